//! Runs one operation on one case for callgrind to count: `instructions CASE OPERATION`.

use rocketql_benches::{cases, operations};

fn main() {
    let mut wanted = std::env::args().skip(1);
    let (name, what) = (wanted.next().unwrap_or_default(), wanted.next().unwrap_or_default());
    for case in cases().iter().filter(|case| case.name == name) {
        for operation in operations(case).filter(|operation| operation.name == what) {
            let mut run = (operation.prepare)(case);
            // Twice before, so that nothing is counted that happens only once.
            run();
            run();
            counted(&mut *run);
        }
    }
}

/// The function at whose door callgrind starts and stops counting.
#[inline(never)]
fn counted(run: &mut dyn FnMut()) {
    run();
}
