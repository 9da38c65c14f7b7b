//! Prints how many parsed rows a second a filter judges on one core: `match_rows FILE FILTER`. For `benches/mingo.mjs`.

use rocketql::{Filter, Options};
use serde_json::Value;
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, filter) = (arguments.next().expect("a file"), arguments.next().expect("a filter"));
    let text = std::fs::read_to_string(file).expect("the file is read");
    // A thousand rows, again and again: what is measured is the matching, not the memory.
    let rows: Vec<Value> =
        text.lines().take(1000).map(|line| serde_json::from_str(line).expect("a row")).collect();
    let filter = Filter::new(&filter, &Options::default()).expect("a filter");
    let mut least = Duration::MAX;
    for _ in 0..2000 {
        let began = Instant::now();
        let selected = rows.iter().filter(|row| filter.matches(row) == Ok(true)).count();
        least = least.min(began.elapsed());
        assert!(std::hint::black_box(selected) > 0);
    }
    println!("{:.0}", rows.len() as f64 / least.as_secs_f64());
}
