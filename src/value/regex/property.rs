//! Property names after `\p`, and the characters they stand for.

use super::shape::Set;
use crate::words::meant;

/// What is known of a property name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Property {
    /// PCRE2 has it.
    Known(Set),
    /// No version of PCRE2 has it or ever will; perhaps this is meant.
    Refused(Option<String>),
    /// The newest PCRE2 known here does not have it, but a newer one may.
    Unknown,
}

/// Looks up the text between `{` and `}`. As in PCRE2, case, blanks, hyphens and underscores do not matter.
pub(super) fn property(name: &str) -> Property {
    let written = name.trim_start();
    let written = written.strip_prefix('^').unwrap_or(written);
    let name: String = written
        .chars()
        .filter(|character| !matches!(character, ' ' | '-' | '_') && !character.is_ascii_control())
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let bidirectional = |class: &str| BIDIRECTIONAL.split(' ').any(|known| known == class);
    let known = match name.split_once([':', '=']) {
        Some(("sc" | "script" | "scx" | "scriptextensions", script)) => is_name(script),
        Some(("bc" | "bidiclass", class)) => bidirectional(class),
        Some(_) => false,
        None => is_name(&name) || name.strip_prefix("bidi").is_some_and(bidirectional),
    };
    if known {
        return Property::Known(set(&name));
    }
    // `Is` before a name is how Java and .NET write it.
    if let Some(rest) = name.strip_prefix("is")
        && is_name(rest)
    {
        return Property::Refused(written.get(2..).map(|rest| rest.trim_start_matches(['_', ' ']).into()));
    }
    if name.len() < 2 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":=&".contains(&byte)) {
        return Property::Refused(None);
    }
    Property::Unknown
}

fn is_name(name: &str) -> bool {
    match name.as_bytes() {
        [one] => b"clmnpsz".contains(one),
        [first @ b'a'..=b'z', ..] => NAMES
            .get(usize::from(first - b'a'))
            .is_some_and(|names| names.split_ascii_whitespace().any(|known| known == name)),
        _ => false,
    }
}

/// The characters of a known property: the ASCII ones for general categories, all others for the rest.
fn set(name: &str) -> Set {
    let sets = [
        ("any common zyyy", Set::ALL),
        ("lu uppercase upper", Set::UPPER),
        ("ll lowercase lower", Set::LOWER),
        ("l l& lc latin latn alphabetic alpha", Set::ALPHA),
        ("n nd", Set::DIGIT),
        ("xan xwd", Set::WORD),
        ("z zs xsp xps space whitespace", Set::SPACE),
        ("p s", Set::PUNCTUATION),
    ];
    meant(name, &sets).map_or(Set::NOT_ASCII, |set| set | Set::NOT_ASCII)
}

/// The bidirectional classes of Unicode, written after `bidi`, `bidi_class:` or `bc:`.
const BIDIRECTIONAL: &str = "al an b bn cs en es et fsi l lre lri lro nsm on pdf pdi r rle rli rlo s ws";

/// The names of more than one letter that PCRE2 10.42 takes (categories, scripts, binary properties and their short
/// forms), by their first letter. Asked of PCRE2 itself, with the names of Unicode 14 and 16.
const NAMES: [&str; 26] = [
    "adlam adlm aghb ahex ahom alpha alphabetic anatolianhieroglyphs any arab arabic armenian armi armn \
     ascii asciihexdigit avestan avst",
    "bali balinese bamu bamum bass bassavah batak batk beng bengali bhaiksuki bhks bidic bidicontrol \
     bidim bidimirrored bopo bopomofo brah brahmi brai braille bugi buginese buhd buhid",
    "cakm canadianaboriginal cans cari carian cased caseignorable caucasianalbanian cc cf chakma cham \
     changeswhencasefolded changeswhencasemapped changeswhenlowercased changeswhentitlecased \
     changeswhenuppercased cher cherokee chorasmian chrs ci cn co common copt coptic cpmn cprt cs \
     cuneiform cwcf cwcm cwl cwt cwu cypriot cyprominoan cyrillic cyrl",
    "dash defaultignorablecodepoint dep deprecated deseret deva devanagari di dia diacritic diak \
     divesakuru dogr dogra dsrt dupl duployan",
    "ebase ecomp egyp egyptianhieroglyphs elba elbasan elym elymaic emod emoji emojicomponent \
     emojimodifier emojimodifierbase emojipresentation epres ethi ethiopic ext extendedpictographic \
     extender extpict",
    "",
    "geor georgian glag glagolitic gong gonm goth gothic gran grantha graphemebase graphemeextend \
     graphemelink grbase greek grek grext grlink gujarati gujr gunjalagondi gurmukhi guru",
    "han hang hangul hani hanifirohingya hano hanunoo hatr hatran hebr hebrew hex hexdigit hira hiragana \
     hluw hmng hmnp hung",
    "idc idcontinue ideo ideographic ids idsb idsbinaryoperator idst idstart idstrinaryoperator \
     imperialaramaic inherited inscriptionalpahlavi inscriptionalparthian ital",
    "java javanese joinc joincontrol",
    "kaithi kali kana kannada katakana kayahli khar kharoshthi khitansmallscript khmer khmr khoj khojki \
     khudawadi kits knda kthi",
    "l& lana lao laoo latin latn lc lepc lepcha limb limbu lina linb lineara linearb lisu ll lm lo loe \
     logicalorderexception lower lowercase lt lu lyci lycian lydi lydian",
    "mahajani mahj maka makasar malayalam mand mandaic mani manichaean marc marchen masaramgondi math mc \
     me medefaidrin medf meeteimayek mend mendekikakui merc mero meroiticcursive meroitichieroglyphs miao \
     mlym mn modi mong mongolian mro mroo mtei mult multani myanmar mymr",
    "nabataean nand nandinagari narb nbat nchar nd newa newtailue nko nkoo nl no noncharactercodepoint \
     nshu nushu nyiakengpuachuehmong",
    "ogam ogham olchiki olck oldhungarian olditalic oldnortharabian oldpermic oldpersian oldsogdian \
     oldsoutharabian oldturkic olduyghur oriya orkh orya osage osge osma osmanya ougr",
    "pahawhhmong palm palmyrene patsyn patternsyntax patternwhitespace patws pauc paucinhau pc pcm pd pe \
     perm pf phag phagspa phli phlp phnx phoenician pi plrd po prependedconcatenationmark prti ps \
     psalterpahlavi",
    "qaac qaai qmark quotationmark",
    "radical regionalindicator rejang ri rjng rohg runic runr",
    "samaritan samr sarb saur saurashtra sc sd sentenceterminal sgnw sharada shavian shaw shrd sidd \
     siddham signwriting sind sinh sinhala sk sm so softdotted sogd sogdian sogo sora sorasompeng soyo \
     soyombo space sterm sund sundanese sylo sylotinagri syrc syriac",
    "tagalog tagb tagbanwa taile taitham taiviet takr takri tale talu tamil taml tang tangsa tangut tavt \
     telu telugu term terminalpunctuation tfng tglg thaa thaana thai tibetan tibt tifinagh tirh tirhuta \
     tnsa toto",
    "ugar ugaritic uideo unifiedideograph unknown upper uppercase",
    "vai vaii variationselector vith vithkuqi vs",
    "wancho wara warangciti wcho whitespace wspace",
    "xan xidc xidcontinue xids xidstart xpeo xps xsp xsux xuc xwd",
    "yezi yezidi yi yiii",
    "zanabazarsquare zanb zinh zl zp zs zyyy zzzz",
];
