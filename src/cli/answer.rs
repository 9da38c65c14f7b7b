//! What a command found to one JSON object on one line.

use rocketql::{Compiled, Report, Severity};

/// Whether what was found is no reason to refuse. Where warnings are denied, what was not kept may be one.
pub(super) fn accepts(report: &Report, denies_warnings: bool) -> bool {
    let has_warnings = || report.diagnostics().iter().any(|found| found.severity() == Severity::Warning);
    !report.has_errors() && !(denies_warnings && (report.suppressed() > 0 || has_warnings()))
}

/// The object for what was compiled. An `id` is JSON, here and below.
pub(super) fn compiled(id: &str, compiled: &Compiled, out: &mut String) {
    compiled.write_json(Some(id), out);
    out.push('\n');
}

/// The object for what was refused.
pub(super) fn refusal(id: &str, report: &Report) -> String {
    let mut line = report.to_json_line(Some(id));
    line.push('\n');
    line
}

/// The object for what was checked, and nothing more was asked for.
pub(super) fn checked(id: &str, report: &Report) -> String {
    format!("{{\"id\":{id},\"ok\":true,\"diagnostics\":{}}}\n", report.to_json())
}

/// The object for what was written anew, or in another form.
pub(super) fn text(id: &str, text: &str, report: &Report) -> String {
    let text = serde_json::Value::from(text);
    format!("{{\"id\":{id},\"ok\":true,\"text\":{text},\"diagnostics\":{}}}\n", report.to_json())
}
