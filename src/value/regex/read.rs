//! Pattern text to [`Tree`], for patterns that the scanner takes. What no other engine means as PCRE2 does is refused.

use super::cursor::Cursor;
use super::repeat::counts;
use super::scanner::is_pattern_space;
use super::tree::{
    BLANK, DIGIT, How, Item, LINE_FEED, Place, SPACE, Set, Tree, VERTICAL, WORD, complement, posix,
};
use crate::diagnostic::{Code, Severity};
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
    fn tree(&mut self) -> Result<Tree, Refusal> {
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

    fn literal(&self, character: char) -> Item {
        let mut set = Set::default();
        self.add(&mut set, character, character);
        Item::Set(set)
    }

    fn add(&self, set: &mut Set, first: char, last: char) {
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

    fn back(&self, number: u32) -> Item {
        Item::Back(number, self.options.caseless)
    }

    /// `\1` is a group if it has one digit, starts with 8 or 9, or so many groups came before; otherwise octal.
    fn number(&mut self) -> Result<Numbered, Refusal> {
        self.cursor.at -= 1;
        let start = self.cursor.at;
        let first = self.cursor.peek(0);
        let digits = self.cursor.take_while(|character| character.is_ascii_digit());
        if let Ok(number) = digits.parse::<u32>()
            && (number < 10 || first >= Some(b'8') || number <= self.groups)
        {
            return Ok(Numbered::Back(number));
        }
        self.cursor.at = start;
        if first >= Some(b'8') {
            return Err("a mistake");
        }
        Ok(Numbered::Character(self.digits(3, 8)))
    }

    /// `\g…`
    fn reference(&mut self, items: &mut Vec<Item>) -> Result<(), Refusal> {
        let is_braced = self.cursor.eat("{");
        let text = if is_braced {
            self.cursor.take_through("}").ok_or("a mistake")?
        } else if matches!(self.cursor.peek(0), Some(b'<' | b'\'')) {
            return Err("a call of a group");
        } else {
            self.cursor.take_while(|character| character.is_ascii_digit() || matches!(character, '+' | '-'))
        };
        let number = match text.as_bytes().first() {
            Some(b'-') => text
                .get(1..)
                .and_then(|digits| digits.parse::<u32>().ok())
                .and_then(|back| (self.groups + 1).checked_sub(back)),
            Some(b'+') => {
                text.get(1..).and_then(|digits| digits.parse::<u32>().ok()).map(|on| self.groups + on)
            }
            Some(b'0'..=b'9') => text.parse().ok(),
            _ => return self.named(text, items),
        };
        items.push(self.back(number.ok_or("a mistake")?));
        Ok(())
    }

    /// `\k<name>` and its like; the cursor is behind what opens it.
    fn back_to_name(&mut self, open: char, items: &mut Vec<Item>) -> Result<(), Refusal> {
        let close = match open {
            '<' => ">",
            '\'' => "'",
            '{' => "}",
            _ => return Err("a mistake"),
        };
        let name = self.cursor.take_through(close).ok_or("a mistake")?;
        self.named(name, items)
    }

    fn named(&mut self, name: &str, items: &mut Vec<Item>) -> Result<(), Refusal> {
        // While names are counted, those that come later are not known yet.
        let number = self.names.get(name.trim()).copied().unwrap_or(0);
        items.push(self.back(number));
        Ok(())
    }

    /// What a group starts with.
    fn group(&mut self, items: &mut Vec<Item>) -> Result<(), Refusal> {
        self.cursor.at += 1;
        let before = self.options;
        if self.cursor.eat("?") {
            return self.special(items, before);
        }
        if self.cursor.peek(0) == Some(b'*') && self.cursor.peek(1) != Some(b')') {
            self.cursor.at += 1;
            return self.worded(items, before);
        }
        let number = self.capture();
        let tree = self.inside(before)?;
        items.push(Item::Group(tree, number));
        Ok(())
    }

    fn capture(&mut self) -> Option<u32> {
        if self.options.no_capture {
            return None;
        }
        self.groups += 1;
        Some(self.groups)
    }

    /// The inside of a group and its `)`; then `options` hold again.
    fn inside(&mut self, options: Options) -> Result<Tree, Refusal> {
        let tree = self.tree()?;
        self.cursor.at += 1;
        self.options = options;
        Ok(tree)
    }

    fn look(
        &mut self,
        ahead: bool,
        negative: bool,
        items: &mut Vec<Item>,
        options: Options,
    ) -> Result<(), Refusal> {
        let tree = self.inside(options)?;
        items.push(Item::Look { ahead, negative, tree });
        Ok(())
    }

    /// What follows `(?`.
    fn special(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
        if self.cursor.eat("#") {
            self.cursor.take_through(")");
            return Ok(());
        }
        for (open, ahead, negative) in
            [("=", true, false), ("!", true, true), ("<=", false, false), ("<!", false, true)]
        {
            if self.cursor.eat(open) {
                return self.look(ahead, negative, items, before);
            }
        }
        if self.cursor.eat(":") {
            let tree = self.inside(before)?;
            items.push(Item::Group(tree, None));
            return Ok(());
        }
        if self.cursor.eat(">") {
            let tree = self.inside(before)?;
            items.push(Item::Atomic(tree));
            return Ok(());
        }
        if self.cursor.eat("P=") {
            let name = self.cursor.take_through(")").ok_or("a mistake")?;
            return self.named(name, items);
        }
        for (open, close) in [("P<", ">"), ("<", ">"), ("'", "'")] {
            if !self.cursor.rest().starts_with("<*") && self.cursor.eat(open) {
                let name = self.cursor.take_through(close).ok_or("a mistake")?;
                self.groups += 1;
                if self.names.insert(name, self.groups).is_some_and(|other| other != self.groups) {
                    return Err("a name of two groups");
                }
                let number = self.groups;
                let tree = self.inside(before)?;
                items.push(Item::Group(tree, Some(number)));
                return Ok(());
            }
        }
        self.set_options(items, before)
    }

    /// `(?i)` or `(?i:…)`
    fn set_options(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
        let mut options = before;
        let mut on = true;
        if self.cursor.eat("^") {
            options = Options { swap_greed: before.swap_greed, ..Options::default() };
        }
        loop {
            match self.cursor.next() {
                Some('i') => options.caseless = on,
                Some('m') => options.multi_line = on,
                Some('s') => options.dot_all = on,
                Some('n') => options.no_capture = on,
                Some('U') => options.swap_greed = on,
                Some('J') => return Err("names of several groups"),
                Some('x') => {
                    options.extended = on;
                    options.extended_more = self.cursor.eat("x") && on;
                }
                Some('-') => on = false,
                Some(')') => {
                    self.options = options;
                    return Ok(());
                }
                Some(':') => {
                    self.options = options;
                    let tree = self.inside(before)?;
                    items.push(Item::Group(tree, None));
                    return Ok(());
                }
                Some('R' | '&' | 'P' | '0'..='9' | '+') => return Err("a call of a group"),
                Some('(') => return Err("a condition"),
                Some('|') => return Err("groups that are counted anew"),
                Some('*') | Some('<') => return Err("a lookaround that is gone back into"),
                Some(_) | None => return Err("a part that only PCRE2 knows"),
            }
            if !on && self.cursor.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
                return Err("a call of a group");
            }
        }
    }

    /// `(*atomic:…)` and its like, or a verb; the cursor is behind the `*`.
    fn worded(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
        let word = self.cursor.take_while(|character| character == '_' || character.is_ascii_lowercase());
        if word.is_empty() || !self.cursor.eat(":") {
            return Err("a verb");
        }
        match word {
            "pla" | "positive_lookahead" => self.look(true, false, items, before),
            "nla" | "negative_lookahead" => self.look(true, true, items, before),
            "plb" | "positive_lookbehind" => self.look(false, false, items, before),
            "nlb" | "negative_lookbehind" => self.look(false, true, items, before),
            "atomic" => {
                let tree = self.inside(before)?;
                items.push(Item::Atomic(tree));
                Ok(())
            }
            _ => Err("a part that only PCRE2 knows"),
        }
    }

    /// `[…]`
    fn class(&mut self) -> Result<Item, Refusal> {
        if self.cursor.eat("[[:<:]]") {
            return Ok(Item::Place(Place::WordStart));
        }
        if self.cursor.eat("[[:>:]]") {
            return Ok(Item::Place(Place::WordEnd));
        }
        self.cursor.at += 1;
        let mut set = Set::default();
        loop {
            let is_skipped = self.cursor.eat(r"\E")
                || self.cursor.eat(r"\Q\E")
                || self.options.extended_more && (self.cursor.eat(" ") || self.cursor.eat("\t"));
            if !is_skipped {
                if set.negated || !self.cursor.eat("^") {
                    break;
                }
                set.negated = true;
            }
        }
        let first = self.cursor.at;
        // The character that a `-` would make a range of, and whether one has begun.
        let (mut low, mut is_range) = (None, false);
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
                    let name = if self.options.caseless && matches!(name, "lower" | "upper") {
                        "alpha"
                    } else {
                        name
                    };
                    let ranges = posix(name).ok_or("a mistake")?;
                    Member::Ranges(if negated { complement(ranges) } else { ranges.to_vec() })
                }
                Some(b' ' | b'\t') if self.options.extended_more && !is_quoted => {
                    self.cursor.at += 1;
                    continue;
                }
                Some(b'-') if !is_quoted && low.is_some() && !is_range => {
                    self.cursor.at += 1;
                    is_range = true;
                    continue;
                }
                Some(_) => Member::Character(self.cursor.next().ok_or("a mistake")?),
            };
            match (member, low, is_range) {
                (Member::Character(character), Some(start), true) => {
                    self.add(&mut set, start, character);
                    (low, is_range) = (None, false);
                }
                (Member::Character(character), before, _) => {
                    if let Some(before) = before {
                        self.add(&mut set, before, before);
                    }
                    low = Some(character);
                }
                (other, before, was_range) => {
                    if let Some(before) = before {
                        self.add(&mut set, before, before);
                    }
                    // PCRE2 refuses a range to a set, but for one that the scanner takes for a plain `-`.
                    if was_range {
                        self.add(&mut set, '-', '-');
                    }
                    (low, is_range) = (None, false);
                    match other {
                        Member::Ranges(ranges) => set.exact.extend(ranges),
                        Member::Property(name, negated) => set.properties.push((name, negated)),
                        Member::Character(_) => {}
                    }
                }
            }
        }
        if let Some(before) = low {
            self.add(&mut set, before, before);
        }
        if is_range {
            self.add(&mut set, '-', '-');
        }
        Ok(Item::Set(set))
    }

    /// `[:name:]`, which is taken where it comes next.
    fn posix(&mut self) -> Option<(&'p str, bool)> {
        let rest = self.cursor.rest().strip_prefix("[:")?;
        let (name, _) = rest.split_once(":]")?;
        let (plain, negated) = name.strip_prefix('^').map_or((name, false), |plain| (plain, true));
        posix(plain)?;
        self.cursor.at += name.len() + 4;
        Some((plain, negated))
    }

    /// An escape that stands for characters; the cursor is on its backslash.
    fn set_escape(&mut self) -> Result<Member, Refusal> {
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
    fn braced(&mut self, radix: u32) -> Result<char, Refusal> {
        self.cursor.at += 1;
        let digits = self.cursor.take_through("}").ok_or("a mistake")?;
        u32::from_str_radix(digits.trim(), radix).ok().and_then(char::from_u32).ok_or("a mistake")
    }

    /// At most `most` digits, perhaps none.
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

    /// `\pL` or `\p{Greek}`. Only general categories and scripts are taken, and of those what the flag `i` does not change.
    fn property(&mut self, is_negated: bool) -> Result<Member, Refusal> {
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

enum Numbered {
    Back(u32),
    Character(char),
}

/// What stands for characters in a set.
enum Member {
    Character(char),
    Ranges(Vec<(char, char)>),
    Property(String, bool),
}
