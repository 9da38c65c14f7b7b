//! What a server says of its rate limit, and failures in a row, to how long the client waits.

use super::settings::{Event, Pause, Settings};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use ureq::http::HeaderMap;

/// Why a wait ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    Stopped,
    Deadline,
}

/// Until when each route takes no more requests: servers count by route.
#[derive(Debug, Default)]
pub(super) struct Pace {
    full_until: HashMap<Box<str>, Instant>,
}

impl Pace {
    /// When the route takes the next request, if not now.
    pub(super) fn full_until(&self, route: &str) -> Option<Instant> {
        self.full_until.get(route).copied()
    }

    /// Notes what the headers of an answer say of the route.
    pub(super) fn note(&mut self, route: &str, headers: &HeaderMap) {
        let is_full = number(headers, "x-ratelimit-remaining") == Some(0);
        // A time so far away that no clock tells it is none.
        match reset(headers).filter(|_| is_full).and_then(|wait| Instant::now().checked_add(wait)) {
            Some(end) => {
                self.full_until.insert(route.into(), end);
            }
            None => {
                self.full_until.remove(route);
            }
        }
    }
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// How long it is until the window of the rate limit ends, as `x-ratelimit-reset` has it: in milliseconds since 1970, by the
/// server's clock.
fn reset(headers: &HeaderMap) -> Option<Duration> {
    let reset = number(headers, "x-ratelimit-reset")?;
    let (here, there) = (here()?, date(headers, "date"));
    // `date` has whole seconds: the server's clock is taken for right only where ours is certainly wrong.
    let now = there.filter(|there| there.abs_diff(here) > CLOCKS_DIFFER).unwrap_or(here);
    Some(Duration::from_millis(reset.saturating_sub(now)) + MARGIN)
}

/// From so many milliseconds on, two clocks tell different times.
const CLOCKS_DIFFER: u64 = 2500;

/// Windows do not end to the millisecond.
const MARGIN: Duration = Duration::from_millis(20);

/// How long a server that was asked too often wants to be left alone, where it says so: in a header, or in the words of
/// Rocket.Chat's error, `You must wait 42 seconds before trying this endpoint again`.
pub(super) fn asked_to_wait(headers: &HeaderMap, body: &[u8]) -> Option<Duration> {
    if let Some(wait) = reset(headers).filter(|_| number(headers, "x-ratelimit-remaining") == Some(0)) {
        return Some(wait);
    }
    if let Some(wait) = retry_after(headers) {
        return Some(wait);
    }
    let text = String::from_utf8_lossy(body);
    let (_, after) = text.split_once("must wait ")?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).take(6).collect();
    digits.parse().ok().map(Duration::from_secs)
}

/// What proxies say when a server is away: in seconds, or until when.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    if let Some(seconds) = number(headers, "retry-after") {
        return Some(Duration::from_secs(seconds));
    }
    let until = date(headers, "retry-after")?;
    let now = date(headers, "date").or_else(here)?;
    Some(Duration::from_millis(until.saturating_sub(now)))
}

/// The milliseconds since 1970 of a date as headers have it.
fn date(headers: &HeaderMap, name: &str) -> Option<u64> {
    let date = chrono::DateTime::parse_from_rfc2822(headers.get(name)?.to_str().ok()?).ok()?;
    u64::try_from(date.timestamp_millis()).ok()
}

/// The milliseconds since 1970, by the clock of this machine.
fn here() -> Option<u64> {
    let here = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_millis();
    u64::try_from(here).ok()
}

impl Settings {
    /// How long to wait after so many failures in a row: twice as long each time, and up to a quarter less, so that clients
    /// that failed together do not come back together.
    pub(super) fn backoff_after(&self, failures: u32) -> Duration {
        let doubled = self.backoff.saturating_mul(1_u32 << failures.saturating_sub(1).min(16));
        let capped = doubled.min(self.longest_wait);
        let quarter = u64::try_from(capped.as_millis()).unwrap_or(u64::MAX) / 4;
        let random = RandomState::new().hash_one(failures);
        capped.saturating_sub(Duration::from_millis(random.checked_rem(quarter).unwrap_or(0)))
    }

