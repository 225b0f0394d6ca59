//! How long things take in a large archive. Prints; asserts nothing but that it works. Run it with
//! `SCALE_STORIES=10000 cargo test -p newsroom --test contract scale -- --ignored --nocapture`.

use std::time::Instant;

use domain::*;
use newsroom::{Authority, ListQuery, SearchQuery, Shelf, Sort, Whose, WorklistQuery};

use crate::support::{self, NOW, TestNewsroom, paragraph};

/// A word of a made-up language; small numbers are common words.
fn word(number: u64) -> String {
    const SYLLABLES: [&str; 16] = ["ka", "lo", "mi", "ne", "ru", "sha", "ti", "vo", "wa", "pe", "du", "gri", "ban", "sol", "tre", "ul"];
    let mut rest = number;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[(rest % 16) as usize]);
        rest /= 16;
        if rest == 0 {
            return word + "n";
        }
    }
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
    /// Few words are common, many are rare, as in any language.
    fn word(&mut self) -> String {
        let spread = self.below(40_000) + 1;
        word(self.below(spread))
    }
    fn words(&mut self, count: u64) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

async fn measure(paper: &TestNewsroom, stories: i64) {
    let sections: Vec<Section> = (0..13).map(|number| paper.section(&format!("section{number}"), None)).collect();
    let authors: Vec<Author> =
        (0..20).map(|number| paper.author(&format!("author{number}"), &format!("Writer {}", word(number)))).collect();
    paper
        .edit(async |edit| {
            for section in &sections {
                edit.put_section(section).await.unwrap();
            }
            for author in &authors {
                edit.put_author(author).await.unwrap();
            }
        })
        .await;
    let authority = Authority::command_line();
    let (begun, mut chance) = (Instant::now(), Chance(1));
    let mut number = 0;
    while number < stories {
        let mut edit = paper.newsroom.import_writer(&authority).await.unwrap();
        for _ in 0..200.min(stories - number) {
            let story = Story {
                sections: vec![sections[chance.below(13) as usize].id.clone()],
                bylines: vec![Byline { author: authors[chance.below(20) as usize].id.clone(), role: BylineRole::Writer }],
                document: paragraph(&chance.words(350)),
                // one in ten is a draft
                state: if number % 10 == 0 { StoryState::Draft } else { StoryState::Published },
                ..paper.story(&format!("s{number}"), &chance.words(8), "", number * 3_600_000)
            };
            edit.overwrite_story(&story, "scale").await.unwrap();
            number += 1;
        }
        edit.commit().await.unwrap();
    }
    println!("{}: {stories} stories stored in {:.1} s", paper.name, begun.elapsed().as_secs_f64());
    let n = &paper.newsroom;
    let rare = word(39_999);
    let typo = format!("{}x", word(4_000));
    let common = word(1);
    let searches: Vec<(&str, SearchQuery)> = [
        ("a common word", common.clone(), false),
        ("two common words", format!("{} {}", word(2), word(3)), false),
        ("a rare word", rare, false),
        ("a typo", typo, false),
        ("beginning, 2 letters", "ka".to_owned(), true),
        ("beginning, 4 letters", "shat".to_owned(), true),
        ("common and beginning", format!("{common} mi"), true),
    ]
    .into_iter()
    .map(|(name, text, prefix)| (name, SearchQuery { text, prefix, page: 1, per_page: 10, ..SearchQuery::default() }))
    .chain([(
        "a common word, one section",
        SearchQuery { text: common.clone(), section: Some(sections[3].id.clone()), page: 1, per_page: 10, ..SearchQuery::default() },
    )])
    .chain([(
        "a common word, newest",
        SearchQuery { text: common.clone(), sort: Sort::Newest, page: 1, per_page: 10, ..SearchQuery::default() },
    )])
    .chain([(
        "a common word, old year",
        SearchQuery {
            text: common,
            until: Some(Timestamp::from_millis(NOW - stories * 3_000_000)),
            page: 1,
            per_page: 10,
            ..SearchQuery::default()
        },
    )])
    .collect();
    for (name, query) in searches {
        let mut times = Vec::new();
        let mut total = 0;
        for _ in 0..15 {
            let begun = Instant::now();
            total = n.search(&query).await.unwrap().total;
            times.push(begun.elapsed());
        }
        times.sort();
        println!("  search for {name}: {:.2} ms, {total} found", times[7].as_secs_f64() * 1000.0);
    }
    worklists(paper, &sections[3], &authors[3]).await;
    let place = n.page_number(Shelf::All, u32::try_from(stories / 12 - 1).unwrap(), 12).await.unwrap();
    for (name, after) in [("first page", None), ("last page", place)] {
        let mut times = Vec::new();
        for _ in 0..15 {
            let begun = Instant::now();
            n.list(ListQuery { after: after.clone(), ..ListQuery::newest(Shelf::All, 12) }).await.unwrap();
            times.push(begun.elapsed());
        }
        times.sort();
        println!("  {name} of all stories: {:.2} ms", times[7].as_secs_f64() * 1000.0);
    }
}

/// The desk's lists: each filter, the combination that matches least, and words.
async fn worklists(paper: &TestNewsroom, section: &Section, author: &Author) {
    let editor = paper.person(Role::Editor, None).await;
    let contributor = paper.person(Role::Contributor, None).await;
    let all = || WorklistQuery { limit: 30, ..WorklistQuery::default() };
    let drafts = || WorklistQuery { states: vec![StoryState::Draft], ..all() };
    let urdu = Language::parse("ur").unwrap();
    let lists = [
        ("everything", all(), &editor),
        ("drafts", drafts(), &editor),
        ("drafts of a section", WorklistQuery { section: Some(section.id.clone()), ..drafts() }, &editor),
        ("stories of an author", WorklistQuery { whose: Some(Whose::Author(author.id.clone())), ..all() }, &editor),
        ("nothing matches, not by one index", WorklistQuery { section: Some(section.id.clone()), language: Some(urdu), ..all() }, &editor),
        ("a common word", WorklistQuery { words: word(1), ..all() }, &editor),
        ("a contributor's", all(), &contributor),
        ("a contributor's drafts", drafts(), &contributor),
    ];
    for (name, query, who) in lists {
        let mut times = Vec::new();
        for _ in 0..15 {
            let begun = Instant::now();
            paper.newsroom.worklist(who, &query).await.unwrap();
            times.push(begun.elapsed());
        }
        times.sort();
        println!("  worklist, {name}: {:.2} ms (fastest {:.2})", times[7].as_secs_f64() * 1000.0, times[0].as_secs_f64() * 1000.0);
    }
}

fn stories() -> i64 {
    std::env::var("SCALE_STORIES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures; run by hand"]
async fn scale_on_sqlite() {
    let paper = support::sqlite().await;
    measure(&paper, stories()).await;
    paper.tear_down().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures; run by hand"]
async fn scale_on_postgres() {
    let paper = support::postgres().await;
    measure(&paper, stories()).await;
    paper.tear_down().await;
}
