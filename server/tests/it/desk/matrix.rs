//! Who may do what at the desk: every route and method for every role, and every act on a story by role, owner, section and state. What stands
//! in no row is a failure, so that a new route or act gets its row.

use std::collections::BTreeSet;

use domain::{Role, SitePath, Slug, Story, StoryAct, StoryId, StoryState, Timestamp};
use newsroom::Authority;
use serde_json::json;
use server::http::ROUTES;

use super::{
    drafts::insert,
    newsdesk::{person, store},
    staff::{Staff, comment_on, guest, tray_note},
    visitor::{Seen, Visitor},
};
use crate::support::{NOW, TestSite};

/// `ok`: let in, whatever the form then says; `in`: sent to sign in; `no`: 403; `-`: 404, as for what does not exist.
/// Columns: nobody, contributor, author, editor, editor of one section, administrator.
const ROUTE_ROWS: &[(&str, &str)] = &[
    ("GET /desk/", "in ok ok ok ok ok"),
    ("GET /desk/{*path}", "in - - - - -"),
    ("GET /desk/sign-in", "ok ok ok ok ok ok"),
    ("POST /desk/sign-in", "ok ok ok ok ok ok"),
    // without a first step before it
    ("GET /desk/sign-in/code", "in in in in in in"),
    ("POST /desk/sign-in/code", "in in in in in in"),
    ("GET /desk/forgotten", "ok ok ok ok ok ok"),
    ("POST /desk/forgotten", "ok ok ok ok ok ok"),
    ("POST /desk/sign-out", "in in in in in in"),
    // with a forged link
    ("GET /desk/welcome/{token}", "- - - - - -"),
    ("POST /desk/welcome/{token}", "- - - - - -"),
    ("GET /desk/account/", "in ok ok ok ok ok"),
    ("POST /desk/account/profile", "in ok ok ok ok ok"),
    ("POST /desk/account/e-mail", "in ok ok ok ok ok"),
    ("POST /desk/account/password", "in ok ok ok ok ok"),
    ("GET /desk/account/codes-first", "in ok ok ok ok ok"),
    ("GET /desk/account/totp", "in ok ok ok ok ok"),
    ("POST /desk/account/totp", "in ok ok ok ok ok"),
    ("POST /desk/account/totp/begin", "in ok ok ok ok ok"),
    ("POST /desk/account/totp/off", "in ok ok ok ok ok"),
    ("POST /desk/account/recovery-codes", "in ok ok ok ok ok"),
    ("POST /desk/account/sessions/end-all", "in in in in in in"),
    // somebody else's session
    ("POST /desk/account/sessions/{session}/end", "in - - - - -"),
    ("GET /desk/front/", "in no no ok ok ok"),
    ("POST /desk/front/", "in no no ok no ok"),
    ("GET /desk/front/preview/page", "in no no ok no ok"),
    // a section that does not exist; who may arrange which is in front.rs
    ("GET /desk/front/{section}/", "in no no - - -"),
    ("POST /desk/front/{section}/", "in no no - - -"),
    ("GET /desk/front/{section}/preview/page", "in no no - - -"),
    ("GET /desk/breaking/", "in no no ok ok ok"),
    ("POST /desk/breaking/", "in no no ok ok ok"),
    // without a line
    ("POST /desk/breaking/alert", "in no no - - -"),
    ("POST /desk/breaking/end", "in no no ok no ok"),
    ("GET /desk/check/", "in no no ok ok ok"),
    ("POST /desk/check/within", "in no no ok ok ok"),
    ("POST /desk/check/outside", "in no no ok ok ok"),
    ("GET /desk/import/", "in no no no no ok"),
    // without a file
    ("POST /desk/import/file", "in no no no no ok"),
    ("POST /desk/import/site", "in no no no no ok"),
    // of no import
    ("GET /desk/import/{job}/", "in no no no no -"),
    ("POST /desk/import/{job}/run", "in no no no no -"),
    ("POST /desk/import/{job}/go-on", "in no no no no -"),
    ("POST /desk/import/{job}/try", "in no no no no -"),
    ("POST /desk/import/{job}/roll-back", "in no no no no -"),
    ("POST /desk/import/{job}/discard", "in no no no no -"),
    ("GET /desk/import/{job}/report.html", "in no no no no -"),
    ("GET /desk/import/{job}/report.json", "in no no no no -"),
    ("GET /desk/numbers/", "in ok ok ok ok ok"),
    ("GET /desk/numbers/csv", "in ok ok ok ok ok"),
    // somebody else's draft
    ("GET /desk/numbers/{id}/", "in - - ok - ok"),
    ("GET /desk/settings/", "in no no no no ok"),
    ("POST /desk/settings/", "in no no no no ok"),
    ("POST /desk/settings/preview/page", "in no no no no ok"),
    ("GET /desk/settings/mail/", "in no no no no ok"),
    ("POST /desk/settings/mail/", "in no no no no ok"),
    ("POST /desk/settings/mail/test", "in no no no no ok"),
    ("POST /desk/settings/mail/remove", "in no no no no ok"),
    ("GET /desk/new/", "in ok ok ok ok ok"),
    ("GET /desk/stories/", "in ok ok ok ok ok"),
    ("POST /desk/stories/", "in ok ok ok ok ok"),
    // without an act or a view
    ("POST /desk/together", "in ok ok ok ok ok"),
    ("POST /desk/together/undo", "in ok ok ok ok ok"),
    ("POST /desk/views", "in ok ok ok ok ok"),
    ("POST /desk/views/{view}/remove", "in - - - - -"),
    ("POST /desk/stories/{id}/quick", "in - - ok - ok"),
    // somebody else's draft; everything else about stories is in the other table
    ("GET /desk/stories/{id}/", "in - - ok - ok"),
    ("POST /desk/stories/{id}/{act}", "in - - ok - ok"),
    ("GET /desk/stories/{id}/draft", "in - - ok - ok"),
    ("POST /desk/stories/{id}/steps", "in - - ok - ok"),
    // without a handshake
    ("GET /desk/stories/{id}/live", "in - - ok - ok"),
    ("POST /desk/stories/{id}/tray", "in - - ok - ok"),
    ("POST /desk/stories/{id}/tray/{note}/close", "in - - ok - ok"),
    ("GET /desk/stories/{id}/history/", "in - - ok - ok"),
    ("POST /desk/stories/{id}/history/name", "in - - ok - ok"),
    ("POST /desk/stories/{id}/history/restore", "in - - ok - ok"),
    ("GET /desk/pictures/", "in ok ok ok ok ok"),
    ("POST /desk/pictures/", "in ok ok ok ok ok"),
    ("GET /desk/pictures/pictures.json", "in ok ok ok ok ok"),
    ("POST /desk/pictures/pictures.json", "in ok ok ok ok ok"),
    ("POST /desk/pictures/undo", "in ok ok ok ok ok"),
    // one that somebody else added
    ("GET /desk/pictures/{id}/", "in ok ok ok ok ok"),
    ("POST /desk/pictures/{id}/", "in no no ok ok ok"),
    ("GET /desk/pictures/{id}/picture.json", "in ok ok ok ok ok"),
    ("POST /desk/pictures/{id}/picture.json", "in no no ok ok ok"),
    ("POST /desk/pictures/{id}/replace", "in no no ok ok ok"),
    // no former file has this number
    ("POST /desk/pictures/{id}/restore", "in no no - - -"),
    ("POST /desk/pictures/{id}/remove", "in no no ok ok ok"),
    ("GET /desk/palette", "in ok ok ok ok ok"),
    ("GET /desk/find", "in ok ok ok ok ok"),
    // who may add a new one is in find.rs
    ("POST /desk/tags/add", "in ok ok ok ok ok"),
    ("POST /desk/authors/add", "in ok ok ok ok ok"),
    // those whose rights are limited to sections do not arrange the paper
    ("GET /desk/sections/", "in no no ok no ok"),
    ("POST /desk/sections/", "in no no ok no ok"),
    // a section and a tag that do not exist
    ("GET /desk/sections/{section}/", "in no no - no -"),
    ("POST /desk/sections/{section}/", "in no no - no -"),
    ("POST /desk/sections/{section}/order", "in no no - no -"),
    ("GET /desk/sections/{section}/merge", "in no no - no -"),
    ("POST /desk/sections/{section}/merge", "in no no - no -"),
    ("GET /desk/sections/{section}/split", "in no no - no -"),
    ("POST /desk/sections/{section}/split", "in no no - no -"),
    ("POST /desk/sections/{section}/remove", "in no no - no -"),
    ("GET /desk/tags/", "in no no ok no ok"),
    ("POST /desk/tags/", "in no no ok no ok"),
    ("GET /desk/tags/{tag}/", "in no no - no -"),
    ("POST /desk/tags/{tag}/", "in no no - no -"),
    ("GET /desk/tags/{tag}/merge", "in no no - no -"),
    ("POST /desk/tags/{tag}/merge", "in no no - no -"),
    ("GET /desk/tags/{tag}/split", "in no no - no -"),
    ("POST /desk/tags/{tag}/split", "in no no - no -"),
    ("POST /desk/tags/{tag}/remove", "in no no - no -"),
    ("GET /desk/authors/", "in no no ok no ok"),
    ("POST /desk/authors/", "in no no ok no ok"),
    // a guest
    ("GET /desk/authors/{author}/", "in no no ok no ok"),
    ("POST /desk/authors/{author}/", "in no no ok no ok"),
    ("POST /desk/authors/{author}/person", "in no no no no ok"),
    ("GET /desk/authors/{author}/merge", "in no no ok no ok"),
    // into one that does not exist
    ("POST /desk/authors/{author}/merge", "in no no - no -"),
    ("POST /desk/authors/{author}/remove", "in no no ok no ok"),
    ("GET /desk/redirects/", "in no no ok no ok"),
    ("POST /desk/redirects/", "in no no ok no ok"),
    ("POST /desk/redirects/remove", "in no no ok no ok"),
    ("GET /desk/redirects/redirects.csv", "in no no ok no ok"),
    ("POST /desk/redirects/import", "in no no ok no ok"),
    // without a file
    ("POST /desk/redirects/file", "in no no ok no ok"),
    ("GET /desk/pages/", "in no no ok no ok"),
    ("POST /desk/pages/", "in no no ok no ok"),
    ("GET /desk/menus/", "in no no ok no ok"),
    ("POST /desk/menus/", "in no no ok no ok"),
    ("GET /desk/menus/{menu}/", "in no no - no -"),
    ("POST /desk/menus/{menu}/", "in no no - no -"),
    ("POST /desk/changes/undo", "in no no ok no ok"),
    ("GET /desk/stories/{id}/preview/", "in - - ok - ok"),
    ("GET /desk/stories/{id}/preview/page", "in - - ok - ok"),
    ("POST /desk/stories/{id}/preview/link", "in - - ok - ok"),
    ("POST /desk/stories/{id}/preview/link/{link}/end", "in - - ok - ok"),
    ("GET /preview/{token}", "- - - - - -"),
    ("POST /desk/stories/{id}/scheduled-changes/cancel", "in - - ok - ok"),
    ("GET /desk/stories/{id}/alert/", "in - - ok - ok"),
    ("POST /desk/stories/{id}/alert/", "in - - ok - ok"),
    // nothing is planned or sent
    ("POST /desk/stories/{id}/alert/cancel", "in - - - - -"),
    ("POST /desk/stories/{id}/alert/replace", "in - - ok - ok"),
    ("GET /desk/stories/{id}/checks", "in - - ok - ok"),
    ("GET /desk/comments/", "in no no ok ok ok"),
    ("POST /desk/comments/act", "in no no ok ok ok"),
    ("POST /desk/comments/undo", "in no no ok ok ok"),
    ("GET /desk/comments/filter/", "in no no ok ok ok"),
    ("POST /desk/comments/words", "in no no ok ok ok"),
    // a ban that nobody made
    ("POST /desk/comments/bans/{ban}/end", "in no no - - -"),
    // a story and a comment outside of the one section
    ("POST /desk/comments/stories/{story}/close", "in no no ok - ok"),
    ("POST /desk/comments/{comment}/reply", "in no no ok - ok"),
    ("POST /desk/comments/{comment}/ban", "in no no ok - ok"),
    ("GET /desk/people/", "in no no no no ok"),
    ("POST /desk/people/invite", "in no no no no ok"),
    ("POST /desk/people/authors/{author}/invite", "in no no no no ok"),
    ("POST /desk/people/invitations/{id}/cancel", "in no no no no -"),
    ("GET /desk/people/{person}/", "in no no no no ok"),
    ("POST /desk/people/{person}/role", "in no no no no ok"),
    ("POST /desk/people/{person}/deactivate", "in no no no no ok"),
    ("POST /desk/people/{person}/reactivate", "in no no no no ok"),
    ("POST /desk/people/{person}/reset-link", "in no no no no ok"),
    ("POST /desk/people/{person}/remove-codes", "in no no no no ok"),
    ("GET /desk/audit/", "in no no no no ok"),
];

