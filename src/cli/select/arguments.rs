//! The words of `match` to typed arguments.

use super::super::arguments::{Input, Setting};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  rocketql match 'active = true and lastLogin < now-90d' users.ndjson
  curl -s … | jq -c '.users[]' | rocketql match --count 'roles = admin'
  rocketql match --sort -ts --limit 20 --fields 'u.username, msg' 'msg ~ /deploy/i' messages.json

Exit status: 0 done, 1 the filter or a row was refused, 2 wrong usage.";

/// Print the rows that a filter selects, as MongoDB would.
///
/// Rows are objects, one a line (NDJSON) or in one JSON array, in plain JSON or EJSON. The selected ones are printed one a
/// line and in order, as they are written. Where the filter compares with a date, text in the form of
/// `2024-03-01T10:00:00.000Z` is that date: so a server answers with dates. Memory does not grow with the rows, but for
/// `--sort`, which keeps all rows that are selected.
#[derive(Debug, Args)]
#[command(name = "match", after_help = EXAMPLES)]
pub(crate) struct Match {
    /// The filter, in the filter language or in EJSON.
    pub(crate) filter: String,
    /// The files with the rows; standard input where none is named, or for `-`.
    pub(crate) files: Vec<PathBuf>,
    /// Print how many rows are selected, not the rows.
    #[arg(long, conflicts_with_all = ["sort", "fields"])]
    pub(crate) count: bool,
    /// Select the rows that the filter does not.
    #[arg(long)]
    pub(crate) invert: bool,
    /// The order of the rows: the list after `sort`, or an EJSON object. Keeps the selected rows in memory.
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub(crate) sort: Option<String>,
    /// The fields of the rows that are printed: the list after `fields`, or an EJSON object.
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub(crate) fields: Option<String>,
    /// How many of the selected rows are passed over.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: u64,
    /// How many rows are printed at most.
    #[arg(long, value_name = "N", default_value_t = u64::MAX, hide_default_value = true)]
    pub(crate) limit: u64,
    /// What follows a row that is not JSON, or cannot be judged. It is named in either case, and the status is 1.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = OnError::Stop)]
    pub(crate) on_error: OnError,
    /// The language of the filter; `auto`: EJSON where it starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) setting: Setting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnError {
    /// The run ends; the rows before it are printed
    Stop,
    /// The run goes on without it
    Skip,
}
