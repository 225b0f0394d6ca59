//! Fetches a fragment of a page from our server.

use leptos::leptos_dom::helpers::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use crate::ui::raw_html::Fragment;

/// The timeout of a request, in milliseconds.
pub const PATIENCE: u32 = 10_000;

/// The fragment at this path of our own server; `None` without a connection, after the timeout, or for an error status.
pub async fn fetch(address: &str, signal: &AbortSignal) -> Option<Fragment> {
    let text = response_text(address, signal).await.ok()?.as_string()?;
    Fragment::from_server(&text)
}

async fn response_text(address: &str, signal: &AbortSignal) -> Result<JsValue, JsValue> {
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await
}
