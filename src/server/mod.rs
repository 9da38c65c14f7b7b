//! Names of endpoints to what is known of the server behind them.

mod endpoints;
mod version;

use crate::nearest::nearest;
use endpoints::ENDPOINTS;
pub use version::{Version, Versions};

/// The endpoints that are known by name, sorted: each as its server declares it, with `:id` and the like for variable
/// segments, and the place where that was read.
///
/// ```
/// assert!(rocketql::endpoints().any(|(name, _)| name == "users.list"));
/// ```
pub fn endpoints() -> impl Iterator<Item = (&'static str, &'static str)> {
    ENDPOINTS.iter().copied()
}

/// The endpoint of this name, as [`endpoints`] has it.
///
/// ```
/// let (declared, _) = rocketql::endpoint("livechat/K3p/messages").unwrap();
/// assert_eq!(declared, "livechat/:rid/messages");
/// ```
pub fn endpoint(name: &str) -> Option<(&'static str, &'static str)> {
    if name.contains(':') && name.split('/').any(|segment| segment.starts_with(':')) {
        return None;
    }
    if let Ok(at) = ENDPOINTS.binary_search_by_key(&name, |&(known, _)| known) {
        return ENDPOINTS.get(at).copied();
    }
    ENDPOINTS.iter().copied().find(|(pattern, _)| pattern.contains(':') && matches(pattern, name))
}

/// The endpoint that an unknown name is likeliest meant to be. One with variable segments is not offered: it cannot be
/// written as it is.
pub(crate) fn nearest_endpoint(name: &str) -> Option<&'static str> {
    nearest(name, ENDPOINTS.iter().map(|&(known, _)| known).filter(|known| !known.contains(':')))
}

/// Whether each segment of `name` is that of the pattern, or stands where that has a variable.
fn matches(pattern: &str, name: &str) -> bool {
    let mut segments = name.split('/');
    let all = pattern.split('/').all(|wanted| {
        segments
            .next()
            .is_some_and(|segment| wanted == segment || (wanted.starts_with(':') && !segment.is_empty()))
    });
    all && segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_a_source_for_every_name() {
        assert!(ENDPOINTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ENDPOINTS.iter().all(|(name, source)| !name.is_empty() && !source.is_empty()));
        assert_eq!(ENDPOINTS.len(), 306);
        assert!(ENDPOINTS.iter().all(|(name, _)| name.contains(':') || endpoint(name).is_some()));
    }

    #[test]
    fn variable_segments_take_any_one_segment() {
        for (name, declared) in [
            ("channels.list", Some("channels.list")),
            ("livechat/K3p/messages", Some("livechat/:rid/messages")),
            ("livechat/users/agent", Some("livechat/users/agent")),
            ("livechat/users/manager", Some("livechat/users/:type")),
            ("livechat//messages", None),
            ("livechat/:rid/messages", None),
            ("livechat/a/b/messages", None),
            ("livechat", None),
            ("nothing", None),
        ] {
            assert_eq!(endpoint(name).map(|(declared, _)| declared), declared, "{name}");
        }
    }

    #[test]
    fn a_mistyped_name_has_a_nearest_one() {
        assert_eq!(nearest_endpoint("channel.list"), Some("channels.list"));
        assert_eq!(nearest_endpoint("users.List"), Some("users.list"));
        assert_eq!(nearest_endpoint("zzzzzzzz"), None);
    }
}
