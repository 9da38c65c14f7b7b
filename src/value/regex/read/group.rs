//! Groups, and what refers to them.

use super::{Options, Reader, Refusal};
use crate::value::regex::tree::{Item, Tree};

pub(super) enum Numbered {
    Back(u32),
    Character(char),
}

impl Reader<'_> {
    pub(super) fn back(&self, number: u32) -> Item {
        Item::Back(number, self.options.caseless)
    }

    /// `\1` is a group if it has one digit, starts with 8 or 9, or so many groups came before; otherwise octal.
    pub(super) fn number(&mut self) -> Result<Numbered, Refusal> {
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
    pub(super) fn reference(&mut self, items: &mut Vec<Item>) -> Result<(), Refusal> {
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
    pub(super) fn back_to_name(&mut self, open: char, items: &mut Vec<Item>) -> Result<(), Refusal> {
        let close = match open {
            '<' => ">",
            '\'' => "'",
            '{' => "}",
            _ => return Err("a mistake"),
        };
        let name = self.cursor.take_through(close).ok_or("a mistake")?;
        self.named(name, items)
    }

    pub(super) fn named(&mut self, name: &str, items: &mut Vec<Item>) -> Result<(), Refusal> {
        // While names are counted, those that come later are not known yet.
        let number = self.names.get(name.trim()).copied().unwrap_or(0);
        items.push(self.back(number));
        Ok(())
    }

    /// What a group starts with.
    pub(super) fn group(&mut self, items: &mut Vec<Item>) -> Result<(), Refusal> {
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

    pub(super) fn capture(&mut self) -> Option<u32> {
        if self.options.no_capture {
            return None;
        }
        self.groups += 1;
        Some(self.groups)
    }

    /// The inside of a group and its `)`; then `options` hold again.
    pub(super) fn inside(&mut self, options: Options) -> Result<Tree, Refusal> {
        let tree = self.tree()?;
        self.cursor.at += 1;
        self.options = options;
        Ok(tree)
    }

    pub(super) fn look(
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
    pub(super) fn special(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
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
    pub(super) fn set_options(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
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
    pub(super) fn worded(&mut self, items: &mut Vec<Item>, before: Options) -> Result<(), Refusal> {
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
}
