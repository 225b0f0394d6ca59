//! Every query that runs on a request, in one list, so that a test can check its plan on both databases.

use crate::comments;
use crate::content::{author, breaking, comment, correction, mail_server, media, menu, redirect, revision, section, settings, story, tag};
use crate::imports::{job, source};
use crate::write::outbox;
use crate::{counts, desk, fronts, library, lists, people, push, search, structure, write};

/// One query with sample parameters.
#[derive(Debug, Clone)]
pub struct HotQuery {
    /// Its text; lists of keys hold two placeholders.
    pub sql: String,
    /// Sample values for `$1`, `$2`, … in order, as SQL literals.
    pub literals: Vec<&'static str>,
    /// Whether it is for PostgreSQL or for SQLite only; `None` for both.
    pub postgres_only: Option<bool>,
}

const ID: &str = "'01900000-0000-7000-8000-000000000001'";
const SLUG: &str = "'talks'";

/// All hot queries.
pub fn hot_queries() -> Vec<HotQuery> {
    let both = |sql: &str, literals: &[&'static str]| {
        let (sql, literals) = if sql.ends_with('(') { (format!("{sql}$1, $1)"), literals) } else { (sql.to_owned(), literals) };
        HotQuery { sql, literals: literals.to_vec(), postgres_only: None }
    };
    let only = |postgres: bool, sql: &str, literals: &[&'static str]| HotQuery { postgres_only: Some(postgres), ..both(sql, literals) };
    const PLACE: [&str; 3] = ["'all'", "1700000000000", ID];
    let mut queries = vec![
        both(settings::GET, &["1"]),
        both(mail_server::GET, &["1"]),
        both(breaking::CURRENT, &[]),
        both(fronts::FRONT_TOP, &["'home'", "0", "1700000000000", "'pinned'", "'all'", "42"]),
        both(fronts::FRONT_ROW, &["'home'"]),
        both(fronts::FRONT_SLOTS, &["'home'", "1"]),
        both(fronts::FRONT_SLOTS_ENDED, &["1700000000000"]),
        both(fronts::FRONT_VERSIONS, &["'home'"]),
        both(counts::COUNTS, &[ID]),
        both(counts::DAYS, &["20000", "20007"]),
        both(counts::READINGS, &["20000", "20007"]),
        both(counts::STORY_READINGS, &["20000", "20007", ID]),
        both(push::FOLLOWERS, &["'breaking'"]),
        both(push::OF_STORY, &[ID]),
        both(push::OF_BREAKING, &[ID]),
        both(comments::LETTER_BY_KEY, &[ID]),
        both(desk::SHARED_BY_KEY, &[ID]),
        both(desk::site_check::FINDINGS, &["'link'", "''", "50"]),
        both(desk::site_check::COUNT_FINDINGS, &["'link'", "1001"]),
        both(desk::site_check::NO_SECTION, &["50"]),
        both(desk::site_check::NO_AUTHOR, &["50"]),
        both(desk::site_check::COUNT_NO_SECTION, &["1001"]),
        both(desk::site_check::COUNT_NO_AUTHOR, &["1001"]),
        both(job::NEWEST_JOBS, &["20"]),
        both(job::ONE_JOB, &[ID]),
        both(job::RUNNING_JOB, &["1700000000000"]),
        both(push::DUE_MESSAGES, &[]),
        both(push::DUE_JOBS, &["1700000000000", "64"]),
        both(push::NEXT_JOB, &[]),
        both(counts::MOST_READ, &["20000.0"]),
        both(structure::SPLIT_OF_SECTION, &[ID, "100"]),
        both(structure::SPLIT_OF_TAG, &[ID, "100"]),
        both(section::COUNTS, &[]),
        both(redirect::GET, &["'/old/'"]),
        both(comment::SHOWN, &[ID]),
        both(correction::ANY, &[]),
        both(correction::NEWEST, &["1700000000000", ID, "51"]),
        both(comment::NEWEST, &["20"]),
        both(comments::FROM_NETWORK, &["'ab'", "1700000000000"]),
        both(comments::KNOWN, &["'ab'"]),
        both(comments::COUNT_STATE, &["'waiting'"]),
        both(comments::IN_STATE, &["'waiting'", "1700000000000", ID, "100"]),
        both(revision::ALL, &[ID]),
        both(revision::VERSIONS, &[ID]),
        both(revision::ONE, &[ID, "3"]),
        both(source::NEWEST, &["'post'", "'12'"]),
        both(source::OF_SOURCE, &["'wordpress'", "'post'", "'12'"]),
        both(outbox::SINCE, &["100", "50"]),
        both(outbox::NEWEST, &[]),
        both(write::NEWER, &[PLACE[0], PLACE[1], PLACE[2], "64"]),
        only(false, write::SQLITE_BESIDE, &["'[[1700000000000, \"01900000-0000-7000-8000-000000000001\"]]'"]),
        only(true, write::POSTGRES_BESIDE, &["ARRAY[1700000000000]", "ARRAY['01900000-0000-7000-8000-000000000001']"]),
        both(story::BEFORE, &[ID, "'/talks/'"]),
        both(story::BY_ID, &[ID]),
        both(story::BY_PATH, &["'/talks/'"]),
        both(story::BY_SLUG, &["'talks'"]),
        both(story::BY_IDS, &[ID]),
        both(story::LINKS, &[ID]),
        both(story::CHILDREN, &[ID]),
        both(story::KILL_NOTE, &[ID]),
        only(false, story::SQLITE_OPENED, &["'/talks/'"]),
        only(true, story::POSTGRES_OPENED, &["'/talks/'"]),
        both(story::DUE, &["1000"]),
        both(story::NEXT_DUE, &[]),
        both(story::CANDIDATES, &["'all'", "'all'", "'all'", "'all'", "'all'"]),
        both(story::TAGS, &[ID]),
        only(false, story::SQLITE_PORTRAITS, &[ID]),
        only(true, story::POSTGRES_PORTRAITS, &[ID]),
        both(lists::AFTER, &[PLACE[0], PLACE[1], PLACE[2], "0", "12"]),
        both(desk::PAGES, &[]),
        both(people::VIEWS, &[ID]),
        both(people::ADMINISTRATORS, &["3"]),
        both(desk::DRAFT, &[ID]),
        both(desk::DRAFT_HEAD, &[ID]),
        both(desk::STEPS_SINCE, &[ID, "10", "20"]),
        both(desk::DRAFT_STATUS, &[ID]),
        both(desk::OPEN_NOTES, &[ID]),
        both(desk::UNSAVED_DRAFTS, &["1000", "1000"]),
        both(desk::DUE_CHANGES, &["1000"]),
        both(desk::SCHEDULED_CHANGES, &[ID]),
        both(desk::PREVIEW_BY_TOKEN, &["'ab'", "1000"]),
        both(desk::PREVIEWS_OF_STORY, &[ID, "1000"]),
        both(desk::EXPIRED, &["1000"]),
        both(desk::SCHEDULED, &["1000", "20"]),
        both(desk::JUST_PUBLISHED, &["20"]),
        both(desk::BY_IDS, &[ID]),
        both(library::NEWEST, &[ID, "20"]),
        both(library::OF_KIND, &[ID, "20", "'image'"]),
        both(library::NO_ALT, &[ID, "20"]),
        both(library::UNUSED, &[ID, "20"]),
        both(library::NO_FILE, &[ID, "20"]),
        both(library::EXPIRING, &[ID, "20", "1700000000000", "1800000000000"]),
        both(library::EXPIRED, &[ID, "20", "1700000000000"]),
        both(library::OF_FILE, &["'ab/cd.jpg'", "20"]),
        both(library::WORD_COUNT, &["'a'", "'b'"]),
        both(library::WORD_IDS, &["'a'", "'b'"]),
        both(library::STORY_USES, &[ID, "20"]),
        both(library::OTHER_USES, &[ID]),
        both(library::VERSIONS, &[ID]),
        both(library::UNFILLED, &[]),
        only(false, search::SQLITE_DRAFTS, &["'\"talk\"'", "300"]),
        only(true, search::POSTGRES_DRAFTS, &["'''talk'''", "300"]),
        both(structure::TAG_WORD_COUNT, &["'a'", "'b'"]),
        both(structure::TAG_BY_KEY, &["'talks'"]),
        both(structure::TAGS_NAMED, &["'talks'", ID, "50"]),
        both(structure::TAGS_UNUSED, &["'talks'", ID, "50"]),
        both(structure::TAGS_MOST_USED, &["12", ID, "50"]),
        both(structure::MERGED_INTO, &[ID]),
        both(structure::AUTHOR_PERSON, &[ID]),
        both(structure::REDIRECTS_TO, &["'/old/'"]),
        both(structure::REDIRECTS, &["'/old/'", "'/o'", "'/p'", "50"]),
        both(structure::REDIRECTS_LEADING, &["'/o'", "'/p'", "50"]),
        both(lists::IN_SITEMAP, &["1600000000000", "1700000000000", "1000"]),
        both(lists::NEWEST_BEFORE, &["1700000000000"]),
        both(lists::SITEMAP_PAGES, &[]),
        both(lists::SKIP, &["'all'", "100"]),
        both(lists::COUNT, &["'all'"]),
        both(lists::CARDS_BY_IDS, &[ID]),
        both(search::KNOWN, &["'talk'"]),
        both(search::BEGINS_WITH, &["'su'", "'sv'", "100"]),
        both(search::ENDS_WITH, &["'su'", "'sv'", "100"]),
        both(search::DOCS, &["1"]),
        both(search::DOC_OF, &[ID]),
        only(false, search::SQLITE_MATCHES, &["'\"talk\"'", "1001"]),
        only(false, search::SQLITE_MATCHES_BETWEEN, &["'\"talk\"'", "1001", "0", "9000000000000", "0", "9000000000000"]),
        only(false, search::SQLITE_PHRASES, &["'\"talk\"'", "1001", "0", "9000000000000", "0", "9000000000000", "' talk '", "' '", "' '"]),
        only(true, search::POSTGRES_PHRASES, &["'''talk'''", "1001", "0", "9000000000000", "0", "9000000000000", "' talk '", "' '", "' '"]),
        only(true, search::POSTGRES_MATCHES, &["'''talk'''", "1001"]),
        only(true, search::POSTGRES_MATCHES_BETWEEN, &["'''talk'''", "1001", "0", "9000000000000", "0", "9000000000000"]),
    ];
    queries.extend(desk::SOURCES.map(|source| both(source, &["'draft'", PLACE[1], PLACE[2], "0", "12", "'draft'"])));
    for (by_id, by_slug, by_ids) in [
        (section::BY_ID, section::BY_SLUG, section::BY_IDS),
        (tag::BY_ID, tag::BY_SLUG, tag::BY_IDS),
        (author::BY_ID, author::BY_SLUG, author::BY_IDS),
        (media::BY_ID, media::BY_SLUG, media::BY_IDS),
        (menu::BY_ID, menu::BY_SLUG, menu::BY_IDS),
    ] {
        queries.extend([both(by_id, &[ID]), both(by_slug, &[SLUG]), both(by_ids, &[ID])]);
    }
    queries
}

impl HotQuery {
    /// The query with the literals in place of its parameters, for `EXPLAIN`.
    pub fn with_literals(&self) -> String {
        // the largest number first, so that $1 does not replace the beginning of $10
        self.literals.iter().enumerate().rev().fold(self.sql.clone(), |sql, (at, literal)| sql.replace(&format!("${}", at + 1), literal))
    }
}
