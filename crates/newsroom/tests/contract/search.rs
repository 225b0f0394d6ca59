//! Search: the same hits in the same order on both databases, and the right ones.

use domain::*;
use newsroom::{SearchPage, SearchQuery, Sort};

use crate::corpus::{self, Corpus};
use crate::support::{self, DAY, NOW, TestNewsroom};

fn query(text: &str) -> SearchQuery {
    SearchQuery { text: text.to_owned(), page: 1, per_page: 10, ..SearchQuery::default() }
}

async fn find(paper: &TestNewsroom, query: &SearchQuery) -> SearchPage {
    paper.newsroom.search(query).await.unwrap()
}

fn slugs(page: &SearchPage) -> Vec<&str> {
    page.hits.iter().map(|hit| hit.card.path.as_str().trim_matches('/')).collect()
}

crate::contract!(
    finds_the_right_stories,
    filters,
    pages_and_totals,
    follows_changes,
    many_at_the_same_second,
    letters_digits_phrases_and_exclusions
);

async fn finds_the_right_stories(paper: &TestNewsroom) {
    corpus::store(paper).await;
    for (text, prefix, expected, corrected) in [
        ("glaciers", false, vec!["c12"], None),
        ("glacier", false, vec!["c12"], None),
        ("GLACIERS indus", false, vec!["c12"], None),
        ("cafe naive", false, vec!["c8"], None),
        ("uberfall", false, vec!["c9"], None),
        ("covid 19", false, vec!["c26"], None),
        ("tarbela", false, vec!["c0"], None),
        ("logistics", false, vec!["c3"], None),
        ("مذاکرات", false, vec!["c21"], None),
        ("negotiator", true, vec!["c0", "c11"], None),
        ("glac", true, vec!["c12"], None),
        ("glac", false, vec![], None),
        ("glaceirs", false, vec!["c12"], Some("glaciers")),
        ("wheet prices", false, vec!["c17"], Some("wheat prices")),
        ("laboratry", true, vec!["c19"], Some("laboratory")),
        ("zzzzqqq", false, vec![], None),
        ("glaciers cricket", false, vec![], None),
    ] {
        let page = find(paper, &SearchQuery { prefix, ..query(text) }).await;
        let mut found = slugs(&page);
        found.sort_unstable();
        assert_eq!((found, page.corrected.as_deref()), (expected, corrected), "{} {text:?}", paper.name);
        assert_eq!(page.total as usize, page.hits.len(), "{text}");
    }
    // headlines before texts, of equals the newer
    assert_eq!(slugs(&find(paper, &query("summit")).await)[..1], ["c1"]);
    assert_eq!(slugs(&find(paper, &query("treaty")).await)[0], "c0");
    assert_eq!(slugs(&find(paper, &SearchQuery { sort: Sort::Newest, ..query("treaty") }).await), ["c0", "c5", "c11", "c15", "c28"]);
    let names = find(paper, &query("nunez")).await;
    assert_eq!(names.total, 14);
    let page = find(paper, &query("indus glaciers")).await;
    let snippet: String =
        page.hits[0].snippet.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() }).collect();
    assert_eq!(snippet, "Images show the [glaciers] that feed the [Indus] are thinning.");
}

