//! Syntax tree and comments to canonical text: the one writer of the language.

mod value;

use super::ast::{Ast, Bits, Clause, Kind, Verb};
use super::spell;
use crate::arena::{List, NodeId};
use crate::span::Span;

/// The longest request that is written on one line, in characters.
const WIDTH: usize = 100;

/// Writes the canonical form of `ast`, which `source` was parsed into without errors. Every comment is kept: behind the
/// test it stood behind, or on a line of its own before the test it stood in. Printing what was printed changes nothing.
pub fn print(source: &str, ast: &Ast) -> String {
    if ast.comments.is_empty() {
        let line = Printer::new(source, ast, false).request();
        if line.chars().count() <= WIDTH {
            return line;
        }
    }
    Printer::new(source, ast, true).request()
}

/// Where a filter stands, which decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The whole filter, or all that is inside parentheses.
    Whole,
    /// Between `and`s.
    Conjunct,
    /// Between `or`s.
    Disjunct,
    /// After `not`.
    Negated,
}

struct Printer<'a> {
    source: &'a str,
    ast: &'a Ast,
    out: String,
    /// Whether the outermost tests and the clauses have a line each.
    broken: bool,
    /// Whether tests without a path may stand here, so that an operator's name needs backticks as a path.
    element: bool,
    /// The comments not yet written.
    comments: &'a [Span],
}

impl<'a> Printer<'a> {
    fn new(source: &'a str, ast: &'a Ast, broken: bool) -> Self {
        let out = String::with_capacity(source.len() + source.len() / 4);
        Self { source, ast, out, broken, element: false, comments: &ast.comments }
    }

    fn request(mut self) -> String {
        if let Some(endpoint) = self.ast.endpoint {
            self.comments_before(endpoint.end);
            self.copy(endpoint);
            self.out.push(':');
        }
        if let Some(filter) = self.ast.filter {
            self.comments_before(self.head(filter));
            self.gap(self.broken);
            self.filter(filter, Place::Whole, self.broken);
        }
        for clause in self.ast.arena.children(self.ast.clauses) {
            self.comments_before(self.head(clause));
            self.gap(self.broken);
            self.out.push_str("| ");
            self.clause(clause);
        }
        self.comments_before(u32::MAX);
        self.out.truncate(self.out.trim_end().len());
        self.out
    }

    // ---- filters

    fn filter(&mut self, id: NodeId, place: Place, broken: bool) {
        match self.ast.arena.kind(id) {
            Kind::And(list) => match place {
                Place::Whole | Place::Conjunct => self.chain(list, "and ", Place::Conjunct, broken),
                Place::Disjunct | Place::Negated => self.group(id),
            },
            Kind::Or(list) => match place {
                Place::Whole => self.chain(list, "or ", Place::Disjunct, broken),
                Place::Conjunct | Place::Disjunct | Place::Negated => self.group(id),
            },
            Kind::Not(child) => {
                // Parentheses alone keep two negations apart, and these undo each other.
                if let Kind::Not(inner) = self.ast.arena.kind(child) {
                    return self.filter(inner, place, broken);
                }
                self.out.push_str("not");
                self.comments_before(self.head(child));
                self.gap(false);
                self.filter(child, Place::Negated, false);
            }
            Kind::Test { verb, negated, path, operands } => self.test(verb, negated, path, operands),
            Kind::TextSearch(words) => {
                self.out.push_str("text(");
                self.value(words);
                self.out.push(')');
            }
            _ => self.value(id),
        }
    }

    fn chain(&mut self, list: List, word: &str, place: Place, broken: bool) {
        for (index, child) in self.ast.arena.children(list).enumerate() {
            if index > 0 {
                self.comments_before(self.head(child));
                self.gap(broken);
                self.out.push_str(word);
            }
            self.filter(child, place, broken);
        }
    }

    fn group(&mut self, id: NodeId) {
        self.out.push('(');
        self.filter(id, Place::Whole, false);
        self.out.push(')');
    }

