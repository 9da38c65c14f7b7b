//! A row to the fields of it that are wanted, as MongoDB projects.

use super::json::{Json, Keys, check_row};
use super::view::{Node, RowError, View};
use crate::json_text;
use crate::request::Request;

/// The fields that are wanted of rows, or those that are not.
///
/// ```
/// use rocketql::{Options, Parts, RowFields, compile_parts};
/// let parts = Parts { fields: Some("u.name, ts"), ..Parts::default() };
/// let fields = RowFields::of(&compile_parts(&parts, &Options::default()).unwrap());
/// let mut row = String::new();
/// fields.write(br#"{"_id": "1", "u": {"_id": 5, "name": "bob"}, "msg": "hi"}"#, &mut row).unwrap();
/// assert_eq!(row, r#"{"_id":"1","u":{"name":"bob"}}"#);
/// ```
#[derive(Debug, Clone, Default)]
pub struct RowFields {
    /// Whether the named fields are wanted, and the others not.
    includes: bool,
    /// Whether `_id` is, where fields are wanted.
    with_id: bool,
    named: Named,
}

/// Named fields: keys with what is named inside them. A key with nothing inside is named as a whole.
#[derive(Debug, Clone, Default)]
struct Named(Vec<(Box<str>, Named)>);

impl RowFields {
    /// The fields that a request names.
    pub(crate) fn of_request(request: &Request) -> Self {
        let mut fields = Self { with_id: true, ..Self::default() };
        for key in &request.projection {
            let path = request.text(key.path);
            if path == "_id" && !key.include {
                fields.with_id = false;
            } else {
                fields.includes |= key.include;
                fields.named.add(path);
            }
        }
        if fields.includes && fields.with_id && !fields.named.0.iter().any(|(key, _)| &**key == "_id") {
            fields.named.add("_id");
        }
        if !fields.includes && !fields.with_id {
            fields.named.add("_id");
        }
        fields
    }

    /// Whether no fields are named: then rows stay as they are.
    pub fn is_empty(&self) -> bool {
        self.named.0.is_empty()
    }

    /// Writes what is wanted of a row, given as JSON text, to the end of `out`, without blanks between its members; the
    /// values that are wanted as a whole stay as they are written.
    ///
    /// # Errors
    /// Where the row is no object of JSON, or an object in it stands for a value and holds none: nothing is written then.
    pub fn write(&self, row: &[u8], out: &mut String) -> Result<(), RowError> {
        check_row(row, &Keys::default(), &mut [])?;
        let text = std::str::from_utf8(row).unwrap_or("{}").trim();
        if self.is_empty() {
            out.push_str(text);
            return Ok(());
        }
        let start = out.len();
        self.object(Json(text), &self.named, out).inspect_err(|_| out.truncate(start))
    }

    /// The recursion is as deep as the paths are long, and rows are not deeper than MongoDB takes them.
    fn object(&self, object: Json<'_>, named: &Named, out: &mut String) -> Result<(), RowError> {
        out.push('{');
        let mut is_first = true;
        for (key, value) in object.members() {
            let inside = named.0.iter().find(|(name, _)| **name == *key).map(|(_, inside)| inside);
            let mark = out.len();
            if !is_first {
                out.push(',');
            }
            json_text::string(&key, out);
            out.push(':');
            let is_written = match inside {
                None => self.whole(value, !self.includes, out),
                Some(inside) if inside.0.is_empty() => self.whole(value, self.includes, out),
                Some(inside) => self.inside(value, inside, out)?,
            };
            if is_written {
                is_first = false;
            } else {
                out.truncate(mark);
            }
        }
        out.push('}');
        Ok(())
    }

    fn whole(&self, value: Json<'_>, is_wanted: bool, out: &mut String) -> bool {
        if is_wanted {
            out.push_str(value.0);
        }
        is_wanted
    }

    /// What is wanted of a value in which fields are named. Of one that holds no fields, all or nothing.
    fn inside(&self, value: Json<'_>, named: &Named, out: &mut String) -> Result<bool, RowError> {
        match value.view()? {
            View::Object(object) => self.object(object, named, out)?,
            View::Array(array) => {
                out.push('[');
                let mut is_first = true;
                for element in array.elements() {
                    let mark = out.len();
                    if !is_first {
                        out.push(',');
                    }
                    if self.inside(element, named, out)? {
                        is_first = false;
                    } else {
                        out.truncate(mark);
                    }
                }
                out.push(']');
            }
            _ => return Ok(self.whole(value, !self.includes, out)),
        }
        Ok(true)
    }
}

impl Named {
    fn add(&mut self, path: &str) {
        let mut here = self;
        for key in path.split('.') {
            let at = here.0.iter().position(|(known, _)| &**known == key).unwrap_or_else(|| {
                here.0.push((key.into(), Self::default()));
                here.0.len() - 1
            });
            let Some((_, inside)) = here.0.get_mut(at) else { return };
            here = inside;
        }
    }
}
