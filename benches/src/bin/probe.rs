use rocketql::{Compiler, Options, Parts, Server, Target, Version, Compiled};
use std::{hint::black_box, time::Instant};
fn main() {
    let texts: Vec<String> = std::env::args().skip(1).collect();
    for text in &texts {
        let mut best = [f64::INFINITY; 4];
        let server = Server { versions: Version::new(8, 6, 1).into(), unsafe_params: true, privileged: true };
        let opts = [Options::default(), Options { target: Target::Server(server), ..Options::default() }];
        let mut compilers = [Compiler::new(), Compiler::new()];
        let mut out = String::new();
        for _ in 0..300 {
            for which in 0..4 {
                let (options, compiler) = (&opts[which % 2], &mut compilers[which % 2]);
                let start = Instant::now();
                for _ in 0..100 {
                    let parts = Parts { text: Some(black_box(text)), endpoint: (which % 2 == 1).then_some("groups.listAll"), ..Parts::default() };
                    let Ok(compiled) = compiler.compile_parts(&parts, options) else { continue };
                    if which < 2 { out.clear(); Compiled::write_query(compiled, &mut out); black_box(&out); }
                }
                best[which] = best[which].min(start.elapsed().as_secs_f64() * 1e7);
            }
        }
        println!("{:5.0} {:5.0} +{:4.0} | unwritten {:5.0} {:5.0} +{:4.0} {text}", best[0], best[1], best[1]-best[0], best[2], best[3], best[3]-best[2]);
    }
}
