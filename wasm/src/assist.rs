//! A place in a text to what an editor shows, as JSON.

use crate::json;
use crate::session::Session;
use rocketql::Part;
use rocketql::assist::{Assistant, HighlightKind, ItemKind, Surroundings};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// What may be typed at byte `at` of a part.
    pub fn complete(&mut self, part: &str, at: u32) -> String {
        self.assisted(part, &|assistant, text, around| {
            let completions = assistant.complete(text, at, around);
            let mut out = String::from("{\"items\":");
            json::objects(&completions.items, &mut out, |item, out| {
                json::text("kind", item_kind(item.kind), out);
                json::text("label", &item.label, out);
                json::text("text", &item.text, out);
                json::place(item.edit, out);
                json::text("detail", item.detail, out);
                json::text("doc", item.doc, out);
            });
            json::truth("sound", completions.is_sound, &mut out);
            json::key("expected", &mut out);
            json::texts(completions.expected(), &mut out);
            out.push('}');
            out
        })
    }

    /// What stands at byte `at` of a part.
    pub fn hover(&mut self, part: &str, at: u32) -> String {
        self.assisted(part, &|assistant, text, around| {
            let cards = assistant.hover(text, at, around);
            let mut out = String::new();
            json::objects(&cards, &mut out, |card, out| {
                json::place(card.span, out);
                json::text("title", &card.title, out);
                json::key("lines", out);
                json::texts(card.lines.iter().map(String::as_str), out);
                json::maybe("code", card.code.map(|code| code.to_string()).as_deref(), out);
            });
            out
        })
    }

    /// The pieces of a part.
    pub fn highlight(&mut self, part: &str) -> String {
        self.assisted(part, &|assistant, text, around| {
            let mut out = String::new();
            json::objects(assistant.highlight(text, around), &mut out, |piece, out| {
                json::place(piece.span, out);
                json::text("kind", highlight_kind(piece.kind), out);
            });
            out
        })
    }

    /// What the clause, the constructor or the operator around byte `at` of a part takes.
    pub fn signature(&mut self, part: &str, at: u32) -> String {
        self.assisted(part, &|assistant, text, around| {
            let Some(signature) = assistant.signature(text, at, around) else { return "null".to_owned() };
            let mut out = String::from("{");
            json::text("label", signature.label, &mut out);
            json::key("parameters", &mut out);
            json::objects(signature.parameters, &mut out, |parameter, out| {
                json::text("label", parameter.label, out);
                json::text("doc", parameter.doc, out);
            });
            let active = signature.active.map_or_else(|| "null".to_owned(), |active| active.to_string());
            json::raw("active", &active, &mut out);
            json::place(signature.span, &mut out);
            out.push('}');
            out
        })
    }
}

impl Session {
    /// What is written of the text of a part, with the assistant and what is known besides the text.
    fn assisted(
        &mut self,
        part: &str,
        write: &dyn Fn(&mut Assistant, &str, &Surroundings<'_>) -> String,
    ) -> String {
        let part = part_of(part);
        self.look_up(part);
        let known = self.known.knowledge.as_ref();
        let (fields, parameters) =
            known.map_or_else(Default::default, |known| (known.fields(), known.parameters()));
        let around = Surroundings {
            part,
            options: self.settings.options(),
            fields: &fields,
            parameters: &parameters,
            most: self.settings.most,
        };
        write(&mut self.assistant, self.texts.of(part), &around)
    }

    /// Asks the catalogue about the endpoint that a text names, or that is given beside it, if it is another one than before.
    fn look_up(&mut self, part: Part) {
        use rocketql::assist::Knowledge;
        let named = match part {
            Part::Text => Knowledge::named(self.texts.of(part)),
            _ => None,
        };
        let versions = self.settings.versions();
        let of = |name: &str| Knowledge::of(name.strip_prefix("/api/v1/").unwrap_or(name), versions);
        let beside = self.texts.of(Part::Endpoint);
        let is_known = |session: &Self, name: &str| {
            session.known.endpoint == name && session.known.versions == Some(versions)
        };
        for name in named.into_iter().chain([beside]) {
            if is_known(self, name) && self.known.knowledge.is_some() {
                return;
            }
            if let Some(knowledge) = of(name) {
                self.known.endpoint = name.to_owned();
                self.known.versions = Some(versions);
                self.known.knowledge = Some(knowledge);
                return;
            }
        }
        self.known.knowledge = None;
    }
}

/// The part of that name; a whole request where there is none.
fn part_of(name: &str) -> Part {
    let known =
        [Part::Filter, Part::Fields, Part::Sort, Part::With, Part::Endpoint, Part::Offset, Part::Count];
    known.into_iter().find(|part| part.name() == name).unwrap_or(Part::Text)
}

fn item_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Endpoint => "endpoint",
        ItemKind::Field => "field",
        ItemKind::Parameter => "parameter",
        ItemKind::Operator => "operator",
        ItemKind::Keyword => "keyword",
        ItemKind::Clause => "clause",
        ItemKind::Value => "value",
        ItemKind::Date => "date",
        ItemKind::Type => "type",
        ItemKind::Constructor => "constructor",
        ItemKind::Punctuation => "punctuation",
    }
}

fn highlight_kind(kind: HighlightKind) -> &'static str {
    match kind {
        HighlightKind::Endpoint => "endpoint",
        HighlightKind::Field => "field",
        HighlightKind::Parameter => "parameter",
        HighlightKind::Operator => "operator",
        HighlightKind::Connective => "connective",
        HighlightKind::Clause => "clause",
        HighlightKind::String => "string",
        HighlightKind::Word => "word",
        HighlightKind::Number => "number",
        HighlightKind::Date => "date",
        HighlightKind::Constant => "constant",
        HighlightKind::Regex => "regex",
        HighlightKind::Type => "type",
        HighlightKind::Constructor => "constructor",
        HighlightKind::Punctuation => "punctuation",
        HighlightKind::Comment => "comment",
        HighlightKind::Invalid => "invalid",
    }
}
