//! Every address that an export says its site had.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use wordpress::wxr::{Entry, Item, Reader, WxrAuthor, WxrTerm};

/// What must become of an old address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// It is there, or one step away.
    There,
    /// The story or page of this number is there or one step away.
    Story(u64),
    /// The feed of that story's comments.
    CommentsOf(u64),
    /// The file of the attachment of this number, one step away; or, where it never came, its story, or nothing any more.
    Attachment(u64),
    /// The file of this attachment, one step away; not found where it never came.
    File(u64),
    /// Not found, as the contract says.
    Missing,
}

/// An old address and what must become of it.
pub type OldUrl = (String, Wanted);

/// What the test needs to know of one export.
pub struct Export {
    authors: Vec<WxrAuthor>,
    terms: Vec<WxrTerm>,
    pub items: Vec<Item>,
}

/// WordPress's names of feeds below an address, and behind it.
const FEEDS: [&str; 5] = ["feed/", "feed", "feed/rss2/", "feed/atom/", "feed/rdf/"];
const QUERY_FEEDS: [&str; 3] = ["feed=rss2", "feed=atom", "feed=rss"];
/// Stories on a page of WordPress as it is delivered.
const PER_PAGE: usize = 10;

impl Export {
    pub fn read(path: &Path) -> Self {
        let mut reader = Reader::open(path).unwrap();
        let (mut authors, mut terms, mut items) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(entry) = reader.next_entry().unwrap() {
            match entry {
                Entry::Author(author) => authors.push(author),
                Entry::Term(term) => terms.push(term),
                Entry::Item(item) => items.push(*item),
            }
        }
        Self { authors, terms, items }
    }

    /// Posts and pages that readers could open before `now`, as WordPress writes dates.
    fn shown<'a>(&'a self, now: &'a str) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |item| matches!(item.kind.as_str(), "post" | "page") && item.status == "publish" && *item.date < *now)
    }

    pub fn urls(&self, now: &str) -> BTreeSet<OldUrl> {
        let mut urls = Urls::default();
        self.home(now, &mut urls);
        self.lists(now, &mut urls);
        for item in self.shown(now) {
            self.story(item, &mut urls);
        }
        for item in self.items.iter().filter(|item| item.kind == "attachment") {
            attachment(item, &mut urls);
        }
        let hidden =
            |item: &&Item| matches!(item.status.as_str(), "draft" | "future" | "private" | "pending" | "trash") && item.date != now;
        for item in self.items.iter().filter(|item| item.kind == "post").filter(hidden).filter(|item| !item.slug.is_empty()) {
            urls.add(format!("/{}/", item.slug), Wanted::Missing);
            urls.add(format!("/?p={}", item.id), Wanted::Missing);
        }
        urls.0
    }

    fn home(&self, now: &str, urls: &mut Urls) {
        let posts = self.shown(now).filter(|item| item.kind == "post").count();
        urls.list("/", posts);
        for there in ["/index.php", "/?s=block", "/?s=block&paged=2", "/search/block/", "/search/block/page/2/", "/robots.txt"] {
            urls.add(there.to_owned(), Wanted::There);
        }
        for feed in ["/search/block/feed/", "/search/block/feed/rss2/", "/?s=block&feed=rss2", "/comments/feed/", "/comments/feed/atom/"] {
            urls.add(feed.to_owned(), Wanted::There);
        }
        urls.add("/?feed=comments-rss2".to_owned(), Wanted::There);
        for missing in [
            "/wp-json/",
            "/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fold.example%2Fabout%2F",
            "/wp-json/wp/v2/posts",
            "/wp-sitemap.xml",
            "/wp-sitemap-posts-post-1.xml",
            "/wp-login.php",
            "/wp-admin/",
            "/xmlrpc.php",
            "/wp-includes/js/jquery/jquery.min.js",
            "/wp-content/themes/twentyten/style.css",
        ] {
            urls.add(missing.to_owned(), Wanted::Missing);
        }
    }

    /// Categories, tags, authors and dates.
    fn lists(&self, now: &str, urls: &mut Urls) {
        let posts: Vec<&Item> = self.shown(now).filter(|item| item.kind == "post").collect();
        let with = |taxonomy: &str, slug: &str| {
            posts.iter().filter(|item| item.terms.iter().any(|term| term.domain == taxonomy && term.slug == slug)).count()
        };
        for term in &self.terms {
            match term.taxonomy.as_str() {
                "category" => {
                    let count = with("category", &term.slug);
                    urls.list(&format!("/category/{}/", term.slug), count);
                    urls.list(&format!("/category/{}/", self.line(&term.slug)), count);
                    urls.query_list(&format!("cat={}", term.id), count);
                    urls.query_list(&format!("category_name={}", term.slug), count);
                }
                "post_tag" => {
                    let count = with("post_tag", &term.slug);
                    urls.list(&format!("/tag/{}/", term.slug), count);
                    urls.query_list(&format!("tag={}", term.slug), count);
                }
                _ => {}
            }
        }
        for author in &self.authors {
            let count = posts.iter().filter(|item| item.creator == author.login).count();
            urls.list(&format!("/author/{}/", author.login), count);
            urls.query_list(&format!("author={}", author.id), count);
        }
        let mut dates: BTreeMap<String, usize> = BTreeMap::new();
        for item in &posts {
            for length in [4, 7, 10] {
                *dates.entry(item.date[..length].replace('-', "/")).or_default() += 1;
            }
        }
        for (date, count) in dates {
            urls.list(&format!("/{date}/"), count);
            urls.query_list(&format!("m={}", date.replace('/', "")), count);
        }
    }

    /// `parent/child` of a category.
    fn line(&self, slug: &str) -> String {
        let term = self.terms.iter().find(|term| term.taxonomy == "category" && term.slug == slug);
        match term.map(|term| term.parent.as_str()).filter(|parent| !parent.is_empty()) {
            Some(parent) => format!("{}/{slug}", self.line(parent)),
            None => slug.to_owned(),
        }
    }

    fn story(&self, item: &Item, urls: &mut Urls) {
        let (id, slug) = (item.id, item.slug.as_str());
        for query in [format!("/?p={id}"), format!("/?p={id}&preview=true")] {
            urls.add(query, Wanted::Story(id));
        }
        urls.add(format!("/?p={id}&feed=rss2"), Wanted::CommentsOf(id));
        let own = path(&item.link);
        if item.kind == "page" {
            urls.add(format!("/?page_id={id}"), Wanted::Story(id));
            urls.story(&own, id);
            return;
        }
        let category = item.terms.iter().find(|term| term.domain == "category").map(|term| self.line(&term.slug));
        let (year, month, day) = (&item.date[..4], &item.date[5..7], &item.date[8..10]);
        // WordPress would not have given two of its posts one address either
        let like = |other: &&Item| {
            other.id != id && other.kind != "attachment" && (other.slug == slug || path(&other.link) == format!("/{slug}/"))
        };
        let unique = !self.items.iter().any(|other| like(&other));
        let unique_that_day = !self.items.iter().filter(like).any(|other| other.date[..10] == item.date[..10]);
        let mut forms = vec![format!("/archives/{id}"), format!("/{id}/")];
        if unique_that_day {
            forms.push(format!("/{year}/{month}/{day}/{slug}/"));
        }
        // a path that the site itself serves: only the URL as it was is redirected
        let reserved = ["search", "author", "comments"].contains(&slug);
        if reserved {
            urls.add(own, if slug == "search" { Wanted::There } else { Wanted::Story(id) });
        } else {
            forms.push(own);
            if unique {
                forms.extend([format!("/{slug}/"), format!("/{year}/{month}/{slug}/"), format!("/blog/{slug}/"), format!("/{slug}.html")]);
                forms.extend(category.map(|category| format!("/{category}/{slug}/")));
            }
        }
        forms.iter().for_each(|form| urls.story(form, id));
    }
}

