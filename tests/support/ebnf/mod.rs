//! EBNF text to a grammar that makes sentences and recognises them, without knowing the parser it is compared with.

mod recognise;

use std::collections::BTreeMap;

/// A symbol of a production.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Symbol {
    /// A rule, by its index.
    Rule(usize),
    /// A terminal, by its index.
    Terminal(usize),
}

/// A grammar in plain productions: groups, options and repetitions have rules of their own.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    names: Vec<String>,
    /// The productions of each rule.
    rules: Vec<Vec<Vec<Symbol>>>,
    terminals: Vec<String>,
    /// The least number of tokens that each rule derives.
    shortest: Vec<usize>,
    /// The terminals that each rule can start with, and each of its productions.
    first: Vec<Set>,
    first_of: Vec<Vec<Set>>,
}

/// A name that starts so is a look ahead: it says something of the next token and takes none.
const LOOK_AHEAD: &str = "before_";

impl Grammar {
    /// Reads productions `name = body ;`. Comments stand in `(* … *)`. A name without a production is a terminal, and
    /// so is text in quotes (kept with its quotes).
    pub(crate) fn read(text: &str) -> Self {
        let tokens = scan(text);
        let defined: Vec<&String> =
            tokens.windows(2).filter(|pair| pair[1] == "=").map(|pair| &pair[0]).collect();
        let mut grammar = Self::default();
        for name in &defined {
            assert!(!grammar.names.contains(name), "`{name}` has two productions");
            grammar.names.push((*name).clone());
            grammar.rules.push(Vec::new());
        }
        let mut at = 0;
        while at < tokens.len() {
            let rule =
                grammar.names.iter().position(|name| *name == tokens[at]).expect("a production's name");
            assert_eq!(tokens[at + 1], "=", "after `{}`", tokens[at]);
            at += 2;
            let body = grammar.alternatives(&tokens, &mut at);
            grammar.rules[rule] = body;
            assert_eq!(tokens[at], ";", "at the end of `{}`", grammar.names[rule]);
            at += 1;
        }
        grammar.measure();
        grammar
    }

    /// The terminals, quoted ones with their quotes; look aheads are none.
    pub(crate) fn terminals(&self) -> impl Iterator<Item = &str> {
        self.terminals.iter().map(String::as_str).filter(|name| !name.starts_with(LOOK_AHEAD))
    }

    fn alternatives(&mut self, tokens: &[String], at: &mut usize) -> Vec<Vec<Symbol>> {
        let mut alternatives = vec![self.sequence(tokens, at)];
        while tokens[*at] == "|" {
            *at += 1;
            alternatives.push(self.sequence(tokens, at));
        }
        alternatives
    }

    fn sequence(&mut self, tokens: &[String], at: &mut usize) -> Vec<Symbol> {
        let mut sequence = vec![self.item(tokens, at)];
        while tokens[*at] == "," {
            *at += 1;
            sequence.push(self.item(tokens, at));
        }
        sequence
    }

    fn item(&mut self, tokens: &[String], at: &mut usize) -> Symbol {
        let token = tokens[*at].clone();
        *at += 1;
        let close = match token.as_str() {
            "(" => ")",
            "[" => "]",
            "{" => "}",
            name => return self.symbol(name),
        };
        let rule = self.rules.len();
        self.names.push(format!("{token}{rule}"));
        self.rules.push(Vec::new());
        let mut body = self.alternatives(tokens, at);
        assert_eq!(tokens[*at], close);
        *at += 1;
        match close {
            "]" => body.push(Vec::new()),
            "}" => {
                body.iter_mut().for_each(|alternative| alternative.insert(0, Symbol::Rule(rule)));
                body.push(Vec::new());
            }
            _ => {}
        }
        self.rules[rule] = body;
        Symbol::Rule(rule)
    }

    fn symbol(&mut self, name: &str) -> Symbol {
        if let Some(rule) = self.names.iter().position(|known| known == name) {
            return Symbol::Rule(rule);
        }
        let known = self.terminals.iter().position(|known| known == name);
        Symbol::Terminal(known.unwrap_or_else(|| {
            assert!(self.terminals.len() < EMPTY, "more terminals than a set holds");
            self.terminals.push(name.to_owned());
            self.terminals.len() - 1
        }))
    }

    /// Finds `shortest` and `first` as fixed points.
    fn measure(&mut self) {
        self.shortest = vec![usize::MAX; self.rules.len()];
        self.fixed_point(|grammar| {
            let length = |body: &Vec<Vec<Symbol>>| body.iter().map(|sequence| grammar.length(sequence)).min();
            let shortest = grammar.rules.iter().map(|body| length(body).expect("a body")).collect();
            std::mem::replace(&mut grammar.shortest, shortest)
        });
        for (name, &shortest) in self.names.iter().zip(&self.shortest) {
            assert_ne!(shortest, usize::MAX, "`{name}` derives no sentence");
        }
        self.first = vec![Set::default(); self.rules.len()];
        self.fixed_point(|grammar| {
            let first = |body: &Vec<Vec<Symbol>>| {
                body.iter().fold(Set::default(), |set, sequence| set.union(grammar.first_of(sequence)))
            };
            let first = grammar.rules.iter().map(first).collect();
            std::mem::replace(&mut grammar.first, first)
        });
        let each = |body: &Vec<Vec<Symbol>>| body.iter().map(|sequence| self.first_of(sequence)).collect();
        self.first_of = self.rules.iter().map(each).collect();
    }

    /// Repeats `step`, which gives what it replaced, until nothing changes.
    fn fixed_point<T: PartialEq>(&mut self, mut step: impl FnMut(&mut Self) -> T) {
        let mut before = step(self);
        loop {
            let next = step(self);
            if next == before {
                return;
            }
            before = next;
        }
    }

