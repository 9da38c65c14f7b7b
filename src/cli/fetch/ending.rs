//! Signals that somebody wants it to end, to a word of it.

use std::io;

/// Tells `end` of each, with the status of a process that ends by it. A terminal that goes is none of them: whoever said `nohup`
/// wants it to go on, and nobody else sees what comes of it.
#[cfg(unix)]
pub(super) fn watch(mut end: impl FnMut(i32) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let watch = move || signals.forever().for_each(|signal| end(128 + signal));
    std::thread::Builder::new().name("rocketql signals".into()).spawn(watch).map(drop)
}

/// Tells `end` of each Ctrl-C, with the status of a process that ends by it.
#[cfg(not(unix))]
pub(super) fn watch(mut end: impl FnMut(i32) + Send + 'static) -> io::Result<()> {
    ctrlc::set_handler(move || end(130)).map_err(io::Error::other)
}
