//! Parameters to a URL's query string, and to a `curl` command.

use super::parameters::{Parameter, flat};

/// `roomId=GENERAL&query=%7B%22a%22%3A1%7D`, without a question mark.
///
/// Everything but unreserved characters (RFC 3986) is percent-encoded: servers read `+` as a blank, and cut the URL at
/// a second `?` (Rocket.Chat 8.6.1).
pub(crate) fn query_string(parameters: &[Parameter], out: &mut String) {
    let mut separator = "";
    flat(parameters, |name, value| {
        out.push_str(separator);
        encode(name, out);
        out.push('=');
        encode(value, out);
        separator = "&";
    });
}

/// `/api/v1/users.list?count=50`. The endpoint's name is kept as it is but for what cannot stand in a path.
pub(crate) fn path(endpoint: &str, parameters: &[Parameter]) -> String {
    let mut out = String::from("/api/v1/");
    for (index, segment) in endpoint.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        encode(segment, &mut out);
    }
    if !parameters.is_empty() {
        out.push('?');
        query_string(parameters, &mut out);
    }
    out
}

/// A command that sends the request with the login of the two placeholders. Without a `base`, the server's address is a
/// placeholder too.
pub(crate) fn curl(base: Option<&str>, endpoint: &str, parameters: &[Parameter]) -> String {
    let path = path(endpoint, &[]);
    let address = match base {
        Some(base) => quoted(&format!("{}{path}", base.trim_end_matches('/'))),
        None => format!("\"$ROCKETCHAT_URL{path}\""),
    };
    let mut out = format!(
        "curl -G {address} -H \"X-Auth-Token: $ROCKETCHAT_AUTH_TOKEN\" -H \"X-User-Id: $ROCKETCHAT_USER_ID\""
    );
    flat(parameters, |name, value| {
        let mut pair = String::new();
        encode(name, &mut pair);
        pair.push('=');
        // No command line holds a NUL; percent-encoded, it needs another option.
        if value.contains('\0') {
            encode(value, &mut pair);
            out.push_str(" --data-raw ");
        } else {
            pair.push_str(value);
            out.push_str(" --data-urlencode ");
        }
        out.push_str(&quoted(&pair));
    });
    out
}

/// In single quotes, as a POSIX shell reads them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(nibble.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::parameters::Value;

    fn parameters() -> Vec<Parameter> {
        let roles = Value::List(vec![Value::Text("a".into()), Value::Text("b c".into())]);
        vec![
            Parameter { name: "roles[]".into(), value: roles },
            Parameter { name: "query".into(), value: Value::Text("{\"a\":\"x'&+?é%\"}".into()) },
            Parameter { name: "count".into(), value: Value::Number("50".into()) },
        ]
    }

    #[test]
    fn everything_reserved_is_encoded() {
        assert_eq!(
            path("livechat/a b/messages", &parameters()),
            "/api/v1/livechat/a%20b/messages?roles%5B%5D=a&roles%5B%5D=b%20c\
             &query=%7B%22a%22%3A%22x%27%26%2B%3F%C3%A9%25%22%7D&count=50"
        );
        assert_eq!(path("users.list", &[]), "/api/v1/users.list");
    }

    #[test]
    fn the_shell_takes_the_command_as_it_is_meant() {
        let command = curl(Some("https://chat.example.org/"), "users.list", &parameters());
        assert!(command.starts_with("curl -G 'https://chat.example.org/api/v1/users.list' -H "));
        assert!(command.contains(r#" --data-urlencode 'query={"a":"x'\''&+?é%"}'"#));
        assert!(command.contains(" --data-urlencode 'roles%5B%5D=b c'"));
        assert!(curl(None, "me", &[]).starts_with("curl -G \"$ROCKETCHAT_URL/api/v1/me\" "));
    }
}
