use super::*;

fn endpoint(name: &str) -> Endpoint {
    Endpoint::declared(name).unwrap()
}

fn versions(text: &str) -> Versions {
    text.parse().unwrap()
}

/// The five treatments and the schema of an endpoint: a letter each, in lower case where it is known, `?` where nothing is.
fn row(name: &str, at: &str) -> String {
    let mut shown = String::new();
    let mut push = |letter: char, certainty| {
        shown.push(match certainty {
            Certainty::Known => letter,
            Certainty::Inferred => letter.to_ascii_uppercase(),
            Certainty::Unknown => '?',
        });
    };
    for parameter in ListParameter::ALL {
        let (treatment, certainty) = endpoint(name).treatment(parameter, versions(at));
        push(
            match treatment {
                Treatment::Read => 'r',
                Treatment::Refused => 'x',
                Treatment::Ignored => 'i',
            },
            certainty,
        );
    }
    let (is_strict, certainty) = endpoint(name).is_strict(versions(at));
    push(if is_strict { 's' } else { 'o' }, certainty);
    shown
}

#[test]
fn the_table_is_sorted_and_has_a_source_for_every_name() {
    assert!(ENDPOINTS.windows(2).all(|pair| pair[0].name < pair[1].name));
    assert_eq!(ENDPOINTS.len(), 306);
    for row in ENDPOINTS {
        let sources: Vec<_> = Endpoint(row).sources().collect();
        assert!(!row.name.is_empty() && !sources.is_empty() && sources[0] == Endpoint(row).source());
        assert!(sources.iter().all(|source| !source.is_empty()));
        let endpoint = Endpoint(row);
        assert_eq!(row.collection == 0, endpoint.collection().is_none(), "{}", row.name);
        for starts in [
            endpoint.history().iter().map(Step::from).collect::<Vec<_>>(),
            endpoint.existence().iter().map(Step::from).collect(),
        ] {
            assert_eq!(starts.first(), Some(&Version::OLDEST), "{}", row.name);
            assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "{}", row.name);
        }
        // The index has every name that can be asked for, and no other.
        let plain = Endpoint(row).name();
        assert_eq!(Endpoint::find(plain).is_some(), !plain.contains(':'), "{plain}");
        assert!(Endpoint::find(plain).is_none_or(|found| found == endpoint), "{plain}");
        for other in [&plain[1..], &plain[..plain.len() - 1], &format!("{plain}s"), &format!("a{plain}")] {
            assert_eq!(Endpoint::plain(other), Endpoint::declared(other), "{other}");
        }
    }
}

#[test]
fn what_becomes_of_the_five_parameters_depends_on_the_version() {
    for (name, at, expected) in [
        // No schema up to 6.x; at 7.0 one without the parameters of paging, mended in 7.4.x or 7.5.0.
        ("channels.list", "6.0.0", "rrrrr?"),
        ("channels.list", "6.14.0", "rrrrro"),
        ("channels.list", "7.0.0", "rxxxxs"),
        ("channels.list", "7.3.1", "rxxxxs"),
        ("channels.list", "7.4.1", "rx???s"),
        ("channels.list", "7.5.0", "rxrrrs"),
        ("channels.list", "8.6.1", "rxrrrs"),
        ("channels.list", "8.8.0", "R?RRRS"),
        ("channels.list", "8.8.1", "RRRRRS"),
        ("channels.list", "7", "rx???s"),
        // Strict from 8.4 on or from 8.8 on: sources differ.
        ("channels.list.joined", "8.3.0", "iRrrrO"),
        ("channels.list.joined", "8.4.0", "i?rrr?"),
        ("channels.list.joined", "8.6.1", "i?rrr?"),
        ("channels.list.joined", "8.8.1", "I?RRRS"),
        ("users.list", "6.14.0", "rrrrro"),
        ("users.list", "8.0.0", "rrrrrO"),
        ("users.list", "8.4.0", "rrrrrS"),
        ("users.list", "8.8.1", "RRRRRS"),
        ("users.list", "4.0.0", "RRRRR?"),
        ("channels.messages", "8.6.1", "rxrrrs"),
        ("channels.messages", "8.6", "RXRRRS"),
        ("chat.getThreadsList", "8.6.1", "rrrrrs"),
        // Read on no version for certain: one handler passes it on, and the model does not use it.
        ("livechat/rooms", "8.6.1", "?irrrs"),
        ("users.info", "8.6.1", "xixxxs"),
        ("rooms.bannedUsers", "8.6.1", "xxxrrs"),
        ("groups.files", "8.6.1", "rrrrro"),
        ("dm.messages", "8.8.1", "RRRRRS"),
    ] {
        assert_eq!(row(name, at), expected, "{name} {at}");
    }
}

