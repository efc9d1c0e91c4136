//! Fetching files of the page's own site.

use super::location;
use gloo_net::http::Request;

/// Runs a task that waits for answers.
pub fn run(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Why a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: no network, a blocked request.
    NoAnswer,
    /// An answer that is not the file; the HTTP status.
    Status(u16),
}

/// Fetches a file by its address within the site's folder.
///
/// # Errors
/// When there is no answer or another one than the file.
pub async fn bytes(name: &str) -> Result<Vec<u8>, FetchError> {
    let response = Request::get(&location::file(name))
        .send()
        .await
        .map_err(|_| FetchError::NoAnswer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    response.binary().await.map_err(|_| FetchError::NoAnswer)
}
