//! Addresses of today and of WordPress, and what they mean.

use super::*;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn page(address: Address, canonical: Option<&str>) -> Target {
    Target::Page { address, canonical: canonical.map(str::to_owned) }
}

fn list(of: ListOf, page: u32) -> Address {
    Address::List { of, start: Start::at_page(page) }
}

fn section(slug_text: &str, page: u32) -> Address {
    list(ListOf::Section(slug(slug_text)), page)
}

fn story(path: &str, canonical: Option<&str>) -> Target {
    page(Address::StoryOrPage { path: SitePath::parse(path).unwrap() }, canonical)
}

#[test]
fn lists() {
    assert_eq!(read("/", "utm_source=x"), page(Address::Front { page: 0 }, None));
    assert_eq!(read("/index.php", ""), page(Address::Front { page: 0 }, Some("/")));
    assert_eq!(read("/page/3/", ""), page(Address::Front { page: 3 }, None));
    assert_eq!(read("/page/1/", ""), page(Address::Front { page: 1 }, Some("/")));
    assert_eq!(read("/category/world/", ""), page(section("world", 0), None));
    assert_eq!(read("/category/World", ""), page(section("world", 0), Some("/category/world/")));
    assert_eq!(read("/category/asia/nepal/page/2", ""), page(section("nepal", 2), Some("/category/nepal/page/2/")));
    assert_eq!(read("/tag/%d8%b3/page/2/", ""), page(list(ListOf::Tag(slug("س")), 2), None));
    let november = |canonical| page(list(ListOf::Archive(Period { year: 2026, month: Some(2), day: None }), 0), canonical);
    assert_eq!(read("/2026/02/", ""), november(None));
    assert_eq!(read("/2026/2", ""), november(Some("/2026/02/")));
    assert_eq!(read("/", "m=202602"), november(Some("/2026/02/")));
}

#[test]
fn feeds() {
    let month = FeedOf::List(ListOf::Archive(Period { year: 2013, month: Some(1), day: None }));
    let comments = FeedOf::Story(SitePath::parse("/water-talks/").unwrap());
    for (path, query, of) in [
        ("/feed/", "", FeedOf::List(ListOf::Latest)),
        ("/category/world/feed/", "", FeedOf::List(ListOf::Section(slug("world")))),
        ("/2013/01/feed/", "", month.clone()),
        ("/search/feed/", "q=sea+ice", FeedOf::Search("sea ice".to_owned())),
        ("/comments/feed/", "", FeedOf::Comments),
        ("/water-talks/feed/", "", comments.clone()),
    ] {
        assert_eq!(read(path, query), Target::Feed { of, format: FeedFormat::Rss, canonical: None }, "{path}");
    }
    for (path, query, of) in [
        ("/feed", "", FeedOf::List(ListOf::Latest)),
        ("/feed/rss/", "", FeedOf::List(ListOf::Latest)),
        ("/", "feed=rss2", FeedOf::List(ListOf::Latest)),
        ("/", "feed=comments-rss2", FeedOf::Comments),
        ("/comments/feed/rss2/", "", FeedOf::Comments),
        ("/tag/a/feed", "", FeedOf::List(ListOf::Tag(slug("a")))),
        ("/", "feed=rdf&tag=a", FeedOf::List(ListOf::Tag(slug("a")))),
        ("/tag/a/", "feed=rss2", FeedOf::List(ListOf::Tag(slug("a")))),
        ("/category/a/b/feed/", "", FeedOf::List(ListOf::Section(slug("b")))),
        ("/2013/1/feed/rdf/", "", month.clone()),
        ("/", "feed=rss2&m=201301", month),
        ("/water-talks/feed/rdf/", "", comments.clone()),
        ("/water-talks", "feed=rss2", comments.clone()),
    ] {
        let own = of.own_path(FeedFormat::Rss);
        assert_eq!(read(path, query), Target::Feed { of, format: FeedFormat::Rss, canonical: Some(own) }, "{path}?{query}");
    }
    for (path, query, of, format, is_own) in [
        ("/feed/atom/", "", FeedOf::List(ListOf::Latest), FeedFormat::Atom, true),
        ("/feed/json/", "", FeedOf::List(ListOf::Latest), FeedFormat::Json, true),
        ("/category/world/feed/atom/", "", FeedOf::List(ListOf::Section(slug("world"))), FeedFormat::Atom, true),
        ("/water-talks/feed/json/", "", comments, FeedFormat::Json, true),
        ("/feed/atom", "", FeedOf::List(ListOf::Latest), FeedFormat::Atom, false),
        ("/", "feed=atom&tag=a", FeedOf::List(ListOf::Tag(slug("a"))), FeedFormat::Atom, false),
    ] {
        let canonical = (!is_own).then(|| of.own_path(format));
        assert_eq!(read(path, query), Target::Feed { of, format, canonical }, "{path}?{query}");
    }
}

