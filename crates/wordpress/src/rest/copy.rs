//! Copies a site collection by collection, page by page; it can be interrupted after every page.

use serde_json::Value;

use super::RestError;
use super::api::{Api, Page};
use super::folder::{Base, Folder, State, Step, is_plain_word};
use super::lists::{List, WRITERS, lists};
use super::value::{is_set, number, raw, raw_or_rendered, text, things};
use crate::fetch::FetchError;
use crate::import::Progress;

/// Page sizes: as large as WordPress allows, smaller if a site fails with large pages. Each divides the previous one.
const PAGE_SIZES: [u64; 3] = [100, 20, 5];
/// A collection that keeps losing entries is accepted as it is.
const MOST_RESTARTS: u32 = 3;
/// More pages than any real collection has, so that an endless one is not followed.
const MOST_PAGES: u64 = 200_000;

/// Copies what is not yet copied.
pub(super) async fn copy(api: &Api<'_>, folder: &Folder, state: &mut State, progress: &Progress<'_>) -> Result<(), RestError> {
    if state.steps.is_empty() {
        outline(api, state).await?;
        folder.keep_state(state)?;
    }
    for list in lists(state) {
        one_list(api, folder, state, &list, progress).await?;
    }
    writers(api, folder, state).await?;
    state.complete = true;
    folder.keep_state(state)
}

/// Which taxonomies and types there are.
async fn outline(api: &Api<'_>, state: &mut State) -> Result<(), RestError> {
    let known = |name: &str| ["category", "post_tag", "nav_menu"].contains(&name);
    let page = api.get("wp/v2/taxonomies", &[]).await?;
    state.taxonomies = vec![
        Base { name: "category".to_owned(), route: "categories".to_owned() },
        Base { name: "post_tag".to_owned(), route: "tags".to_owned() },
    ];
    for taxonomy in things(&page.value) {
        let types = taxonomy.get("types").and_then(Value::as_array).cloned().unwrap_or_default();
        let of_stories = types.iter().any(|kind| kind == "post" || kind == "page");
        if let Some(base) = base(taxonomy).filter(|base| of_stories && !known(&base.name)) {
            state.taxonomies.push(base);
        }
    }
    let page = api.get("wp/v2/types", &[]).await?;
    for kind in things(&page.value) {
        let own = |name: &str| ["post", "page", "attachment", "nav_menu_item"].contains(&name) || name.starts_with("wp_");
        state.others.extend(base(kind).filter(|base| !own(&base.name)));
    }
    Ok(())
}

fn base(of: &Value) -> Option<Base> {
    let namespace = text(of, "rest_namespace");
    let (name, route) = (text(of, "slug"), text(of, "rest_base"));
    let route = if route.is_empty() { name.clone() } else { route };
    (matches!(namespace.as_str(), "" | "wp/v2") && is_plain_word(&name) && is_plain_word(&route)).then_some(Base { name, route })
}

async fn one_list(api: &Api<'_>, folder: &Folder, state: &mut State, list: &List, progress: &Progress<'_>) -> Result<(), RestError> {
    let [largest, ..] = PAGE_SIZES;
    let mut step = state.steps.get(&list.name).cloned().unwrap_or(Step { page_size: largest, ..Step::default() });
    if step.done {
        return Ok(());
    }
    while !step.done {
        let signed = api.credentials.is_some() && !step.public_only;
        let Some(query) = query(list, &step, signed) else {
            step.done = true;
            if api.credentials.is_none() {
                state.note(&list.name, "", "", format!("{} are only visible after signing in: give --user", list.lost));
            }
            break;
        };
        match api.get(&list.route, &query).await {
            Ok(page) if page.status == 200 => take(api, folder, state, list, &mut step, &page)?,
            // a page behind the last one
            Ok(page) if page.status == 400 && step.position > 0 => step.done = true,
            Ok(page) => refused(api, state, list, &mut step, signed, &page)?,
            // many weak sites fail with large pages only
            Err(error) => match PAGE_SIZES.iter().find(|size| **size < step.page_size) {
                Some(smaller) if error.is_passing() && !matches!(error, FetchError::Network { .. } | FetchError::Unreachable { .. }) => {
                    step.page_size = *smaller
                }
                _ => return Err(error.into()),
            },
        }
        progress(&format!("reading {}", list.name), step.position.min(step.total), step.total);
        state.steps.insert(list.name.clone(), step.clone());
        folder.keep_state(state)?;
    }
    if step.count < step.total {
        let reason = format!("the site says that it has {} of them, but returned {}", step.total, step.count);
        state.note(&list.name, "", "", reason);
    }
    state.steps.insert(list.name.clone(), step);
    folder.keep_state(state)
}