fn attachment(item: &Item, urls: &mut Urls) {
    let own = path(&item.link);
    if own != "/" {
        urls.add(own, Wanted::Attachment(item.id));
    }
    urls.add(format!("/?attachment_id={}", item.id), Wanted::Attachment(item.id));
    let file = file(item);
    urls.add(format!("/wp-content/uploads/{file}"), Wanted::File(item.id));
    if let Some((stem, ending)) = file.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "jpg" | "png" | "gif")) {
        for size in ["150x150", "300x200", "1024x768"] {
            urls.add(format!("/wp-content/uploads/{stem}-{size}.{ending}"), Wanted::File(item.id));
        }
    }
}

/// `2013/01/name.jpg`.
pub fn file(item: &Item) -> String {
    let file = path(&item.attachment_url);
    file.trim_start_matches('/').trim_start_matches("wp-content/uploads/").to_owned()
}

/// The path of an address.
fn path(address: &str) -> String {
    let after = address.split("://").nth(1).unwrap_or_default();
    let path = after.find('/').map_or("/", |at| &after[at..]);
    path.split('?').next().unwrap_or_default().replace("//", "/")
}

#[derive(Default)]
struct Urls(BTreeSet<OldUrl>);

impl Urls {
    fn add(&mut self, url: String, wanted: Wanted) {
        self.0.insert((url, wanted));
    }

    /// A list with its pages and feeds.
    fn list(&mut self, base: &str, stories: usize) {
        self.add(base.to_owned(), Wanted::There);
        if base != "/" {
            self.add(base.trim_end_matches('/').to_owned(), Wanted::There);
        }
        for page in 1..=stories.div_ceil(PER_PAGE) {
            self.add(format!("{base}page/{page}/"), Wanted::There);
            self.add(format!("{base}page/{page}"), Wanted::There);
            self.add(format!("{base}?paged={page}"), Wanted::There);
        }
        FEEDS.iter().for_each(|feed| self.add(format!("{base}{feed}"), Wanted::There));
        QUERY_FEEDS.iter().for_each(|feed| self.add(format!("{base}?{feed}"), Wanted::There));
    }

    /// The same of a site without readable addresses.
    fn query_list(&mut self, query: &str, stories: usize) {
        self.add(format!("/?{query}"), Wanted::There);
        (2..=stories.div_ceil(PER_PAGE)).for_each(|page| self.add(format!("/?{query}&paged={page}"), Wanted::There));
        QUERY_FEEDS.iter().for_each(|feed| self.add(format!("/?{query}&{feed}"), Wanted::There));
    }

    /// A story with what hangs on it.
    fn story(&mut self, base: &str, id: u64) {
        let slashed = format!("{}/", base.trim_end_matches('/'));
        self.add(base.to_owned(), Wanted::Story(id));
        if base.ends_with(".html") {
            return;
        }
        self.add(base.trim_end_matches('/').to_owned(), Wanted::Story(id));
        for below in ["?replytocom=7", "2/", "page/2/", "comment-page-1/", "amp/", "embed/", "trackback/", "?utm_source=x"] {
            self.add(format!("{slashed}{below}"), Wanted::Story(id));
        }
        for feed in FEEDS {
            self.add(format!("{slashed}{feed}"), Wanted::CommentsOf(id));
        }
        self.add(format!("{slashed}?feed=rss2"), Wanted::CommentsOf(id));
    }
}
