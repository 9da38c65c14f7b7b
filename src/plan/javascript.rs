//! A pattern that PCRE2 takes to what JavaScript's `RegExp` would not compile in it.
//!
//! A regex that is sent as a value goes through `RegExp` without its flags `u` and `v`, so escapes and braces may mean
//! anything or nothing (ECMA-262, annex B.1.2); it is groups and repeats that it does not know.

use std::ops::Range;

/// The first part of the pattern that JavaScript does not compile. What PCRE2 refuses too is not looked for.
pub(super) fn obstacle(pattern: &str) -> Option<Range<usize>> {
    let mut scanner =
        Scanner { pattern, at: 0, repeatable: false, groups: Vec::new(), names: Vec::new(), quote: 0..0 };
    while scanner.at < pattern.len() {
        let start = scanner.at;
        if !scanner.item() {
            // What stands in a quote is there because it means nothing there.
            if scanner.quote.contains(&start) {
                return Some(scanner.quote.start..scanner.quote.start + "\\Q".len());
            }
            return Some(start..scanner.at.max(start + 1).min(pattern.len()));
        }
    }
    if !scanner.groups.is_empty() {
        return Some(0..pattern.len());
    }
    scanner.missing_name()
}

struct Scanner<'a> {
    pattern: &'a str,
    at: usize,
    /// Whether a repeat may follow.
    repeatable: bool,
    /// Of each group that is open whether it looks back: JavaScript repeats no such.
    groups: Vec<bool>,
    /// The names of groups.
    names: Vec<&'a str>,
    /// The last quote, from its `\Q` up to its `\E`.
    quote: Range<usize>,
}

/// A member of a class as JavaScript reads it.
#[derive(Debug, Clone, Copy)]
enum Member {
    /// A character, by its first and its last unit in UTF-16: without the flag `u` its halves are two.
    One(u16, u16),
    /// Several, which begin and end no range.
    Several,
}

impl Member {
    fn of(character: char) -> Self {
        let mut units = [0; 2];
        match character.encode_utf16(&mut units) {
            [first, .., last] => Self::One(*first, *last),
            [one] => Self::unit(*one),
            [] => Self::Several,
        }
    }

    const fn unit(unit: u16) -> Self {
        Self::One(unit, unit)
    }

    const fn is_two(self) -> bool {
        matches!(self, Self::One(first, last) if first != last)
    }
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.pattern.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Steps over one item of the pattern; says whether JavaScript knows it.
    fn item(&mut self) -> bool {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.first() {
            Some(b'\\') => {
                self.note_quote();
                let next = rest.chars().nth(1);
                let is_kept = next.is_some_and(|next| self.keeps(next));
                self.take(1 + next.map_or(0, char::len_utf8));
                self.repeatable = !matches!(next, Some('b' | 'B'));
                is_kept
            }
            Some(b'[') => self.class(),
            Some(b'(') => self.open(),
            Some(b')') => {
                self.take(1);
                let looks_back = self.groups.pop();
                self.repeatable = looks_back == Some(false);
                looks_back.is_some()
            }
            Some(b'*' | b'+' | b'?') => self.repeat(1),
            Some(b'{') => match braces(rest) {
                Some(length) => self.repeat(length),
                None => {
                    self.take(1);
                    self.repeatable = true;
                    true
                }
            },
            Some(b'|' | b'^' | b'$') => {
                self.take(1);
                self.repeatable = false;
                true
            }
            _ => {
                let character = rest.chars().next();
                let is_kept =
                    !character.is_some_and(|next| !self.keeps(next) || next == '/' && self.is_quoted());
                self.take(character.map_or(1, char::len_utf8));
                self.repeatable = true;
                is_kept
            }
        }
    }

    /// Notes how far a quote goes that begins here. What stands in another one begins none.
    fn note_quote(&mut self) {
        if self.rest().starts_with("\\Q") && !self.is_quoted() {
            let end = self.rest().find("\\E");
            self.quote = self.at..end.map_or(self.pattern.len(), |end| self.at + end);
        }
    }

    fn is_quoted(&self) -> bool {
        self.at < self.quote.end
    }

    /// Whether the pattern that `RegExp` gives back has the character, escaped or not, as PCRE2 reads it: line ends are
    /// written as escapes, which are none in a quote, or which PCRE2 refuses. So are slashes outside classes that have no
    /// backslash yet.
    fn keeps(&self, character: char) -> bool {
        match character {
            '\u{2028}' | '\u{2029}' => false,
            '\n' | '\r' => !self.is_quoted(),
            _ => true,
        }
    }

    /// A repeat, which a `?` may make lazy. A `+` would make it possessive, and is a repeat of nothing here.
    fn repeat(&mut self, length: usize) -> bool {
        self.take(length);
        if self.rest().starts_with('?') {
            self.take(1);
        }
        std::mem::replace(&mut self.repeatable, false)
    }

