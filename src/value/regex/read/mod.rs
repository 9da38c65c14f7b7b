//! Pattern text to [`Tree`], for patterns that the scanner takes. What no other engine means as PCRE2 does is refused.

mod group;
mod set;

use super::cursor::Cursor;
use super::repeat::counts;
use super::scanner::is_pattern_space;
use super::tree::{How, Item, LINE_FEED, Place, Set, Tree};
use crate::diagnostic::{Code, Severity};
use group::Numbered;
use set::Member;
use std::collections::HashMap;

/// Why a pattern has no tree: what it holds, as a message names it.
pub(crate) type Refusal = &'static str;

/// Reads a pattern with the flags of `$options`. It is scanned first: only what PCRE2 takes for certain is read.
pub(crate) fn read(pattern: &str, flags: &str) -> Result<Tree, Refusal> {
    let mut refused = None;
    super::scan(pattern, flags, &mut |finding| match finding.code {
        Code::PatternRare => refused = Some("a part that versions of PCRE2 read in several ways"),
        Code::PatternPropertyUnknown => refused = Some("a property that not every PCRE2 knows"),
        code if code.severity() == Severity::Error => refused = Some("a mistake"),
        _ => {}
    });
    if let Some(refused) = refused {
        return Err(refused);
    }
    let options = Options {
        caseless: flags.contains('i'),
        multi_line: flags.contains('m'),
        dot_all: flags.contains('s'),
        extended: flags.contains('x'),
        ..Options::default()
    };
    let mut reader = Reader { cursor: Cursor { pattern, at: 0 }, options, groups: 0, names: HashMap::new() };
    reader.settings()?;
    reader.count_names()?;
    let tree = reader.tree()?;
    // The scanner has seen to it that nothing is left.
    if reader.cursor.rest().is_empty() { Ok(tree) } else { Err("a mistake") }
}

#[derive(Debug, Clone, Copy, Default)]
struct Options {
    caseless: bool,
    multi_line: bool,
    dot_all: bool,
    extended: bool,
    extended_more: bool,
    no_capture: bool,
    swap_greed: bool,
}

struct Reader<'p> {
    cursor: Cursor<'p>,
    options: Options,
    groups: u32,
    /// The groups that have names. A reference may come before its group.
    names: HashMap<&'p str, u32>,
}

impl<'p> Reader<'p> {
    /// What may stand at the very start: only what changes nothing here.
    fn settings(&mut self) -> Result<(), Refusal> {
        const HARMLESS: &str =
            "UTF UTF8 NO_AUTO_POSSESS NO_DOTSTAR_ANCHOR NO_JIT NO_START_OPT LF BSR_UNICODE";
        while let Some((setting, _)) =
            self.cursor.rest().strip_prefix("(*").and_then(|rest| rest.split_once(')'))
        {
            if !HARMLESS.split(' ').any(|known| known == setting) {
                return Ok(());
            }
            self.cursor.at += setting.len() + 3;
        }
        Ok(())
    }

    /// Finds the numbers of the named groups by reading once ahead, where the pattern has names at all.
    fn count_names(&mut self) -> Result<(), Refusal> {
        let pattern = self.cursor.pattern;
        if ["(?<", "(?P<", "(?'"].iter().any(|open| pattern.contains(open)) {
            let start = self.cursor;
            let options = self.options;
            self.tree()?;
            (self.cursor, self.options, self.groups) = (start, options, 0);
        }
        Ok(())
    }

    /// Alternatives up to a `)` or the end. The recursion is as deep as groups nest, which the scanner bounds.
    pub(super) fn tree(&mut self) -> Result<Tree, Refusal> {
        let mut branches = Vec::new();
        let mut items: Vec<Item> = Vec::new();
        loop {
            match self.cursor.peek(0) {
                None | Some(b')') => {
                    branches.push(items);
                    return Ok(Tree { branches });
                }
                Some(b'|') => {
                    self.cursor.at += 1;
                    branches.push(std::mem::take(&mut items));
                }
                Some(byte) => self.item(byte, &mut items)?,
            }
        }
    }