/// As above, and `st`: 409, not in this state. Columns: contributor with an own and a foreign story, author likewise, editor likewise, editor of
/// one section with an own one in it, a foreign one in it and a foreign one elsewhere, administrator with a foreign one.
const STORY_ROWS: &[(&str, &str, &str)] = &[
    ("draft", "view", "ok - ok - ok ok ok ok - ok"),
    ("draft", "edit", "ok - ok - ok ok ok ok - ok"),
    ("draft", "send_for_review", "ok - ok - ok ok ok ok - ok"),
    ("draft", "return_to_draft", "st - st - st st st st - st"),
    ("draft", "mark_ready", "no - no - ok ok ok ok - ok"),
    ("draft", "schedule", "no - ok - ok ok ok ok - ok"),
    ("draft", "publish", "no - ok - ok ok ok ok - ok"),
    ("draft", "publish_changes", "no - st - st st st st - st"),
    ("draft", "kill", "no - no - st st st st - st"),
    ("draft", "archive", "no - no - ok ok ok ok - ok"),
    ("draft", "trash", "ok - ok - ok ok ok ok - ok"),
    ("draft", "restore", "no - no - st st st st - st"),
    ("review", "view", "ok - ok - ok ok ok ok - ok"),
    ("review", "edit", "ok - ok - ok ok ok ok - ok"),
    ("review", "send_for_review", "st - st - st st st st - st"),
    ("review", "return_to_draft", "ok - ok - ok ok ok ok - ok"),
    ("review", "mark_ready", "no - no - ok ok ok ok - ok"),
    ("review", "schedule", "no - ok - ok ok ok ok - ok"),
    ("review", "publish", "no - ok - ok ok ok ok - ok"),
    ("review", "publish_changes", "no - st - st st st st - st"),
    ("review", "kill", "no - no - st st st st - st"),
    ("review", "archive", "no - no - ok ok ok ok - ok"),
    ("review", "trash", "ok - ok - ok ok ok ok - ok"),
    ("review", "restore", "no - no - st st st st - st"),
    ("published", "view", "ok ok ok ok ok ok ok ok ok ok"),
    ("published", "edit", "no no ok no ok ok ok ok no ok"),
    ("published", "send_for_review", "st no st no st st st st no st"),
    ("published", "return_to_draft", "no no st no st st st st no st"),
    ("published", "mark_ready", "no no no no st st st st no st"),
    ("published", "schedule", "no no st no st st st st no st"),
    ("published", "publish", "no no st no st st st st no st"),
    ("published", "publish_changes", "no no ok no ok ok ok ok no ok"),
    ("published", "kill", "no no no no ok ok ok ok no ok"),
    ("published", "archive", "no no no no st st st st no st"),
    ("published", "trash", "no no no no ok ok ok ok no ok"),
    ("published", "restore", "no no no no st st st st no st"),
    ("trash", "view", "ok - ok - ok ok ok ok - ok"),
    ("trash", "edit", "no - no - no no no no - no"),
    ("trash", "send_for_review", "st - st - st st st st - st"),
    ("trash", "return_to_draft", "no - st - st st st st - st"),
    ("trash", "mark_ready", "no - no - st st st st - st"),
    ("trash", "schedule", "no - st - st st st st - st"),
    ("trash", "publish", "no - st - st st st st - st"),
    ("trash", "publish_changes", "no - st - st st st st - st"),
    ("trash", "kill", "no - no - st st st st - st"),
    ("trash", "archive", "no - no - st st st st - st"),
    ("trash", "trash", "no - no - st st st st - st"),
    ("trash", "restore", "ok - ok - ok ok ok ok - ok"),
];
const UNKNOWN: &str = "01900000-0000-7000-8000-ffffffffffff";

