//! The copy of the site on the device. What is stored is whole or not at all:
//! the files go into a cache named by their version, and only when all are
//! there does the state name that version. `public/service-worker.js` serves
//! the copy; it is registered last.

use super::location;
use gloo_net::http::Request;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use serde_json::{Value, json};
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Cache, CacheQueryOptions, CacheStorage, Headers, Response, ResponseInit,
    ServiceWorkerContainer, ServiceWorkerRegistration,
};

/// The list of the files, beside the page.
const LISTING: &str = "offline.json";
const WORKER: &str = "service-worker.js";
const SWITCH: &str = "offline-off.txt";
/// Where the state is kept within its cache; no file has this name.
const STATE: &str = "offline-state";
const INDEX: &str = "index.html";

/// A version of the site, as the host has it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub version: String,
    /// The size of all files together.
    pub bytes: u64,
    files: Vec<String>,
}

/// The copy on the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    pub version: String,
    pub bytes: u64,
    /// The day on which it was stored, 2026-11-24.
    pub day: String,
}

/// Why nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The host gave no answer.
    NoAnswer,
    /// The host has no such file.
    Missing(String),
    /// The host has switched copies off.
    SwitchedOff,
    /// The device has no room for it.
    Full,
    /// The browser does not allow it.
    Refused,
}

/// Whether this browser can keep a copy here: not without a secure address.
#[must_use]
pub fn possible() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    window.is_secure_context()
        && Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false)
        && Reflect::has(&window, &"caches".into()).unwrap_or(false)
}

/// The copy that is on the device, if there is one.
pub async fn copy() -> Option<Copy> {
    let caches = caches().ok()?;
    // To open a cache by its name would make it anew while the worker removes it.
    let of_state = CacheQueryOptions::new();
    of_state.set_cache_name(&own("state"));
    let state = caches.match_with_str_and_options(&location::file(STATE), &of_state);
    let response: Response = awaited(state).await.ok()?;
    let text: js_sys::JsString = awaited(response.text().ok()?).await.ok()?;
    let state: Value = serde_json::from_str(&String::from(text)).ok()?;
    let word = |name: &str| state.get(name)?.as_str().map(str::to_owned);
    let copy = Copy {
        version: word("version")?,
        bytes: state.get("bytes")?.as_u64()?,
        day: word("day")?,
    };
    is_true(caches.has(&own(&copy.version)))
        .await
        .then_some(copy)
}

/// What the host has now.
///
/// # Errors
/// When it cannot be asked, has no list, or has switched copies off.
pub async fn latest() -> Result<Listing, Failure> {
    if switched_off().await {
        return Err(Failure::SwitchedOff);
    }
    let missing = || Failure::Missing(LISTING.to_owned());
    let bytes = fresh(&location::file(LISTING), LISTING).await?.0;
    let listing: Value = serde_json::from_slice(&bytes).map_err(|_| missing())?;
    let files = listing.get("files").and_then(Value::as_array);
    let files = files.ok_or_else(missing)?.iter();
    Ok(Listing {
        version: listing
            .get("version")
            .and_then(Value::as_str)
            .ok_or_else(missing)?
            .to_owned(),
        bytes: listing.get("bytes").and_then(Value::as_u64).unwrap_or(0),
        files: files
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
    })
}

/// Stores a version in place of what is there, and says after each file how many
/// of how many there are.
///
/// # Errors
/// When not everything could be stored; then all is as before.
pub async fn store(
    listing: &Listing,
    day: &str,
    progress: impl Fn(usize, usize),
) -> Result<Copy, Failure> {
    let before = copy().await;
    let name = own(&listing.version);
    let stored = fill(listing, &name, progress).await;
    let copy = Copy {
        version: listing.version.clone(),
        bytes: listing.bytes,
        day: day.to_owned(),
    };
    let done = match stored {
        Ok(()) => register(&copy).await,
        Err(failure) => Err(failure),
    };
    let unwanted = match (&done, before) {
        // Where it is the very version that was there, it stays.
        (Err(_), Some(before)) if before.version == copy.version => None,
        (Err(_), _) => Some(copy.version.clone()),
        (Ok(()), before) => before
            .map(|before| before.version)
            .filter(|before| *before != copy.version),
    };
    if let (Some(version), Ok(caches)) = (unwanted, caches()) {
        is_true(caches.delete(&own(&version))).await;
    }
    done.map(|()| copy)
}

/// Takes everything off the device.
pub async fn remove() {
    if let Ok(caches) = caches()
        && let Ok(names) = awaited::<Array>(caches.keys()).await
    {
        for name in names.iter().filter_map(|name| name.as_string()) {
            if name.starts_with(&own("")) {
                is_true(caches.delete(&name)).await;
            }
        }
    }
    let registration =
        container().map(|c| c.get_registration_with_document_url(&location::file(".")));
    if let Some(registration) = registration
        && let Ok(registration) = awaited::<ServiceWorkerRegistration>(registration).await
        && let Ok(gone) = registration.unregister()
    {
        is_true(gone).await;
    }
}

