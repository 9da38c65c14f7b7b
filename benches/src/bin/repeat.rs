//! Runs one operation on one case for some seconds, for a profiler to look at, and says how long it took when it was fastest:
//! `perf record -e cpu-clock target/release/repeat CASE OPERATION [SECONDS]`.

use rocketql_benches::{cases, operations};
use std::time::{Duration, Instant};

fn main() {
    let mut wanted = std::env::args().skip(1);
    let (name, what) = (wanted.next().unwrap_or_default(), wanted.next().unwrap_or_default());
    let seconds = wanted.next().and_then(|seconds| seconds.parse().ok()).unwrap_or(5);
    for case in cases().iter().filter(|case| case.name == name) {
        for operation in operations(case).filter(|operation| operation.name == what) {
            let mut run = (operation.prepare)(case);
            let (start, mut fastest) = (Instant::now(), Duration::MAX);
            while start.elapsed() < Duration::from_secs(seconds) {
                let thousand = Instant::now();
                for _ in 0..1000 {
                    run();
                }
                fastest = fastest.min(thousand.elapsed());
            }
            println!("{} ns", fastest.as_nanos() / 1000);
        }
    }
}
