//! The library inside another program: `cargo run --example embed --no-default-features -- 'active = true | count 5'`.

use rocketql::{Compiler, Options, Target};
use std::io::{self, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> io::Result<()> {
    let text = std::env::args().nth(1).unwrap_or_else(|| {
        "im.list.everyone: lm < now-90d and msgs > 100 | fields usernames, lm | sort -lm | page 2 size 50"
            .into()
    });
    let mut out = io::stdout().lock();

    // The library reads no clock: the program hands it the present.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let options = Options { now: i64::try_from(since.as_millis()).ok(), ..Options::default() };

    // One compiler serves any number of texts, and keeps its memory from one to the next.
    let mut compiler = Compiler::new();
    match compiler.compile(&text, &options) {
        Ok(compiled) => {
            writeln!(out, "query   {}", compiled.query())?;
            for parameter in compiled.params() {
                writeln!(out, "param   {} = {:?}", parameter.name, parameter.value)?;
            }
            if let Some(url) = compiled.url() {
                writeln!(out, "url     {url}")?;
            }
            // Warnings and hints stop nothing, but a person may want to see them.
            write!(out, "{}", compiled.report())?;
        }
        Err(report) => {
            write!(out, "{report}")?;
            // A fix is a list of edits. An editor would offer them; here the first of each is applied.
            for fix in report.diagnostics().iter().filter_map(|diagnostic| diagnostic.fixes.first()) {
                writeln!(out, "fixed   {}", fix.apply(&text))?;
            }
        }
    }

    // With MongoDB itself as the target nothing is moved, and every type may be used.
    let options = Options { target: Target::Mongo, ..options };
    if let Ok(compiled) = compiler.compile("_id = oid(\"507f1f77bcf86cd799439011\") or name = bob", &options)
    {
        writeln!(out, "mongosh {}", compiled.mongosh("users"))?;
    }
    Ok(())
}
