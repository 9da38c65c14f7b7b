//! Rows at hand to those that a request selects.

use crate::session::Session;
use rocketql::Selection;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a request says of rows, ready for many of them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rows(Selection);

#[wasm_bindgen]
impl Session {
    /// Readies the request for rows. Its endpoint and its parameters say where rows come from: they are left out.
    ///
    /// # Errors
    /// Where it cannot be evaluated on rows: the answer that says so, as [`compile`](Session::compile) gives it.
    pub fn rows(&self) -> Result<Rows, String> {
        let selection = Selection::new(&self.texts.parts(), &self.settings.options());
        selection.map(Rows).map_err(|report| report.to_json_line(None))
    }
}

/// The row is kept.
const KEPT: u8 = 1;

/// The row cannot be judged.
const UNSURE: u8 = 2;

#[wasm_bindgen]
impl Rows {
    /// Warnings and hints.
    pub fn diagnostics(&self) -> String {
        self.0.report.to_json()
    }

    /// For each line, a row as JSON, a byte: 1 where it is kept, 0 where not, 2 where it cannot be judged.
    pub fn judge(&self, lines: &str) -> Vec<u8> {
        let judge = |row: &str| match self.0.filter.matches_json(row.as_bytes()) {
            Ok(kept) => u8::from(kept) * KEPT,
            Err(_) => UNSURE,
        };
        lines.lines().map(judge).collect()
    }

    /// Why a row cannot be judged, or has no place in the order; empty where it can and has.
    pub fn why(&self, row: &str) -> String {
        let judged = self.0.filter.matches_json(row.as_bytes()).map(|_| ());
        let placed = judged.and_then(|()| self.0.order.key(row.as_bytes()).map(|_| ()));
        placed.err().map(|error| error.to_string()).unwrap_or_default()
    }

    /// The numbers of the rows that are given, in order: kept, sorted, and counted off.
    ///
    /// # Errors
    /// Where a row cannot be judged or has no place in the order: the number of its line.
    pub fn select(&self, lines: &str) -> Result<Vec<u32>, u32> {
        let mut kept = Vec::new();
        for (number, row) in (0_u32..).zip(lines.lines()) {
            if self.0.filter.matches_json(row.as_bytes()).map_err(|_| number)? {
                let key = match self.0.order.is_empty() {
                    true => None,
                    false => Some(self.0.order.key(row.as_bytes()).map_err(|_| number)?),
                };
                kept.push((key, number));
            }
        }
        // The sort is stable: rows that are equal to it keep their order.
        rocketql::sort_by(&mut kept, |(one, _), (other, _)| one.cmp(other));
        let count = self.0.count.map_or(usize::MAX, |count| count as usize);
        Ok(kept.into_iter().map(|(_, number)| number).skip(self.0.offset as usize).take(count).collect())
    }

    /// What is given of each line, a line each.
    ///
    /// # Errors
    /// Where a line is no row: its number.
    pub fn project(&self, lines: &str) -> Result<String, u32> {
        let mut out = String::with_capacity(lines.len());
        for (number, row) in (0_u32..).zip(lines.lines()) {
            let written: Result<(), u32> = self.0.fields.write(row.as_bytes(), &mut out).map_err(|_| number);
            written?;
            out.push('\n');
        }
        Ok(out)
    }
}
