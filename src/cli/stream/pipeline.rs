//! A stream to its answers on all cores, in order.

use super::blocks::Blocks;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many blocks wait before and behind each worker. This bounds the memory, however fast the reader or slow the
/// writer may be.
const WAITING: usize = 2;

/// Gives every block of `source` to one of `threads` workers, made by `worker`, and what it answers to `sink`.
///
/// Workers take turns, and so does the writer. That alone keeps the order: no block needs a number.
pub(crate) fn run<A: Send, W: FnMut(&[u8]) -> A>(
    source: impl Read + Send,
    line_limit: usize,
    threads: usize,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(A),
) -> io::Result<()> {
    let worker = &worker;
    thread::scope(|scope| {
        let mut inboxes = Vec::new();
        let mut outboxes = Vec::new();
        for _ in 0..threads.max(1) {
            let (inbox, blocks) = sync_channel(WAITING);
            let (answers, outbox) = sync_channel(WAITING);
            thread::Builder::new().spawn_scoped(scope, move || work(&blocks, &answers, worker()))?;
            inboxes.push(inbox);
            outboxes.push(outbox);
        }
        let reader = thread::Builder::new().spawn_scoped(scope, move || {
            let mut blocks = Blocks::new(source, line_limit);
            for inbox in inboxes.iter().cycle() {
                let Some(block) = blocks.next()? else { break };
                if inbox.send(block).is_err() {
                    // The worker has panicked, which the scope reports.
                    break;
                }
            }
            Ok(())
        })?;
        for outbox in outboxes.iter().cycle() {
            match outbox.recv() {
                Ok(answers) => sink(answers),
                Err(_) => break,
            }
        }
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn work<A>(blocks: &Receiver<Vec<u8>>, answers: &SyncSender<A>, mut answer: impl FnMut(&[u8]) -> A) {
    for block in blocks {
        if answers.send(answer(&block)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::lines;
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn the_order_is_kept_on_many_threads() {
        let text: String = (0..100_000).map(|number| format!("{number}\n")).collect();
        for threads in [1, 2, 7, 32] {
            let mut answers = Vec::new();
            let made = AtomicUsize::new(0);
            let worker = || {
                // Some workers are slower than others.
                let delay = made.fetch_add(1, Ordering::Relaxed) as u64 % 3;
                move |block: &[u8]| {
                    thread::sleep(std::time::Duration::from_millis(delay));
                    lines(block, 100).map(<[u8]>::to_vec).collect::<Vec<_>>()
                }
            };
            run(text.as_bytes(), 100, threads, worker, |block| answers.extend(block)).unwrap();
            let expected: Vec<_> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
            assert!(answers == expected, "{threads} threads");
        }
    }

    #[test]
    fn a_source_that_fails_is_reported_after_what_it_gave() {
        struct Failing(bool);
        impl Read for Failing {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(io::Error::other("unplugged"));
                }
                buffer[..4].copy_from_slice(b"one\n");
                Ok(4)
            }
        }
        let mut seen = 0;
        let error = run(Failing(false), 100, 3, || |block: &[u8]| block.len(), |length| seen += length);
        assert_eq!((error.unwrap_err().to_string().as_str(), seen), ("unplugged", 4));
    }
}
