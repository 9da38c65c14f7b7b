use std::hint::black_box;
use std::time::Instant;
use rocketql::{Compiler, Options};
fn main() {
    let texts: Vec<String> = std::env::args().skip(1).collect();
    for text in &texts {
        let (mut compiler, mut out) = (Compiler::new(), String::new());
        let mut best = f64::INFINITY;
        let mut bestc = f64::INFINITY;
        for _ in 0..2000 {
            let start = Instant::now();
            for _ in 0..300 { if let Ok(compiled) = compiler.compile(black_box(text), &Options::default()) { out.clear(); compiled.write_query(&mut out); black_box(&out); } }
            best = best.min(start.elapsed().as_secs_f64() * 1e9 / 300.0);
            let start = Instant::now();
            for _ in 0..300 { black_box(compiler.compile(black_box(text), &Options::default()).is_ok()); }
            bestc = bestc.min(start.elapsed().as_secs_f64() * 1e9 / 300.0);
        }
        println!("{best:>7.0} {bestc:>7.0} {text}");
    }
}
