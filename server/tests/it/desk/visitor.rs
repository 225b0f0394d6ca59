//! Somebody with a browser: keeps cookies, sends forms from pages of the paper, follows nothing by itself.

use std::collections::BTreeMap;

use domain::{Email, Role, SectionId};
use newsroom::{
    Authority,
    people::{NewSession, NewUser, Origin, SecretHash, User},
};
use reqwest::{Method, RequestBuilder, Response};

use crate::support::{TestSite, header};

/// A password that is good enough.
pub const PASSWORD: &str = "correct horse battery staple";
pub const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// A browser.
pub struct Visitor<'a> {
    pub paper: &'a TestSite,
    pub cookies: BTreeMap<String, String>,
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

/// Makes an account whose password is [`PASSWORD`].
pub async fn account(paper: &TestSite, name: &str, role: Role, sections: Option<Vec<SectionId>>) -> User {
    let random: std::sync::Arc<dyn credentials::Random> = std::sync::Arc::new(credentials::SystemRandom);
    let password = paper.accounts.passwords.hash(PASSWORD, &random).await.unwrap();
    let authority = Authority::command_line();
    let mut people = paper.newsroom.manage_people(&authority, &Origin::default()).await.unwrap();
    let email = Email::parse(&format!("{name}@example.org")).unwrap();
    let new = NewUser { email, name: name.to_owned(), role, sections, author: None, password: Some(password) };
    let user = people.add(&new).await.unwrap();
    people.commit().await.unwrap();
    user
}

impl<'a> Visitor<'a> {
    pub fn new(paper: &'a TestSite) -> Self {
        Self { paper, cookies: BTreeMap::new() }
    }

    /// Somebody who is signed in, without the work of a password.
    pub async fn signed_in(paper: &'a TestSite, user: &User) -> Self {
        let (token, device) = (format!("token-{}-{}", user.name, paper.newsroom.ids().next()), paper.newsroom.ids().next());
        let new = NewSession { token: SecretHash::of(&token), device: SecretHash::of(&device) };
        let credentials = paper.newsroom.credentials(&user.id).await.unwrap().unwrap();
        paper.newsroom.sign_in(&credentials, &new, &Origin::new("192.0.2.1", "Firefox on Linux")).await.unwrap();
        let cookies = [("__Host-signed-in".to_owned(), token), ("__Host-device".to_owned(), device)];
        Self { paper, cookies: cookies.into() }
    }

    fn send(&self, request: RequestBuilder) -> RequestBuilder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("user-agent", FIREFOX).header("accept", "text/html");
        if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) }
    }

    async fn see(&mut self, response: Response) -> Seen {
        let mut new = Vec::new();
        for set in response.headers().get_all("set-cookie") {
            let set = set.to_str().unwrap();
            for part in ["; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"] {
                assert!(set.contains(part), "{set}");
            }
            let (name, rest) = set.split_once('=').unwrap();
            assert!(name.starts_with("__Host-") && !set.contains("Domain"), "{set}");
            new.push((name.to_owned(), rest.split(';').next().unwrap().to_owned()));
        }
        let names: std::collections::BTreeSet<_> = new.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), new.len(), "a cookie is set twice: {new:?}");
        for (name, value) in new {
            if value.is_empty() {
                self.cookies.remove(&name)
            } else {
                self.cookies.insert(name, value)
            };
        }
        let (status, location, headers) = (response.status().as_u16(), header(&response, "location"), response.headers().clone());
        assert_eq!(header(&response, "cache-control"), "no-store");
        assert_eq!(header(&response, "x-robots-tag"), "noindex");
        Seen { status, location, html: response.text().await.unwrap(), headers }
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Seen {
        let request = self.send(self.paper.request(path));
        // as browsers do before a WebSocket
        let request = if path.ends_with("/live") { request.header("origin", &self.paper.origin) } else { request };
        let response = request.send().await.unwrap();
        self.see(response).await
    }

    /// Whatever changes what readers see is in the audit log, in the same transaction: the newest entries of log and outbox.
    async fn logged(&self) -> (i64, i64) {
        let log = self.paper.newsroom.audit_log(&newsroom::people::AuditQuery { limit: 1, ..Default::default() }).await.unwrap();
        // in this order: a transaction between the two has written both
        (log.entries.first().map_or(0, |entry| entry.seq), self.paper.newsroom.outbox_newest().await.unwrap())
    }

    async fn check_logged(&self, path: &str, before: (i64, i64)) {
        let outbox = self.paper.newsroom.outbox_newest().await.unwrap();
        let (log, _) = self.logged().await;
        // the history of a story names who began it, and who named or restored a version
        let is_in_history = ["/desk/stories/", "/desk/pages/"].contains(&path) || path.contains("/history/");
        assert!(
            outbox == before.1 || log > before.0 || is_in_history,
            "{path} changed what readers see, and the audit log does not say so"
        );
    }

    /// Sends a form as a page of the paper does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let (body, before) = (form(fields), self.logged().await);
        let request = self.send(self.paper.method(Method::POST, path)).header("sec-fetch-site", "same-origin");
        let response = request.header("content-type", "application/x-www-form-urlencoded").body(body).send().await.unwrap();
        let seen = self.see(response).await;
        self.check_logged(path, before).await;
        seen
    }

    /// Any POST.
    pub async fn post_raw(&mut self, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Seen {
        let before = self.logged().await;
        let request =
            headers.iter().fold(self.send(self.paper.method(Method::POST, path)), |request, (name, value)| request.header(*name, *value));
        let response = request.body(body).send().await.unwrap();
        let seen = self.see(response).await;
        self.check_logged(path, before).await;
        seen
    }

    /// Signs in with [`PASSWORD`].
    pub async fn sign_in(&mut self, name: &str) -> Seen {
        self.post("/desk/sign-in", &[("email", &format!("{name}@example.org")), ("password", PASSWORD)]).await
    }

    /// Whether the desk lets this browser in.
    pub async fn is_in(&mut self) -> bool {
        self.get("/desk/").await.status == 200
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        body.append_pair(name, value);
    }
    body.finish()
}

/// The path of the link in the newest letter of the data folder.
pub async fn newest_letter(paper: &TestSite) -> (String, String) {
    for _ in 0..200 {
        let folder = paper.dir.path().join("mail");
        let mut files: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
        files.sort_by_key(|file| std::fs::metadata(file).unwrap().modified().unwrap());
        if let Some(file) = files.last() {
            let text = std::fs::read_to_string(file).unwrap();
            let link = text.lines().find_map(|line| line.split_once("/desk/welcome/")).map(|(_, token)| token.trim().to_owned());
            std::fs::remove_file(file).unwrap();
            return (link.map(|token| format!("/desk/welcome/{token}")).unwrap_or_default(), text);
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no letter was written");
}
