//! The walk over a pattern: items, repeats, alternatives and groups become shapes.

use super::Finding;
use super::cursor::Cursor;
use super::escape::{Escape, Target};
use super::shape::{Length, Repeat, Set, Shape};
use crate::diagnostic::Code;
use std::collections::HashMap;
use std::mem::{replace, take};
use std::ops::Range;

/// PCRE2's default limit for groups within each other.
const DEEPEST: usize = 250;
/// The largest count in `{}`.
const MOST_REPEATS: u32 = 65_535;
/// The longest lookbehind, in characters.
const LONGEST_LOOKBEHIND: u32 = 65_535;

/// What the letters in `(?imnsxJU)` set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Options {
    pub(super) caseless: bool,
    pub(super) dot_all: bool,
    pub(super) extended: bool,
    /// `xx`: blanks do not count in sets either.
    pub(super) extended_more: bool,
    pub(super) no_capture: bool,
    pub(super) duplicate_names: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The pattern as a whole.
    Whole,
    Group,
    Capture(u32),
    Atomic,
    Ahead,
    Behind,
    /// `(?(condition)yes|no)`.
    Condition,
    /// `(?(DEFINE)…)`.
    Define,
    /// `(?|…)`: every alternative counts its groups from `base`; `highest` is the largest count so far.
    Reset {
        base: u32,
        highest: u32,
    },
}

/// A group that is being read.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    kind: Kind,
    /// Where its `(` is.
    open: usize,
    /// Where its first alternative starts.
    inner: usize,
    /// What holds again after it.
    options: Options,
    /// It is the condition of the group round it.
    is_condition: bool,
    /// The alternatives read so far, and how many.
    alternatives: Option<Shape>,
    count: u32,
    /// The alternative that is being read, without `item`.
    branch: Shape,
    item: Option<Item>,
}

/// What the last thing read allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// One character, or what stands for one; may be repeated.
    Single,
    /// A group; may be repeated, and is then copied.
    Group,
    /// A lookahead: PCRE2 takes a repeat and ignores it.
    Ahead,
    /// A place or a verb: a repeat is an error.
    Place,
}

#[derive(Debug, Clone)]
struct Item {
    role: Role,
    shape: Shape,
    range: Range<usize>,
    repeat: Option<Repeat>,
    /// The `?` or `+` after the repeat.
    suffix: Option<u8>,
}

/// A capturing group, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capture<'p> {
    /// None while it is open.
    length: Option<Length>,
    pub(super) name: Option<&'p str>,
}

/// A named group.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) number: u32,
    pub(super) range: Range<usize>,
    pub(super) is_duplicate: bool,
}

