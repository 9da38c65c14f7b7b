//! What is moved, refused and sent: the plan and the emitters through the public interface.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "plan/servers.rs"]
mod servers;

use rocketql::{Code, Compiler, DateForm, Input, Options, Parts, Target, Value, compile, compile_parts};

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
    // One that serde_json reads as its neighbour.
    let compiled = compile(r#"{"a":6e-300,"b":1e21,"c":-0.0,"d":2.0}"#, &Options::default()).unwrap();
    assert_eq!(compiled.to_value()["a"].as_f64(), Some(6e-300));
    assert_eq!(compiled.to_value().to_string(), r#"{"a":6e-300,"b":1e+21,"c":-0.0,"d":2}"#);
}

#[cfg(feature = "http")]
#[test]
fn a_request_of_the_http_crate() {
    let compiled = compile("users.list: name = a", &Options::default()).unwrap();
    let request = compiled.to_http("https://chat.example.org/").unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri(), "https://chat.example.org/api/v1/users.list?query=%7B%22name%22%3A%22a%22%7D");
    let unasked = compile("name = a", &Options::default()).unwrap();
    assert!(unasked.to_http("https://chat.example.org").is_err(), "no endpoint is named");
    for base in
        ["no address", "chat.example.org", "https://chat.example.org?a=1", "https://chat.example.org/#a"]
    {
        assert!(compiled.to_http(base).is_err(), "{base}");
    }
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
