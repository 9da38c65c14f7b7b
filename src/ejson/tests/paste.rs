//! What people paste, and the text that the fixes make of it.

use super::*;

/// All first fixes applied at once, in the order of their places.
pub(super) fn fixed(text: &str, items: &[Diagnostic]) -> String {
    let mut edits: Vec<_> =
        items.iter().filter_map(|item| item.fixes.first()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits {
        assert!(edit.span.start >= at, "edits of {text} overlap: {edit:?}");
        out.push_str(&text[at as usize..edit.span.start as usize]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at as usize..]);
    out
}

/// Reads a text, applies every fix until nothing is left, and gives the codes in order with the text that reads.
fn mended(text: &str) -> (Vec<Code>, String) {
    let (mut text, mut codes) = (text.to_owned(), vec![]);
    for _ in 0..4 {
        let read = filter(&text);
        let mut items = read.sink.items().to_vec();
        items.retain(|item| item.severity() == crate::Severity::Error);
        items.sort_by_key(|item| item.span);
        if items.is_empty() {
            return (codes, text);
        }
        codes.extend(items.iter().map(|item| item.code));
        text = fixed(&text, &items);
    }
    (codes, text)
}

#[test]
fn every_slip_has_its_code_and_its_fix() {
    use Code::*;
    for (pasted, codes, expected) in [
        ("{a:1}", &[JsonBareKey][..], r#"{"a":1}"#),
        ("{a:1, u.name: 'b', $or: []}", &[JsonBareKey, JsonBareKey, JsonQuotes, JsonBareKey], ""),
        ("{u.name: 'it\\'s \"x\"'}", &[JsonBareKey, JsonQuotes], r#"{"u.name": "it's \"x\""}"#),
        ("{“a”:„b“}", &[JsonQuotes, JsonQuotes], r#"{"a":"b"}"#),
        ("{‘a’:`b`}", &[JsonQuotes, JsonQuotes], r#"{"a":"b"}"#),
        (r#"{"a":1,}"#, &[JsonTrailingComma], r#"{"a":1}"#),
        (r#"{"a":{"$in":[1,2,]},}"#, &[JsonTrailingComma, JsonTrailingComma], r#"{"a":{"$in":[1,2]}}"#),
        (r#"{"a":[1,,2]}"#, &[JsonExtraComma], r#"{"a":[1,2]}"#),
        (r#"{"a":1 "b":2}"#, &[JsonMissing], r#"{"a":1, "b":2}"#),
        ("{\"a\":1\n\"b\":2}", &[JsonMissing], "{\"a\":1,\n\"b\":2}"),
        (r#"{"a" 1}"#, &[JsonMissing], r#"{"a": 1}"#),
        (r#"{"a" = 1}"#, &[JsonColon], r#"{"a" : 1}"#),
        (r#"{"a" => 1; "b": 2}"#, &[JsonColon, JsonSemicolon], r#"{"a" : 1, "b": 2}"#),
        (r#"{"a":1 /* c */, // d"#, &[JsonComment, JsonTrailingComma, JsonComment], r#"{"a":1 } "#),
        ("{\"a\":1 // c\n}", &[JsonComment], "{\"a\":1 \n}"),
        (
            r#"{"a":True,"b":None,"c":undefined}"#,
            &[JsonWord, JsonWord, JsonWord],
            r#"{"a":true,"b":null,"c":null}"#,
        ),
        (r#"{"a":{"$lt":-Infinity}}"#, &[JsonNotFinite], r#"{"a":{"$lt":{"$InfNaN":-1}}}"#),
        (r#"{"a":NaN}"#, &[JsonNotFinite], r#"{"a":{"$InfNaN":0}}"#),
        (r#"{"a":ISODate("2024-03-01")}"#, &[JsonCall], r#"{"a":{"$date":"2024-03-01T00:00:00Z"}}"#),
        (
            r#"{"a":{"$gt":new Date('2024-03-01T10:00:00+01:00')}}"#,
            &[JsonCall],
            r#"{"a":{"$gt":{"$date":"2024-03-01T09:00:00Z"}}}"#,
        ),
        (r#"{"a":new Date()}"#, &[JsonCall], r#"{"a":{"$date":"2023-11-14T22:13:20Z"}}"#),
        (r#"{"a":new Date(1542814057)}"#, &[JsonCall], r#"{"a":{"$date":{"$numberLong":"1542814057"}}}"#),
        (r#"{"a":datetime.datetime(2024, 3, 1)}"#, &[JsonCall], r#"{"a":{"$date":"2024-03-01T00:00:00Z"}}"#),
        (
            r#"{"_id":ObjectId("507f1f77bcf86cd799439011")}"#,
            &[JsonCall],
            r#"{"_id":"507f1f77bcf86cd799439011"}"#,
        ),
        (r#"{"a":NumberLong("5"),"b":NumberInt(7)}"#, &[JsonCall, JsonCall], r#"{"a":5,"b":7}"#),
        (r#"{"a":NumberDecimal("1.5")}"#, &[JsonCall], r#"{"a":1.5}"#),
        (r#"{"a":BinData(0,"AQI=")}"#, &[JsonCall], r#"{"a":{"$binary":"AQI="}}"#),
        (r#"{"a":/^b\/"c/i}"#, &[JsonRegex], r#"{"a":{"$regex":"^b/\"c","$options":"i"}}"#),
        (r#"{"a":{"$in":[/x/]}}"#, &[JsonRegex], r#"{"a":{"$in":[{"$regex":"x","$options":""}]}}"#),
        (r#"{"a":{"$not":/x/g}}"#, &[JsonRegex], r#"{"a":{"$not":{"$regex":"x"}}}"#),
        (r#"{"a":new RegExp("b","i")}"#, &[JsonCall], r#"{"a":{"$regex":"b","$options":"i"}}"#),
        (r#"{{"a":{{"b":1}}}}"#, &[DoubledBraces], r#"{"a":{"b":1}}"#),
        (r#"{{"a":{"b":1}}}"#, &[DoubledBraces], r#"{"a":{"b":1}}"#),
        (r#"{\"a\":{\"$gt\":1}}"#, &[KeptEscapes], r#"{"a":{"$gt":1}}"#),
        (r#"{"a":{"\\u0024gte":1}}"#, &[EscapedDollar], r#"{"a":{"$gte":1}}"#),
        (r#"{"%24or":[{"a":1}]}"#, &[EscapedDollar], r#"{"$or":[{"a":1}]}"#),
        ("{%22a%22:%22b%20c%22}", &[PercentEncodedText], r#"{"a":"b c"}"#),
        (r#"{"a":${x},"b":{{y}},"c":%s}"#, &[JsonPlaceholder; 3], r#"{"a":"${x}","b":"{{y}}","c":"%s"}"#),
        (r#"{"a":1"#, &[JsonUnclosed], r#"{"a":1}"#),
        (r#"{"a":{"$in":[1,2"#, &[JsonUnclosed], r#"{"a":{"$in":[1,2]}}"#),
        (r#"{"a":[1,2}"#, &[JsonMissing], r#"{"a":[1,2]}"#),
        (r#"{"a":1]}"#, &[JsonExtra], r#"{"a":1}"#),
        (r#"{"a":1}}"#, &[JsonExtra], r#"{"a":1}"#),
        (r#"{"a":bob smith}"#, &[JsonBareText], r#"{"a":"bob smith"}"#),
        (r#"{"a":covid-19,"b":5fa3bc}"#, &[JsonBareText, JsonBareText], r#"{"a":"covid-19","b":"5fa3bc"}"#),
        (r#"{"a":.5,"b":01,"c":+1,"d":0x1F}"#, &[JsonNumber; 4], r#"{"a":0.5,"b":1,"c":1,"d":31}"#),
        (r#"{"a":2024-03-01}"#, &[JsonBareDate], r#"{"a":{"$date":"2024-03-01T00:00:00Z"}}"#),
        (r#"{"a":"b}"#, &[JsonUnclosedString], r#"{"a":"b"}"#),
        ("{\"a\":\"b,\n\"c\":1}", &[JsonUnclosedString], "{\"a\":\"b\",\n\"c\":1}"),
        ("{\"a\":\"b\nc\"}", &[JsonControlCharacter], r#"{"a":"b\nc"}"#),
        (r#"{"a":"\d\w"}"#, &[JsonEscape, JsonEscape], r#"{"a":"\\d\\w"}"#),
        ("{\"a\":\u{A0}1}", &[JsonSpace], r#"{"a": 1}"#),
        ("\u{FEFF}{\"a\":1}", &[JsonByteOrderMark], r#"{"a":1}"#),
        (r#"{"a":(1)}"#, &[JsonUnexpected], r#"{"a":1}"#),
        (r#"{"a":{"$in":("x","y")}}"#, &[JsonUnexpected], r#"{"a":{"$in":["x","y"]}}"#),
        (r#"{"a":(1}"#, &[JsonUnexpected], r#"{"a":1}"#),
        (r#"{"a": #general, "b": /x}"#, &[JsonBareText, JsonBareText], r##"{"a": "#general", "b": "/x"}"##),
        (r#"{"a": 5 days}"#, &[JsonBareText], r#"{"a": "5 days"}"#),
        // No fix makes a value up.
        (r#"{"a":,"b":1}"#, &[JsonMissingValue], ""),
        (r#"{"a":"#, &[JsonMissingValue], ""),
        (r#"{"a"#, &[JsonUnclosedString], ""),
    ] {
        let (found, text) = mended(pasted);
        if !expected.is_empty() {
            assert_eq!(text, expected, "{pasted}: {found:?}");
            assert_eq!(found, codes, "{pasted}");
        } else {
            let first = filter(pasted);
            let mut found = first.codes();
            found.sort_unstable();
            let mut codes = codes.to_vec();
            codes.sort_unstable();
            assert_eq!(found, codes, "{pasted}");
        }
    }
}

#[test]
fn whole_texts_give_their_parameters() {
    use Code::*;
    for (text, code, expected) in [
        (r#"'{"a":1}'"#, ShellQuotes, r#"{"a":1}"#),
        (r#" "{\"a\":1}" "#, ShellQuotes, r#" {"a":1} "#),
        ("%7B%22a%22%3A1%7D", PercentEncodedText, r#"{"a":1}"#),
        (
            "https://chat.example/api/v1/im.list.everyone?query=%7B%22msgs%22%3A%7B%22%24gt%22%3A9%7D%7D&fields=%7B%22usernames%22%3A1%7D&sort=%7B%22lm%22%3A-1%7D&count=50",
            WholeAddress,
            r#"im.list.everyone: {"msgs":{"$gt":9}} | fields usernames | sort -lm | count 50"#,
        ),
        (
            r#"curl -H "X-Auth-Token: t" -G 'https://chat.example/api/v1/channels.messages' --data-urlencode 'query={"pinned":true}' -d roomId=GENERAL"#,
            WholeCommand,
            r#"channels.messages: {"pinned":true} | with roomId = "GENERAL""#,
        ),
        (r#"?query={"a":1}"#, WholeAddress, r#"{"a":1}"#),
        ("https://chat.example/", WholeAddress, ""),
    ] {
        let mut sink = Diagnostics::new(9);
        assert!(pasted(text, &mut sink), "{text}");
        let [item] = sink.items() else { panic!("{text}") };
        assert_eq!(item.code, code, "{text}");
        assert_eq!(item.fixes.first().map_or(String::new(), |fix| fix.apply(text)), expected);
    }
    for text in [
        "a = 1",
        "'a' = 1",
        "callee.x = 1",
        "curl = \"https://x\"",
        "https = 1",
        "channels.list: a = 1",
        "\"a\" = 1",
        "",
    ] {
        assert!(!pasted(text, &mut Diagnostics::new(9)), "{text}");
    }
}

/// Whatever an address or a command holds is in its fix, or there is none.
#[test]
fn no_fix_loses_a_part_of_what_was_pasted() {
    const USERS: &str = "https://chat.example/api/v1/users.list";
    let active = r#"users.list: {"active":true}"#;
    for (text, expected) in [
        (format!("{USERS}?query={{\"a\":1}}&query={{\"b\":2}}"), ""),
        (format!("{USERS}?query={{\"name\":\"#general\"}}&count=5"), ""),
        (format!("{USERS}?query={{\"name\":\"a&b=c\"}}"), ""),
        (format!("{USERS}?query={{name:a&b=c}}"), ""),
        (format!("{USERS}?query={{\"a\":1}}&count=5&count=6"), ""),
        (format!("{USERS}?query={{active:true}}#top"), active),
        (format!("curl -G {USERS} -d'query={{\"active\":true}}'"), active),
        (format!("curl -sGd 'query={{\"active\":true}}' {USERS} -H 'a: b'"), active),
        (format!("curl -G {USERS} --url-query 'query={{\"active\":true}}' -XGET"), active),
        (format!("curl -G {USERS} --data-binary 'query={{\"active\":true}}' --compressed"), active),
        (format!("curl -e https://chat.example/home '{USERS}?query={{\"active\":true}}'"), active),
        (format!("curl -H 'Referer: https://chat.example/' '{USERS}?query={{\"active\":true}}'"), active),
        (format!("curl -G {USERS} --data-urlencode query@file"), ""),
        (format!("curl -G {USERS} --data-urlencode =x"), ""),
        (format!("curl -G {USERS} -d @file"), ""),
        (format!("curl -G {USERS} --json '{{\"active\":true}}'"), ""),
        (format!("curl -G {USERS} -F query=x"), ""),
        (format!("curl {USERS} {USERS}?count=5"), ""),
        ("curl -s -H 'a: b'".to_owned(), ""),
        (format!("http GET {USERS} query=='{{\"active\":true}}' X-User-Id:a=b -v"), active),
        (format!("http GET {USERS} query=='{{\"active\":true}}' query=='{{\"b\":1}}'"), ""),
        (format!("http GET {USERS} query='{{\"active\":true}}'"), ""),
        (format!("http GET {USERS} query:=@file"), ""),
        ("rocketql compile 'a = 1' --sort 'x y'".to_owned(), ""),
        ("rocketql compile --filter 'a = 1' --filter 'b = 2'".to_owned(), ""),
        ("rocketql check 'a = 1'".to_owned(), "a = 1"),
        ("const q = {a:1}; const r = {b:2};".to_owned(), ""),
    ] {
        let mut sink = Diagnostics::new(9);
        let found = pasted(&text, &mut sink).then(|| sink.items()[0].clone()).or_else(|| snippet(&text));
        let found = found.unwrap_or_else(|| panic!("{text} is not known"));
        let fixed = found.fixes.first().map_or(String::new(), |fix| fix.apply(&text));
        assert_eq!(fixed, expected, "{text}");
    }
}
