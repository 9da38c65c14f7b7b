//! How often compiling allocates: memory is asked for by the text, not by the node, and not at all once warm.

use allocation_counter::measure;
use rocketql::{Compiler, Options, compile};

/// 150 bytes, six conditions.
const TEXT: &str = "status = online and active = true and lm > 2024-03-01T10:00Z and msgs in (1, 2, 3) and \
                    u.username startswith \"rocket\" and (type = c or not archived exists)";

#[test]
fn one_compilation_allocates_a_few_times() {
    assert!((145..=155).contains(&TEXT.len()), "{}", TEXT.len());
    let count = measure(|| {
        let compiled = compile(TEXT, &Options::default()).unwrap();
        std::hint::black_box(compiled.query());
    });
    assert!(count.count_total <= 8, "{} allocations", count.count_total);
}

#[test]
fn a_warm_compiler_allocates_for_its_output_alone() {
    let mut compiler = Compiler::new();
    let mut run = || {
        let compiled = compiler.compile(TEXT, &Options::default()).unwrap();
        std::hint::black_box(compiled.query());
    };
    run();
    let count = measure(run);
    assert!(count.count_total <= 1, "{} allocations", count.count_total);
}

/// The number of allocations grows with the logarithm of the text, not with the text.
#[test]
fn a_large_text_allocates_little_more() {
    let text = vec!["a.b > 1"; 1000].join(" or ");
    let count = measure(|| {
        let compiled = compile(&text, &Options::default()).unwrap();
        std::hint::black_box(compiled.query());
    });
    assert!(count.count_total <= 20, "{} allocations", count.count_total);
}

/// What is refused costs what its messages cost, and the next text nothing.
#[test]
fn a_refusal_leaves_the_memory() {
    let mut compiler = Compiler::new();
    let options = Options::default();
    for _ in 0..2 {
        assert!(compiler.compile(TEXT, &options).is_ok());
        assert!(compiler.compile("a === 1", &options).is_err());
    }
    let count = measure(|| {
        assert!(compiler.compile(TEXT, &options).is_ok());
    });
    assert!(count.count_total <= 1, "{} allocations", count.count_total);
}
