//! A mistyped name to the known name that was probably meant.

/// Longer names are not compared: nobody mistypes them, and the work would no longer be bounded.
const LONGEST: usize = 64;

/// The candidate with the fewest letters inserted, deleted, replaced or swapped with their neighbour, where that is at
/// most a third of the name; letter case does not count. Of equals the first wins.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = Name::new(name)?;
    let allowed = wanted.length.div_ceil(3).min(4);
    candidates
        .into_iter()
        .filter(|candidate| wanted.may_be(candidate, allowed))
        .filter_map(|candidate| Some((wanted.distance(&Name::new(candidate)?, allowed)?, candidate)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The letters of a name in lower case.
struct Name {
    letters: [char; LONGEST],
    length: usize,
    /// Which letters it has, a few of them to a bit.
    set: u32,
}

impl Name {
    fn new(name: &str) -> Option<Self> {
        let mut letters = ['\0'; LONGEST];
        let (mut length, mut set) = (0, 0);
        for letter in name.chars() {
            let letter = letter.to_ascii_lowercase();
            *letters.get_mut(length)? = letter;
            set |= bit(letter);
            length += 1;
        }
        (length > 0).then_some(Self { letters, length, set })
    }

    /// Whether so few changes may lead to the other name at all, which costs less to say than how many do: one change makes
    /// a letter more or less, and brings one letter and takes another one away at most.
    fn may_be(&self, other: &str, allowed: usize) -> bool {
        let (mut length, mut set) = (0, 0);
        for letter in other.chars() {
            set |= bit(letter.to_ascii_lowercase());
            length += 1;
        }
        self.length.abs_diff(length) <= allowed && (self.set ^ set).count_ones() as usize <= 2 * allowed
    }

    /// How many changes lead to the other name, where that is at most `allowed`: three rows of the matrix of optimal
    /// string alignment.
    fn distance(&self, other: &Self, allowed: usize) -> Option<usize> {
        if self.length.abs_diff(other.length) > allowed {
            return None;
        }
        let (mine, theirs) = (self.letters.get(..self.length)?, other.letters.get(..other.length)?);
        // The rows change places, not their numbers.
        let mut rows = [[0; LONGEST + 1], std::array::from_fn(|column| column), [0; LONGEST + 1]];
        let [before, above, here] = &mut rows;
        let (mut before, mut above, mut here) = (before, above, here);
        let mut last_mine = '\0';
        for (row, &letter) in mine.iter().enumerate() {
            *here.first_mut()? = row + 1;
            let mut last_theirs = '\0';
            for (column, &theirs) in theirs.iter().enumerate() {
                let replaced = above.get(column)? + usize::from(letter != theirs);
                let mut fewest = replaced.min(here.get(column)? + 1).min(above.get(column + 1)? + 1);
                if row > 0 && column > 0 && letter == last_theirs && theirs == last_mine {
                    fewest = fewest.min(before.get(column - 1)? + 1);
                }
                *here.get_mut(column + 1)? = fewest;
                last_theirs = theirs;
            }
            last_mine = letter;
            (before, above, here) = (above, here, before);
        }
        above.get(theirs.len()).copied().filter(|&distance| distance <= allowed)
    }
}

/// The bit of a letter.
fn bit(letter: char) -> u32 {
    1 << (u32::from(letter) % 32)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const NAMES: [&str; 6] = ["$gt", "$gte", "$exists", "$elemMatch", "$regex", "$nearSphere"];

    #[test]
    fn finds_what_was_meant() {
        for (name, expected) in [
            ("$exist", Some("$exists")),
            ("$GTE", Some("$gte")),
            ("$elemmatch", Some("$elemMatch")),
            ("$regxe", Some("$regex")),
            ("$regexp", Some("$regex")),
            ("$wherever", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, NAMES), expected, "{name}");
        }
        assert_eq!(nearest(&"x".repeat(1000), NAMES), None);
    }
}
