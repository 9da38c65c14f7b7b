//! The grammar of EJSON's texts against its reader, over characters.

use crate::characters::{edit, spelled_out};
use crate::ebnf::productions;
use crate::{Choices, Tally, grammar, sentence_count};
use rocketql::{Dialect, Options, check_value};

/// The first part of the grammar, with the blanks that may stand round every mark.
fn syntax() -> crate::ebnf::Grammar {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/ejson.ebnf");
    let text = std::fs::read_to_string(path).unwrap();
    let (syntax, _) = text.split_once("(* Typed values").expect("two parts");
    let mut productions = productions(syntax);
    for name in ["object", "member", "array"] {
        let production = productions.get_mut(name).expect("a production");
        for mark in ["\"{\"", "\"}\"", "\"[\"", "\"]\"", "\",\"", "\":\""] {
            *production = production.replace(mark, &format!("( blanks , {mark} , blanks )"));
        }
    }
    let document = "document = blanks , value , blanks";
    productions.insert("document".to_owned(), document.to_owned());
    productions.insert("blanks".to_owned(), "blanks = { blank }".to_owned());
    productions.insert("digits".to_owned(), "digits = digit , { digit }".to_owned());
    productions.values_mut().for_each(|production| *production = spelled_out(production));
    grammar(&productions)
}

fn matches(terminal: &str, &character: &char) -> bool {
    match terminal {
        "character" => character >= ' ' && !matches!(character, '"' | '\\'),
        "digit" => character.is_ascii_digit(),
        "nonzero" => matches!(character, '1'..='9'),
        "hex" => character.is_ascii_hexdigit(),
        "tab" => character == '\t',
        "line-feed" => character == '\n',
        "carriage-return" => character == '\r',
        quoted => quoted.len() == 2 + character.len_utf8() && quoted[1..].starts_with(character),
    }
}

fn sample(terminal: &str, choices: &mut Choices) -> String {
    let among: &[&str] = match terminal {
        "character" => &["a", "é", " ", "'", "/", "$", ".", "{", "]", ":", "0", "\u{7f}", "𝟙"],
        "digit" => &["0", "1", "9"],
        "nonzero" => &["1", "9"],
        // Of surrogates only pairs are characters; the reader's own tests have them.
        "hex" => &["0", "4", "a", "F", "9"],
        "tab" => &["\t"],
        "line-feed" => &["\n"],
        "carriage-return" => &["\r"],
        quoted => return quoted[1..quoted.len() - 1].to_owned(),
    };
    (*choices.of(among)).to_owned()
}

/// What characters alone do not tell: a number within the range of doubles, and no half of a surrogate pair.
fn is_plain(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let exponent =
        |part: &str| part.trim_start_matches(['+', '-']).bytes().take_while(u8::is_ascii_digit).count();
    !lower.contains("\\ud") && lower.split('e').skip(1).all(|part| exponent(part) < 3)
}

/// Sentences of the grammar with none to two edits: both accept, or both refuse.
#[test]
fn the_reader_accepts_what_the_grammar_of_ejson_accepts() {
    let grammar = syntax();
    let options = Options { dialect: Dialect::Json, ..Options::default() };
    let (mut choices, mut tally) = (Choices::new(300), Tally::default());
    for _ in 0..sentence_count(6000) {
        let budget = 5 + choices.below(60);
        let terminals = grammar.sentence("document", budget, &mut |count| choices.below(count));
        let terminals: Vec<String> = terminals.into_iter().map(str::to_owned).collect();
        let sentence: String = terminals.iter().map(|terminal| sample(terminal, &mut choices)).collect();
        let text = edit(&sentence, "{}[]:,\"\\ \t0-1.eE+unt/\u{1}\u{a0}\u{feff}'a", &mut choices);
        if !is_plain(&text) {
            continue;
        }
        let characters: Vec<char> = text.chars().collect();
        let expected = grammar.recognises("document", &characters, &matches);
        if expected != check_value(&text, &options).has_errors() {
            tally.agree(expected);
        } else {
            tally.differ(&text, expected);
        }
    }
    tally.finish("document");
}
