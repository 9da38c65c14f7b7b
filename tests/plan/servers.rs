//! What is planned for an endpoint of a server: what is sent, what is refused, and what is left to the client.

use rocketql::{
    Code, Diagnostic, Endpoint, Filter, Mode, Options, Parts, Report, RowFields, Server, Severity, Target,
    compile, compile_parts, endpoints,
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

/// A server reads 1000 parameters, and each item of a list with brackets is one.
#[test]
fn lists_with_brackets_make_no_more_parameters_than_a_server_reads() {
    let letters = || ('a'..='z').chain('A'..='Z');
    let ids: Vec<_> =
        letters().flat_map(|one| letters().map(move |other| format!("\"{one}{other}\""))).collect();
    for (tags, agents, rows, is_sent) in
        [(500, 500, "", true), (500, 499, " | count 5", true), (499, 500, " | count 5 | offset 1", false)]
    {
        let text = format!(
            "livechat/rooms: {rows} | with tags = ({}), agents = ({})",
            ids[..tags].join(", "),
            ids[..agents].join(", ")
        );
        let compiled = compile(&text, &server("8.6.1", false, true));
        match compiled {
            Ok(compiled) => {
                assert!(is_sent, "{tags} {agents}{rows}");
                assert!(compiled.url().unwrap().split('&').count() <= 1000);
            }
            Err(report) => {
                let errors: Vec<_> =
                    report.diagnostics().iter().filter(|one| one.severity() == Severity::Error).collect();
                assert!(!is_sent && errors.len() == 1 && errors[0].code == Code::ParameterValue, "{report}");
            }
        }
    }
}

/// Where strict mode says that something may be left to the client, split mode finds nothing wrong that strict mode has not said,
/// whatever the endpoint and the version; and where it says so no longer, split mode has an error.
#[test]
fn what_may_be_left_to_the_client_is_left_without_another_error() {
    let versions = ["4.8.0", "6.13.1", "7.0.0", "8.6.1", "8.8.1", "6.14..7.0"];
    let long = (0..900).map(|index| format!("name != \"n{index}_\"")).collect::<Vec<_>>().join(" and ");
    let texts = [
        "name = g",
        "msgs > 3 and name != g | sort -name",
        "| fields name, msgs",
        "| sort -createdAt",
        "| sort name, username | offset 3 | count 7",
        "not (msgs > 3 or lastLogin exists) | fields -name | sort -msgs",
        &long,
    ];
    let (mut offered, mut ended) = (0, 0);
    for endpoint in endpoints().filter(|one| !one.name().contains(':')) {
        let name = endpoint.name();
        let given = endpoint.required().iter().map(|names| format!("{} = abc", names[0]));
        let given = given.collect::<Vec<_>>().join(", ");
        for (version, text) in versions.iter().flat_map(|version| texts.map(|text| (version, text))) {
            for privileged in [false, true] {
                if text == long && (*version, privileged) != ("6.13.1", true) {
                    continue;
                }
                let with = Some(&*given).filter(|given| !given.is_empty());
                let parts = Parts { text: Some(text), endpoint: Some(name), with, ..Parts::default() };
                let strict = server(version, false, privileged);
                let split = Options { mode: Mode::Split, ..server(version, false, privileged) };
                let Err(strict) = compile_parts(&parts, &strict) else { continue };
                let errors = |report: &Report| {
                    let all = report.diagnostics().iter().filter(|one| one.severity() == Severity::Error);
                    all.map(|one| (one.code, one.span, one.help(text))).collect::<Vec<_>>()
                };
                let strict = errors(&strict);
                let new = compile_parts(&parts, &split).err().map(|split| errors(&split)).unwrap_or_default();
                let new = new
                    .iter()
                    .find(|(code, span, _)| !strict.iter().any(|one| (one.0, one.1) == (*code, *span)));
                for (code, _, help) in &strict {
                    if help.contains("--mode split") {
                        offered += 1;
                        assert!(new.is_none(), "{name} {version} {text}: {help}, and then {new:?}");
                    } else if code.help().contains("--mode split") {
                        ended += 1;
                        assert!(new.is_some(), "{name} {version} {text}: {help}");
                    }
                }
            }
        }
    }
    assert!(offered > 1000 && ended > 100, "{offered} {ended}");
}

/// Whatever stands where a parameter takes something else: what is offered in its place is taken.
#[test]
fn what_is_offered_for_the_value_of_a_parameter_is_taken() {
    const VALUES: [&str; 9] = [
        "yesterday",
        "2024-02",
        "now-7d",
        "@1542814057",
        "ISODate(\"2024-03-01\")",
        "null",
        "/x/",
        "(today)",
        "{}",
    ];
    let (mut offered, now) = (0, Some(1_795_435_200_000));
    for version in ["6.13.1", "8.6.1"] {
        let options = Options { now, ..server(version, false, true) };
        let versions = version.parse().unwrap();
        for endpoint in endpoints().filter(|one| !one.name().contains(':')) {
            for (name, value) in
                endpoint.parameters(versions).flat_map(|one| VALUES.map(|value| (one.name, value)))
            {
                let others = endpoint.required().iter().filter(|names| !names.contains(&name));
                let others = others.map(|names| format!("{} = abc, ", names[0])).collect::<String>();
                let text = format!("{}: | with {others}{name} = {value}", endpoint.name());
                let Err(report) = compile(&text, &options) else { continue };
                let at = text.len() - value.len();
                let about =
                    |one: &Diagnostic| one.severity() == Severity::Error && one.span.start as usize >= at;
                for fix in report.diagnostics().iter().filter(|one| about(one)).flat_map(|one| &one.fixes) {
                    offered += 1;
                    let fixed = fix.apply(&text);
                    let said = compile(&fixed, &options).err();
                    let wrong = said.and_then(|said| {
                        said.diagnostics()
                            .iter()
                            .find(|one| {
                                about(one)
                                    || one.span.slice(&fixed) == name && one.code == Code::ParameterValue
                            })
                            .cloned()
                    });
                    assert!(wrong.is_none(), "{fixed}: {wrong:?}");
                }
            }
        }
    }
    assert!(offered > 500, "{offered}");
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

/// What has more bytes as a URL than a server reads is refused, to the byte; and where something may be left to the client, what is
/// sent is no longer, and no clause is lost.
#[test]
fn what_is_too_long_for_a_url_is_refused_or_left_to_the_client() {
    let values = |of: fn(usize) -> String, many: usize| (0..many).map(of).collect::<Vec<_>>().join(" ");
    let lists: [fn(usize) -> String; 11] = [
        // Six bytes for each quote and eight for each control character, which are nothing but a byte of the text.
        |index| format!("name != \"{}n{index}_\" and", r#"\""#.repeat(30)),
        |index| format!("name != \"{}n{index}_\" and", r"\u0001".repeat(20)),
        // Three for each blank, and a byte for what is as it is.
        |index| format!("name != \"{}n{index}_\" and", " ".repeat(40)),
        |index| format!("name not in (9007199254740{}, n{index}_) and", index + 100),
        // Six bytes for each letter.
        |index| format!("topic != \"съешь же ещё этих мягких французских булок n{index}_\" and"),
        // A date has three times as many bytes as a node of the filter has on average.
        |index| {
            format!("(name = n{index}_ or ts not in (@17{index:08}ms, @18{index:08}ms, @20{index:08}ms)) and")
        },
        |index| format!("name != \"n{index}_\" and"),
        |index| format!("(name = \"Jürgen n{index}_\" or msgs > {index}) and"),
        |index| format!("name > \"n{index}_\" and ts < @17000000{index:05}ms and"),
        |index| format!("topic ~ /^[ab]n{index}_.*c$/i and"),
        |index| format!("not (name in (n{index}_, b, c) and fname exists) and"),
    ];
    let (mut refused, mut left) = (0, 0);
    for list in lists {
        for many in [10, 40, 90, 140, 240, 400, 700] {
            let filter = values(list, many) + " archived = true";
            let parts = Parts { filter: Some(&filter), endpoint: Some("groups.listAll"), ..Parts::default() };
            let whole = compile_parts(&parts, &server("8.6.1", true, true));
            let length = match &whole {
                Ok(compiled) => compiled.url().unwrap().len(),
                Err(report) => {
                    let errors =
                        || report.diagnostics().iter().filter(|one| one.severity() == Severity::Error);
                    let said = errors().next().unwrap();
                    assert!(errors().count() == 1 && said.code == Code::LongAsUrl, "{report}");
                    said.message("").split(' ').find_map(|word| word.parse().ok()).unwrap()
                }
            };
            assert_eq!(whole.is_ok(), length <= 16_000, "{length}: {filter}");
            assert_eq!(
                compile_parts(&parts, &server("4.8.0", true, true)).is_ok(),
                length <= 8_000,
                "{length}: {filter}"
            );
            refused += usize::from(whole.is_err());
            for (version, longest) in [("8.6.1", 16_000), ("4.8.0", 8_000)] {
                let options = Options { mode: Mode::Split, ..server(version, true, true) };
                let split = compile_parts(&parts, &options).unwrap_or_else(|report| panic!("{report}"));
                assert!(split.url().unwrap().len() <= longest, "{filter}");
                assert!(length <= longest || split.residual().is_some(), "{length}: {filter}");
                assert!(length > longest / 8 * 7 || split.residual().is_none(), "{length}: {filter}");
                let (sent, kept) = (split.query(), split.residual().unwrap_or_default());
                for index in 0..many {
                    let name = format!("n{index}_");
                    assert!(sent.contains(&name) != kept.contains(&name), "{name} in {sent} and {kept}");
                }
                left += usize::from(!kept.is_empty());
            }
        }
    }
    assert!(refused > 5 && left > 20, "{refused}, {left}");
    // Few letters in few nodes, which JSON escapes.
    for (letter, many) in [("\"", 1_330), ("\u{1}", 1_000), (" ", 2_660)] {
        let filter = format!("name = '{}'", letter.repeat(many));
        let parts = Parts { filter: Some(&filter), endpoint: Some("groups.listAll"), ..Parts::default() };
        assert!(compile_parts(&parts, &server("4.8.0", true, true)).is_err(), "{letter:?}");
    }
}

/// What the server is asked for is enough for the client, whatever the paths are: on the rows that it shows, the residual is
/// what it is on whole rows, and what is left of them is what was asked for.
#[test]
fn the_fields_that_are_sent_for_are_enough_for_the_client() {
    const PATHS: &[&str] = &["a", "a.b", "a.0", "a.0.b", "`0`", "`0`.a", "`0`.`1`", "_id", "b.7.c", "a-b.c"];
    const FIELDS: &[&str] =
        &["", "a", "-a", "a.b, name", "-a.b, -b", "`0`.a, -_id", "-`0`", "a-b, b.c", "-_id"];
    const ROWS: &[&str] = &[
        r#"{"_id":1,"a":{"b":1,"0":1},"0":{"a":1,"1":1},"name":"x"}"#,
        r#"{"_id":2,"a":[{"b":1},1],"0":1,"b":[0,1,2,3,4,5,6,{"c":1}],"a-b":{"c":1,"d":2}}"#,
        r#"{"a":1,"0":[{"a":1},{"a":2}],"b":{"7":{"c":1},"c":1},"a-b":1}"#,
        r#"{"_id":"1","b":1}"#,
    ];
    let shown = |fields: &str, row: &str| {
        let parts = Parts { fields: Some(fields), ..Parts::default() };
        let options = Options { target: Target::Mongo, ..Options::default() };
        let compiled = compile_parts(&parts, &options).unwrap_or_else(|report| panic!("{fields}: {report}"));
        let mut out = String::new();
        RowFields::of(&compiled).write(row.as_bytes(), &mut out).unwrap();
        out
    };
    let value = |row: &str| serde_json::from_str::<serde_json::Value>(row).unwrap();
    let mut left = 0;
    for endpoint in ["channels.list.joined", "im.list"] {
        for (index, one) in PATHS.iter().enumerate() {
            for other in &PATHS[index..] {
                for fields in FIELDS {
                    let filter = format!("({one} = 1 or not {other} exists) and {other} != 2");
                    let parts = Parts {
                        filter: Some(&filter),
                        fields: (!fields.is_empty()).then_some(*fields),
                        endpoint: Some(endpoint),
                        ..Parts::default()
                    };
                    let options = Options { mode: Mode::Split, ..server("6.13.1", true, true) };
                    let compiled =
                        compile_parts(&parts, &options).unwrap_or_else(|report| panic!("{filter}: {report}"));
                    let residual = compiled.residual().expect("nothing of a filter is read there");
                    left += 1;
                    let residual = Filter::new(&residual, &Options::default()).unwrap();
                    let plan: serde_json::Value = serde_json::from_str(&compiled.to_json(None)).unwrap();
                    let sent = plan["params"]["fields"].as_str().unwrap_or("");
                    let kept =
                        plan["client"]["fields"].as_object().map(|_| plan["client"]["fields"].to_string());
                    for row in ROWS {
                        let seen = shown(sent, row);
                        let verdicts =
                            [*row, &seen].map(|row| residual.matches_json(row.as_bytes()).unwrap());
                        assert_eq!(
                            verdicts[0], verdicts[1],
                            "{filter} | fields {fields}: {row} shown as {seen}"
                        );
                        let given = kept.as_ref().map_or_else(|| seen.clone(), |kept| shown(kept, &seen));
                        assert_eq!(
                            value(&given),
                            value(&shown(fields, row)),
                            "{filter} | fields {fields}: {row}"
                        );
                    }
                }
            }
        }
    }
    assert!(left > 900, "{left}");
}