/// What a response means.
fn cell(seen: &Seen) -> &'static str {
    match (seen.status, seen.location.starts_with("/desk/sign-in")) {
        (303, true) | (401, _) => "in",
        (200 | 303 | 400 | 415 | 422 | 429, _) => "ok",
        (403, _) => "no",
        (404, _) => "-",
        (409, _) => "st",
        (other, _) => panic!("{other}: {}", seen.html),
    }
}

/// A page without what differs between two requests of the same.
fn comparable(seen: &Seen) -> (u16, String) {
    let html: String = seen.html.lines().filter(|line| !line.contains("request")).collect();
    (seen.status, html)
}

#[tokio::test]
async fn every_route_lets_in_whom_the_table_says() {
    let paper = TestSite::start().await;
    let staff = Staff::at(&paper).await;
    let desk = ROUTES.iter().filter(|route| route.policy.is_desk());
    let all: BTreeSet<String> = desk.flat_map(|route| route.methods.iter().map(|method| format!("{method} {}", route.path))).collect();
    let rows: BTreeSet<String> = ROUTE_ROWS.iter().map(|(route, _)| (*route).to_owned()).collect();
    assert_eq!(all, rows, "each route and method has a row");
    let mut wrong = Vec::new();
    for (at, (route, cells)) in ROUTE_ROWS.iter().enumerate() {
        let (method, path) = route.split_once(' ').unwrap();
        let cells: Vec<&str> = cells.split(' ').collect();
        assert_eq!(cells.len(), 6, "{route}");
        for (column, expected) in cells.iter().enumerate() {
            // what the request is about exists, and is nobody's of the columns
            let about = person(&paper, &format!("target-{at}-{column}"), Role::Author, None).await;
            let draft = staff.story(&paper, StoryState::Draft, &about, &staff.outside);
            store(&paper, &draft).await;
            let author = guest(&paper, &format!("guest-{at}-{column}")).await;
            if path.ends_with("reactivate") {
                let authority = Authority::command_line();
                let mut people = paper.newsroom.manage_people(&authority, &Default::default()).await.unwrap();
                people.deactivate(&about.id).await.unwrap();
                people.commit().await.unwrap();
            }
            let session = match path.contains("{session}") {
                true => {
                    Visitor::signed_in(&paper, &about).await;
                    paper.newsroom.sessions(&about.id).await.unwrap().remove(0).id.to_string()
                }
                false => String::new(),
            };
            let note = if path.contains("{note}") { tray_note(&paper, &draft.id).await } else { String::new() };
            let comment = if path.contains("{comment}") { comment_on(&paper, &draft.id).await } else { String::new() };
            let fill = |id: &str, person: &str, author: &str, session: &str| {
                let path = path.replace("{id}", id).replace("{person}", person).replace("{author}", author);
                path.replace("{session}", session)
                    .replace("{act}", "publish")
                    .replace("{token}", "x")
                    .replace("{*path}", id)
                    .replace("{note}", &note)
                    .replace("{link}", "x")
                    .replace("{ban}", id)
                    .replace("{section}", UNKNOWN)
                    .replace("{tag}", UNKNOWN)
                    .replace("{menu}", UNKNOWN)
                    .replace("{story}", id)
            };
            let picture = if path.starts_with("/desk/pictures/{") { super::pictures::stored(&paper, &about).await } else { String::new() };
            let id = if picture.is_empty() { draft.id.as_str() } else { &picture };
            let known = fill(id, about.id.as_str(), &author, &session).replace("{comment}", &comment);
            let unknown = fill(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN).replace("{comment}", UNKNOWN);
            let mut visitor = match column {
                0 => Visitor::new(&paper),
                _ => Visitor::signed_in(&paper, &staff.people[column - 1]).await,
            };
            let seen = request(&mut visitor, method, &known, "1").await;
            if cell(&seen) != *expected {
                wrong.push(format!("{route}, column {column}: {} instead of {expected}", cell(&seen)));
            }
            if path.contains('{') && matches!(*expected, "no" | "-" | "in") {
                let other = request(&mut visitor, method, &unknown, "1").await;
                let (mut seen, mut other) = (comparable(&seen), comparable(&other));
                (seen.1, other.1) = (seen.1.replace(&known, ""), other.1.replace(&unknown, ""));
                assert_eq!(seen, other, "{route}, column {column}: what one may not know of differs from what does not exist");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn request(visitor: &mut Visitor<'_>, method: &str, path: &str, revision: &str) -> Seen {
    if method == "GET" {
        return visitor.get(path).await;
    }
    let fields = [
        ("revision", revision),
        ("note_review", "A note"),
        ("note_return", "A note"),
        ("note_kill", "A note"),
        // changes of a published story are published now
        ("when", if path.ends_with("/schedule") { "2030-01-01T06:00" } else { "" }),
        ("kind", "update"),
    ];
    visitor.post(path, &fields).await
}

/// Writes into a story's draft.
async fn push(visitor: &mut Visitor<'_>, id: &str, version: i64) -> Seen {
    let body = json!({ "schema": 1, "version": version, "client": "a", "steps": [insert("Changed")] });
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    visitor.post_raw(&format!("/desk/stories/{id}/steps"), &headers, body.to_string().into_bytes()).await
}

#[tokio::test]
async fn every_act_on_a_story_is_allowed_as_the_table_says() {
    let paper = TestSite::start().await;
    let staff = Staff::at(&paper).await;
    let [contributor, author, editor, limited, admin] = &staff.people;
    let colleague = &staff.colleague;
    let (inside, outside) = (&staff.inside, &staff.outside);
    // who acts, whose story it is, where it is
    let columns = [
        (contributor, contributor, outside),
        (contributor, colleague, outside),
        (author, author, outside),
        (author, colleague, outside),
        (editor, editor, outside),
        (editor, colleague, outside),
        (limited, limited, inside),
        (limited, colleague, inside),
        (limited, colleague, outside),
        (admin, colleague, outside),
    ];
    let states = ["draft", "review", "published", "trash"];
    let all: BTreeSet<(&str, &str)> = states.iter().flat_map(|state| StoryAct::ALL.iter().map(|act| (*state, act.as_str()))).collect();
    assert_eq!(STORY_ROWS.iter().map(|(state, act, _)| (*state, *act)).collect::<BTreeSet<_>>(), all, "each state and act has a row");
    let (mut stories, mut written): (Vec<Story>, Vec<Story>) = Default::default();
    let mut browsers: Vec<Visitor<'_>> = Vec::new();
    for (at, (who, whose, place)) in columns.iter().enumerate() {
        // acts by revision are refused once there are steps that no revision has, so that another story is written
        for (slug, list) in [("column", &mut stories), ("written", &mut written)] {
            let mut one = staff.story(&paper, StoryState::Draft, whose, place);
            one.slug = Slug::parse(&format!("{slug}-{at}")).unwrap();
            one.path = SitePath::of_story(&one.slug);
            list.push(one);
        }
        browsers.push(Visitor::signed_in(&paper, who).await);
    }
    let mut wrong = Vec::new();
    for (state, act, cells) in STORY_ROWS {
        let cells: Vec<&str> = cells.split(' ').collect();
        assert_eq!(cells.len(), columns.len(), "{state} {act}");
        for (column, expected) in cells.iter().enumerate() {
            let browser = &mut browsers[column];
            let one = if *act == "edit" { &mut written[column] } else { &mut stories[column] };
            one.state = StoryState::parse(state).unwrap();
            one.published_at = Some(Timestamp::from_millis(NOW - 1000)).filter(|_| *state == "published");
            store(&paper, one).await;
            let before = state_of(&paper, &one.id).await;
            let (method, path) = match *act {
                "view" => ("GET", format!("/desk/stories/{}/", one.id)),
                act => ("POST", format!("/desk/stories/{}/{act}", one.id)),
            };
            let seen = match *act {
                "edit" => push(browser, one.id.as_str(), before.1).await,
                _ => request(browser, method, &path, &before.0.to_string()).await,
            };
            let done = state_of(&paper, &one.id).await != before;
            if cell(&seen) != *expected || done != (*expected == "ok" && *act != "view") {
                wrong.push(format!("{state} {act}, column {column}: {} instead of {expected}; saved: {done}", seen.status));
            }
            if *expected == "-" {
                let unknown = match *act {
                    "edit" => push(browser, UNKNOWN, 0).await,
                    _ => request(browser, method, &path.replace(one.id.as_str(), UNKNOWN), "1").await,
                };
                assert_eq!(comparable(&seen), comparable(&unknown), "{state} {act}, column {column}");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // neither the page itself nor an invented word is an act
    for act in ["view", "edit", "fly", "Publish"] {
        let id = stories[9].id.clone();
        assert_eq!(request(&mut browsers[9], "POST", &format!("/desk/stories/{id}/{act}"), "1").await.status, 404, "{act}");
    }
}

/// The revision of a story, and the version of its draft.
async fn state_of(paper: &TestSite, id: &StoryId) -> (i64, i64) {
    let revision = paper.newsroom.desk_story(&Authority::command_line(), id).await.unwrap().unwrap().revision.0;
    (revision, paper.newsroom.draft_status(id).await.unwrap().map_or(0, |draft| draft.version))
}
