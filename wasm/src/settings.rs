//! Lines of names and values to what a compilation depends on.

use crate::host::HostZone;
#[cfg(not(rocketql_lite))]
use crate::pattern::RegExp;
use rocketql::{
    DateForm, Dialect, EpochUnit, FixedZone, Input, Limits, Mode, Options, Server, Target, Version, Versions,
    Zone,
};

/// Everything that is set.
#[derive(Debug)]
pub(crate) struct Settings {
    now: Option<i64>,
    zone: NamedZone,
    epoch: EpochUnit,
    date_form: DateForm,
    input: Input,
    dialect: Dialect,
    target: Target,
    mode: Mode,
    privileged: bool,
    limits: Limits,
    /// The largest number of completions.
    pub(crate) most: usize,
    /// The server's address in a `curl` command.
    pub(crate) base: Option<String>,
}

#[derive(Debug)]
enum NamedZone {
    Fixed(FixedZone),
    Host(HostZone),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            now: None,
            zone: NamedZone::Fixed(FixedZone(0)),
            epoch: EpochUnit::default(),
            date_form: DateForm::default(),
            input: Input::default(),
            dialect: Dialect::default(),
            target: Target::default(),
            mode: Mode::default(),
            privileged: true,
            limits: Limits::default(),
            most: 100,
            base: None,
        }
    }
}

impl Settings {
    /// Reads `name=value` lines. The error is for the programmer who set it.
    pub(crate) fn read(lines: &str) -> Result<Self, String> {
        let mut read = Self::default();
        let (mut versions, mut unsafe_params, mut is_mongo) = (None, None, false);
        for line in lines.lines() {
            let (name, value) = line.split_once('=').unwrap_or((line, ""));
            match name {
                "server" | "unsafeParams" | "privileged" | "mode" if cfg!(rocketql_lite) => {
                    return Err(of_servers(name));
                }
                "now" => read.now = Some(number(name, value)?),
                "zone" => read.zone = zone(value),
                "epoch" => read.epoch = word(name, value, &EPOCHS)?,
                "dateForm" => read.date_form = word(name, value, &DATE_FORMS)?,
                "input" => read.input = word(name, value, &INPUTS)?,
                "dialect" => read.dialect = word(name, value, &DIALECTS)?,
                "mode" => read.mode = word(name, value, &MODES)?,
                "target" => is_mongo = word(name, value, &TARGETS)?,
                "server" => {
                    let parsed = value.parse::<Versions>();
                    versions = Some(parsed.map_err(|error| format!("`server`: {error}"))?);
                }
                "unsafeParams" => unsafe_params = Some(word(name, value, &TRUTHS)?),
                "privileged" => read.privileged = word(name, value, &TRUTHS)?,
                "curlBase" => read.base = Some(value.to_owned()),
                "maxBytes" => read.limits.max_bytes = number(name, value)?,
                "maxDepth" => read.limits.max_depth = number(name, value)?,
                "maxNodes" => read.limits.max_nodes = number(name, value)?,
                "maxDiagnostics" => read.limits.max_diagnostics = number(name, value)?,
                "maxCompletions" => read.most = number(name, value)?,
                _ => return Err(unknown(name)),
            }
        }
        read.target = match (is_mongo, versions) {
            (true, Some(_)) => return Err("`server` says nothing where the target is `mongo`".into()),
            (true, None) => Target::Mongo,
            (false, versions) => server(versions, unsafe_params, read.privileged)?,
        };
        Ok(read)
    }

    /// The same for the library.
    pub(crate) fn options(&self) -> Options<'_> {
        let zone: &dyn Zone = match &self.zone {
            NamedZone::Fixed(zone) => zone,
            NamedZone::Host(zone) => zone,
        };
        Options {
            now: self.now,
            zone,
            epoch: self.epoch,
            date_form: self.date_form,
            input: self.input,
            dialect: self.dialect,
            target: self.target,
            mode: self.mode,
            privileged: self.privileged,
            #[cfg(not(rocketql_lite))]
            patterns: Some(&RegExp),
            #[cfg(rocketql_lite)]
            patterns: None,
            limits: self.limits,
        }
    }

    /// The releases that are meant; where none is named, the newest.
    pub(crate) fn versions(&self) -> Versions {
        match self.target {
            Target::Server(server) => server.versions,
            Target::AnyServer | Target::Mongo => Version::NEWEST_RELEASED.into(),
        }
    }
}

