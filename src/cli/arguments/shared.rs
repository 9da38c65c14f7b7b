//! The options that several commands share to what they mean.

use super::super::choices::{Deny, Epoch, Format};
use super::super::settings::{self, NamedZone};
use clap::{Args, ValueEnum};
use rocketql::{EpochUnit, Options, Versions};

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

pub(super) fn parameter(text: &str) -> Result<Parameter, String> {
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
    /// The server's version, such as `8.6.1`; `8.6` means any 8.6 and `7.5..8.6` any from 7.5 to 8.6, and what is sent has to hold
    /// for each of them.
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
