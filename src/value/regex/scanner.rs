//! The walk over a pattern: items, repeats, alternatives and groups become shapes.

use super::Finding;
use super::cursor::Cursor;
use super::escape::Escape;
use super::frame::{Frame, Item, Kind, Options, Role};
use super::reference::{Capture, Named, Reference};
use super::shape::{Length, Repeat, Set, Shape};
use crate::diagnostic::Code;
use crate::sorted::sort_by;
use std::collections::HashMap;
use std::mem::{replace, take};
use std::ops::Range;

/// PCRE2's default limit for groups within each other.
const DEEPEST: usize = 250;
/// The longest lookbehind, in characters.
const LONGEST_LOOKBEHIND: u32 = 65_535;

pub(super) struct Scanner<'p, 'r> {
    pub(super) cursor: Cursor<'p>,
    pub(super) options: Options,
    pub(super) frame: Frame,
    outer: Vec<Frame>,
    /// How many groups capture so far.
    pub(super) groups: u32,
    pub(super) captures: Vec<Capture<'p>>,
    pub(super) names: HashMap<&'p str, Named>,
    pub(super) references: Vec<Reference<'p>>,
    /// How many lookarounds are open.
    lookarounds: u32,
    /// The next group is a condition.
    pub(super) expects_condition: bool,
    /// The warnings given, each once a pattern: one bit by the distance from the first.
    warned: u32,
    report: &'r mut dyn FnMut(Finding),
}

/// Nothing after an error that was reported and hides what follows.
pub(super) type Read<T> = Option<T>;

impl<'p, 'r> Scanner<'p, 'r> {
    pub(super) fn new(pattern: &'p str, flags: &str, report: &'r mut dyn FnMut(Finding)) -> Self {
        let options = Options {
            caseless: flags.contains('i'),
            dot_all: flags.contains('s'),
            extended: flags.contains('x'),
            ..Options::default()
        };
        Self {
            cursor: Cursor { pattern, at: 0 },
            options,
            frame: Frame::new(Kind::Whole, 0, options),
            outer: Vec::new(),
            groups: 0,
            captures: Vec::new(),
            names: HashMap::new(),
            references: Vec::new(),
            lookarounds: 0,
            expects_condition: false,
            warned: 0,
            report,
        }
    }

    /// Reads the whole pattern; yields whether it is anchored.
    pub(super) fn run(mut self) -> Read<bool> {
        if let Some(at) = self.cursor.pattern.bytes().position(|byte| byte == 0) {
            self.report(Finding::new(Code::PatternNul, at..at + 1).fix(r"\x00"));
        }
        self.backspaces();
        self.settings()?;
        while let Some(byte) = self.cursor.peek(0) {
            self.token(byte)?;
        }
        if !self.outer.is_empty() {
            return self.unclosed_body();
        }
        self.end_alternative()?;
        self.check_references();
        Some(self.frame.alternatives.is_some_and(|shape| shape.anchored))
    }

    /// `\b` in quotes, which is a character there: nobody looks for that, but for the border of a word.
    fn backspaces(&mut self) {
        let pattern = self.cursor.pattern;
        let is_backspace = |byte: u8| byte == 8;
        let (Some(first), Some(last)) =
            (pattern.bytes().position(is_backspace), pattern.bytes().rposition(is_backspace))
        else {
            return;
        };
        let range = first..last + 1;
        let inside = pattern.get(range.clone()).unwrap_or("");
        // What else needs an escape in quotes, and a backslash before it, are better left to the writer.
        let is_clear = !pattern.contains("\\\u{8}") && inside.bytes().all(|byte| byte >= b' ' || byte == 8);
        let finding = Finding::new(Code::PatternBackspace, range);
        self.report(if is_clear { finding.fix(inside.replace('\u{8}', r"\b")) } else { finding });
    }

    fn token(&mut self, byte: u8) -> Read<()> {
        let start = self.cursor.at;
        match byte {
            b'\\' => return self.escape(),
            b'[' => return self.class(),
            b'(' => return self.group(),
            b')' => return self.close(),
            b'|' => return self.alternative(),
            b'{' if let Some(repeat) = self.counted()? => return self.repeat(start, repeat),
            _ => {}
        }
        let Some(character) = self.cursor.next() else { return Some(()) };
        match character {
            '*' => return self.repeat(start, Repeat { min: 0, max: None }),
            '+' | '?' if self.suffix(byte) => {}
            '+' => return self.repeat(start, Repeat { min: 1, max: None }),
            '?' => return self.repeat(start, Repeat { min: 0, max: Some(1) }),
            '^' => self.push(Role::Place, Shape::START, start),
            '$' => self.push(Role::Place, Shape::EMPTY, start),
            '.' => {
                let set = if self.options.dot_all { Set::ALL } else { Set::LINE };
                self.push(Role::Single, Shape::one(set), start);
            }
            '#' if self.options.extended => {
                self.cursor.take_through("\n");
            }
            space if self.options.extended && is_pattern_space(space) => {}
            other => self.literal(other, start),
        }
        Some(())
    }

