//! An empty newsroom to import into.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say loudly what is wrong")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{SitePath, Story};
use media::MediaStore;
use newsroom::{DatabaseUrl, Newsroom};
use wordpress::import::Count;
use wordpress::{ImportError, ImportOptions, Report, Site, import, import_site};

/// A newsroom of its own in a folder that goes with it.
pub struct TestNewsroom {
    pub folder: tempfile::TempDir,
    pub newsroom: Newsroom,
    pub store: MediaStore,
}

impl TestNewsroom {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(folder.path())).await.unwrap();
        let store = MediaStore::at(folder.path().join("media"));
        Self { folder, newsroom, store }
    }
    pub fn copies(&self) -> PathBuf {
        self.folder.path().join("copies")
    }
    pub async fn try_site(&self, site: &Site, options: ImportOptions) -> Result<Report, ImportError> {
        import_site(&self.newsroom, &newsroom::Authority::command_line(), &self.store, site, &self.copies(), options, &|_, done, total| {
            assert!(done <= total)
        })
        .await
    }
    pub async fn site(&self, site: &Site) -> Report {
        self.try_site(site, ImportOptions::default()).await.unwrap()
    }
    pub async fn import_file(&self, file: PathBuf) -> Report {
        let options = ImportOptions { files: vec![file], ..ImportOptions::default() };
        import(&self.newsroom, &newsroom::Authority::command_line(), &self.store, &options, &|_, _, _| {}).await.unwrap()
    }
    pub async fn find(&self, path: &str) -> Option<Story> {
        self.newsroom.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap()
    }
    /// What readers see of every published story: by path its headline, sections, tags, names, whether it has a picture, and its words.
    pub async fn shown(&self, report: &Report) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
        let sections = self.newsroom.sections().await.unwrap();
        let section = |id: &domain::SectionId| sections.iter().find(|section| section.id == *id).unwrap().slug.to_string();
        let mut all = BTreeMap::new();
        for url in report.urls.iter().filter(|url| url.new.len() > 1) {
            let story = self.story(&url.new).await;
            let tags = self.newsroom.tags_by_ids(&story.tags).await.unwrap();
            let authors: Vec<_> = story.bylines.iter().map(|byline| byline.author.clone()).collect();
            let authors = self.newsroom.authors_by_ids(&authors).await.unwrap();
            let sorted = |list: BTreeSet<String>| list.into_iter().collect::<Vec<_>>().join(" ");
            let facts = vec![
                story.headline.to_string(),
                story.primary_section.as_ref().map(section).unwrap_or_default(),
                sorted(story.sections.iter().map(section).collect()),
                sorted(tags.iter().map(|tag| tag.slug.to_string()).collect()),
                sorted(authors.iter().map(|author| author.name.clone()).collect()),
                format!("{:?} {:?} {} {:?}", story.format, story.state, story.pinned, story.published_at),
                story.lead_image.is_some().to_string(),
                story.password.is_some().to_string(),
                story.standfirst.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default(),
            ];
            let words = story.document.plain_text().split_whitespace().map(str::to_owned).collect();
            all.insert(url.new.clone(), (facts, words));
        }
        all
    }
    pub async fn try_import(&self, files: &[PathBuf], media_dir: Option<&Path>, dry_run: bool) -> Result<Report, ImportError> {
        let options = ImportOptions {
            files: files.to_vec(),
            media_dir: media_dir.map(Path::to_owned),
            dry_run,
            reports: Some(self.folder.path().join("imports")),
            ..ImportOptions::default()
        };
        import(&self.newsroom, &newsroom::Authority::command_line(), &self.store, &options, &|_, done, total| assert!(done <= total)).await
    }
    pub async fn import(&self, files: &[&str]) -> Report {
        let files: Vec<PathBuf> = files.iter().map(|file| super::file(file)).collect();
        self.try_import(&files, None, false).await.unwrap()
    }
    /// Imports exports made of these items, one file each.
    pub async fn import_items(&self, files: &[&str]) -> Report {
        let files: Vec<PathBuf> = files.iter().enumerate().map(|(number, items)| self.export(&format!("{number}.xml"), items)).collect();
        self.try_import(&files, None, false).await.unwrap()
    }
    /// Writes an export of these items.
    pub fn export(&self, name: &str, items: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, format!("{HEAD}{items}</channel></rss>")).unwrap();
        path
    }
    pub async fn story(&self, path: &str) -> Story {
        self.newsroom.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap().unwrap_or_else(|| panic!("nothing at {path}"))
    }
}

pub fn all(n: u64) -> Count {
    Count { found: n, imported: n, skipped: 0 }
}

pub fn none_of(n: u64) -> Count {
    Count { found: n, imported: 0, skipped: n }
}

/// How an export begins.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\
    <channel><title>Old</title><link>https://old.site</link><wp:wxr_version>1.2</wp:wxr_version>";

/// A published post with this number, this body, and these other fields.
pub fn post(id: u64, body: &str, more: &str) -> String {
    format!(
        "<item><title>Story {id}</title><link>https://old.site/2020/01/story-{id}/</link><wp:post_id>{id}</wp:post_id>\
         <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:post_name>story-{id}</wp:post_name><wp:status>publish</wp:status>\
         <wp:post_type>post</wp:post_type><content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )
}

/// A value that a plugin keeps with a post.
pub fn meta(key: &str, value: &str) -> String {
    format!("<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>")
}

/// One grey pixel.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00,
    0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63,
    0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];
