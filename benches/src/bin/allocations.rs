//! Lists every case and operation with its baseline (`-` for the baselines themselves) and how often it allocates.

use rocketql_benches::{cases, operations};

fn main() {
    for case in cases() {
        for operation in operations(&case) {
            let mut run = (operation.prepare)(&case);
            run();
            let allocations = allocation_counter::measure(run).count_total;
            println!("{}\t{}\t{}\t{allocations}", case.name, operation.name, operation.baseline);
        }
    }
}
