//! What is known of endpoints. `tests/catalogue` makes this of `src/server/data/endpoints.txt`: edit that, and run it with `UPDATE=1`.

#![cfg_attr(rustfmt, rustfmt::skip)]
#![allow(clippy::needless_update, reason = "a row that says everything is written as the others")]

use super::rows::{Claim, ClaimKind, Orders, Parameter, Permission, ROW, Returned, Row, Rows, Step, When, parameter, step};
use super::typed::{Branch, Fixed, Meaning, TYPED, Typed, ValueTest, Wire};
use crate::version::Version;

/// The collections that rows come from; the first is none.
pub(super) const COLLECTIONS: &[&str] = &[
    "",
    "users",
    "call_history",
    "canned_responses",
    "messages",
    "uploads",
    "integrations",
    "rooms",
    "slash_commands",
    "custom_sounds",
    "custom_user_status",
    "email_inbox",
    "emoji_custom",
    "livechat_departments",
    "livechat_tags",
    "livechat_business_hours",
    "livechat_custom_fields",
    "livechat_department_agents",
    "livechat_inquiry",
    "livechat_priorities",
    "livechat_agents",
    "livechat_rooms",
    "livechat_sla",
    "livechat_triggers",
    "livechat_units",
    "livechat_visitors",
    "moderation_reports",
    "livechat_contacts",
    "permissions",
    "roles",
    "sessions",
    "settings",
    "statistics",
    "subscriptions",
    "teams",
    "team_members",
    "video_conference",
];

/// The sorts where none is given; the first is none.
pub(super) const ORDERS: &[&str] = &[
    "",
    "-_updatedAt",
    "shortcut",
    "-ts",
    "name",
    "ts",
    "_createdAt",
    "-statusConnection, username",
    "-tlm",
    "-_updatedAt, username",
    "label",
    "username",
    "-default, name",
    "fname",
    "-uploadedAt",
    "rolePriority",
    "-loginAt",
    "_id",
];

/// What the caller must be allowed to do; the first is nothing.
pub(super) const PERMISSIONS: &[Permission] = &[
    Permission { all: &[], any: &[] },
    Permission { all: &["manage-apps"], any: &[] },
    Permission { all: &["view-members-list-all-rooms"], any: &[] },
    Permission { all: &["view-canned-responses"], any: &[] },
    Permission { all: &[], any: &["manage-outgoing-integrations", "manage-own-outgoing-integrations", "manage-incoming-integrations", "manage-own-incoming-integrations"] },
    Permission { all: &[], any: &["view-c-room", "view-joined-room"] },
    Permission { all: &["view-c-room"], any: &[] },
    Permission { all: &["view-room-administration"], any: &[] },
    Permission { all: &["manage-email-inbox"], any: &[] },
    Permission { all: &["view-engagement-dashboard"], any: &[] },
    Permission { all: &[], any: &["manage-outgoing-integrations", "manage-own-outgoing-integrations"] },
    Permission { all: &["view-l-room"], any: &[] },
    Permission { all: &["view-livechat-manager"], any: &[] },
    Permission { all: &["view-livechat-reports"], any: &[] },
    Permission { all: &["view-livechat-business-hours"], any: &[] },
    Permission { all: &[], any: &["view-livechat-departments", "view-l-room"] },
    Permission { all: &["manage-livechat-monitors"], any: &[] },
    Permission { all: &[], any: &["manage-livechat-priorities", "view-l-room"] },
    Permission { all: &[], any: &["manage-livechat-sla", "view-l-room"] },
    Permission { all: &[], any: &["view-l-room", "manage-livechat-tags"] },
    Permission { all: &["view-livechat-rooms"], any: &[] },
    Permission { all: &["manage-livechat-units"], any: &[] },
    Permission { all: &["view-moderation-console"], any: &[] },
    Permission { all: &["manage-agent-extension-association"], any: &[] },
    Permission { all: &["view-livechat-contact-history"], any: &[] },
    Permission { all: &["view-livechat-contact"], any: &[] },
    Permission { all: &["access-permissions"], any: &[] },
    Permission { all: &["view-device-management"], any: &[] },
    Permission { all: &["view-all-teams"], any: &[] },
    Permission { all: &["view-d-room"], any: &[] },
];

/// What must be given: one parameter out of each of these; the first is nothing.
pub(super) const REQUIREMENTS: &[&[&[&str]]] = &[
    &[],
    &[&["roomId", "roomName"]],
    &[&["roomId"]],
    &[&["_id"]],
    &[&["roomId"], &["since"]],
    &[&["tmid"]],
    &[&["rid"]],
    &[&["roomId"], &["searchText"]],
    &[&["tmid"], &["updatedSince"]],
    &[&["rid"], &["updatedSince"]],
    &[&["roomId", "username"]],
    &[&["id"]],
    &[&["term"]],
    &[&["role"]],
    &[&["updatedSince"]],
    &[&["teamId", "teamName", "roomId"]],
    &[&["teamId", "teamName"]],
    &[&["userId"]],
];

