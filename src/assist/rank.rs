//! What was typed and a name to how well the name fits.

/// How well a name fits what was typed, 0 the best; nothing where it does not. Letter case counts only between equals.
pub(super) fn fit(typed: &str, name: &str) -> Option<u8> {
    if typed.is_empty() {
        return Some(1);
    }
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    if name == typed {
        return Some(0);
    }
    if name.starts_with(typed) {
        return Some(1);
    }
    let starts =
        |at: usize| name.get(at..at + typed.len()).is_some_and(|part| part.eq_ignore_ascii_case(typed));
    if starts(0) {
        return Some(2);
    }
    let is_start = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| name.get(at));
        let here = name.get(at);
        before.is_some_and(|byte| !byte.is_ascii_alphanumeric())
            || here.is_some_and(u8::is_ascii_uppercase) && before.is_some_and(u8::is_ascii_lowercase)
    };
    let last = name.len().saturating_sub(typed.len());
    let found = (1..=last).filter(|&at| starts(at)).map(|at| if is_start(at) { 3 } else { 5 }).min();
    // The first word without some of its letters is meant more often than what stands inside another word.
    let word =
        (1..name.len()).find(|&at| is_start(at) || !name.get(at).is_some_and(u8::is_ascii_alphanumeric));
    if found != Some(3) && name.get(..word.unwrap_or(name.len())).is_some_and(|word| abridges(typed, word)) {
        return Some(4);
    }
    // The letters in their order, the first at the start of a part.
    found.or_else(|| {
        let from = (0..name.len()).filter(|&at| at == 0 || is_start(at));
        from.filter_map(|at| name.get(at..)).any(|rest| abridges(typed, rest)).then_some(6)
    })
}

/// The place of a name among those of a list, which has blanks between them.
pub(super) fn place(list: &str, name: &str) -> Option<u32> {
    (0..).zip(list.split(' ')).find(|&(_, one)| one == name).map(|(at, _)| at)
}

/// Whether a name begins with the first of the letters, and has the others in their order.
fn abridges(letters: &[u8], name: &[u8]) -> bool {
    let mut rest = name.iter();
    let is_first =
        letters.first().zip(name.first()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other));
    is_first && letters.iter().all(|wanted| rest.any(|byte| byte.eq_ignore_ascii_case(wanted)))
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn the_nearer_a_name_is_the_better_it_fits() {
        for (typed, name, expected) in [
            ("", "anything", Some(1)),
            ("name", "name", Some(0)),
            ("na", "name", Some(1)),
            ("NA", "name", Some(2)),
            ("user", "u.username", Some(3)),
            ("login", "lastLogin", Some(3)),
            ("usr", "users.list", Some(4)),
            ("usr", "username", Some(4)),
            ("ogi", "lastLogin", Some(5)),
            ("usr", "channels.anonymousread", Some(5)),
            ("usr", "custom-user-status.list", Some(6)),
            ("ll", "lastLogin", Some(6)),
            ("lu", "usersCount", None),
            ("sl", "users.list", None),
            ("ul", "users.list", Some(6)),
            ("usl", "users.list", Some(6)),
            ("x", "name", None),
            ("longer than it", "name", None),
        ] {
            assert_eq!(fit(typed, name), expected, "{typed} in {name}");
        }
    }
}
