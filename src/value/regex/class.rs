//! What stands between `[` and `]`.

use super::Finding;
use super::cursor::Cursor;
use super::escape::Escape;
use super::frame::Role;
use super::scanner::{Read, Scanner};
use super::shape::{Set, Shape};
use crate::diagnostic::Code;

/// What a `-` means after the member read last.
#[derive(Debug, Clone)]
enum State {
    /// Itself.
    Plain,
    /// A range from this character, which starts at this byte.
    After(char, usize),
    /// A range has begun: its first character, and where that starts.
    Range(char, usize),
}

/// A set that is being read.
struct Class {
    /// Where its `[` is.
    open: usize,
    set: Set,
    state: State,
}

impl Scanner<'_, '_> {
    /// `[…]`
    pub(super) fn class(&mut self) -> Read<()> {
        let open = self.cursor.at;
        if self.cursor.eat("[[:<:]]") || self.cursor.eat("[[:>:]]") {
            self.push(Role::Ahead, Shape::EMPTY, open);
            return Some(());
        }
        if let Some(end) = posix_end(self.cursor) {
            self.cursor.at = end;
            let finding = Finding::new(Code::PatternSetPosixOutside, open..end);
            let whole = self.cursor.pattern.get(open..end).unwrap_or("");
            return match self.cursor.pattern.as_bytes().get(open + 1) {
                Some(b':') => self.fail(finding.fix(format!("[{whole}]"))),
                Some(_) | None => self.fail(Finding::new(Code::PatternSetCollating, open..end)),
            };
        }
        self.cursor.at += 1;
        let is_negated = self.class_start();
        let mut class = Class { open, set: Set::EMPTY, state: State::Plain };
        let first = self.cursor.at;
        while self.cursor.at == first || self.cursor.peek(0) != Some(b']') {
            if self.cursor.peek(0).is_none() {
                return self.unclosed_class(open, first);
            }
            self.member(&mut class)?;
        }
        self.cursor.at += 1;
        let set = self.cased(class.set);
        self.push(Role::Single, Shape::one(if is_negated { set.complement() } else { set }), open);
        Some(())
    }

    /// What may stand before the first member: `^`, and what has no meaning. Returns whether `^` was there.
    fn class_start(&mut self) -> bool {
        let mut is_negated = false;
        loop {
            let skips = self.cursor.eat(r"\E") || self.cursor.eat(r"\Q\E");
            let skips =
                skips || self.options.extended_more && (self.cursor.eat(" ") || self.cursor.eat("\t"));
            if !skips {
                if is_negated || !self.cursor.eat("^") {
                    return is_negated;
                }
                is_negated = true;
            }
        }
    }

    /// One member, or one half of a range.
    fn member(&mut self, class: &mut Class) -> Read<()> {
        let start = self.cursor.at;
        match self.cursor.peek(0) {
            Some(b'\\') => return self.class_escape(class),
            Some(b'[') if let Some(end) = posix_end(self.cursor) => {
                self.cursor.at = end;
                let set = self.posix_set(start, end)?;
                return self.add_set(class, set, start);
            }
            Some(b' ' | b'\t') if self.options.extended_more => {
                self.cursor.at += 1;
                return Some(());
            }
            Some(b'-') if let State::After(first, at) = class.state => {
                self.cursor.at += 1;
                // Should the set end here, the `-` was a member.
                class.set = class.set | Set::one('-');
                class.state = State::Range(first, at);
                return Some(());
            }
            Some(_) | None => {}
        }
        match self.cursor.next() {
            Some(character) => self.add(class, character, start),
            None => Some(()),
        }
    }

    fn class_escape(&mut self, class: &mut Class) -> Read<()> {
        let start = self.cursor.at;
        match self.read_escape(true)? {
            Escape::Character(character) => self.add(class, character, start),
            Escape::Set(set) => self.add_set(class, set, start),
            Escape::Quote => {
                while !self.cursor.eat(r"\E") {
                    let start = self.cursor.at;
                    match self.cursor.next() {
                        Some(character) => self.add(class, character, start)?,
                        None => return self.unclosed_class(class.open, start),
                    }
                }
                Some(())
            }
            Escape::EndQuote | Escape::Newline | Escape::Anything | Escape::Start => Some(()),
            Escape::Place | Escape::Reset | Escape::Back(_) | Escape::Call(_) => Some(()),
        }
    }

    /// A character that starts at `start`: a member, the start of a range or its end.
    fn add(&mut self, class: &mut Class, character: char, start: usize) -> Read<()> {
        let State::Range(first, at) = class.state else {
            class.set = class.set | Set::one(character);
            class.state = State::After(character, start);
            return Some(());
        };
        class.state = State::Plain;
        if character < first {
            let range = self.cursor.since(at);
            let dash = self.cursor.pattern.get(at..start).and_then(|text| text.rfind('-')).unwrap_or(0);
            let low = self.cursor.pattern.get(at..at + dash).unwrap_or("");
            let high = self.cursor.pattern.get(start..range.end).unwrap_or("");
            let finding = Finding::new(Code::PatternSetRangeReversed, range);
            // A hyphen as an end is rather one that was meant as a member.
            let is_plain = character != '-' && first != '-';
            return self.fail(if is_plain { finding.fix(format!("{high}-{low}")) } else { finding });
        }
        class.set = class.set | Set::range(first, character);
        Some(())
    }