/// Puts all files into the cache of this name.
async fn fill(
    listing: &Listing,
    name: &str,
    progress: impl Fn(usize, usize),
) -> Result<(), Failure> {
    let cache: Cache = awaited(caches()?.open(name)).await.map_err(room)?;
    for (done, file) in listing.files.iter().enumerate() {
        progress(done, listing.files.len());
        let is_index = file == INDEX;
        // The host may call its first page otherwise.
        let address = location::file(if is_index { "" } else { file });
        let (bytes, media_type) = fresh(&address, file).await?;
        let keys = [
            Some(location::file(file)),
            is_index.then(|| location::file(".")),
        ];
        for key in keys
            .into_iter()
            .flatten()
            .chain(is_index.then_some(address))
        {
            let response = response(&bytes, &media_type).map_err(|_| Failure::Refused)?;
            let put = cache.put_with_str(&key, &response);
            JsFuture::from(put).await.map_err(room)?;
        }
    }
    progress(listing.files.len(), listing.files.len());
    Ok(())
}

/// Names the version that is whole, and has the copy served.
async fn register(copy: &Copy) -> Result<(), Failure> {
    let registering = registering().map_err(|_| Failure::Refused)?;
    let registered = JsFuture::from(registering).await;
    registered.map_err(|_| Failure::Refused)?;
    let state = json!({"version": copy.version, "bytes": copy.bytes, "day": copy.day}).to_string();
    let response = response(state.as_bytes(), "application/json").map_err(|_| Failure::Refused)?;
    let cache: Cache = awaited(caches()?.open(&own("state"))).await.map_err(room)?;
    let put = cache.put_with_str(&location::file(STATE), &response);
    JsFuture::from(put).await.map_err(room)?;
    Ok(())
}

/// Has the worker registered. Its address has to be one that the page's policy
/// of Trusted Types made, where the browser has those: it makes this one only.
fn registering() -> Result<Promise, JsValue> {
    let container = container().ok_or(JsValue::UNDEFINED)?;
    let register: Function = Reflect::get(&container, &"register".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"scope".into(), &location::file(".").into())?;
    Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
    let address = trusted_worker()?;
    register.call2(&container, &address, &options)?.dyn_into()
}

thread_local! {
    /// A policy is made once.
    static POLICY: OnceCell<JsValue> = const { OnceCell::new() };
}

fn trusted_worker() -> Result<JsValue, JsValue> {
    let types = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if !types.is_object() {
        return Ok(location::file(WORKER).into());
    }
    let policy = POLICY.with(|policy| policy.get().cloned());
    let policy = match policy {
        Some(policy) => policy,
        None => {
            let make =
                Closure::<dyn Fn() -> String>::new(|| location::file(WORKER)).into_js_value();
            let rules = Object::new();
            Reflect::set(&rules, &"createScriptURL".into(), &make)?;
            let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
            let policy = create.call2(&types, &"keikaku".into(), &rules)?;
            POLICY.with(|kept| kept.get_or_init(|| policy.clone()).clone())
        }
    };
    let make: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
    make.call1(&policy, &WORKER.into())
}

/// What the network has of a file, past all caches: its bytes and media type.
async fn fresh(address: &str, file: &str) -> Result<(Vec<u8>, String), Failure> {
    let response = Request::get(address)
        .cache(web_sys::RequestCache::NoStore)
        .send()
        .await
        .map_err(|_| Failure::NoAnswer)?;
    if !response.ok() {
        return Err(Failure::Missing(file.to_owned()));
    }
    let media_type = response.headers().get("content-type").unwrap_or_default();
    let bytes = response.binary().await.map_err(|_| Failure::NoAnswer)?;
    Ok((bytes, media_type))
}

async fn switched_off() -> bool {
    match fresh(&location::file(SWITCH), SWITCH).await {
        // A host may answer any address with a page: only the word itself counts.
        Ok((bytes, _)) => bytes.trim_ascii_start().starts_with(b"off"),
        Err(_) => false,
    }
}

/// A response of its own: one that was redirected could not answer a visit.
fn response(bytes: &[u8], media_type: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", media_type)?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let body = Uint8Array::from(bytes);
    Response::new_with_opt_js_u8_array_and_init(Some(&body), &init)
}

fn room(error: JsValue) -> Failure {
    match error.dyn_ref::<web_sys::DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => Failure::Full,
        _ => Failure::Refused,
    }
}

/// The name of a cache of this site: an origin may have several.
fn own(what: &str) -> String {
    let folder = location::file(".");
    let path = web_sys::Url::new(&folder).map_or(folder, |url| url.pathname());
    format!("keikaku {path} {what}")
}

fn caches() -> Result<CacheStorage, Failure> {
    let window = web_sys::window().ok_or(Failure::Refused)?;
    window.caches().map_err(|_| Failure::Refused)
}

fn container() -> Option<ServiceWorkerContainer> {
    possible().then(|| web_sys::window().map(|window| window.navigator().service_worker()))?
}

async fn awaited<T: JsCast>(promise: Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await?.dyn_into()
}

async fn is_true(promise: Promise) -> bool {
    JsFuture::from(promise)
        .await
        .is_ok_and(|value| value.is_truthy())
}