    pub(super) fn literal(&mut self, character: char, start: usize) {
        self.push(Role::Single, self.character(character), start);
    }

    fn character(&self, character: char) -> Shape {
        let size = if character.is_ascii() { 2 } else { 3 };
        Shape { size, ..Shape::one(self.cased(Set::one(character))) }
    }

    /// The set, with both cases where case does not matter.
    pub(super) fn cased(&self, set: Set) -> Set {
        if self.options.caseless { set.folded() } else { set }
    }

    fn escape(&mut self) -> Read<()> {
        let start = self.cursor.at;
        let (role, shape) = match self.read_escape(false)? {
            Escape::Character(character) => (Role::Single, self.character(character)),
            Escape::Set(set) => (Role::Single, Shape::one(set)),
            Escape::Newline => (Role::Single, Shape { first: Set::VERTICAL, ..Shape::OPAQUE }),
            Escape::Anything => (Role::Single, Shape { first: Set::ALL, ..Shape::OPAQUE }),
            Escape::Start => (Role::Place, Shape::START),
            Escape::Place => (Role::Place, Shape::EMPTY),
            Escape::Reset if self.lookarounds > 0 => {
                return self.fail(Finding::new(Code::PatternLookaroundReset, self.cursor.since(start)));
            }
            Escape::Reset => (Role::Place, Shape::EMPTY),
            Escape::Quote => {
                self.quoted();
                return Some(());
            }
            Escape::EndQuote => return Some(()),
            Escape::Back(target) => {
                self.refer_back(target, start);
                return Some(());
            }
            Escape::Call(target) => {
                self.call(target, start);
                return Some(());
            }
        };
        self.push(role, shape, start);
        Some(())
    }

    /// The characters between `\Q` and `\E`.
    fn quoted(&mut self) {
        while !self.cursor.eat(r"\E") {
            let start = self.cursor.at;
            let Some(character) = self.cursor.next() else { return };
            self.literal(character, start);
        }
    }

    /// Takes what was read from `start` as the next item of the alternative.
    pub(super) fn push(&mut self, role: Role, shape: Shape, start: usize) {
        self.settle();
        let range = self.cursor.since(start);
        self.frame.item = Some(Item { role, shape, range, repeat: None, suffix: None });
    }

    /// Starts a group; the cursor is behind what opens it, and `options` hold again after it.
    pub(super) fn open(&mut self, kind: Kind, open: usize, options: Options) -> Read<()> {
        self.settle();
        if self.outer.len() >= DEEPEST {
            return self.fail(Finding::new(Code::PatternTooDeep, open..open + 1));
        }
        let mut frame = Frame::new(kind, self.cursor.at, options);
        frame.open = open;
        frame.is_condition = take(&mut self.expects_condition);
        self.lookarounds += u32::from(kind.is_lookaround());
        self.outer.push(replace(&mut self.frame, frame));
        Some(())
    }

    fn alternative(&mut self) -> Read<()> {
        self.end_alternative()?;
        let start = self.cursor.at;
        self.cursor.at += 1;
        match &mut self.frame.kind {
            Kind::Reset { base, highest } => {
                *highest = self.groups.max(*highest);
                self.groups = *base;
            }
            Kind::Condition if self.frame.count > 1 => {
                return self.fail(Finding::new(Code::PatternConditionBranches, start..start + 1));
            }
            Kind::Define => return self.fail(Finding::new(Code::PatternConditionBranches, start..start + 1)),
            Kind::Whole | Kind::Group | Kind::Capture(_) | Kind::Atomic => {}
            Kind::Ahead | Kind::Behind | Kind::Condition => {}
        }
        Some(())
    }

    fn end_alternative(&mut self) -> Read<()> {
        self.settle();
        let branch = replace(&mut self.frame.branch, Shape::EMPTY);
        if self.frame.kind == Kind::Behind {
            let is_last = self.cursor.peek(0) == Some(b')');
            let range = self.frame.open..self.cursor.at + usize::from(is_last);
            match branch.length {
                Length::Varying => return self.fail(Finding::new(Code::PatternLookbehindVarying, range)),
                Length::Fixed(length) if length > LONGEST_LOOKBEHIND => {
                    return self.fail(Finding::new(Code::PatternLookbehindLong, range));
                }
                // Its length depends on a group that comes later.
                Length::Unknown => self.report(Finding::new(Code::PatternRare, range)),
                Length::Fixed(_) => {}
            }
        }
        let branch = Shape { ends: false, ..branch };
        let alternatives = self.frame.alternatives.map_or(branch, |before| before.or(branch));
        self.frame.alternatives = Some(alternatives);
        self.frame.count += 1;
        Some(())
    }

