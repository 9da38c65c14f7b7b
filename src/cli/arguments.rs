//! The words of the command line to typed arguments.

mod shared;

pub(crate) use super::choices::{CheckInput, DateForm, Deny, Format, Input};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rocketql::Versions;
#[cfg(feature = "client")]
pub(crate) use shared::Mode;
use shared::parameter;
pub(crate) use shared::{FormatArgument, Limits, Parameter, Report, Server, Setting, Source};

const EXAMPLES: &str = "\
Examples:
  rocketql compile 'im.list.everyone: msgs > 100 | fields usernames | sort -lm'
  rocketql compile --emit url 'users.list: active = true | count 50'
  rocketql check '{\"name\":{\"$regx\":\"^g\"}}'
  rocketql render '{\"active\":true,\"msgs\":{\"$gt\":100}}'
  rocketql batch < requests.ndjson > answers.ndjson
  rocketql match 'active = true and lastLogin < now-90d' users.ndjson
  rocketql codes RQL0710

Exit status: 0 done, 1 the input was refused, 2 wrong usage";

/// What else the status may be.
const STATUS_OF_FETCH: &str =
    if cfg!(feature = "client") { ", 3 the server or the network was in the way (`fetch`)." } else { "." };

/// Compiles filter texts and pasted EJSON into validated parameters for Rocket.Chat servers.
#[derive(Debug, Parser)]
#[command(name = "rocketql", version, after_help = format!("{EXAMPLES}{STATUS_OF_FETCH}"), max_term_width = 100)]
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
        /// The version of the server, such as `8.6.1`, `8.6` or `7.5..8.6`: what holds for it.
        #[arg(long, value_name = "VERSION")]
        server: Option<Versions>,
        #[command(flatten)]
        format: FormatArgument,
    },
    /// List the fields of a collection with their types, or the collections.
    Fields {
        /// The collection, such as `users`.
        collection: Option<String>,
        /// The version of the server, such as `8.6.1`, `8.6` or `7.5..8.6`: the fields that it has.
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
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
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
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
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
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    /// The language of the text; `value`: any EJSON value, without the rules of queries.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = CheckInput::Auto)]
    pub(crate) input: CheckInput,
    #[command(flatten)]
    pub(crate) report: Report,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
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
    /// The endpoint, such as `users.list`.
    #[arg(long, value_name = "NAME")]
    pub(crate) endpoint: Option<String>,
    /// The language of the text; `auto`: EJSON where it starts with `{`.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) report: Report,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
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
    pub(crate) report: Report,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

/// Write EJSON in the filter language.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rocketql render '{\"active\":true,\"msgs\":{\"$gt\":100}}'
  rocketql render --filter '{\"active\":true}' --sort '{\"lastLogin\":-1}'")]
pub(crate) struct Render {
    #[command(flatten)]
    pub(crate) report: Report,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) setting: Setting,
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
    #[command(flatten)]
    pub(crate) server: Server,
    #[command(flatten)]
    pub(crate) setting: Setting,
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