/// The options, and what belongs to a request and is read before.
const NAMES: &str = "now zone epoch dateForm input dialect mode target server unsafeParams privileged curlBase maxBytes maxDepth \
                     maxNodes maxDiagnostics maxCompletions endpoint with";

/// There is no option of this name.
fn unknown(name: &str) -> String {
    match rocketql::nearest(name, NAMES.split(' ')) {
        Some(meant) => format!("there is no option `{name}`; did you mean `{meant}`?"),
        None => format!("there is no option `{name}`"),
    }
}

/// What the option says of a server is not known here, and nothing that is said may be lost.
fn of_servers(name: &str) -> String {
    format!("`rocketql/lite` knows no servers: leave `{name}` out, or import `rocketql`")
}

/// The words that an option takes, and what each means.
type Words<T, const N: usize> = (&'static str, [T; N]);

const EPOCHS: Words<EpochUnit, 3> =
    ("auto s ms", [EpochUnit::Auto, EpochUnit::Seconds, EpochUnit::Milliseconds]);
const DATE_FORMS: Words<DateForm, 2> = ("ms iso", [DateForm::Milliseconds, DateForm::Iso]);
const INPUTS: Words<Input, 3> = ("auto dsl ejson", [Input::Auto, Input::Dsl, Input::Ejson]);
const DIALECTS: Words<Dialect, 5> =
    ("auto json meteor v1 v2", [Dialect::Auto, Dialect::Json, Dialect::Meteor, Dialect::V1, Dialect::V2]);
const MODES: Words<Mode, 2> = ("strict split", [Mode::Strict, Mode::Split]);
const TRUTHS: Words<bool, 2> = ("true false", [true, false]);
const TARGETS: Words<bool, 2> = ("server mongo", [false, true]);

/// The one of some words that was written.
fn word<T: Copy, const N: usize>(name: &str, value: &str, (words, meant): &Words<T, N>) -> Result<T, String> {
    let found = words.split(' ').position(|word| word == value).and_then(|at| meant.get(at)).copied();
    found.ok_or_else(|| none_of(name, words, value))
}

#[cold]
#[inline(never)]
fn none_of(name: &str, words: &str, value: &str) -> String {
    is_another(name, &format!("one of `{}`", words.replace(' ', "`, `")), value)
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| is_another(name, "a whole number", value))
}

/// A value is not what the option of that name takes.
fn is_another(name: &str, taken: &str, value: &str) -> String {
    format!("`{name}` is {taken}, and not `{value}`")
}

/// The server that is meant; without a version, whatever server there is.
fn server(
    versions: Option<Versions>,
    unsafe_params: Option<bool>,
    privileged: bool,
) -> Result<Target, String> {
    match (versions, unsafe_params) {
        (None, Some(false)) => {
            Err("name the `server`: without one, a server that reads `query` is assumed".into())
        }
        (None, Some(true) | None) => Ok(Target::AnyServer),
        (Some(versions), Some(true)) if versions.first >= Version::new(9, 0, 0) => Err(
            "from 9.0 no server reads `query` and `fields`, whatever it runs with: leave `unsafeParams` out"
                .into(),
        ),
        (Some(versions), _) => {
            let unsafe_params = unsafe_params.unwrap_or(false);
            Ok(Target::Server(Server { versions, unsafe_params, privileged }))
        }
    }
}

/// `UTC`, an offset such as `+02:00`, or a name that the host knows.
fn zone(name: &str) -> NamedZone {
    match offset(name) {
        Some(seconds) => NamedZone::Fixed(FixedZone(seconds)),
        None => NamedZone::Host(HostZone(name.to_owned())),
    }
}

/// `offset = ( "+" | "-" ) , digit , digit , ":" , digit , digit ;` in seconds.
fn offset(text: &str) -> Option<i32> {
    if text == "UTC" {
        return Some(0);
    }
    let (sign, clock) = match text.split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = clock.split_once(':')?;
    let part = |digits: &str, end: i32| {
        let is_number = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i32>().ok().filter(|&number| is_number && number < end)
    };
    Some(sign * (part(hours, 24)? * 3600 + part(minutes, 60)? * 60))
}
