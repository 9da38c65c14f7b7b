//! The time from a keystroke to diagnostics and completions, for a text of 300 characters: `cargo bench --manifest-path
//! benches/Cargo.toml --bench keystroke`.

use criterion::{Criterion, criterion_group, criterion_main};
use rocketql::assist::{Assistant, Field, Surroundings};
use rocketql::{Compiler, Options};
use std::hint::black_box;

const TEXT: &str = "users.list: active = true and type in ('user', 'bot', 'apps') and username ~ /^ro/i and msgs > 100 \
                    and lastLogin >= 2024-03-01T00:00:00Z and emails has (address endswith '@example.org') and (status = online or not roles in (guest, anonymous)) | fields username, name, lastLogin | \
                    sort -lastLogin | co";

const FIELDS: [Field<'static>; 100] =
    [Field { path: "services.password.bcrypt", kind: "string", values: &[], doc: "" }; 100];

fn keystroke(criterion: &mut Criterion) {
    assert_eq!(TEXT.len(), 300);
    let around = Surroundings { fields: &FIELDS, ..Surroundings::default() };
    let (mut compiler, mut assistant) = (Compiler::new(), Assistant::new());
    // Each place of the text once: what is typed is sometimes right and mostly not.
    let mut at = 0;
    criterion.bench_function("check and complete 300 characters", |bencher| {
        bencher.iter(|| {
            at = (at + 7) % TEXT.len();
            let _ = black_box(compiler.compile(black_box(TEXT), &Options::default()));
            black_box(assistant.complete(black_box(TEXT), at as u32, &around));
        });
    });
    criterion.bench_function("check and complete at the end", |bencher| {
        bencher.iter(|| {
            let _ = black_box(compiler.compile(black_box(TEXT), &Options::default()));
            black_box(assistant.complete(black_box(TEXT), TEXT.len() as u32, &around));
        });
    });
    criterion.bench_function("colours of 300 characters", |bencher| {
        bencher.iter(|| black_box(assistant.highlight(black_box(TEXT), &around)));
    });
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
