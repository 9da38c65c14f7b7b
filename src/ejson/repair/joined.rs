//! Pairs and values that words join as the filter language does, to lists and objects that say so.

use super::condition::is_number;
use super::open::Open;
use super::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::ejson::call;
use crate::ejson::slip::quoted;
use crate::lex::json::{Token, TokenKind, Tokens};
use crate::lex::token::{Group, Keyword};
use crate::sorted::sort_by;
use crate::span::Span;

/// What joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joiner {
    And,
    Or,
    Comma,
}

/// What joins the members of an object, or the values in parentheses, one after another.
struct Joined {
    joiners: Vec<(Joiner, Span)>,
    parts: Vec<Part>,
}

/// What is joined, if it is a value by itself.
type Part = Option<String>;

impl Repair<'_> {
    /// Whether a word that joins stands here.
    fn joiner(&self, tokens: &mut Tokens<'_>, token: Token) -> Option<(Joiner, Span)> {
        let written = token.span.slice(self.source);
        let doubled = |span: Span| Span::new(span.start, span.end + 1);
        let rest = self.source.get(token.span.start as usize..).unwrap_or("");
        let found = match token.kind {
            TokenKind::Comma => (Joiner::Comma, token.span),
            TokenKind::Word if written.eq_ignore_ascii_case("and") => (Joiner::And, token.span),
            TokenKind::Word if written.eq_ignore_ascii_case("or") => (Joiner::Or, token.span),
            TokenKind::Other if rest.starts_with("&&") => (Joiner::And, doubled(token.span)),
            TokenKind::Other if rest.starts_with("||") => (Joiner::Or, doubled(token.span)),
            _ => return None,
        };
        if found.1 != token.span {
            tokens.next();
        }
        Some(found)
    }

    /// `"a": 1 or "b": 2` from the first word that joins pairs on, which stands here: it is one mistake in all of the object. What
    /// follows each such word is read as a further member.
    pub(super) fn joined_members(&mut self, open: Open) -> Option<Expected> {
        // It costs bytes on the web, as all of this.
        if cfg!(rocketql_lite) {
            return None;
        }
        let mut tokens = self.tokens.clone();
        let (joiner, span) = self.joiner(&mut tokens, self.token).filter(|found| found.0 != Joiner::Comma)?;
        if !open.is_object {
            return self.joined_items(open, joiner, span);
        }
        let key = tokens.next();
        let colon = tokens.next();
        let is_key = matches!(key.kind, TokenKind::String(_) | TokenKind::Word);
        if !is_key || colon.kind != TokenKind::Colon {
            return None;
        }
        if !open.is_joined {
            let fix = self.fixed_pairs(open.span);
            let wanted = Diagnostic::new(Code::JsonUnexpected, span).arg("a comma").arg(span);
            self.report(if joiner == Joiner::Or { wanted.only(PAIRS_OR.into()) } else { wanted }.fixed(fix));
        }
        if let Some(open) = self.open.last_mut() {
            open.is_joined = true;
        }
        self.restart(span.end as usize);
        Some(Expected::Key)
    }

    /// `, or "b":` where the word alone is too many, or the comma.
    pub(super) fn joins_further(&self) -> bool {
        let mut tokens = self.tokens.clone();
        let word = self.token.span.slice(self.source).to_ascii_lowercase();
        !cfg!(rocketql_lite)
            && matches!(&*word, "and" | "or")
            && matches!(tokens.next().kind, TokenKind::String(_))
            && tokens.next().kind == TokenKind::Colon
    }

    /// `[{…} or {…}]` where the operator before the list says just that.
    fn joined_items(&mut self, open: Open, joiner: Joiner, span: Span) -> Option<Expected> {
        let (key, _) = self.key_before(open.span)?;
        let is_said = match key.slice(self.source) {
            "$or" | "$in" => joiner == Joiner::Or,
            "$and" | "$all" => joiner == Joiner::And,
            _ => false,
        };
        let is_object = self.source.get(span.end as usize..)?.trim_start().starts_with('{');
        if !is_said && !is_object {
            return None;
        }
        let fix = is_said.then(|| Fix::replace(self.with_blank(span), ","));
        self.report(Diagnostic::new(Code::JsonUnexpected, span).arg("a comma").arg(span).fixed(fix));
        self.restart(span.end as usize);
        Some(Expected::Value)
    }

    /// `{"a": 1 | count 5}`: what is open ends before the `|`, and its brace stands at the end of the text.
    pub(super) fn clauses_inside(&mut self) -> Option<Expected> {
        if cfg!(rocketql_lite) {
            return None;
        }
        let rest = self.source.get(self.token.span.start as usize..)?;
        let clauses = rest.strip_prefix('|')?.trim_end().strip_suffix('}')?;
        let end = self.token.span.start + u32::try_from(1 + clauses.len()).ok()?;
        let word = clauses.trim_start().split(|sign: char| !sign.is_ascii_alphabetic()).next();
        let is_clause = word
            .and_then(|word| Keyword::of(word.as_bytes()))
            .is_some_and(|word| word.group() == Group::Clause);
        let [open] = self.open.as_slice() else { return None };
        if !open.is_object || !is_clause || clauses.contains(['{', '}']) {
            return None;
        }
        let brace = open.span;
        let at = Span::at(self.last.end);
        let edits = [(at, "}"), (Span::new(end, end + 1), "")];
        let edits = edits.map(|(span, text)| Edit { span, text: text.into() });
        let fix = Fix { title: "close it before the `|`".into(), edits: edits.into() };
        let missing = Diagnostic::new(Code::JsonMissing, at).arg("}").fix(fix);
        self.report(missing.related("it belongs to this one", brace));
        Some(Expected::Nothing)
    }

    /// The fix for an object whose members are joined by words: by `and` alone, which is what the commas say, or by `or` alone.
    fn fixed_pairs(&self, brace: Span) -> Option<Fix> {
        let mut tokens = Tokens::new(self.source, Span::between(brace.end as usize, self.source.len()));
        let (mut depth, mut joiners, mut keys) = (0_usize, vec![], vec![]);
        let mut last = None;
        let end = loop {
            let token = tokens.next();
            match token.kind {
                TokenKind::End | TokenKind::OpenParen | TokenKind::CloseParen => return None,
                TokenKind::OpenBrace | TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseBrace if depth == 0 => break token.span,
                TokenKind::CloseBrace | TokenKind::CloseBracket => depth = depth.checked_sub(1)?,
                TokenKind::Colon if depth == 0 => keys.push(last?),
                _ if depth == 0 => joiners.extend(self.joiner(&mut tokens, token)),
                _ => {}
            }
            last = Some(token.span.slice(self.source));
        };
        if keys.len() != joiners.len() + 1 {
            return None;
        }
        let has = |joiner| joiners.iter().any(|(other, _)| *other == joiner);
        let edit = |span, text: &str| Edit { span, text: text.into() };
        if has(Joiner::Or) {
            // A list of what an operator takes is none of queries.
            let is_query = keys.iter().all(|key| !key.trim_matches(['"', '\'']).starts_with('$'));
            (is_query && !has(Joiner::And) && !has(Joiner::Comma) && self.is_query()).then_some(())?;
            let mut edits = vec![edit(brace, "{\"$or\":[{")];
            edits.extend(joiners.iter().map(|(_, span)| edit(*span, "},{")));
            edits.push(edit(end, "}]}"));
            return Some(Fix { title: "write `$or`".into(), edits });
        }
        // Of two equal keys one would be lost.
        let mut sorted: Vec<_> = keys.iter().map(|key| key.trim_matches(['"', '\''])).collect();
        sort_by(&mut sorted, Ord::cmp);
        sorted.dedup();
        (sorted.len() == keys.len()).then_some(())?;
        let words = joiners.iter().filter(|(joiner, _)| *joiner == Joiner::And);
        let edits = words.map(|(_, span)| edit(self.with_blank(*span), ",")).collect();
        Some(Fix { title: "write a comma".into(), edits })
    }

    /// The place with the blank before it.
    fn with_blank(&self, span: Span) -> Span {
        let before = self.source.get(..span.start as usize).unwrap_or("");
        Span::new(span.start - u32::from(before.ends_with(' ')), span.end)
    }

    /// Whether the object that is open is a query: the outermost one, or one in the list of a logical operator.
    fn is_query(&self) -> bool {
        match self.open.as_slice() {
            [_] => true,
            [.., list, _] if !list.is_object => self
                .key_before(list.span)
                .is_some_and(|(key, _)| matches!(key.slice(self.source), "$and" | "$or" | "$nor")),
            _ => false,
        }
    }

    /// `(1 or 2)`, `(1, 2)` and `"x" or "y"` where one value stands, which starts here: one mistake, if they are that. The fix asks for
    /// any of them, where all are values and the key before is a field's.
    pub(super) fn alternatives(&mut self) -> Option<Expected> {
        if cfg!(rocketql_lite) {
            return None;
        }
        let start = self.token.span;
        let mut tokens = self.tokens.clone();
        let is_inside = self.token.kind == TokenKind::OpenParen;
        let first = if is_inside { tokens.next() } else { self.token };
        let found = self.joined(&mut tokens, first, is_inside)?;
        let (Joined { joiners, parts }, end) = found;
        let has = |joiner| joiners.iter().any(|(other, _)| *other == joiner);
        let (has_words, has_commas) = (has(Joiner::Or) || has(Joiner::And), has(Joiner::Comma));
        if joiners.is_empty() || !has_words && !is_inside {
            return None;
        }
        let whole = start.to(Span::new(end, end));
        let mut diagnostic = Diagnostic::new(Code::JsonUnexpected, whole).arg("one value").arg(whole);
        let values: Option<Vec<String>> = parts.into_iter().collect();
        let key = self.key_before(start).filter(|_| !self.in_array());
        let key = key.map_or("", |(key, _)| key.slice(self.source));
        let is_field = !key.is_empty() && !key.starts_with('$');
        let compares = matches!(key, "$eq" | "$ne" | "$gt" | "$gte" | "$lt" | "$lte" | "$not");
        if !has_words && !is_field && !compares {
            // Brackets alone are meant.
            return None;
        }
        // Within a document there are no operators.
        let outer =
            self.open.last().filter(|_| self.open.len() > 1).and_then(|open| self.key_before(open.span));
        let is_field = is_field && outer.is_none_or(|(outer, _)| outer.slice(self.source).starts_with('$'));
        if let Some(values) = values.filter(|_| !(has(Joiner::And) || has_words && has_commas)) {
            let list = format!("[{}]", values.join(","));
            if matches!(key, "$in" | "$nin" | "$all") {
                diagnostic = diagnostic.write(whole, list);
            } else if is_field {
                diagnostic = diagnostic.write(whole, format!("{{\"$in\":{list}}}"));
                diagnostic = diagnostic.fixed((!has_words).then(|| Fix::replace(whole, list)));
            }
        }
        self.fill();
        self.report(diagnostic);
        self.restart(end as usize);
        Some(Expected::Comma)
    }

    /// Values with what joins them, from `first` on, up to the end of the member, or to the parenthesis that closes them; and where
    /// they end. Nothing where something else stands there.
    fn joined(&self, tokens: &mut Tokens<'_>, first: Token, is_inside: bool) -> Option<(Joined, u32)> {
        let (mut joined, mut token) = (Joined { joiners: vec![], parts: vec![] }, first);
        loop {
            joined.parts.push(self.part(token, is_inside)?);
            let end = token.span.end;
            token = tokens.next();
            let closes = matches!(
                token.kind,
                TokenKind::Comma | TokenKind::CloseBrace | TokenKind::CloseBracket | TokenKind::End
            );
            match token.kind {
                TokenKind::CloseParen if is_inside => return Some((joined, token.span.end)),
                _ if closes && !is_inside => return Some((joined, end)),
                _ => joined.joiners.push(self.joiner(tokens, token)?),
            }
            token = tokens.next();
        }
    }

    /// The value that a token is: in parentheses a word is text; elsewhere it may be part of a longer one.
    fn part(&self, token: Token, is_inside: bool) -> Option<Part> {
        let written = token.span.slice(self.source);
        match token.kind {
            TokenKind::String(_) | TokenKind::Number => {
                Some(Some(written.to_owned()).filter(|_| written.starts_with('"') || is_number(written)))
            }
            TokenKind::Word if matches!(written, "true" | "false" | "null") => Some(Some(written.to_owned())),
            TokenKind::Word if is_inside && call::constant(written).is_none() => Some(Some(quoted(written))),
            _ => None,
        }
    }
}

/// What is said of pairs that are joined by `or`.
pub(super) const PAIRS_OR: &str = "write `{\"$or\":[{…},{…}]}`";