async fn letters_digits_phrases_and_exclusions(paper: &TestNewsroom) {
    for (at, (headline, body)) in [
        ("A visit to Wałęsa in Łódź", "The minister read Erdoğan'ın letter."),
        ("A letter from Walesa", "Words from Lodz, and l'Élysée's answer."),
        ("پاکستان کی کابینہ", "پانی ۲۰۲۴ میں کم ہے۔"),
        ("وفد پاكستان يصل", "عام ٢٠٢٤"),
        ("Budget 2024 of $1.24bn", "Growth of 3.5% with 10,000 troops."),
        ("Budget of 124bn for the 35 ports", "Both sides issue a joint statement on the dam."),
        ("Statement after a joint session", "The dam treaty, and James's view. A joint. Statement."),
    ]
    .into_iter()
    .enumerate()
    {
        let story = paper.story(&format!("s{at}"), headline, body, DAY);
        paper.edit(async |edit| edit.overwrite_story(&story, "import").await.unwrap()).await;
    }
    for (text, expected) in [
        ("walesa", vec!["s0", "s1"]),
        ("Wałęsa", vec!["s0", "s1"]),
        ("łódź", vec!["s0", "s1"]),
        ("erdogan", vec!["s0"]),
        ("elysee", vec!["s1"]),
        ("l'Élysée", vec!["s1"]),
        ("پاکستان", vec!["s2", "s3"]),
        ("پاكستان", vec!["s2", "s3"]),
        ("2024", vec!["s2", "s3", "s4"]),
        ("۲۰۲۴", vec!["s2", "s3", "s4"]),
        ("1.24bn", vec!["s4"]),
        ("1.24", vec!["s4"]),
        ("124bn", vec!["s5"]),
        ("3.5", vec!["s4"]),
        ("35", vec!["s5"]),
        ("10000", vec!["s4"]),
        ("james", vec!["s6"]),
        ("joint statement", vec!["s5", "s6"]),
        ("\"joint statement\"", vec!["s5", "s6"]),
        ("\"a joint statement on\"", vec!["s5"]),
        ("“Joint Session”", vec!["s6"]),
        ("dam", vec!["s5", "s6"]),
        ("dam -treaty", vec!["s5"]),
        ("dam -\"joint session\"", vec!["s5"]),
        ("-treaty", vec![]),
    ] {
        let page = find(paper, &query(text)).await;
        let mut found = slugs(&page);
        found.sort_unstable();
        assert_eq!((found, page.corrected.as_deref()), (expected, None), "{} {text:?}", paper.name);
    }
}

async fn filters(paper: &TestNewsroom) {
    let Corpus { sections, child, authors } = corpus::store(paper).await;
    let treaty = query("treaty");
    let found = async |query: SearchQuery| {
        slugs(&find(paper, &SearchQuery { sort: Sort::Newest, ..query }).await).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        found(SearchQuery { section: Some(sections[0].id.clone()), ..treaty.clone() }).await,
        ["c0", "c5", "c11", "c15", "c28"],
        "with sub-sections"
    );
    assert_eq!(found(SearchQuery { section: Some(child.id.clone()), ..treaty.clone() }).await, ["c0"]);
    assert!(found(SearchQuery { section: Some(sections[1].id.clone()), ..treaty.clone() }).await.is_empty());
    assert_eq!(found(SearchQuery { author: Some(authors[1].id.clone()), ..treaty.clone() }).await, ["c5", "c28"]);
    assert_eq!(
        found(SearchQuery { author: Some(authors[1].id.clone()), section: Some(child.id.clone()), ..treaty.clone() }).await,
        Vec::<String>::new()
    );
    let at = |days: i64| Some(Timestamp::from_millis(NOW - days * DAY));
    assert_eq!(found(SearchQuery { from: at(40), ..treaty.clone() }).await, ["c0", "c5", "c11", "c15"]);
    assert_eq!(found(SearchQuery { until: at(6), ..treaty.clone() }).await, ["c11", "c15", "c28"]);
    assert_eq!(found(SearchQuery { from: at(18), until: at(1), ..treaty.clone() }).await, ["c5", "c11"]);
    let relevant = find(paper, &SearchQuery { from: at(18), until: at(1), ..treaty }).await;
    assert_eq!((relevant.total, relevant.hits.len()), (2, 2));
}

async fn pages_and_totals(paper: &TestNewsroom) {
    corpus::store(paper).await;
    for sort in [Sort::Relevance, Sort::Newest] {
        let all = find(paper, &SearchQuery { sort, per_page: 50, ..query("the") }).await;
        assert_eq!((all.total as usize, all.more), (all.hits.len(), false));
        let mut seen = Vec::new();
        for page in 1..20 {
            let part = find(paper, &SearchQuery { sort, page, per_page: 4, ..query("the") }).await;
            assert_eq!((part.total, part.more), (all.total, (page as usize) * 4 < all.hits.len()));
            seen.extend(part.hits);
        }
        assert_eq!(seen, all.hits);
    }
    assert!(find(paper, &SearchQuery { page: 51, ..query("the") }).await.hits.is_empty());
}

