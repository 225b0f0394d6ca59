//! A fresh newsroom on each database, and short ways to write things.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::document::{BlockKind, Inline, Paragraph};
use domain::*;
use newsroom::people::{NewSession, NewUser, Origin, SecretHash};
use newsroom::{Authority, CountingIds, DatabaseUrl, Edit, Error, FixedClock, ImportWriter, Newsroom};
use sqlx::Connection;

pub const NOW: i64 = 1_700_000_000_000;
pub const DAY: i64 = 86_400_000;

/// A newsroom that is thrown away.
pub struct TestNewsroom {
    pub newsroom: Newsroom,
    pub clock: Arc<FixedClock>,
    pub url: DatabaseUrl,
    pub name: &'static str,
    ids: Arc<CountingIds>,
    _folder: Option<tempfile::TempDir>,
    database: Option<(String, String)>,
}

fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!("the PostgreSQL half of the contract needs a server: run ./dev test, or set TEST_POSTGRES_URL to a superuser's address")
    })
}

/// The server's address with another database name.
pub fn with_database(url: &str, database: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, String::new()), |(address, query)| (address, format!("?{query}")));
    let after_scheme = address.find("://").unwrap() + 3;
    let stem = address[after_scheme..].find('/').map_or(address, |at| &address[..after_scheme + at]);
    format!("{stem}/{database}{query}")
}

async fn fresh_database() -> (String, String) {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let name = format!("newsroom_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    let mut admin = sqlx::PgConnection::connect(&server()).await.expect("TEST_POSTGRES_URL does not answer");
    // of a process that was killed, and had this number
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name}"))).execute(&mut admin).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")))
        .execute(&mut admin)
        .await
        .unwrap();
    (server(), name)
}

async fn open(url: DatabaseUrl, name: &'static str, folder: Option<tempfile::TempDir>, database: Option<(String, String)>) -> TestNewsroom {
    let clock = Arc::new(FixedClock::at(Timestamp::from_millis(NOW)));
    let ids = Arc::new(CountingIds::default());
    let newsroom = Newsroom::open(&url, clock.clone(), ids.clone()).await.unwrap();
    TestNewsroom { newsroom, clock, url, name, ids, _folder: folder, database }
}

pub async fn sqlite() -> TestNewsroom {
    let folder = tempfile::tempdir().unwrap();
    open(DatabaseUrl::in_folder(folder.path()), "SQLite", Some(folder), None).await
}

pub async fn postgres() -> TestNewsroom {
    let (server, name) = fresh_database().await;
    open(DatabaseUrl::parse(&with_database(&server, &name)).unwrap(), "PostgreSQL", None, Some((server, name))).await
}

/// Runs one story of the contract on both databases; a failure names the database.
#[macro_export]
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let paper = $crate::support::sqlite().await;
                super::$name(&paper).await;
                paper.tear_down().await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                let paper = $crate::support::postgres().await;
                super::$name(&paper).await;
                paper.tear_down().await;
            }
        }
    )+};
}

