//! Long texts end, in work that grows as they do.

use super::properties::SOUP;
use super::*;

/// Long texts end, with one report where one limit is met. (That the time is linear is measured elsewhere; quadratic
/// time would not end here.)
#[test]
fn long_texts_are_answered_in_time() {
    on_a_small_stack(|| {
        let million = 1_000_000;
        for (text, tail, expected) in [
            ("(", "", Some(Code::TooDeep)),
            ("a has (", "", Some(Code::TooDeep)),
            ("not ", "a = 1", None),
            ("!", "a = 1", None),
            ("a = 1 or ", "a = 1", Some(Code::TooManyNodes)),
            ("[", "", Some(Code::ExpectedTest)),
            ("a = [", "", None),
            (")", "", Some(Code::ExpectedTest)),
        ] {
            let source = text.repeat(million) + tail;
            let (mut ast, mut tokens) = (Ast::default(), Vec::new());
            let mut sink = Diagnostics::new(50);
            parse(&source, Entry::Request, &Limits::default(), &mut ast, &mut tokens, &mut sink);
            let found: Vec<_> = sink
                .take()
                .iter()
                .filter(|d| d.severity() == crate::diagnostic::Severity::Error)
                .map(|d| d.code)
                .collect();
            assert_eq!(found.first().copied(), expected, "{text}");
            assert!(found.len() <= 1 || text == ")", "{text}: {found:?}");
        }
    });
}

/// Pieces that need the lexer or the parser to look ahead, in long rows.
#[test]
fn looking_ahead_stays_linear() {
    for piece in SOUP.iter().copied().chain([
        "\"\\\" ",
        "\"\\\" and ",
        "'\\' and ",
        "/[ ",
        "/[ and ",
        "= [ | sort ",
        "{\" | sort ",
        "{'",
        "` ",
        "“ and ",
        "‘a ",
        "a = b c d ",
        "select a, ",
        "a > (",
        "a = x (",
        "a in (",
        "a in (1, ",
        "a exists = ",
        "a = (b) y, ",
        "a in 1 to 5 ",
        "name: ",
        "a.b: x = ",
        "x \u{A0} ",
        "a near (",
        "a within polygon((",
        "a = new ",
        "| sort a ",
        "a = date(",
        "a like \"%\" ",
        "# x\n",
        "a = 1 and b = 2 or ",
    ]) {
        check_any(&piece.repeat(2000 / piece.len()), Entry::Request);
        let source = piece.repeat(100_000 / piece.len());
        let in_time = || {
            let start = std::time::Instant::now();
            parsed(&source, Entry::Request);
            start.elapsed() < std::time::Duration::from_secs(3)
        };
        // Linear work takes less than a second on a loaded machine, quadratic work ten and more.
        assert!((0..3).any(|_| in_time()), "{piece:?}");
    }
}

/// The most looks at tokens for each token of a text.
const MOST_STEPS: usize = 64;

/// Steps are counted, not timed: however long a text grows, and whatever it is made of, each token is looked at a bounded
/// number of times.
#[test]
fn steps_are_linear_in_the_tokens() {
    let hostile = [
        "a = 1 and ",
        "(",
        "a has (",
        "not ",
        "a in (1, ",
        "a b ",
        "a = b c ",
        "a = 1, ",
        "1 < a < ",
        "select a, ",
        "f(",
        "f(a, ",
        "name:(a OR ",
        "a:[1 TO 2] ",
        "x:y ",
        "-a:b ",
        "a is ",
        "a not ",
        "a does not ",
        "/* x */ ",
        "now() - ",
        "a > 7 days ",
        "{{a}} ",
        "a[\"b\"]",
        "$or: ",
        "\"a\": {}, ",
        "a = (",
        "polygon((",
        "a in (1.., ",
        "; ",
        "| x ",
        "| sort a desc ",
        "where a ",
        "a exists = ",
        "a = (b) y, ",
        "a in 1 to 5 ",
        "a = date(",
        "• a = 1 ",
        "a = 1 or 2 or ",
    ];
    let mut worst = (0, "");
    for piece in hostile.into_iter().chain(SOUP.iter().copied()) {
        for length in [1_000, 10_000, 60_000] {
            let source = format!("{piece} ").repeat(length / piece.len().max(1));
            STEPS.set(0);
            let (_, tokens, _) = parsed(&source, Entry::Request);
            let each = STEPS.get() / tokens.len();
            worst = worst.max((each, piece));
            assert!(each <= MOST_STEPS, "{piece:?} × {length}: {each} steps for each token");
        }
    }
    println!("at most {} steps for each token, in {:?}", worst.0, worst.1);
}
