//! `GET /desk/check/`: what is to be mended, with a link to each; storage, backup and versions.

use std::{collections::HashMap, sync::Arc};

use app::desk::{
    pages::check::{CheckPage, Flaws, Mend, check},
    words::check as words,
};
use axum::{Extension, extract::State, response::Response};
use domain::{MediaId, StoryId, Timestamp};
use newsroom::{
    Newsroom,
    site_check::{CheckState, Finding, Flaw, MOST},
};

use super::{OUTSIDE, WITHIN, within};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, page},
};

/// Things of each kind on the page.
const SHOWN: i64 = 25;

/// The page. What it shows of links, redirects and alt texts is looked at again, so that what was mended is gone at once.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let now = newsroom.now();
    let (kind, after) = (asked.get("kind"), asked.get("after"));
    let mut found: HashMap<Flaw, Vec<Finding>> = HashMap::new();
    for flaw in Flaw::ALL {
        let after = if flaw.as_str() == kind { after } else { "" };
        look_again(&state, flaw, &newsroom.findings(flaw, after, SHOWN).await?).await?;
        found.insert(flaw, newsroom.findings(flaw, after, SHOWN).await?);
    }
    let mut all = flaws(newsroom).await?;
    for (flaw, of_kind) in Flaw::ALL.into_iter().zip(&mut all) {
        let found = found.remove(&flaw).unwrap_or_default();
        // those of an index are in the order of time: mending the first ones shows the next
        let has_order = !matches!(flaw, Flaw::Section | Flaw::Author);
        let is_whole = i64::try_from(found.len()).unwrap_or(i64::MAX) >= SHOWN;
        of_kind.next = found.last().filter(|_| is_whole && has_order).map(|last| last.id.clone());
        of_kind.mend = found.into_iter().map(|finding| mend(flaw, finding)).collect();
    }
    let (within, outside) = (newsroom.site_check(WITHIN).await?, newsroom.site_check(OUTSIDE).await?);
    let (database, schema, database_bytes) = newsroom.database_facts().await?;
    let running = |check: &Option<CheckState>| check.as_ref().filter(|check| check.is_running(now)).map(|check| check.progress);
    let when = |check: &Option<CheckState>| check.as_ref().and_then(|check| check.ended_at).map(|at| frame.ago(at));
    let model = CheckPage {
        flaws: all,
        within: when(&within),
        outside: when(&outside),
        within_runs: running(&within),
        outside_runs: running(&outside),
        media_bytes: within.as_ref().filter(|check| check.media_bytes > 0).map(|check| check.media_bytes),
        database_bytes,
        backup: state.checks.last_backup().map(|at| frame.ago(Timestamp::from_millis(at))),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        database,
        schema,
    };
    Ok(page(|| check(frame.desk(), &model)))
}

/// The kinds with their numbers, in the order of [`Flaw::ALL`]; without the things themselves.
///
/// # Errors
/// Storage failed.
pub async fn flaws(newsroom: &Newsroom) -> Result<Vec<Flaws>, HttpError> {
    let numbers = newsroom.flaws().await?.into_iter();
    let flaws = numbers.map(|(flaw, number)| Flaws {
        kind: flaw.as_str(),
        title: title(flaw),
        hint: hint(flaw),
        number: number.min(MOST),
        is_more: number > MOST,
        mend: Vec::new(),
        next: None,
    });
    Ok(flaws.collect())
}

/// Looks at these again.
async fn look_again(state: &AppState, flaw: Flaw, found: &[Finding]) -> Result<(), HttpError> {
    let (site, newsroom) = (&state.site, &state.site.newsroom);
    if found.is_empty() {
        return Ok(());
    }
    match flaw {
        Flaw::Link => {
            let mut stories = Vec::new();
            let mut gone = Vec::new();
            let mut ids: Vec<&str> = found.iter().map(|finding| finding.id.as_str()).collect();
            ids.dedup();
            for id in ids {
                match StoryId::parse(id).ok() {
                    Some(id) => match newsroom.story_by_id(&id).await? {
                        Some(story) => stories.push(story),
                        None => gone.push(id.to_string()),
                    },
                    None => gone.push(id.to_owned()),
                }
            }
            newsroom.put_findings(Flaw::Link, &gone, &[]).await?;
            within::of_stories(site, &stories, &site.origin(&newsroom.settings().await?)).await
        }
        Flaw::Redirect => {
            let mut still = Vec::new();
            for finding in found {
                still.extend(newsroom.redirect(&finding.id).await?);
            }
            let about: Vec<String> = found.iter().map(|finding| finding.id.clone()).collect();
            newsroom.put_findings(Flaw::Redirect, &about, &[]).await?;
            within::of_redirects(site, still).await
        }
        Flaw::Alt => {
            let ids: Vec<MediaId> = found.iter().filter_map(|finding| MediaId::parse(&finding.id).ok()).collect();
            let items: Vec<_> = newsroom.media_by_ids(&ids).await?.into_values().collect();
            let about: Vec<String> = found.iter().map(|finding| finding.id.clone()).collect();
            newsroom.put_findings(Flaw::Alt, &about, &[]).await?;
            within::put_pictures(newsroom, &items).await
        }
        Flaw::Outside | Flaw::Section | Flaw::Author => Ok(()),
    }
}

fn title(flaw: Flaw) -> app::ui::words::Word {
    match flaw {
        Flaw::Link => words::LINKS,
        Flaw::Outside => words::OUTSIDE,
        Flaw::Redirect => words::REDIRECTS,
        Flaw::Alt => words::ALT,
        Flaw::Section => words::NO_SECTION,
        Flaw::Author => words::NO_AUTHOR,
    }
}

fn hint(flaw: Flaw) -> app::ui::words::Word {
    match flaw {
        Flaw::Link => words::LINKS_HINT,
        Flaw::Outside => words::OUTSIDE_HINT,
        Flaw::Redirect => words::REDIRECTS_HINT,
        Flaw::Alt => words::ALT_HINT,
        Flaw::Section => words::NO_SECTION_HINT,
        Flaw::Author => words::NO_AUTHOR_HINT,
    }
}

/// Where it is mended.
fn mend(flaw: Flaw, finding: Finding) -> Mend {
    let href = match flaw {
        Flaw::Redirect => {
            format!("/desk/redirects/?{}", form_urlencoded::Serializer::new(String::new()).append_pair("q", &finding.id).finish())
        }
        Flaw::Alt => format!("/desk/pictures/{}/", finding.id),
        Flaw::Link | Flaw::Outside | Flaw::Section | Flaw::Author => format!("/desk/stories/{}/", finding.id),
    };
    Mend { href, title: finding.title, target: finding.target, detail: finding.detail }
}