fn query(list: &List, step: &Step, signed: bool) -> Option<Vec<(&'static str, String)>> {
    let mut words = list.public.clone();
    if signed {
        words.get_or_insert_default().extend(&list.signed);
    }
    let mut query: Vec<(&'static str, String)> = words?.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    // an order that new entries do not change
    query.push(("orderby", "id".to_owned()));
    query.push(("order", "asc".to_owned()));
    query.push(("per_page", step.page_size.to_string()));
    query.push(("page", (step.position / step.page_size.max(1) + 1).to_string()));
    Some(query)
}

/// Stores a page and decides whether another one follows.
fn take(api: &Api<'_>, folder: &Folder, state: &mut State, list: &List, step: &mut Step, page: &Page) -> Result<(), RestError> {
    let found = things(&page.value);
    let first = found.first().map_or(0, |thing| number(thing, "id"));
    if first != 0 && first == step.first && step.position > 0 {
        return Err(RestError::SamePage { address: api.address(&list.route, &[]) });
    }
    let total = page.total.unwrap_or(step.position + found.len() as u64);
    if step.position > 0 && total < step.total && step.restarts < MOST_RESTARTS {
        // an entry was deleted meanwhile and the following ones moved up, so that some would be missed
        folder.drop_pages(&list.name);
        *step = Step { page_size: step.page_size, public_only: step.public_only, restarts: step.restarts + 1, ..Step::default() };
        return Ok(());
    }
    for thing in &found {
        look_at(state, list, thing);
    }
    folder.keep_page(&list.name, step.position, &page.value)?;
    step.total = total.max(step.total);
    step.first = first;
    step.count += found.len() as u64;
    step.position += step.page_size;
    let number = step.position / step.page_size.max(1);
    step.done = found.is_empty() || page.pages.is_some_and(|pages| number >= pages) || number > MOST_PAGES;
    Ok(())
}

fn look_at(state: &mut State, list: &List, thing: &Value) {
    if matches!(list.name.as_str(), "posts" | "pages" | "media") {
        state.writers.extend(Some(number(thing, "author")).filter(|writer| *writer != 0));
    }
    if is_locked(thing) {
        let kind = text(thing, "type");
        let reason = "behind a password that the site does not tell, so it comes without text and stays locked; give --user to read it";
        state.note(&kind, number(thing, "id"), &raw_or_rendered(thing, "title"), reason);
    }
}

/// A story whose text is protected by a password.
pub(super) fn is_locked(thing: &Value) -> bool {
    thing.get("content").is_some_and(|content| is_set(content, "protected")) && raw(thing, "content").is_none()
}

/// Forbidden or not found.
fn refused(api: &Api<'_>, state: &mut State, list: &List, step: &mut Step, signed: bool, page: &Page) -> Result<(), RestError> {
    let said = page.said();
    if signed && list.public.is_some() && !list.signed.is_empty() && matches!(page.status, 400 | 401 | 403) {
        step.public_only = true;
        state.note(&list.name, "", "", format!("this user may not read {}{said}", list.lost));
        return Ok(());
    }
    if list.name == "posts" {
        let address = api.root.to_string();
        return Err(RestError::Off { address, status: page.status, said });
    }
    step.done = true;
    // older versions have no route for menus, and most users may not read them
    state.note(&list.name, "", "", format!("could not be read (status {}{said}), so {} are missing", page.status, list.lost));
    Ok(())
}

/// Only users who wrote something, because user records contain e-mail addresses.
async fn writers(api: &Api<'_>, folder: &Folder, state: &mut State) -> Result<(), RestError> {
    let numbers: Vec<u64> = state.writers.iter().copied().collect();
    let mut signed = api.credentials.is_some();
    for (index, some) in numbers.chunks(100).enumerate() {
        let position = index as u64;
        if folder.pages(WRITERS).len() as u64 > position {
            continue;
        }
        let include = some.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
        loop {
            let mut query = vec![("include", include.clone()), ("per_page", "100".to_owned())];
            if signed {
                query.push(("context", "edit".to_owned()));
            }
            let page = api.get("wp/v2/users", &query).await?;
            if page.status == 200 {
                folder.keep_page(WRITERS, position, &page.value)?;
                break;
            }
            if !signed {
                let reason =
                    format!("the names of writers are not readable (status {}{}), so stories have no byline", page.status, page.said());
                state.note(WRITERS, "", "", reason);
                return Ok(());
            }
            signed = false;
        }
    }
    Ok(())
}