    fn close(&mut self) -> Read<()> {
        let end = self.cursor.at;
        self.end_alternative()?;
        let Some(outer) = self.outer.pop() else {
            return self.fail(Finding::new(Code::PatternParenthesisUnopened, end..end + 1).fix(r"\)"));
        };
        self.cursor.at += 1;
        let inner = replace(&mut self.frame, outer);
        let mut shape = inner.alternatives.unwrap_or(Shape::EMPTY);
        if shape.ambiguous && !self.options.caseless && !self.options.extended {
            let words = self.cursor.pattern.get(inner.inner..end).unwrap_or("");
            shape.ambiguous = !is_prefix_free(words);
        }
        self.options = inner.options;
        self.lookarounds -= u32::from(inner.kind.is_lookaround());
        // The brackets are a byte and a link of two each, and a capture has a number of two.
        shape.size = shape.size.saturating_add(if matches!(inner.kind, Kind::Capture(_)) { 8 } else { 6 });
        let (role, shape) = match inner.kind {
            Kind::Ahead => (Role::Ahead, Shape { size: shape.size, ..Shape::EMPTY }),
            // PCRE2 tries it once, however often it is to be repeated, but then gives it no fixed length.
            Kind::Behind => (Role::Single, Shape { size: shape.size, ..Shape::EMPTY }),
            Kind::Define => (Role::Single, Shape::EMPTY),
            Kind::Atomic => (Role::Group, shape.atomic()),
            Kind::Condition if inner.count == 1 => (Role::Group, Shape { nullable: true, ..shape }),
            Kind::Capture(number) => {
                if let Some(capture) = self.captures.get_mut(number as usize - 1) {
                    capture.length.get_or_insert(shape.length);
                }
                (Role::Group, shape)
            }
            Kind::Reset { highest, .. } => {
                self.groups = self.groups.max(highest);
                (Role::Group, shape)
            }
            Kind::Whole | Kind::Group | Kind::Condition => (Role::Group, shape),
        };
        self.push(if inner.is_condition { Role::Place } else { role }, shape, inner.open);
        Some(())
    }

    /// Counts a capturing group and starts it.
    pub(super) fn open_capture(&mut self, open: usize, name: Option<&'p str>) -> Read<()> {
        self.groups += 1;
        if self.groups as usize > self.captures.len() {
            self.captures.push(Capture { length: None, name });
        }
        self.open(Kind::Capture(self.groups), open, self.options)
    }

    /// The pattern ends within what opens a group.
    #[cold]
    pub(super) fn unclosed<T>(&mut self, open: usize) -> Read<T> {
        self.fail(Finding::new(Code::PatternGroupUnclosed, open..open + 1))
    }

    /// The pattern ends within a group: a plain parenthesis was rather meant as a character.
    #[cold]
    fn unclosed_body<T>(&mut self) -> Read<T> {
        let (open, end) = (self.frame.open, self.cursor.pattern.len());
        let finding = Finding::new(Code::PatternGroupUnclosed, open..open + 1);
        let is_special = matches!(self.cursor.pattern.as_bytes().get(open + 1), Some(b'?' | b'*'));
        let is_readable = !self.options.extended && !self.cursor.pattern.contains(r"\Q");
        // Of several open groups one alone cannot be mended: the next one would be reported in its place.
        let open = self.outer.len();
        self.fail(match (is_special || open > 1, is_readable) {
            (false, _) => finding.fix(r"\("),
            (true, true) => finding.fix_at(end..end, ")".repeat(open)),
            // A parenthesis at the end might be quoted, or in a comment.
            (true, false) => finding,
        })
    }

    #[cold]
    pub(super) fn incomplete<T>(&mut self, start: usize, wanted: &'static str) -> Read<T> {
        self.fail(Finding::new(Code::PatternIncomplete, self.cursor.since(start)).arg(wanted))
    }

    #[cold]
    pub(super) fn fail<T>(&mut self, finding: Finding) -> Read<T> {
        self.report(finding);
        None
    }

    #[cold]
    pub(super) fn report(&mut self, finding: Finding) {
        (self.report)(finding);
    }

    #[cold]
    pub(super) fn warn(&mut self, code: Code, range: &Range<usize>) {
        let bit = 1 << (code as u16 - Code::PatternLoopNested as u16);
        if self.warned & bit == 0 {
            self.warned |= bit;
            self.report(Finding::new(code, range.clone()));
        }
    }
}

/// Whether `text` is alternatives of plain characters of which none starts another: at most one of them can match.
fn is_prefix_free(text: &str) -> bool {
    if text.bytes().any(|byte| b"\\[](){}*+?.^$".contains(&byte)) {
        return false;
    }
    let mut words: Vec<&str> = text.split('|').collect();
    sort_by(&mut words, Ord::cmp);
    words.windows(2).all(|pair| matches!(pair, [first, second] if !second.starts_with(first)))
}

/// What the flag `x` skips.
pub(super) fn is_pattern_space(character: char) -> bool {
    matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}
