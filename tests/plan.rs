//! What is moved, refused and sent: the plan and the emitters through the public interface.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use rocketql::{
    Code, Compiler, DateForm, Endpoint, Input, Mode, Options, Parts, Server, Severity, Target, Value,
    compile, compile_parts, endpoints,
};

fn query(text: &str) -> String {
    match compile(text, &Options::default()) {
        Ok(compiled) => compiled.query(),
        Err(report) => report.to_string(),
    }
}

fn mongo() -> Options<'static> {
    Options { target: Target::Mongo, ..Options::default() }
}

#[test]
fn what_a_server_drops_at_the_top_goes_into_and() {
    for (text, expected) in [
        (r#"{"a":1,"b":2}"#, r#"{"a":1,"b":2}"#),
        (r#"{"$and":[{"a":1}]}"#, r#"{"$and":[{"a":1}]}"#),
        (r#"{"$or":[{"a":1},{"b":2}]}"#, r#"{"$and":[{"$or":[{"a":1},{"b":2}]}]}"#),
        (r#"{"$or":[{"a":1}],"b":2}"#, r#"{"b":2,"$and":[{"$or":[{"a":1}]}]}"#),
        (r#"{"$nor":[{"a":1}],"$and":[{"b":2}],"c":3}"#, r#"{"$and":[{"b":2},{"$nor":[{"a":1}]}],"c":3}"#),
        (r#"{"$or":[{"a":1}],"$nor":[{"b":1}]}"#, r#"{"$and":[{"$or":[{"a":1}]},{"$nor":[{"b":1}]}]}"#),
        (r#"{"$comment":"x","a":1}"#, r#"{"a":1,"$and":[{"$comment":"x"}]}"#),
        (r#"{"$text":{"$search":"x"}}"#, r#"{"$and":[{"$text":{"$search":"x"}}]}"#),
        (r#"{"members":"x"}"#, r#"{"$and":[{"members":"x"}]}"#),
        (
            r#"{"e2e.key":1,"a":1,"joinCode":2,"importIds":3}"#,
            r#"{"a":1,"$and":[{"e2e.key":1},{"joinCode":2},{"importIds":3}]}"#,
        ),
        (r#"{"membersCount":1,"e2ex":2}"#, r#"{"membersCount":1,"e2ex":2}"#),
        (
            r#"{"a":{"$not":{"$gt":1}},"$and":[{"$or":[{"a":1}]}]}"#,
            r#"{"a":{"$not":{"$gt":1}},"$and":[{"$or":[{"a":1}]}]}"#,
        ),
    ] {
        assert_eq!(query(text), expected);
        assert_eq!(query(expected), expected, "a plan is not planned again");
        assert_eq!(compile(text, &mongo()).unwrap().query(), text, "MongoDB takes it as it is");
    }
}

#[test]
fn what_the_wire_cannot_carry_is_refused_for_servers_alone() {
    for (text, code) in [
        (r#"{"a":{"$oid":"507f1f77bcf86cd799439011"}}"#, 900),
        (r#"{"a":{"$in":[1,{"$oid":"507f1f77bcf86cd799439011"}]}}"#, 900),
        (r#"{"a":{"$numberDecimal":"1.5"}}"#, 901),
        (r#"{"a":9007199254740993}"#, 902),
        (r#"{"a":-9007199254740993}"#, 902),
        ("a = 9007199254740993", 902),
        ("a > 9007199254740993", 902),
        ("a < 1 and a <= 9007199254740993", 902),
        ("a in (1, 9007199254740993)", 902),
        ("a in (1, 2..9007199254740993)", 902),
        ("a in 1..9007199254740993", 902),
        (r#"{"a":12345678901234567890123}"#, 902),
        (r#"{"a":{"$uuid":"00112233-4455-6677-8899-aabbccddeeff"}}"#, 904),
        (r#"{"a":{"$in":[{"$regularExpression":{"pattern":"^x","options":"x"}}]}}"#, 905),
        (r#"{"a":{"$in":[{"$regularExpression":{"pattern":"^(?>a)","options":""}}]}}"#, 906),
        (r#"{"a":{"$timestamp":{"t":1,"i":2}}}"#, 907),
        (r#"{"a":{"$minKey":1}}"#, 907),
        (r#"{"a":{"$gt":{"$maxKey":1}}}"#, 907),
        (r#"{"a":{"$symbol":"x"}}"#, 907),
        (r#"{"a":{"b":1,"0":2}}"#, 909),
        (r#"{"a":{"1":1,"0":2}}"#, 909),
    ] {
        let report = compile(text, &Options::default()).unwrap_err();
        let found: Vec<_> = report.diagnostics().iter().map(|one| one.code as u16).collect();
        assert_eq!(found, [code], "{report}");
        for fix in &report.diagnostics()[0].fixes {
            let fixed = fix.apply(text);
            assert!(compile(&fixed, &Options::default()).is_ok(), "{text} → {fixed}");
        }
        let direct = compile(text, &mongo());
        assert!(direct.is_ok(), "{}", direct.unwrap_err());
    }
    for text in [
        r#"{"a":9007199254740992}"#,
        r#"{"a":1e300}"#,
        r#"{"a":{"$in":[{"$regexp":"^x","$flags":"im"}]}}"#,
        r#"{"a":{"0":1,"1":2,"b":3}}"#,
        r#"{"a":{"$binary":"AQI="}}"#,
        r#"{"a":{"$InfNaN":-1}}"#,
    ] {
        assert!(compile(text, &Options::default()).is_ok(), "{text}");
    }
}

#[test]
fn an_endpoint_is_one_that_exists() {
    let codes = |text: &str| {
        compile(text, &Options::default()).map_or_else(
            |report| report.diagnostics().iter().map(|one| (one.code, one.fixes.len())).collect(),
            |_| Vec::new(),
        )
    };
    assert_eq!(codes("channels.list: a = 1"), []);
    assert_eq!(codes("livechat/K3p/messages: | count 5"), []);
    assert_eq!(codes("channel.list: a = 1"), [(Code::MistypedEndpoint, 1)]);
    assert_eq!(codes("frobnicate: a = 1"), [(Code::UnknownEndpoint, 0)]);
    let report = compile("status: busy", &Options::default()).unwrap_err();
    let [one] = report.diagnostics() else { panic!("{report}") };
    assert_eq!(one.fixes[0].apply("status: busy"), "status = busy");
}

#[test]
fn an_endpoint_given_apart_agrees_with_the_text() {
    let parts = |text, endpoint| Parts { text: Some(text), endpoint: Some(endpoint), ..Parts::default() };
    let endpoint = |text, endpoint| {
        compile_parts(&parts(text, endpoint), &Options::default())
            .map(|compiled| compiled.endpoint().map(str::to_owned))
            .map_err(|report| report.diagnostics()[0].code)
    };
    assert_eq!(endpoint("name = a", "users.list"), Ok(Some("users.list".into())));
    assert_eq!(endpoint("users.list: name = a", "/api/v1/users.list"), Ok(Some("users.list".into())));
    assert_eq!(endpoint("users.list: name = a", "channels.list"), Err(Code::EndpointTwice));
    assert_eq!(endpoint("a = 1", "user.list"), Err(Code::MistypedEndpoint));
}

/// What is said of a part has its place in that part.
#[test]
fn places_lie_in_their_parts() {
    let parts = Parts {
        filter: Some("a = 1"),
        endpoint: Some("channel.list"),
        count: Some("500"),
        with: Some("number = 12345678901234567890123"),
        ..Parts::default()
    };
    let places = |options: &Options<'_>| {
        let report = compile_parts(&parts, options).unwrap_err();
        let place = |one: &rocketql::Diagnostic| {
            (one.part.name(), one.span.slice(report.source(one.part)).to_owned())
        };
        report.diagnostics().iter().map(place).collect::<Vec<_>>()
    };
    let expected = [("endpoint", "channel.list"), ("count", "500"), ("with", "12345678901234567890123")];
    assert_eq!(places(&Options::default()), expected.map(|(part, text)| (part, text.to_owned())));
    let expected = [("endpoint", "channel.list"), ("with", "number")];
    assert_eq!(places(&mongo()), expected.map(|(part, text)| (part, text.to_owned())));
}

#[test]
fn mongodb_has_no_endpoints() {
    let codes = |text| {
        compile(text, &mongo()).unwrap_err().diagnostics().iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("users.list: a = 1"), [Code::EndpointForMongo]);
    assert_eq!(codes("a = 1 | with roomId = x"), [Code::ParameterForMongo]);
}

#[test]
fn parameters_come_in_sending_order() {
    let text =
        "a = 1 | count 5 | offset 0 | sort -b, a | fields -c | with open = true, n = 1.5, roles = (x, y)";
    let compiled = compile(text, &Options::default()).unwrap();
    let text = |text: &str| Value::Text(text.into());
    let expected = [
        ("open", text("true")),
        ("n", Value::Number("1.5".into())),
        ("roles[]", Value::List(vec![text("x"), text("y")])),
        ("query", text(r#"{"a":1}"#)),
        ("fields", text(r#"{"c":0}"#)),
        ("sort", text(r#"{"b":-1,"a":1}"#)),
        ("offset", Value::Number("0".into())),
        ("count", Value::Number("5".into())),
    ];
    let found = compiled.params();
    let found: Vec<_> = found.iter().map(|one| (one.name.as_ref(), one.value.clone())).collect();
    assert_eq!(found, expected);
    assert!(compiled.url_query().starts_with("open=true&n=1.5&roles%5B%5D=x&roles%5B%5D=y&query="));
    let line: serde_json::Value = serde_json::from_str(&compiled.to_json(Some("\"a1\""))).unwrap();
    assert_eq!(line["id"], "a1");
    assert_eq!(line["params"]["roles[]"], serde_json::json!(["x", "y"]));
    assert_eq!(line["params"]["count"], 5);
}

#[test]
fn nothing_is_sent_that_says_nothing() {
    for text in ["", "{}", "users.list:"] {
        let compiled = compile(text, &Options::default()).unwrap();
        assert_eq!((compiled.query().as_str(), compiled.params()), ("{}", vec![]), "{text:?}");
    }
}

#[test]
fn parts_given_apart() {
    let parts = Parts {
        filter: Some("a = 1"),
        fields: Some(r#"{"b":true}"#),
        sort: Some("-c"),
        offset: Some(" 20 "),
        count: Some("all"),
        with: Some("roomId = GENERAL"),
        endpoint: Some("im.messages.others"),
        ..Parts::default()
    };
    let compiled = compile_parts(&parts, &Options::default()).unwrap();
    assert_eq!(
        compiled.url().unwrap(),
        "/api/v1/im.messages.others?roomId=GENERAL&query=%7B%22a%22%3A1%7D&fields=%7B%22b%22%3A1%7D\
         &sort=%7B%22c%22%3A-1%7D&offset=20&count=0"
    );
    for (parts, part) in [
        (Parts { offset: Some("-1"), ..parts }, "offset"),
        (Parts { count: Some("many"), ..parts }, "count"),
        (Parts { offset: Some("2147483648"), ..parts }, "offset"),
        (Parts { text: Some("a = 1"), ..parts }, "filter"),
    ] {
        let report = compile_parts(&parts, &Options::default()).unwrap_err();
        assert!(report.diagnostics().iter().any(|one| one.part.name() == part), "{report}");
    }
}

#[test]
fn ejson_alone_takes_no_language() {
    let options = Options { input: Input::Ejson, ..Options::default() };
    assert_eq!(compile(r#" {"a": 1} "#, &options).unwrap().query(), r#"{"a":1}"#);
    assert!(compile("a = 1", &options).is_err());
    assert!(compile(r#"{"a":1} and b = 2"#, &options).is_err());
    let parts = Parts { sort: Some("-a"), ..Parts::default() };
    assert!(compile_parts(&parts, &options).is_err());
}

#[test]
fn dates_in_iso_and_indented_text() {
    let options = Options { date_form: DateForm::Iso, ..Options::default() };
    let compiled = compile("a > 2024-03-01T10:00Z", &options).unwrap();
    assert_eq!(compiled.query(), r#"{"a":{"$gt":{"$date":"2024-03-01T10:00:00Z"}}}"#);
    let indented = compile("a = 1", &Options::default()).unwrap().query_indented(2);
    assert_eq!(indented, "{\n  \"a\": 1\n}");
}

#[test]
fn the_shell_is_given_its_own_types() {
    let text = r#"a = oid("507f1f77bcf86cd799439011") and d > 2024-03-01T10:00Z | fields a | sort -a | offset 5 | count 2"#;
    let compiled = compile(text, &mongo()).unwrap();
    assert_eq!(
        compiled.mongosh("rocketchat_room"),
        r#"db.rocketchat_room.find({"a":ObjectId("507f1f77bcf86cd799439011"),"d":{"$gt":ISODate("2024-03-01T10:00:00Z")}},"#
            .to_owned()
            + r#"{"a":1}).sort({"a":-1}).skip(5).limit(2)"#
    );
    assert!(compiled.mongosh("a.b").starts_with("db.getCollection(\"a.b\").find("));
}

/// A compiler's memory is of the last request alone.
#[test]
fn a_compiler_forgets() {
    let mut compiler = Compiler::new();
    let options = Options::default();
    assert!(compiler.compile("im.messages: a = 1 | sort b | count 5 | with roomId = x", &options).is_ok());
    assert!(compiler.compile("a === 1", &options).is_err());
    let compiled = compiler.compile("b = 2", &options).unwrap();
    assert_eq!((compiled.url_query().as_str(), compiled.endpoint()), ("query=%7B%22b%22%3A2%7D", None));
    assert!(compiled.diagnostics().is_empty());
}

#[cfg(feature = "serde_json")]
#[test]
fn a_value_is_the_text_read_by_serde_json() {
    for text in [
        r#"{"a":{"$gt":1.5,"$in":[1,null,true,{"b":[]}]},"$or":[{"c":{"$date":1700000000000}},{"d":{}}]}"#,
        r#"{"a":{"$in":[{"$regexp":"^x","$flags":"i"},{"$InfNaN":0},{"x":{"$escape":{"$date":1700000000000}}}]},"$comment":"é\n"}"#,
    ] {
        let compiled = compile(text, &Options::default()).unwrap();
        let read: serde_json::Value = serde_json::from_str(&compiled.query()).unwrap();
        assert_eq!(compiled.to_value(), read);
        assert_eq!(compiled.to_value().to_string(), compiled.query());
    }
}

#[cfg(feature = "http")]
#[test]
fn a_request_of_the_http_crate() {
    let compiled = compile("users.list: name = a", &Options::default()).unwrap();
    let request = compiled.to_http("https://chat.example.org/").unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri(), "https://chat.example.org/api/v1/users.list?query=%7B%22name%22%3A%22a%22%7D");
    assert!(compiled.to_http("no address").is_err());
}

#[cfg(feature = "bson")]
#[test]
fn a_document_has_the_types_of_bson() {
    use bson::{Bson, doc};
    let text = r#"{"a":{"$oid":"507f1f77bcf86cd799439011"},"b":{"$in":[1,{"$numberLong":"5"},1.5,null,true,"x"]},
        "c":{"$numberDecimal":"1.50"},"d":{"$date":1700000000000},"e":{"$in":[{"$regexp":"^x","$flags":"i"}]},
        "f":{"$binary":{"base64":"AQI=","subType":"80"}},"$or":[{"g":{"$minKey":1}},{"g":{"$timestamp":{"t":1,"i":2}}}],
        "h":{"$dbPointer":{"$ref":"c","$id":{"$oid":"507f1f77bcf86cd799439011"}}},
        "i":{"$code":"x","$scope":{"y":{"$symbol":"z"}}}}"#;
    let compiled = compile(text, &mongo()).unwrap();
    let document = compiled.to_document();
    assert_eq!(
        document.keys().map(String::as_str).collect::<Vec<_>>(),
        ["a", "b", "c", "d", "e", "f", "$or", "h", "i"]
    );
    assert_eq!(document.get_document("b").unwrap(), &doc! { "$in": [1_i32, 5_i64, 1.5, null, true, "x"] });
    assert_eq!(document.get("c"), Some(&Bson::Decimal128("1.50".parse().unwrap())));
    assert!(matches!(document.get("h"), Some(Bson::DbPointer(_))));
    assert!(matches!(document.get("i"), Some(Bson::JavaScriptCodeWithScope(_))));
    let bytes = compiled.to_bson().unwrap();
    assert_eq!(bson::Document::from_reader(bytes.as_slice()).unwrap(), document);
}

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
