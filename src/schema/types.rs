//! The types that a field's value may have.

use std::fmt;

/// The type of a value, as far as the schema tells types apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// A text.
    String,
    /// A number of any kind.
    Number,
    /// True or false.
    Boolean,
    /// An instant.
    Date,
    /// An object.
    Object,
    /// An array.
    Array,
    /// Null.
    Null,
}

impl Type {
    /// All types, in the order in which a set lists them.
    pub const ALL: [Self; 7] =
        [Self::String, Self::Number, Self::Boolean, Self::Date, Self::Object, Self::Array, Self::Null];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Object => "object",
            Self::Array => "array",
            Self::Null => "null",
        }
    }
}

/// A set of types. A value of a type that stands in no set is one that the schema does not know.
///
/// ```
/// use rocketql::{Collection, Type, Version, Versions};
/// let field = Collection::find("users").unwrap().field("lastLogin", Version::NEWEST_RELEASED.into()).unwrap();
/// assert!(field.types.contains(Type::Date) && !field.types.contains(Type::String));
/// assert_eq!(field.types.to_string(), "date");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TypeSet(pub(super) u8);

impl TypeSet {
    /// No type.
    pub const NONE: Self = Self(0);
    /// Any type.
    pub const ANY: Self = Self(0x7f);
    /// An object.
    pub(super) const OBJECT: Self = Self(1 << Type::Object as u8);

    /// Whether the type is in it.
    pub fn contains(self, one: Type) -> bool {
        self.0 & (1 << one as u8) != 0
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether any type will do.
    pub fn is_any(self) -> bool {
        self == Self::ANY
    }

    /// What is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The types in it.
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL.into_iter().filter(move |&one| self.contains(one))
    }
}

impl fmt::Display for TypeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_any() {
            return f.write_str("any");
        }
        for (place, one) in self.iter().enumerate() {
            write!(f, "{}{}", if place == 0 { "" } else { " or " }, one.name())?;
        }
        Ok(())
    }
}
