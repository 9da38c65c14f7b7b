//! Who is sent a request, and what may be left for the client to do.

use crate::version::Versions;

/// Who is sent the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Target {
    /// Any Rocket.Chat server. Without an endpoint only what holds on every one is sent; with one, the newest known
    /// version is assumed, with unsafe parameters on.
    #[default]
    AnyServer,
    /// This server.
    Server(Server),
    /// MongoDB itself, by its shell or a driver: nothing is moved, and every type may be used.
    Mongo,
}

/// What is known of a server and of the one who calls it.
///
/// ```
/// use rocketql::{Options, Server, Target};
/// let server = Server { versions: "6.13".parse().unwrap(), unsafe_params: false, privileged: true };
/// let options = Options { target: Target::Server(server), ..Options::default() };
/// let compiled = rocketql::compile("groups.listAll: msgs > 100", &options).unwrap();
/// assert_eq!(compiled.exact(), Some(true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Server {
    /// Its version, or the versions that it may have: what is sent has to hold for each of them.
    pub versions: Versions,
    /// Whether it runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`: from 7.0 to 8.x `query` and `fields` are
    /// ignored without. Before, and from 9.0, it means nothing.
    pub unsafe_params: bool,
    /// Whether the caller has the permission `view-full-other-user-info`.
    pub privileged: bool,
}

/// What becomes of a clause that the server cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// It is an error.
    #[default]
    Strict,
    /// The client evaluates it, on the rows that the server gives for the other clauses.
    Split,
}
