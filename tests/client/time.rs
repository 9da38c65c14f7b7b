//! Rate limits, servers that let one wait, and whoever wants it to end.

use crate::contract::{Contract, client, drain, known, plain, quick, text};
use rocketql::client::{Event, Settings};
use rocketql::{Code, Options};
use serde_json::json;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

#[test]
fn the_rate_limit_is_used_and_not_hit() {
    let Some(mut contract) = Contract::new() else { return };
    let limit = json!({ "limit": { "calls": 4, "window": 1000 } });
    let address = contract.start(&plain(1000, &limit));
    let waited = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&waited);
    let watch = move |event: &Event| {
        if matches!(event, Event::Waiting { .. }) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    };
    let client = client(&address, Settings { watch: Some(Arc::new(watch)), ..quick() });
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let began = Instant::now();
    let (found, error) = drain(client.rows(&plan));
    let verdict = contract.say(&json!({ "do": "judge", "line": { "with": {} }, "texts": [] }));
    assert!(error.is_none(), "{error:?}");
    assert_eq!((found.len(), client.requests(), &verdict["refused"]), (1000, 11, &json!(0)));
    assert!(waited.load(Ordering::Relaxed) > 0);
    // Eleven requests are two full windows and a bit.
    assert!(
        (Duration::from_millis(1900)..Duration::from_secs(20)).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn whoever_ends_it_gets_what_was_received() {
    let Some(mut contract) = Contract::new() else { return };
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(Mutex::new(0));
    for (request, is_sorted) in
        [("users.list:", false), ("users.list: | fields createdAt | sort createdAt", true)]
    {
        stop.store(false, Ordering::Relaxed);
        *asked.lock().unwrap() = 0;
        let address = contract.start(&plain(5000, &json!({})));
        let (flag, counter) = (Arc::clone(&stop), Arc::clone(&asked));
        let watch = move |event: &Event| {
            if matches!(event, Event::Page { .. }) {
                let mut pages = counter.lock().unwrap();
                *pages += 1;
                flag.store(*pages == 3, Ordering::Relaxed);
            }
        };
        let settings = Settings { stop: Some(Arc::clone(&stop)), watch: Some(Arc::new(watch)), ..quick() };
        let client = client(&address, settings);
        let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
        assert!(
            !is_sorted
                || plan.compiled().client().unwrap().sort.is_some()
                || plan.compiled().sort().is_some()
        );
        let (found, error) = drain(client.rows(&plan));
        assert_eq!((found.len(), error.unwrap().code()), (298, Some(Code::Interrupted)), "{request}");
    }
    let address = contract.start(&json!({ "faults": ["stall"] }));
    let settings = Settings { deadline: Some(Instant::now() + Duration::from_millis(150)), ..quick() };
    let client = client(&address, settings);
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let began = Instant::now();
    let (_, error) = drain(client.rows(&plan));
    assert_eq!(error.unwrap().code(), Some(Code::DeadlineReached));
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_server_that_stalls_is_asked_again() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(250, &json!({ "faults": ["stall"] })));
    let client = client(&address, Settings { timeout: Duration::from_millis(500), ..quick() });
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none(), "{error:?}");
    // Three pages, and one request in vain; more of these where the machine is slow.
    assert!(found.len() == 250 && (4..10).contains(&client.requests()), "{}", client.requests());
}

#[test]
fn a_server_with_another_clock_is_waited_for() {
    let Some(mut contract) = Contract::new() else { return };
    // It says each time that the window is over, and it is not.
    let address = contract.start(&plain(50, &json!({ "faults": ["early"] })));
    let settings = Settings { backoff: Duration::from_millis(50), attempts: 6, ..quick() };
    let client = client(&address, settings);
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found.len(), 50);
}

#[test]
fn nobody_waits_for_an_answer_that_is_not_wanted_any_more() {
    let Some(mut contract) = Contract::new() else { return };
    for fault in ["stall", "trickle"] {
        let address = contract.start(&plain(50, &json!({ "faults": [fault] })));
        let stop = Arc::new(AtomicBool::new(false));
        let settings = Settings { stop: Some(Arc::clone(&stop)), ..quick() };
        let stopped = client(&address, settings);
        let plan = stopped.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
        let began = Instant::now();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            stop.store(true, Ordering::Relaxed);
        });
        let (found, error) = drain(stopped.rows(&plan));
        assert_eq!((found.len(), error.unwrap().code()), (0, Some(Code::Interrupted)), "{fault}");
        assert!(began.elapsed() < Duration::from_secs(3), "{fault}");

        // The next request would go well; the time is over before.
        let address = contract.start(&plain(50, &json!({ "faults": [fault] })));
        let deadline = Some(Instant::now() + Duration::from_millis(150));
        let late = client(&address, Settings { deadline, ..quick() });
        let plan = late.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
        let began = Instant::now();
        let (_, error) = drain(late.rows(&plan));
        assert_eq!(error.unwrap().code(), Some(Code::DeadlineReached), "{fault}");
        assert!(began.elapsed() < Duration::from_secs(3), "{fault}");
    }
}

#[test]
fn a_server_that_is_away_says_until_when() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(50, &json!({ "faults": ["away"] })));
    // Without a word from the server it would try again at once.
    let client = client(&address, Settings { longest_wait: Duration::from_secs(2), ..quick() });
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let began = Instant::now();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none(), "{error:?}");
    // One in vain, one for the rows, and one to see that these are all.
    assert_eq!((found.len(), client.requests()), (50, 3));
    assert!(began.elapsed() >= Duration::from_secs(1));
}
