//! The time of every operation beside that of serde_json, each the fastest of many short runs that take turns, which other
//! work on the machine hardly changes, and what planning adds to the same compilation without a server: `cargo run --release --bin ratios [CASE [OPERATION]]`.

use rocketql_benches::{PLANNING, cases, operations};
use std::time::{Duration, Instant};

/// How often the operations take turns.
const ROUNDS: usize = 400;

/// About how long one run takes.
const RUN: Duration = Duration::from_micros(200);

fn main() {
    let mut wanted = std::env::args().skip(1);
    let (name, what) = (wanted.next(), wanted.next());
    let is_wanted = |asked: &Option<String>, name: &str| asked.as_ref().is_none_or(|asked| asked == name);
    println!("{:<10} {:<22} {:>10} {:>7}", "case", "operation", "ns", "ratio");
    for case in cases().iter().filter(|case| is_wanted(&name, case.name)) {
        let listed: Vec<_> = operations(case)
            .filter(|operation| {
                let is_compared = operation.name == PLANNING.1 && what.as_deref() == Some(PLANNING.0);
                operation.baseline == "-" || is_compared || is_wanted(&what, operation.name)
            })
            .collect();
        let mut runs: Vec<_> = listed.iter().map(|operation| (operation.prepare)(case)).collect();
        let mut fastest = vec![f64::INFINITY; runs.len()];
        for _ in 0..ROUNDS {
            for (run, fastest) in runs.iter_mut().zip(&mut fastest) {
                *fastest = fastest.min(nanoseconds(&mut **run));
            }
        }
        for (operation, &time) in listed.iter().zip(&fastest) {
            let baseline = listed.iter().position(|other| other.name == operation.baseline);
            let ratio = baseline.and_then(|at| fastest.get(at)).map_or(1.0, |other| time / other);
            println!("{:<10} {:<22} {time:>10.0} {ratio:>7.2}", case.name, operation.name);
        }
        let time = |name| {
            listed.iter().zip(&fastest).find(|(operation, _)| operation.name == name).map(|(_, &time)| time)
        };
        if let (Some(with), Some(without)) = (time(PLANNING.0), time(PLANNING.1)) {
            let added = with - without;
            println!("{:<10} {:<22} {added:>10.0} {:>7.2}", case.name, "planning adds", added / without);
        }
    }
}

/// How long a call takes, as the mean of as many as fill a run.
fn nanoseconds(run: &mut dyn FnMut()) -> f64 {
    let (start, mut calls) = (Instant::now(), 0_u32);
    loop {
        for _ in 0..8 {
            run();
        }
        calls += 8;
        let took = start.elapsed();
        if took >= RUN {
            return took.as_secs_f64() * 1e9 / f64::from(calls);
        }
    }
}
