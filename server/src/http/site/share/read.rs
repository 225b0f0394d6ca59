//! What was shared, as browsers (a form with files) and queues on devices (also one without) send it.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::header,
};
use multer::{Constraints, Multipart, SizeLimit};

use crate::http::{HttpError, Policy, fields::Fields};

/// Pictures in one draft.
const MOST_PICTURES: usize = 30;
/// Bytes of text, and of everything that somebody who is not signed in shares.
const MOST_TEXT: u64 = 64 * 1024;

/// What was shared.
#[derive(Debug, Default)]
pub struct Shared {
    /// A title; may be empty.
    pub title: String,
    /// A text; may be empty.
    pub text: String,
    /// A link; may be empty.
    pub url: String,
    /// What a device names it by.
    pub key: String,
    /// Pictures with the names of their files.
    pub pictures: Vec<(String, Bytes)>,
}

impl Shared {
    /// What stands after `?`, or in a form without files.
    pub fn of_fields(fields: &Fields) -> Self {
        let text = |name| fields.get(name).to_owned();
        Self { title: fields.line("title"), text: text("text"), url: text("url"), key: text("key"), pictures: Vec::new() }
    }

    /// Reads a request; `with_files` is false for somebody who is not signed in, whose pictures nobody could use.
    ///
    /// # Errors
    /// 413 for too much, 400 for what is no form.
    pub async fn of_request(request: Request, with_files: bool) -> Result<Self, HttpError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let Ok(boundary) = multer::parse_boundary(kind) else {
            let bytes = to_bytes(request.into_body(), 64 * 1024).await.map_err(|_| too_large())?;
            return Ok(Self::of_fields(&Fields::read(&bytes)));
        };
        Self::of_parts(request.into_body(), boundary, with_files).await
    }

    async fn of_parts(body: Body, boundary: String, with_files: bool) -> Result<Self, HttpError> {
        let most = if with_files { Policy::Share.body_limit() as u64 } else { MOST_TEXT };
        let limits =
            SizeLimit::new().whole_stream(most).for_field("title", MOST_TEXT).for_field("text", MOST_TEXT).for_field("url", MOST_TEXT);
        let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, Constraints::new().size_limit(limits));
        let mut shared = Self::default();
        while let Some(part) = parts.next_field().await.map_err(refused)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "photos" {
                if !with_files {
                    break;
                }
                let file = part.file_name().unwrap_or_default().to_owned();
                let bytes = part.bytes().await.map_err(refused)?;
                // a form without a picture sends an empty one
                if !bytes.is_empty() && shared.pictures.len() < MOST_PICTURES {
                    shared.pictures.push((file, bytes));
                }
                continue;
            }
            let text = part.text().await.map_err(refused)?;
            match name.as_str() {
                "title" => shared.title = domain::text::one_line(&text),
                "text" => shared.text = text,
                "url" => shared.url = text,
                "key" => shared.key = text,
                _ => {}
            }
        }
        Ok(shared)
    }

    /// The link, if nothing but a link (and its title) was shared: that is something to read, not something to write.
    pub fn only_link(&self) -> Option<&str> {
        let is_link = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
        let words = || self.text.split_whitespace();
        let link = Some(self.url.trim()).filter(is_link).or_else(|| words().find(is_link))?;
        let others = words().filter(|word| !is_link(word));
        let repeats_title = others.clone().all(|word| self.title.split_whitespace().any(|of_title| of_title == word));
        (self.pictures.is_empty() && repeats_title).then_some(link)
    }
}

fn refused(error: multer::Error) -> HttpError {
    match error {
        multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamReadFailed(_) => {
            too_large()
        }
        _ => HttpError::BadRequest("What was shared did not arrive whole. Share it again.".into()),
    }
}

fn too_large() -> HttpError {
    HttpError::TooLarge { limit: Policy::Share.body_limit() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_alone_is_something_to_read() {
        let of =
            |title: &str, text: &str, url: &str| Shared { title: title.into(), text: text.into(), url: url.into(), ..Shared::default() };
        for (title, text, url, link) in [
            ("", "", "https://un.example/a", Some("https://un.example/a")),
            ("Talks resume", "https://un.example/a", "", Some("https://un.example/a")),
            ("Talks resume", "Talks resume https://un.example/a", "", Some("https://un.example/a")),
            ("Talks resume", "The minister said so: https://un.example/a", "", None),
            ("", "Water is short.", "", None),
            ("", "", "javascript:alert(1)", None),
            ("", "", "", None),
        ] {
            assert_eq!(of(title, text, url).only_link(), link, "{title} {text} {url}");
        }
        let mut with_picture = of("", "", "https://un.example/a");
        with_picture.pictures.push(("a.jpg".into(), Bytes::from_static(b"x")));
        assert_eq!(with_picture.only_link(), None);
    }
}
