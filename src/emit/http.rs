//! A plan to a request of the `http` crate.

use super::parameters::Parameter;
use super::url;
use http::{Error, Method, Request};

/// What no URI begins with.
const NO_ADDRESS: &str = " ";

/// A GET request without headers.
pub(crate) fn request(
    base: &str,
    endpoint: Option<&str>,
    parameters: &[Parameter],
) -> Result<Request<()>, Error> {
    // Behind a query or a fragment, path and parameters would be lost; and without an endpoint there is nobody to ask.
    let base = if base.contains(['?', '#']) { NO_ADDRESS } else { base.trim_end_matches('/') };
    let (base, endpoint) = endpoint.map_or((NO_ADDRESS, ""), |endpoint| (base, endpoint));
    Request::builder().method(Method::GET).uri(format!("{base}{}", url::path(endpoint, parameters))).body(())
}
