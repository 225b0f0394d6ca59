//! A job and its report in words.

use app::{
    desk::{pages::import_run::ReportList, words::import as words},
    ui::{text::numbers::grouped, words::Word},
};
use domain::{Permalinks, Timestamp};
use newsroom::import_job::{ImportJob, JobAct, JobState};
use serde_json::Value;
use wordpress::OldForms;

/// What became of a job.
pub fn state_of(job: &ImportJob, now: Timestamp) -> Word {
    match (job.state, job.act) {
        _ if job.is_stopped(now) => words::STOPPED,
        (JobState::Running, JobAct::Trial) => words::TRYING,
        (JobState::Running, JobAct::Import) => words::IMPORTING,
        (JobState::Running, JobAct::Rollback) => words::TAKING_BACK,
        (JobState::Failed, _) => words::FAILED,
        (JobState::Done, JobAct::Trial) => words::TRIED,
        (JobState::Done, JobAct::Import) => words::IMPORTED,
        (JobState::Done, JobAct::Rollback) => words::TAKEN_BACK,
    }
}

/// A step of the importer.
pub fn step(name: &str) -> String {
    let word = match name {
        "" => words::BEGINNING,
        "reading" => words::READING,
        "writing" => words::WRITING,
        "fetching files" => words::FETCHING,
        "pictures" => words::PICTURES,
        "stories" => words::STORIES,
        "taking back" => words::TAKING_BACK,
        other => return other.to_owned(),
    };
    word.into()
}

/// The numbers of a report by kind: found, imported, left out.
pub fn counts(report: &Value) -> Vec<(Word, [u64; 3])> {
    let kinds = [
        ("stories", words::OF_STORIES),
        ("pages", words::OF_PAGES),
        ("images", words::OF_IMAGES),
        ("comments", words::OF_COMMENTS),
        ("authors", words::OF_AUTHORS),
        ("sections", words::OF_SECTIONS),
        ("tags", words::OF_TAGS),
        ("menu_items", words::OF_MENUS),
    ];
    let Some(counts) = report.pointer("/report/counts") else { return Vec::new() };
    let number = |kind: &str, name: &str| counts.pointer(&format!("/{kind}/{name}")).and_then(Value::as_u64).unwrap_or_default();
    kinds.into_iter().map(|(kind, word)| (word, ["found", "imported", "skipped"].map(|name| number(kind, name)))).collect()
}

/// What a trial says about the form of old URLs beside the one that the paper has by now.
pub fn old_form(report: &Value, here: Permalinks) -> Option<(&'static str, u64)> {
    report.pointer("/report/dry_run").filter(|trial| **trial == Value::Bool(true))?;
    let forms: OldForms = serde_json::from_value(report.pointer("/report/permalinks")?.clone()).ok()?;
    OldForms { here, ..forms }.better().map(|(form, posts)| (form.example(), posts))
}

/// The lists of a report that are not empty.
pub fn lists(report: &Value) -> Vec<ReportList> {
    let of_report = [
        ("/report/missing_media", "/report/totals/missing_media", words::MISSING, &["url", "title"][..], &["reason"][..]),
        ("/report/words/stories", "", words::LOST, &["title"], &["missing"]),
        ("/report/unknown", "", words::UNKNOWN, &["name"], &["kind"]),
        ("/report/skipped", "/report/totals/skipped", words::SKIPPED, &["title", "id"], &["reason"]),
        ("/report/leftovers", "/report/totals/leftovers", words::LEFTOVERS, &["title"], &["why"]),
        ("/rollback/stays", "/stay", words::STAYS, &["title"], &["why"]),
    ];
    let lists = of_report.into_iter().filter_map(|(list, total, title, what, why)| {
        let entries = report.pointer(list).and_then(Value::as_array).filter(|entries| !entries.is_empty())?;
        let total = report.pointer(total).and_then(Value::as_u64).filter(|_| !total.is_empty()).unwrap_or(entries.len() as u64);
        let shown = entries.iter().map(|entry| (first(entry, what), first(entry, why))).collect();
        let number = grouped(i64::try_from(total).unwrap_or(i64::MAX));
        Some(ReportList { title: title.with(&[("number", &number)]), entries: shown, is_cut: total > entries.len() as u64 })
    });
    lists.collect()
}

/// The first of these members that says something.
fn first(entry: &Value, names: &[&str]) -> String {
    let mut texts = names.iter().filter_map(|name| match entry.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Array(words) => Some(words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        _ => None,
    });
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

/// What a rollback did, one sentence for each kind.
pub fn rolled_back(report: &Value) -> Vec<String> {
    let kinds = |which: &'static str, word: Word| {
        let all = report.pointer(which).and_then(Value::as_object).into_iter().flatten();
        all.map(move |(kind, count)| {
            let number = grouped(count.as_i64().unwrap_or_default());
            format!("{}: {}", kind_name(kind), word.with(&[("number", &number)]))
        })
        .collect::<Vec<_>>()
    };
    [kinds("/rollback/removed", words::REMOVED), kinds("/rollback/restored", words::RESTORED)].concat()
}

fn kind_name(kind: &str) -> Word {
    match kind {
        "story" => words::OF_STORIES,
        "media" | "file" => words::OF_IMAGES,
        "comment" => words::OF_COMMENTS,
        "author" => words::OF_AUTHORS,
        "section" => words::OF_SECTIONS,
        "tag" => words::OF_TAGS,
        "menu" => words::OF_MENUS,
        _ => words::OF_OTHERS,
    }
}
