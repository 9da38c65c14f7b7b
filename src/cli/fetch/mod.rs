//! A request to the rows of a server.

pub(super) mod arguments;
mod ending;
mod login;
mod progress;
mod resume;

use self::arguments::Fetch;
use super::arguments::{Deny, Format, Mode};
use super::input::Given as Texts;
use super::terminal::{self, Style};
use super::{Failure, Outcome, answer, settings};
use progress::Progress;
use resume::Place;
use rocketql::client::{Client, Error, Event, Given, Plan, Settings};
use rocketql::{Code, Diagnostic, Diagnostics, Options, Parts, Report, Span, Target};
use std::cell::Cell;
use std::io::{self, IsTerminal as _};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// `rocketql fetch`
pub(super) fn run(arguments: &Fetch, style: Style) -> Result<Outcome, Failure> {
    let lost = Cell::new(None);
    let outcome = prepare(arguments, Teller { format: arguments.format, style, lost: &lost })?;
    match lost.get() {
        // All rows were given, so that nobody is to come again for them; but what could not be said is not passed over.
        Some(why) if outcome == Outcome::Done => Err(io::Error::from(why).into()),
        Some(_) | None => Ok(outcome),
    }
}

/// All up to the rows that depends on the arguments alone.
fn prepare(arguments: &Fetch, teller: Teller<'_>) -> Result<Outcome, Failure> {
    let server = &arguments.server;
    if server.server.is_some() {
        settings::target(server.server, server.unsafe_params(), true)
            .map_err(|wrong| Failure::usage("fetch", wrong))?;
    }
    let mut options = Options {
        date_form: arguments.date_form.into(),
        input: arguments.input.into(),
        ..arguments.setting.options()
    };
    let texts = match Texts::read("fetch", &arguments.source, arguments.endpoint.as_deref(), &options.limits)?
    {
        Ok(texts) => texts,
        Err(report) => return teller.refuse(&report),
    };
    let mut place = match arguments.conduct.resume.as_deref().map(Place::take).transpose() {
        Ok(place) => place,
        Err(report) => {
            teller.tell(&report);
            return Ok(Outcome::WrongUsage);
        }
    };
    let stopped = place.as_ref().and_then(|place| place.bookmark.as_ref());
    if let (None, Some(bookmark)) = (arguments.setting.now, stopped) {
        // Rows that go on are of one request, and that has one present.
        options.now = bookmark.now();
    }
    let place = place.as_mut();
    let who = &arguments.login;
    let progress = Progress::new();
    let mut client = match who.login {
        Some(_) => Client::new(&arguments.url, None, conduct(arguments, &progress)?),
        None => match login::read(who.login_file.as_deref()) {
            Ok(login) => Client::new(&arguments.url, Some(login), conduct(arguments, &progress)?),
            Err(report) => {
                teller.tell(&report);
                return Ok(Outcome::WrongUsage);
            }
        },
    };
    let client = match &mut client {
        Ok(client) => client,
        Err(error) => return teller.end(error),
    };
    let Some(user) = &who.login else {
        return fetch(client, arguments, &texts, &options, &progress, place, teller);
    };
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Err(Failure::usage(
            "fetch",
            "`--login` asks for a password, and there is no terminal to ask on",
        ));
    }
    let Some(password) = login::ask(&format!("password of {user}"))? else {
        return Err(Failure::usage("fetch", "no password was typed"));
    };
    if let Err(error) =
        client.log_in(user, &password, || login::ask("code of the second factor").ok().flatten())
    {
        progress.finish();
        return teller.end(&error);
    }
    let outcome = fetch(client, arguments, &texts, &options, &progress, place, teller);
    // Whatever came of it.
    if let Err(error) = client.log_out() {
        teller.tell(error.report());
    }
    outcome
}

/// Fetches the rows as somebody who is logged in.
fn fetch(
    client: &Client,
    arguments: &Fetch,
    texts: &Texts<'_>,
    options: &Options<'_>,
    progress: &Progress,
    place: Option<&mut Place<'_>>,
    teller: Teller<'_>,
) -> Result<Outcome, Failure> {
    let server = &arguments.server;
    let unsafe_params = server.unsafe_params();
    let given =
        Given { versions: server.server, unsafe_params, privileged: server.unprivileged.then_some(false) };
    let plan = match client.plan(&texts.parts(), options, &given) {
        Ok(plan) => plan,
        Err(error) => {
            progress.finish();
            return teller.end(&error);
        }
    };
    let is_accepted = answer::accepts(plan.report(), arguments.deny == Some(Deny::Warnings));
    let refused = match strict(arguments, &texts.parts(), options, &plan) {
        Some(report) => Some(report),
        None => (!is_accepted).then(|| plan.report().clone()),
    };
    if let Some(report) = refused {
        progress.finish();
        return teller.refuse(&report);
    }
    progress.beside_words(|| teller.tell(plan.report()));
    give(client, &plan, progress, place, teller)
}

/// How the client behaves, and that Ctrl-C ends it.
fn conduct(arguments: &Fetch, progress: &Progress) -> Result<Settings, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let handle = Arc::clone(&stop);
    ending::watch(move |status| {
        // Whoever asks twice does not want to wait for what was received either; and where a password is asked for, nothing was.
        if handle.swap(true, Ordering::Relaxed) || login::give_up() {
            process::exit(status);
        }
    })?;
    let conduct = &arguments.conduct;
    let progress = progress.clone();
    Ok(Settings {
        insecure_http: arguments.login.insecure_http,
        best_effort: conduct.best_effort,
        check_server: conduct.check_server,
        deadline: conduct.deadline.map(|time| Instant::now() + time),
        timeout: conduct.timeout,
        attempts: conduct.attempts,
        sort_memory: conduct.sort_memory,
        longest_url: conduct.max_url,
        largest_answer: conduct.max_answer,
        stop: Some(stop),
        watch: Some(Arc::new(move |event: &Event| progress.tell(event))),
        ..Settings::default()
    })
}

