//! What a compilation depends on besides its text.

use crate::ejson::{self, Dialect};
use crate::emit::form::DateForm;
use crate::limits::Limits;
use crate::matcher::PatternHost;
use crate::plan::{self, Mode, Target};
use crate::value::{EpochUnit, Setting, Utc, Zone};
use std::fmt;

/// Which language a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Input {
    /// Text that starts with `{` is EJSON, any other the filter language. After an EJSON filter, `and`, `or` and `|` may
    /// follow.
    #[default]
    Auto,
    /// The filter language; a raw filter in braces is part of it.
    Dsl,
    /// EJSON alone.
    Ejson,
}

/// How to compile. The default reads either language, in UTC and without a clock, for any server, and leaves nothing to
/// the client.
///
/// ```
/// use rocketql::{FixedZone, Options};
/// let options = Options { now: Some(1_795_435_200_000), zone: &FixedZone(7200), ..Options::default() };
/// let compiled = rocketql::compile("lm < today", &options).unwrap();
/// assert_eq!(compiled.query(), r#"{"lm":{"$lt":{"$date":1795384800000}}}"#);
/// ```
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The present, in milliseconds since 1970, UTC. The library reads no clock: without this, `now`, `today` and the
    /// like are errors.
    pub now: Option<i64>,
    /// The zone of days, months and times without an offset.
    pub zone: &'a dyn Zone,
    /// The unit of bare epoch numbers.
    pub epoch: EpochUnit,
    /// How dates are written.
    pub date_form: DateForm,
    /// Which language texts are in.
    pub input: Input,
    /// Which objects of EJSON stand for typed values.
    pub dialect: Dialect,
    /// Who is sent the request.
    pub target: Target,
    /// What becomes of what a server does not do.
    pub mode: Mode,
    /// Whether the caller has the permission `view-full-other-user-info`, where the target names no server.
    pub privileged: bool,
    /// What searches rows for patterns, in the place of the engines of the feature `matcher`.
    pub patterns: Option<&'a dyn PatternHost>,
    /// How much is read.
    pub limits: Limits,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            now: None,
            zone: &Utc,
            epoch: EpochUnit::default(),
            date_form: DateForm::default(),
            input: Input::default(),
            dialect: Dialect::default(),
            target: Target::default(),
            mode: Mode::default(),
            privileged: true,
            patterns: None,
            limits: Limits::default(),
        }
    }
}

impl<'a> Options<'a> {
    /// What the meaning of literals depends on.
    pub(crate) fn setting(&self) -> Setting<'a> {
        Setting { epoch: self.epoch, now: self.now, zone: self.zone }
    }

    /// What the reading of EJSON depends on.
    pub(crate) fn ejson(&self) -> ejson::Options<'_> {
        ejson::Options { dialect: self.dialect, setting: self.setting(), limits: &self.limits }
    }

    /// What the plan depends on.
    pub(crate) fn planning(&self) -> plan::Setting {
        let Self { target, mode, privileged, now, .. } = *self;
        plan::Setting { target, mode, privileged, now, heeds_endpoint: true, fetching: None }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            now,
            zone: _,
            epoch,
            date_form,
            input,
            dialect,
            target,
            mode,
            privileged,
            patterns: _,
            limits,
        } = self;
        f.debug_struct("Options")
            .field("now", now)
            .field("epoch", epoch)
            .field("date_form", date_form)
            .field("input", input)
            .field("dialect", dialect)
            .field("target", target)
            .field("mode", mode)
            .field("privileged", privileged)
            .field("limits", limits)
            .finish_non_exhaustive()
    }
}

/// The texts of one request. A whole request in one `text`, or its parts apart; `endpoint` and `with` may also stand
/// beside a text that has none of its own.
///
/// ```
/// use rocketql::{Options, Parts};
/// let parts = Parts { filter: Some("active = true"), sort: Some("-name"), ..Parts::default() };
/// let compiled = rocketql::compile_parts(&parts, &Options::default()).unwrap();
/// assert_eq!(compiled.url_query(), "query=%7B%22active%22%3Atrue%7D&sort=%7B%22name%22%3A-1%7D");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts<'a> {
    /// A whole request: endpoint, filter and clauses.
    pub text: Option<&'a str>,
    /// A filter, without endpoint and clauses.
    pub filter: Option<&'a str>,
    /// The list after `fields`, or an EJSON object.
    pub fields: Option<&'a str>,
    /// The list after `sort`, or an EJSON object.
    pub sort: Option<&'a str>,
    /// The endpoint's name.
    pub endpoint: Option<&'a str>,
    /// How many rows to skip.
    pub offset: Option<&'a str>,
    /// How many rows to give; `all` or `0` for all.
    pub count: Option<&'a str>,
    /// The list after `with`.
    pub with: Option<&'a str>,
}
