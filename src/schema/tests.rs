use super::lookup::{of_any_name, search};
use super::tables::{COLLECTIONS, LISTS, NODES, SHAPES};
use super::*;

fn versions(text: &str) -> Versions {
    text.parse().unwrap()
}

fn types(collection: &str, path: &str, at: &str) -> String {
    match Collection::find(collection).unwrap().field(path, versions(at)) {
        None => "-".to_owned(),
        Some(field) => {
            let array = if field.is_in_array { " in array" } else { "" };
            let open = if field.is_open { " open" } else { "" };
            format!("{} of {} {}{array}{open}", field.types, field.items, field.certainty.name())
        }
    }
}

#[test]
fn paths_lead_to_types() {
    for (collection, path, at, expected) in [
        ("users", "lastLogin", "8.8.1", "date of  known"),
        ("users", "lastLogin", "8.6", "date of  inferred"),
        ("users", "lastLogin", "6.13.1", "date of  known"),
        ("users", "roles", "8.8.1", "array of string known"),
        ("users", "roles.0", "8.8.1", "string of  known"),
        ("users", "emails.address", "8.8.1", "string of  known in array"),
        ("users", "emails.0.address", "8.8.1", "string of  known"),
        ("users", "emails.adress", "8.8.1", "-"),
        ("users", "lastlogin", "8.8.1", "-"),
        ("users", "customFields.company", "8.8.1", "any of any known"),
        ("users", "customFields.company.size", "8.8.1", "any of any unknown open"),
        ("users", "bio.length", "8.8.1", "-"),
        ("rooms", "lastMessage.mentions._id", "8.8.1", "string of  known in array"),
        ("rooms", "lastMessage.u.username", "8.8.1", "string of  known"),
        ("messages", "bot", "8.8.1", "object of  known"),
        ("messages", "bot", "6.13.1", "boolean of  known"),
        ("messages", "bot", "7.0.0", "boolean or object of  unknown"),
        ("abac_attributes", "key", "8.8.1", "string of  known"),
        ("abac_attributes", "key", "6.13.1", "-"),
        ("abac_attributes", "key", "7", "string of  unknown"),
        ("users", "", "8.8.1", "-"),
        ("users", "a..b", "8.8.1", "-"),
    ] {
        assert_eq!(types(collection, path, at), expected, "{collection} {path} {at}");
    }
    let deep = vec!["attachments"; 40].join(".");
    assert_eq!(types("messages", &deep, "8.8.1"), "-");
}

#[test]
fn closed_lists_of_words_are_given_where_all_versions_agree() {
    let words = |path, at| Collection::find("rooms").unwrap().field(path, versions(at)).unwrap().values;
    assert_eq!(words("t", "8.8.1"), ["c", "d", "p", "l"]);
    assert_eq!(words("t", "6.13.1"), ["c", "d", "p", "l", "v"]);
    assert!(words("t", "7.0.0").is_empty());
}

#[test]
fn every_field_listed_is_found_by_its_path() {
    let mut listed = 0;
    for collection in Collection::all() {
        for at in ["6.13.1", "8.8.1", "7.2"] {
            for (path, field) in collection.fields(versions(at)) {
                listed += 1;
                assert_eq!(collection.field(&path, versions(at)), Some(field), "{collection:?} {path} {at}");
                assert!(!field.types.is_empty(), "{collection:?} {path}");
                assert!(field.items.is_empty() || field.types.contains(Type::Array), "{collection:?} {path}");
            }
        }
    }
    assert_eq!(listed, 5_645 + 6_548 + 6_631);
}

#[test]
fn the_index_finds_what_the_search_finds() {
    let names: std::collections::BTreeSet<_> = NODES.iter().map(name).collect();
    let others = ["", "n", "nam", "names", "lastLogi", "lastLoginx", "lastLogin.", "customFieldsOfSomebody"];
    for list in 0..u16::try_from(LISTS.len()).unwrap() {
        for name in names.iter().copied().chain(others) {
            let segment = Segment::of(name.as_bytes());
            let searched = search(list, &segment).map(Declaration::of);
            assert_eq!(index::find(list, &segment).copied(), searched, "{list} {name}");
        }
        assert_eq!(index::any(list).copied(), of_any_name(list).map(Declaration::of), "{list}");
    }
}

#[test]
fn a_mistyped_path_has_a_nearest_one() {
    let nearest = |path| Collection::find("users").unwrap().nearest(path, Versions::ALL);
    assert_eq!(nearest("lastlogin").as_deref(), Some("lastLogin"));
    assert_eq!(nearest("emials.adress").as_deref(), Some("emails.address"));
    assert_eq!(nearest("emails.0.adress").as_deref(), Some("emails.0.address"));
    assert_eq!(nearest("lastLogin"), None, "it is there");
    assert_eq!(nearest("zzzzzzzz"), None);
    assert_eq!(nearest(""), None);
    assert_eq!(Collection::nearest_name("user"), Some("users"));
}

#[test]
fn the_tables_are_sorted_and_their_numbers_lead_somewhere() {
    assert!(COLLECTIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(COLLECTIONS.len(), 45);
    assert_eq!(usize::from(*LISTS.last().unwrap()), NODES.len());
    for list in 0..u16::try_from(LISTS.len()).unwrap() {
        assert!(nodes(list).is_sorted_by_key(name), "list {list} is sorted by name");
        assert!(nodes(list).is_sorted_by_key(|node| node.first), "list {list} is searched by halves");
        assert!(nodes(list).iter().skip(1).all(|node| name(node) != "*"), "list {list} begins with `*`");
    }
    for node in NODES {
        assert_eq!(Some(node.first), name(node).bytes().next());
        assert!(node.first != b'*' || name(node) == "*");
        assert!(usize::from(node.below) + 1 < LISTS.len());
        assert!(usize::from(node.older.max(node.newer)) <= SHAPES.len());
        assert!(node.older > 0 || node.newer > 0);
    }
}