#[test]
fn stories_and_what_hangs_on_them() {
    assert_eq!(read("/water-talks/", "utm_source=x"), story("/water-talks/", None));
    assert_eq!(read("/about/team/", ""), story("/about/team/", None));
    assert_eq!(read("/%d8%b3/", ""), story("/%D8%B3/", None));
    assert_eq!(read("//about//team/", ""), story("/about/team/", Some("/about/team/")));
    assert_eq!(read("/2013/01/15/old/", ""), story("/2013/01/15/old/", None));
    assert_eq!(read("/old-page.html", ""), story("/old-page.html", None));
    for path in [
        "/water-talks",
        "/water-talks/page/2/",
        "/water-talks/trackback/",
        "/water-talks/amp",
        "/water-talks/comment-page-1/",
        "/water-talks/comment-page-x/",
        "/index.php/water-talks/",
    ] {
        assert_eq!(read(path, ""), story("/water-talks/", Some("/water-talks/")), "{path}");
    }
}

#[test]
fn comments_of_a_story() {
    let path = SitePath::parse("/water-talks/").unwrap();
    let comments = |at: CommentsAt, canonical| page(Address::Comments { path: path.clone(), at }, canonical);
    assert_eq!(read("/water-talks/comment-page-3/", ""), comments(CommentsAt::Page(3), None));
    assert_eq!(read("/water-talks/comment-page-3", ""), comments(CommentsAt::Page(3), Some("/water-talks/comment-page-3/")));
    let id = CommentId::parse("01900000-0000-7000-8000-000000000001").unwrap();
    let query = format!("comment={id}");
    assert_eq!(read("/water-talks/", &query), comments(CommentsAt::Comment(id.clone()), None));
    assert_eq!(read("/water-talks/comment-page-2/", &query), comments(CommentsAt::Comment(id), Some("/water-talks/")));
    assert_eq!(read("/water-talks/", "comment=12"), story("/water-talks/", None));
}

#[test]
fn numeric_urls() {
    assert_eq!(read("/", "s=sea+ice"), Target::Moved("/search/?q=sea%20ice".to_owned()));
    assert_eq!(read("/search/sea%20ice/", ""), Target::Moved("/search/?q=sea%20ice".to_owned()));
    assert_eq!(read("/search", "q=a&page=2"), Target::Moved("/search/?q=a&page=2".to_owned()));
    let old = |query: LegacyQuery, rest: &str| Target::Legacy { query, rest: rest.to_owned() };
    assert_eq!(read("/", "p=12&preview=1"), old(LegacyQuery::Post("12".to_owned()), ""));
    assert_eq!(read("/", "cat=3"), old(LegacyQuery::Category("3".to_owned()), ""));
    assert_eq!(read("/", "cat=3&paged=2"), old(LegacyQuery::Category("3".to_owned()), "page/2/"));
    assert_eq!(read("/", "feed=rss2&p=12"), old(LegacyQuery::Post("12".to_owned()), "feed/"));
    assert_eq!(read("/", "paged=2&s=ice"), Target::Moved("/search/?q=ice&page=2".to_owned()));
    assert_eq!(read("/", "feed=rss2&s=ice"), Target::Moved("/search/feed/?q=ice".to_owned()));
    assert_eq!(read("/", "pagename=about/team"), story("/about/team/", Some("/about/team/")));
    assert_eq!(read("/category/world/", "paged=2"), page(section("world", 2), Some("/category/world/page/2/")));
    assert_eq!(read("/", "p=drop"), page(Address::Front { page: 0 }, None));
    assert_eq!(read("/", "paged=2"), page(Address::Front { page: 2 }, Some("/page/2/")));
}

#[test]
fn no_other_path_is_a_page() {
    for path in ["//evil.example", "/desk/sign-in", "/page/0/", "/page/x/", "/category/", "/%ff/", "/latest/x/", "/author/a/page/-1/"] {
        let target = read(path, "");
        let missing = matches!(target, Target::Page { address: Address::NotFound { .. }, .. });
        // a page named "page" may have pages below it, and one may have been named "category"
        let perhaps = matches!(path, "/page/x/" | "/category/") && matches!(target, Target::Page { canonical: None, .. });
        assert!(missing || perhaps, "{path}: {target:?}");
    }
}
