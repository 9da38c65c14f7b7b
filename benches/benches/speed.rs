//! The time that each operation takes on each case: `cargo bench --manifest-path benches/Cargo.toml`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rocketql_benches::{cases, operations};

fn speed(criterion: &mut Criterion) {
    for case in cases() {
        let mut group = criterion.benchmark_group(case.name);
        group.throughput(Throughput::Bytes(case.text.len() as u64));
        for operation in operations(&case) {
            let mut run = (operation.prepare)(&case);
            group.bench_function(operation.name, |bencher| bencher.iter(&mut run));
        }
        group.finish();
    }
}

criterion_group!(benches, speed);
criterion_main!(benches);
