//! What follows a backslash.

use super::Finding;
use super::property::{Property, property};
use super::reference::{MOST_GROUPS, Target};
use super::repeat::counts;
use super::scanner::{Read, Scanner};
use super::shape::Set;
use crate::diagnostic::Code;

/// What an escape means.
#[derive(Debug, Clone, Copy)]
pub(super) enum Escape<'p> {
    Character(char),
    /// One character of a set.
    Set(Set),
    /// `\R`: one or two characters.
    Newline,
    /// `\X` or `\C`: something that is not one character.
    Anything,
    /// A place where the text starts or the last match ended.
    Start,
    /// Another place.
    Place,
    /// `\K`: the match starts here.
    Reset,
    /// `\Q`
    Quote,
    /// `\E`
    EndQuote,
    /// What a group matched.
    Back(Target<'p>),
    /// What a group can match.
    Call(Target<'p>),
}

impl<'p> Scanner<'p, '_> {
    /// Reads an escape; the cursor is on the backslash.
    pub(super) fn read_escape(&mut self, in_set: bool) -> Read<Escape<'p>> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let Some(character) = self.cursor.next() else {
            return self.fail(Finding::new(Code::PatternEscapeTrailing, start..start + 1).fix(r"\\"));
        };
        Some(match character {
            'd' => Escape::Set(Set::DIGIT),
            'D' => Escape::Set(Set::DIGIT.complement()),
            'w' => Escape::Set(Set::WORD),
            'W' => Escape::Set(Set::WORD.complement()),
            's' => Escape::Set(Set::SPACE),
            'S' => Escape::Set(Set::SPACE.complement()),
            'h' => Escape::Set(Set::BLANK | Set::NOT_ASCII),
            'H' => Escape::Set(Set::BLANK.complement()),
            'v' => Escape::Set(Set::VERTICAL | Set::NOT_ASCII),
            'V' => Escape::Set(Set::VERTICAL.complement()),
            'p' | 'P' => return self.property(start, character == 'P'),
            'a' => Escape::Character('\u{7}'),
            'e' => Escape::Character('\u{1b}'),
            'f' => Escape::Character('\u{c}'),
            'n' => Escape::Character('\n'),
            'r' => Escape::Character('\r'),
            't' => Escape::Character('\t'),
            'c' => return self.control(start),
            'o' => return self.braced(start, 8),
            'x' if self.cursor.peek(0) == Some(b'{') => return self.braced(start, 16),
            'x' => Escape::Character(self.digits(2, 16)),
            '0' => Escape::Character(self.digits(2, 8)),
            '1'..='9' => return self.number(start, in_set),
            'N' if self.cursor.eat("{U+") => {
                self.cursor.at -= 3;
                return self.braced(start, 16);
            }
            'Q' => Escape::Quote,
            'E' => Escape::EndQuote,
            'u' => self.unicode(start),
            'b' if in_set => Escape::Character('\u{8}'),
            'g' if in_set => Escape::Character('g'),
            'B' | 'R' | 'X' | 'A' | 'z' | 'Z' | 'G' | 'K' | 'C' | 'N' | 'k' if in_set => {
                return self.fail(Finding::new(Code::PatternSetEscape, self.cursor.since(start)));
            }
            'b' | 'B' | 'z' | 'Z' => Escape::Place,
            'A' | 'G' => Escape::Start,
            'K' => Escape::Reset,
            'R' => Escape::Newline,
            'X' | 'C' => Escape::Anything,
            'N' if self.cursor.peek(0) == Some(b'{') && counts(self.cursor).is_none() => {
                return self.incomplete(start, "`{U+…}` with hexadecimal digits");
            }
            'N' => Escape::Set(Set::LINE),
            'g' => return self.group_reference(start),
            'k' => return self.named_reference(start),
            letter if letter.is_ascii_alphabetic() => {
                let finding = Finding::new(Code::PatternEscapeUnknown, self.cursor.since(start));
                self.report(finding.fix(letter.to_string()));
                Escape::Character(letter)
            }
            other => Escape::Character(other),
        })
    }

    /// `\cA`
    fn control(&mut self, start: usize) -> Read<Escape<'p>> {
        match self.cursor.peek(0) {
            Some(byte @ b' '..=b'~') => {
                self.cursor.at += 1;
                Some(Escape::Character(char::from(byte.to_ascii_uppercase() ^ 64)))
            }
            Some(_) | None => self.incomplete(start, "a printable ASCII character"),
        }
    }

    /// `\x{…}`, `\o{…}` or `\N{U+…}`; the cursor is on the `{`.
    fn braced(&mut self, start: usize, radix: u32) -> Read<Escape<'p>> {
        let wanted = if radix == 8 { "`{…}` with octal digits" } else { "`{…}` with hexadecimal digits" };
        if !self.cursor.eat("{U+") && !self.cursor.eat("{") {
            return self.incomplete(start, wanted);
        }
        let digits = self.cursor.take_while(|character| character.is_digit(radix));
        if digits.is_empty() || !self.cursor.eat("}") {
            return self.incomplete(start, wanted);
        }
        match u32::from_str_radix(digits, radix).ok().and_then(char::from_u32) {
            Some(character) => Some(Escape::Character(character)),
            None => self.fail(Finding::new(Code::PatternEscapeCharacter, self.cursor.since(start))),
        }
    }

    /// At most `most` digits, perhaps none; they always name a character.
    fn digits(&mut self, most: usize, radix: u32) -> char {
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

    /// `\1` is a group if it has one digit, starts with 8 or 9, or so many groups came before; otherwise octal.
    fn number(&mut self, start: usize, in_set: bool) -> Read<Escape<'p>> {
        self.cursor.at -= 1;
        let digits_start = self.cursor.at;
        let first = self.cursor.peek(0);
        if !in_set {
            let digits = self.cursor.take_while(|character| character.is_ascii_digit());
            // PCRE2 gives up on a number beyond this and reads octal digits instead.
            let number = digits.parse().ok().filter(|&number: &u32| number < i32::MAX as u32 / 10);
            if let Some(number) = number
                && (number < 10 || first >= Some(b'8') || number <= self.groups)
            {
                if number > MOST_GROUPS {
                    return self.missing(start);
                }
                return Some(Escape::Back(Target::Number(number)));
            }
        }
        self.cursor.at = digits_start;
        if first >= Some(b'8') {
            self.cursor.at += 1;
            return Some(Escape::Character(first.map_or('8', char::from)));
        }
        Some(Escape::Character(self.digits(3, 8)))
    }

    /// `\u0041`, `\u{41}` or a surrogate pair: JavaScript's, and no escape here.
    fn unicode(&mut self, start: usize) -> Escape<'p> {
        let code = self.javascript_code();
        let paired = match code {
            Some(high @ 0xd800..=0xdbff) => {
                let before = self.cursor;
                let low = if self.cursor.eat(r"\u") { self.javascript_code() } else { None };
                match low {
                    Some(low @ 0xdc00..=0xdfff) => Some(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)),
                    Some(_) | None => {
                        self.cursor = before;
                        code
                    }
                }
            }
            other => other,
        };
        let character = paired.and_then(char::from_u32);
        let finding = Finding::new(Code::PatternEscapeUnicode, self.cursor.since(start));
        self.report(match (character, paired) {
            (Some(character), _) => finding.fix(format!(r"\x{{{:04x}}}", u32::from(character))),
            (None, None) => finding.fix("u"),
            (None, Some(_)) => finding,
        });
        Escape::Character(character.unwrap_or('u'))
    }

    /// What follows `\u`: four hexadecimal digits, or any number of them in braces.
    fn javascript_code(&mut self) -> Option<u32> {
        let mut ahead = self.cursor;
        let rest = ahead.rest();
        let digits = if ahead.eat("{") {
            let digits = ahead.take_while(|character| character.is_ascii_hexdigit());
            ahead.eat("}").then_some(digits)?
        } else {
            ahead.at += 4;
            rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?
        };
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.cursor = ahead;
        Some(code)
    }

    /// `\pL` or `\p{Greek}`
    fn property(&mut self, start: usize, is_negated: bool) -> Read<Escape<'p>> {
        let name = if self.cursor.eat("{") {
            self.cursor.take_through("}")
        } else {
            let before = self.cursor.at;
            let letter = self.cursor.next().filter(char::is_ascii_alphabetic);
            letter.and_then(|_| self.cursor.pattern.get(before..self.cursor.at))
        };
        let Some(name) = name else {
            return self.incomplete(start, "a property, as in `\\p{L}`");
        };
        let range = self.cursor.since(start);
        match property(name) {
            Property::Known(_) if is_negated != name.trim_start().starts_with('^') => {
                Some(Escape::Set(Set::ALL))
            }
            Property::Known(set) => Some(Escape::Set(set)),
            Property::Unknown => {
                self.report(Finding::new(Code::PatternPropertyUnknown, range));
                Some(Escape::Set(Set::ALL))
            }
            Property::Refused(meant) => {
                let finding = Finding::new(Code::PatternPropertyRefused, range);
                let escape = if is_negated { 'P' } else { 'p' };
                self.report(match meant {
                    Some(name) => finding.fix(format!(r"\{escape}{{{name}}}")),
                    None => finding,
                });
                Some(Escape::Set(Set::ALL))
            }
        }
    }

    /// `\g1`, `\g{-1}` and `\g{name}` refer back; `\g<1>`, `\g'name'` call.
    fn group_reference(&mut self, start: usize) -> Read<Escape<'p>> {
        let (end, is_call) = match self.cursor.peek(0) {
            Some(b'{') => ("}", false),
            Some(b'<') => (">", true),
            Some(b'\'') => ("'", true),
            Some(b'0'..=b'9' | b'+' | b'-') => ("", false),
            Some(_) | None => return self.incomplete(start, "a group, as in `\\g{1}`"),
        };
        self.cursor.at += end.len();
        let target = match self.cursor.peek(0) {
            Some(b'0'..=b'9' | b'+' | b'-') => {
                let number = self.group_number(start)?;
                if !self.cursor.eat(end) {
                    return self.incomplete(start, "its end after the number");
                }
                if number == 0 && !is_call {
                    return self.missing(start);
                }
                Target::Number(number)
            }
            Some(_) | None => Target::Name(self.group_name(end)?),
        };
        Some(if is_call { Escape::Call(target) } else { Escape::Back(target) })
    }

    /// `\k<name>`, `\k'name'` or `\k{name}`
    fn named_reference(&mut self, start: usize) -> Read<Escape<'p>> {
        let end = match self.cursor.peek(0) {
            Some(b'{') => "}",
            Some(b'<') => ">",
            Some(b'\'') => "'",
            Some(_) | None => return self.incomplete(start, "a group's name, as in `\\k<name>`"),
        };
        self.cursor.at += 1;
        Some(Escape::Back(Target::Name(self.group_name(end)?)))
    }
}