    fn test(&mut self, verb: Verb, negated: bool, path: Span, operands: Option<NodeId>) {
        if !path.is_empty() {
            spell::path(&spell::decoded_path(self.source, path), self.element, &mut self.out);
            self.out.push(' ');
        }
        let regex = operands.is_some_and(|id| self.ast.arena.kind(id) == Kind::Regex);
        let (not, word) = match (verb, negated) {
            (Verb::Equal, false) if regex => ("", "~"),
            (Verb::NotEqual, false) if regex => ("", "!~"),
            (Verb::Matches, true) => ("", "!~"),
            (Verb::Exists, true) => ("", "missing"),
            (Verb::Missing, true) => ("", "exists"),
            (Verb::Is, true) => ("", "is not"),
            (_, true) => ("not ", verb_word(verb)),
            (_, false) => ("", verb_word(verb)),
        };
        self.out.push_str(not);
        self.out.push_str(word);
        match (verb, operands) {
            (_, None) => {}
            (Verb::Has, Some(filter)) => self.has(filter),
            (Verb::Modulo, Some(divisor)) => {
                self.out.push(' ');
                self.value(divisor);
                if let Some(remainder) = self.ast.arena.next(divisor) {
                    self.out.push_str(" = ");
                    self.value(remainder);
                }
            }
            (_, Some(first)) => {
                for operand in std::iter::successors(Some(first), |&id| self.ast.arena.next(id)) {
                    self.out.push(' ');
                    self.value(operand);
                }
            }
        }
    }

    fn has(&mut self, filter: NodeId) {
        let outer = std::mem::replace(&mut self.element, true);
        self.out.push(' ');
        self.group(filter);
        self.element = outer;
    }

    // ---- clauses

    fn clause(&mut self, id: NodeId) {
        let Kind::Clause(clause, items) = self.ast.arena.kind(id) else { return };
        self.out.push_str(clause_word(clause));
        for (index, item) in self.ast.arena.children(items).enumerate() {
            self.out.push_str(match (index, clause) {
                (0, _) => " ",
                (_, Clause::Page) => " size ",
                (_, Clause::Fields | Clause::Sort | Clause::Offset | Clause::Count | Clause::With) => ", ",
            });
            match self.ast.arena.kind(item) {
                Kind::Projected { path, exclude: minus } | Kind::Ordered { path, descending: minus } => {
                    self.out.push_str(if minus { "-" } else { "" });
                    spell::path(&spell::decoded_path(self.source, path), false, &mut self.out);
                }
                Kind::With(name, value) => {
                    self.copy(name);
                    self.out.push_str(" = ");
                    self.value(value);
                }
                _ => self.value(item),
            }
        }
    }

    // ---- blanks and comments

    fn copy(&mut self, span: Span) {
        self.out.push_str(span.slice(self.source));
    }

    /// A blank, or a new line where `broken`; nothing at the start of a line.
    fn gap(&mut self, broken: bool) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(if broken { '\n' } else { ' ' });
        }
    }

    /// Writes the comments that start before `end`, each up to the end of its line.
    fn comments_before(&mut self, end: u32) {
        while let Some((&comment, rest)) = self.comments.split_first()
            && comment.start < end
        {
            self.comments = rest;
            let before = self.source.get(..comment.start as usize).unwrap_or("");
            let trails = before.rsplit('\n').next().is_some_and(|line| !line.trim().is_empty());
            self.gap(!trails);
            self.out.push_str(comment.slice(self.source).trim_end());
            self.out.push('\n');
        }
    }

    /// The end of what is written in one piece from the start of this node on: comments inside it go before it.
    fn head(&self, id: NodeId) -> u32 {
        let node = self.ast.arena.get(id);
        match node.kind {
            Kind::And(list) | Kind::Or(list) => list.first.map_or(node.span.start, |first| self.head(first)),
            Kind::Not(_) => node.span.start,
            Kind::Test { verb: Verb::Has, operands: Some(filter), .. } => self.head(filter),
            Kind::Clause(_, items) => items.last.map_or(node.span.end, |last| self.ast.arena.span(last).end),
            _ => node.span.end,
        }
    }
}

fn verb_word(verb: Verb) -> &'static str {
    match verb {
        Verb::Equal => "=",
        Verb::NotEqual => "!=",
        Verb::Greater => ">",
        Verb::GreaterEqual => ">=",
        Verb::Less => "<",
        Verb::LessEqual => "<=",
        Verb::In => "in",
        Verb::Matches => "~",
        Verb::Contains => "contains",
        Verb::StartsWith => "startswith",
        Verb::EndsWith => "endswith",
        Verb::Exists => "exists",
        Verb::Missing => "missing",
        Verb::Is => "is",
        Verb::All => "all",
        Verb::Size => "size",
        Verb::Has => "has",
        Verb::Modulo => "%",
        Verb::Bits(Bits::AllSet) => "bits all set",
        Verb::Bits(Bits::AnySet) => "bits any set",
        Verb::Bits(Bits::AllClear) => "bits all clear",
        Verb::Bits(Bits::AnyClear) => "bits any clear",
        Verb::Near => "near",
        Verb::NearSphere => "nearsphere",
        Verb::Within => "within",
        Verb::Intersects => "intersects",
    }
}

