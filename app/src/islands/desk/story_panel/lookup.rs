//! What the panel requests from the server while somebody writes (docs/contracts/desk-lookups.md). On the server these do nothing.

use std::future::Future;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A story, tag, author or section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Name {
    /// Identity.
    pub id: String,
    /// Name or headline.
    pub headline: String,
    /// What tells it from others of this name.
    pub hint: String,
}

/// Several of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Names {
    /// The best first.
    pub found: Vec<Name>,
}

/// A point of a picture, in per mille.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focal {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Default for Focal {
    fn default() -> Self {
        Self { x: 500, y: 500 }
    }
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picture {
    /// Identity.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// Path of a version of moderate size.
    pub src: String,
    /// Path of a small version.
    pub thumb: String,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// What it shows.
    pub alt: String,
    /// Whether it says nothing that readers who do not see it would miss.
    pub decorative: bool,
    /// Printed under it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// What stays visible.
    pub focal: Focal,
    /// Whether this person may change it.
    pub editable: bool,
    /// What is to be said about its licence, for a picture whose licence ends soon or has ended.
    pub licence: String,
    /// Whether no story may use it anew.
    #[serde(rename = "licenceEnded")]
    pub licence_ended: bool,
}

/// One page of pictures.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pictures {
    /// Last added first.
    pub found: Vec<Picture>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Runs work in the browser.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    #[cfg(feature = "desk")]
    leptos::task::spawn_local(work);
    #[cfg(not(feature = "desk"))]
    drop(work);
}

/// Requests JSON; `None` without a connection or for an error status.
pub async fn get<T: DeserializeOwned>(path: String) -> Option<T> {
    #[cfg(feature = "desk")]
    return serde_json::from_value(browser::request("GET", &path, None).await.ok()?).ok();
    #[cfg(not(feature = "desk"))]
    {
        drop(path);
        None
    }
}

/// Sends JSON; the error is the server's sentence, empty without a connection.
pub async fn post<T: DeserializeOwned>(path: String, body: Value) -> Result<T, String> {
    #[cfg(feature = "desk")]
    return serde_json::from_value(browser::request("POST", &path, Some(body)).await?).map_err(|error| error.to_string());
    #[cfg(not(feature = "desk"))]
    {
        drop((path, body));
        Err(String::new())
    }
}

/// A text as a value of a query.
pub fn query(text: &str) -> String {
    #[cfg(feature = "desk")]
    return js_sys::encode_uri_component(text).into();
    #[cfg(not(feature = "desk"))]
    return text.to_owned();
}

#[cfg(feature = "desk")]
mod browser {
    use leptos::leptos_dom::helpers::window;
    use serde_json::Value;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{RequestInit, Response};

    pub async fn request(method: &str, path: &str, body: Option<Value>) -> Result<Value, String> {
        let (status, text) = exchange(method, path, body).await.map_err(|_| String::new())?;
        let json: Value = serde_json::from_str(&text).unwrap_or_default();
        if status {
            return Ok(json);
        }
        let sentence = json.get("message").or(json.get("error")).and_then(Value::as_str);
        Err(sentence.unwrap_or_default().to_owned())
    }

    async fn exchange(method: &str, path: &str, body: Option<Value>) -> Result<(bool, String), JsValue> {
        let (options, headers) = (RequestInit::new(), js_sys::Object::new());
        options.set_method(method);
        js_sys::Reflect::set(&headers, &"accept".into(), &"application/json".into())?;
        if let Some(body) = body {
            js_sys::Reflect::set(&headers, &"content-type".into(), &"application/json".into())?;
            options.set_body(&JsValue::from_str(&body.to_string()));
        }
        options.set_headers(&headers);
        let response: Response = JsFuture::from(window().fetch_with_str_and_init(path, &options)).await?.unchecked_into();
        let text = JsFuture::from(response.text()?).await?;
        Ok((response.ok(), text.as_string().unwrap_or_default()))
    }
}