/// What is said of a group that may come later.
#[derive(Debug, Clone)]
pub(super) struct Reference<'p> {
    pub(super) target: Target<'p>,
    pub(super) range: Range<usize>,
}

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
        self.settings()?;
        while let Some(byte) = self.cursor.peek(0) {
            self.token(byte)?;
        }
        if !self.outer.is_empty() {
            return self.unclosed(self.frame.open);
        }
        self.end_alternative()?;
        self.check_references();
        Some(self.frame.alternatives.is_some_and(|shape| shape.anchored))
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
        self.push(Role::Single, Shape::one(self.cased(Set::one(character))), start);
    }

    /// The set, with both cases where case does not matter.
    pub(super) fn cased(&self, set: Set) -> Set {
        if self.options.caseless { set.folded() } else { set }
    }

    fn escape(&mut self) -> Read<()> {
        let start = self.cursor.at;
        let (role, shape) = match self.read_escape(false)? {
            Escape::Character(character) => (Role::Single, Shape::one(self.cased(Set::one(character)))),
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

    /// A group's text once more. `start` is where the reference starts; it ends here.
    pub(super) fn refer_back(&mut self, target: Target<'p>, start: usize) {
        let length = match target {
            Target::Name(name) if self.names.get(name).is_some_and(|named| named.is_duplicate) => {
                Length::Varying
            }
            Target::Name(_) | Target::Condition(_) | Target::Number(_) => self.length_of(target),
        };
        self.refer(target, start);
        self.push(Role::Single, Shape { length, refers: true, ..Shape::OPAQUE }, start);
    }

    /// A group's pattern once more.
    pub(super) fn call(&mut self, target: Target<'p>, start: usize) {
        let length = self.length_of(target);
        self.refer(target, start);
        self.push(Role::Group, Shape { length, ..Shape::OPAQUE }, start);
    }

    pub(super) fn refer(&mut self, target: Target<'p>, start: usize) {
        self.references.push(Reference { target, range: self.cursor.since(start) });
    }

    fn length_of(&self, target: Target<'_>) -> Length {
        let number = match target {
            Target::Number(0) => return Length::Varying,
            Target::Number(number) => Some(number),
            Target::Name(name) | Target::Condition(name) => self.names.get(name).map(|named| named.number),
        };
        let capture = number.and_then(|number| self.captures.get(number as usize - 1));
        capture.map_or(Length::Unknown, |capture| capture.length.unwrap_or(Length::Varying))
    }

    /// `{min}`, `{min,}` or `{min,max}`; anything else after `{` leaves it a character.
    fn counted(&mut self) -> Read<Option<Repeat>> {
        let start = self.cursor.at;
        let Some((after, min, max)) = counts(self.cursor) else { return Some(None) };
        self.cursor = after;
        let range = after.since(start);
        let number = |digits: &str| digits.parse().ok().filter(|&number: &u32| number <= MOST_REPEATS);
        let Some(low) = number(min) else {
            return self.fail(Finding::new(Code::PatternRepeatTooLarge, range));
        };
        if max == Some("") {
            return Some(Some(Repeat { min: low, max: None }));
        }
        match number(max.unwrap_or(min)) {
            None => self.fail(Finding::new(Code::PatternRepeatTooLarge, range)),
            Some(high) if high < low => {
                let turned = format!("{{{high},{low}}}");
                self.fail(Finding::new(Code::PatternRepeatReversed, range).fix(turned))
            }
            Some(high) => Some(Some(Repeat { min: low, max: Some(high) })),
        }
    }

    fn repeat(&mut self, start: usize, repeat: Repeat) -> Read<()> {
        let range = self.cursor.since(start);
        match &mut self.frame.item {
            Some(item) if item.role != Role::Place && item.repeat.is_none() => {
                item.range.end = range.end;
                item.repeat = Some(repeat);
                Some(())
            }
            Some(_) | None => {
                let escaped = format!(r"\{}", self.cursor.pattern.get(range.clone()).unwrap_or(""));
                self.fail(Finding::new(Code::PatternNothingToRepeat, range).fix(escaped))
            }
        }
    }

    /// Whether `byte`, `?` or `+`, changes how the repeat before it takes.
    fn suffix(&mut self, byte: u8) -> bool {
        match &mut self.frame.item {
            Some(item) if item.repeat.is_some() && item.suffix.is_none() => {
                item.suffix = Some(byte);
                item.range.end = self.cursor.at;
                true
            }
            Some(_) | None => false,
        }
    }

    /// Takes what was read from `start` as the next item of the alternative.
    pub(super) fn push(&mut self, role: Role, shape: Shape, start: usize) {
        self.settle();
        let range = self.cursor.since(start);
        self.frame.item = Some(Item { role, shape, range, repeat: None, suffix: None });
    }

    /// Adds the last item to the alternative: nothing can repeat it any more.
    pub(super) fn settle(&mut self) {
        let Some(item) = self.frame.item.take() else { return };
        let shape = match item.repeat {
            Some(repeat) if item.role != Role::Ahead => self.repeated(&item, repeat),
            Some(_) | None => item.shape,
        };
        let before = self.frame.branch;
        self.frame.branch = before.then(shape);
        if before.tail.meets(shape.head) {
            self.warn(Code::PatternLoopsAdjacent, &item.range);
        }
        if before.wildcards < 3 && self.frame.branch.wildcards >= 3 {
            self.warn(Code::PatternWildcards, &item.range);
        }
    }

    fn repeated(&mut self, item: &Item, repeat: Repeat) -> Shape {
        let shape = item.shape.repeated(repeat);
        if item.role == Role::Group && shape.copies > 1000 {
            self.warn(Code::PatternCopies, &item.range);
        }
        if item.suffix == Some(b'+') {
            return shape.atomic();
        }
        if repeat.is_loop() {
            if item.shape.is_elastic() {
                self.warn(Code::PatternLoopNested, &item.range);
            } else if item.shape.ambiguous {
                self.warn(Code::PatternLoopAlternatives, &item.range);
            } else if item.shape.refers {
                self.warn(Code::PatternLoopReference, &item.range);
            }
        }
        shape
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
            let range = self.cursor.since(self.frame.open);
            match branch.length {
                Length::Varying => return self.fail(Finding::new(Code::PatternLookbehindVarying, range)),
                Length::Fixed(length) if length > LONGEST_LOOKBEHIND => {
                    return self.fail(Finding::new(Code::PatternLookbehindLong, range));
                }
                Length::Fixed(_) | Length::Unknown => {}
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
        let literals = self.cursor.pattern.get(inner.inner..end).unwrap_or("");
        let is_exact = !self.options.caseless && !self.options.extended && is_prefix_free(literals);
        let mut shape = inner.alternatives.unwrap_or(Shape::EMPTY);
        shape.ambiguous &= !is_exact;
        self.options = inner.options;
        self.lookarounds -= u32::from(inner.kind.is_lookaround());
        let (role, shape) = match inner.kind {
            Kind::Ahead => (Role::Ahead, Shape::EMPTY),
            Kind::Behind | Kind::Define => (Role::Group, Shape::EMPTY),
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

    fn check_references(&mut self) {
        for reference in take(&mut self.references) {
            let exists = |number: u32| number <= self.groups;
            let found = match reference.target {
                Target::Number(number) => exists(number),
                Target::Name(name) => self.names.contains_key(name),
                Target::Condition(name) => {
                    let number = name.strip_prefix('R').and_then(|number| number.parse().ok());
                    self.names.contains_key(name) || number.is_some_and(exists)
                }
            };
            if !found {
                let groups = i64::from(self.groups);
                self.report(Finding::new(Code::PatternGroupMissing, reference.range).arg(groups));
            }
        }
    }

    #[cold]
    pub(super) fn unclosed<T>(&mut self, open: usize) -> Read<T> {
        let end = self.cursor.pattern.len();
        let finding = Finding::new(Code::PatternGroupUnclosed, open..open + 1);
        let is_special = matches!(self.cursor.pattern.as_bytes().get(open + 1), Some(b'?' | b'*'));
        self.fail(if is_special { finding.fix_at(end..end, ")") } else { finding.fix(r"\(") })
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
    fn warn(&mut self, code: Code, range: &Range<usize>) {
        let bit = 1 << (code as u16 - Code::PatternLoopNested as u16);
        if self.warned & bit == 0 {
            self.warned |= bit;
            self.report(Finding::new(code, range.clone()));
        }
    }
}

impl Frame {
    fn new(kind: Kind, inner: usize, options: Options) -> Self {
        Self {
            kind,
            open: inner,
            inner,
            options,
            is_condition: false,
            alternatives: None,
            count: 0,
            branch: Shape::EMPTY,
            item: None,
        }
    }
}

impl Kind {
    fn is_lookaround(self) -> bool {
        matches!(self, Self::Ahead | Self::Behind)
    }
}

/// The numbers of a `{min}`, `{min,}` or `{min,max}` at the cursor, and the cursor after it.
pub(super) fn counts(mut cursor: Cursor<'_>) -> Option<(Cursor<'_>, &str, Option<&str>)> {
    let is_digit = |character: char| character.is_ascii_digit();
    cursor.eat("{").then_some(())?;
    let min = cursor.take_while(is_digit);
    let max = if cursor.eat(",") { Some(cursor.take_while(is_digit)) } else { None };
    (!min.is_empty() && cursor.eat("}")).then_some((cursor, min, max))
}

/// Whether `text` is alternatives of plain characters of which none starts another: at most one of them can match.
fn is_prefix_free(text: &str) -> bool {
    if text.bytes().any(|byte| b"\\[](){}*+?.^$".contains(&byte)) {
        return false;
    }
    let mut words: Vec<&str> = text.split('|').collect();
    words.sort_unstable();
    words.windows(2).all(|pair| matches!(pair, [first, second] if !second.starts_with(first)))
}

/// What the flag `x` skips.
fn is_pattern_space(character: char) -> bool {
    matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}