fn clause_word(clause: Clause) -> &'static str {
    match clause {
        Clause::Fields => "fields",
        Clause::Sort => "sort",
        Clause::Offset => "offset",
        Clause::Count => "count",
        Clause::Page => "page",
        Clause::With => "with",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::dsl::parse::{Entry, parse};
    use crate::limits::Limits;

    fn formatted(source: &str) -> String {
        let (mut ast, mut tokens, mut sink) = (Ast::default(), Vec::new(), Diagnostics::new(9));
        parse(source, Entry::Request, &Limits::default(), &mut ast, &mut tokens, &mut sink);
        assert!(!sink.has_errors(), "{source}: {:?}", sink.items());
        print(source, &ast)
    }

    #[test]
    fn texts_become_canonical() {
        for (source, canonical) in [
            ("a eq 1 AND b NE 2", "a = 1 and b != 2"),
            ("a=1 or b=2 and c=3", "a = 1 or (b = 2 and c = 3)"),
            ("(a = 1)and((b = 2))", "a = 1 and b = 2"),
            ("(a = 1 or b = 2) or c = 3", "(a = 1 or b = 2) or c = 3"),
            ("!a = 1 && ! (b = 2 || c = 3)", "not a = 1 and not (b = 2 or c = 3)"),
            ("not not a = 1", "a = 1"),
            ("not (not (a = 1)) and not (not (b = 1 or c = 2))", "a = 1 and (b = 1 or c = 2)"),
            ("a between 1 and 5", "a in 1..5"),
            ("a not between 1 and 5", "a not in 1..5"),
            ("a in[1,2]", "a in (1, 2)"),
            ("a not exists and b not missing", "a missing and b exists"),
            ("a = /x/i and b != /y/ and c matches 'z'", "a ~ /x/i and b !~ /y/ and c ~ \"z\""),
            ("a is boolean and b is not (string,null)", "a is bool and b is not (string, null)"),
            ("a % 4=1 and b bits ALL set (1,5)", "a % 4 = 1 and b bits all set (1, 5)"),
            ("a has(x=1 and y>2)", "a has (x = 1 and y > 2)"),
            ("a has (>= 80 and <85)", "a has (>= 80 and < 85)"),
            ("a has (`size` = 1)", "a has (`size` = 1)"),
            ("a has (x = 1) and `size` = 1", "a has (x = 1) and size = 1"),
            ("`a`.`b c` = 1 and `not` = 2", "a.`b c` = 1 and `not` = 2"),
            ("a near point(1,2) max 500 min 10", "a near point(1, 2) max 500 min 10"),
            ("a within polygon((1,2),(3,4),(5,6))", "a within polygon((1, 2), (3, 4), (5, 6))"),
            ("text( 'x' )", "text(\"x\")"),
            ("a = 'it\\'s' and b = i'bob'", "a = \"it's\" and b = i\"bob\""),
            ("a > now - 7d and b < today+1mo -2d", "a > now-7d and b < today+1mo-2d"),
            ("a = 1.50e0 and b = 12345678901234567890", "a = 1.5 and b = 12345678901234567890"),
            ("a > new Date('2024-03-01T00:00Z')", "a > date(\"2024-03-01T00:00Z\")"),
            ("{\"a\": 1} and b=1", "{\"a\": 1} and b = 1"),
            (
                "users.list: a=1|sort +a,-b|skip 5|limit 10",
                "users.list: a = 1 | sort a, -b | offset 5 | count 10",
            ),
            ("x.y: | page 3 size 50", "x.y: | page 3 size 50"),
            ("| fields a,-b", "| fields a, -b"),
            ("x.y: a = 1 | with roomId=GENERAL,n=(1,2)", "x.y: a = 1 | with roomId = GENERAL, n = (1, 2)"),
        ] {
            assert_eq!(formatted(source), canonical, "{source}");
            assert_eq!(formatted(canonical), canonical);
        }
    }

    #[test]
    fn comments_stay_where_they_are() {
        for (source, canonical) in [
            ("# top\na = 1 # one\nand b = 2", "# top\na = 1 # one\nand b = 2"),
            ("a = 1 and # why\n b = 2", "a = 1 # why\nand b = 2"),
            ("a = # inside\n 1", "# inside\na = 1"),
            ("(a = 1 # one\n or b = 2) and c = 3", "(a = 1 # one\nor b = 2)\nand c = 3"),
            ("a = 1 | # fields\n fields a", "a = 1 # fields\n| fields a"),
            ("a = 1 # end", "a = 1 # end"),
            ("a has ( # in\n x = 1)", "# in\na has (x = 1)"),
        ] {
            assert_eq!(formatted(source), canonical, "{source}");
            assert_eq!(formatted(canonical), canonical);
        }
    }
}
