//! A line that was read to the texts and options of its request.

use super::super::settings::{self, NamedZone};
use super::line::{Line, Text, With, decoded, kind, place, whole};
use super::worker::Caller;
use rocketql::{Code, Diagnostic, Diagnostics, EpochUnit, Mode, Options, Parts, Target};

/// A line with its settings understood.
pub(super) struct Request<'a> {
    line: &'a Line<'a>,
    now: Option<i64>,
    zone: Option<NamedZone>,
    epoch: Option<EpochUnit>,
    offset: Option<String>,
    count: Option<String>,
    with: Option<String>,
    target: Option<Target>,
    privileged: bool,
    mode: Option<Mode>,
}

impl<'a> Request<'a> {
    /// Reads the settings of a line; what they cannot be is reported. `source` is the line as it was given, `caller` what
    /// holds where it says nothing of the server.
    pub(super) fn new(line: &'a Line<'a>, source: &str, caller: &Caller, sink: &mut Diagnostics) -> Self {
        let versions = setting(&line.server, "version", source, settings::versions, sink);
        let privileged = line.privileged.unwrap_or(caller.privileged);
        let unsafe_params = line.unsafe_params.or(caller.unsafe_params);
        let target = settings::target(versions.or(caller.versions), unsafe_params, privileged);
        if let Err(help) = target
            && (line.server.is_none() || versions.is_some())
        {
            let span = line.server.as_ref().map_or_else(|| whole(source), |server| server.place(source));
            sink.report(Diagnostic::new(Code::LineBadServer, span).arg(help));
        }
        Self {
            line,
            now: setting(&line.now, "instant", source, settings::instant, sink),
            zone: setting(&line.tz, "zone", source, str::parse, sink),
            epoch: setting(&line.epoch, "unit of dates", source, settings::epoch, sink),
            offset: line.offset.map(|rows| rows.to_string()),
            count: line.count.map(|rows| rows.to_string()),
            with: line.with.as_ref().map(|with| parameters(with, source, sink)),
            target: target.ok(),
            privileged,
            mode: setting(&line.mode, "mode", source, settings::mode, sink),
        }
    }

    /// The texts; where the line has no endpoint or parameters, those given for all lines.
    pub(super) fn parts<'b>(&'b self, endpoint: Option<&'b str>, with: Option<&'b str>) -> Parts<'b> {
        let line = self.line;
        Parts {
            text: text(&line.text),
            filter: text(&line.query),
            fields: text(&line.fields),
            sort: text(&line.sort),
            endpoint: text(&line.endpoint).or(endpoint),
            offset: self.offset.as_deref(),
            count: self.count.as_deref(),
            with: self.with.as_deref().or(with),
        }
    }

    /// The options: the line's own, and else those given for all lines.
    pub(super) fn options<'b>(&'b self, defaults: Options<'b>) -> Options<'b> {
        Options {
            now: self.now.or(defaults.now),
            zone: self.zone.as_ref().map_or(defaults.zone, |zone| zone),
            epoch: self.epoch.unwrap_or(defaults.epoch),
            target: self.target.unwrap_or(defaults.target),
            privileged: self.privileged,
            mode: self.mode.unwrap_or(defaults.mode),
            ..defaults
        }
    }
}

fn text<'b>(text: &'b Option<Text<'_>>) -> Option<&'b str> {
    text.as_ref().map(|text| &*text.0)
}

/// Reads a setting that is given; where it makes no sense, the error says what to write.
fn setting<T>(
    given: &Option<Text<'_>>,
    what: &'static str,
    source: &str,
    read: impl Fn(&str) -> Result<T, String>,
    sink: &mut Diagnostics,
) -> Option<T> {
    let given = given.as_ref()?;
    match read(&given.0) {
        Ok(value) => Some(value),
        Err(help) => {
            let span = given.place(source);
            sink.report(Diagnostic::new(Code::LineBadSetting, span).arg(span).arg(what).arg(help));
            None
        }
    }
}

/// The list after `with` that says the same as the object.
fn parameters(with: &With<'_>, source: &str, sink: &mut Diagnostics) -> String {
    let mut list = String::new();
    for (name, value) in &with.0 {
        let span = place(source, name.get());
        let wrong = match kind(value) {
            // A filter that is lost on the way to here would be a wider answer: who means no parameter names none.
            "null" => {
                Some(("value of a parameter", "leave the parameter out, or give it a value".to_owned()))
            }
            "an object" => {
                Some(("value of a parameter", "write a string, a number or a list of them".to_owned()))
            }
            _ => settings::check_name(&decoded(name)).err().map(|help| ("name of a parameter", help)),
        };
        if let Some((what, help)) = wrong {
            let span = if what.starts_with("value") { place(source, value.get()) } else { span };
            sink.report(Diagnostic::new(Code::LineBadSetting, span).arg(span).arg(what).arg(help));
            continue;
        }
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&decoded(name));
        list.push_str(" = ");
        list.push_str(value.get());
    }
    list
}
