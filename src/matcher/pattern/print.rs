//! A tree of PCRE2 to the syntax that the crates `regex` and `fancy-regex` share.

use crate::value::regex::{How, Item, Place, Set, Tree};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};
use std::fmt::Write as _;

/// A pattern in the words of one of the two crates.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) text: String,
    /// Whether it needs the engine that goes back.
    pub(super) needs_backtracking: bool,
}

/// Writes a pattern. First for the linear engine; where that lacks something, for the other one.
pub(super) fn print(tree: &Tree) -> Result<Printed, &'static str> {
    let mut printer = Printer { text: String::new(), backtracking: false, needs_backtracking: false };
    printer.tree(tree, true)?;
    if printer.needs_backtracking {
        printer = Printer { text: String::new(), backtracking: true, needs_backtracking: true };
        printer.tree(tree, true)?;
    }
    Ok(Printed { text: printer.text, needs_backtracking: printer.needs_backtracking })
}

struct Printer {
    text: String,
    /// For which engine is written.
    backtracking: bool,
    needs_backtracking: bool,
}

const WORD: &str = "[0-9A-Z_a-z]";

impl Printer {
    /// `is_last`: nothing of the pattern comes after it.
    fn tree(&mut self, tree: &Tree, is_last: bool) -> Result<(), &'static str> {
        for (index, branch) in tree.branches.iter().enumerate() {
            if index > 0 {
                self.text.push('|');
            }
            for (at, item) in branch.iter().enumerate() {
                let rest = branch.get(at + 1..).unwrap_or(&[]);
                self.item(item, rest, is_last && rest.is_empty())?;
            }
        }
        Ok(())
    }

    fn item(&mut self, item: &Item, rest: &[Item], is_last: bool) -> Result<(), &'static str> {
        match item {
            Item::Set(set) => self.set(set)?,
            Item::Place(place) => self.place(*place, rest, is_last),
            Item::Group(tree, number) => {
                // Numbers must stay what references call them by; the other engine has no references.
                self.text.push_str(if number.is_some() && self.backtracking { "(" } else { "(?:" });
                self.tree(tree, is_last)?;
                self.text.push(')');
            }
            Item::Look { ahead, negative, tree } => {
                self.needs_backtracking = true;
                self.text.push_str(match (ahead, negative) {
                    (true, false) => "(?=",
                    (true, true) => "(?!",
                    (false, false) => "(?<=",
                    (false, true) => "(?<!",
                });
                self.tree(tree, false)?;
                self.text.push(')');
            }
            Item::Atomic(tree) => {
                self.needs_backtracking = true;
                self.text.push_str("(?>");
                self.tree(tree, false)?;
                self.text.push(')');
            }
            Item::Repeat { item, min, max, how } => {
                if *how == How::Possessive {
                    self.needs_backtracking = true;
                    self.text.push_str("(?>");
                }
                self.text.push_str("(?:");
                self.item(item, &[], is_last && *max == Some(1) && *how != How::Possessive)?;
                self.text.push(')');
                let _ = match max {
                    Some(max) => write!(self.text, "{{{min},{max}}}"),
                    None => write!(self.text, "{{{min},}}"),
                };
                self.text.push_str(match how {
                    How::Greedy => "",
                    How::Lazy => "?",
                    How::Possessive => ")",
                });
            }
            Item::Back(number, caseless) => {
                self.needs_backtracking = true;
                if *caseless {
                    return Err("a reference back under the flag `i`");
                }
                let _ = write!(self.text, "(?:\\{number})");
            }
        }
        Ok(())
    }

    fn place(&mut self, place: Place, rest: &[Item], is_last: bool) {
        let text = match place {
            Place::Start => r"\A",
            Place::End => r"\z",
            // Where nothing follows, a line feed may as well be part of the match.
            Place::LastLineEnd if is_last => r"(?:\n?\z)",
            Place::LastLineEnd => {
                self.needs_backtracking = true;
                r"(?=\n?\z)"
            }
            Place::LineEnd if self.backtracking => r"(?:(?=\n)|\z)",
            Place::LineEnd => "(?m:$)",
            // What follows takes a character, so the place is not the end of the text.
            Place::LineStart if !self.backtracking && matches!(rest.first(), Some(Item::Set(_))) => "(?m:^)",
            Place::LineStart => {
                self.needs_backtracking = true;
                r"(?:\A|(?<=\n)(?!\z))"
            }
            Place::WordEdge if !self.backtracking => r"(?-u:\b)",
            Place::WordStart if !self.backtracking => r"(?-u:\b{start})",
            Place::WordEnd if !self.backtracking => r"(?-u:\b{end})",
            Place::WordEdge => {
                let _ = write!(self.text, "(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))");
                return;
            }
            Place::NoWordEdge => {
                self.needs_backtracking = true;
                let _ = write!(self.text, "(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))");
                return;
            }
            Place::WordStart => {
                let _ = write!(self.text, "(?:(?<!{WORD})(?={WORD}))");
                return;
            }
            Place::WordEnd => {
                let _ = write!(self.text, "(?:(?<={WORD})(?!{WORD}))");
                return;
            }
        };
        self.text.push_str(text);
    }

    /// A set as its ranges, both cases written out.
    fn set(&mut self, set: &Set) -> Result<(), &'static str> {
        if let Some(only) = set.only() {
            self.character(only);
            return Ok(());
        }
        let class = class(set)?;
        if class.ranges().is_empty() {
            // No character at all.
            self.text.push_str(if self.backtracking { "(?!)" } else { r"[^\x{0}-\x{10ffff}]" });
            return Ok(());
        }
        self.text.push('[');
        for range in class.ranges() {
            self.character(range.start());
            if range.start() != range.end() {
                self.text.push('-');
                self.character(range.end());
            }
        }
        self.text.push(']');
        Ok(())
    }

    fn character(&mut self, character: char) {
        if character.is_ascii_alphanumeric() || !character.is_ascii() {
            self.text.push(character);
        } else {
            let _ = write!(self.text, r"\x{{{:x}}}", u32::from(character));
        }
    }
}

/// Every character of a set.
fn class(set: &Set) -> Result<ClassUnicode, &'static str> {
    let of = |ranges: &[(char, char)]| {
        ClassUnicode::new(ranges.iter().map(|&(first, last)| ClassUnicodeRange::new(first, last)))
    };
    let mut folded = of(&set.folded);
    folded.try_case_fold_simple().map_err(|_| "a set whose cases are not known")?;
    let mut class = of(&set.exact);
    class.union(&folded);
    for (name, negated) in &set.properties {
        let hir =
            regex_syntax::parse(&format!(r"\p{{{name}}}")).map_err(|_| "a property that is not known")?;
        let mut property = match hir.kind() {
            HirKind::Class(Class::Unicode(property)) => property.clone(),
            _ => return Err("a property that is not known"),
        };
        if *negated {
            property.negate();
        }
        class.union(&property);
    }
    if set.negated {
        class.negate();
    }
    Ok(class)
}