    fn item(&mut self, byte: u8, items: &mut Vec<Item>) -> Result<(), Refusal> {
        match byte {
            b'\\' => self.escape(items)?,
            b'[' => {
                let item = self.class()?;
                items.push(item);
            }
            b'(' => self.group(items)?,
            b'*' | b'+' | b'?' => {
                self.cursor.at += 1;
                let (min, max) = match byte {
                    b'*' => (0, None),
                    b'+' => (1, None),
                    _ => (0, Some(1)),
                };
                self.repeat(min, max, items)?;
            }
            b'{' if let Some((after, min, max)) = counts(self.cursor) => {
                self.cursor = after;
                let number = |digits: &str| digits.parse().map_err(|_| "a count that is too large");
                let low = number(min)?;
                let high = match max {
                    None => Some(low),
                    Some("") => None,
                    Some(max) => Some(number(max)?),
                };
                self.repeat(low, high, items)?;
            }
            b'^' => {
                self.cursor.at += 1;
                items.push(Item::Place(if self.options.multi_line {
                    Place::LineStart
                } else {
                    Place::Start
                }));
            }
            b'$' => {
                self.cursor.at += 1;
                let place = if self.options.multi_line { Place::LineEnd } else { Place::LastLineEnd };
                items.push(Item::Place(place));
            }
            b'.' => {
                self.cursor.at += 1;
                let excluded = if self.options.dot_all { &[] } else { LINE_FEED };
                items.push(Item::Set(Set { negated: true, ..Set::of(excluded) }));
            }
            b'#' if self.options.extended => {
                self.cursor.take_through("\n");
            }
            _ => {
                let Some(character) = self.cursor.next() else { return Ok(()) };
                if !(self.options.extended && is_pattern_space(character)) {
                    items.push(self.literal(character));
                }
            }
        }
        Ok(())
    }

    pub(super) fn literal(&self, character: char) -> Item {
        let mut set = Set::default();
        self.add(&mut set, character, character);
        Item::Set(set)
    }

    pub(super) fn add(&self, set: &mut Set, first: char, last: char) {
        if self.options.caseless { &mut set.folded } else { &mut set.exact }.push((first, last));
    }

    fn repeat(&mut self, min: u32, max: Option<u32>, items: &mut Vec<Item>) -> Result<(), Refusal> {
        let how = match self.cursor.peek(0) {
            Some(b'+') => How::Possessive,
            Some(b'?') => {
                if self.options.swap_greed {
                    How::Greedy
                } else {
                    How::Lazy
                }
            }
            _ => {
                if self.options.swap_greed {
                    How::Lazy
                } else {
                    How::Greedy
                }
            }
        };
        if matches!(self.cursor.peek(0), Some(b'+' | b'?')) {
            self.cursor.at += 1;
        }
        let Some(item) = items.pop() else { return Err("a mistake") };
        match &item {
            // PCRE2 looks once, however often it is told to.
            Item::Look { .. } => return Err("a repeated lookaround"),
            Item::Place(_) => return Err("a repeated place"),
            // A comment or a blank stands between: versions differ in what the second one means.
            Item::Repeat { .. } => return Err("a repeat of a repeat"),
            _ => {}
        }
        items.push(Item::Repeat { item: Box::new(item), min, max, how });
        Ok(())
    }

    /// What follows a backslash outside a set.
    fn escape(&mut self, items: &mut Vec<Item>) -> Result<(), Refusal> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let Some(character) = self.cursor.next() else { return Err("a mistake") };
        let item = match character {
            'b' => Item::Place(Place::WordEdge),
            'B' => Item::Place(Place::NoWordEdge),
            // Only one search is made, so the last match ended at the start.
            'A' | 'G' => Item::Place(Place::Start),
            'Z' => Item::Place(Place::LastLineEnd),
            'z' => Item::Place(Place::End),
            // Where a match is said to start makes no difference to whether there is one.
            'K' => return Ok(()),
            'N' if !self.cursor.rest().starts_with("{U+") => {
                Item::Set(Set { negated: true, ..Set::of(LINE_FEED) })
            }
            // PCRE2 takes it for certain that what `.` matches starts no `\R`, which is not so beyond the line feed.
            'R' => return Err("`\\R`"),
            // The same of `\S` before them: among the blanks beyond ASCII there are some that `\S` matches.
            'h' | 'v' if self.cursor.pattern.contains(r"\S") => return Err("`\\S` with `\\h` or `\\v`"),
            'X' => return Err("`\\X`"),
            'C' => return Err("`\\C`"),
            'Q' => {
                while !self.cursor.eat(r"\E") {
                    let Some(character) = self.cursor.next() else { return Ok(()) };
                    items.push(self.literal(character));
                }
                return Ok(());
            }
            'E' => return Ok(()),
            'g' => return self.reference(items),
            'k' => {
                let Some(open) = self.cursor.next() else { return Err("a mistake") };
                return self.back_to_name(open, items);
            }
            '1'..='9' => match self.number()? {
                Numbered::Back(number) => self.back(number),
                Numbered::Character(character) => self.literal(character),
            },
            _ => {
                self.cursor.at = start;
                let mut set = Set::default();
                match self.set_escape()? {
                    Member::Character(character) => self.add(&mut set, character, character),
                    Member::Ranges(ranges) => set.exact = ranges,
                    Member::Property(name, negated) => set.properties.push((name, negated)),
                }
                Item::Set(set)
            }
        };
        items.push(item);
        Ok(())
    }
}