/// Why a plan that leaves work to the client is refused, where that was asked for.
fn strict(arguments: &Fetch, parts: &Parts<'_>, options: &Options<'_>, plan: &Plan) -> Option<Report> {
    if arguments.server.mode != Some(Mode::Strict) {
        return None;
    }
    let target = Target::Server(plan.server());
    let strict = Options { target, mode: rocketql::Mode::Strict, ..*options };
    if let Err(report) = rocketql::compile_parts(parts, &strict) {
        return Some(report);
    }
    // All that is left is what did not fit into the URL.
    plan.compiled().residual()?;
    let mut sink = Diagnostics::new(1);
    let most = arguments.conduct.max_url.to_string();
    sink.report(Diagnostic::new(Code::UrlTooLong, Span::default()).arg("more").arg(most));
    Some(Report::new(&mut sink, []))
}

/// Prints the rows as they come, and then what is to be said of them.
fn give(
    client: &Client,
    plan: &Plan,
    progress: &Progress,
    mut place: Option<&mut Place<'_>>,
    teller: Teller<'_>,
) -> Result<Outcome, Failure> {
    if let (None, Some(work)) = (plan.compiled().residual(), plan.compiled().client())
        && let (None, Some(count)) = (work.sort, work.count)
    {
        progress.expect(count.into());
    }
    let begun = match place.as_mut().and_then(|place| place.bookmark.take()) {
        Some(bookmark) => client.resume(plan, bookmark),
        None => Ok(client.rows(plan)),
    };
    // Whether these rows could stop and go on is known before the first one.
    let begun =
        begun.and_then(|rows| place.as_ref().map_or(Ok(()), |_| rows.bookmark().map(drop)).map(|()| rows));
    let mut rows = match begun {
        Ok(rows) => rows,
        Err(error) => {
            progress.finish();
            return teller.end(&error);
        }
    };
    if let Some(Err(report)) = place.as_mut().map(|place| place.begin()) {
        progress.finish();
        teller.tell(&report);
        return Ok(Outcome::WrongUsage);
    }
    let mut block = Vec::new();
    let mut ended = None;
    while let Some(row) = rows.next() {
        match row {
            Ok(row) => {
                block.extend_from_slice(row.as_bytes());
                block.push(b'\n');
            }
            Err(error) => ended = Some(error),
        }
        // What is there is given before the server is asked again.
        if block.len() >= BLOCK || rows.ready() == 0 {
            if let Err(error) = progress.beside_rows(|| terminal::print(&block)) {
                progress.finish();
                return unprinted(error);
            }
            block.clear();
        }
    }
    progress.finish();
    teller.tell(rows.report());
    let outcome = match &ended {
        Some(error) => teller.end(error)?,
        None => Outcome::Done,
    };
    let Some(place) = place else { return Ok(outcome) };
    let said = match ended {
        None => place.end().err(),
        Some(_) => Some(match rows.bookmark() {
            Ok(bookmark) => place.stop(&bookmark).unwrap_or_else(|wrong| wrong),
            Err(error) => error.report().clone(),
        }),
    };
    if let Some(report) = said {
        teller.tell(&report);
    }
    Ok(outcome)
}

/// Rows that cannot be printed are missing, whatever the reason; but who reads no more wants no more.
fn unprinted(error: io::Error) -> Result<Outcome, Failure> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Err(error.into());
    }
    terminal::complain(&format!("rocketql: the rows cannot be printed: {error}\n"))?;
    Ok(Outcome::InTheWay)
}

/// So many bytes are printed at once.
const BLOCK: usize = 1 << 16;

/// Says what was found on standard error.
#[derive(Debug, Clone, Copy)]
struct Teller<'a> {
    format: Format,
    style: Style,
    /// Why something could not be said.
    lost: &'a Cell<Option<io::ErrorKind>>,
}

impl Teller<'_> {
    /// Whoever cannot be told is not kept from the rows, nor from going on later; but who wants to hear no more is told all.
    fn tell(self, report: &Report) {
        let told = match self.format {
            Format::Text => self.style.draw(report),
            Format::Json if report.is_empty() => Ok(()),
            Format::Json => terminal::complain(&answer::refusal("null", report)),
        };
        if let Err(error) = told
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.set(Some(error.kind()));
        }
    }

    fn refuse(self, report: &Report) -> Result<Outcome, Failure> {
        self.tell(report);
        Ok(Outcome::Refused)
    }

    /// Says why there are no rows, or no more.
    fn end(self, error: &Error) -> Result<Outcome, Failure> {
        self.tell(error.report());
        Ok(match error.code() {
            _ if error.is_refusal() => Outcome::Refused,
            Some(Code::UrlTooLong | Code::ResumeOther | Code::ResumeForgiven | Code::NotResumable) => {
                Outcome::Refused
            }
            Some(Code::NoAddress | Code::PlainHttp) => Outcome::WrongUsage,
            Some(_) | None => Outcome::InTheWay,
        })
    }
}
