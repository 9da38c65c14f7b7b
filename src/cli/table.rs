//! Rows to aligned columns of text, and the lines of one entry.

use std::fmt::Write as _;

/// How many characters a line has at most.
const WIDTH: usize = 80;

/// Wider cells make no column wider: what follows them begins a new line.
const WIDEST: usize = 24;

/// Writes rows in columns as wide as their widest cell, two blanks apart. What of the last column does not fit is
/// wrapped between words.
pub(super) fn write<const N: usize>(rows: &[[&str; N]], out: &mut String) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let characters = cell.chars().count();
            if characters <= WIDEST {
                *width = characters.max(*width);
            }
        }
    }
    let indent: usize = widths.iter().take(N.saturating_sub(1)).map(|width| width + 2).sum();
    for row in rows {
        let mut start = 0;
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            if column + 1 == N {
                wrap(cell, indent, out);
                break;
            }
            start += width + 2;
            // Writing to a `String` cannot fail.
            let _ = if cell.chars().count() > width {
                write!(out, "{cell}\n{:start$}", "")
            } else {
                write!(out, "{cell:width$}  ")
            };
        }
    }
}

/// Writes text that begins at column `indent` and goes on there in the next lines.
pub(super) fn wrap(text: &str, indent: usize, out: &mut String) {
    let mut column = indent;
    for (at, word) in text.split(' ').enumerate() {
        let width = word.chars().count();
        if at > 0 && column + 1 + width > WIDTH {
            let _ = write!(out, "\n{:indent$}", "");
            column = indent;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_aligned_and_the_last_is_wrapped() {
        let long = "word ".repeat(20);
        let mut out = String::new();
        super::write(&[["a", "short"], ["éé", long.trim()], ["c", ""]], &mut out);
        let expected =
            format!("a   short\néé  {}\n    {}\nc\n", "word ".repeat(15).trim(), "word ".repeat(5).trim());
        assert_eq!(out, expected);
        let wide = "wide".repeat(7);
        let mut out = String::new();
        super::write(&[["a", "b", "c"], ["d", &wide, "e"]], &mut out);
        assert_eq!(out, format!("a  b  c\nd  {wide}\n      e\n"));
        assert!(out.lines().all(|line| line.chars().count() <= 80));
    }
}