    /// A set within the set. It can neither end a range nor start one.
    fn add_set(&mut self, class: &mut Class, set: Set, start: usize) -> Read<()> {
        if let State::Range(_, at) = class.state {
            let range = self.cursor.since(at);
            return self.range_end(range.start, start);
        }
        if self.cursor.peek(0) == Some(b'-') && self.cursor.peek(1).is_some_and(|next| next != b']') {
            let dash = self.cursor.at;
            self.cursor.at += 1;
            let range = self.cursor.through_next(start);
            self.cursor.at = range.end;
            return self.range_end(range.start, dash + 1);
        }
        class.set = class.set | set;
        class.state = State::Plain;
        Some(())
    }

    /// A range from `start` to the cursor of which one end is a set; `after_dash` is behind its `-`.
    #[cold]
    fn range_end(&mut self, start: usize, after_dash: usize) -> Read<()> {
        let range = self.cursor.since(start);
        let before = self.cursor.pattern.get(start..after_dash.saturating_sub(1)).unwrap_or("");
        let after = self.cursor.pattern.get(after_dash..range.end).unwrap_or("");
        let fix = format!(r"{before}\-{after}");
        self.fail(Finding::new(Code::PatternSetRangeEnd, range).fix(fix))
    }

    /// `[:name:]` or `[:^name:]`, from `start` to `end`.
    fn posix_set(&mut self, start: usize, end: usize) -> Read<Set> {
        let inner = self.cursor.pattern.get(start + 2..end - 2).unwrap_or("");
        if self.cursor.pattern.as_bytes().get(start + 1) != Some(&b':') {
            return self.fail(Finding::new(Code::PatternSetCollating, start..end));
        }
        let name = inner.strip_prefix('^').unwrap_or(inner);
        let set = match name {
            "alpha" => Set::ALPHA,
            "lower" => Set::LOWER,
            "upper" => Set::UPPER,
            "alnum" => Set::ALPHA | Set::DIGIT,
            "ascii" => Set::NOT_ASCII.complement() | Set::range('\0', '\u{7f}'),
            "blank" => Set::BLANK,
            "cntrl" => Set::range('\0', '\u{1f}') | Set::one('\u{7f}'),
            "digit" => Set::DIGIT,
            "graph" => Set::range('!', '~'),
            "print" => Set::range(' ', '~'),
            "punct" => Set::PUNCTUATION,
            "space" => Set::SPACE,
            "word" => Set::WORD,
            "xdigit" => Set::DIGIT | Set::range('a', 'f') | Set::range('A', 'F'),
            _ => {
                let lower = name.trim().to_ascii_lowercase();
                let finding = Finding::new(Code::PatternSetPosixName, start..end);
                let is_known = POSIX_NAMES.split(' ').any(|known| known == lower);
                return self.fail(if is_known { finding.fix(format!("[:{lower}:]")) } else { finding });
            }
        };
        Some(if inner.starts_with('^') { set.complement() } else { set })
    }

    /// A `[` that nothing closes; its first member is at `first`.
    #[cold]
    fn unclosed_class<T>(&mut self, open: usize, first: usize) -> Read<T> {
        let finding = match self.cursor.pattern.get(open..) {
            Some(rest) if rest.starts_with("[]") => {
                Finding::new(Code::PatternSetEmpty, open..open + 2).fix("(?!)")
            }
            Some(rest) if rest.starts_with("[^]") => {
                Finding::new(Code::PatternSetEmpty, open..open + 3).fix(r"[\s\S]")
            }
            Some(_) | None => Finding::new(Code::PatternSetUnclosed, open..first.min(open + 1)).fix(r"\["),
        };
        self.fail(finding)
    }
}

const POSIX_NAMES: &str =
    "alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit";

/// Where `[:…:]`, `[.….]` or `[=…=]` ends, if the cursor is on one.
fn posix_end(cursor: Cursor<'_>) -> Option<usize> {
    let kind = cursor.peek(1).filter(|kind| b":.=".contains(kind))?;
    let bytes = cursor.pattern.as_bytes().get(cursor.at + 2..)?;
    let mut at = 0;
    loop {
        match (*bytes.get(at)?, *bytes.get(at + 1)?) {
            (byte, b']') if byte == kind => return Some(cursor.at + 2 + at + 2),
            (b'\\', b']' | b'\\') => at += 2,
            (b'[', next) if next == kind => return None,
            (b']', _) => return None,
            _ => at += 1,
        }
    }
}