    fn length(&self, sequence: &[Symbol]) -> usize {
        sequence.iter().fold(0, |sum: usize, symbol| match symbol {
            Symbol::Rule(rule) => sum.saturating_add(self.shortest[*rule]),
            Symbol::Terminal(terminal) if self.looks_ahead(*terminal) => sum,
            Symbol::Terminal(_) => sum.saturating_add(1),
        })
    }

    /// The terminals that a sequence can start with, and `EMPTY` where it derives nothing.
    fn first_of(&self, sequence: &[Symbol]) -> Set {
        let mut set = Set::default();
        for symbol in sequence {
            let first = match *symbol {
                Symbol::Rule(rule) => self.first[rule],
                Symbol::Terminal(terminal) if self.looks_ahead(terminal) => continue,
                Symbol::Terminal(terminal) => Set::of(terminal),
            };
            set = set.union(first.without(EMPTY));
            if !first.has(EMPTY) {
                return set;
            }
        }
        set.union(Set::of(EMPTY))
    }

    fn looks_ahead(&self, terminal: usize) -> bool {
        self.terminals[terminal].starts_with(LOOK_AHEAD)
    }

    fn rule(&self, name: &str) -> usize {
        self.names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| panic!("`{name}` is a production"))
    }

    /// The terminals that a sentence of rule `name` can start with.
    pub(crate) fn first(&self, name: &str) -> Vec<&str> {
        let first = self.first[self.rule(name)];
        let terminals = self.terminals.iter().enumerate();
        terminals.filter(|(terminal, _)| first.has(*terminal)).map(|(_, name)| name.as_str()).collect()
    }

    /// A sentence of rule `start`, as terminals. `choose(n)` gives a number below `n`; past `budget` expansions only the
    /// shortest alternatives are taken.
    pub(crate) fn sentence(
        &self,
        start: &str,
        budget: usize,
        choose: &mut dyn FnMut(usize) -> usize,
    ) -> Vec<&str> {
        let (mut out, mut left) = (Vec::new(), budget);
        let mut stack = vec![Symbol::Rule(self.rule(start))];
        while let Some(symbol) = stack.pop() {
            match symbol {
                Symbol::Terminal(terminal) if self.looks_ahead(terminal) => {}
                Symbol::Terminal(terminal) => out.push(self.terminals[terminal].as_str()),
                Symbol::Rule(rule) => {
                    let body = &self.rules[rule];
                    let shortest =
                        || body.iter().min_by_key(|sequence| self.length(sequence)).expect("a body");
                    let sequence = if left == 0 { shortest() } else { &body[choose(body.len())] };
                    left = left.saturating_sub(1);
                    stack.extend(sequence.iter().rev());
                }
            }
        }
        out
    }
}

/// A set of terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Set([u128; 2]);

/// Stands in a set of terminals for "nothing".
const EMPTY: usize = 255;

impl Set {
    fn of(terminal: usize) -> Self {
        let mut set = Self::default();
        set.0[terminal / 128] |= 1 << (terminal % 128);
        set
    }

    fn has(self, terminal: usize) -> bool {
        self.meets(Self::of(terminal))
    }

    fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] != 0 || self.0[1] & other.0[1] != 0
    }

    fn union(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    fn without(self, terminal: usize) -> Self {
        let other = Self::of(terminal);
        Self([self.0[0] & !other.0[0], self.0[1] & !other.0[1]])
    }
}

/// The tokens of EBNF: names, quoted terminals, and symbols.
fn scan(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' if rest.starts_with("(*") => rest.find("*)").expect("a comment's end") + 2,
            '"' | '\'' => 2 + rest[1..].find(first).expect("a terminal's end"),
            _ if first.is_alphanumeric() => rest
                .find(|next: char| !next.is_alphanumeric() && next != '_' && next != '-')
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        if !token.starts_with("(*") {
            tokens.push(token.to_owned());
        }
        rest = tail.trim_start();
    }
    tokens
}

/// The productions of an EBNF text by name, each as one line with single blanks, without the final `;`.
pub(crate) fn productions(text: &str) -> BTreeMap<String, String> {
    let tokens = scan(text);
    tokens
        .split(|token| token == ";")
        .filter(|body| !body.is_empty())
        .map(|body| (body[0].clone(), body.join(" ")))
        .collect()
}

#[test]
fn a_grammar_recognises_its_own_sentences_and_no_others() {
    let grammar = Grammar::read(
        r#"sum = product , { "+" , product } ; (* left to right *)
           product = [ "-" ] , ( digit | "(" , sum , ")" ) , [ empty ] ;
           empty = { "!" } ;"#,
    );
    let recognised = |text: &str| {
        let tokens: Vec<char> = text.chars().collect();
        grammar.recognises("sum", &tokens, &|terminal, token| match terminal {
            "digit" => token.is_ascii_digit(),
            quoted => quoted.trim_matches('"').chars().eq([*token]),
        })
    };
    for text in ["1", "-1", "1+2", "(1+-(2))!!+3", "1!"] {
        assert!(recognised(text), "{text}");
    }
    for text in ["", "+", "1+", "(1", "1 2", "--1", "!1"] {
        assert!(!recognised(text), "{text}");
    }
    let mut state = 7_usize;
    for _ in 0..200 {
        let sentence: String = grammar
            .sentence("sum", 30, &mut |count| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % count
            })
            .iter()
            .map(|terminal| if *terminal == "digit" { "5" } else { terminal.trim_matches('"') })
            .collect();
        assert!(recognised(&sentence), "{sentence}");
    }
}
