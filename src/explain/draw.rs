//! An explanation to a drawing for a terminal of 80 columns; what is sent stays on lines of its own, to be copied.

use super::{Explanation, Fact, Fortune};
use crate::emit::parameters::{Parameter, Value};
use std::fmt::Write as _;

/// The widest part beside which the arrows stand.
const WIDEST: usize = 48;

/// As wide as a terminal is, unless it is made wider.
const COLUMNS: usize = 80;

/// The fewest columns that prose is given, however far to the right it stands.
const NARROWEST: usize = 40;

/// Where what is said of a heading begins.
const HEADING: usize = 14;

impl Explanation {
    /// A drawing for a terminal.
    ///
    /// ```
    /// use rocketql::{Mode, Options, Parts, Server, Target};
    /// let server = Server { versions: "8.6.1".parse().unwrap(), unsafe_params: true, privileged: true };
    /// let options = Options { target: Target::Server(server), mode: Mode::Split, ..Options::default() };
    /// let parts = Parts { text: Some("users.list: active = true or type = bot"), ..Parts::default() };
    /// let drawing = rocketql::explain(&parts, &options).unwrap().to_text();
    /// assert!(drawing.contains("active = true or type = bot ──▶ query, inside `$and`"), "{drawing}");
    /// ```
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let endpoint = self.compiled.endpoint();
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            out,
            "{}{}\n",
            endpoint.map(|name| format!("{name} on ")).unwrap_or_default(),
            self.server
        );
        let width = |part: &str| part.chars().count();
        let widest =
            self.parts.iter().map(|fortune| width(&fortune.part)).filter(|&width| width <= WIDEST).max();
        let widest = widest.unwrap_or_default();
        for Fortune { part, goes, why } in &self.parts {
            let pad = " ".repeat(widest.saturating_sub(width(part)));
            let line = if width(part) > WIDEST { format!("\n  {}", " ".repeat(widest)) } else { pad };
            let _ = writeln!(out, "  {part}{line} ──▶ {goes}");
            if !why.is_empty() {
                let indent = widest + 7;
                let _ = write!(out, "{:indent$}", "");
                prose(why, indent, &mut out);
            }
        }
        if self.parts.is_empty() {
            out.push_str("  all rows, as the server gives them\n");
        }
        self.sent(&mut out);
        self.client(&mut out);
        out.push_str("\nas it stands  ");
        match self.naive.split_first() {
            None => out.push_str("the server would do what it says\n"),
            Some((first, others)) => {
                prose(first, HEADING + 2, &mut out);
                for other in others {
                    let _ = write!(out, "{:HEADING$}", "");
                    prose(other, HEADING + 2, &mut out);
                }
            }
        }
        if !self.facts.is_empty() {
            out.push_str("how sure      ");
            let fact =
                |fact: &Fact| format!("`{}` is {} ({})", fact.parameter, fact.treatment, fact.certainty);
            prose(&self.facts.iter().map(fact).collect::<Vec<_>>().join(", "), HEADING, &mut out);
        }
        out
    }

    /// What is sent, a parameter a line.
    fn sent(&self, out: &mut String) {
        let endpoint = self.compiled.endpoint().map(|name| format!("GET /api/v1/{name}"));
        let mut lines: Vec<String> = endpoint.into_iter().collect();
        for Parameter { name, value } in self.compiled.params() {
            let value = match value {
                Value::Text(value) | Value::Number(value) => value,
                Value::List(values) => values.iter().map(shown).collect::<Vec<_>>().join(", "),
            };
            lines.push(format!("{name} = {value}"));
        }
        if lines.is_empty() {
            lines.push("nothing".to_owned());
        }
        let _ = writeln!(out, "\nsent          {}", lines.join("\n              "));
    }

    /// What the client does, a step a line.
    fn client(&self, out: &mut String) {
        let Some(client) = self.compiled.client() else { return };
        let mut steps = Vec::new();
        if client.pages {
            steps.push("asks for one page after the other".to_owned());
        }
        steps.extend(self.compiled.residual().map(|residual| format!("keeps the rows with {residual}")));
        steps.extend(client.sort.map(|sort| format!("sorts by {sort}")));
        if client.offset > 0 {
            steps.push(format!("skips {} rows", client.offset));
        }
        steps.extend(client.count.map(|count| format!("gives {count} rows")));
        steps.extend(client.fields.map(|fields| format!("keeps the fields {fields}")));
        let _ = writeln!(out, "client        {}", steps.join("\n              "));
    }
}

/// A value of a list.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(value) | Value::Number(value) => value.clone(),
        Value::List(_) => String::new(),
    }
}

/// Writes prose whose lines but the first begin at the column `indent`. A word that is longer than a line
/// stands on one of its own.
fn prose(text: &str, indent: usize, out: &mut String) {
    let width = COLUMNS.saturating_sub(indent).max(NARROWEST);
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            let _ = write!(out, "\n{:indent$}", "");
            used = 0;
        }
        if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += length;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_its_words_and_its_width() {
        let texts = ["", "a", "two words", &"lastLogin and ".repeat(40), &format!("x {} y", "é".repeat(99))];
        for (text, indent) in texts.into_iter().flat_map(|text| [(text, 0), (text, 14), (text, 60)]) {
            let mut out = String::new();
            prose(text, indent, &mut out);
            assert_eq!(
                out.split_whitespace().collect::<Vec<_>>(),
                text.split_whitespace().collect::<Vec<_>>()
            );
            let width = COLUMNS.max(indent + NARROWEST);
            for (at, line) in out.lines().enumerate() {
                let first = if at == 0 { indent } else { 0 };
                let is_one_word = line.split_whitespace().count() == 1;
                assert!(is_one_word || first + line.chars().count() <= width, "{line}");
                assert!(at == 0 || line.starts_with(&" ".repeat(indent)), "{line}");
            }
        }
    }
}
