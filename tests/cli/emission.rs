//! What `compile` prints besides its object: each form says all that was asked for, or nothing is printed.

use super::{json, run};

#[test]
fn every_emission_is_printed() {
    let text = "im.list.everyone: a = 1 | sort -a";
    let emitted = |emit: &str, text: &str| run(&["compile", "--emit", emit, text]).1;
    assert_eq!(emitted("query", text), "{\"a\":1}\n");
    assert_eq!(
        emitted("url", text),
        "/api/v1/im.list.everyone?query=%7B%22a%22%3A1%7D&sort=%7B%22a%22%3A-1%7D\n"
    );
    assert!(emitted("curl", text).starts_with("curl -G \"$ROCKETCHAT_URL/api/v1/im.list.everyone\""));
    let curl = run(&["compile", "--emit", "curl", "--url", "https://chat.example.org", text]).1;
    assert!(curl.starts_with("curl -G 'https://chat.example.org/api/v1/im.list.everyone'"), "{curl}");
    let text = "_id = oid(\"507f1f77bcf86cd799439011\") | count 1";
    let found = "find({\"_id\":ObjectId(\"507f1f77bcf86cd799439011\")}).limit(1)\n";
    assert_eq!(emitted("mongosh", text), format!("db.collection.{found}"));
    let named = run(&["compile", "--emit", "mongosh", "--collection", "users", text]).1;
    assert_eq!(named, format!("db.users.{found}"));
    assert_eq!(emitted("bson", "a = 1").as_bytes(), b"\x0c\0\0\0\x10a\0\x01\0\0\0\0");
    let (_, out, _) = run(&["compile", "--format", "json", "--emit", "query", "a = 1"]);
    assert_eq!(json(&out), json!({"id": null, "ok": true, "text": "{\"a\":1}", "diagnostics": []}));
}

/// A filter of which `query` holds but a part would select more rows than were asked for.
#[test]
fn the_filter_alone_is_all_of_it() {
    let typed = "channels.messages: mentions._id in (a1, b2) and pinned = true | with roomId = GENERAL";
    for arguments in [
        &["--server", "8.6.1", typed][..],
        // A clause that supplies a parameter which the endpoint needs.
        &["--server", "6.0", "channels.messages: rid = GENERAL and msg = x"],
        &["channels.messages: rid = GENERAL"],
        &["--endpoint", "channels.messages", "--filter", "rid = GENERAL"],
    ] {
        let emitted = |emit: &str| run(&[&["compile", "--emit", emit], arguments].concat());
        let (status, out, error) = emitted("query");
        assert!(status == 1 && out.is_empty() && error.contains("RQL1013"), "{arguments:?}: {out}{error}");
        for whole in ["json", "url", "curl"] {
            let (status, out, error) = emitted(whole);
            assert!(status == 0 && out.contains("roomId"), "{arguments:?}: {out}{error}");
        }
    }
    // A parameter that was given as such is no part of the filter.
    let given = "channels.messages: msg = x | with roomId = GENERAL";
    assert_eq!(run(&["compile", "--emit", "query", "--server", "6.0", given]).1, "{\"msg\":\"x\"}\n");
    let arguments = ["compile", "--emit", "query", "--format", "json", "channels.messages: rid = GENERAL"];
    let (status, out, _) = run(&arguments);
    assert_eq!((status, &json(&out)["ok"]), (1, &json!(false)));
}
