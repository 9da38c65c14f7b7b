//! Sets of characters, and the escapes that stand for them.

use super::{Reader, Refusal};
use crate::value::regex::tree::{BLANK, DIGIT, Item, Place, SPACE, Set, VERTICAL, WORD, complement, posix};

/// What stands for characters in a set.
pub(super) enum Member {
    Character(char),
    Ranges(Vec<(char, char)>),
    Property(String, bool),
}

/// A set that is being read.
struct Pending {
    set: Set,
    /// The last character, of which a `-` would make a range.
    low: Option<char>,
    /// Whether that range has begun.
    is_range: bool,
}

impl<'p> Reader<'p> {
    /// `[…]`
    pub(super) fn class(&mut self) -> Result<Item, Refusal> {
        if self.cursor.eat("[[:<:]]") {
            return Ok(Item::Place(Place::WordStart));
        }
        if self.cursor.eat("[[:>:]]") {
            return Ok(Item::Place(Place::WordEnd));
        }
        self.cursor.at += 1;
        let mut pending = Pending { set: self.set_start(), low: None, is_range: false };
        let first = self.cursor.at;
        let mut is_quoted = false;
        loop {
            let at = self.cursor.at;
            if self.cursor.eat(if is_quoted { r"\E" } else { r"\Q" }) {
                is_quoted = !is_quoted;
                continue;
            }
            let member = match self.cursor.peek(0) {
                None => return Err("a mistake"),
                Some(b']') if at > first && !is_quoted => {
                    self.cursor.at += 1;
                    break;
                }
                Some(b'\\') if !is_quoted => {
                    if self.cursor.eat(r"\E") {
                        continue;
                    }
                    self.set_escape()?
                }
                Some(b'[') if !is_quoted && let Some((name, negated)) = self.posix() => {
                    let is_cased = matches!(name, "lower" | "upper");
                    let name = if self.options.caseless && is_cased { "alpha" } else { name };
                    let ranges = posix(name).ok_or("a mistake")?;
                    Member::Ranges(if negated { complement(ranges) } else { ranges.to_vec() })
                }
                Some(b' ' | b'\t') if self.options.extended_more && !is_quoted => {
                    self.cursor.at += 1;
                    continue;
                }
                Some(b'-') if !is_quoted && pending.low.is_some() && !pending.is_range => {
                    self.cursor.at += 1;
                    pending.is_range = true;
                    continue;
                }
                Some(_) => Member::Character(self.cursor.next().ok_or("a mistake")?),
            };
            self.join(&mut pending, member);
        }
        self.end_range(&mut pending);
        Ok(Item::Set(pending.set))
    }

    /// What stands before the first member: a `^`, and what says nothing.
    fn set_start(&mut self) -> Set {
        let mut set = Set::default();
        loop {
            let is_skipped = self.cursor.eat(r"\E")
                || self.cursor.eat(r"\Q\E")
                || self.options.extended_more && (self.cursor.eat(" ") || self.cursor.eat("\t"));
            if !is_skipped {
                if set.negated || !self.cursor.eat("^") {
                    return set;
                }
                set.negated = true;
            }
        }
    }

    /// Takes a member into the set, or keeps it until it is seen whether a range begins with it.
    fn join(&self, pending: &mut Pending, member: Member) {
        match (member, pending.low) {
            (Member::Character(character), Some(start)) if pending.is_range => {
                self.add(&mut pending.set, start, character);
                (pending.low, pending.is_range) = (None, false);
            }
            (Member::Character(character), _) => {
                self.end_range(pending);
                pending.low = Some(character);
            }
            (Member::Ranges(ranges), _) => {
                self.end_range(pending);
                pending.set.exact.extend(ranges);
            }
            (Member::Property(name, negated), _) => {
                self.end_range(pending);
                pending.set.properties.push((name, negated));
            }
        }
    }

    /// Takes in what turned out to begin no range. PCRE2 refuses a range to a set, but for one that the scanner takes for a
    /// plain `-`.
    fn end_range(&self, pending: &mut Pending) {
        if let Some(character) = pending.low.take() {
            self.add(&mut pending.set, character, character);
        }
        if std::mem::take(&mut pending.is_range) {
            self.add(&mut pending.set, '-', '-');
        }
    }

    /// `[:name:]`, which is taken where it comes next.
    pub(super) fn posix(&mut self) -> Option<(&'p str, bool)> {
        let rest = self.cursor.rest().strip_prefix("[:")?;
        let (name, _) = rest.split_once(":]")?;
        let (plain, negated) = name.strip_prefix('^').map_or((name, false), |plain| (plain, true));
        posix(plain)?;
        self.cursor.at += name.len() + 4;
        Some((plain, negated))
    }

