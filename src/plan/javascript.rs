//! A pattern that PCRE2 takes to what JavaScript's `RegExp` would not compile in it.
//!
//! A regex that is sent as a value goes through `RegExp` without its flags `u` and `v`, so escapes and braces may mean
//! anything or nothing (ECMA-262, annex B.1.2); it is groups and repeats that it does not know.

use std::ops::Range;

/// The first part of the pattern that JavaScript does not compile. What PCRE2 refuses too is not looked for.
pub(super) fn obstacle(pattern: &str) -> Option<Range<usize>> {
    let mut scanner = Scanner { pattern, at: 0, repeatable: false, groups: 0, names: Vec::new() };
    while scanner.at < pattern.len() {
        let start = scanner.at;
        if !scanner.item() {
            return Some(start..scanner.at.max(start + 1).min(pattern.len()));
        }
    }
    if scanner.groups > 0 {
        return Some(0..pattern.len());
    }
    scanner.missing_name()
}

struct Scanner<'a> {
    pattern: &'a str,
    at: usize,
    /// Whether a repeat may follow.
    repeatable: bool,
    /// How many groups are open.
    groups: usize,
    /// The names of groups.
    names: Vec<&'a str>,
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
                let next = rest.chars().nth(1);
                self.take(1 + next.map_or(0, char::len_utf8));
                self.repeatable = !matches!(next, Some('b' | 'B'));
                // What `RegExp` gives back has its slashes and line ends escaped, which counts in a quote.
                let quoted = rest.strip_prefix("\\Q").and_then(|rest| rest.split("\\E").next());
                next.is_some() && !quoted.is_some_and(|quoted| quoted.contains(['/', '\n', '\r']))
            }
            Some(b'[') => self.class(),
            Some(b'(') => self.open(),
            Some(b')') => {
                self.take(1);
                self.repeatable = true;
                self.groups = self.groups.wrapping_sub(1);
                self.groups != usize::MAX
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
                self.take(character.map_or(1, char::len_utf8));
                self.repeatable = true;
                !character.is_some_and(is_rewritten)
            }
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

    /// A class ends at the first `]` that is not escaped, even where it is the first character.
    fn class(&mut self) -> bool {
        self.take(1);
        loop {
            let rest = self.rest();
            match rest.chars().next() {
                None => return false,
                Some(']') => {
                    self.take(1);
                    self.repeatable = true;
                    return true;
                }
                Some('\\') => self.take(1 + rest.chars().nth(1).map_or(0, char::len_utf8)),
                Some(character) => {
                    self.take(character.len_utf8());
                    // JavaScript sees two halves, of which the second would start a range.
                    let starts_range = self.rest().starts_with('-') && !self.rest().starts_with("-]");
                    if is_rewritten(character) || character.len_utf16() == 2 && starts_range {
                        return false;
                    }
                }
            }
        }
    }

    /// The start of a group.
    fn open(&mut self) -> bool {
        let rest = self.rest();
        self.repeatable = false;
        self.groups += 1;
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

/// Whether `RegExp` gives the character back as `\u2028` or `\u2029`, which PCRE2 refuses.
const fn is_rewritten(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// The length of `{2}`, `{2,}` or `{2,3}` at the start; anything else in braces is text.
fn braces(rest: &str) -> Option<usize> {
    let (inside, _) = rest.strip_prefix('{')?.split_once('}')?;
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
            ("\\Qab\\E/", None),
            ("a\u{2028}", Some("\u{2028}")),
            ("[a\u{2029}]", Some("[a\u{2029}")),
            ("[😀-😂]", Some("[😀")),
            ("[a😀-]|😀-b", None),
        ] {
            assert_eq!(obstacle(pattern).map(|range| &pattern[range]), found, "{pattern}");
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
