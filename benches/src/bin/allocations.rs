//! Lists every case and operation with its baseline (`-` for the baselines themselves) and how often it allocates.

use rocketql_benches::{OPERATIONS, cases};

fn main() {
    for case in cases() {
        for operation in OPERATIONS {
            let mut run = (operation.prepare)(&case);
            run();
            let allocations = allocation_counter::measure(run).count_total;
            println!("{}\t{}\t{}\t{allocations}", case.name, operation.name, operation.baseline);
        }
    }
}
