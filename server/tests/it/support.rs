//! A small paper on a random port, and a client that follows no redirect and decodes nothing.

use std::{path::Path, sync::Arc};

use app::site::Site;
use domain::{
    Author, AuthorId, AuthorKind, Byline, BylineRole, Document, Headline, Redirect, RedirectStatus, Section, SectionId, SitePath, Slug,
    Standfirst, Story, StoryId, StoryKind, StoryState, Tag, TagId, Timestamp,
};
use media::MediaStore;
use newsroom::{Authority, CountingIds, DatabaseUrl, FixedClock, Newsroom};
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use server::{
    assets::SiteFiles,
    edition_key::EditionKey,
    http::{Accounts, AppState, Guarded, Proxies, RequestContext, ResponseCache, SiteService},
    listen::{self, ConnectionConfig},
    mail::Mailer,
    metrics::Metrics,
    picture_check::PictureCheck,
};

/// Tuesday, 14 November 2023, 22:13:20 in Greenwich.
pub const NOW: i64 = 1_700_000_000_000;
/// In milliseconds.
pub const DAY: i64 = 86_400_000;

/// A running paper.
pub struct TestSite {
    pub origin: String,
    pub newsroom: Newsroom,
    pub site: Site,
    /// Sends alerts, to this machine too.
    pub push: server::push::Push,
    pub clock: Arc<FixedClock>,
    pub media: MediaStore,
    pub cache: ResponseCache,
    pub accounts: Accounts,
    /// What readers did and is not counted yet.
    pub readers: server::readers::Readers,
    client: Client,
    metrics: Metrics,
    pub dir: tempfile::TempDir,
}

/// A database of its own on the PostgreSQL server of the tests; dropped at the end.
pub struct Database {
    pub url: String,
    server: String,
    name: String,
}

impl Database {
    pub fn on_postgresql(name: &str) -> Self {
        let server = std::env::var("TEST_POSTGRES_URL").expect("run ./dev test, or set TEST_POSTGRES_URL to a superuser's address");
        let name = format!("press_{name}_{}", std::process::id());
        let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let database = Self { url, server, name };
        assert!(database.run("CREATE DATABASE", ""));
        database
    }

    fn run(&self, command: &str, end: &str) -> bool {
        let sql = format!("{command} {}{end}", self.name);
        std::process::Command::new("psql").args(["-qX", &self.server, "-c", &sql]).status().unwrap().success()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.run("DROP DATABASE IF EXISTS", " WITH (FORCE)");
    }
}

/// What a story of a test needs to differ in.
pub fn story(newsroom: &Newsroom, slug: &str, headline: &str) -> Story {
    let slug = Slug::parse(slug).unwrap();
    let at = Timestamp::from_millis(NOW - 60_000);
    let text = Document::from_plain_text("The river rose.\n\nThe talks went on until \"dawn\" & after.");
    let begun = Story::draft(StoryKind::Story, StoryId::fresh(newsroom.ids()), slug, Headline::parse(headline).unwrap(), text, at);
    Story { standfirst: Standfirst::parse("What <is> & what is not").ok(), state: StoryState::Published, published_at: Some(at), ..begun }
}

