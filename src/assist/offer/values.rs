//! The field of a test to the values and types that it may be held against.

use super::Offer;
use crate::assist::complete::{ItemKind, Position};
use crate::assist::cursor::listed;
use crate::assist::{Field, suit, words};
use crate::dsl::ast::{Constructor, Verb};
use crate::dsl::parse::CONSTRUCTORS;
use crate::dsl::value_text;
use crate::lex::token::Keyword;

impl<'a> Offer<'_, '_, 'a> {
    pub(super) fn values(&mut self, position: &Position) {
        self.values_of(position);
        let kind = self.kind_of(&position.whole());
        let is_typed = !self.typed().is_empty();
        // Text tests take text, and the patterns of `matches` are no words.
        if matches!(position.verb, Some(Verb::Contains | Verb::StartsWith | Verb::EndsWith | Verb::Matches)) {
            return;
        }
        let words = [
            (Keyword::True, "bool"),
            (Keyword::False, "bool"),
            (Keyword::Now, "date"),
            (Keyword::Today, "date"),
            (Keyword::Yesterday, "date"),
            (Keyword::Tomorrow, "date"),
            (Keyword::Null, "null"),
        ];
        let of_kind = |is_own: bool| words.into_iter().filter(move |(_, of)| kind.contains(of) == is_own);
        for (keyword, of) in of_kind(true).chain(of_kind(false)) {
            // Any field may be null, though few are.
            if suit::may_hold(kind, of) || keyword == Keyword::Null && is_typed {
                let item = if keyword.is_day_word() { ItemKind::Date } else { ItemKind::Value };
                self.keyword(item, keyword);
            }
        }
        for &(name, constructor) in &CONSTRUCTORS {
            // What mongosh calls them is offered to who types that.
            let is_own = name.starts_with(|letter: char| letter.is_ascii_lowercase());
            let made = made(constructor);
            // A number is mostly written as one.
            let is_likely = is_own && (made != "number" || kind.is_empty());
            if (is_likely || is_typed) && suit::may_hold(kind, made) {
                let doc = words::constructor(constructor);
                self.item(ItemKind::Constructor, name.into(), format!("{name}(").into(), "", doc);
            }
        }
    }

    /// The values that the field of the test takes, without those that stand in its list already.
    pub(in crate::assist) fn values_of(&mut self, position: &Position) {
        let whole = position.whole();
        let listed = listed(self.text, self.before);
        let fields: &'a [Field<'a>] = self.around.fields;
        let Some(field) = fields.iter().find(|field| field.path == whole) else { return };
        for value in field.values.iter().filter(|value| !listed.contains(*value)) {
            let mut text = String::new();
            value_text(value, &mut text);
            self.item(ItemKind::Value, (*value).into(), text.into(), field.path, "");
        }
    }

    pub(super) fn types(&mut self, position: &Position) {
        // `is not null` can be meant in two ways, so it is none of them.
        let follows_not = self.before.last().is_some_and(|token| token.keyword == Some(Keyword::Not));
        let listed = listed(self.text, self.before);
        let kind = self.kind_of(&position.whole());
        let is_typed = !self.typed().is_empty();
        for name in suit::types(kind, is_typed) {
            if (name != "null" || !follows_not) && !listed.contains(&name) {
                self.item(ItemKind::Type, name.into(), name.into(), "", "");
            }
        }
    }

    pub(super) fn amounts(&mut self) {
        let typed = self.typed();
        let number = typed.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let stem = match number.trim_start_matches(['+', '-']).trim() {
            "" if number.is_empty() => "-1".to_owned(),
            "" => format!("{number}1"),
            _ => number.to_owned(),
        };
        if !stem.starts_with(['+', '-']) {
            return;
        }
        for (unit, doc) in words::UNITS {
            let text = format!("{stem}{unit}");
            self.item(ItemKind::Date, text.clone().into(), text.into(), "", doc);
        }
    }
}

/// The type of what a constructor makes.
const fn made(constructor: Constructor) -> &'static str {
    match constructor {
        Constructor::Date | Constructor::IsoDate => "date",
        Constructor::ObjectId => "objectId",
        Constructor::Binary | Constructor::Uuid => "binData",
        Constructor::Decimal | Constructor::Long => "number",
    }
}