#[test]
fn endpoints_come_and_go() {
    let exists = |name, at| endpoint(name).exists(versions(at));
    assert_eq!(exists("users.list", "8.6.1"), (true, Certainty::Known));
    assert_eq!(exists("rooms.images", "6.4.0"), (false, Certainty::Known));
    assert_eq!(exists("rooms.images", "6.5.0"), (true, Certainty::Known));
    assert_eq!(exists("chat.getSnippetedMessages", "5.0.0"), (true, Certainty::Known));
    assert_eq!(exists("chat.getSnippetedMessages", "8.6.1"), (false, Certainty::Inferred));
    assert_eq!(exists("chat.getSnippetedMessages", "6.0.0").1, Certainty::Unknown);
    assert_eq!(exists("call-history.list", "7.9.0"), (false, Certainty::Known));
}

#[test]
fn what_an_endpoint_does_with_keys_is_told_apart() {
    let kinds = |name, key| {
        let claims = endpoint(name).claims().iter().filter(|claim| claim.key == key);
        claims.map(|claim| (claim.kind, claim.when)).collect::<Vec<_>>()
    };
    assert_eq!(kinds("users.list", "$or"), [(ClaimKind::Default, When::Always)]);
    assert_eq!(kinds("channels.list", "$or"), [(ClaimKind::Server, When::Always)]);
    assert_eq!(
        kinds("channels.list", "_id"),
        [(ClaimKind::Server, When::Given("_id")), (ClaimKind::Server, When::Lacking("view-c-room"))]
    );
    assert_eq!(kinds("im.messages", "rid"), [(ClaimKind::Caller, When::Always)]);
    assert_eq!(kinds("channels.messages", "rid"), [(ClaimKind::Server, When::Always)]);
    assert_eq!(kinds("integrations.list", "*"), [(ClaimKind::Caller, When::Always)]);
    assert_eq!(kinds("commands.list", "command"), [(ClaimKind::Only, When::Always)]);
    assert!(endpoint("statistics.list").is_merge_known() && endpoint("statistics.list").claims().is_empty());
    // Whatever reads `query` is known in this, or says that it is not.
    for one in endpoints() {
        let reads = one.treatment(ListParameter::Query, versions("8.6.1"));
        if reads == (Treatment::Read, Certainty::Known) {
            assert!(one.is_merge_known(), "{}", one.name());
        }
    }
}

