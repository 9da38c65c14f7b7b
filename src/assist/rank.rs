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
    let found = (1..=last).filter(|&at| starts(at)).map(|at| if is_start(at) { 3 } else { 4 }).min();
    if found.is_some() {
        return found;
    }
    // The letters in their order, the first at the start of a part.
    let first = (0..name.len()).find(|&at| {
        (at == 0 || is_start(at))
            && name.get(at).zip(typed.first()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    })?;
    let mut rest = name.get(first..)?.iter();
    typed.iter().all(|wanted| rest.any(|byte| byte.eq_ignore_ascii_case(wanted))).then_some(5)
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
            ("ogi", "lastLogin", Some(4)),
            ("ll", "lastLogin", Some(5)),
            ("lu", "usersCount", None),
            ("sl", "users.list", None),
            ("ul", "users.list", Some(5)),
            ("x", "name", None),
            ("longer than it", "name", None),
        ] {
            assert_eq!(fit(typed, name), expected, "{typed} in {name}");
        }
    }
}