/// A section, a tag, an author, 30 stories, a page, old addresses.
async fn fill(newsroom: &Newsroom) {
    let authority = Authority::command_line();
    let mut edit = newsroom.edit(&authority).await.unwrap();
    let section = Section {
        id: SectionId::fresh(newsroom.ids()),
        slug: Slug::parse("water").unwrap(),
        name: "Water & Rivers".into(),
        description: String::new(),
        parent: None,
        position: 1,
        picture: None,
        internal: false,
        form: None,
    };
    let tag = Tag {
        id: TagId::fresh(newsroom.ids()),
        slug: Slug::parse("treaty").unwrap(),
        name: "Treaty".into(),
        description: String::new(),
        kind: "tag".into(),
        synonyms: Vec::new(),
    };
    let author = Author {
        id: AuthorId::fresh(newsroom.ids()),
        slug: Slug::parse("zoya").unwrap(),
        name: "Zoya Khan".into(),
        kind: AuthorKind::Person,
        job_title: String::new(),
        bio: String::new(),
        location: String::new(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    };
    edit.put_section(&section).await.unwrap();
    edit.put_tag(&tag).await.unwrap();
    edit.put_author(&author).await.unwrap();
    let import = edit.begin_import("wordpress:https://old.example").await.unwrap();
    for number in 0..30 {
        let mut story = story(newsroom, &format!("river-{number}"), &format!("River talks, day {number}"));
        story.published_at = Some(Timestamp::from_millis(NOW - i64::from(number) * 3_600_000 - 1000));
        story.primary_section = Some(section.id.clone());
        story.sections = vec![section.id.clone()];
        story.tags = vec![tag.id.clone()];
        story.bylines = vec![Byline { author: author.id.clone(), role: BylineRole::Writer }];
        edit.overwrite_story(&story, "test").await.unwrap();
        edit.record_source("wordpress:https://old.example", "post", &(100 + number).to_string(), story.id.as_str(), &import).await.unwrap();
    }
    edit.record_source("wordpress:https://old.example", "category", "7", section.id.as_str(), &import).await.unwrap();
    edit.record_source("wordpress:https://old.example", "author", "3", author.id.as_str(), &import).await.unwrap();
    let urdu = story(newsroom, "سلام-دنیا", "سلام دنیا");
    edit.overwrite_story(&urdu, "test").await.unwrap();
    let mut about = story(newsroom, "about", "About");
    about.kind = StoryKind::Page;
    edit.overwrite_story(&about, "test").await.unwrap();
    let mut team = story(newsroom, "team", "Team");
    (team.kind, team.parent, team.path) = (StoryKind::Page, Some(about.id.clone()), about.path.child(&team.slug));
    edit.overwrite_story(&team, "test").await.unwrap();
    for (slug, state) in [("secret-draft", StoryState::Draft), ("taken-back", StoryState::Killed), ("for-staff", StoryState::Private)] {
        let mut story = story(newsroom, slug, slug);
        story.state = state;
        edit.overwrite_story(&story, "test").await.unwrap();
    }
    for (from, to, status) in [
        ("/old-a/", "/old-b/", RedirectStatus::Moved),
        ("/old-b/", "/river-1/", RedirectStatus::Moved),
        ("/old-page.html", "/about/", RedirectStatus::Moved),
        ("/wp-content/uploads/2020/01/bridge.jpg", "/river-2/", RedirectStatus::Moved),
        ("/round-1/", "/round-2/", RedirectStatus::Moved),
        ("/round-2/", "/round-1/", RedirectStatus::Moved),
        ("/to-nowhere/", "/never-was/", RedirectStatus::Moved),
        ("/cancelled/", "/", RedirectStatus::Gone),
    ] {
        edit.put_redirect(&Redirect { from: from.into(), to: SitePath::parse(to).unwrap(), status }).await.unwrap();
    }
    edit.commit().await.unwrap();
}

/// Writes a small site's files into this folder.
pub fn write_site(dir: &Path) {
    let css = "p { color: black }\n".repeat(100);
    let mut br = Vec::new();
    brotli::BrotliCompress(&mut css.as_bytes(), &mut br, &Default::default()).unwrap();
    std::fs::create_dir_all(dir.join("assets")).unwrap();
    for (name, bytes) in [
        ("assets/site.ab12cd34.css", css.as_bytes()),
        ("assets/site.ab12cd34.css.br", &br),
        ("assets/site.ab12cd34.css.gz", b"stands for the same in gzip"),
        ("assets/reader.00ff00ff.wasm", b"\0asm"),
        ("assets/old.11111111.js", b"1"),
        ("favicon.ico", b"icon"),
        ("sw.js", b"on"),
        ("sw-off.js", b"off"),
    ] {
        std::fs::write(dir.join(name), bytes).unwrap();
    }
    let manifest = r#"{"site.css": {"path": "/assets/site.ab12cd34.css", "bytes": 1900, "br": 40, "integrity": "sha256-x"}, "favicon.ico": {"path": "/favicon.ico", "bytes": 4, "br": null, "integrity": ""}, "sw.js": {"path": "/sw.js", "bytes": 2, "br": null, "integrity": ""}, "sw-off.js": {"path": "/sw-off.js", "bytes": 3, "br": null, "integrity": ""}}"#;
    std::fs::write(dir.join("manifest.json"), manifest).unwrap();
}

impl TestSite {
    /// Starts one that trusts nobody and limits nobody.
    pub async fn start() -> Self {
        Self::start_with(RequestContext::default(), ConnectionConfig::default()).await
    }

    /// Starts one.
    pub async fn start_with(context: RequestContext, connections: ConnectionConfig) -> Self {
        Self::start_routes(context, connections, server::http::router).await
    }

    /// Starts one with nothing in it.
    pub async fn empty() -> Self {
        Self::begin(RequestContext::default(), ConnectionConfig::default(), server::http::router, false, None).await
    }

    /// Starts one over another database than that of its folder.
    pub async fn start_on(database: &DatabaseUrl) -> Self {
        Self::begin(RequestContext::default(), ConnectionConfig::default(), server::http::router, true, Some(database)).await
    }

    /// Starts one behind a proxy on this machine that is trusted: `X-Forwarded-For` names the client.
    pub async fn start_behind_proxy(context: RequestContext) -> Self {
        let proxies = Proxies { trusted: vec!["127.0.0.0/8".parse().unwrap()], ..Proxies::default() };
        Self::start_with(RequestContext { proxies, ..context }, ConnectionConfig::default()).await
    }

    /// Starts one with other routes than the usual ones.
    pub async fn start_routes(context: RequestContext, connections: ConnectionConfig, routes: impl FnOnce(AppState) -> Guarded) -> Self {
        Self::begin(context, connections, routes, true, None).await
    }

    async fn begin(
        context: RequestContext,
        connections: ConnectionConfig,
        routes: impl FnOnce(AppState) -> Guarded,
        filled: bool,
        database: Option<&DatabaseUrl>,
    ) -> Self {
        // this process is the test, not `press`
        let context = RequestContext { picture_check: PictureCheck::by(env!("CARGO_BIN_EXE_press")), ..context };
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Timestamp::from_millis(NOW)));
        let database = database.cloned().unwrap_or_else(|| DatabaseUrl::in_folder(dir.path()));
        let newsroom = Newsroom::open(&database, clock.clone(), Arc::new(CountingIds::default())).await.unwrap();
        if filled {
            fill(&newsroom).await;
        }
        let folder = dir.path().join("site");
        write_site(&folder);
        let files = SiteFiles::in_folder(&folder).unwrap();
        let media = MediaStore::at(dir.path().join("media"));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let site = Site::new(newsroom.clone(), files.names()).with_fallback_origin(&origin);
        let cache = ResponseCache::new(&newsroom, pagecache::Config::default());
        let accounts = Accounts::new(Mailer::new(None, newsroom.clone(), &dir.path().join("mail"))).unwrap();
        let readers = server::readers::Readers::default();
        let push = server::push::Push::unstored().unwrap();
        let state = AppState {
            site: site.clone(),
            media: media.clone(),
            variants: server::variants::Variants::none(media.clone()),
            cache: cache.clone(),
            files: Arc::new(files),
            context: context.clone(),
            edition_key: EditionKey::unstored().unwrap(),
            push: push.clone(),
            accounts: accounts.clone(),
            checks: server::http::SiteChecks::new(dir.path(), outgoing::Reach::AndPrivate),
            imports: server::desk_imports::DeskImports::new(dir.path(), outgoing::Reach::AndPrivate),
            readers: readers.clone(),
        };
        let metrics = context.metrics.clone();
        let (proxies, open) = (context.proxies.clone(), context.metrics.connections().clone());
        let paper = SiteService::with_routes(cache.clone(), context, routes(state));
        tokio::spawn(listen::serve(listener, move |peer| paper.for_peer(peer), connections, proxies, open, std::future::pending()));
        // reqwest is built with TLS for the importer, and requires a provider even where none is used
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(Policy::none()).no_gzip().no_brotli().build().unwrap();
        Self { origin, newsroom, site, push, clock, media, cache, accounts, readers, client, metrics, dir }
    }

    /// A GET that is not sent yet.
    pub fn request(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.origin))
    }

    /// Any other method.
    pub fn method(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.origin))
    }

    /// Writes the paper's public address into the settings.
    pub async fn set_public_url(&self, url: &str) {
        let authority = Authority::command_line();
        let mut edit = self.newsroom.edit(&authority).await.unwrap();
        let settings = domain::SiteSettings { public_url: url.to_owned(), ..self.newsroom.settings().await.unwrap() };
        edit.put_settings(&settings).await.unwrap();
        edit.commit().await.unwrap();
    }

    /// How many connections are open.
    pub fn open_connections(&self) -> i64 {
        self.metrics.connections().get()
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Response {
        self.request(path).send().await.unwrap()
    }

    /// Status and `Location`.
    pub async fn go(&self, path: &str) -> (u16, String) {
        let response = self.get(path).await;
        (response.status().as_u16(), header(&response, "location"))
    }

    /// What a bare socket gets for these bytes, which no decent client would send.
    pub async fn raw(&self, request: &str) -> String {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut stream = tokio::net::TcpStream::connect(self.origin.trim_start_matches("http://")).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.unwrap();
        String::from_utf8_lossy(&response).into_owned()
    }
}

/// A header's value, or nothing.
pub fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}
