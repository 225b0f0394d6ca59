//! A reader with a browser that keeps cookies with their paths, sends forms from pages of the paper, and follows nothing by itself.

use reqwest::{Method, RequestBuilder, Response};

use crate::support::{TestSite, header};

/// A reader.
pub struct Reader<'a> {
    pub paper: &'a TestSite,
    /// Path, name and value.
    cookies: Vec<(String, String, String)>,
}

/// A response, read whole.
pub struct Seen {
    pub status: u16,
    pub location: String,
    pub html: String,
    pub headers: reqwest::header::HeaderMap,
}

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl<'a> Reader<'a> {
    pub fn new(paper: &'a TestSite) -> Self {
        Self { paper, cookies: Vec::new() }
    }

    fn send(&self, request: RequestBuilder, path: &str) -> RequestBuilder {
        let fits = self.cookies.iter().filter(|(of, ..)| path.starts_with(of));
        let cookies: Vec<String> = fits.map(|(_, name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) }
    }

    async fn see(&mut self, response: Response) -> Seen {
        for set in response.headers().get_all("set-cookie") {
            let mut parts = set.to_str().unwrap().split("; ");
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            let path = parts.find_map(|part| part.strip_prefix("Path=")).unwrap().to_owned();
            self.cookies.retain(|(of, known, _)| (of, known.as_str()) != (&path, name));
            self.cookies.push((path, name.to_owned(), value.to_owned()));
        }
        let (status, location, headers) = (response.status().as_u16(), header(&response, "location"), response.headers().clone());
        Seen { status, location, html: response.text().await.unwrap(), headers }
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Seen {
        let response = self.send(self.paper.request(path), path).header("accept", "text/html").send().await.unwrap();
        self.see(response).await
    }

    /// Sends a form as a page of the paper does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_with(path, fields, &[("accept", "text/html")]).await
    }

    /// The same with other headers.
    pub async fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Seen {
        let body = fields.iter().fold(form_urlencoded::Serializer::new(String::new()), |mut body, (name, value)| {
            body.append_pair(name, value);
            body
        });
        let request = self.send(self.paper.method(Method::POST, path), path).header("sec-fetch-site", "same-origin");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let form = request.header("content-type", "application/x-www-form-urlencoded").body({ body }.finish());
        let response = form.send().await.unwrap();
        self.see(response).await
    }
}
