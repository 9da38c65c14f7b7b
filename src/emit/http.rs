//! A plan to a request of the `http` crate.

use super::parameters::Parameter;
use super::url;
use http::{Error, Method, Request};

/// A GET request without headers.
pub(crate) fn request(base: &str, endpoint: &str, parameters: &[Parameter]) -> Result<Request<()>, Error> {
    let base = base.trim_end_matches('/');
    Request::builder().method(Method::GET).uri(format!("{base}{}", url::path(endpoint, parameters))).body(())
}
