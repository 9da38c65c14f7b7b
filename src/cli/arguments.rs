//! The words of the command line to typed arguments.

pub(crate) use super::choices::{CheckInput, DateForm, Deny, Epoch, Format, Input};
use super::settings::{self, NamedZone};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rocketql::{EpochUnit, Options, Versions};

const EXAMPLES: &str = "\
Examples:
  rocketql compile 'im.list.everyone: msgs > 100 | fields usernames | sort -lm'
  rocketql compile --emit url 'users.list: active = true | count 50'
  rocketql check '{\"name\":{\"$regx\":\"^g\"}}'
  rocketql render '{\"active\":true,\"msgs\":{\"$gt\":100}}'
  rocketql batch < requests.ndjson > answers.ndjson
  rocketql match 'active = true and lastLogin < now-90d' users.ndjson

Exit status: 0 done, 1 the input was refused, 2 wrong usage.";

/// Compiles filter texts and pasted EJSON into validated parameters for Rocket.Chat servers.
#[derive(Debug, Parser)]
#[command(name = "rocketql", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Whether diagnostics are drawn in colour; `auto`: where standard error is a terminal and `NO_COLOR` is not set.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true)]
    pub(crate) color: When,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Compile(Compile),
    Check(Check),
    Explain(Explain),
    Fmt(Fmt),
    Render(Render),
    Batch(Batch),
    Match(super::select::arguments::Match),
    #[cfg(feature = "client")]
    Fetch(super::fetch::arguments::Fetch),
    /// List MongoDB's operators, or show one.
    Operators {
        /// The operator, with or without its `$`.
        name: Option<String>,
        #[command(flatten)]
        format: FormatArgument,
    },
    /// List the codes of the diagnostics, or explain one.
    Codes {
        /// The code, such as `RQL0002` or `2`.
        code: Option<String>,
        #[command(flatten)]
        format: FormatArgument,
    },
    /// List the endpoints known, or show what one does with a request.
    ///
    /// The list shows the collection of each and which of `query`, `fields`, `sort`, `offset` and `count` it reads.
    Endpoints {
        /// The endpoint, such as `users.list`.
        name: Option<String>,
        /// The version of the server, such as `8.6.1` or `8.6`: what holds for it.
        #[arg(long, value_name = "VERSION")]
        server: Option<Versions>,
        #[command(flatten)]
        format: FormatArgument,
    },
    /// List the fields of a collection with their types, or the collections.
    Fields {
        /// The collection, such as `users`.
        collection: Option<String>,
        /// The version of the server, such as `8.6.1` or `8.6`: the fields that it has.
        #[arg(long, value_name = "VERSION")]
        server: Option<Versions>,
        #[command(flatten)]
        format: FormatArgument,
    },
    /// Print the completions for a shell.
    ///
    /// For example: `rocketql completions bash > ~/.local/share/bash-completion/completions/rocketql`.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, of a command where one is named.
    Man {
        /// The command.
        command: Option<String>,
    },
}

const COMPILE_EXAMPLES: &str = "\
Examples:
  rocketql compile 'channels.messages: pinned = true | with roomId = GENERAL'
  rocketql compile --filter 'active = true' --sort '-lastLogin' --count 50
  rocketql compile --emit curl --url https://chat.example.org 'users.list: active = true'
  rocketql compile --server 8.6.1 --unsafe-params --mode split 'users.list: active = true and lastLogin < now-90d'
  echo '{\"name\":{\"$regex\":\"^g\"}}' | rocketql compile --emit query";

/// Compile a request into the parameters that are sent.
///
/// Prints one JSON object on one line: the parameters in sending order, and what was found. A text that is refused prints
/// nothing on standard output.
#[derive(Debug, Args)]
#[command(after_help = COMPILE_EXAMPLES)]
pub(crate) struct Compile {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
    /// How dates are written: `ms` for milliseconds since 1970, `iso` for people.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = DateForm::Ms)]
    pub(crate) date_form: DateForm,
    /// The language of the text; `auto`: EJSON where it starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    /// What is printed; `mongosh` and `bson` are for MongoDB itself, and exclude an endpoint.
    #[arg(long, value_name = "OUTPUT", value_enum, default_value_t = Emit::Json)]
    pub(crate) emit: Emit,
    /// The server that the `curl` command calls, such as `https://chat.example.org`.
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The collection that the `mongosh` command searches; `collection` where none is named.
    #[arg(long, value_name = "NAME")]
    pub(crate) collection: Option<String>,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Emit {
    /// The parameters and what was found, as one JSON object
    Json,
    /// The filter alone, as EJSON
    Query,
    /// The path and the query string
    Url,
    /// A command that sends the request, with placeholders for the login
    Curl,
    /// `db.collection.find(…)` for MongoDB's shell
    Mongosh,
    /// The filter as one BSON document
    Bson,
}

/// Check a request, and print the diagnostics only.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  rocketql check 'msgs > \"100\"'")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
    /// The language of the text; `value`: any EJSON value, without the rules of queries.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = CheckInput::Auto)]
    pub(crate) input: CheckInput,
    #[command(flatten)]
    pub(crate) report: Report,
}

