//! The operand rules of every operator: what each takes, and what it is refused, through the public interface.

use rocketql::{Code, Operator, Options, compile};

/// The codes found in a text.
fn codes(text: &str) -> Vec<u16> {
    match compile(text, &Options::default()) {
        Ok(compiled) => compiled.diagnostics().iter().map(|one| one.code as u16).collect(),
        Err(report) => report.diagnostics().iter().map(|one| one.code as u16).collect(),
    }
}

/// An operator, operands that it takes, and operands that it does not, each with the code.
type Rule = (Operator, &'static [&'static str], &'static [(&'static str, u16)]);

/// For each operator operands that it takes and operands that it does not, each with the code.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    (Operator::Eq, &["1", "null", "[]", r#"{"b":1}"#, r#"{"$regexp":"x","$flags":"i"}"#, r#"{"$ref":"c","$id":"x"}"#],
        &[(r#"{"$undefined":true}"#, 812), (r#"{"b":{"$gt":1}}"#, 810)]),
    (Operator::Ne, &["1", "null", "[1]"], &[(r#"{"$regexp":"x","$flags":""}"#, 811), (r#"{"$undefined":true}"#, 812)]),
    (Operator::Gt, &["1", r#""a""#, r#"{"$date":1700000000000}"#], &[(r#"{"$regexp":"x","$flags":""}"#, 811), (r#"{"$undefined":true}"#, 812)]),
    (Operator::Gte, &["1"], &[(r#"{"$regexp":"x","$flags":""}"#, 811)]),
    (Operator::Lt, &["1"], &[(r#"{"$regexp":"x","$flags":""}"#, 811)]),
    (Operator::Lte, &["1"], &[(r#"{"$regexp":"x","$flags":""}"#, 811)]),
    (Operator::In, &["[1]", r#"[null,"a",{"b":1}]"#, r#"[{"$regexp":"x","$flags":"i"}]"#, r#"[{"$ref":"c","$id":"x"}]"#],
        &[("1", 807), (r#"{"b":1}"#, 807), ("[]", 815), (r#"[{"$gt":1}]"#, 813), (r#"[{"$regex":"x"}]"#, 813), (r#"[{"$undefined":true}]"#, 812)]),
    (Operator::Nin, &["[1]"], &[("null", 807), ("[]", 815), (r#"[{"$gt":1}]"#, 813)]),
    (Operator::Not, &[r#"{"$gt":1}"#, r#"{"$regex":"x","$options":"i"}"#, r#"{"$regexp":"x","$flags":"i"}"#, r#"{"$elemMatch":{"x":1}}"#],
        &[("{}", 807), ("1", 807), (r#"{"b":1}"#, 807), (r#"{"$options":"i"}"#, 820), (r#"{"$or":[{"a":1}]}"#, 804)]),
    (Operator::Exists, &["true", "false", "0", "1"], &[(r#""false""#, 816), ("null", 816), ("2", 816), ("[]", 816)]),
    (Operator::Type, &[r#""string""#, "2", "-1", "127", r#"["string",10]"#, r#""number""#, r#""minKey""#],
        &[(r#""String""#, 818), (r#""boolean""#, 818), (r#""colour""#, 817), ("0", 817), ("20", 817), ("2.5", 817), ("[]", 807), ("true", 807), (r#"["string","strin"]"#, 818)]),
    (Operator::Mod, &["[4,1]", "[4.5,-1.5]"],
        &[("[0,1]", 819), ("[0.5,1]", 819), ("[4]", 807), ("[4,1,2]", 807), ("4", 807), (r#"["4",1]"#, 807), (r#"[{"$InfNaN":1},1]"#, 807), (r#"[4,{"$InfNaN":0}]"#, 807)]),
    (Operator::All, &["[1,2]", r#"[{"$regexp":"x","$flags":""}]"#, r#"[{"$elemMatch":{"x":1}},{"$elemMatch":{"y":1}}]"#],
        &[("1", 807), ("[]", 815), (r#"[{"$gt":1}]"#, 813), (r#"[1,{"$elemMatch":{"x":1}}]"#, 814)]),
    (Operator::ElemMatch, &[r#"{"x":1}"#, r#"{"$gt":1,"$lt":5}"#, "{}", r#"{"$or":[{"x":1},{"y":2}]}"#],
        &[("1", 807), ("[]", 807), (r#"{"x":1,"$where":"1"}"#, 802), (r#"{"x":{"$size":-1}}"#, 807), (r#"{"$gt":1,"x":1}"#, 809)]),
    (Operator::Size, &["0", "2", "2.0"], &[("-1", 807), ("1.5", 807), (r#""2""#, 807), ("[]", 807)]),
    (Operator::BitsAllSet, &["35", "0", "[0,5]", "[]", r#"{"$binary":"AQ=="}"#], &[("-1", 807), ("1.5", 807), ("[-1]", 807), ("[2147483648]", 807), (r#""35""#, 807)]),
    (Operator::BitsAllClear, &["35"], &[("-1", 807)]),
    (Operator::BitsAnySet, &["35"], &[("-1", 807)]),
    (Operator::BitsAnyClear, &["35"], &[("-1", 807)]),
    (Operator::GeoWithin, &[
            r#"{"$box":[[0,0],[1,1]]}"#, r#"{"$polygon":[[0,0],[1,1],[1,0]]}"#, r#"{"$center":[[0,0],1]}"#, r#"{"$centerSphere":[[0,0],0.1]}"#,
            r#"{"$geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}}"#],
        &[("{}", 807), ("1", 807), (r#"{"$box":[[0,0]]}"#, 828), (r#"{"$polygon":[[0,0],[1,1]]}"#, 828), (r#"{"$center":[[0,0],-1]}"#, 828),
          (r#"{"$centerSphere":[0,0]}"#, 828), (r#"{"$circle":[[0,0],1]}"#, 823), (r#"{"$box":[[0,0],[1,1]],"$center":[[0,0],1]}"#, 807),
          (r#"{"$geometry":{"type":"Point","coordinates":[1,2]}}"#, 827)]),
    (Operator::Within, &[r#"{"$box":[[0,0],[1,1]]}"#], &[("1", 807)]),
    (Operator::GeoIntersects, &[
            r#"{"$geometry":{"type":"Point","coordinates":[1,2]}}"#, r#"{"$geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}"#,
            r#"{"$geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[0,1],[1,1],[0,0]]]]}}"#,
            r#"{"$geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}}"#],
        &[("1", 807), ("{}", 807), (r#"{"$box":[[0,0],[1,1]]}"#, 823), (r#"{"$geometry":{"type":"Point","coordinates":[181,0]}}"#, 825),
          (r#"{"$geometry":{"type":"Point","coordinates":[0,91]}}"#, 826), (r#"{"$geometry":{"type":"Point","coordinates":[1]}}"#, 824),
          (r#"{"$geometry":{"type":"Point"}}"#, 828), (r#"{"$geometry":{"type":"LineString","coordinates":[[1,2]]}}"#, 828),
          (r#"{"$geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}}"#, 829),
          (r#"{"$geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[0,0]]]}}"#, 828), (r#"{"$geometry":{"type":"point","coordinates":[1,2]}}"#, 827)]),
    (Operator::Near, &[r#"{"$geometry":{"type":"Point","coordinates":[1,2]},"$maxDistance":5,"$minDistance":1}"#, "[1,2]", r#"{"lon":1,"lat":2}"#],
        &[("1", 807), ("[1]", 807), (r#"{"$geometry":{"type":"Point","coordinates":[1,2]},"$maxDistance":-1}"#, 807),
          (r#"{"$geometry":{"type":"Point","coordinates":[1,2]},"max":5}"#, 823), (r#"{"$maxDistance":5}"#, 807)]),
    (Operator::NearSphere, &["[1,2]"], &[("1", 807)]),
    (Operator::GeoNear, &["[1,2]"], &[("1", 807)]),
    (Operator::Regex, &[r#""x""#, r#"{"$regexp":"x","$flags":"i"}"#], &[("1", 807), ("null", 807), (r#""(""#, 0)]),
];

#[test]
fn each_operator_takes_what_it_takes_and_nothing_else() {
    let mut wrong = Vec::new();
    for (operator, taken, refused) in RULES {
        let text = |operand| format!("{{\"a\":{{\"{}\":{operand}}}}}", operator.key());
        for operand in *taken {
            let found: Vec<_> =
                codes(&text(operand)).into_iter().filter(|code| (800..900).contains(code)).collect();
            if !found.is_empty() {
                wrong.push(format!("{} yields {found:?}", text(operand)));
            }
        }
        for (operand, code) in *refused {
            let found = codes(&text(operand));
            let is_right = if *code == 0 { !found.is_empty() } else { found == [*code] };
            if !is_right {
                wrong.push(format!("{} yields {found:?} instead of {code}", text(operand)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operator_of_a_field_has_its_rules_here() {
    use rocketql::Context;
    let own = [Operator::Options, Operator::MaxDistance, Operator::MinDistance];
    for &operator in Operator::ALL {
        let is_here = RULES.iter().any(|(known, ..)| *known == operator) || own.contains(&operator);
        assert_eq!(is_here, operator.context() == Context::Field, "{}", operator.key());
    }
}

/// Whole texts and what is found in them.
#[rustfmt::skip]
const TEXTS: &[(&str, &[u16])] = &[
    // where operators stand
    (r#"{"$gt":1}"#, &[803]), (r#"{"$not":{"a":1}}"#, &[806]), (r#"{"$search":"x"}"#, &[805]), (r#"{"$near":[1,2]}"#, &[803]),
    (r#"{"a":{"$or":[{"b":1}]}}"#, &[804]), (r#"{"a":{"$text":{"$search":"x"}}}"#, &[804]), (r#"{"a":{"$geometry":{}}}"#, &[805]),
    (r#"{"$where":"1"}"#, &[802]), (r#"{"a":{"$where":"1"}}"#, &[802]), (r#"{"$or":[{"$expr":{}},{"b":1}]}"#, &[802]), (r#"{"$jsonSchema":{}}"#, &[802]),
    (r#"{"a":{"$foobar":1}}"#, &[800]), (r#"{"$orr":[{"a":1}]}"#, &[801]), (r#"{"a":{"$exist":true}}"#, &[801]), (r#"{"$_internalExprEq":1}"#, &[800]),
    (r#"{"a":{"$gt":1,"b":2}}"#, &[809]), (r#"{"a":{"b":2,"$gt":1}}"#, &[810]), (r#"{"a":[{"b":{"$in":[1]}}]}"#, &[810]),
    (r#"{"a":{"$ref":"c","$id":"x","$db":"d"}}"#, &[]),
    // logical operators
    (r#"{"$or":[]}"#, &[808]), (r#"{"$and":[]}"#, &[808]), (r#"{"$nor":[]}"#, &[808]), (r#"{"$or":{"a":1}}"#, &[807]), (r#"{"$or":[1]}"#, &[807]),
    (r#"{"$or":[{"a":{"$and":[]}}]}"#, &[804]), (r#"{"$or":[{"a":1}],"$nor":[{}]}"#, &[]),
    // $regex and $options
    (r#"{"a":{"$regex":"^x","$options":"imsx"}}"#, &[]), (r#"{"a":{"$options":"i"}}"#, &[820]), (r#"{"a":{"$regex":"^x","$options":"gi"}}"#, &[821]),
    (r#"{"a":{"$regex":"^x","$options":1}}"#, &[807]), (r#"{"a":{"$regex":{"$regexp":"^x","$flags":"i"},"$options":"m"}}"#, &[822]),
    (r#"{"a":{"$options":"i","$regex":"^x"}}"#, &[]), (r#"{"a":{"$elemMatch":{"$options":"i"}}}"#, &[820]),
    // near
    (r#"{"a":{"$near":[1,2],"$maxDistance":5}}"#, &[]), (r#"{"a":{"$near":[1,2],"$maxDistance":-5}}"#, &[807]), (r#"{"a":{"$maxDistance":5}}"#, &[832]),
    (r#"{"a":{"$maxDistance":5,"$near":[1,2]}}"#, &[830]), (r#"{"a":{"$near":[1,2],"$exists":true}}"#, &[831]), (r#"{"a":{"$exists":true,"$near":[1,2]}}"#, &[830]),
    (r#"{"$or":[{"a":{"$near":[1,2]}},{"b":1}]}"#, &[833]), (r#"{"$and":[{"a":{"$near":[1,2]}},{"b":1}]}"#, &[]), (r#"{"a":{"$not":{"$near":[1,2]}}}"#, &[833]),
    (r#"{"a":{"$elemMatch":{"b":{"$near":[1,2]}}}}"#, &[833]), (r#"{"$or":[{"$and":[{"a":{"$near":[1,2]}}]}]}"#, &[833]),
    (r#"{"a":{"$near":[1,2]},"b":{"$near":[1,2]}}"#, &[834]), (r#"{"a":{"$near":[1,2]},"$text":{"$search":"x"}}"#, &[835]),
    // $text
    (r#"{"$text":{"$search":"x","$language":"en","$caseSensitive":true,"$diacriticSensitive":false}}"#, &[]), (r#"{"$text":{"$search":1}}"#, &[807]),
    (r#"{"$text":{}}"#, &[807]), (r#"{"$text":"x"}"#, &[807]), (r#"{"$text":{"$search":"x","$lang":"en"}}"#, &[823]), (r#"{"$text":{"$search":"x","$caseSensitive":1}}"#, &[807]),
    (r#"{"$nor":[{"$text":{"$search":"x"}}]}"#, &[833]), (r#"{"$and":[{"$text":{"$search":"x"}},{"$text":{"$search":"y"}}]}"#, &[834]),
    // the others at the top
    (r#"{"$comment":"x","a":1}"#, &[]), (r#"{"$sampleRate":0.5}"#, &[]), (r#"{"$sampleRate":2}"#, &[807]), (r#"{"$sampleRate":"x"}"#, &[807]),
];

#[test]
fn each_text_yields_its_codes() {
    let mut wrong = Vec::new();
    for (text, expected) in TEXTS {
        // Whether a pattern can use an index is no rule of operands.
        let found: Vec<_> =
            codes(text).into_iter().filter(|&code| code != Code::PatternUnanchored as u16).collect();
        if found != *expected {
            wrong.push(format!("{text} yields {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fix_takes_its_diagnostic_away() {
    let rules = RULES.iter().flat_map(|(operator, _, refused)| {
        refused.iter().map(|(operand, _)| format!("{{\"a\":{{\"{}\":{operand}}}}}", operator.key()))
    });
    let mut fixes = 0;
    for text in rules.chain(TEXTS.iter().map(|(text, _)| (*text).to_owned())) {
        let report = match compile(&text, &Options::default()) {
            Ok(compiled) => compiled.report().clone(),
            Err(report) => report,
        };
        for diagnostic in report.diagnostics() {
            for fix in &diagnostic.fixes {
                fixes += 1;
                let fixed = fix.apply(&text);
                assert!(!codes(&fixed).contains(&(diagnostic.code as u16)), "{text} → {fixed}");
            }
        }
    }
    assert!(fixes > 15, "only {fixes} fixes");
}

/// A pattern in EJSON is scanned once, and what is found has its place in the text, behind escapes too.
#[test]
fn findings_in_patterns_have_their_place() {
    for (text, place) in [
        (r#"{"a":{"$regex":"^\\d(b"}}"#, "("),
        (r#"{"a":{"$regex":"^[z-a]"}}"#, "z-a"),
        (r#"{"a":{"$in":[{"$regexp":"^a**","$flags":""}]}}"#, "*"),
    ] {
        let report = compile(text, &Options::default()).unwrap_err();
        let [one] = report.diagnostics() else { panic!("{text}: {report}") };
        assert_eq!(one.span.slice(text), place, "{report}");
    }
}
