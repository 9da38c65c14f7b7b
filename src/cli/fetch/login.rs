//! The environment, a file that nobody else may read, or what is typed in, to a login.

use console::Term;
use rocketql::client::Login;
use rocketql::{Code, Diagnostic, Diagnostics, Report, Span};
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

const USER: &str = "ROCKETCHAT_USER_ID";
const TOKEN: &str = "ROCKETCHAT_AUTH_TOKEN";

/// The login in the file, or in the environment where there is no file.
pub(super) fn read(file: Option<&Path>) -> Result<Login, Report> {
    match file {
        Some(path) => from_file(path),
        None => complete(|name| std::env::var(name).ok()),
    }
}

/// Both halves of a login. A mistake is named, and not what is there.
fn complete(value: impl Fn(&str) -> Option<String>) -> Result<Login, Report> {
    let half = |name| {
        let value = value(name).filter(|value| !value.trim().is_empty());
        value.ok_or_else(|| report(Code::LoginIncomplete, [format!("`{name}`")]))
    };
    let (user, token) = (half(USER)?, half(TOKEN)?);
    let wrong =
        || report(Code::LoginIncomplete, [format!("login in `{USER}` and `{TOKEN}` that a header can hold")]);
    Login::new(&user, &token).ok_or_else(wrong)
}

/// Asks on the terminal, and shows nothing of what is typed; none where nothing is.
pub(super) fn ask(what: &str) -> io::Result<Option<String>> {
    let terminal = Term::stderr();
    terminal.write_str(&format!("{what}: "))?;
    quiet::begin();
    let typed = terminal.read_secure_line();
    quiet::end();
    Ok(Some(typed?).filter(|typed| !typed.is_empty()))
}

/// Makes the terminal show again what is typed, should somebody be asked just now; whether that is so.
pub(super) fn give_up() -> bool {
    quiet::end()
}

/// The terminal while it does not show what is typed: whoever interrupts that must not leave it so.
#[cfg(unix)]
mod quiet {
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
    use std::io;
    use std::sync::{Mutex, PoisonError};

    /// As it was before.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    pub(super) fn begin() {
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = tcgetattr(io::stdin()).ok();
    }

    pub(super) fn end() -> bool {
        let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
        before.is_some_and(|before| tcsetattr(io::stdin(), OptionalActions::Now, &before).is_ok())
    }
}

/// Each key is read by itself here, and the terminal is as it was in between.
#[cfg(not(unix))]
mod quiet {
    pub(super) fn begin() {}

    pub(super) fn end() -> bool {
        false
    }
}

fn from_file(path: &Path) -> Result<Login, Report> {
    let name = path.display().to_string();
    let wrong = |why: &str| report(Code::LoginFile, [name.clone(), why.to_owned()]);
    let unread = |error: io::Error| wrong(&error.to_string());
    let mut file = File::open(path).map_err(unread)?;
    // The file that was opened is looked at, whatever now has its name.
    let metadata = file.metadata().map_err(unread)?;
    if !(metadata.is_file() || is_pipe(&metadata)) {
        return Err(wrong("it is no file"));
    }
    if is_open(&metadata) {
        return Err(report(Code::LoginOpen, [name]));
    }
    let mut text = String::new();
    file.by_ref().take(LONGEST).read_to_string(&mut text).map_err(unread)?;
    let value = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once('='));
        let (_, value) = lines.find(|(key, _)| key.trim().trim_start_matches("export ").trim() == name)?;
        Some(value.trim().trim_matches(['"', '\'']).to_owned())
    };
    for name in [USER, TOKEN] {
        if value(name).is_none_or(|value| value.is_empty()) {
            return Err(wrong(&format!("it has no `{name}`")));
        }
    }
    complete(value).map_err(|_| wrong("it has characters that no header can hold"))
}

/// More than any login takes.
const LONGEST: u64 = 1 << 16;

/// Whether others than the owner may read or change it.
#[cfg(unix)]
fn is_open(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o077 != 0
}

/// What others may do with a file is not told by its mode here.
#[cfg(not(unix))]
fn is_open(_: &Metadata) -> bool {
    false
}

/// Whether it is what a shell gives for `<(pass show rocketchat)`.
#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

/// Files alone have names here.
#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

fn report<const N: usize>(code: Code, args: [String; N]) -> Report {
    let mut sink = Diagnostics::new(1);
    sink.report(args.into_iter().fold(Diagnostic::new(code, Span::default()), Diagnostic::arg));
    Report::new(&mut sink, [])
}