const EXPLAIN_EXAMPLES: &str = "\
Example:
  rocketql explain --server 8.6.1 --unsafe-params 'users.list: active = true and lastLogin < now-90d'";

/// Explain what becomes of a request on a server.
///
/// Which part is sent where and which is left to the client, and why; what the server would have made of the request as it
/// stands; and how sure the facts are.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
    /// The language of the text; `auto`: EJSON where it starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) report: Report,
}

/// Print a request in its canonical form.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  rocketql fmt 'a==1 AND b in [1,2]'")]
pub(crate) struct Fmt {
    /// The request; standard input where it is absent or `-`.
    pub(crate) text: Option<String>,
    /// Print nothing, and fail where the text is not in canonical form.
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) limits: Limits,
    #[command(flatten)]
    pub(crate) report: Report,
}

/// Write EJSON in the filter language.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rocketql render '{\"active\":true,\"msgs\":{\"$gt\":100}}'
  rocketql render --filter '{\"active\":true}' --sort '{\"lastLogin\":-1}'")]
pub(crate) struct Render {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) setting: Setting,
    #[command(flatten)]
    pub(crate) report: Report,
}

const BATCH_HELP: &str = "\
A line: {\"id\":\"a1\",\"text\":\"active = true | sort -name\",\"endpoint\":\"users.list\"}
Instead of `text`: `query`, `fields`, `sort` (texts), `offset`, `count` (integers). Also `with`, `now`, `tz`,
`epoch`, `server`, `unsafe`, `privileged`, `mode`, which take the place of the options here.

Example:
  rocketql batch < requests.ndjson > answers.ndjson";

/// Answer requests from standard input, one JSON object a line, in order and on all cores.
///
/// Every line is answered, whatever it holds; blank lines are skipped.
#[derive(Debug, Args)]
#[command(after_help = BATCH_HELP)]
pub(crate) struct Batch {
    /// What is done with each line.
    #[arg(long = "do", value_name = "COMMAND", value_enum, default_value_t = Job::Compile)]
    pub(crate) job: Job,
    /// The endpoint of lines that name none, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
    /// A parameter of the endpoint, for lines without `with`.
    #[arg(long, value_name = "NAME=VALUE", value_parser = parameter, allow_hyphen_values = true)]
    pub(crate) with: Vec<Parameter>,
    /// How dates are written: `ms` for milliseconds since 1970, `iso` for people.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = DateForm::Ms)]
    pub(crate) date_form: DateForm,
    /// The language of the texts; `auto`: EJSON where one starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    /// Fail (status 1) where a line was refused, or where one had warnings.
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<BatchDeny>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Job {
    Compile,
    Render,
    Check,
    Fmt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BatchDeny {
    /// Fail where a line was refused
    Errors,
    /// Refuse lines with warnings, and fail where a line was refused
    Warnings,
}

/// What is read: one text, or parts.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// The request; standard input where it is absent or `-`.
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) parts: Parts,
}

/// The parts of a request given apart.
#[derive(Debug, Args)]
#[group(id = "parts", multiple = true, conflicts_with = "text")]
#[command(next_help_heading = "Parts, instead of one text")]
pub(crate) struct Parts {
    /// The filter.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) filter: Option<String>,
    /// The fields wanted, or left out: `username, name` or `-bio`.
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub(crate) fields: Option<String>,
    /// The order: `-lm, name`.
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub(crate) sort: Option<String>,
    /// How many rows are skipped.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) offset: Option<String>,
    /// How many rows are given; `all` for all.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) count: Option<String>,
    /// A parameter of the endpoint, such as `roomId=GENERAL`. A value that starts with `[`, `(`, `"` or `'` is read as the
    /// language has it; any other is a number or a string.
    #[arg(long, value_name = "NAME=VALUE", value_parser = parameter, allow_hyphen_values = true)]
    pub(crate) with: Vec<Parameter>,
}

impl Parts {
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [&self.filter, &self.fields, &self.sort, &self.offset, &self.count];
        texts.iter().all(|text| text.is_none()) && self.with.is_empty()
    }
}

/// A parameter as the list after `with` has it.
#[derive(Debug, Clone)]
pub(crate) struct Parameter(pub(crate) String);

fn parameter(text: &str) -> Result<Parameter, String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    settings::parameter(name, value).map(Parameter)
}