#[test]
fn typed_parameters_are_filters_of_a_known_form() {
    let typed = |name: &str, parameter: &str| {
        *endpoint(name).typed(Versions::ALL).find(|typed| typed.name == parameter).unwrap()
    };
    let mentions = typed("dm.messages", "mentionIds");
    assert_eq!((mentions.wire, mentions.since), (Wire::CommaList, Version::new(7, 0, 0)));
    assert_eq!(mentions.exists(versions("6.13.1")), (false, Certainty::Inferred));
    assert_eq!(mentions.exists(versions("8.6.1")), (true, Certainty::Inferred));
    assert_eq!(typed("chat.getThreadsList", "text").exists(versions("5.0.0")).1, Certainty::Unknown);
    assert_eq!(
        typed("chat.getThreadMessages", "tmid").exists(versions("5.0.0")),
        (true, Certainty::Inferred)
    );
    assert_eq!(typed("groups.files", "name").exists(versions("7.5.0")).1, Certainty::Unknown);
    assert_eq!(
        typed("channels.messages", "pinned").meaning,
        Meaning::Choice(&[("true", Fixed::IsBool("pinned", true))])
    );
    assert_eq!(
        typed("livechat/rooms", "open").meaning,
        Meaning::Choice(&[
            (
                "true",
                Fixed::All(&[
                    Fixed::Exists("open"),
                    Fixed::IsNotBool("onHold", true),
                    Fixed::Exists("servedBy")
                ])
            ),
            ("false", Fixed::All(&[Fixed::Missing("open"), Fixed::IsNotBool("onHold", true)])),
        ])
    );
    assert_eq!(typed("users.listByStatus", "roles").never, ["all"]);
    assert!(typed("users.listByStatus", "searchTerm").is_wider);
    for one in endpoints() {
        for typed in one.typed(Versions::ALL) {
            assert!(
                typed.earliest <= typed.since && typed.since < typed.until,
                "{} {}",
                one.name(),
                typed.name
            );
            assert!(
                one.parameters(Versions::ALL).any(|known| known.name == typed.name),
                "{} {}",
                one.name(),
                typed.name
            );
            match typed.meaning {
                Meaning::Any(branches) => assert!(!branches.is_empty() && typed.wire != Wire::Choice),
                Meaning::Choice(words) => assert!(!words.is_empty() && typed.wire == Wire::Choice),
            }
        }
    }
}

#[test]
fn required_parameters_are_parameters() {
    assert_eq!(endpoint("channels.messages").required(), [["roomId"]]);
    assert_eq!(endpoint("groups.messages").required(), [["roomId", "roomName"]]);
    for one in endpoints() {
        for name in one.required().iter().copied().flatten() {
            assert!(one.parameters(Versions::ALL).any(|known| known.name == *name), "{} {name}", one.name());
        }
    }
}

#[test]
fn spans_cover_all_versions_without_gaps() {
    for one in endpoints() {
        let spans: Vec<_> = one.spans().collect();
        assert_eq!(spans.first().map(|span| span.first), Some(Version::OLDEST));
        assert_eq!(spans.last().map(|span| span.last), Some(Version::LAST));
        assert!(
            spans
                .windows(2)
                .all(|pair| before(pair[1].first) == pair[0].last && pair[0].first <= pair[0].last)
        );
    }
}

#[test]
fn a_release_is_before_another() {
    for (version, earlier) in [
        ((8, 6, 1), (8, 6, 0)),
        ((8, 6, 0), (8, 5, u16::MAX)),
        ((8, 0, 0), (7, u16::MAX, u16::MAX)),
        ((0, 49, 2), (0, 49, 1)),
    ] {
        let of = |(major, minor, patch)| Version::new(major, minor, patch);
        assert_eq!(before(of(version)), of(earlier));
    }
}

#[test]
fn endpoints_of_one_name_are_equal() {
    assert_eq!(Endpoint::find("livechat/K3p/messages"), Endpoint::declared("livechat/:rid/messages"));
    assert_ne!(Endpoint::find("channels.list"), Endpoint::find("groups.list"));
}

#[test]
fn variable_segments_take_any_one_segment() {
    for (name, declared) in [
        ("channels.list", Some("channels.list")),
        ("livechat/K3p/messages", Some("livechat/:rid/messages")),
        ("livechat/users/agent", Some("livechat/users/agent")),
        ("livechat/users/manager", Some("livechat/users/:type")),
        ("livechat//messages", None),
        ("livechat/:rid/messages", None),
        ("livechat/a/b/messages", None),
        ("livechat", None),
        ("nothing", None),
    ] {
        assert_eq!(Endpoint::find(name).map(Endpoint::name), declared, "{name}");
    }
}

#[test]
fn a_mistyped_name_has_a_nearest_one() {
    assert_eq!(Endpoint::nearest("channel.list"), Some("channels.list"));
    assert_eq!(Endpoint::nearest("users.List"), Some("users.list"));
    assert_eq!(Endpoint::nearest("zzzzzzzz"), None);
}
