//! One request after another to their answers, in the same memory.

use crate::json;
use crate::settings::Settings;
use rocketql::assist::Assistant;
use rocketql::assist::Knowledge;
use rocketql::{Compiled, Compiler, Part, Parts, Report};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is set, the texts that are asked about, and memory that is used again.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Session {
    pub(crate) settings: Settings,
    pub(crate) texts: Texts,
    pub(crate) compiler: Compiler,
    pub(crate) assistant: Assistant,
    pub(crate) known: Known,
}

/// The texts of one request.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    text: Option<String>,
    filter: Option<String>,
    fields: Option<String>,
    sort: Option<String>,
    endpoint: Option<String>,
    offset: Option<String>,
    count: Option<String>,
    with: Option<String>,
}

/// What the catalogue knows of the endpoint that was asked about last.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) endpoint: String,
    pub(crate) versions: Option<rocketql::Versions>,
    pub(crate) knowledge: Option<Knowledge>,
}

impl Texts {
    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts {
            text: self.text.as_deref(),
            filter: self.filter.as_deref(),
            fields: self.fields.as_deref(),
            sort: self.sort.as_deref(),
            endpoint: self.endpoint.as_deref(),
            offset: self.offset.as_deref(),
            count: self.count.as_deref(),
            with: self.with.as_deref(),
        }
    }

    /// The text of a part.
    pub(crate) fn of(&self, part: Part) -> &str {
        let parts = self.parts();
        let text = match part {
            Part::Text => parts.text,
            Part::Filter => parts.filter,
            Part::Fields => parts.fields,
            Part::Sort => parts.sort,
            Part::Endpoint => parts.endpoint,
            Part::Offset => parts.offset,
            Part::Count => parts.count,
            Part::With => parts.with,
            Part::Line => None,
        };
        text.unwrap_or("")
    }
}

#[wasm_bindgen]
impl Session {
    /// A session with everything as it is by default.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what `name=value` lines say, and everything else as it is by default.
    ///
    /// # Errors
    /// Where a line says what cannot be set: the reason.
    pub fn configure(&mut self, lines: &str) -> Result<(), String> {
        self.settings = Settings::read(lines)?;
        Ok(())
    }

    /// Takes the texts of one request.
    #[expect(clippy::too_many_arguments, reason = "a request has so many parts, and glue takes no structure")]
    pub fn read(
        &mut self,
        text: Option<String>,
        filter: Option<String>,
        fields: Option<String>,
        sort: Option<String>,
        endpoint: Option<String>,
        offset: Option<String>,
        count: Option<String>,
        with: Option<String>,
    ) {
        self.texts = Texts { text, filter, fields, sort, endpoint, offset, count, with };
    }

    /// The parameters, or what is wrong.
    pub fn compile(&mut self) -> String {
        let options = self.settings.options();
        match self.compiler.compile_parts(&self.texts.parts(), &options) {
            Ok(compiled) => answer(compiled, self.settings.base.as_deref()),
            Err(report) => report.to_json_line(None),
        }
    }

    /// What is wrong, and what is worth knowing.
    pub fn check(&mut self) -> String {
        match self.compiler.compile_parts(&self.texts.parts(), &self.settings.options()) {
            Ok(compiled) => compiled.report().to_json(),
            Err(report) => report.to_json(),
        }
    }

    /// What is sent, what is left, and why.
    #[cfg(not(rocketql_lite))]
    pub fn explain(&mut self) -> String {
        match rocketql::explain(&self.texts.parts(), &self.settings.options()) {
            Ok(explanation) => {
                let mut out = explanation.to_json();
                out.pop();
                json::text("text", &explanation.to_text(), &mut out);
                json::raw("plan", &answer(explanation.compiled(), self.settings.base.as_deref()), &mut out);
                out.push('}');
                out
            }
            Err(report) => report.to_json_line(None),
        }
    }

    /// A text in its canonical form.
    pub fn format(&mut self, text: &str) -> String {
        match rocketql::format(text, &self.settings.options()) {
            Ok(text) => written(&text, &Report::default()),
            Err(report) => report.to_json_line(None),
        }
    }

    /// A request as text of the filter language.
    pub fn render(&mut self) -> String {
        match rocketql::render(&self.texts.parts(), &self.settings.options()) {
            Ok(rendered) => written(rendered.text(), rendered.report()),
            Err(report) => report.to_json_line(None),
        }
    }

    /// A request as a statement for MongoDB's shell.
    pub fn mongosh(&mut self, collection: &str) -> String {
        match self.compiler.compile_parts(&self.texts.parts(), &self.settings.options()) {
            Ok(compiled) => written(&compiled.mongosh(collection), compiled.report()),
            Err(report) => report.to_json_line(None),
        }
    }
}

/// An answer that is a text, and what was found on the way.
fn written(text: &str, report: &Report) -> String {
    let mut out = String::from("{\"ok\":true");
    json::text("text", text, &mut out);
    json::raw("diagnostics", &report.to_json(), &mut out);
    out.push('}');
    out
}

/// What the command line prints, and the address and the command.
fn answer(compiled: &Compiled, base: Option<&str>) -> String {
    let mut out = compiled.to_json(None);
    out.pop();
    json::maybe("url", compiled.url().as_deref(), &mut out);
    json::maybe("curl", compiled.curl(base).as_deref(), &mut out);
    out.push('}');
    out
}