/// From which versions on an endpoint is there.
pub(super) const EXISTENCES: &[&[Step]] = &[
    &[step(0, 49, 0, *b"E"), step(5, 0, 0, *b"e"), step(6, 14, 1, *b"E")],
    &[step(0, 49, 0, *b"?"), step(6, 14, 0, *b"e"), step(6, 14, 1, *b"E")],
    &[step(0, 49, 0, *b"E")],
    &[step(0, 49, 0, *b"E"), step(6, 14, 0, *b"e"), step(6, 14, 1, *b"E")],
    &[step(0, 49, 0, *b"a"), step(8, 0, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"E"), step(5, 0, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"?"), step(6, 14, 0, *b"e"), step(6, 14, 1, *b"?"), step(8, 6, 1, *b"a"), step(8, 6, 2, *b"A")],
    &[step(0, 49, 0, *b"E"), step(5, 0, 0, *b"e"), step(8, 8, 1, *b"E")],
    &[step(0, 49, 0, *b"a"), step(2, 3, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"E"), step(5, 0, 0, *b"e"), step(5, 0, 1, *b"?"), step(6, 14, 0, *b"a"), step(6, 14, 1, *b"A")],
    &[step(0, 49, 0, *b"?"), step(7, 0, 0, *b"E"), step(8, 6, 1, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(0, 75, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(0, 50, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"?"), step(6, 14, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"E"), step(5, 0, 0, *b"e"), step(6, 14, 1, *b"?"), step(8, 6, 1, *b"a"), step(8, 6, 2, *b"A")],
    &[step(0, 49, 0, *b"a"), step(2, 4, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(6, 2, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(6, 14, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"?"), step(8, 6, 1, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(0, 62, 0, *b"e"), step(6, 14, 1, *b"E")],
    &[step(0, 49, 0, *b"a"), step(1, 0, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(6, 5, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(7, 3, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(0, 60, 0, *b"e"), step(6, 14, 1, *b"E")],
    &[step(0, 49, 0, *b"a"), step(3, 10, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(6, 12, 0, *b"e"), step(8, 6, 2, *b"E")],
    &[step(0, 49, 0, *b"a"), step(6, 8, 0, *b"e"), step(8, 6, 2, *b"E")],
];

/// What becomes of the five parameters and of unknown ones.
pub(super) const HISTORIES: &[&[Step]] = &[
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 0, *b"rrrrro"), step(6, 14, 1, *b"RRRRRO")],
    &[step(0, 49, 0, *b"IIRRIO"), step(6, 14, 0, *b"iirrio"), step(6, 14, 1, *b"IIRRIO")],
    &[step(0, 49, 0, *b"X????S")],
    &[step(0, 49, 0, *b"XXRRRS"), step(6, 14, 0, *b"xxrrrs"), step(6, 14, 1, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IIIII?"), step(6, 14, 0, *b"iiiii?"), step(6, 14, 1, *b"IIIII?")],
    &[step(0, 49, 0, *b"XXRRRS"), step(8, 6, 1, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IRRRR?"), step(5, 0, 0, *b"irrrr?"), step(5, 0, 1, *b"??rrr?"), step(6, 14, 0, *b"xxrrrs"), step(6, 14, 1, *b"XXRRRS")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(8, 6, 1, *b"rrrrro"), step(8, 6, 2, *b"RRRRRO")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 1, *b"rRrrr?"), step(7, 0, 0, *b"rXrrrS"), step(8, 6, 1, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS")],
    &[step(0, 49, 0, *b"IXRRRS"), step(5, 0, 0, *b"ixrrrs"), step(8, 6, 2, *b"IXRRRS")],
    &[step(0, 49, 0, *b"XXIRRS"), step(5, 0, 0, *b"xxirrs"), step(8, 6, 2, *b"XXIRRS")],
    &[step(0, 49, 0, *b"XXXRRS"), step(6, 14, 0, *b"xxxrrs"), step(6, 14, 1, *b"XXXRRS")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 0, *b"rrrrro"), step(7, 0, 0, *b"rxxxxs"), step(7, 4, 0, *b"rx???s"), step(7, 5, 0, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS"), step(8, 7, 2, *b"R?RRRS"), step(8, 8, 1, *b"RRRRRS")],
    &[step(0, 49, 0, *b"IRRRR?"), step(5, 0, 0, *b"irrrr?"), step(6, 14, 1, *b"iRrrr?"), step(8, 3, 0, *b"iRrrrO"), step(8, 4, 0, *b"i?rrr?"), step(8, 8, 0, *b"i?rrrs"), step(8, 8, 1, *b"I?RRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(8, 6, 1, *b"iirrro"), step(8, 6, 2, *b"IIRRRO")],
    &[step(0, 49, 0, *b"RXRRRS"), step(5, 0, 0, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS")],
    &[step(0, 49, 0, *b"RIIII?"), step(5, 0, 0, *b"riiii?"), step(6, 14, 1, *b"rIIII?"), step(7, 0, 0, *b"rXXXXS"), step(8, 6, 1, *b"rxxxxs"), step(8, 6, 2, *b"RXXXXS")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(6, 14, 1, *b"??irr?"), step(8, 6, 1, *b"xxirrs"), step(8, 6, 2, *b"XXIRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(6, 14, 0, *b"iirrro"), step(6, 14, 1, *b"IIRrrO"), step(7, 0, 1, *b"???rr?"), step(8, 6, 1, *b"xxxrrs"), step(8, 6, 2, *b"XXXRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(6, 14, 1, *b"??rrr?"), step(8, 6, 1, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IIRRRO"), step(5, 0, 0, *b"iirrro"), step(5, 0, 1, *b"IIRRRO")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 1, *b"??rrr?"), step(8, 6, 1, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 0, *b"rrrrro"), step(6, 14, 1, *b"rrrrrO"), step(7, 0, 0, *b"rrrrrS"), step(8, 6, 1, *b"rrrrrs"), step(8, 6, 2, *b"RRRRRS")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(6, 14, 1, *b"???rr?"), step(8, 6, 1, *b"xxxrrs"), step(8, 6, 2, *b"XXXRRS")],
    &[step(0, 49, 0, *b"XXXXXS"), step(7, 0, 1, *b"XXXX?S"), step(7, 10, 0, *b"XXXXRS"), step(8, 6, 1, *b"xxxxrs"), step(8, 6, 2, *b"XXXXRS")],
    &[step(0, 49, 0, *b"RRRII?"), step(5, 0, 0, *b"rrrii?"), step(6, 14, 1, *b"??rii?"), step(8, 6, 1, *b"xxriis"), step(8, 6, 2, *b"XXRIIS")],
    &[step(0, 49, 0, *b"RRRII?"), step(5, 0, 0, *b"rrrii?"), step(6, 14, 1, *b"??????"), step(8, 6, 1, *b"xxxxxs"), step(8, 6, 2, *b"XXXXXS")],
    &[step(0, 49, 0, *b"RIRRR?"), step(5, 0, 0, *b"rirrr?"), step(8, 6, 1, *b"rirrrs"), step(8, 6, 2, *b"RIRRRS")],
    &[step(0, 49, 0, *b"RIRRR?"), step(5, 0, 0, *b"rirrr?"), step(6, 14, 0, *b"rirrro"), step(6, 14, 1, *b"rIrrrO"), step(7, 0, 0, *b"rXrrrS"), step(8, 6, 1, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS")],
    &[step(0, 49, 0, *b"IRRRR?"), step(5, 0, 0, *b"irrrr?"), step(8, 6, 1, *b"irrrro"), step(8, 6, 2, *b"IRRRRO")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(8, 6, 1, *b"rrrrrs"), step(8, 6, 2, *b"RRRRRS")],
    &[step(0, 49, 0, *b"RIRRR?"), step(5, 0, 0, *b"rirrr?"), step(6, 14, 1, *b"r?rrr?"), step(8, 6, 1, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS")],
    &[step(0, 49, 0, *b"RIRRR?"), step(5, 0, 0, *b"rirrr?"), step(8, 6, 1, *b"rirrro"), step(8, 6, 2, *b"RIRRRO")],
    &[step(0, 49, 0, *b"RIIII?"), step(5, 0, 0, *b"riiii?"), step(6, 14, 0, *b"riiiio"), step(6, 14, 1, *b"rIIIIO"), step(7, 0, 0, *b"rXXXXS"), step(8, 6, 1, *b"rxxxxs"), step(8, 6, 2, *b"RXXXXS")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(6, 14, 0, *b"iiirro"), step(6, 14, 1, *b"IIIRRO")],
    &[step(0, 49, 0, *b"XXXXRS"), step(6, 14, 0, *b"xxxxrs"), step(6, 14, 1, *b"XXXXRS")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(8, 5, 0, *b"iiirrO"), step(8, 6, 1, *b"iiirro"), step(8, 6, 2, *b"IIIRRO")],
    &[step(0, 49, 0, *b"RIIII?"), step(5, 0, 0, *b"riiii?"), step(6, 14, 1, *b"r?????"), step(8, 6, 1, *b"rxxxxs"), step(8, 6, 2, *b"RXXXXS")],
    &[step(0, 49, 0, *b"I????O")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 0, *b"rrrrro"), step(6, 14, 1, *b"rRrrrO"), step(7, 0, 0, *b"rXrrrS"), step(8, 6, 1, *b"rxrrrs"), step(8, 6, 2, *b"RXRRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(5, 0, 1, *b"??rrr?"), step(6, 14, 0, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(5, 0, 1, *b"??????"), step(6, 14, 0, *b"xxxxxs"), step(6, 14, 1, *b"XXXXXS")],
    &[step(0, 49, 0, *b"XXRXXS"), step(6, 14, 0, *b"xxrxxs"), step(6, 14, 1, *b"XXRXXS")],
    &[step(0, 49, 0, *b"XXIXXS"), step(6, 14, 0, *b"xxixxs"), step(6, 14, 1, *b"XXIXXS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(6, 14, 0, *b"iirrro"), step(6, 14, 1, *b"IIRRRO")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(5, 0, 1, *b"i?rrr?"), step(6, 14, 0, *b"ixrrrs"), step(8, 6, 2, *b"IXRRRS")],
    &[step(0, 49, 0, *b"IRIII?"), step(5, 0, 0, *b"iriii?"), step(8, 6, 1, *b"iriiio"), step(8, 6, 2, *b"IRIIIO")],
    &[step(0, 49, 0, *b"IIRRR?"), step(6, 14, 0, *b"iirrr?"), step(6, 14, 1, *b"??rrr?"), step(8, 6, 1, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IXRRRS"), step(6, 14, 0, *b"ixrrrs"), step(8, 6, 2, *b"IXRRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(5, 0, 1, *b"??rrr?"), step(6, 14, 0, *b"xxrrrs"), step(6, 14, 1, *b"XXRRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(5, 0, 1, *b"???rr?"), step(6, 14, 0, *b"xxirrs"), step(8, 6, 2, *b"XXIRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(6, 14, 1, *b"?irrr?"), step(8, 6, 1, *b"?irrrs"), step(8, 6, 2, *b"?IRRRS")],
    &[step(0, 49, 0, *b"IIRRRS"), step(6, 14, 0, *b"iirrrs"), step(6, 14, 1, *b"IIRRRS")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(8, 6, 1, *b"iirrrs"), step(8, 6, 2, *b"IIRRRS")],
    &[step(0, 49, 0, *b"XXRRRS"), step(6, 14, 0, *b"xxrrrs"), step(8, 6, 2, *b"XXRRRS")],
    &[step(0, 49, 0, *b"X????S"), step(6, 14, 0, *b"x????s"), step(6, 14, 1, *b"X????S")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(6, 14, 1, *b"i?irr?"), step(8, 6, 1, *b"ixirrs"), step(8, 6, 2, *b"IXIRRS")],
    &[step(0, 49, 0, *b"??????")],
    &[step(0, 49, 0, *b"IIRRR?"), step(5, 0, 0, *b"iirrr?"), step(6, 14, 1, *b"i?rrr?"), step(8, 6, 1, *b"ixrrrs"), step(8, 6, 2, *b"IXRRRS")],
    &[step(0, 49, 0, *b"IIRRRO"), step(8, 6, 1, *b"iirrro"), step(8, 6, 2, *b"IIRRRO")],
    &[step(0, 49, 0, *b"XXXRRS"), step(8, 6, 1, *b"xxxrrs"), step(8, 6, 2, *b"XXXRRS")],
    &[step(0, 49, 0, *b"XXXRRS"), step(6, 14, 0, *b"xxxrrs"), step(8, 6, 2, *b"XXXRRS")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(7, 10, 0, *b"rrrrrS"), step(8, 6, 1, *b"rrrrrs"), step(8, 6, 2, *b"RRRRRS")],
    &[step(0, 49, 0, *b"I????S")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(8, 6, 1, *b"iiirro"), step(8, 6, 2, *b"IIIRRO")],
    &[step(0, 49, 0, *b"IIIRR?"), step(5, 0, 0, *b"iiirr?"), step(6, 14, 0, *b"iiirro"), step(6, 14, 1, *b"IIirrO"), step(8, 0, 1, *b"??irr?"), step(8, 6, 1, *b"xxirrs"), step(8, 6, 2, *b"XXIRRS")],
    &[step(0, 49, 0, *b"XRXXXS"), step(5, 0, 0, *b"xrxxxs"), step(6, 14, 1, *b"x?xxxs"), step(7, 0, 0, *b"xIxxxs"), step(8, 6, 1, *b"xixxxs"), step(8, 6, 2, *b"XIXXXS")],
    &[step(0, 49, 0, *b"RRRRR?"), step(5, 0, 0, *b"rrrrr?"), step(6, 14, 0, *b"rrrrro"), step(6, 14, 1, *b"rrrrrO"), step(8, 4, 0, *b"rrrrrS"), step(8, 6, 1, *b"rrrrrs"), step(8, 6, 2, *b"RRRRRS")],
    &[step(0, 49, 0, *b"XXXRRS"), step(5, 0, 0, *b"xxxrrs"), step(8, 6, 2, *b"XXXRRS")],
    &[step(0, 49, 0, *b"IXRRRS"), step(5, 0, 0, *b"ixrrrs"), step(6, 14, 1, *b"IXRRRS")],
];

/// The parameters beside the five.
pub(super) const PARAMETERS: &[Parameter] = &[
    parameter("appId", (7, 0, 1), (7, 9, 8)),
    parameter("logLevel", (7, 0, 1), (7, 9, 8)),
    parameter("instanceId", (7, 0, 1), (7, 9, 8)),
    parameter("method", (7, 0, 1), (7, 9, 8)),
    parameter("startDate", (7, 0, 1), (7, 9, 8)),
    parameter("endDate", (7, 0, 1), (7, 9, 8)),
    parameter("start", (7, 0, 1), (7, 9, 8)),
    parameter("end", (7, 0, 1), (7, 9, 8)),
    parameter("settingId", (7, 0, 1), (7, 9, 8)),
    parameter("actor", (7, 0, 1), (7, 9, 8)),
    parameter("roomId", (0, 49, 0), (0, 49, 0)),
    parameter("filter", (0, 49, 0), (0, 49, 0)),
    parameter("targetLanguage", (0, 49, 0), (0, 49, 0)),
    parameter("platform", (6, 13, 2), (7, 0, 0)),
    parameter("id", (0, 49, 0), (0, 49, 0)),
    parameter("date", (0, 49, 0), (0, 49, 0)),
    parameter("direction", (0, 49, 0), (0, 49, 0)),
    parameter("state", (0, 49, 0), (0, 49, 0)),
    parameter("shortcut", (0, 49, 0), (0, 49, 0)),
    parameter("scope", (0, 49, 0), (0, 49, 0)),
    parameter("createdBy", (0, 49, 0), (0, 49, 0)),
    parameter("tags", (0, 49, 0), (0, 49, 0)),
    parameter("departmentId", (0, 49, 0), (0, 49, 0)),
    parameter("text", (0, 49, 0), (0, 49, 0)),
    parameter("roomName", (0, 49, 0), (0, 49, 0)),
    parameter("name", (7, 0, 0), (7, 0, 0)),
    parameter("typeGroup", (7, 0, 0), (7, 0, 0)),
    parameter("onlyConfirmed", (8, 0, 1), (8, 6, 1)),
    parameter("oldest", (0, 49, 0), (0, 49, 0)),
    parameter("latest", (0, 49, 0), (0, 49, 0)),
    parameter("inclusive", (0, 49, 0), (0, 49, 0)),
    parameter("showThreadMessages", (0, 49, 0), (0, 49, 0)),
    parameter("unreads", (0, 49, 0), (0, 49, 0)),
    parameter("roomId", (6, 3, 1), (6, 13, 1)),
    parameter("startingFromId", (6, 3, 1), (6, 13, 1)),
    parameter("_id", (7, 0, 0), (7, 0, 0)),
    parameter("status", (0, 49, 0), (0, 49, 0)),
    parameter("mentionIds", (7, 0, 0), (7, 0, 0)),
    parameter("starredIds", (7, 0, 0), (7, 0, 0)),
    parameter("pinned", (7, 0, 0), (7, 0, 0)),
    parameter("userId", (0, 49, 0), (0, 49, 0)),
    parameter("username", (0, 49, 0), (0, 49, 0)),
    parameter("user", (0, 49, 0), (0, 49, 0)),
    parameter("since", (0, 49, 0), (0, 49, 0)),
    parameter("tmid", (0, 49, 0), (0, 49, 0)),
    parameter("aroundId", (8, 6, 2), (8, 8, 1)),
    parameter("type", (0, 49, 0), (0, 49, 0)),
    parameter("rid", (0, 49, 0), (0, 49, 0)),
    parameter("url", (6, 3, 1), (6, 13, 1)),
    parameter("searchText", (0, 49, 0), (0, 49, 0)),
    parameter("lastUpdate", (0, 49, 0), (0, 49, 0)),
    parameter("next", (7, 0, 1), (7, 9, 8)),
    parameter("previous", (7, 0, 1), (7, 9, 8)),
    parameter("type", (7, 0, 1), (7, 9, 8)),
    parameter("fromTs", (8, 6, 2), (8, 8, 1)),
    parameter("updatedSince", (0, 49, 0), (0, 49, 0)),
    parameter("text", (7, 0, 0), (7, 0, 0)),
    parameter("type", (7, 0, 0), (7, 0, 0)),
    parameter("workspace", (7, 0, 0), (7, 0, 0)),
    parameter("name", (7, 0, 1), (7, 9, 8)),
    parameter("typeGroup", (7, 0, 1), (7, 9, 8)),
    parameter("roomIds", (6, 3, 1), (6, 13, 1)),
    parameter("name", (7, 11, 0), (7, 11, 0)),
    parameter("_updatedAt", (7, 0, 0), (7, 0, 0)),
    parameter("matrixIds", (6, 3, 1), (6, 13, 1)),
    parameter("serverName", (0, 49, 0), (0, 49, 0)),
    parameter("pageToken", (0, 49, 0), (0, 49, 0)),
    parameter("roomName", (7, 0, 1), (7, 9, 8)),
    parameter("integrationId", (0, 49, 0), (0, 49, 0)),
    parameter("loadValues", (6, 3, 1), (6, 13, 1)),
    parameter("searchTerm", (0, 49, 0), (0, 49, 0)),
    parameter("department", (0, 49, 0), (0, 49, 0)),
    parameter("enabledDepartmentsOnly", (0, 49, 0), (0, 49, 0)),
    parameter("name", (6, 3, 1), (6, 13, 1)),
    parameter("from", (6, 3, 1), (6, 13, 1)),
    parameter("to", (6, 3, 1), (6, 13, 1)),
    parameter("departmentId", (6, 3, 1), (6, 13, 1)),
    parameter("start", (0, 49, 0), (0, 49, 0)),
    parameter("end", (0, 49, 0), (0, 49, 0)),
    parameter("fullReport", (0, 49, 0), (0, 49, 0)),
    parameter("start", (6, 3, 1), (6, 13, 1)),
    parameter("end", (6, 3, 1), (6, 13, 1)),
    parameter("answered", (0, 49, 0), (0, 49, 0)),
    parameter("_id", (0, 49, 0), (0, 49, 0)),
    parameter("token", (0, 49, 0), (0, 49, 0)),
    parameter("businessUnit", (0, 49, 0), (0, 49, 0)),
    parameter("enabled", (0, 49, 0), (0, 49, 0)),
    parameter("excludeDepartmentId", (0, 49, 0), (0, 49, 0)),
    parameter("showArchived", (0, 49, 0), (0, 49, 0)),
    parameter("onlyMyDepartments", (0, 49, 0), (0, 49, 0)),
    parameter("ls", (0, 49, 0), (0, 49, 0)),
    parameter("limit", (0, 49, 0), (0, 49, 0)),
    parameter("agentId", (0, 49, 0), (0, 49, 0)),
    parameter("includeOfflineAgents", (0, 49, 0), (0, 49, 0)),
    parameter("agents", (0, 49, 0), (0, 49, 0)),
    parameter("open", (0, 49, 0), (0, 49, 0)),
    parameter("onhold", (0, 49, 0), (0, 49, 0)),
    parameter("queued", (6, 3, 1), (6, 13, 1)),
    parameter("createdAt", (0, 49, 0), (0, 49, 0)),
    parameter("closedAt", (0, 49, 0), (0, 49, 0)),
    parameter("customFields", (0, 49, 0), (0, 49, 0)),
    parameter("units", (7, 0, 1), (7, 9, 8)),
    parameter("onlyAvailable", (0, 49, 0), (0, 49, 0)),
    parameter("excludeId", (0, 49, 0), (0, 49, 0)),
    parameter("showIdleAgents", (0, 49, 0), (0, 49, 0)),
    parameter("onlyAvailable", (6, 3, 1), (6, 13, 1)),
    parameter("excludeId", (6, 3, 1), (6, 13, 1)),
    parameter("showIdleAgents", (6, 3, 1), (6, 13, 1)),
    parameter("selector", (0, 49, 0), (0, 49, 0)),
    parameter("visitorId", (0, 49, 0), (0, 49, 0)),
    parameter("term", (0, 49, 0), (0, 49, 0)),
    parameter("closedChatsOnly", (0, 49, 0), (0, 49, 0)),
    parameter("servedChatsOnly", (0, 49, 0), (0, 49, 0)),
    parameter("source", (0, 49, 0), (0, 49, 0)),
    parameter("reportId", (0, 49, 0), (0, 49, 0)),
    parameter("msgId", (0, 49, 0), (0, 49, 0)),
    parameter("userId", (6, 3, 1), (6, 13, 1)),
    parameter("selector", (6, 3, 1), (6, 13, 1)),
    parameter("clientId", (0, 49, 0), (0, 49, 0)),
    parameter("appId", (0, 49, 0), (0, 49, 0)),
    parameter("contactId", (6, 3, 1), (6, 13, 1)),
    parameter("contactId", (6, 13, 2), (7, 0, 0)),
    parameter("source", (6, 13, 2), (7, 0, 0)),
    parameter("searchText", (7, 0, 0), (7, 0, 0)),
    parameter("unknown", (7, 0, 1), (7, 9, 8)),
    parameter("role", (0, 49, 0), (0, 49, 0)),
    parameter("types", (0, 49, 0), (0, 49, 0)),
    parameter("roomId", (8, 0, 1), (8, 6, 1)),
    parameter("startingFromId", (0, 49, 0), (0, 49, 0)),
    parameter("username", (6, 3, 1), (6, 13, 1)),
    parameter("includeDefaults", (7, 0, 1), (7, 9, 8)),
    parameter("icon", (0, 49, 0), (0, 49, 0)),
    parameter("channel", (0, 49, 0), (0, 49, 0)),
    parameter("name", (0, 49, 0), (0, 49, 0)),
    parameter("usernames", (8, 0, 1), (8, 6, 1)),
    parameter("type", (8, 0, 1), (8, 6, 1)),
    parameter("rid", (8, 0, 1), (8, 6, 1)),
    parameter("teamId", (0, 49, 0), (0, 49, 0)),
    parameter("teamName", (0, 49, 0), (0, 49, 0)),
    parameter("teamId", (8, 0, 1), (8, 6, 1)),
    parameter("teamName", (8, 0, 1), (8, 6, 1)),
    parameter("userId", (8, 0, 1), (8, 6, 1)),
    parameter("canUserDelete", (8, 0, 1), (8, 6, 1)),
    parameter("username", (8, 0, 1), (8, 6, 1)),
    parameter("user", (8, 0, 1), (8, 6, 1)),
    parameter("includeUserRooms", (6, 13, 2), (7, 0, 0)),
    parameter("importId", (0, 49, 0), (0, 49, 0)),
    parameter("email", (8, 0, 1), (8, 6, 1)),
    parameter("freeSwitchExtension", (8, 0, 1), (8, 6, 1)),
    parameter("email", (8, 4, 0), (8, 4, 0)),
    parameter("username", (9, 0, 0), (9, 0, 0)),
    parameter("customFields", (9, 0, 0), (9, 0, 0)),
    parameter("hasLoggedIn", (0, 49, 0), (0, 49, 0)),
    parameter("roles", (0, 49, 0), (0, 49, 0)),
    parameter("inactiveReason", (8, 0, 0), (8, 0, 0)),
    parameter("ids", (0, 49, 0), (0, 49, 0)),
    parameter("from", (0, 49, 0), (0, 49, 0)),
    parameter("callId", (0, 49, 0), (0, 49, 0)),
    parameter("extension", (6, 13, 2), (7, 0, 0)),
    parameter("group", (6, 13, 2), (7, 0, 0)),
    parameter("userId", (6, 13, 2), (7, 0, 0)),
    parameter("username", (6, 13, 2), (7, 0, 0)),
    parameter("type", (6, 13, 2), (7, 0, 0)),
    parameter("queue", (0, 49, 0), (0, 49, 0)),
];

/// Every endpoint known, sorted by name.
pub(super) const ENDPOINTS: &[Row] = &[
    Row { name: ":id/logs", collection: 0, exists: 0, history: 0, order: 1, permission: 1, required: 0, ..ROW },
    Row { name: "app-request", collection: 0, exists: 1, history: 1, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "apps/logs", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[0, 1, 2, 3, 4, 5], ..ROW },
    Row { name: "audit.settings", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[6, 7, 8, 9], ..ROW },
    Row { name: "audit/rooms.members", collection: 1, exists: 1, history: 3, order: 0, permission: 2, required: 0, parameters: &[10, 11], ..ROW },
    Row { name: "autotranslate.getSupportedLanguages", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[12], ..ROW },
    Row { name: "banners", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[13], ..ROW },
    Row { name: "banners.getNew", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "banners/:id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "calendar-events.info", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[14], ..ROW },
    Row { name: "calendar-events.list", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[15], ..ROW },
    Row { name: "call-history.list", collection: 2, exists: 4, history: 5, order: 0, permission: 0, required: 0, rows: Rows { key: "items", total: true, count: true, offset: true, is_paged: true }, parameters: &[11, 16, 17], ..ROW },
    Row { name: "canned-responses", collection: 3, exists: 0, history: 6, order: 2, permission: 3, required: 0, rows: Rows { key: "cannedResponses", total: true, count: true, offset: true, is_paged: true }, parameters: &[18, 19, 20, 21, 22, 23], typed: &[Typed { name: "shortcut", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "shortcut", test: ValueTest::Equal, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "scope", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "scope", test: ValueTest::Equal, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "createdBy", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "createdBy._id", test: ValueTest::Equal, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "tags", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "tags", test: ValueTest::In, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "shortcut", test: ValueTest::Contains, and: &[] }, Branch { path: "text", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "departmentId", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "departmentId", test: ValueTest::Equal, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "canned-responses.get", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "canned-responses/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "channels.anonymousread", collection: 4, exists: 5, history: 7, order: 3, permission: 0, required: 1, parameters: &[10, 24], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "channels.counters", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "channels.files", collection: 5, exists: 5, history: 8, order: 4, permission: 0, required: 1, rows: Rows { key: "files", total: true, count: true, offset: true, is_paged: true }, parameters: &[25, 26, 27, 10, 24], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }, Claim { key: "typeGroup", kind: ClaimKind::Server, when: When::Given("typeGroup") }, Claim { key: "expiresAt", kind: ClaimKind::Server, when: When::Given("onlyConfirmed") }, Claim { key: "typeGroup", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "name", wire: Wire::Pattern, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Pattern, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "a pattern, not a text: it is not escaped", ..TYPED }, Typed { name: "typeGroup", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "typeGroup", test: ValueTest::Equal, and: &[] }]), never: &["thumb"], earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "replaces the rule that leaves thumbnails out", ..TYPED }, Typed { name: "onlyConfirmed", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Missing("expiresAt"))]), earliest: Version::new(8, 0, 1), since: Version::new(8, 6, 1), trap: "`false` does nothing", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "channels.getAllUserMentionsByChannel", collection: 4, exists: 5, history: 9, order: 5, permission: 0, required: 0, parameters: &[10], ..ROW },
    Row { name: "channels.getIntegrations", collection: 6, exists: 5, history: 7, order: 6, permission: 4, required: 1, parameters: &[10, 24], claims: &[Claim { key: "*", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "channel", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "channels.history", collection: 4, exists: 5, history: 10, order: 3, permission: 0, required: 1, orders: Orders::None, rows: Rows { key: "messages", total: false, count: false, offset: true, is_paged: true }, parameters: &[28, 29, 30, 31, 32, 10, 24], typed: &[Typed { name: "oldest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`; a text that is no date is not refused", ..TYPED }, Typed { name: "latest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::Before, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`", ..TYPED }, Typed { name: "showThreadMessages", wire: Wire::Choice, meaning: Meaning::Choice(&[("false", Fixed::Either(&[Fixed::Missing("tmid"), Fixed::IsBool("tshow", true)]))]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "channels.images", collection: 5, exists: 6, history: 11, order: 0, permission: 0, required: 0, parameters: &[33, 34], ..ROW },
    Row { name: "channels.info", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "channels.list", collection: 7, exists: 5, history: 12, order: 4, permission: 5, required: 0, rows: Rows { key: "channels", total: true, count: true, offset: true, is_paged: true }, parameters: &[35], claims: &[Claim { key: "t", kind: ClaimKind::Server, when: When::Always }, Claim { key: "$or", kind: ClaimKind::Server, when: When::Always }, Claim { key: "_id", kind: ClaimKind::Server, when: When::Given("_id") }, Claim { key: "_id", kind: ClaimKind::Server, when: When::Lacking("view-c-room") }], typed: &[Typed { name: "_id", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::Equal, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), needs: "view-c-room", trap: "without it every joined channel comes back", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "channels.list.joined", collection: 7, exists: 7, history: 13, order: 4, permission: 0, required: 0, rows: Rows { key: "channels", total: true, count: true, offset: true, is_paged: true }, ..ROW },
    Row { name: "channels.members", collection: 1, exists: 5, history: 14, order: 7, permission: 0, required: 1, orders: Orders::Only("username"), rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[36, 11, 10, 24], typed: &[Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "the setting Accounts_SearchFields to name username and name", ..TYPED }], ..ROW },
    Row { name: "channels.messages", collection: 4, exists: 5, history: 15, order: 3, permission: 6, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[37, 38, 39, 10], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "mentions._id", kind: ClaimKind::Server, when: When::Given("mentionIds") }, Claim { key: "starred._id", kind: ClaimKind::Server, when: When::Given("starredIds") }, Claim { key: "pinned", kind: ClaimKind::Server, when: When::Given("pinned") }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "mentionIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "mentions._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "starredIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "starred._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "pinned", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("pinned", true))]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "`pinned=false` is accepted and ignored", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "channels.moderators", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[10, 40, 41, 42, 24], ..ROW },
    Row { name: "channels.online", collection: 1, exists: 5, history: 16, order: 0, permission: 0, required: 3, rows: Rows { key: "online", total: false, count: false, offset: false, is_paged: false }, parameters: &[35], is_merge_known: true, ..ROW },
    Row { name: "channels.roles", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[10, 24], ..ROW },
    Row { name: "chat.getDeletedMessages", collection: 4, exists: 5, history: 17, order: 0, permission: 0, required: 4, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Only { fields: &["_id"], and_asked: false }, parameters: &[43, 10], typed: &[Typed { name: "since", wire: Wire::StrictDate, meaning: Meaning::Any(&[Branch { path: "_deletedAt", test: ValueTest::After, and: &[] }]), trap: "the rows hold `_id` alone", ..TYPED }], ..ROW },
    Row { name: "chat.getDiscussions", collection: 4, exists: 8, history: 18, order: 3, permission: 0, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[23, 10], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "msg", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "chat.getMentionedMessages", collection: 4, exists: 5, history: 19, order: 0, permission: 0, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[10], ..ROW },
    Row { name: "chat.getMessage", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "chat.getMessageReadReceipts", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "chat.getPinnedMessages", collection: 4, exists: 5, history: 17, order: 0, permission: 0, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[10], ..ROW },
    Row { name: "chat.getSnippetedMessages", collection: 4, exists: 9, history: 20, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "chat.getStarredMessages", collection: 4, exists: 5, history: 19, order: 0, permission: 0, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[10], ..ROW },
    Row { name: "chat.getThreadMessages", collection: 4, exists: 5, history: 21, order: 5, permission: 0, required: 5, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[44, 45], claims: &[Claim { key: "tmid", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "tmid", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "tmid", test: ValueTest::Equal, and: &[] }]), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "chat.getThreadsList", collection: 4, exists: 5, history: 22, order: 8, permission: 0, required: 6, rows: Rows { key: "threads", total: true, count: true, offset: true, is_paged: true }, parameters: &[46, 23, 47], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "tcount", kind: ClaimKind::Server, when: When::Always }, Claim { key: "replies", kind: ClaimKind::Server, when: When::Given("type") }, Claim { key: "_id", kind: ClaimKind::Server, when: When::Given("type") }, Claim { key: "msg", kind: ClaimKind::Server, when: When::Always }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "msg", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), trap: "takes the place of `msg` in `query`", ..TYPED }, Typed { name: "type", wire: Wire::Choice, meaning: Meaning::Choice(&[("following", Fixed::Given("replies", "")), ("unread", Fixed::Given("_id", ""))]), since: Version::new(6, 13, 1), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "chat.getURLPreview", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[33, 48], ..ROW },
    Row { name: "chat.ignoreUser", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "chat.search", collection: 4, exists: 5, history: 23, order: 0, permission: 0, required: 7, rows: Rows { key: "messages", total: false, count: false, offset: true, is_paged: true }, parameters: &[49, 10], ..ROW },
    Row { name: "chat.syncMessages", collection: 4, exists: 10, history: 24, order: 0, permission: 0, required: 2, rows: Rows { key: "result.updated", total: false, count: false, offset: false, is_paged: false }, parameters: &[50, 51, 52, 53, 54, 10], typed: &[Typed { name: "lastUpdate", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "chat.syncThreadMessages", collection: 4, exists: 5, history: 25, order: 0, permission: 0, required: 8, parameters: &[44, 55], claims: &[Claim { key: "tmid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "_updatedAt", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "chat.syncThreadsList", collection: 4, exists: 5, history: 26, order: 0, permission: 0, required: 9, parameters: &[47, 55], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "tcount", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "cloud.checkoutUrl", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "cloud.confirmationPoll", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "cloud.registrationStatus", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "commands.get", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "commands.list", collection: 8, exists: 5, history: 27, order: 4, permission: 0, required: 0, claims: &[Claim { key: "command", kind: ClaimKind::Only, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "commands.preview", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "connector.extension.getDetails", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "connector.extension.getRegistrationInfoByExtension", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "connector.extension.getRegistrationInfoByUserId", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "connector.extension.list", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "connector.getVersion", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "custom-sounds.list", collection: 9, exists: 5, history: 28, order: 4, permission: 0, required: 0, rows: Rows { key: "sounds", total: true, count: true, offset: true, is_paged: true }, parameters: &[25], claims: &[Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }], typed: &[Typed { name: "name", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "custom-user-status.list", collection: 10, exists: 5, history: 28, order: 4, permission: 0, required: 0, rows: Rows { key: "statuses", total: true, count: true, offset: true, is_paged: true }, parameters: &[25, 35], claims: &[Claim { key: "_id", kind: ClaimKind::Server, when: When::Given("_id") }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }], typed: &[Typed { name: "name", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "_id", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::Equal, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "directory", collection: 0, exists: 5, history: 15, order: 0, permission: 0, required: 0, orders: Orders::Single, rows: Rows { key: "result", total: true, count: true, offset: true, is_paged: true }, parameters: &[56, 57, 58], claims: &[Claim { key: "text", kind: ClaimKind::Only, when: When::Always }, Claim { key: "type", kind: ClaimKind::Only, when: When::Always }, Claim { key: "workspace", kind: ClaimKind::Only, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "dm.counters", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "dm.files", collection: 5, exists: 5, history: 15, order: 4, permission: 0, required: 10, rows: Rows { key: "files", total: true, count: true, offset: true, is_paged: true }, parameters: &[59, 60, 27, 10, 41], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }, Claim { key: "typeGroup", kind: ClaimKind::Server, when: When::Given("typeGroup") }, Claim { key: "expiresAt", kind: ClaimKind::Server, when: When::Given("onlyConfirmed") }, Claim { key: "typeGroup", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "name", wire: Wire::Pattern, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Pattern, and: &[] }]), earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "a pattern, not a text: it is not escaped", ..TYPED }, Typed { name: "typeGroup", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "typeGroup", test: ValueTest::Equal, and: &[] }]), never: &["thumb"], earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "replaces the rule that leaves thumbnails out", ..TYPED }, Typed { name: "onlyConfirmed", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Missing("expiresAt"))]), earliest: Version::new(8, 0, 1), since: Version::new(8, 6, 1), trap: "`false` does nothing", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "dm.history", collection: 4, exists: 5, history: 10, order: 3, permission: 0, required: 2, orders: Orders::None, rows: Rows { key: "messages", total: false, count: false, offset: true, is_paged: true }, parameters: &[28, 29, 30, 31, 32, 10], typed: &[Typed { name: "oldest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`; a text that is no date is not refused", ..TYPED }, Typed { name: "latest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::Before, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`", ..TYPED }, Typed { name: "showThreadMessages", wire: Wire::Choice, meaning: Meaning::Choice(&[("false", Fixed::Either(&[Fixed::Missing("tmid"), Fixed::IsBool("tshow", true)]))]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "dm.list", collection: 7, exists: 5, history: 29, order: 4, permission: 0, required: 0, rows: Rows { key: "ims", total: true, count: true, offset: true, is_paged: true }, ..ROW },
    Row { name: "dm.list.everyone", collection: 7, exists: 5, history: 7, order: 4, permission: 7, required: 0, rows: Rows { key: "ims", total: true, count: true, offset: true, is_paged: true }, claims: &[Claim { key: "t", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "dm.members", collection: 1, exists: 5, history: 9, order: 9, permission: 0, required: 10, rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[36, 11, 10, 41], typed: &[Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "the setting Accounts_SearchFields to name username and name", ..TYPED }], ..ROW },
    Row { name: "dm.messages", collection: 4, exists: 5, history: 30, order: 3, permission: 0, required: 10, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[37, 38, 39, 10, 41], claims: &[Claim { key: "rid", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "mentions._id", kind: ClaimKind::Server, when: When::Given("mentionIds") }, Claim { key: "starred._id", kind: ClaimKind::Server, when: When::Given("starredIds") }, Claim { key: "pinned", kind: ClaimKind::Server, when: When::Given("pinned") }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "mentionIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "mentions._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "starredIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "starred._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "pinned", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("pinned", true))]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "`pinned=false` is accepted and ignored", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "dm.messages.others", collection: 4, exists: 5, history: 7, order: 3, permission: 7, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[10], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "dns.resolve.srv", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "e2e.fetchMyKeys", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "e2e.fetchUsersWaitingForGroupKey", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[61], ..ROW },
    Row { name: "e2e.getUsersOfRoomWithoutKey", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[47], ..ROW },
    Row { name: "email-inbox.list", collection: 11, exists: 5, history: 31, order: 0, permission: 8, required: 0, is_merge_known: true, ..ROW },
    Row { name: "email-inbox.search", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "email-inbox/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "emoji-custom.all", collection: 12, exists: 11, history: 32, order: 4, permission: 0, required: 0, rows: Rows { key: "emojis", total: true, count: true, offset: true, is_paged: true }, parameters: &[62], claims: &[Claim { key: "*", kind: ClaimKind::Server, when: When::Given("name") }], typed: &[Typed { name: "name", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), earliest: Version::new(7, 11, 0), since: Version::new(7, 11, 0), trap: "`query` is dropped where it is given", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "emoji-custom.list", collection: 12, exists: 12, history: 33, order: 0, permission: 0, required: 0, rows: Rows { key: "emojis.update", total: false, count: false, offset: false, is_paged: false }, parameters: &[35, 63, 55], claims: &[Claim { key: "_id", kind: ClaimKind::Server, when: When::Given("_id") }, Claim { key: "_updatedAt", kind: ClaimKind::Server, when: When::Given("_updatedAt") }, Claim { key: "_updatedAt", kind: ClaimKind::Server, when: When::Given("updatedSince") }], typed: &[Typed { name: "_id", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::Equal, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "_updatedAt", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::After, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "greater than, not equality", ..TYPED }, Typed { name: "updatedSince", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "takes the place of `_updatedAt`", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "engagement-dashboard/channels/list", collection: 0, exists: 0, history: 34, order: 0, permission: 9, required: 0, ..ROW },
    Row { name: "engagement-dashboard/messages/messages-sent", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/messages/origin", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/messages/top-five-popular-channels", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/users/active-users", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/users/chat-busier/hourly-data", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/users/chat-busier/weekly-data", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/users/new-users", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "engagement-dashboard/users/users-by-time-of-the-day-in-a-week", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "federation/configuration.verify", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "federation/listServersByUser", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "federation/matrixIds.verify", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[64], ..ROW },
    Row { name: "federation/searchPublicRooms", collection: 0, exists: 1, history: 35, order: 0, permission: 0, required: 0, parameters: &[65, 24, 66], ..ROW },
    Row { name: "getCurrentImportOperation", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "getImportFileData", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "getImportProgress", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "getLatestImportOperations", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "groups.counters", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "groups.files", collection: 5, exists: 5, history: 7, order: 4, permission: 0, required: 1, rows: Rows { key: "files", total: true, count: true, offset: true, is_paged: true }, parameters: &[59, 60, 27, 10, 24], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }, Claim { key: "typeGroup", kind: ClaimKind::Server, when: When::Given("typeGroup") }, Claim { key: "expiresAt", kind: ClaimKind::Server, when: When::Given("onlyConfirmed") }, Claim { key: "typeGroup", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "name", wire: Wire::Pattern, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Pattern, and: &[] }]), earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "a pattern, not a text: it is not escaped", ..TYPED }, Typed { name: "typeGroup", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "typeGroup", test: ValueTest::Equal, and: &[] }]), never: &["thumb"], earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "replaces the rule that leaves thumbnails out", ..TYPED }, Typed { name: "onlyConfirmed", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Missing("expiresAt"))]), earliest: Version::new(8, 0, 1), since: Version::new(8, 6, 1), trap: "`false` does nothing", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "groups.getIntegrations", collection: 6, exists: 5, history: 7, order: 6, permission: 4, required: 1, parameters: &[10, 24], claims: &[Claim { key: "*", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "channel", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "groups.history", collection: 4, exists: 5, history: 36, order: 3, permission: 0, required: 1, orders: Orders::None, rows: Rows { key: "messages", total: false, count: false, offset: true, is_paged: true }, parameters: &[28, 29, 30, 31, 32, 10, 24], typed: &[Typed { name: "oldest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`; a text that is no date is not refused", ..TYPED }, Typed { name: "latest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::Before, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`", ..TYPED }, Typed { name: "showThreadMessages", wire: Wire::Choice, meaning: Meaning::Choice(&[("false", Fixed::Either(&[Fixed::Missing("tmid"), Fixed::IsBool("tshow", true)]))]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "groups.info", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "groups.list", collection: 7, exists: 5, history: 29, order: 4, permission: 0, required: 0, rows: Rows { key: "groups", total: true, count: true, offset: true, is_paged: true }, ..ROW },
    Row { name: "groups.listAll", collection: 7, exists: 5, history: 7, order: 4, permission: 7, required: 0, rows: Rows { key: "groups", total: true, count: true, offset: true, is_paged: true }, claims: &[Claim { key: "t", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "groups.members", collection: 1, exists: 5, history: 14, order: 0, permission: 0, required: 1, orders: Orders::Only("username"), rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[36, 11, 10, 24], typed: &[Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "the setting Accounts_SearchFields to name username and name", ..TYPED }], ..ROW },
    Row { name: "groups.messages", collection: 4, exists: 5, history: 8, order: 3, permission: 0, required: 1, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[37, 38, 39, 10, 67], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "mentions._id", kind: ClaimKind::Server, when: When::Given("mentionIds") }, Claim { key: "starred._id", kind: ClaimKind::Server, when: When::Given("starredIds") }, Claim { key: "pinned", kind: ClaimKind::Server, when: When::Given("pinned") }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "mentionIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "mentions._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "starredIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "starred._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "pinned", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("pinned", true))]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "`pinned=false` is accepted and ignored", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "groups.moderators", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "groups.online", collection: 1, exists: 5, history: 37, order: 0, permission: 0, required: 3, rows: Rows { key: "online", total: false, count: false, offset: false, is_paged: false }, parameters: &[35], is_merge_known: true, ..ROW },
    Row { name: "groups.roles", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "im.counters", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "im.files", collection: 5, exists: 5, history: 15, order: 4, permission: 0, required: 10, rows: Rows { key: "files", total: true, count: true, offset: true, is_paged: true }, parameters: &[59, 60, 27, 10, 41], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }, Claim { key: "typeGroup", kind: ClaimKind::Server, when: When::Given("typeGroup") }, Claim { key: "expiresAt", kind: ClaimKind::Server, when: When::Given("onlyConfirmed") }, Claim { key: "typeGroup", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "name", wire: Wire::Pattern, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Pattern, and: &[] }]), earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "a pattern, not a text: it is not escaped", ..TYPED }, Typed { name: "typeGroup", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "typeGroup", test: ValueTest::Equal, and: &[] }]), never: &["thumb"], earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), trap: "replaces the rule that leaves thumbnails out", ..TYPED }, Typed { name: "onlyConfirmed", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Missing("expiresAt"))]), earliest: Version::new(8, 0, 1), since: Version::new(8, 6, 1), trap: "`false` does nothing", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "im.history", collection: 4, exists: 5, history: 10, order: 3, permission: 0, required: 2, orders: Orders::None, rows: Rows { key: "messages", total: false, count: false, offset: true, is_paged: true }, parameters: &[28, 29, 30, 31, 32, 10], typed: &[Typed { name: "oldest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`; a text that is no date is not refused", ..TYPED }, Typed { name: "latest", wire: Wire::Date, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::Before, and: &[] }]), since: Version::new(6, 13, 1), trap: "inclusive with `inclusive=true`", ..TYPED }, Typed { name: "showThreadMessages", wire: Wire::Choice, meaning: Meaning::Choice(&[("false", Fixed::Either(&[Fixed::Missing("tmid"), Fixed::IsBool("tshow", true)]))]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "im.list", collection: 7, exists: 5, history: 29, order: 4, permission: 0, required: 0, rows: Rows { key: "ims", total: true, count: true, offset: true, is_paged: true }, ..ROW },
    Row { name: "im.list.everyone", collection: 7, exists: 5, history: 7, order: 4, permission: 7, required: 0, rows: Rows { key: "ims", total: true, count: true, offset: true, is_paged: true }, claims: &[Claim { key: "t", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "im.members", collection: 1, exists: 5, history: 9, order: 9, permission: 0, required: 10, rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[36, 11, 10, 41], typed: &[Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "the setting Accounts_SearchFields to name username and name", ..TYPED }], ..ROW },
    Row { name: "im.messages", collection: 4, exists: 5, history: 30, order: 3, permission: 0, required: 10, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[37, 38, 39, 10, 41], claims: &[Claim { key: "rid", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "mentions._id", kind: ClaimKind::Server, when: When::Given("mentionIds") }, Claim { key: "starred._id", kind: ClaimKind::Server, when: When::Given("starredIds") }, Claim { key: "pinned", kind: ClaimKind::Server, when: When::Given("pinned") }, Claim { key: "_hidden", kind: ClaimKind::Server, when: When::Always }], typed: &[Typed { name: "mentionIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "mentions._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "starredIds", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "starred._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "pinned", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("pinned", true))]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), trap: "`pinned=false` is accepted and ignored", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "im.messages.others", collection: 4, exists: 5, history: 7, order: 3, permission: 7, required: 2, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[10], claims: &[Claim { key: "rid", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "import.status", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "importers.list", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "instances.get", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "integrations.get", collection: 0, exists: 2, history: 38, order: 0, permission: 0, required: 0, parameters: &[68, 20], ..ROW },
    Row { name: "integrations.history", collection: 4, exists: 5, history: 15, order: 1, permission: 10, required: 11, rows: Rows { key: "history", total: true, count: true, offset: true, is_paged: true }, parameters: &[14], claims: &[Claim { key: "*", kind: ClaimKind::Caller, when: When::Always }], typed: &[Typed { name: "id", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "integration._id", test: ValueTest::Equal, and: &[] }]), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "integrations.list", collection: 6, exists: 5, history: 39, order: 3, permission: 4, required: 0, rows: Rows { key: "integrations", total: true, count: true, offset: true, is_paged: true }, parameters: &[25, 57], claims: &[Claim { key: "*", kind: ClaimKind::Caller, when: When::Always }, Claim { key: "name", kind: ClaimKind::Server, when: When::Given("name") }, Claim { key: "type", kind: ClaimKind::Server, when: When::Given("type") }], typed: &[Typed { name: "name", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }, Typed { name: "type", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "type", test: ValueTest::Equal, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "licenses.get", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "licenses.info", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[69], ..ROW },
    Row { name: "licenses.isEnterprise", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "licenses.maxActiveUsers", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "listInvites", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/:rid/messages", collection: 4, exists: 5, history: 40, order: 3, permission: 11, required: 0, rows: Rows { key: "messages", total: true, count: true, offset: true, is_paged: true }, parameters: &[70], typed: &[Typed { name: "searchTerm", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "msg", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "livechat/agent.next/:token", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[71], ..ROW },
    Row { name: "livechat/agents/:agentId/departments", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[72], ..ROW },
    Row { name: "livechat/analytics/agent-overview", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[73, 74, 75, 76], ..ROW },
    Row { name: "livechat/analytics/agents/available-for-service-history", collection: 4, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 79], ..ROW },
    Row { name: "livechat/analytics/agents/average-service-time", collection: 0, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78], ..ROW },
    Row { name: "livechat/analytics/agents/total-service-time", collection: 0, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78], ..ROW },
    Row { name: "livechat/analytics/dashboards/agents-productivity-totalizers", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/charts/agents-status", collection: 0, exists: 2, history: 38, order: 0, permission: 0, required: 0, parameters: &[22], ..ROW },
    Row { name: "livechat/analytics/dashboards/charts/chats", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/charts/chats-per-agent", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/charts/chats-per-department", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/charts/timings", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/chats-totalizers", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversation-totalizers", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversations-by-agent", collection: 0, exists: 1, history: 42, order: 0, permission: 13, required: 0, parameters: &[80, 81], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversations-by-department", collection: 13, exists: 1, history: 42, order: 0, permission: 13, required: 0, parameters: &[80, 81], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversations-by-source", collection: 0, exists: 3, history: 43, order: 0, permission: 13, required: 0, parameters: &[80, 81], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversations-by-status", collection: 0, exists: 3, history: 43, order: 0, permission: 13, required: 0, parameters: &[80, 81], ..ROW },
    Row { name: "livechat/analytics/dashboards/conversations-by-tags", collection: 14, exists: 1, history: 42, order: 0, permission: 13, required: 0, parameters: &[80, 81], ..ROW },
    Row { name: "livechat/analytics/dashboards/productivity-totalizers", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/amount-of-chats", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 82, 22], ..ROW },
    Row { name: "livechat/analytics/departments/average-chat-duration-time", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/average-service-time", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/average-waiting-time", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/percentage-abandoned-chats", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/total-abandoned-chats", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/total-service-time", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/departments/total-transferred-chats", collection: 13, exists: 0, history: 41, order: 0, permission: 12, required: 0, parameters: &[77, 78, 22], ..ROW },
    Row { name: "livechat/analytics/overview", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[73, 74, 75, 76], ..ROW },
    Row { name: "livechat/appearance", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/business-hour", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[83, 46], ..ROW },
    Row { name: "livechat/business-hours", collection: 15, exists: 0, history: 44, order: 0, permission: 14, required: 0, ..ROW },
    Row { name: "livechat/config", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[84, 71, 85], ..ROW },
    Row { name: "livechat/custom-fields", collection: 16, exists: 5, history: 45, order: 10, permission: 11, required: 0, rows: Rows { key: "customFields", total: true, count: true, offset: true, is_paged: true }, parameters: &[23], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "label", test: ValueTest::Contains, and: &[] }, Branch { path: "_id", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "livechat/custom-fields/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/department", collection: 13, exists: 5, history: 45, order: 4, permission: 15, required: 0, rows: Rows { key: "departments", total: true, count: true, offset: true, is_paged: true }, parameters: &[23, 86, 87, 88, 89], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "enabled", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("enabled", true))]), since: Version::new(6, 13, 1), trap: "`false` is ignored", ..TYPED }, Typed { name: "excludeDepartmentId", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::NotEqual, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "livechat/department.autocomplete", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/department.listByIds", collection: 13, exists: 5, history: 46, order: 0, permission: 15, required: 0, ..ROW },
    Row { name: "livechat/department/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/department/:_id/agents", collection: 17, exists: 13, history: 47, order: 0, permission: 15, required: 0, ..ROW },
    Row { name: "livechat/department/:departmentId/agents", collection: 17, exists: 9, history: 20, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/department/isDepartmentCreationAvailable", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/departments/archived", collection: 13, exists: 13, history: 48, order: 4, permission: 15, required: 0, rows: Rows { key: "departments", total: true, count: true, offset: true, is_paged: true }, parameters: &[23, 87, 89, 86, 88], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "excludeDepartmentId", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::NotEqual, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "livechat/inquiries.getOne", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[10], ..ROW },
    Row { name: "livechat/inquiries.list", collection: 18, exists: 5, history: 40, order: 3, permission: 12, required: 0, rows: Rows { key: "inquiries", total: true, count: true, offset: true, is_paged: true }, parameters: &[71], typed: &[Typed { name: "department", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "department", test: ValueTest::Equal, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), trap: "a department that there is not drops the filter; a name is resolved to its id", ..TYPED }], ..ROW },
    Row { name: "livechat/inquiries.queued", collection: 18, exists: 14, history: 49, order: 0, permission: 11, required: 0, parameters: &[71], ..ROW },
    Row { name: "livechat/inquiries.queuedForUser", collection: 18, exists: 5, history: 40, order: 0, permission: 11, required: 0, parameters: &[71], ..ROW },
    Row { name: "livechat/integrations.settings", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/message/:_id", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[84, 47], ..ROW },
    Row { name: "livechat/messages.history/:rid", collection: 4, exists: 5, history: 50, order: 0, permission: 0, required: 0, parameters: &[49, 84, 90, 78, 91], ..ROW },
    Row { name: "livechat/monitors", collection: 1, exists: 0, history: 44, order: 0, permission: 16, required: 0, ..ROW },
    Row { name: "livechat/monitors/:username", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/priorities", collection: 19, exists: 0, history: 49, order: 0, permission: 17, required: 0, parameters: &[23], ..ROW },
    Row { name: "livechat/priorities.reset", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/priorities/:priorityId", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/queue", collection: 20, exists: 5, history: 40, order: 0, permission: 11, required: 0, parameters: &[92, 22, 93], ..ROW },
    Row { name: "livechat/room", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/room.join", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[10], ..ROW },
    Row { name: "livechat/rooms", collection: 21, exists: 15, history: 51, order: 3, permission: 0, required: 0, rows: Rows { key: "rooms", total: true, count: true, offset: true, is_paged: true }, parameters: &[94, 24, 22, 95, 96, 97, 98, 99, 21, 100, 101], claims: &[Claim { key: "*", kind: ClaimKind::Caller, when: When::Always }], typed: &[Typed { name: "agents", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "servedBy._id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), needs: "view-livechat-rooms, or the caller alone in the list", ..TYPED }, Typed { name: "roomName", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "fname", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), trap: "a value in double quotes is compared as a whole on newer servers", ..TYPED }, Typed { name: "departmentId", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "departmentId", test: ValueTest::In, and: &[] }]), never: &["undefined"], earliest: Version::new(7, 0, 1), since: Version::new(7, 9, 8), ..TYPED }, Typed { name: "open", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::All(&[Fixed::Exists("open"), Fixed::IsNotBool("onHold", true), Fixed::Exists("servedBy")])), ("false", Fixed::All(&[Fixed::Missing("open"), Fixed::IsNotBool("onHold", true)]))]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "onhold", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::IsBool("onHold", true))]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "queued", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::All(&[Fixed::Missing("servedBy"), Fixed::IsBool("open", true), Fixed::IsNotBool("onHold", true)]))]), earliest: Version::new(6, 3, 1), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "createdAt", wire: Wire::JsonRange, meaning: Meaning::Any(&[Branch { path: "ts", test: ValueTest::Range, and: &[] }]), since: Version::new(6, 13, 1), trap: "the field is `ts`; `{}` matches nothing", ..TYPED }, Typed { name: "closedAt", wire: Wire::JsonRange, meaning: Meaning::Any(&[Branch { path: "closedAt", test: ValueTest::Range, and: &[] }]), since: Version::new(6, 13, 1), trap: "`{}` matches nothing", ..TYPED }, Typed { name: "tags", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "tags", test: ValueTest::In, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "customFields", wire: Wire::JsonObject, meaning: Meaning::Any(&[Branch { path: "livechatData", test: ValueTest::EachPattern, and: &[] }]), since: Version::new(6, 13, 1), trap: "patterns, not texts", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "livechat/rooms/filters", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/sla", collection: 22, exists: 1, history: 52, order: 0, permission: 18, required: 0, parameters: &[23], ..ROW },
    Row { name: "livechat/sla/:slaId", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/tags", collection: 14, exists: 0, history: 44, order: 0, permission: 19, required: 0, ..ROW },
    Row { name: "livechat/tags/:tagId", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/transfer.history/:rid", collection: 0, exists: 5, history: 14, order: 0, permission: 20, required: 0, ..ROW },
    Row { name: "livechat/triggers", collection: 23, exists: 5, history: 40, order: 0, permission: 12, required: 0, ..ROW },
    Row { name: "livechat/triggers/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/units", collection: 24, exists: 0, history: 44, order: 0, permission: 21, required: 0, ..ROW },
    Row { name: "livechat/units/:id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/units/:unitId/departments", collection: 13, exists: 0, history: 34, order: 0, permission: 21, required: 0, ..ROW },
    Row { name: "livechat/units/:unitId/departments/available", collection: 13, exists: 0, history: 34, order: 0, permission: 21, required: 0, ..ROW },
    Row { name: "livechat/units/:unitId/monitors", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/users/:type", collection: 20, exists: 5, history: 53, order: 0, permission: 0, required: 0, parameters: &[23, 102, 103, 104], ..ROW },
    Row { name: "livechat/users/:type/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/users/agent", collection: 20, exists: 5, history: 53, order: 4, permission: 0, required: 0, rows: Rows { key: "users", total: true, count: true, offset: true, is_paged: true }, parameters: &[23, 105, 106, 107], typed: &[Typed { name: "text", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }, Branch { path: "emails.address", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "onlyAvailable", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Is("statusLivechat", "available"))]), earliest: Version::new(6, 3, 1), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "excludeId", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::NotEqual, and: &[] }]), earliest: Version::new(6, 3, 1), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "showIdleAgents", wire: Wire::Choice, meaning: Meaning::Choice(&[("false", Fixed::Either(&[Fixed::All(&[Fixed::Exists("status"), Fixed::IsNot("status", "offline")]), Fixed::Is("roles", "bot")]))]), earliest: Version::new(6, 3, 1), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "livechat/visitor/:token/room", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "livechat/visitors.autocomplete", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[108], ..ROW },
    Row { name: "livechat/visitors.chatHistory/room/:roomId/visitor/:visitorId", collection: 21, exists: 5, history: 40, order: 0, permission: 11, required: 0, ..ROW },
    Row { name: "livechat/visitors.info", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[109], ..ROW },
    Row { name: "livechat/visitors.pagesVisited/:roomId", collection: 25, exists: 5, history: 40, order: 0, permission: 11, required: 0, ..ROW },
    Row { name: "livechat/visitors.search", collection: 25, exists: 5, history: 40, order: 3, permission: 11, required: 12, rows: Rows { key: "visitors", total: true, count: true, offset: true, is_paged: true }, parameters: &[110], typed: &[Typed { name: "term", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "visitorEmails.address", test: ValueTest::Equal, and: &[] }, Branch { path: "phone.phoneNumber", test: ValueTest::Equal, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }, Branch { path: "username", test: ValueTest::Contains, and: &[] }]), is_wider: true, trap: "searchable custom fields are compared too", ..TYPED }], ..ROW },
    Row { name: "livechat/visitors.searchChats/room/:roomId/visitor/:visitorId", collection: 21, exists: 5, history: 40, order: 0, permission: 11, required: 0, rows: Rows { key: "history", total: true, count: true, offset: true, is_paged: true }, parameters: &[49, 111, 112, 113], ..ROW },
    Row { name: "livechat/webrtc.call", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[47], ..ROW },
    Row { name: "me", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "moderation.reportInfo", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[114], ..ROW },
    Row { name: "moderation.reports", collection: 26, exists: 13, history: 54, order: 0, permission: 22, required: 0, parameters: &[115, 108], ..ROW },
    Row { name: "moderation.reportsByUsers", collection: 26, exists: 16, history: 54, order: 0, permission: 22, required: 0, rows: Rows { key: "reports", total: true, count: true, offset: true, is_paged: true }, parameters: &[28, 29, 108], ..ROW },
    Row { name: "moderation.user.reportedMessages", collection: 4, exists: 13, history: 54, order: 0, permission: 22, required: 0, parameters: &[116, 117], ..ROW },
    Row { name: "moderation.user.reportsByUserId", collection: 26, exists: 13, history: 54, order: 0, permission: 22, required: 0, parameters: &[116, 117], ..ROW },
    Row { name: "moderation.userReports", collection: 26, exists: 13, history: 54, order: 0, permission: 22, required: 0, parameters: &[29, 28, 108], ..ROW },
    Row { name: "oauth-apps.get", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[83, 118, 119], ..ROW },
    Row { name: "oauth-apps.list", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "omnichannel/agent/extension/:username", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "omnichannel/agents/available", collection: 0, exists: 14, history: 44, order: 0, permission: 23, required: 0, ..ROW },
    Row { name: "omnichannel/contact", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "omnichannel/contact.search", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "omnichannel/contacts.get", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[120], ..ROW },
    Row { name: "omnichannel/contacts.history", collection: 4, exists: 13, history: 54, order: 0, permission: 24, required: 0, parameters: &[121, 122], ..ROW },
    Row { name: "omnichannel/contacts.search", collection: 27, exists: 17, history: 54, order: 4, permission: 25, required: 0, rows: Rows { key: "contacts", total: true, count: true, offset: true, is_paged: true }, parameters: &[123, 124], typed: &[Typed { name: "searchText", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }, Branch { path: "emails.address", test: ValueTest::Contains, and: &[] }, Branch { path: "phones.phoneNumber", test: ValueTest::Contains, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }], ..ROW },
    Row { name: "omnichannel/extension", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "omnichannel/extensions", collection: 0, exists: 14, history: 34, order: 0, permission: 23, required: 0, ..ROW },
    Row { name: "permissions.listAll", collection: 28, exists: 3, history: 55, order: 0, permission: 0, required: 0, rows: Rows { key: "update", total: false, count: false, offset: false, is_paged: false }, parameters: &[55], ..ROW },
    Row { name: "presence.getConnections", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "push.get", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "push.info", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "pw.getPolicy", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "pw.getPolicyReset", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[84], ..ROW },
    Row { name: "roles.getUsersInRole", collection: 1, exists: 5, history: 56, order: 11, permission: 26, required: 13, rows: Rows { key: "users", total: true, count: false, offset: true, is_paged: true }, parameters: &[125, 10], typed: &[Typed { name: "role", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "roles", test: ValueTest::Equal, and: &[] }]), needs: "a role of scope Users", ..TYPED }], ..ROW },
    Row { name: "roles.list", collection: 29, exists: 3, history: 57, order: 0, permission: 0, required: 0, rows: Rows { key: "roles", total: false, count: false, offset: false, is_paged: false }, ..ROW },
    Row { name: "roles.sync", collection: 29, exists: 3, history: 57, order: 0, permission: 0, required: 14, rows: Rows { key: "roles.update", total: false, count: false, offset: false, is_paged: false }, parameters: &[55], typed: &[Typed { name: "updatedSince", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::From, and: &[] }]), ..TYPED }], ..ROW },
    Row { name: "rooms.adminRooms", collection: 7, exists: 15, history: 58, order: 12, permission: 0, required: 0, rows: Rows { key: "rooms", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[11, 126], typed: &[Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "fname", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[Fixed::IsNotBool("federated", true)] }, Branch { path: "usernames", test: ValueTest::Contains, and: &[Fixed::Is("t", "d")] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "types", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "t", test: ValueTest::In, and: &[] }]), never: &["discussions", "teams"], since: Version::new(6, 13, 1), trap: "`discussions` and `teams` add rooms of every type", ..TYPED }], ..ROW },
    Row { name: "rooms.adminRooms.getRoom", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "rooms.adminRooms.privateRooms", collection: 7, exists: 18, history: 59, order: 12, permission: 7, required: 0, parameters: &[11], ..ROW },
    Row { name: "rooms.autocomplete.adminRooms", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "rooms.autocomplete.availableForTeams", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "rooms.autocomplete.channelAndPrivate", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "rooms.autocomplete.channelAndPrivate.withPagination", collection: 7, exists: 5, history: 58, order: 0, permission: 0, required: 0, parameters: &[108], ..ROW },
    Row { name: "rooms.bannedUsers", collection: 1, exists: 18, history: 60, order: 0, permission: 0, required: 0, parameters: &[127], ..ROW },
    Row { name: "rooms.get", collection: 7, exists: 19, history: 57, order: 0, permission: 0, required: 0, rows: Rows { key: "update", total: false, count: false, offset: false, is_paged: false }, parameters: &[55], typed: &[Typed { name: "updatedSince", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), trap: "the answer becomes `update` and `remove`", ..TYPED }], ..ROW },
    Row { name: "rooms.getDiscussions", collection: 7, exists: 20, history: 7, order: 13, permission: 0, required: 1, rows: Rows { key: "discussions", total: true, count: true, offset: true, is_paged: true }, parameters: &[10, 24], claims: &[Claim { key: "prid", kind: ClaimKind::Server, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "rooms.images", collection: 5, exists: 21, history: 61, order: 14, permission: 0, required: 2, rows: Rows { key: "files", total: true, count: true, offset: true, is_paged: true }, parameters: &[128, 10], ..ROW },
    Row { name: "rooms.info", collection: 7, exists: 5, history: 46, order: 0, permission: 0, required: 1, parameters: &[10, 24], ..ROW },
    Row { name: "rooms.isMember", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[33, 116, 129], ..ROW },
    Row { name: "rooms.membersOrderedByRole", collection: 1, exists: 22, history: 5, order: 15, permission: 0, required: 1, rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[36, 11, 10, 24], typed: &[Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "the setting Accounts_SearchFields to name username and name", ..TYPED }], ..ROW },
    Row { name: "rooms.nameExists", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[24], ..ROW },
    Row { name: "service.configurations", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "sessions/info", collection: 0, exists: 3, history: 57, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "sessions/info.admin", collection: 0, exists: 3, history: 57, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "sessions/list", collection: 30, exists: 0, history: 49, order: 16, permission: 0, required: 0, parameters: &[11], ..ROW },
    Row { name: "sessions/list.all", collection: 30, exists: 0, history: 49, order: 16, permission: 27, required: 0, parameters: &[11], ..ROW },
    Row { name: "settings", collection: 31, exists: 5, history: 62, order: 0, permission: 0, required: 0, parameters: &[130], claims: &[Claim { key: "*", kind: ClaimKind::Unsure, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "settings.oauth", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "settings.public", collection: 31, exists: 5, history: 39, order: 17, permission: 0, required: 0, rows: Rows { key: "settings", total: true, count: true, offset: true, is_paged: true }, parameters: &[35], claims: &[Claim { key: "hidden", kind: ClaimKind::Server, when: When::Always }, Claim { key: "public", kind: ClaimKind::Server, when: When::Always }, Claim { key: "_id", kind: ClaimKind::Server, when: When::Given("_id") }], typed: &[Typed { name: "_id", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::In, and: &[] }]), earliest: Version::new(7, 0, 0), since: Version::new(7, 0, 0), ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "settings/:_id", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "shield.svg", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[46, 131, 132, 133], ..ROW },
    Row { name: "smtp.check", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "spotlight", collection: 0, exists: 2, history: 63, order: 0, permission: 0, required: 0, parameters: &[134, 135, 136], ..ROW },
    Row { name: "statistics", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "statistics.list", collection: 32, exists: 5, history: 7, order: 0, permission: 0, required: 0, is_merge_known: true, ..ROW },
    Row { name: "stdout.queue", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "subscriptions.get", collection: 33, exists: 23, history: 55, order: 0, permission: 0, required: 0, rows: Rows { key: "update", total: false, count: false, offset: false, is_paged: false }, parameters: &[55], typed: &[Typed { name: "updatedSince", wire: Wire::CheckedDate, meaning: Meaning::Any(&[Branch { path: "_updatedAt", test: ValueTest::After, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "subscriptions.getOne", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[10], ..ROW },
    Row { name: "teams.autocomplete", collection: 7, exists: 3, history: 57, order: 0, permission: 0, required: 0, rows: Rows { key: "teams", total: false, count: false, offset: false, is_paged: false }, parameters: &[133], ..ROW },
    Row { name: "teams.info", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "teams.list", collection: 34, exists: 24, history: 32, order: 0, permission: 0, required: 0, rows: Rows { key: "teams", total: true, count: true, offset: true, is_paged: true }, claims: &[Claim { key: "*", kind: ClaimKind::Unsure, when: When::Always }], is_merge_known: true, ..ROW },
    Row { name: "teams.listAll", collection: 34, exists: 24, history: 64, order: 0, permission: 28, required: 0, rows: Rows { key: "teams", total: true, count: true, offset: true, is_paged: true }, ..ROW },
    Row { name: "teams.listChildren", collection: 7, exists: 25, history: 54, order: 5, permission: 0, required: 15, rows: Rows { key: "data", total: true, count: true, offset: true, is_paged: true }, parameters: &[11, 46, 137, 138, 10], typed: &[Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "fname", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "type", wire: Wire::Choice, meaning: Meaning::Choice(&[("channels", Fixed::Given("teamId", "teamId")), ("discussions", Fixed::Given("prid", ""))]), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "teams.listRooms", collection: 7, exists: 5, history: 65, order: 0, permission: 0, required: 16, rows: Rows { key: "rooms", total: true, count: true, offset: true, is_paged: true }, parameters: &[11, 46, 137, 138], typed: &[Typed { name: "filter", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "name", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "type", wire: Wire::Choice, meaning: Meaning::Choice(&[("autoJoin", Fixed::IsBool("teamDefault", true))]), since: Version::new(6, 13, 1), trap: "any other value is ignored", ..TYPED }], ..ROW },
    Row { name: "teams.listRoomsOfUser", collection: 7, exists: 5, history: 17, order: 0, permission: 0, required: 0, parameters: &[139, 140, 141, 142], ..ROW },
    Row { name: "teams.members", collection: 35, exists: 5, history: 65, order: 0, permission: 0, required: 16, rows: Rows { key: "members", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Fixed, parameters: &[41, 133, 36, 137, 138], typed: &[Typed { name: "username", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "user.username", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "name", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "user.name", test: ValueTest::Contains, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "status", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "user.status", test: ValueTest::In, and: &[] }]), until: Version::new(9, 0, 0), since: Version::new(6, 13, 1), ..TYPED }], ..ROW },
    Row { name: "users.autocomplete", collection: 0, exists: 3, history: 55, order: 0, permission: 0, required: 0, rows: Rows { key: "items", total: false, count: false, offset: false, is_paged: false }, parameters: &[108], ..ROW },
    Row { name: "users.checkUsernameAvailability", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[41], ..ROW },
    Row { name: "users.getAvatar", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.getAvatarSuggestion", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.getPersonalAccessTokens", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.getPreferences", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.getPresence", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[141, 143, 144], ..ROW },
    Row { name: "users.getStatus", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.getUsernameSuggestion", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "users.info", collection: 1, exists: 5, history: 66, order: 0, permission: 0, required: 0, parameters: &[40, 145, 41, 146, 147, 148], ..ROW },
    Row { name: "users.list", collection: 1, exists: 5, history: 67, order: 11, permission: 29, required: 0, orders: Orders::Returned, rows: Rows { key: "users", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Only { fields: &["name", "username", "emails", "roles", "status", "active", "avatarETag", "lastLogin", "type"], and_asked: true }, parameters: &[149, 150, 151], claims: &[Claim { key: "$or", kind: ClaimKind::Default, when: When::Always }], typed: &[Typed { name: "email", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "emails.address", test: ValueTest::Whole, and: &[] }]), earliest: Version::new(8, 4, 0), since: Version::new(8, 4, 0), needs: "view-full-other-user-info", ..TYPED }, Typed { name: "customFields", wire: Wire::JsonObject, meaning: Meaning::Any(&[Branch { path: "customFields", test: ValueTest::EachEqual, and: &[] }]), earliest: Version::new(9, 0, 0), since: Version::new(9, 0, 0), trap: "unreleased: how the handler reads it was not seen", ..TYPED }], is_merge_known: true, ..ROW },
    Row { name: "users.listByStatus", collection: 1, exists: 26, history: 54, order: 11, permission: 29, required: 0, rows: Rows { key: "users", total: true, count: true, offset: true, is_paged: true }, returned: Returned::Only { fields: &["name", "username", "emails", "roles", "status", "active", "avatarETag", "lastLogin", "type", "reason", "federated", "freeSwitchExtension"], and_asked: false }, parameters: &[36, 152, 46, 153, 70, 154], typed: &[Typed { name: "status", wire: Wire::Choice, meaning: Meaning::Choice(&[("active", Fixed::IsBool("active", true)), ("deactivated", Fixed::IsBool("active", false))]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "hasLoggedIn", wire: Wire::Choice, meaning: Meaning::Choice(&[("true", Fixed::Exists("lastLogin")), ("false", Fixed::Missing("lastLogin"))]), since: Version::new(6, 13, 1), trap: "an empty value means never logged in", ..TYPED }, Typed { name: "type", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "type", test: ValueTest::Equal, and: &[] }]), since: Version::new(6, 13, 1), ..TYPED }, Typed { name: "roles", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "roles", test: ValueTest::In, and: &[] }]), never: &["all"], since: Version::new(6, 13, 1), trap: "`all` anywhere in the list switches the filter off", ..TYPED }, Typed { name: "searchTerm", wire: Wire::Text, meaning: Meaning::Any(&[Branch { path: "username", test: ValueTest::Contains, and: &[] }, Branch { path: "name", test: ValueTest::Contains, and: &[] }, Branch { path: "emails.address", test: ValueTest::Contains, and: &[] }]), is_wider: true, since: Version::new(6, 13, 1), needs: "view-full-other-user-info for the addresses", trap: "a text of blanks only is ignored in 8.x", ..TYPED }, Typed { name: "inactiveReason", wire: Wire::Brackets, meaning: Meaning::Any(&[Branch { path: "inactiveReason", test: ValueTest::In, and: &[] }]), is_wider: true, earliest: Version::new(8, 0, 0), since: Version::new(8, 0, 0), trap: "users without a reason come too where `deactivated` or `idle_too_long` is listed", ..TYPED }], ..ROW },
    Row { name: "users.listTeams", collection: 0, exists: 3, history: 55, order: 0, permission: 0, required: 17, rows: Rows { key: "teams", total: false, count: false, offset: false, is_paged: false }, parameters: &[40], ..ROW },
    Row { name: "users.presence", collection: 1, exists: 3, history: 55, order: 0, permission: 0, required: 0, rows: Rows { key: "users", total: false, count: false, offset: false, is_paged: false }, returned: Returned::Fixed, parameters: &[155, 156], typed: &[Typed { name: "ids", wire: Wire::CommaList, meaning: Meaning::Any(&[Branch { path: "_id", test: ValueTest::In, and: &[] }]), since: Version::new(6, 13, 1), trap: "the comma form is broken in 8.4.x", ..TYPED }], ..ROW },
    Row { name: "users.requestDataDownload", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "video-conference.capabilities", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "video-conference.info", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[157], ..ROW },
    Row { name: "video-conference.list", collection: 36, exists: 5, history: 68, order: 0, permission: 0, required: 0, parameters: &[10], ..ROW },
    Row { name: "video-conference.providers", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip-freeswitch.extension.getDetails", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[158, 159], ..ROW },
    Row { name: "voip-freeswitch.extension.getRegistrationInfoByUserId", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[160], ..ROW },
    Row { name: "voip-freeswitch.extension.list", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[161, 162], ..ROW },
    Row { name: "voip/callServer/checkConnection", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip/managementServer/checkConnection", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip/queues.getMembershipSubscription", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip/queues.getQueuedCallsForThisExtension", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip/queues.getSummary", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
    Row { name: "voip/room", collection: 0, exists: 2, history: 2, order: 0, permission: 0, required: 0, parameters: &[84, 92, 16, 47], ..ROW },
    Row { name: "voip/rooms", collection: 21, exists: 14, history: 69, order: 0, permission: 0, required: 0, parameters: &[94, 95, 98, 99, 21, 163, 109, 16, 24], ..ROW },
    Row { name: "webdav.getMyAccounts", collection: 0, exists: 3, history: 4, order: 0, permission: 0, required: 0, ..ROW },
];

/// Where each of them was read, in the same order, with a NUL behind each: the newest place first, one a line; and after
/// a blank line what else changes an answer, one a line.
pub(super) const SOURCES: &str = "\
    apps/meteor/ee/server/apps/communication/rest.ts:1002@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/server/apps/communication/rest.ts:1194@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isAppLogsProps\0\
    rest-typings@8.8.1 isServerEventsAuditSettingsProps\0\
    apps/meteor/ee/server/api/audit.ts:46@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isAutotranslateGetSupportedLanguagesParamsGET\0\
    rest-typings@8.8.1 isBannersProps\0\
    app/api/server/v1/banners.ts@6.14 (no validator)\0\
    app/api/server/v1/banners.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isCalendarEventInfoProps\0\
    rest-typings@8.8.1 isCalendarEventListProps\0\
    apps/meteor/app/api/server/v1/call-history.ts:58@8d36c0b5a7 (8.6.1)\ncall-history.ts@21294faa\0\
    apps/meteor/ee/app/api-enterprise/server/canned-responses.ts:57@50c4441363 (6.14.0-develop)\nee canned-responses.js@6.14 findAllCannedResponsesFilter\n\n`departmentId` replaces the filter by the caller's scope: it may add rows, so nothing is lowered to it\0\
    ee/app/api-enterprise/server/canned-responses.ts@6.14 (no validator)\0\
    ee/app/api-enterprise/server/canned-responses.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/channels.ts:1463@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/channels.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/channels.ts:812@8d36c0b5a7 (8.6.1)\nchannels.ts@062f17bf / id 58702817597; models/raw/Uploads.ts findPaginatedWithoutThumbs\0\
    apps/meteor/app/api/server/v1/channels.ts:432@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/channels.ts:861@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/channels.ts:170@8d36c0b5a7 (8.6.1)\napps/meteor/app/api/server/v1/channels.ts@062f17bf + getChannelHistory.ts@6.14 + models/raw/Messages.ts findVisibleByRoomId(Between|Before)...\n\nthe sort is always `-ts`\nsystem messages that a setting hides never come back\nno total: page until a short page\n`inclusive=true` makes both bounds inclusive\n`latest` is the time of the server where it is absent: later messages are cut\nsend `showThreadMessages` always: what is left out where it is absent differs between endpoints\0\
    apps/meteor/app/api/server/v1/channels.ts:808@50c4441363 (6.14.0-develop)\0\
    app/api/server/v1/channels.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/channels.ts:984@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/channels.ts@2183f358 (8.5-ish) = app/api/server/v1/channels.ts@062f17bf (7.x)\n\n`_id` is replaced by the caller's own rooms where the caller lacks `view-c-room`\0\
    apps/meteor/app/api/server/v1/channels.ts:1056@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/channels.ts@2183f358 (8.5-ish) = app/api/server/v1/channels.ts@062f17bf (7.x)\n\nfrom 8.4 to 8.7 its schema is strict in one source and missing in another: whether it refuses `fields` is unknown\0\
    apps/meteor/app/api/server/v1/channels.ts:1095@8d36c0b5a7 (8.6.1)\nchannels.ts id 58702817597 + server/lib/findUsersOfRoom.ts + models/raw/Users.js findPaginatedByActiveUsersExcept\0\
    apps/meteor/app/api/server/v1/channels.ts:295@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/channels.ts@2183f358 (8.5-ish) = app/api/server/v1/channels.ts@062f17bf (7.x); rest-typings 7.0.0 isChannelsMessagesProps\0\
    rest-typings@8.8.1 isChannelsModeratorsProps\0\
    apps/meteor/app/api/server/v1/channels.ts:1146@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/channels.ts@2183f358 (8.5-ish) = app/api/server/v1/channels.ts@062f17bf (7.x)\n\nwithout `_id` and without a `query` that is read it answers 400 \"Invalid query\"\0\
    rest-typings@8.8.1 isChannelsRolesProps\0\
    apps/meteor/app/api/server/v1/chat.ts:897@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c, BaseRaw.trashFindPaginatedDeletedAfter\0\
    apps/meteor/app/api/server/v1/chat.ts:1319@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c + Messages.findDiscussionsByRoomAndText\n\nthe handler reads `sort`, its schema refuses it\0\
    apps/meteor/app/api/server/v1/chat.ts:1237@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c, models/raw/Messages.ts\0\
    app/api/server/v1/chat.ts@6.14 (no validator)\0\
    ee/server/api/chat.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/chat.ts:943@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c, models/raw/Messages.ts\0\
    apps/meteor/app/api/server/v1/chat.js:811@ef37d1b027 (5.0.0-develop)\0\
    apps/meteor/app/api/server/v1/chat.ts:1277@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c, models/raw/Messages.ts\0\
    apps/meteor/app/api/server/v1/chat.ts:1116@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c\0\
    apps/meteor/app/api/server/v1/chat.ts:988@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/chat.ts@01d81c2c; 6.14\n\nrows without a text `msg` never come back: an empty pattern on `msg` is always added\0\
    rest-typings@8.8.1 isChatGetURLPreviewProps\0\
    app/api/server/v1/chat.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/chat.ts:778@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c\n\na search by the search provider, no filter\0\
    apps/meteor/app/api/server/v1/chat.ts:593@8d36c0b5a7 (8.6.1)\nchat.ts@01d81c2c, 6.14\0\
    apps/meteor/app/api/server/v1/chat.ts:1177@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/chat.ts:1051@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/cloud.ts@6.14 (no validator)\0\
    app/api/server/v1/cloud.ts@6.14 (no validator)\0\
    app/api/server/v1/cloud.ts@6.14 (no validator)\0\
    app/api/server/v1/commands.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/commands.ts:137@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/commands.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/extensions.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/extensions.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/extensions.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/extensions.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/extensions.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/custom-sounds.ts:78@8d36c0b5a7 (8.6.1)\ncustom-sounds.ts ids 3261311651, 53747943688\0\
    apps/meteor/app/api/server/v1/custom-user-status.ts:57@8d36c0b5a7 (8.6.1)\ncustom-user-status.ts id 11911043629\0\
    apps/meteor/app/api/server/v1/misc.ts:442@8d36c0b5a7 (8.6.1)\nmisc.ts@6.14, Open-API changelog 7.0.0\n\na search, no filter: only text, type and workspace are looked at\0\
    app/api/server/v1/im.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/im.ts:979@8d36c0b5a7 (8.6.1)\nim.ts id 55067659459 dmFilesAction\0\
    apps/meteor/app/api/server/v1/im.ts:985@8d36c0b5a7 (8.6.1)\napps/meteor/app/api/server/v1/im.ts id 55067659459\n\nthe sort is always `-ts`\nsystem messages that a setting hides never come back\nno total: page until a short page\n`inclusive=true` makes both bounds inclusive\n`latest` is the time of the server where it is absent: later messages are cut\nsend `showThreadMessages` always: what is left out where it is absent differs between endpoints\0\
    apps/meteor/app/api/server/v1/im.ts:989@8d36c0b5a7 (8.6.1)\nim.ts 6.14\0\
    apps/meteor/app/api/server/v1/im.ts:991@8d36c0b5a7 (8.6.1)\nim.ts 6.14\0\
    apps/meteor/app/api/server/v1/im.ts:981@8d36c0b5a7 (8.6.1)\nim.ts id 55067659459 dmMembersAction\0\
    apps/meteor/app/api/server/v1/im.ts:983@8d36c0b5a7 (8.6.1)\napps/meteor/app/api/server/v1/im.ts id 55067659459 (8.x); 7.x compiled copy id 11789000436\n\nup to 6.x only `ts` of a sort is kept\0\
    apps/meteor/app/api/server/v1/im.ts:987@8d36c0b5a7 (8.6.1)\nim.ts 6.14\n\nneeds the setting API_Enable_Direct_Message_History_EndPoint\0\
    app/api/server/v1/dns.ts@6.14 (no validator)\0\
    app/api/server/v1/e2e.ts@6.14 (no validator)\0\
    rest-typings@8.0.0 isE2EFetchUsersWaitingForGroupKeyProps\0\
    rest-typings@8.0.0 ise2eGetUsersOfRoomWithoutKeyParamsGET\0\
    apps/meteor/app/api/server/v1/email-inbox.ts:33@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/email-inbox.ts@6.14 (no validator)\0\
    app/api/server/v1/email-inbox.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/emoji-custom.ts:135@8d36c0b5a7 (8.6.1)\nemoji-custom.ts@27f707a7; Open-API changelog 7.11.0\n\nbefore 7.11.0 the parameter `name` is ignored\0\
    apps/meteor/app/api/server/v1/emoji-custom.ts:86@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/emoji-custom.ts@27f707a7, app/...@006929ad\0\
    apps/meteor/ee/server/api/engagementDashboard/channels.ts:37@50c4441363 (6.14.0-develop)\0\
    ee/server/api/engagementDashboard/messages.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/messages.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/messages.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/users.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/users.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/users.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/users.ts@6.14 (no validator)\0\
    ee/server/api/engagementDashboard/users.ts@6.14 (no validator)\0\
    app/api/server/v1/federation.ts@6.14 (no validator)\0\
    ee/server/api/federation/rooms.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isFederationVerifyMatrixIdProps\0\
    apps/meteor/ee/server/api/federation/rooms.ts:13@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isGetCurrentImportOperationParamsGET\0\
    rest-typings@8.8.1 isGetImportFileDataParamsGET\0\
    rest-typings@8.8.1 isGetImportProgressParamsGET\0\
    rest-typings@8.8.1 isGetLatestImportOperationsParamsGET\0\
    app/api/server/v1/groups.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/groups.ts:397@8d36c0b5a7 (8.6.1)\nrest-typings 8.8.1 isGroupsFilesProps (additionalProperties:true); handler as channels.files\0\
    apps/meteor/app/api/server/v1/groups.ts:440@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/groups.ts:499@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/groups.ts@575c1631\n\nthe sort is always `-ts`\nsystem messages that a setting hides never come back\nno total: page until a short page\n`inclusive=true` makes both bounds inclusive\n`latest` is the time of the server where it is absent: later messages are cut\nsend `showThreadMessages` always: what is left out where it is absent differs between endpoints\0\
    app/api/server/v1/groups.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/groups.ts:671@8d36c0b5a7 (8.6.1)\ngroups.ts@575c1631\0\
    apps/meteor/app/api/server/v1/groups.ts:710@8d36c0b5a7 (8.6.1)\ngroups.ts@575c1631\0\
    apps/meteor/app/api/server/v1/groups.ts:738@8d36c0b5a7 (8.6.1)\ngroups.ts@575c1631\0\
    apps/meteor/app/api/server/v1/groups.ts:786@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/groups.ts@575c1631 (8.5-ish)\0\
    app/api/server/v1/groups.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/groups.ts:835@8d36c0b5a7 (8.6.1)\ngroups.ts@575c1631\n\nwithout `_id` and without a `query` that is read it answers 400 \"Invalid query\"\0\
    app/api/server/v1/groups.ts@6.14 (no validator)\0\
    app/api/server/v1/im.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/im.ts:980@8d36c0b5a7 (8.6.1)\nim.ts id 55067659459 dmFilesAction\0\
    apps/meteor/app/api/server/v1/im.ts:986@8d36c0b5a7 (8.6.1)\napps/meteor/app/api/server/v1/im.ts id 55067659459\n\nthe sort is always `-ts`\nsystem messages that a setting hides never come back\nno total: page until a short page\n`inclusive=true` makes both bounds inclusive\n`latest` is the time of the server where it is absent: later messages are cut\nsend `showThreadMessages` always: what is left out where it is absent differs between endpoints\0\
    apps/meteor/app/api/server/v1/im.ts:990@8d36c0b5a7 (8.6.1)\nim.ts 6.14\0\
    apps/meteor/app/api/server/v1/im.ts:992@8d36c0b5a7 (8.6.1)\nim.ts 6.14\0\
    apps/meteor/app/api/server/v1/im.ts:982@8d36c0b5a7 (8.6.1)\nim.ts id 55067659459 dmMembersAction\0\
    apps/meteor/app/api/server/v1/im.ts:984@8d36c0b5a7 (8.6.1)\napps/meteor/app/api/server/v1/im.ts id 55067659459 (8.x); 7.x compiled copy id 11789000436\n\nup to 6.x only `ts` of a sort is kept\0\
    apps/meteor/app/api/server/v1/im.ts:988@8d36c0b5a7 (8.6.1)\nim.ts 6.14\n\nneeds the setting API_Enable_Direct_Message_History_EndPoint\0\
    app/api/server/v1/import.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isImportersListParamsGET\0\
    app/api/server/v1/instances.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isIntegrationsGetProps\0\
    apps/meteor/app/api/server/v1/integrations.ts:71@8d36c0b5a7 (8.6.1)\nintegrations.ts id 53642151046\0\
    apps/meteor/app/api/server/v1/integrations.ts:129@8d36c0b5a7 (8.6.1)\nintegrations.ts id 53642151046\0\
    ee/server/api/licenses.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isLicensesInfoProps\0\
    ee/server/api/licenses.ts@6.14 (no validator)\0\
    ee/server/api/licenses.ts@6.14 (no validator)\0\
    app/api/server/v1/invites.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/visitors.ts:161@8d36c0b5a7 (8.6.1)\nrest/visitors.ts@6.14, Messages.findLivechatClosedMessages\n\n`count` in the answer is the limit, not the number of rows\0\
    rest-typings@8.8.1 isGETAgentNextToken\0\
    rest-typings@8.8.1 isGETLivechatAgentsAgentIdDepartmentsParams\0\
    rest-typings@8.8.1 isLivechatAnalyticsAgentOverviewProps\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/agents.ts:82@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/agents.ts:16@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/agents.ts:49@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardsAgentStatusParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/reports.ts:113@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/reports.ts:73@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/reports.ts:34@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/reports.ts:54@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/reports.ts:93@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isGETDashboardTotalizerParams\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:26@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:101@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:62@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:179@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:296@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:257@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:140@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/departments.ts:218@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isLivechatAnalyticsOverviewProps\0\
    app/livechat/imports/server/rest/appearance.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isGETBusinessHourParams\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/business-hours.ts:23@50c4441363 (6.14.0-develop)\0\
    rest-typings@8.8.1 isGETLivechatConfigParams\0\
    apps/meteor/app/livechat/server/api/v1/customField.ts:61@8d36c0b5a7 (8.6.1)\nlib/customFields.ts@6.14\0\
    app/livechat/server/api/v1/customField.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/departments.ts:32@8d36c0b5a7 (8.6.1)\nrest/departments.ts + lib/departments.ts@6.14\0\
    app/livechat/imports/server/rest/departments.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/departments.ts:305@8d36c0b5a7 (8.6.1)\0\
    app/livechat/imports/server/rest/departments.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/departments.ts:270@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/livechat/imports/server/rest/departments.ts:193@ef37d1b027 (5.0.0-develop)\0\
    app/livechat/imports/server/rest/departments.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/departments.ts:186@8d36c0b5a7 (8.6.1)\nlib/departments.ts@6.14 findArchivedDepartments\0\
    rest-typings@8.8.1 isGETLivechatInquiriesGetOneParams\0\
    apps/meteor/app/livechat/imports/server/rest/inquiries.ts:24@8d36c0b5a7 (8.6.1)\nrest/inquiries.ts@6.14\0\
    apps/meteor/app/livechat/imports/server/rest/inquiries.ts:73@50c4441363 (6.14.0-develop)\0\
    apps/meteor/app/livechat/imports/server/rest/inquiries.ts:80@8d36c0b5a7 (8.6.1)\0\
    app/livechat/imports/server/rest/integrations.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isGETLivechatMessageIdParams\0\
    apps/meteor/app/livechat/server/api/v1/message.ts:196@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/monitors.ts:8@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/monitors.ts@6.14 (no validator)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/priorities.ts:10@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/priorities.ts@6.14 (no validator)\0\
    ee/app/livechat-enterprise/server/api/priorities.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/queue.ts:8@8d36c0b5a7 (8.6.1)\0\
    app/livechat/server/api/v1/room.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isLiveChatRoomJoinProps\0\
    apps/meteor/app/livechat/imports/server/rest/rooms.ts:27@8d36c0b5a7 (8.6.1)\npackages/models/src/models/LivechatRooms.ts id 639731862 (7.x-8.x), apps/meteor/server/api/v1/omnichannel/rooms.ts@6d633231; 6.14: apps/meteor/server/models/raw/LivechatRooms.ts\n\none 8.x handler passes `query` on, but the model behind it does not use it\nopen, onhold and queued write the same keys: at most one of them\nwhole documents come back, whatever `fields` says\0\
    app/livechat/imports/server/rest/rooms.ts@6.14 (no validator)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/sla.ts:10@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/sla.ts@6.14 (no validator)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/tags.ts:6@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/tags.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/server/api/v1/transfer.ts:8@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/livechat/imports/server/rest/triggers.ts:9@8d36c0b5a7 (8.6.1)\0\
    app/livechat/imports/server/rest/triggers.ts@6.14 (no validator)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/units.ts:48@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/units.ts@6.14 (no validator)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/units.ts:102@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/app/livechat-enterprise/server/api/units.ts:122@50c4441363 (6.14.0-develop)\0\
    ee/app/livechat-enterprise/server/api/units.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/users.ts:14@8d36c0b5a7 (8.6.1)\0\
    app/livechat/imports/server/rest/users.ts@6.14 (no validator)\0\
    apps/meteor/app/livechat/imports/server/rest/users.ts:14@8d36c0b5a7 (8.6.1)\nlib/users.ts@6.14\0\
    app/livechat/server/api/v1/visitor.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isGETLivechatVisitorsAutocompleteParams\0\
    apps/meteor/app/livechat/imports/server/rest/visitors.ts:59@8d36c0b5a7 (8.6.1)\0\
    rest-typings@8.8.1 isLivechatVisitorsInfoProps\0\
    apps/meteor/app/livechat/imports/server/rest/visitors.ts:38@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/livechat/imports/server/rest/visitors.ts:134@8d36c0b5a7 (8.6.1)\nlivechat/imports/server/rest/visitors.ts@6.14, LivechatVisitors.findPaginatedVisitorsBy...\0\
    apps/meteor/app/livechat/imports/server/rest/visitors.ts:86@8d36c0b5a7 (8.6.1)\nrest/visitors.ts@6.14\0\
    rest-typings@8.8.1 isGETWebRTCCall\0\
    app/api/server/v1/misc.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isReportInfoParams\0\
    apps/meteor/app/api/server/v1/moderation.ts:564@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/moderation.ts:201@8d36c0b5a7 (8.6.1)\nmoderation.ts, ModerationReports.ts@6.14\n\noldest, latest and selector hold for reports before they are grouped by user: they do not filter the rows\0\
    apps/meteor/app/api/server/v1/moderation.ts:303@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/moderation.ts:357@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/moderation.ts:251@8d36c0b5a7 (8.6.1)\0\
    rest-typings@7.9.8 isOauthAppsGetParams\0\
    app/api/server/v1/oauthapps.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/omnichannel.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/voip/omnichannel.ts:268@50c4441363 (6.14.0-develop)\0\
    app/livechat/server/api/v1/contact.ts@6.14 (no validator)\0\
    app/livechat/server/api/v1/contact.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isGETOmnichannelContactsProps\0\
    apps/meteor/app/livechat/server/api/v1/contact.ts:206@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/livechat/server/api/v1/contact.ts:176@8d36c0b5a7 (8.6.1)\nmodels LivechatContacts id 3386051242, getContacts id 13798908935\n\n`count` in the answer is the limit, not the number of rows\0\
    app/api/server/v1/voip/omnichannel.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/voip/omnichannel.ts:236@50c4441363 (6.14.0-develop)\0\
    permissions.ts@6.14\0\
    app/api/server/v1/presence.ts@6.14 (no validator)\0\
    app/api/server/v1/push.ts@6.14 (no validator)\0\
    app/api/server/v1/push.ts@6.14 (no validator)\0\
    app/api/server/v1/misc.ts@6.14 (no validator)\0\
    rest-typings@6.13.1 validateParamsPwGetPolicyRest\0\
    apps/meteor/app/api/server/v1/roles.ts:155@8d36c0b5a7 (8.6.1)\nroles.ts, getUsersInRole.ts@6.14\n\nthe answer has `users` and `total` only\0\
    roles.ts@6.14\0\
    roles.ts + models/raw/Roles.ts@6.14\0\
    apps/meteor/app/api/server/v1/rooms.ts:713@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/lib/rooms.ts@ef28aee6, models/raw/Rooms.ts findByNameOrFnameContainingAndTypes (6.14 = 7.x compiled copy)\n\n`query` is admitted by the schema and never read\ndiscussions and team main rooms are left out unless `types` lists them\0\
    app/api/server/v1/rooms.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/rooms.ts:1472@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/rooms.ts@6.14 (no validator)\0\
    app/api/server/v1/rooms.ts@6.14 (no validator)\0\
    app/api/server/v1/rooms.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/rooms.ts:859@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/rooms.ts:1691@8d36c0b5a7 (8.6.1)\0\
    rooms.ts 6.14, publications/room, Rooms.findBySubscriptionUserIdUpdatedAfter\0\
    apps/meteor/app/api/server/v1/rooms.ts:600@8d36c0b5a7 (8.6.1)\nrooms.ts id 63319581799 (8.7+)\0\
    apps/meteor/app/api/server/v1/rooms.ts:650@8d36c0b5a7 (8.6.1)\nrooms.ts id 63319581799, models/raw/Uploads.ts\n\n`count` in the answer is the limit, not the number of rows\nthe image asked for may come first\0\
    apps/meteor/app/api/server/v1/rooms.ts:518@8d36c0b5a7 (8.6.1)\0\
    rest-typings@8.8.1 isRoomsIsMemberProps\0\
    apps/meteor/app/api/server/v1/rooms.ts:1118@8d36c0b5a7 (8.6.1)\nrooms.ts id 63319581799\0\
    rest-typings@8.8.1 isGETRoomsNameExists\0\
    app/api/server/v1/settings.ts@6.14 (no validator)\0\
    rest-typings@None isSessionsProps\0\
    rest-typings@None isSessionsProps\0\
    apps/meteor/ee/server/api/sessions.ts:84@50c4441363 (6.14.0-develop)\0\
    apps/meteor/ee/server/api/sessions.ts:152@50c4441363 (6.14.0-develop)\0\
    apps/meteor/app/api/server/v1/settings.ts:247@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/settings.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/settings.ts:141@8d36c0b5a7 (8.6.1)\nsettings.ts (7.x compiled id 11312804526)\0\
    app/api/server/v1/settings.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isShieldSvgProps\0\
    app/api/server/v1/misc.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isSpotlightProps\0\
    app/api/server/v1/stats.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/stats.ts:70@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/misc.ts@6.14 (no validator)\0\
    subscriptions.ts, publications/subscription@6.14\0\
    rest-typings@8.8.1 isSubscriptionsGetOneProps\0\
    services/team@6.14\n\ngives 10 rows at most\0\
    app/api/server/v1/teams.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/teams.ts:67@8d36c0b5a7 (8.6.1)\nteams.ts + services/team@6.14\0\
    apps/meteor/app/api/server/v1/teams.ts:91@8d36c0b5a7 (8.6.1)\nteams.ts@6.14\n\nneither filter nor sort is read\0\
    apps/meteor/app/api/server/v1/teams.ts:448@8d36c0b5a7 (8.6.1)\nteams.ts@098313f4, Rooms.findChildrenOfTeam\n\n`count` in the answer is the limit, not the number of rows\0\
    apps/meteor/app/api/server/v1/teams.ts:343@8d36c0b5a7 (8.6.1)\nteams.ts@6.14, Rooms.findPaginatedByTeamIdContainingNameAndDefault\0\
    apps/meteor/app/api/server/v1/teams.ts:388@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/teams.ts:487@8d36c0b5a7 (8.6.1)\nteams.ts@6.14 and @098313f4, services/team members()\n\na caller who is no member and lacks `view-all-teams` gets an empty list\0\
    users.ts@00a68da5, server/api/lib/users.ts@e1afb537\n\ngives 10 rows at most\0\
    rest-typings@8.8.1 isUsersCheckUsernameAvailabilityParamsGET\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isUsersGetPresenceParamsGET\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    apps/meteor/app/api/server/v1/users.ts:578@8d36c0b5a7 (8.6.1)\0\
    apps/meteor/app/api/server/v1/users.ts:641@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/v1/users.ts@00e428ca; rest-typings 8.6.1/8.8.1 isUsersListParamsGET; Open-API changelog 8.4.0\n\nthe pipeline is match, project, sort: a sort by a field that is not returned sorts by nothing\na sort by `name` ends with the lower-cased name, one by `status` takes `active`\n`count=0` means no limit\0\
    apps/meteor/app/api/server/v1/users.ts:768@8d36c0b5a7 (8.6.1)\napps/meteor/server/api/lib/users.ts@e1afb537 (8.x), app/api/server/lib/users.ts@6.14\n\nall its parameters are joined by and\0\
    users.ts@7bf6c349\0\
    users.ts@00a68da5, models/raw/Users.js\n\nanswers an empty list with `full` where Presence_broadcast_disabled is set\nusers who are offline never come back\0\
    app/api/server/v1/users.ts@6.14 (no validator)\0\
    app/api/server/v1/videoConference.ts@6.14 (no validator)\0\
    rest-typings@8.8.1 isVideoConfInfoProps\0\
    apps/meteor/app/api/server/v1/videoConference.ts:285@8d36c0b5a7 (8.6.1)\0\
    app/api/server/v1/videoConference.ts@6.14 (no validator)\0\
    rest-typings@7.13.9 isVoipFreeSwitchExtensionGetDetailsProps\0\
    rest-typings@7.13.9 isVoipFreeSwitchExtensionGetInfoProps\0\
    rest-typings@7.13.9 isVoipFreeSwitchExtensionListProps\0\
    app/api/server/v1/voip/server-connection.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/server-connection.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/queues.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/queues.ts@6.14 (no validator)\0\
    app/api/server/v1/voip/queues.ts@6.14 (no validator)\0\
    rest-typings@7.13.9 isVoipRoomProps\0\
    apps/meteor/app/api/server/v1/voip/rooms.ts:159@50c4441363 (6.14.0-develop)\0\
    app/api/server/v1/webdav.ts@6.14 (no validator)\0";
