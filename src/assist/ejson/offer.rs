//! What is read at a place of EJSON to the keys and values that may stand there.

use super::Role;
use crate::assist::complete::{Item, ItemKind};
use crate::assist::{Field, Surroundings, rank, suit};
use crate::json_text;
use crate::operator::{Context, Operator};
use crate::request::GEOMETRIES;
use crate::span::Span;
use std::borrow::Cow;

/// The keys of a GeoJSON object, and what each is.
pub(in crate::assist) const GEOMETRY: [(&str, &str); 2] =
    [("type", "The kind of shape."), ("coordinates", "The places, each a longitude and a latitude.")];

/// Completions of a place.
pub(super) struct Offer<'t, 's, 'a> {
    pub(super) text: &'t str,
    pub(super) at: u32,
    pub(super) edit: Span,
    pub(super) around: &'s Surroundings<'a>,
    pub(super) items: Vec<(u8, u32, Item<'a>)>,
    pub(super) has_colon: bool,
    /// The path of the field around the place, and its type; empty where there is none.
    pub(super) path: &'t str,
    pub(super) kind: &'s str,
}

impl<'a> Offer<'_, '_, 'a> {
    fn typed(&self) -> &str {
        Span::new(self.edit.start, self.at).slice(self.text).trim_start_matches(['"', '\'', '`'])
    }

    fn item(&mut self, kind: ItemKind, label: &'a str, text: String, detail: &'a str, doc: &'a str) {
        let Some(fit) = rank::fit(self.typed(), label) else { return };
        let order = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        let item =
            Item { kind, label: Cow::Borrowed(label), text: text.into(), edit: self.edit, detail, doc };
        self.items.push((fit, order, item));
    }

    fn key(&mut self, kind: ItemKind, key: &'a str, detail: &'a str, doc: &'a str) {
        let mut text = String::new();
        json_text::string(key, &mut text);
        text.push_str(if self.has_colon { "" } else { ": " });
        self.item(kind, key, text, detail, doc);
    }

    /// The keys of an object that has these already: twice, they are a mistake.
    pub(super) fn keys(&mut self, role: Role, given: &[&str]) {
        let is_test = |key: &&str| Operator::from_key(key).is_some_and(|one| one.context() == Context::Field);
        let is_tested = role == Role::Element && given.iter().any(is_test);
        if !is_tested && matches!(role, Role::Query | Role::Element | Role::Projection | Role::Sort) {
            let fields: &'a [Field<'a>] = self.around.fields;
            let is_list = matches!(role, Role::Projection | Role::Sort);
            for field in fields.iter().filter(|field| !is_list || field.is_shown()) {
                let path = match field.path.strip_prefix(self.path) {
                    Some(rest) if !self.path.is_empty() => rest.strip_prefix('.'),
                    other => other,
                };
                if let Some(path) = path.filter(|path| !given.contains(path)) {
                    self.key(ItemKind::Field, path, field.kind, field.doc);
                }
            }
        }
        for (key, doc) in GEOMETRY.iter().filter(|(key, _)| role == Role::Geometry && !given.contains(key)) {
            self.key(ItemKind::Operator, key, "", doc);
        }
        if role == Role::Value && !self.kind.is_empty() && suit::may_hold(self.kind, "date") {
            self.key(ItemKind::Constructor, "$date", "ms", "A date: milliseconds since 1970.");
        }
        let (flags, follows_pattern) = (Operator::Options, given.last() == Some(&Operator::Regex.key()));
        if follows_pattern {
            self.key(ItemKind::Operator, flags.key(), flags.spelling(), flags.doc());
        }
        let has = |what: &dyn Fn(&&str) -> bool| given.iter().any(what);
        let (has_path, has_near) = (has(&|key| !key.starts_with('$')), has(&|key| key.starts_with("$near")));
        // A search by distance stands alone, but for how far it reaches, and in no element; and an element is tested itself, or what
        // is in it.
        let is_apart = |operator: Operator| {
            let is_search = matches!(operator, Operator::Near | Operator::NearSphere | Operator::GeoNear);
            let is_distance = matches!(operator, Operator::MaxDistance | Operator::MinDistance);
            is_distance != has_near
                || is_search && (role == Role::Element || !given.is_empty())
                || role == Role::Element && has_path
                || operator == flags && !given.contains(&Operator::Regex.key())
        };
        let joins = |operator: Operator| matches!(operator, Operator::And | Operator::Or | Operator::Nor);
        let wanted = |operator: Operator| match role {
            // A query over elements has no search of its own.
            Role::Query => operator.context() == Context::Query && (self.path.is_empty() || joins(operator)),
            Role::Element if operator.context() == Context::Query => !is_tested && joins(operator),
            Role::Field | Role::Element => operator.context() == Context::Field && !is_apart(operator),
            Role::Search => matches!(
                operator,
                Operator::Search
                    | Operator::Language
                    | Operator::CaseSensitive
                    | Operator::DiacriticSensitive
            ),
            Role::Shape => {
                matches!(
                    operator,
                    Operator::GeometryArgument
                        | Operator::MaxDistance
                        | Operator::MinDistance
                        | Operator::Box
                        | Operator::Polygon
                        | Operator::Center
                        | Operator::CenterSphere
                )
            }
            Role::Types
            | Role::Geometry
            | Role::Geometries
            | Role::Nothing
            | Role::Projection
            | Role::Sort
            | Role::Value => false,
        };
        for &operator in Operator::ALL.iter().filter(|&&operator| wanted(operator)) {
            // The flags behind their pattern were offered before all others.
            if given.contains(&operator.key()) || follows_pattern && operator == flags {
                continue;
            }
            self.key(ItemKind::Operator, operator.key(), operator.spelling(), operator.doc());
        }
    }

    /// The values of a key, or of an array that has these already.
    pub(super) fn values(&mut self, role: Role, given: &[&str]) {
        let plain: &[(&'static str, &str)] = match role {
            Role::Projection => &[("1", ""), ("0", "")],
            Role::Sort => &[("1", ""), ("-1", "")],
            Role::Types
            | Role::Query
            | Role::Search
            | Role::Shape
            | Role::Geometry
            | Role::Geometries
            | Role::Nothing => &[],
            Role::Field | Role::Element | Role::Value => {
                &[("true", "bool"), ("false", "bool"), ("null", "null")]
            }
        };
        let is_typed = !self.typed().is_empty();
        let is_value = matches!(role, Role::Field | Role::Element | Role::Value);
        if is_value {
            let fields: &'a [Field<'a>] = self.around.fields;
            let values =
                fields.iter().find(|field| field.path == self.path).map_or(&[][..], |field| field.values);
            for value in values.iter().filter(|value| !given.contains(*value)) {
                let mut text = String::new();
                json_text::string(value, &mut text);
                self.item(ItemKind::Value, value, text, "", "");
            }
        }
        for (value, of) in plain {
            if of.is_empty() || *of == "null" && is_typed || suit::may_hold(self.kind, of) {
                self.item(ItemKind::Value, value, (*value).to_owned(), "", "");
            }
        }
        if let Some(now) = self.around.options.now.filter(|_| is_value && self.kind.contains("date")) {
            let text = format!("{{\"$date\": {now}}}");
            self.item(ItemKind::Date, "{\"$date\": …}", text, "now", "This instant, in milliseconds.");
        }
        let names =
            if role == Role::Geometries { GEOMETRIES.to_vec() } else { suit::types(self.kind, is_typed) };
        for name in names.into_iter().filter(|_| matches!(role, Role::Types | Role::Geometries)) {
            self.item(ItemKind::Type, name, format!("\"{name}\""), "", "");
        }
    }
}
