//! The speed of `rocketql batch` beside a loop over the same lines that only does `from_str::<Value>` and `to_string`:
//! `bash benches/batch [LINES]`. On all cores, and on one (with `taskset`, where there is one).

use serde_json::Value;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each is run; the fastest counts, since nothing but other work on the machine makes one slower.
const ROUNDS: usize = 5;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or_else(|| io::Error::other("which program?"))?;
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let path = std::env::temp_dir().join(format!("rocketql-batch-{}.jsonl", std::process::id()));
    let lines = lines(count);
    fs::write(&path, &lines)?;

    println!("{count} lines, {} bytes each; lines for each millisecond of", lines.len() / count);
    println!("{:<30} {:>8} {:>8}", "", "wall", "all cpus");
    let alone = fastest(|| loop_of_serde(&path))?;
    show("from_str and to_string", count, alone, alone);
    for (name, before) in
        [("rocketql batch, all cores", &[][..]), ("rocketql batch, one core", &["taskset", "-c", "0"])]
    {
        let words: Vec<&str> =
            before.iter().copied().chain([program.as_str(), "batch", "--deny", "errors"]).collect();
        match fastest(|| run(&words, &path)) {
            Ok(time) => show(name, count, time, alone),
            Err(error) => println!("{name:<30} {error}"),
        }
    }
    fs::remove_file(path)
}

/// How long something took.
#[derive(Clone, Copy)]
struct Took {
    /// By the clock on the wall.
    wall: Duration,
    /// In all threads together, which other work on the machine hardly changes.
    cpu: Duration,
}

fn show(name: &str, count: usize, took: Took, alone: Took) {
    let rate = |time: Duration| count as f64 / time.as_secs_f64() / 1000.0;
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    let (wall, cpu) = (ratio(alone.wall, took.wall), ratio(alone.cpu, took.cpu));
    println!("{name:<30} {:>8.0} {:>8.0}   {wall:.2} x, {cpu:.2} x", rate(took.wall), rate(took.cpu));
}

/// The time on processors of this process and of all that it has waited for (Linux, `proc_pid_stat(5)`: fields 14 to 17,
/// in hundredths of a second).
fn cpu() -> io::Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or("").split_whitespace();
    let ticks: u64 = fields.skip(11).take(4).filter_map(|field| field.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(10 * ticks))
}

fn measured(run: impl FnOnce() -> io::Result<()>) -> io::Result<Took> {
    let (start, before) = (Instant::now(), cpu()?);
    run()?;
    Ok(Took { wall: start.elapsed(), cpu: cpu()? - before })
}

/// Request lines as programs write them, no two alike; none of them is refused.
fn lines(count: usize) -> String {
    let mut lines = String::new();
    for id in 0..count {
        // Writing to a `String` cannot fail.
        let _ = match id % 8 {
            0 => writeln!(
                lines,
                r#"{{"id":{id},"text":"groups.listAll: name = 'rodrigo{id}' | fields name, usersCount | sort -name"}}"#
            ),
            1 => writeln!(
                lines,
                r#"{{"id":{id},"text":"lm >= 2024-03-01T00:00:00Z and msgs > {id} | count 50"}}"#
            ),
            2 => writeln!(
                lines,
                r#"{{"id":{id},"query":"{{\"name\":{{\"$regex\":\"^g{id}\"}},\"t\":\"c\"}}"}}"#
            ),
            3 => writeln!(
                lines,
                r#"{{"id":{id},"query":"type in ('user', 'bot') and active = true","sort":"-lastLogin","count":{}}}"#,
                1 + id % 100
            ),
            4 => writeln!(
                lines,
                r#"{{"id":{id},"text":"active = true and type in ('user', 'bot', 'apps') and username ~ /^ro{id}/i and msgs > 100 and lastLogin >= 2024-03-01T00:00:00Z and emails.address exists"}}"#
            ),
            5 => writeln!(
                lines,
                r#"{{"id":{id},"endpoint":"channels.list","query":"usersCount >= {id} and (name = c or name = p)"}}"#
            ),
            6 => writeln!(
                lines,
                r#"{{"id":{id},"query":"{{\"usersCount\":{{\"$gte\":{id}}},\"_updatedAt\":{{\"$gt\":{{\"$date\":1709251200000}}}}}}"}}"#
            ),
            _ => writeln!(
                lines,
                r#"{{"id":{id},"text":"u.username startswith rocket{id} and not archived = true"}}"#
            ),
        };
    }
    lines
}

/// The fastest of some rounds, by either clock.
fn fastest(mut run: impl FnMut() -> io::Result<()>) -> io::Result<Took> {
    let mut best = measured(&mut run)?;
    for _ in 1..ROUNDS {
        let next = measured(&mut run)?;
        best = Took { wall: best.wall.min(next.wall), cpu: best.cpu.min(next.cpu) };
    }
    Ok(best)
}

fn loop_of_serde(path: &Path) -> io::Result<()> {
    let (mut source, mut out) =
        (BufReader::new(File::open(path)?), BufWriter::new(File::create("/dev/null")?));
    let mut line = String::new();
    while source.read_line(&mut line)? > 0 {
        let value: Value = serde_json::from_str(&line)?;
        out.write_all(serde_json::to_string(&value)?.as_bytes())?;
        out.write_all(b"\n")?;
        line.clear();
    }
    out.flush()
}

fn run(words: &[&str], path: &Path) -> io::Result<()> {
    let (program, arguments) = words.split_first().ok_or_else(|| io::Error::other("which program?"))?;
    let status = Command::new(program)
        .args(arguments)
        .stdin(File::open(path)?)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("ended with {status}"))) }
}
