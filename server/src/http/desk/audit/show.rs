//! `GET /desk/audit/`: entries and filters. A filter that cannot be read is an error, never left out: else it would show more than was asked.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::audit::{Audit, Entry, audit},
    words::{audit as words, stories},
};
use axum::{
    Extension,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{AuditAct, UserId};
use newsroom::people::{AuditActor, AuditEntry, AuditQuery};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page},
};

/// So many entries on one page.
const PAGE: i64 = 50;
/// So many people to choose from; others are found by the link on their own page.
const PEOPLE: i64 = 500;

/// The filters as the address has them.
#[derive(Debug, Default, Clone, serde::Deserialize)]
#[serde(default)]
pub struct Filters {
    who: String,
    act: String,
    about: String,
    from: String,
    until: String,
    before: String,
}

/// The page.
///
/// # Errors
/// 400 for an address that this page does not make; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    filters: Result<Query<Filters>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, HttpError> {
    const UNREADABLE: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("These filters cannot be read. Begin at /desk/audit/."));
    let Query(filters) = filters.map_err(|_| UNREADABLE)?;
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let mut errors = Errors::default();
    let mut day = |name: &'static str, text: &str, read: &dyn Fn(&str) -> Option<domain::Timestamp>| match text {
        "" => None,
        text => {
            let found = read(text);
            if found.is_none() {
                errors.add(name, stories::BAD_DAY);
            }
            found
        }
    };
    let from = day("from", &filters.from, &|text| frame.calendar.start_of_day(text));
    let until = day("until", &filters.until, &|text| frame.calendar.end_of_day(text));
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let query = AuditQuery {
        actor: given(&filters.who).map(|who| UserId::parse(&who)).transpose().map_err(|_| UNREADABLE)?,
        act: given(&filters.act).map(|act| AuditAct::parse(&act)).transpose().map_err(|_| UNREADABLE)?,
        target: given(&filters.about),
        from,
        until,
        before: given(&filters.before).map(|seq| seq.parse()).transpose().map_err(|_| UNREADABLE)?,
        limit: PAGE,
    };
    let (entries, next) = if errors.is_empty() {
        let found = newsroom.audit_log(&query).await?;
        (found.entries, found.next)
    } else {
        (Vec::new(), None)
    };
    let people = newsroom.users(None, PEOPLE).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Audit {
        entries: entries.into_iter().map(|entry| row(&frame, entry)).collect(),
        people: people.into_iter().map(|user| (user.id.to_string(), user.name)).collect(),
        act: query.act,
        next: next.map(|seq| older(&filters, seq)),
        is_filtered: [&filters.who, &filters.act, &filters.about, &filters.from, &filters.until].iter().any(|text| !text.is_empty()),
        who: filters.who,
        from: filters.from,
        until: filters.until,
        errors,
    };
    Ok(status_page(status, || audit(frame.desk(), &page)))
}

/// The address of the next page under the same filters.
fn older(filters: &Filters, before: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let set = [("who", &filters.who), ("act", &filters.act), ("about", &filters.about), ("from", &filters.from), ("until", &filters.until)];
    query.extend_pairs(set.iter().filter(|(_, value)| !value.is_empty()));
    query.append_pair("before", &before.to_string());
    format!("/desk/audit/?{}", query.finish())
}

fn row(frame: &Frame, entry: AuditEntry) -> Entry {
    let who = match &entry.actor {
        AuditActor::Person(_, name) => name.clone(),
        AuditActor::CommandLine => words::COMMAND_LINE.into(),
        AuditActor::Import(_) => words::IMPORT.into(),
        AuditActor::System => words::SYSTEM.into(),
        AuditActor::Anonymous => words::ANONYMOUS.into(),
    };
    let target_path = match (&entry.target_id, entry.target_kind.as_str()) {
        (Some(id), "person") => format!("/desk/people/{id}/"),
        (Some(id), "story" | "page") => format!("/desk/stories/{id}/"),
        _ => String::new(),
    };
    let place = [entry.network, entry.device].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    Entry {
        machine: frame.calendar.machine(entry.at),
        when: frame.at(entry.at),
        who,
        act: entry.act,
        target: entry.target_name,
        target_path,
        place,
        detail: detail(&entry.detail),
    }
}

/// The detail of an entry, a line for each value.
fn detail(json: &str) -> Vec<String> {
    fn lines(prefix: &str, value: &serde_json::Value, into: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    let name = if prefix.is_empty() { name.clone() } else { format!("{prefix} {name}") };
                    lines(&name, value, into);
                }
            }
            serde_json::Value::Null => {}
            serde_json::Value::String(text) => into.push(format!("{prefix}: {text}").replace('_', " ")),
            other => into.push(format!("{prefix}: {other}").replace('_', " ")),
        }
    }
    let mut all = Vec::new();
    if let Ok(value) = serde_json::from_str(json) {
        lines("", &value, &mut all);
    }
    all
}