    /// A class ends at the first `]` that is not escaped, even where it is the first character. Its ranges are those of
    /// JavaScript: in `[\x{400}-\x{4ff}]` one goes from `}` to `x`.
    fn class(&mut self) -> bool {
        self.take(1);
        if self.rest().starts_with('^') {
            self.take(1);
        }
        while !self.rest().starts_with(']') {
            let Some(mut first) = self.member() else { return false };
            while self.rest().starts_with('-') && !self.rest().starts_with("-]") {
                let end = self.at;
                self.take(1);
                let Some(last) = self.member() else { return false };
                if let (Member::One(_, first), Member::One(last, _)) = (first, last)
                    && first > last
                {
                    self.at = end;
                    return false;
                }
                // The second half of a character that ends a range may begin another one.
                if !last.is_two() {
                    break;
                }
                first = last;
            }
        }
        self.take(1);
        self.repeatable = true;
        true
    }

    /// One member of a class; nothing at the end of the pattern, and of what `RegExp` rewrites.
    fn member(&mut self) -> Option<Member> {
        self.note_quote();
        let rest = self.rest();
        let mut characters = rest.chars();
        let first = characters.next()?;
        if first != '\\' {
            let is_kept = self.keeps(first);
            self.take(first.len_utf8());
            return is_kept.then(|| Member::of(first));
        }
        let escaped = characters.next()?;
        if !self.keeps(escaped) {
            self.take(1 + escaped.len_utf8());
            return None;
        }
        let digits = |from: usize, most: usize, radix: u32| {
            let digits = rest.get(from..).unwrap_or_default().chars();
            let length = digits.take(most).take_while(|digit| digit.is_digit(radix)).count();
            let value = rest.get(from..from + length).and_then(|text| u16::from_str_radix(text, radix).ok());
            value.map(|value| (value, length))
        };
        let hexadecimal = |length| digits(2, length, 16).filter(|&(_, found)| found == length);
        let (member, length) = match escaped {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => (Member::Several, 2),
            'b' => (Member::unit(8), 2),
            't' => (Member::unit(9), 2),
            'n' => (Member::unit(10), 2),
            'v' => (Member::unit(11), 2),
            'f' => (Member::unit(12), 2),
            'r' => (Member::unit(13), 2),
            'c' => {
                match characters.next().filter(|&letter| letter.is_ascii_alphanumeric() || letter == '_') {
                    Some(letter) => {
                        (Member::of(char::from(u8::try_from(letter).unwrap_or_default() % 32)), 3)
                    }
                    // The backslash stands for itself.
                    None => (Member::of('\\'), 1),
                }
            }
            '0'..='7' => match digits(1, if escaped < '4' { 3 } else { 2 }, 8) {
                Some((value, length)) => (Member::unit(value), 1 + length),
                None => (Member::of(escaped), 2),
            },
            'x' | 'u' => match hexadecimal(if escaped == 'x' { 2 } else { 4 }) {
                Some((value, length)) => (Member::unit(value), 2 + length),
                None => (Member::of(escaped), 2),
            },
            _ => (Member::of(escaped), 1 + escaped.len_utf8()),
        };
        self.take(length);
        Some(member)
    }

    /// The start of a group.
    fn open(&mut self) -> bool {
        let rest = self.rest();
        self.repeatable = false;
        self.groups.push(rest.starts_with("(?<=") || rest.starts_with("(?<!"));
        let known = ["(?:", "(?=", "(?!", "(?<=", "(?<!"].iter().find(|start| rest.starts_with(**start));
        if let Some(known) = known {
            self.take(known.len());
            return true;
        }
        let Some(special) = rest.strip_prefix("(?") else {
            self.take(1);
            return !self.rest().starts_with('*');
        };
        match special.strip_prefix('<').and_then(|name| name.split_once('>')) {
            Some((name, _)) if !name.is_empty() => {
                self.take("(?<".len() + name.len() + 1);
                self.names.push(name);
                true
            }
            _ => {
                self.take(2 + special.chars().next().map_or(0, char::len_utf8));
                false
            }
        }
    }

    /// Where groups have names, each `\k<name>` must name one of them.
    fn missing_name(&self) -> Option<Range<usize>> {
        if self.names.is_empty() {
            return None;
        }
        let mut at = 0;
        while let Some(found) = self.pattern.get(at..)?.find('\\') {
            let start = at + found;
            let after = self.pattern.get(start + 1..)?;
            let length = after.chars().next().map_or(0, char::len_utf8);
            if let Some(reference) = after.strip_prefix('k') {
                let name = reference.strip_prefix('<').and_then(|name| name.split_once('>'));
                if !name.is_some_and(|(name, _)| self.names.contains(&name)) {
                    return Some(start..start + 1 + length);
                }
            }
            at = start + 1 + length;
        }
        None
    }
}