    /// What the server asks for, within reason.
    pub(super) fn sensible(&self, wait: Duration) -> Duration {
        wait.min(self.longest_wait.saturating_mul(10))
    }

    /// Whether the work has to end.
    pub(super) fn cut(&self) -> Result<(), Cut> {
        if self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return Err(Cut::Stopped);
        }
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(Cut::Deadline),
            Some(_) | None => Ok(()),
        }
    }

    /// Waits, and says for how long still.
    pub(super) fn wait_until(&self, end: Instant, why: Pause) -> Result<(), Cut> {
        const STEP: Duration = Duration::from_millis(100);
        loop {
            self.cut()?;
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            self.tell(&Event::Waiting { why, left });
            std::thread::sleep(left.min(STEP));
        }
    }

    pub(super) fn tell(&self, event: &Event) {
        if let Some(watch) = &self.watch {
            watch(event);
        }
    }

    /// How long the next request may take.
    pub(super) fn time_for_one(&self) -> Duration {
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        left.map_or(self.timeout, |left| left.min(self.timeout)).max(Duration::from_millis(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_read_wherever_they_stand() {
        let mut headers = HeaderMap::new();
        let body = br#"{"success":false,"error":"Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]"}"#;
        assert_eq!(asked_to_wait(&headers, body), Some(Duration::from_secs(42)));
        assert_eq!(asked_to_wait(&headers, b"<html>"), None);
        headers.insert("retry-after", "7".parse().unwrap());
        assert_eq!(asked_to_wait(&headers, body), Some(Duration::from_secs(7)));
        headers.insert("date", "Thu, 26 Nov 2026 00:00:00 GMT".parse().unwrap());
        headers.insert("retry-after", "Thu, 26 Nov 2026 00:00:09 GMT".parse().unwrap());
        assert_eq!(asked_to_wait(&headers, body), Some(Duration::from_secs(9)));
        headers.insert("retry-after", "Wed, 25 Nov 2026 00:00:09 GMT".parse().unwrap());
        assert_eq!(retry_after(&headers), Some(Duration::ZERO));
        headers.insert("retry-after", "soon".parse().unwrap());
        assert_eq!(retry_after(&headers), None);
        headers.remove("date");
        headers.insert("x-ratelimit-remaining", "0".parse().unwrap());
        headers.insert("x-ratelimit-reset", "1000".parse().unwrap());
        assert_eq!(asked_to_wait(&headers, body), Some(MARGIN), "the window is over");
    }

    #[test]
    fn a_server_whose_clock_is_wrong_is_understood() {
        let mut headers = HeaderMap::new();
        headers.insert("date", "Mon, 01 Jan 2001 00:00:00 GMT".parse().unwrap());
        headers.insert("x-ratelimit-reset", "978307205000".parse().unwrap());
        assert_eq!(reset(&headers), Some(Duration::from_secs(5) + MARGIN));
    }

    #[test]
    fn no_window_is_too_long_to_be_noted() {
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-remaining", "0".parse().unwrap());
        headers.insert("x-ratelimit-reset", u64::MAX.to_string().parse().unwrap());
        let mut pace = Pace::default();
        pace.note("/api/v1/users.list", &headers);
        let settings = Settings::default();
        assert!(asked_to_wait(&headers, b"").is_some_and(|wait| settings.sensible(wait) < wait));
    }

    #[test]
    fn backoff_grows_up_to_its_cap() {
        let settings = Settings { longest_wait: Duration::from_secs(3), ..Settings::default() };
        for (failures, least, most) in
            [(1, 375, 500), (2, 750, 1000), (9, 2250, 3000), (u32::MAX, 2250, 3000)]
        {
            let wait = settings.backoff_after(failures).as_millis();
            assert!((least..=most).contains(&wait), "{failures}: {wait}");
        }
    }
}