/// What a text's meaning depends on.
#[derive(Debug, Args)]
#[command(next_help_heading = "Meaning")]
pub(crate) struct Setting {
    /// The unit of dates given as bare numbers; `auto`: seconds where the number is small, with a warning.
    #[arg(long, value_name = "UNIT", value_enum, default_value_t = Epoch::Auto)]
    pub(crate) epoch: Epoch,
    /// The zone of days and of times without an offset: `UTC`, `+02:00`, or an IANA name.
    #[arg(long, value_name = "ZONE", default_value = "UTC", allow_hyphen_values = true)]
    pub(crate) tz: NamedZone,
    /// The present, as RFC 3339 has it; without it the machine's clock.
    #[arg(long, value_name = "RFC3339", value_parser = settings::instant)]
    pub(crate) now: Option<i64>,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

/// Who is sent the request.
#[derive(Debug, Args)]
#[command(next_help_heading = "Server")]
pub(crate) struct Server {
    /// The server's version, such as `8.6.1`; `8.6` means any 8.6, and what is sent has to hold for each of them.
    #[arg(long, value_name = "VERSION", value_parser = settings::versions)]
    pub(crate) server: Option<Versions>,
    /// Whether the server runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`; from 7.0 to 8.x it ignores `query` and
    /// `fields` without.
    #[arg(long, value_name = "yes|no", value_enum, num_args = 0..=1, default_missing_value = "yes", require_equals = true)]
    pub(crate) unsafe_params: Option<Answer>,
    /// The caller lacks the permission `view-full-other-user-info`.
    #[arg(long)]
    pub(crate) unprivileged: bool,
    /// What becomes of a clause that the server cannot be given: `strict`, an error; `split`, the client evaluates it.
    #[arg(long, value_name = "MODE", value_enum)]
    pub(crate) mode: Option<Mode>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    /// What the server does not do is an error
    Strict,
    /// What the server does not do is left to the client
    Split,
}

impl From<Mode> for rocketql::Mode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Strict => Self::Strict,
            Mode::Split => Self::Split,
        }
    }
}

impl Server {
    /// Whether any of these options is given.
    pub(crate) fn is_given(&self) -> bool {
        self.server.is_some() || self.unsafe_params.is_some() || self.unprivileged || self.mode.is_some()
    }

    /// Whether the server reads `query` and `fields` although it need not, where that is said.
    pub(crate) fn unsafe_params(&self) -> Option<bool> {
        self.unsafe_params.map(|answer| answer == Answer::Yes)
    }

    /// The options with this server; `mode` is that of a command which is given none.
    pub(crate) fn options<'a>(
        &self,
        mode: rocketql::Mode,
        options: Options<'a>,
    ) -> Result<Options<'a>, &'static str> {
        Ok(Options {
            target: settings::target(self.server, self.unsafe_params(), !self.unprivileged)?,
            mode: self.mode.map_or(mode, rocketql::Mode::from),
            privileged: !self.unprivileged,
            ..options
        })
    }
}

/// How much is read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Limits {
    /// The longest text in bytes.
    #[arg(long, value_name = "N", default_value_t = rocketql::Limits::default().max_bytes)]
    pub(crate) max_bytes: usize,
    /// The deepest nesting.
    #[arg(long, value_name = "N", default_value_t = rocketql::Limits::default().max_depth,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(rocketql::Limits::DEPTH_CEILING)))]
    pub(crate) max_depth: u32,
    /// The largest number of parts of a text.
    #[arg(long, value_name = "N", default_value_t = rocketql::Limits::default().max_nodes)]
    pub(crate) max_nodes: u32,
    /// How many diagnostics are kept.
    #[arg(long, value_name = "N", default_value_t = rocketql::Limits::default().max_diagnostics)]
    pub(crate) max_diagnostics: usize,
}

impl Setting {
    /// The options that these and the defaults make.
    pub(crate) fn options(&self) -> Options<'_> {
        Options {
            now: self.now.or_else(settings::machine_clock),
            zone: &self.tz,
            epoch: match self.epoch {
                Epoch::Auto => EpochUnit::Auto,
                Epoch::S => EpochUnit::Seconds,
                Epoch::Ms => EpochUnit::Milliseconds,
            },
            limits: self.limits.to_limits(),
            ..Options::default()
        }
    }
}

impl Limits {
    pub(crate) fn to_limits(&self) -> rocketql::Limits {
        rocketql::Limits {
            max_bytes: self.max_bytes,
            max_depth: self.max_depth,
            max_nodes: self.max_nodes,
            max_diagnostics: self.max_diagnostics,
        }
    }
}

/// How what was found is told.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) format: FormatArgument,
    /// Refuse what would only be warned of.
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,
}

#[derive(Debug, Args)]
pub(crate) struct FormatArgument {
    /// `json`: one JSON object a line on standard output, and nothing on standard error.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