impl TestNewsroom {
    pub async fn tear_down(self) {
        self.newsroom.close().await;
        if let Some((server, name)) = self.database {
            let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
            sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&mut admin).await.unwrap();
        }
    }

    /// Runs a statement past the newsroom, as an older program may have left the rows.
    pub async fn execute(&self, sql: &'static str) {
        match &self.url {
            DatabaseUrl::SqliteFile(path) => {
                let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
                sqlx::query(sql).execute(&mut c).await.unwrap();
            }
            DatabaseUrl::Postgres(url) => {
                let mut c = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query(sql).execute(&mut c).await.unwrap();
            }
        }
    }

    pub fn id(&self) -> String {
        self.ids.next()
    }

    pub fn section(&self, slug: &str, parent: Option<&Section>) -> Section {
        Section {
            id: SectionId::parse(&self.id()).unwrap(),
            slug: Slug::parse(slug).unwrap(),
            name: slug.to_uppercase(),
            description: String::new(),
            parent: parent.map(|parent| parent.id.clone()),
            position: 0,
            picture: None,
            internal: false,
            form: None,
        }
    }

    pub fn tag(&self, slug: &str) -> Tag {
        Tag {
            id: TagId::parse(&self.id()).unwrap(),
            slug: Slug::parse(slug).unwrap(),
            name: slug.to_owned(),
            description: String::new(),
            kind: "tag".to_owned(),
            synonyms: Vec::new(),
        }
    }

    pub fn author(&self, slug: &str, name: &str) -> Author {
        Author {
            id: AuthorId::parse(&self.id()).unwrap(),
            slug: Slug::parse(slug).unwrap(),
            name: name.to_owned(),
            kind: AuthorKind::Person,
            job_title: "Correspondent".to_owned(),
            bio: String::new(),
            location: String::new(),
            email: None,
            picture: None,
            languages: Vec::new(),
            links: Vec::new(),
        }
    }

    pub fn picture(&self, slug: &str, caption: &str) -> MediaItem {
        MediaItem {
            id: MediaId::parse(&self.id()).unwrap(),
            slug: Slug::parse(slug).unwrap(),
            kind: MediaKind::Image,
            title: slug.to_owned(),
            file: Some("ab/cd.jpg".to_owned()),
            source_url: "https://old.example/a.jpg".to_owned(),
            mime: "image/jpeg".to_owned(),
            bytes: 12_345,
            width: 1600,
            height: 900,
            alt: "Two flags".to_owned(),
            decorative: false,
            caption: caption.to_owned(),
            credit: "A. Photographer".to_owned(),
            licence: "CC BY 4.0".to_owned(),
            licence_until: None,
            focal_point: FocalPoint::parse(250, 750).unwrap(),
            colour: "#aabbcc".to_owned(),
            widths: vec![400, 800],
            created_at: Timestamp::from_millis(NOW - DAY),
        }
    }

    /// A published story of one paragraph, `age` milliseconds old.
    pub fn story(&self, slug: &str, headline: &str, text: &str, age: i64) -> Story {
        let slug = Slug::parse(slug).unwrap();
        let at = Timestamp::from_millis(NOW - age);
        let begun = Story::draft(
            StoryKind::Story,
            StoryId::parse(&self.id()).unwrap(),
            slug,
            Headline::parse(headline).unwrap(),
            paragraph(text),
            at,
        );
        Story { state: StoryState::Published, published_at: Some(at), ..begun }
    }

    /// An approved comment under a story, as old as it is.
    pub fn comment(&self, story: &Story) -> Comment {
        Comment {
            id: CommentId::parse(&self.id()).unwrap(),
            story: story.id.clone(),
            parent: None,
            kind: CommentKind::Comment,
            state: CommentState::Approved,
            author_name: "Reader".to_owned(),
            author_email: None,
            author_url: String::new(),
            body: paragraph("Well said"),
            created_at: story.created_at,
            staff: false,
        }
    }

    /// Stores these stories in one edit.
    pub async fn put(&self, stories: &[Story]) {
        self.edit(async |edit| {
            for story in stories {
                edit.overwrite_story(story, "test").await.unwrap();
            }
        })
        .await;
    }

    /// Adds a person of this role, limited to sections if some are given, and signs them in.
    pub async fn person(&self, role: Role, sections: Option<&[&Section]>) -> Authority {
        let sections = sections.map(|sections| sections.iter().map(|section| section.id.clone()).collect());
        self.sign_in(role, sections, None).await
    }

    /// A signed-in person who writes under an author's name.
    pub async fn writing_as(&self, author: &Author, role: Role) -> Authority {
        self.sign_in(role, None, Some(author.id.clone())).await
    }

    async fn sign_in(&self, role: Role, sections: Option<Vec<SectionId>>, author: Option<AuthorId>) -> Authority {
        let (name, origin) = (format!("person-{}", self.id()), Origin::new("192.0.2.7", "Firefox on Linux"));
        let email = Email::parse(&format!("{name}@example.org")).unwrap();
        let mut people = self.newsroom.manage_people(&Authority::command_line(), &origin).await.unwrap();
        let new = NewUser { email, name: name.clone(), role, sections, author, password: Some("hash".to_owned()) };
        let user = people.add(&new).await.unwrap();
        people.commit().await.unwrap();
        let credentials = self.newsroom.credentials(&user.id).await.unwrap().unwrap();
        let session = NewSession { token: SecretHash::of(&name), device: SecretHash::of(&format!("device of {name}")) };
        self.newsroom.sign_in(&credentials, &session, &origin).await.unwrap();
        let found = self.newsroom.session(&SecretHash::of(&name)).await.unwrap().unwrap();
        Authority::of_session(&found.signed_in, &origin)
    }

    /// Runs an edit of this person and commits it if it succeeds.
    pub async fn try_as<T>(&self, who: &Authority, work: impl AsyncFnOnce(&mut Edit<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let mut edit = self.newsroom.edit(who).await?;
        let done = work(&mut edit).await?;
        edit.commit().await?;
        Ok(done)
    }

    /// A draft of one paragraph.
    pub fn draft(&self, slug: &str, text: &str) -> Story {
        Story { state: StoryState::Draft, published_at: None, ..self.story(slug, slug, text, 0) }
    }

    /// Runs one batch of an import and commits it.
    pub async fn import_batch(&self, work: impl AsyncFnOnce(&mut ImportWriter<'_>)) {
        let authority = Authority::command_line();
        let mut writer = self.newsroom.import_writer(&authority).await.unwrap();
        work(&mut writer).await;
        writer.commit().await.unwrap();
    }

    /// Runs a statement beside the newsroom, as somebody with the database's password could.
    pub async fn by_hand(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        match &self.url {
            DatabaseUrl::SqliteFile(path) => {
                let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut c).await.map(drop)
            }
            DatabaseUrl::Postgres(url) => {
                let mut c = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut c).await.map(drop)
            }
        }
    }

    /// Runs an edit at the command line and commits it.
    pub async fn edit(&self, work: impl AsyncFnOnce(&mut Edit<'_>)) {
        let authority = Authority::command_line();
        let mut edit = self.newsroom.edit(&authority).await.unwrap();
        work(&mut edit).await;
        edit.commit().await.unwrap();
    }
}

pub fn paragraph(text: &str) -> Document {
    Document::from_kinds([BlockKind::Paragraph(Paragraph { content: vec![Inline::plain(if text.is_empty() { " " } else { text })] })])
}
