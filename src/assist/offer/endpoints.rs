//! The first word of a text to the endpoints that it may become.

use super::{LATE, Offer};
use crate::assist::complete::{Item, ItemKind};
use crate::assist::rank;
use crate::plan::Target;
use crate::schema::Collection;
use crate::server::{self, ListParameter, Treatment};
use crate::span::Span;
use crate::version::Version;

/// The endpoints that most requests go to, the likeliest first: people, rooms, and what is written in them.
const LIKELY: &str =
    "users.list channels.list channels.messages groups.listAll groups.messages im.list.everyone im.messages";

impl Offer<'_, '_, '_> {
    /// The endpoints, where the cursor lies in the first word of the text, which starts at `first`.
    pub(in crate::assist) fn endpoints(&mut self, first: u32, before: usize) {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
        let rest = self.text.as_bytes().get(first as usize..).unwrap_or(&[]);
        let length = rest.iter().take_while(|byte| is_name(byte)).count();
        let name = Span::between(first as usize, first as usize + length);
        let here = if self.at < first { Span::at(self.at) } else { name };
        if before > 0 || self.at > here.end {
            return;
        }
        let versions = match self.around.options.target {
            Target::AnyServer => Version::NEWEST_RELEASED.into(),
            Target::Server(server) => server.versions,
            Target::Mongo => return,
        };
        let outer = std::mem::replace(&mut self.edit, here);
        let typed = self.typed();
        let typed = typed.strip_prefix("/api/v1/").unwrap_or(typed).to_owned();
        let has_colon = rest.get(length) == Some(&b':') && here == name;
        if typed.is_empty() && self.around.fields.is_empty() {
            // Where a text begins, and no field can be offered, what else it may begin with is known by heart.
            self.order += 10 * LATE;
        }
        for known in server::endpoints() {
            let endpoint = known.name();
            let Some(fit) = rank::fit(&typed, endpoint) else { continue };
            if endpoint.contains(':') || !known.exists(versions).0 {
                continue;
            }
            // What is mostly asked comes first, then what can be asked for something, and lists before what is one row; among those
            // that are alike, short names.
            let reads_query = known.treatment(ListParameter::Query, versions).0 == Treatment::Read;
            let class = match (reads_query, known.collection()) {
                (true, Some(_)) => LATE,
                (_, Some(_)) | (true, None) => 2 * LATE,
                (false, None) => 3 * LATE,
            };
            let length = u32::try_from(endpoint.len()).unwrap_or(0);
            let order = match rank::place(LIKELY, endpoint) {
                Some(likely) => LATE + likely,
                None => class + 100 + length,
            };
            let text = if has_colon { endpoint.into() } else { format!("{endpoint}: ").into() };
            let item = Item {
                kind: ItemKind::Endpoint,
                label: endpoint.into(),
                text,
                edit: here,
                detail: known.collection().map_or("", Collection::name),
                doc: "",
            };
            self.items.push((fit, order, item));
        }
        self.edit = outer;
    }
}
