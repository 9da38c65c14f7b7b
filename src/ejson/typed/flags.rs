//! The flags of a regex as its dialect writes them to the letters of the database.

use crate::sorted::sort_by;

/// Whose letters the flags of a regex are.
#[derive(Clone, Copy)]
pub(super) enum Flags {
    /// JavaScript's. The server hands `g` to the database as `s` and drops `u` and `y` (npm ejson 2.2.3, bson).
    Meteor,
    /// The database's.
    Mongo,
}

impl Flags {
    /// The database's letters, sorted; nothing where a letter is none or stands twice.
    pub(super) fn sorted(self, letters: &str) -> Option<String> {
        let allowed = match self {
            Self::Meteor => "gimuy",
            Self::Mongo => "ilmsux",
        };
        let mut sorted: Vec<char> = letters.chars().collect();
        sort_by(&mut sorted, Ord::cmp);
        let twice = sorted.windows(2).any(|pair| pair.first() == pair.last());
        if twice || !sorted.iter().all(|&letter| allowed.contains(letter)) {
            return None;
        }
        Some(match self {
            Self::Mongo => sorted.into_iter().collect(),
            Self::Meteor => {
                let kept = sorted.iter().filter(|letter| matches!(letter, 'i' | 'm'));
                let dotall = sorted.iter().filter(|&&letter| letter == 'g').map(|_| 's');
                kept.copied().chain(dotall).collect()
            }
        })
    }

    pub(super) const fn takes(self) -> &'static str {
        match self {
            Self::Meteor => "each of the flags `g i m u y` once (`g` lets a dot match a line break)",
            Self::Mongo => "each of the options `i l m s u x` once",
        }
    }

    pub(super) const fn example(self) -> &'static str {
        match self {
            Self::Meteor => "{\"$regexp\":\"^a\",\"$flags\":\"i\"}",
            Self::Mongo => "{\"$regularExpression\":{\"pattern\":\"^a\",\"options\":\"i\"}}",
        }
    }
}
