//! The words of `fetch` to typed arguments.

use super::super::arguments::{DateForm, Deny, Format, Input, Server, Setting, Source};
use super::super::settings;
use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  export ROCKETCHAT_USER_ID=… ROCKETCHAT_AUTH_TOKEN=…
  rocketql fetch --url https://chat.example.org 'users.list: active = true and lastLogin < now-90d' > users.ndjson
  rocketql fetch --url https://chat.example.org --login-file ~/.rocketql 'channels.list: msgs > 100 | fields name, msgs | sort -msgs'
  rocketql fetch --url https://chat.example.org --deadline 2m 'channels.messages: pinned = true | with roomId = GENERAL'
  while rocketql fetch --url https://chat.example.org --resume users.state 'users.list:' >> users.ndjson; [ $? = 3 ]; do sleep 60; done

Exit status: 0 all rows were given, 1 the request was refused, 2 wrong usage, 3 the server or the network was in the way, or
it was ended before: then the rows that were received are given, and rows are missing (`--resume` gives them later).";

/// Fetch exactly the rows that are asked for from a server, one a line (NDJSON).
///
/// What the server can filter it filters; the rest is done here, and every row is checked against all that was asked. The
/// server is asked for its version, and where it makes a difference also what the caller may see and whether it reads `query`.
/// Rows that others insert and delete meanwhile move no other row out of sight, and none comes twice. The rate limit is used and
/// not hit; what fails on the way is tried again.
///
/// The login, a user id and a personal access token, comes from the environment variables `ROCKETCHAT_USER_ID` and
/// `ROCKETCHAT_AUTH_TOKEN`, or from a file; `--login` asks for a password in their place. Ctrl-C ends the run with the rows that were received.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Fetch {
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    /// The server, such as `https://chat.example.org`.
    #[arg(long, value_name = "URL")]
    pub(crate) url: String,
    /// How dates are written that are sent: `ms` for milliseconds since 1970, `iso` for people.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = DateForm::Ms)]
    pub(crate) date_form: DateForm,
    /// The language of the text; `auto`: EJSON where it starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    /// How what was found is told on standard error; `json`: one JSON object a line.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Refuse what would only be warned of.
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) login: LoginArguments,
    #[command(flatten)]
    pub(crate) conduct: Conduct,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
}

/// Who asks, and over what.
#[derive(Debug, Args)]
#[command(next_help_heading = "Login")]
pub(crate) struct LoginArguments {
    /// A file with the lines `ROCKETCHAT_USER_ID=…` and `ROCKETCHAT_AUTH_TOKEN=…`, which nobody else may read.
    #[arg(long, value_name = "FILE")]
    pub(crate) login_file: Option<PathBuf>,
    /// Ask for the password of this user on the terminal, and for the code of a second factor where the server wants one;
    /// the login ends with the run.
    #[arg(long, value_name = "USER", conflicts_with = "login_file")]
    pub(crate) login: Option<String>,
    /// Send the login over the network unencrypted, where the address begins with `http://`.
    #[arg(long)]
    pub(crate) insecure_http: bool,
}

/// How the rows are fetched.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fetching")]
pub(crate) struct Conduct {
    /// Take the rows that come where some may be missing, or where the server gives others than were asked for (these are
    /// left out); what would have ended the run is told at its end.
    #[arg(long)]
    pub(crate) best_effort: bool,
    /// Ask the server, with three requests at most that ask for no more than a row, whether it refuses what one of its version
    /// refuses, and ignores what one of its version ignores; where it does not, that is warned of.
    #[arg(long)]
    pub(crate) check_server: bool,
    /// When the run ends with what it has: `90s`, `10m` or `2h` from now.
    #[arg(long, value_name = "TIME", value_parser = settings::duration)]
    pub(crate) deadline: Option<Duration>,
    /// Where the run goes on from, if this file is there, and where it is written to if the run ends before all rows were
    /// given; it is gone when all were. The same command again gives the rest: no row is lost or given twice, and dates such as
    /// `now-90d` mean what they meant. Not for rows that are sorted here.
    #[arg(long, value_name = "FILE")]
    pub(crate) resume: Option<PathBuf>,
    /// How long one request may take.
    #[arg(long, value_name = "TIME", value_parser = settings::duration, default_value = "60s")]
    pub(crate) timeout: Duration,
    /// How many bytes rows may take that are sorted here; beyond, they go to files that nobody else can read.
    #[arg(long, value_name = "N", default_value_t = rocketql::client::Settings::default().sort_memory)]
    pub(crate) sort_memory: u64,
    /// How often a request is tried before the run ends.
    #[arg(long, value_name = "N", default_value_t = rocketql::client::Settings::default().attempts,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) attempts: u32,
    /// The longest URL in bytes; a clause that does not fit is evaluated here.
    #[arg(long, value_name = "N", default_value_t = rocketql::client::Settings::default().longest_url)]
    pub(crate) max_url: usize,
    /// The largest answer in bytes.
    #[arg(long, value_name = "N", default_value_t = rocketql::client::Settings::default().largest_answer)]
    pub(crate) max_answer: u64,
}