    /// An escape that stands for characters; the cursor is on its backslash.
    pub(super) fn set_escape(&mut self) -> Result<Member, Refusal> {
        self.cursor.at += 1;
        let Some(character) = self.cursor.next() else { return Err("a mistake") };
        let ranges = |ranges: &[(char, char)]| Ok(Member::Ranges(ranges.to_vec()));
        let others = |ranges: &[(char, char)]| Ok(Member::Ranges(complement(ranges)));
        Ok(Member::Character(match character {
            'd' => return ranges(DIGIT),
            'D' => return others(DIGIT),
            'w' => return ranges(WORD),
            'W' => return others(WORD),
            's' => return ranges(SPACE),
            'S' => return others(SPACE),
            'h' => return ranges(BLANK),
            'H' => return others(BLANK),
            'v' => return ranges(VERTICAL),
            'V' => return others(VERTICAL),
            'p' | 'P' => return self.property(character == 'P'),
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' => '\u{1b}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'c' => match self.cursor.next() {
                Some(control @ ' '..='~') => {
                    char::from(u8::try_from(control.to_ascii_uppercase()).unwrap_or(0) ^ 64)
                }
                _ => return Err("a mistake"),
            },
            'o' => self.braced(8)?,
            'x' if self.cursor.peek(0) == Some(b'{') => self.braced(16)?,
            'x' => self.digits(2, 16),
            '0' => self.digits(2, 8),
            '1'..='7' => {
                self.cursor.at -= 1;
                self.digits(3, 8)
            }
            'N' => {
                self.cursor.eat("{U+");
                self.cursor.at -= 1;
                self.braced(16)?
            }
            other => other,
        }))
    }

    /// `{…}`, or what is left of `{U+…}` with its last byte before the digits standing for the brace.
    pub(super) fn braced(&mut self, radix: u32) -> Result<char, Refusal> {
        self.cursor.at += 1;
        let digits = self.cursor.take_through("}").ok_or("a mistake")?;
        u32::from_str_radix(digits.trim(), radix).ok().and_then(char::from_u32).ok_or("a mistake")
    }

    /// At most `most` digits, perhaps none.
    pub(super) fn digits(&mut self, most: usize, radix: u32) -> char {
        let mut code = 0;
        for _ in 0..most {
            let Some(digit) = self.cursor.peek(0).and_then(|byte| char::from(byte).to_digit(radix)) else {
                break;
            };
            code = code * radix + digit;
            self.cursor.at += 1;
        }
        char::from_u32(code).unwrap_or_default()
    }

    /// `\pL` or `\p{Greek}`. Only general categories and scripts are taken, and of those what the flag `i` does not change.
    pub(super) fn property(&mut self, is_negated: bool) -> Result<Member, Refusal> {
        let name = if self.cursor.eat("{") {
            self.cursor.take_through("}").ok_or("a mistake")?
        } else {
            let start = self.cursor.at;
            self.cursor.next();
            self.cursor.pattern.get(start..self.cursor.at).unwrap_or("")
        };
        let (name, is_negated) = match name.trim_start().strip_prefix('^') {
            Some(name) => (name, !is_negated),
            None => (name, is_negated),
        };
        let is_letter =
            |character: &char| character.is_ascii_alphanumeric() || matches!(character, '&' | ':' | '=');
        let name: String = name.chars().filter(is_letter).collect::<String>().to_ascii_lowercase();
        if self.options.caseless && matches!(name.as_str(), "lu" | "ll" | "lt") {
            return Err("a property of case under the flag `i`");
        }
        Ok(match name.as_str() {
            "any" => Member::Ranges(if is_negated { Vec::new() } else { vec![('\0', char::MAX)] }),
            "l&" | "lc" => Member::Property("lc".into(), is_negated),
            "l" | "ll" | "lm" | "lo" | "lt" | "lu" | "m" | "mc" | "me" | "mn" | "n" | "nd" | "nl" | "no"
            | "p" | "pc" | "pd" | "pe" | "pf" | "pi" | "po" | "ps" | "s" | "sc" | "sk" | "sm" | "so"
            | "z" | "zl" | "zp" | "zs" | "cc" | "cf" | "co" => Member::Property(name, is_negated),
            "latin" | "greek" | "cyrillic" | "hebrew" | "arabic" | "han" | "hiragana" | "katakana"
            | "thai" | "hangul" | "devanagari" | "armenian" | "georgian" => {
                Member::Property(format!("scx={name}"), is_negated)
            }
            _ => return Err("a property whose characters depend on the version of Unicode"),
        })
    }
}