/// The length of `{2}`, `{2,}` or `{2,3}` at the start; anything else in braces is text.
fn braces(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    // Whoever looks for the brace that closes would, of braces that none closes, look at all of the pattern at each.
    let length = inside.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    let (inside, _) = inside.split_at_checked(length).filter(|(_, after)| after.starts_with('}'))?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_repeat = match inside.split_once(',') {
        Some((least, most)) => is_number(least) && (most.is_empty() || is_number(most)),
        None => is_number(inside),
    };
    is_repeat.then_some(inside.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::obstacle;

    #[test]
    fn what_javascript_lacks_is_found() {
        for (pattern, found) in [
            ("^abc", None),
            ("(?<n>a)\\k<n>", None),
            ("(?<=a)b(?!c)(?:d)*?", None),
            ("[(?>]\\(?[]a]", None),
            ("a{,2}b{2,}?{", None),
            ("\\Qa\\E\\h\\X\\p{L}", None),
            ("a(?i)b", Some("(?i")),
            ("(?P<n>a)", Some("(?P")),
            ("(?>a+)b", Some("(?>")),
            ("(?#c)a", Some("(?#")),
            ("(?|(a)|(b))", Some("(?|")),
            ("a++", Some("+")),
            ("a?+", Some("+")),
            ("a{2}+", Some("+")),
            ("(*UTF8)a", Some("(")),
            ("(?'n'a)", Some("(?'")),
            ("(?<n>a)\\k{n}", Some("\\k")),
            ("\\Q(\\E", Some("\\Q(\\E")),
            ("\\Qa/b\\E", Some("\\Q")),
            ("\\Qa\nb\\E", Some("\\Q")),
            ("\\Qa\\\nb\\E", Some("\\Q")),
            ("\\Qa\\/\\Q[/]\\E/\n", None),
            ("[\\Qa\nb\\E]", Some("[\\Qa\n")),
            ("[\\Q]/\\E]", Some("\\Q")),
            ("[\\Q/\\E\n\\\n]", None),
            ("a\\\u{2028}", Some("\\\u{2028}")),
            ("[a\\\u{2029}]", Some("[a\\\u{2029}")),
            ("[a-😀-b]", Some("[a-😀")),
            ("[a-😀-]|[a-😀-ｚ-b]|[a-😀b-c]", None),
            ("\\Qab\\E/", None),
            ("a\u{2028}", Some("\u{2028}")),
            ("[a\u{2029}]", Some("[a\u{2029}")),
            ("[😀-😂]", Some("[😀")),
            ("[a😀-]|😀-b", None),
            ("[😀-ｚ]", None),
            ("[^-A]|[]-a]|[^]-a]|[a-]|[--a]|[+--]", None),
            ("[\\x{400}-\\x{4ff}]", Some("[\\x{400}")),
            ("[\\x41-\\x5a\\u0041-\\u005A\\101-\\132\\0-\\7\\cA-\\cZ\\b-\\t]", None),
            ("[\\a-Z]", Some("[\\a")),
            ("[\\e-a]", Some("[\\e")),
            ("[\\o{101}-Z]", Some("[\\o{101}")),
            ("[a-\\101]", Some("[a")),
            ("[\\d-a\\w-\\d]", None),
            ("[ab]*[\\]c-]+", None),
            ("(?<=a)*b", Some("*")),
            ("(?<!a){2}b", Some("{2}")),
            ("(?=a)*(?!b)?(?:(?<=c))+", None),
        ] {
            assert_eq!(obstacle(pattern).map(|range| &pattern[range]), found, "{pattern}");
        }
    }

    /// As long as the database takes them: at ten thousand looks at the rest of each, this takes minutes.
    #[test]
    fn no_part_is_looked_at_again_for_each_one_before_it() {
        for (part, ends) in [("\\Q", ""), ("{", ""), ("\\k<n>", "(?<n>)"), ("[\\Q]", "")] {
            let pattern = part.repeat(32_000 / part.len()) + ends;
            for _ in 0..20 {
                assert_eq!(obstacle(&pattern), None, "{part}");
            }
        }
    }

    /// The table of what PCRE2 and Node make of 114 patterns, where it is at hand.
    #[test]
    fn agrees_with_node_on_what_pcre2_takes() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let paths = ["../shared/facts/regex.md", "../../shared/facts/regex.md"].map(|path| root.join(path));
        let Some(table) = paths.iter().find_map(|path| std::fs::read_to_string(path).ok()) else {
            println!("skipped: ../shared/facts/regex.md is not here");
            return;
        };
        let mut rows = 0;
        for line in table.lines().filter(|line| line.starts_with("| `")) {
            let Some((pattern, columns)) = line[3..].split_once("` | ") else { continue };
            if !columns.starts_with("ok | ") {
                continue;
            }
            rows += 1;
            let pattern = pattern.replace("\\|", "|");
            assert_eq!(obstacle(&pattern).is_none(), columns.starts_with("ok | ok"), "{pattern}");
        }
        assert!(rows > 60, "only {rows} rows");
    }
}
