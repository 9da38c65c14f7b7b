//! A tree of PCRE2 to a pattern of JavaScript, for a host that has no engine but its own `RegExp`.
//!
//! The pattern is for the flag `u` alone: what other flags would mean is written out. Where that needs Unicode's tables of
//! cases, and where JavaScript means something else (a reference to a group that did not take part), it is refused. `RegExp`
//! has no limit on its steps: whoever runs a pattern that goes back has to stop it himself.

use crate::value::regex::{How, Item, Place, Set, Tree};
use std::fmt::Write as _;

/// Writes what `new RegExp(…, "u")` is given, or says what the pattern holds that has no translation.
pub(crate) fn javascript(tree: &Tree) -> Result<String, &'static str> {
    let mut printer = Printer { text: String::new(), atoms: 0, is_behind: false };
    printer.tree(tree)?;
    Ok(printer.text)
}

struct Printer {
    text: String,
    /// How many groups are not gone back into so far: each has a name of its own.
    atoms: u32,
    /// Whether this is inside of what looks back.
    is_behind: bool,
}

impl Printer {
    /// The recursion is as deep as the pattern's groups.
    fn tree(&mut self, tree: &Tree) -> Result<(), &'static str> {
        for (index, branch) in tree.branches.iter().enumerate() {
            if index > 0 {
                self.text.push('|');
            }
            branch.iter().try_for_each(|item| self.item(item))?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item) -> Result<(), &'static str> {
        match item {
            Item::Set(set) => self.set(set)?,
            Item::Place(place) => self.text.push_str(match place {
                Place::Start => "^",
                Place::End => "$",
                Place::LastLineEnd => r"(?=\n?$)",
                Place::LineStart => r"(?:^|(?<=\n)(?!$))",
                Place::LineEnd => r"(?=\n|$)",
                Place::WordEdge => r"\b",
                Place::NoWordEdge => r"\B",
                Place::WordStart => r"(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z])",
                Place::WordEnd => r"(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])",
            }),
            Item::Group(tree, _) => {
                self.text.push_str("(?:");
                self.tree(tree)?;
                self.text.push(')');
            }
            Item::Look { ahead, negative, tree } => {
                self.text.push_str(match (ahead, negative) {
                    (true, false) => "(?=",
                    (true, true) => "(?!",
                    (false, false) => "(?<=",
                    (false, true) => "(?<!",
                });
                let outside = self.is_behind;
                self.is_behind = !ahead;
                self.tree(tree)?;
                self.is_behind = outside;
                self.text.push(')');
            }
            Item::Atomic(tree) => self.atomic(|printer| printer.tree(tree))?,
            Item::Repeat { item, min, max, how: How::Possessive } => {
                self.atomic(|printer| printer.repeat(item, *min, *max))?;
            }
            Item::Repeat { item, min, max, how } => {
                self.repeat(item, *min, *max)?;
                self.text.push_str(if *how == How::Lazy { "?" } else { "" });
            }
            Item::Back(..) => return Err("a reference back"),
        }
        Ok(())
    }

    fn repeat(&mut self, item: &Item, min: u32, max: Option<u32>) -> Result<(), &'static str> {
        self.text.push_str("(?:");
        self.item(item)?;
        let _ = match max {
            Some(max) => write!(self.text, "){{{min},{max}}}"),
            None => write!(self.text, "){{{min},}}"),
        };
        Ok(())
    }

    /// What was found looking ahead, taken as a whole, is not gone back into.
    fn atomic(
        &mut self,
        inside: impl FnOnce(&mut Self) -> Result<(), &'static str>,
    ) -> Result<(), &'static str> {
        if self.is_behind {
            return Err("a part that is not gone back into, inside of what looks back");
        }
        let name = self.atoms;
        self.atoms += 1;
        let _ = write!(self.text, "(?:(?=(?<a{name}>");
        inside(self)?;
        let _ = write!(self.text, r"))\k<a{name}>)");
        Ok(())
    }

    fn set(&mut self, set: &Set) -> Result<(), &'static str> {
        self.text.push_str(if set.negated { "[^" } else { "[" });
        for &(first, last) in &set.exact {
            self.range(first, last);
        }
        for &(first, last) in &set.folded {
            self.folded(first, last)?;
        }
        for (name, negated) in &set.properties {
            let (kind, name) = match name.strip_prefix("scx=") {
                Some(script) => ("Script_Extensions=", script),
                None => ("", name.as_str()),
            };
            let (first, rest) = name.split_at_checked(1).unwrap_or((name, ""));
            let rest = if name == "lc" { "C" } else { rest };
            let escape = if *negated { 'P' } else { 'p' };
            let _ = write!(self.text, r"\{escape}{{{kind}{}{rest}}}", first.to_ascii_uppercase());
        }
        self.text.push(']');
        Ok(())
    }

    /// Both cases of ASCII letters, two of which have a third; beyond ASCII, what has no case.
    fn folded(&mut self, first: char, last: char) -> Result<(), &'static str> {
        if !last.is_ascii() {
            if first != last || first.is_alphabetic() {
                return Err("letters beyond ASCII under the flag `i`");
            }
            self.range(first, last);
            return Ok(());
        }
        self.range(first, last);
        for letter in (first..=last).filter(char::is_ascii_alphabetic) {
            let other = if letter.is_ascii_lowercase() {
                letter.to_ascii_uppercase()
            } else {
                letter.to_ascii_lowercase()
            };
            self.range(other, other);
            match letter {
                'k' | 'K' => self.text.push('\u{212a}'),
                's' | 'S' => self.text.push('\u{17f}'),
                _ => {}
            }
        }
        Ok(())
    }

    fn range(&mut self, first: char, last: char) {
        let _ = write!(self.text, r"\u{{{:x}}}", u32::from(first));
        if first != last {
            let _ = write!(self.text, r"-\u{{{:x}}}", u32::from(last));
        }
    }
}
