//! A text or a compiled request to a filter for rows.

use crate::compile::{Compiler, once};
use crate::compiled::Compiled;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Report};
use crate::matcher::{Filter, RowFields, RowOrder};
use crate::options::{Options, Parts};
use crate::plan::Target;

impl Filter {
    /// Compiles a filter in either language. Every operator of MongoDB may be used that looks at the row alone; a clause, an
    /// endpoint and parameters are errors, since a filter could only ignore them. What is no error has no place here: who
    /// shows people their warnings makes a [`Selection`], whose report has them.
    ///
    /// # Errors
    /// Where the text has an error, or asks for what cannot be evaluated on a row: everything that was found in it.
    ///
    /// ```
    /// use rocketql::{Code, Filter, Options};
    /// let filter = Filter::new(r#"{"roles":{"$all":["user","bot"]}}"#, &Options::default()).unwrap();
    /// assert_eq!(filter.matches_json(br#"{"roles":["bot","user","admin"]}"#), Ok(true));
    /// let report = Filter::new("text(\"coffee\")", &Options::default()).unwrap_err();
    /// assert_eq!(report.diagnostics()[0].code, Code::RowOperator);
    /// ```
    pub fn new(text: &str, options: &Options<'_>) -> Result<Self, Report> {
        let parts = Parts { text: Some(text), ..Parts::default() };
        let options = Options { target: Target::Mongo, ..*options };
        let compiled = once(&parts, &options)?;
        let request = compiled.plan().request();
        let clause = [
            (request.projection.first().map(|key| key.span), "fields"),
            (request.sort.first().map(|key| key.span), "sort"),
            (request.offset.map(|(_, span)| span), "offset"),
            (request.count.map(|(_, span)| span), "count"),
        ];
        let mut sink = Diagnostics::new(options.limits.max_diagnostics);
        for (span, name) in clause {
            if let Some(span) = span {
                sink.report(Diagnostic::new(Code::FilterHasClause, span).arg(name));
            }
        }
        let filter = Self::of(request, options.patterns, &mut sink);
        match filter {
            Some(filter) if !sink.has_errors() => Ok(filter),
            _ => Err(Report::new(&mut sink, [(Part::Text, text)])),
        }
    }

    /// The filter that a compiled request has in `query`. What is left to the client or sent as a parameter of its own is not part
    /// of it, nor are sort, offset, count and fields: a [`Selection`] is all that was asked of rows.
    ///
    /// # Errors
    /// Where the filter asks for what cannot be evaluated on a row. The places lie in `text`, from which it was compiled.
    pub fn of_compiled(compiled: &Compiled, part: Part, text: &str) -> Result<(Self, Report), Report> {
        let mut sink = Diagnostics::new(crate::limits::Limits::default().max_diagnostics);
        sink.set_part(part);
        let filter = Self::of(compiled.plan().request(), None, &mut sink);
        let report = Report::new(&mut sink, [(part, text)]);
        match filter {
            Some(filter) => Ok((filter, report)),
            None => Err(report),
        }
    }
}

/// Everything that a request says of rows at hand: which are kept, in what order, how many of them, and what of each.
///
/// ```
/// use rocketql::{Options, Parts, Selection};
/// let parts = Parts { text: Some("users.list: active = true | sort -name | count 5"), ..Parts::default() };
/// let selection = Selection::new(&parts, &Options::default()).unwrap();
/// assert_eq!(selection.filter.matches_json(br#"{"active":true}"#), Ok(true));
/// assert_eq!((selection.order.is_empty(), selection.offset, selection.count), (false, 0, Some(5)));
/// ```
#[derive(Debug, Clone)]
pub struct Selection {
    /// Which rows are kept.
    pub filter: Filter,
    /// The order of those.
    pub order: RowOrder,
    /// How many are then passed over.
    pub offset: u32,
    /// How many are then given; nothing for all.
    pub count: Option<u32>,
    /// What is given of each.
    pub fields: RowFields,
    /// Warnings and hints.
    pub report: Report,
}

impl Selection {
    /// Compiles a request for rows. Its endpoint and its parameters say where rows come from: they are left out here.
    ///
    /// # Errors
    /// Where the request has an error, or asks for what cannot be evaluated on a row: everything that was found in it.
    pub fn new(parts: &Parts<'_>, options: &Options<'_>) -> Result<Self, Report> {
        let mut compiler = Compiler::new();
        let compiled = compiler.for_rows(parts, options)?;
        let request = compiled.plan().request();
        let mut sink = Diagnostics::new(options.limits.max_diagnostics);
        for found in compiled.diagnostics() {
            sink.set_part(found.part);
            sink.report(found.clone());
        }
        sink.set_part(if parts.text.is_some() { Part::Text } else { Part::Filter });
        let filter = Filter::of(request, options.patterns, &mut sink);
        sink.sort();
        let (order, fields) = (RowOrder::of(compiled), RowFields::of(compiled));
        let rows = |asked: Option<(u32, _)>| asked.map(|(rows, _)| rows);
        let (offset, count) = (rows(request.offset).unwrap_or(0), rows(request.count));
        let report = Report::of(&mut sink, parts);
        match filter {
            Some(filter) if !report.has_errors() => {
                Ok(Self { filter, order, offset, count: count.filter(|&count| count > 0), fields, report })
            }
            _ => Err(report),
        }
    }
}

impl RowOrder {
    /// The order that a compiled request asks for.
    pub fn of(compiled: &Compiled) -> Self {
        Self::of_request(compiled.plan().request())
    }
}

impl RowFields {
    /// The fields that a compiled request names.
    pub fn of(compiled: &Compiled) -> Self {
        Self::of_request(compiled.plan().request())
    }
}
