//! Tokens to whether a production derives them, by Earley's algorithm.

use super::{EMPTY, Grammar, Set, Symbol};
use std::collections::HashSet;

impl Grammar {
    /// Whether rule `start` derives `tokens`, where `matches(terminal, token)` says whether a token can be a terminal, or
    /// whether a look ahead holds before it.
    ///
    /// It is Earley's algorithm. Of the rules that could come next only those are followed that can start with the
    /// token that stands there.
    pub(crate) fn recognises<T>(
        &self,
        start: &str,
        tokens: &[T],
        matches: &dyn Fn(&str, &T) -> bool,
    ) -> bool {
        let start = self.rule(start);
        let done = |item: &Item| {
            item.rule == start && item.origin == 0 && item.dot == self.rules[start][item.production].len()
        };
        self.read_tokens(start, tokens, matches).is_some_and(|last| last.items.iter().any(done))
    }

    /// Whether a sentence of a production starts with the tokens.
    pub(crate) fn starts<T>(&self, start: &str, tokens: &[T], matches: &dyn Fn(&str, &T) -> bool) -> bool {
        self.read_tokens(self.rule(start), tokens, matches).is_some()
    }

    /// The last column of the table; nothing where no sentence starts with the tokens.
    fn read_tokens<T>(
        &self,
        start: usize,
        tokens: &[T],
        matches: &dyn Fn(&str, &T) -> bool,
    ) -> Option<Column> {
        let mut columns: Vec<Column> = (0..=tokens.len()).map(|_| Column::default()).collect();
        for production in 0..self.rules[start].len() {
            columns[0].add(Item { rule: start, production, dot: 0, origin: 0 });
        }
        for position in 0..=tokens.len() {
            let token = tokens.get(position);
            let mut here = Set::of(EMPTY);
            for (terminal, name) in self.terminals.iter().enumerate() {
                if token.is_some_and(|token| matches(name, token)) {
                    here = here.union(Set::of(terminal));
                }
            }
            let mut next = 0;
            while let Some(&item) = columns[position].items.get(next) {
                next += 1;
                match self.rules[item.rule][item.production].get(item.dot) {
                    Some(&Symbol::Terminal(terminal)) if !here.has(terminal) => {}
                    Some(&Symbol::Terminal(terminal)) => {
                        let taken = usize::from(!self.looks_ahead(terminal));
                        columns[position + taken].add(item.advanced());
                    }
                    Some(&Symbol::Rule(rule)) => {
                        for (production, first) in self.first_of[rule].iter().enumerate() {
                            if first.meets(here) {
                                columns[position].add(Item { rule, production, dot: 0, origin: position });
                            }
                        }
                        // A rule that derived nothing here was completed before this item came to wait for it.
                        if columns[position].empty.contains(&rule) {
                            columns[position].add(item.advanced());
                        }
                    }
                    None => {
                        if item.origin == position {
                            columns[position].empty.push(item.rule);
                        }
                        for index in 0..columns[item.origin].items.len() {
                            let waiting = columns[item.origin].items[index];
                            let expected = self.rules[waiting.rule][waiting.production].get(waiting.dot);
                            if expected == Some(&Symbol::Rule(item.rule)) {
                                columns[position].add(waiting.advanced());
                            }
                        }
                    }
                }
            }
            if token.is_some() && columns[position + 1].items.is_empty() {
                return None;
            }
        }
        columns.pop()
    }
}

/// A production of a rule, how much of it was read, and where its reading began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Item {
    rule: usize,
    production: usize,
    dot: usize,
    origin: usize,
}

impl Item {
    fn advanced(self) -> Self {
        Self { dot: self.dot + 1, ..self }
    }
}

/// What may be going on between two tokens.
#[derive(Debug, Default)]
struct Column {
    items: Vec<Item>,
    known: HashSet<Item>,
    /// The rules that derived nothing here.
    empty: Vec<usize>,
}

impl Column {
    fn add(&mut self, item: Item) {
        if self.known.insert(item) {
            self.items.push(item);
        }
    }
}