async fn follows_changes(paper: &TestNewsroom) {
    let author = paper.author("a", "Firstname Oldname");
    let picture = paper.picture("p", "");
    let story = Story {
        bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
        lead_image: Some(picture.id.clone()),
        ..paper.story("s", "Alpha", "bravo charlie", DAY)
    };
    paper
        .edit(async |edit| {
            edit.put_author(&author).await.unwrap();
            edit.overwrite_story(&story, "").await.unwrap();
        })
        .await;
    let total = async |text: &str| find(paper, &query(text)).await.total;
    assert_eq!((total("bravo").await, total("oldname").await, total("harbour").await), (1, 1, 0));
    paper.edit(async |edit| edit.put_author(&Author { name: "Firstname Newname".to_owned(), ..author.clone() }).await.unwrap()).await;
    assert_eq!((total("oldname").await, total("newname").await), (0, 1));
    paper.edit(async |edit| edit.put_media(&MediaItem { caption: "A harbour".to_owned(), ..picture.clone() }).await.unwrap()).await;
    assert_eq!(total("harbour").await, 1);
    paper
        .put(&[Story { document: support::paragraph("delta"), published_at: Some(Timestamp::from_millis(NOW - 5 * DAY)), ..story.clone() }])
        .await;
    assert_eq!((total("bravo").await, total("delta").await), (0, 1));
    // a word that nobody uses any more is no correction either
    assert_eq!(find(paper, &query("bravoo")).await.corrected, None);
    paper.put(&[Story { state: StoryState::Trash, ..story }]).await;
    assert_eq!((total("alpha").await, total("delta").await), (0, 0));
}

async fn many_at_the_same_second(paper: &TestNewsroom) {
    let stories: Vec<Story> = (0..150).map(|number| paper.story(&format!("s{number}"), "Twin", &format!("number{number}"), DAY)).collect();
    paper.put(&stories).await;
    let page = find(paper, &SearchQuery { per_page: 200, sort: Sort::Newest, ..query("twin") }).await;
    assert_eq!((page.total, page.hits.len()), (150, 150));
    let day =
        SearchQuery { from: Some(Timestamp::from_millis(NOW - DAY)), until: Some(Timestamp::from_millis(NOW - DAY + 1)), ..query("twin") };
    assert_eq!(find(paper, &day).await.total, 150);
    assert_eq!(find(paper, &query("number77")).await.total, 1);
}

/// The whole answer is equal: hits, order, snippets, totals, corrections.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_answer_the_same() {
    let (sqlite, postgres) = (support::sqlite().await, support::postgres().await);
    let corpus = corpus::store(&sqlite).await;
    corpus::store(&postgres).await;
    let mut asked = 0;
    for text in [
        "treaty",
        "treaties",
        "summit",
        "sumit",
        "sumits",
        "the",
        "a",
        "of the",
        "indus water",
        "pakistan",
        "pakistni",
        "foreign ministers",
        "cafe",
        "café",
        "diplomcy",
        "diplo",
        "dipl",
        "in",
        "i",
        "talk",
        "talks",
        "covid-19",
        "340",
        "35",
        "سلام",
        "اردو میں",
        "omar nunez",
        "siddiqui",
        "tarbela dam",
        "\"joint statement\"",
        "statement joint",
        "report orderly",
        "rivals",
        "nothing",
        "",
        "🎉",
        "negotiat",
        "polic",
        "policies",
    ] {
        for prefix in [false, true] {
            for sort in [Sort::Relevance, Sort::Newest] {
                for section in [None, Some(corpus.sections[0].id.clone())] {
                    for from in [None, Some(Timestamp::from_millis(NOW - 50 * DAY))] {
                        let query = SearchQuery { prefix, sort, section: section.clone(), from, per_page: 7, ..query(text) };
                        let (left, right) = (find(&sqlite, &query).await, find(&postgres, &query).await);
                        assert_eq!(left, right, "{query:?}");
                        asked += i32::from(!left.hits.is_empty());
                    }
                }
            }
        }
    }
    assert!(asked > 300, "only {asked} searches found something");
    sqlite.tear_down().await;
    postgres.tear_down().await;
}
