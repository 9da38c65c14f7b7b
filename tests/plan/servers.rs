//! What is planned for an endpoint of a server: what is sent, what is refused, and what is left to the client.

use rocketql::{
    Code, Endpoint, Mode, Options, Parts, Server, Severity, Target, compile, compile_parts, endpoints,
};

fn server(version: &str, unsafe_params: bool, privileged: bool) -> Options<'static> {
    let server = Server { versions: version.parse().unwrap(), unsafe_params, privileged };
    Options { target: Target::Server(server), ..Options::default() }
}

/// What `isValidQuery` says of a filter to `users.list`: in the form of 6.13, in that of 8.6.1, and there for a caller
/// without `view-full-other-user-info`. Where the message is `stripped`, the field is deleted first.
#[test]
fn users_list_is_sent_what_its_check_lets_through() {
    const OK: &str = "ok";
    for (query, a, c, limited) in [
        (r#"{"username":"a"}"#, OK, OK, OK),
        (r#"{"username":{"$regex":"^a"}}"#, OK, OK, OK),
        (r#"{"username":{"$regex":"^a","$options":"i"}}"#, OK, OK, OK),
        (r#"{"active":true}"#, OK, OK, OK),
        (r#"{"lastLogin":{"$date":1700000000000}}"#, OK, OK, "stripped"),
        (r#"{"lastLogin":{"$gt":{"$date":1700000000000}}}"#, "lastLogin.$gt", "$gt", "stripped"),
        (r#"{"type":"user"}"#, OK, OK, OK),
        (r#"{"status":"online"}"#, OK, OK, OK),
        (r#"{"roles":"admin"}"#, OK, OK, "stripped"),
        (r#"{"roles":["admin"]}"#, "roles.0", OK, "stripped"),
        (r#"{"emails.address":"a@b"}"#, OK, OK, "stripped"),
        (r#"{"emails.verified":true}"#, "emails.verified", "emails.verified", "stripped"),
        (r#"{"emails":{"address":"a"}}"#, OK, OK, "stripped"),
        (r#"{"emails.address":{"$regex":"x"}}"#, OK, OK, "stripped"),
        (r#"{"_id":"x"}"#, "_id", "_id", "_id"),
        (r#"{"createdAt":{"$date":1700000000000}}"#, "createdAt", "createdAt", "stripped"),
        (r#"{"nickname":"x"}"#, "nickname", "nickname", "nickname"),
        (r#"{"nameFoo":"x"}"#, OK, OK, OK),
        (r#"{"typeX":"x"}"#, OK, OK, OK),
        (r#"{"usernameX":1}"#, OK, OK, OK),
        (r#"{"customFields.a":1}"#, "customFields.a", "customFields.a", "stripped"),
        (r#"{"services.password":1}"#, "stripped", "stripped", "stripped"),
        (r#"{"settings":1}"#, "settings", "settings", "stripped"),
        (r#"{"$and":[{"username":"a"}]}"#, OK, OK, OK),
        (r#"{"name":{"$elemMatch":{"x":1}}}"#, OK, "$elemMatch", "$elemMatch"),
        (r#"{"name":null}"#, OK, OK, OK),
        (r#"{"$and":[{"$and":[{"username":"a"},{"_id":"b"}]}]}"#, "_id", "_id", "_id"),
    ] {
        for (options, verdict) in [
            (server("6.13.1", false, true), a),
            (server("8.6.1", true, true), c),
            (server("8.6.1", true, false), limited),
        ] {
            let parts = Parts { filter: Some(query), endpoint: Some("users.list"), ..Parts::default() };
            match compile_parts(&parts, &options) {
                Ok(compiled) => assert_eq!((OK, compiled.query().as_str()), (verdict, query)),
                Err(report) => {
                    let errors = report.diagnostics().iter().filter(|one| one.severity() == Severity::Error);
                    let said: Vec<_> = errors.map(|one| one.message(query)).collect();
                    let [said] = &said[..] else { panic!("{query}: {said:?}") };
                    let expected = match verdict {
                        "stripped" => "is taken out of ".to_owned(),
                        word if word.starts_with('$') => format!("`Invalid operation: {word}`"),
                        word => format!("`Invalid attribute: {word}`"),
                    };
                    assert!(verdict != OK && said.contains(&expected), "{query}: {said}, not {verdict}");
                }
            }
        }
    }
}

/// Whatever the endpoint and the version: a plan in strict mode leaves nothing to the client, one in split mode loses no
/// clause, and what is refused has an error.
#[test]
fn every_endpoint_of_every_version_has_a_plan_or_a_reason() {
    let versions = [
        "0.49.0", "0.72.3", "3.11.4", "4.7.4", "4.8.0", "6.13.1", "7.0.0", "7.5", "8.6.1", "8.8.1", "8",
        "9.0.0",
    ];
    let (mut planned, mut refused) = (0, 0);
    for name in endpoints().map(Endpoint::name).filter(|name| !name.contains(':')) {
        for version in versions {
            for (unsafe_params, mode) in
                [(false, Mode::Strict), (true, Mode::Strict), (false, Mode::Split), (true, Mode::Split)]
            {
                let unsafe_params = unsafe_params && version != "9.0.0";
                let options = Options { mode, ..server(version, unsafe_params, false) };
                let text = "name = g and not (msgs > 3 or _id = x) | fields name, msgs | sort -name | offset 3 | count 7";
                let parts = Parts { text: Some(text), endpoint: Some(name), ..Parts::default() };
                match compile_parts(&parts, &options) {
                    Ok(compiled) => {
                        planned += 1;
                        assert_eq!(compiled.exact(), Some(true));
                        let all = compiled.query() + &compiled.residual().unwrap_or_default();
                        assert!(
                            all.contains("name") && all.contains("msgs") && all.contains("_id"),
                            "{name} {version}: {all}"
                        );
                        assert!(mode == Mode::Split || compiled.client().is_none(), "{name} {version}");
                    }
                    Err(report) => {
                        refused += 1;
                        assert!(report.has_errors(), "{name} {version}");
                    }
                }
            }
        }
    }
    assert!(planned > 500 && refused > 500, "{planned} {refused}");
}

#[test]
fn the_client_keeps_just_the_fields_asked_for() {
    let server = Server { versions: "8.6.1".parse().unwrap(), unsafe_params: true, privileged: true };
    let options = Options { target: Target::Server(server), mode: Mode::Split, ..Options::default() };
    let fields = |text: &str| {
        let said = compile(text, &options).unwrap().to_json(None);
        let client = said.split(r#""client":{"fields":"#).nth(1).unwrap_or(&said);
        client.split(r#","sort""#).next().unwrap_or_default().to_owned()
    };
    // `users.list` adds its usual fields to those that are asked for.
    assert_eq!(fields("users.list: active = true | fields nickname"), r#"{"nickname":1}"#);
    // What the client has to see for the residual is not shown where it was not asked for.
    assert_eq!(
        fields("users.list: nickname missing and customFields.a = 1 | fields -status"),
        r#"{"status":0,"nickname":0,"customFields":0}"#
    );
}

/// What has more bytes as a URL than a server reads is told of, and what has fewer is not; how many is about what it has.
#[test]
fn a_request_that_is_too_long_for_a_url_is_told_of() {
    let values = |of: fn(usize) -> String, many: usize| (0..many).map(of).collect::<Vec<_>>().join(" ");
    let lists: [fn(usize) -> String; 5] = [
        |index| format!("name != name{index} and"),
        |index| format!("(name = \"Jürgen {index}\" or msgs > {index}) and"),
        |index| format!("ts < @17000000{index:05}ms and"),
        |index| format!("topic ~ /^[ab]{index}.*c$/i and"),
        |index| format!("not (name in (a{index}, b, c) and fname exists) and"),
    ];
    let mut told = 0;
    for list in lists {
        for (version, longest) in [("8.6.1", 16_000), ("4.8.0", 8_000)] {
            for many in [10, 40, 90, 140, 240, 400, 700] {
                let filter = values(list, many) + " archived = true";
                let parts =
                    Parts { filter: Some(&filter), endpoint: Some("groups.listAll"), ..Parts::default() };
                let compiled = compile_parts(&parts, &server(version, true, true)).unwrap();
                let length = compiled.url().map_or(0, |url| url.len());
                let said = compiled.diagnostics().iter().find(|one| one.code == Code::LongAsUrl);
                told += usize::from(said.is_some());
                // A warning is about a length, not at it.
                assert!(said.is_none() || length > longest * 2 / 3, "{length} of {longest}: {filter}");
                assert!(said.is_some() || length < longest * 4 / 3, "{length} of {longest}: {filter}");
            }
        }
    }
    assert!(told > 20, "{told}");
}
