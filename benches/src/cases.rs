//! The filters that are measured, and the EJSON that each compiles to.

use std::fmt::Write as _;

/// A filter in both languages.
pub struct Case {
    /// Its name in the tables.
    pub name: &'static str,
    /// The filter in RocketQL.
    pub text: String,
    /// The compact EJSON that it compiles to, or the row that it is tried on: what serde_json is given.
    pub json: String,
    /// Whether it is tried on a row.
    pub is_row: bool,
}

/// The filters, the shortest first.
///
/// # Panics
/// If one does not compile, or has not the size it is named for.
pub fn cases() -> Vec<Case> {
    let texts = [("20 bytes", short()), ("150 bytes", medium()), ("6 kB", large()), ("depth 60", deep())];
    let filters =
        texts.into_iter().map(|(name, text)| Case { name, json: compiled(&text), text, is_row: false });
    let row = Case { name: "a row", text: FILTER.to_owned(), json: row(), is_row: true };
    filters.chain([row]).collect()
}

fn compiled(text: &str) -> String {
    match rocketql::compile(text, &rocketql::Options::default()) {
        Ok(compiled) => compiled.query(),
        Err(report) => panic!("{text}: {report:?}"),
    }
}

/// Three conditions on a row: a truth value, the start of a text, and a time between two.
const FILTER: &str = "active = true and username ~ /^ro/ and lastLogin >= 2024-03-01T00:00:00Z and lastLogin < 2024-06-01T00:00:00Z";

/// A row as a server answers with it, which the filter selects.
fn row() -> String {
    let row = r#"{"_id":"xx07p3Kq3ZpW8vTn2","createdAt":"2024-03-12T00:00:00.000Z","emails":[{"address":"user255@chat.example.org","verified":true}],"name":"Rocket Müller 255","username":"rocket.255","active":true,"status":"online","statusText":"in a meeting until three, then at the \"north\" desk","utcOffset":3,"roles":["user"],"type":"user","settings":{"preferences":{"theme":"dark","language":"de","sidebar":{"sort":"activity","showAvatar":true},"fontSize":100}},"lastLogin":"2024-03-15T09:00:00.000Z","_updatedAt":"2024-03-15T09:00:00.000Z"}"#;
    assert!((490..540).contains(&row.len()), "{} bytes", row.len());
    row.to_owned()
}

fn short() -> String {
    let text = "username = 'rodrigo'".to_owned();
    assert_eq!(text.len(), 20);
    text
}

/// Six conditions, one of each kind that people write most.
fn medium() -> String {
    let text = "active = true and type in ('user', 'bot', 'apps') and username ~ /^ro/i and msgs > 100 \
                and lastLogin >= 2024-03-01T00:00:00Z and emails.address exists";
    assert_eq!(text.len(), 150);
    text.to_owned()
}

/// Two hundred conditions over two hundred fields, in the mix of [`medium`].
fn large() -> String {
    let mut text = String::new();
    for index in 0..200 {
        if index > 0 {
            text.push_str(" and ");
        }
        // Writing to a `String` cannot fail.
        let _ = match index % 8 {
            0 => write!(text, "user.name{index} = 'rodrigo'"),
            1 => write!(text, "usage.msgs{index} > {}", index * 37),
            2 => write!(text, "user.status{index} in ('away', 'busy')"),
            3 => write!(text, "active.now{index} = true"),
            4 => write!(text, "login{index} >= 2024-03-01T00:00:00Z"),
            5 => write!(text, "subject.title{index} ~ /^ro/i"),
            6 => write!(text, "emails{index}.0.address exists"),
            _ => write!(text, "rates.daily{index} <= 0.75"),
        };
    }
    assert!((5_900..=6_100).contains(&text.len()), "{} bytes", text.len());
    text
}

/// `and` and `or` by turns, sixty parentheses deep.
fn deep() -> String {
    let mut text = String::from("a = 1");
    for level in 0..60 {
        text = format!("(b{level} = {level} {} {text})", ["or", "and"][level % 2]);
    }
    text
}
