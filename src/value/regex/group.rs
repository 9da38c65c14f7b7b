//! What follows an opening parenthesis.

use super::Finding;
use super::frame::{Kind, Options, Role};
use super::reference::{Named, Target};
use super::scanner::{Read, Scanner};
use super::shape::{Length, Shape};
use crate::diagnostic::Code;
use crate::words::meant;

/// PCRE2's limit for the text of a verb, in bytes.
const LONGEST_MARK: usize = 255;

impl<'p> Scanner<'p, '_> {
    /// `(`; the cursor is on it.
    pub(super) fn group(&mut self) -> Read<()> {
        let open = self.cursor.at;
        self.cursor.at += 1;
        match (self.cursor.peek(0), self.cursor.peek(1)) {
            (Some(b'?'), _) => {
                self.cursor.at += 1;
                self.special_group(open)
            }
            (Some(b'*'), Some(next)) if next != b')' => {
                self.cursor.at += 1;
                if next.is_ascii_lowercase() { self.worded_group(open) } else { self.verb(open) }
            }
            _ if self.options.no_capture => self.open(Kind::Group, open, self.options),
            _ => self.open_capture(open, None),
        }
    }

    /// What follows `(?`.
    fn special_group(&mut self, open: usize) -> Read<()> {
        let Some(byte) = self.cursor.peek(0) else { return self.unclosed(open) };
        self.cursor.at += 1;
        let next = self.cursor.peek(0);
        match byte {
            b'#' => match self.cursor.take_through(")") {
                Some(_) => Some(()),
                None => {
                    let end = self.cursor.at;
                    let finding = Finding::new(Code::PatternCommentUnclosed, open..open + 3);
                    self.fail(finding.fix_at(end..end, ")"))
                }
            },
            b':' => self.open(Kind::Group, open, self.options),
            b'>' => self.open(Kind::Atomic, open, self.options),
            b'|' => self.open(Kind::Reset { base: self.groups, highest: 0 }, open, self.options),
            b'=' | b'!' | b'*' => self.open(Kind::Ahead, open, self.options),
            b'<' if next.is_some_and(|next| b"=!*".contains(&next)) => {
                self.cursor.at += 1;
                self.open(Kind::Behind, open, self.options)
            }
            b'<' => self.named_group(open, ">"),
            b'\'' => self.named_group(open, "'"),
            b'P' => self.python_group(open),
            b'&' => self.named_call(open),
            b'R' => {
                if !self.cursor.eat(")") {
                    return self.incomplete(open, "`)` directly after `R`");
                }
                self.call(Target::Number(0), open);
                Some(())
            }
            b'0'..=b'9' | b'+' => self.numbered_call(open),
            b'-' if next.is_some_and(|next| next.is_ascii_digit()) => self.numbered_call(open),
            b'(' => self.condition(open),
            b'C' => self.rare(open),
            _ => {
                self.cursor.at -= 1;
                self.settings_group(open)
            }
        }
    }

    /// `(?P<name>…)`, `(?P=name)` or `(?P>name)`
    fn python_group(&mut self, open: usize) -> Read<()> {
        match self.cursor.next() {
            Some('<') => self.named_group(open, ">"),
            Some('=') => {
                let name = self.group_name(")")?;
                self.refer_back(Target::Name(name), open);
                Some(())
            }
            Some('>') => self.named_call(open),
            Some(_) => self.unknown_group(open),
            None => self.unclosed(open),
        }
    }

    /// `(?<name>…)`
    fn named_group(&mut self, open: usize, end: &'static str) -> Read<()> {
        let start = self.cursor.at;
        let name = self.group_name(end)?;
        let range = start..start + name.len();
        let number = self.groups + 1;
        let other_name = self.captures.get(number as usize - 1).and_then(|capture| capture.name);
        if let Some(known) = self.names.get_mut(name) {
            if known.number != number {
                known.is_duplicate = true;
                if !self.options.duplicate_names {
                    let mut finding = Finding::new(Code::PatternGroupNameTwice, range);
                    finding.related = Some(known.range.clone());
                    return self.fail(finding);
                }
            }
        } else if other_name.is_some() {
            return self.fail(Finding::new(Code::PatternGroupNumberNames, range));
        } else {
            self.names.insert(name, Named { number, range, is_duplicate: false });
        }
        self.open_capture(open, Some(name))
    }

    /// `(?&name)` or `(?P>name)`
    fn named_call(&mut self, open: usize) -> Read<()> {
        let name = self.group_name(")")?;
        self.call(Target::Name(name), open);
        Some(())
    }

    /// `(?1)`, `(?+1)` or `(?-1)`
    fn numbered_call(&mut self, open: usize) -> Read<()> {
        self.cursor.at -= 1;
        let number = self.group_number(open)?;
        if !self.cursor.eat(")") {
            return self.unclosed(open);
        }
        self.call(Target::Number(number), open);
        Some(())
    }

    /// `(?i)`, `(?i-s:…)` or `(?^x)`
    fn settings_group(&mut self, open: usize) -> Read<()> {
        let before = self.options;
        let mut options = before;
        let mut on = true;
        let start = self.cursor.at;
        let is_reset = self.cursor.eat("^");
        if is_reset {
            options = Options { duplicate_names: before.duplicate_names, ..Options::default() };
        }
        loop {
            match self.cursor.next() {
                Some('i') => options.caseless = on,
                Some('s') => options.dot_all = on,
                Some('n') => options.no_capture = on,
                Some('J') => options.duplicate_names = on,
                Some('m' | 'U') => {}
                Some('x') => {
                    options.extended = on;
                    options.extended_more = self.cursor.eat("x") && on;
                }
                Some('-') if on && !is_reset => on = false,
                Some(')') => {
                    self.settle();
                    self.options = options;
                    return Some(());
                }
                Some(':') => {
                    self.options = options;
                    return self.open(Kind::Group, open, before);
                }
                Some(_) if self.cursor.at > start => return self.unknown_group(open),
                Some(_) | None => return self.unclosed(open),
            }
        }
    }

    /// `(?(condition)yes|no)`; the cursor is behind the second parenthesis.
    fn condition(&mut self, open: usize) -> Read<()> {
        let start = self.cursor.at;
        match self.cursor.peek(0) {
            None => return self.unclosed(open),
            Some(b'?' | b'*') => return self.assertion(open),
            Some(b'0'..=b'9') => self.condition_number(open)?,
            Some(b'+' | b'-') if self.cursor.peek(1).is_some_and(|next| next.is_ascii_digit()) => {
                self.condition_number(open)?;
            }
            Some(_) if self.cursor.eat("R)") => {}
            Some(_) if self.cursor.eat("DEFINE)") => return self.open(Kind::Define, open, self.options),
            Some(_) if self.cursor.eat("VERSION>=") || self.cursor.eat("VERSION=") => self.version(open)?,
            Some(_) => {
                let target = if self.cursor.eat("R&") {
                    Target::Name(self.group_name(")")?)
                } else if self.cursor.eat("<") {
                    let name = self.group_name(">")?;
                    self.end_condition(open)?;
                    Target::Name(name)
                } else if self.cursor.eat("'") {
                    let name = self.group_name("'")?;
                    self.end_condition(open)?;
                    Target::Name(name)
                } else {
                    Target::Condition(self.group_name(")")?)
                };
                self.refer(target, start);
            }
        }
        self.open(Kind::Condition, open, self.options)
    }

    /// `(?(1)`
    fn condition_number(&mut self, open: usize) -> Read<()> {
        let start = self.cursor.at;
        let number = self.group_number(start)?;
        self.end_condition(open)?;
        // No group has the number 0, so no reference to it can be resolved.
        let number = if number == 0 { u32::MAX } else { number };
        self.refer(Target::Number(number), start);
        Some(())
    }

    fn end_condition(&mut self, open: usize) -> Read<()> {
        if self.cursor.eat(")") { Some(()) } else { self.incomplete(open, "`)` after the condition") }
    }

    /// `(?(VERSION>=10.4)`: at most 1000 before the point, and two digits after it.
    fn version(&mut self, open: usize) -> Read<()> {
        let major = self.cursor.take_while(|character| character.is_ascii_digit());
        let has_point = self.cursor.eat(".");
        let minor = self.cursor.take_while(|character| character.is_ascii_digit());
        let is_number = major.parse().is_ok_and(|major: u32| major <= 1000)
            && has_point == (1..=2).contains(&minor.len());
        if is_number && self.cursor.eat(")") {
            Some(())
        } else {
            self.incomplete(open, "a version such as `10.4`")
        }
    }

    /// A lookaround as condition; the cursor is behind its parenthesis, where the group itself will start.
    fn assertion(&mut self, open: usize) -> Read<()> {
        const SIGNS: [&str; 4] = ["?=", "?!", "?<=", "?<!"];
        let rest = self.cursor.rest();
        if rest.starts_with("?C") {
            return self.rare(open);
        }
        let word = rest.strip_prefix('*').and_then(|rest| rest.split_once(':')).map(|(word, _)| word);
        let is_word = word.is_some_and(|word| matches!(worded(word), Some(Kind::Ahead | Kind::Behind)));
        if !is_word && !SIGNS.iter().any(|sign| rest.starts_with(sign)) {
            return self.fail(Finding::new(Code::PatternCondition, self.cursor.through_next(open)));
        }
        self.cursor.at -= 1;
        self.open(Kind::Condition, open, self.options)?;
        self.expects_condition = true;
        Some(())
    }

    /// `(*positive_lookahead:…)` and its like; the cursor is behind the `*`.
    fn worded_group(&mut self, open: usize) -> Read<()> {
        let word = self.cursor.take_while(|character| character == '_' || character.is_ascii_alphanumeric());
        match worded(word) {
            Some(kind) if self.cursor.eat(":") => self.open(kind, open, self.options),
            Some(_) | None => self.unknown_group(open),
        }
    }

    /// `(*ACCEPT)`, `(*MARK:name)`; the cursor is behind the `*`.
    fn verb(&mut self, open: usize) -> Read<()> {
        let name = self.cursor.take_while(|character| character.is_ascii_uppercase());
        let text = if self.cursor.eat(":") {
            self.cursor.take_through(")").filter(|text| text.len() <= LONGEST_MARK)
        } else {
            self.cursor.eat(")").then_some("")
        };
        let Some(text) = text else { return self.unknown_group(open) };
        match name {
            "" | "MARK" if text.is_empty() => self.incomplete(open, "a name, as in `(*MARK:name)`"),
            "" | "MARK" | "COMMIT" | "PRUNE" | "SKIP" | "THEN" => {
                self.push(Role::Place, Shape::EMPTY, open);
                Some(())
            }
            "F" | "FAIL" => {
                self.push(Role::Place, Shape { ends: true, ..Shape::EMPTY }, open);
                Some(())
            }
            "ACCEPT" => {
                self.push(Role::Group, Shape { ends: true, length: Length::Fixed(0), ..Shape::EMPTY }, open);
                Some(())
            }
            _ => self.unknown_group(open),
        }
    }

    /// The settings that may stand at the very start: `(*UTF)`, `(*LIMIT_MATCH=1000)`.
    pub(super) fn settings(&mut self) -> Read<()> {
        const PLAIN: &str = "UTF UTF8 UCP NOTEMPTY NOTEMPTY_ATSTART NO_AUTO_POSSESS NO_DOTSTAR_ANCHOR NO_JIT \
                             NO_START_OPT BSR_ANYCRLF BSR_UNICODE LF";
        const LIMITS: &str = "LIMIT_HEAP LIMIT_MATCH LIMIT_DEPTH LIMIT_RECURSION";
        const NEWLINES: &str = "CR CRLF ANY NUL ANYCRLF";
        let is_one_of = |names: &str, name: &str| names.split(' ').any(|known| known == name);
        while let Some((setting, _)) =
            self.cursor.rest().strip_prefix("(*").and_then(|rest| rest.split_once(')'))
        {
            let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
            if is_one_of(NEWLINES, setting) {
                let start = self.cursor.at;
                self.cursor.at += setting.len() + 3;
                return self.rare(start);
            }
            let is_limit =
                is_one_of(LIMITS, name) && value.parse::<u32>().is_ok_and(|limit| limit < u32::MAX);
            if !is_one_of(PLAIN, setting) && !is_limit {
                break;
            }
            self.cursor.at += setting.len() + 3;
        }
        Some(())
    }

    /// What the scan cannot follow: the pattern passes with a warning.
    #[cold]
    fn rare(&mut self, open: usize) -> Read<()> {
        self.fail(Finding::new(Code::PatternRare, self.cursor.since(open)))
    }

    #[cold]
    fn unknown_group(&mut self, open: usize) -> Read<()> {
        self.fail(Finding::new(Code::PatternGroupKind, self.cursor.since(open)))
    }
}

/// The group that a word after `(*` opens.
fn worded(word: &str) -> Option<Kind> {
    const WORDS: [(&str, Kind); 6] = [
        ("pla positive_lookahead nla negative_lookahead", Kind::Ahead),
        ("napla non_atomic_positive_lookahead", Kind::Ahead),
        ("plb positive_lookbehind nlb negative_lookbehind", Kind::Behind),
        ("naplb non_atomic_positive_lookbehind", Kind::Behind),
        ("atomic asr atomic_script_run", Kind::Atomic),
        ("sr script_run", Kind::Group),
    ];
    // Letter case counts.
    meant(word, &WORDS).filter(|_| !word.contains(|letter: char| letter.is_ascii_uppercase()))
}
