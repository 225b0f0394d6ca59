//! Menus, and which of them are the main menu and the footer menu.

use std::collections::{HashMap, HashSet};

use domain::document::Href;
use domain::{Menu, MenuId, MenuItem, MenuTarget, Slug, StoryId};
use newsroom::SlugOf;

use super::ImportError;
use super::context::{Batch, ImportContext, digest};
use super::menu_items::IndexedMenuItem;
use super::references::References;
use super::report::UNCHANGED;
use super::report_writer::ReportWriter;
use super::site_index::SiteIndex;
use super::slugs_and_dates::{path_of, slug_or};
use super::spool::IdSet;
use crate::body::plain;

/// Items nested deeper than this become top-level items.
const DEEPEST: usize = 20;

/// Menus of the old site as they are here.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) main: Option<Slug>,
    pub(super) footer: Option<Slug>,
}

/// Stores all menus.
pub(super) async fn import(
    context: &ImportContext<'_>,
    index: &SiteIndex,
    references: &References,
    seen: &IdSet,
    batch: &mut Batch<'_>,
    report: &mut ReportWriter,
) -> Result<Chosen, ImportError> {
    report.counts.menu_items.found += index.menu_items.len() as u64;
    let mut stories = HashMap::new();
    for item in index.menu_items.iter().filter(|item| item.kind == "post_type" && seen.contains(item.object_id)) {
        let known = batch.known("post", &item.object_id.to_string()).await?.and_then(|id| StoryId::parse(&id).ok());
        // in a dry run a story has no identity yet
        let fresh = || context.is_dry().then(|| StoryId::fresh(context.newsroom.ids()));
        if let Some(id) = known.or_else(fresh) {
            stories.insert(item.object_id, id);
        }
    }
    let mut stored: Vec<(Menu, String)> = Vec::new();
    let mut slugs: Vec<&String> = index.term_order.iter().filter(|(taxonomy, _)| taxonomy == "nav_menu").map(|(_, slug)| slug).collect();
    slugs.dedup();
    for old in slugs {
        let name = index.terms.get(&("nav_menu".to_owned(), old.clone())).map(|entry| plain(&entry.term.name)).unwrap_or_default();
        let mut items: Vec<&IndexedMenuItem> = index.menu_items.iter().filter(|item| item.menu == *old).collect();
        items.sort_by_key(|item| item.order);
        let tree = tree(&items, index, references, &stories, report);
        let read = digest(&(&name, &tree));
        let known = batch.known("menu", old).await?.and_then(|id| MenuId::parse(&id).ok());
        let unchanged = known.is_some() && batch.known("menu.read", old).await?.as_deref() == Some(&read);
        let count = items.len() as u64;
        if unchanged {
            report.counts.menu_items.skipped += count;
            report.skip("nav_menu", old, &name, UNCHANGED);
            continue;
        }
        if known.is_some() {
            report.counts.menu_items.skipped += count;
            report.skip("nav_menu", old, &name, "already imported; editors may have arranged it anew, so it stays");
            continue;
        }
        let id = MenuId::fresh(context.newsroom.ids());
        let Some(wanted) = slug_or(old, &name, "menu") else { continue };
        let mut menu = Menu { id: id.clone(), slug: wanted, name: if name.is_empty() { old.clone() } else { name }, items: tree };
        if let Some(edit) = &mut batch.edit {
            menu.slug = edit.unique_slug(SlugOf::Menu, &menu.slug, id.as_str()).await?;
            edit.put_menu(&menu).await?;
        }
        batch.remember("menu", old, id.as_str()).await?;
        batch.remember("menu.read", old, &read).await?;
        report.counts.menu_items.imported += menu.len() as u64;
        let lost = count.saturating_sub(menu.len() as u64);
        report.counts.menu_items.skipped += lost;
        stored.push((menu, old.clone()));
    }
    for item in index.menu_items.iter().filter(|item| item.menu.is_empty()) {
        report.counts.menu_items.skipped += 1;
        report.skip("nav_menu_item", item.id, &item.title, "belongs to no menu");
    }
    Ok(choose(&stored))
}

/// The menu under the masthead: the one called so, or the one with most items. The footer's: the one called so, or the social one.
fn choose(menus: &[(Menu, String)]) -> Chosen {
    let called = |menu: &Menu, words: &[&str]| {
        let name = format!("{} {}", menu.name.to_lowercase(), menu.slug);
        words.iter().any(|word| name.contains(word))
    };
    let filled = || menus.iter().map(|(menu, _)| menu).filter(|menu| !menu.is_empty());
    let aside = ["footer", "bottom", "legal", "social", "mobile", "top bar", "topbar"];
    let main =
        filled().filter(|menu| !called(menu, &aside)).find(|menu| called(menu, &["main", "primary", "header", "haupt", "principal"]));
    let largest = || filled().filter(|menu| !called(menu, &aside)).max_by_key(|menu| menu.len());
    let main = main.or_else(largest);
    let footer =
        filled().find(|menu| called(menu, &["footer", "bottom", "legal"])).or_else(|| filled().find(|menu| called(menu, &["social"])));
    Chosen { main: main.map(|menu| menu.slug.clone()), footer: footer.map(|menu| menu.slug.clone()) }
}

fn tree(
    items: &[&IndexedMenuItem],
    index: &SiteIndex,
    references: &References,
    stories: &HashMap<u64, StoryId>,
    report: &mut ReportWriter,
) -> Vec<MenuItem> {
    let mut below: HashMap<u64, Vec<&IndexedMenuItem>> = HashMap::new();
    let there: HashSet<u64> = items.iter().map(|item| item.id).collect();
    for item in items {
        // an item below itself or below one of another menu becomes a top-level item
        let parent = if item.parent == item.id || !there.contains(&item.parent) { 0 } else { item.parent };
        below.entry(parent).or_default().push(item);
    }
    let mut target = |item: &IndexedMenuItem, has_children| target(item, has_children, index, references, stories);
    let mut tree = level(0, &mut below, 0, &mut target, report);
    // items in a circle, and those that lie too deep: none is lost
    while let Some(parent) = items.iter().map(|item| item.parent).find(|parent| below.contains_key(parent)) {
        tree.extend(level(parent, &mut below, 0, &mut target, report));
    }
    tree
}

fn level(
    parent: u64,
    below: &mut HashMap<u64, Vec<&IndexedMenuItem>>,
    depth: usize,
    target: &mut dyn FnMut(&IndexedMenuItem, bool) -> Option<MenuTarget>,
    report: &mut ReportWriter,
) -> Vec<MenuItem> {
    let mut out = Vec::new();
    if depth > DEEPEST {
        return out;
    }
    for item in below.remove(&parent).unwrap_or_default() {
        let children = level(item.id, below, depth + 1, target, report);
        match target(item, !children.is_empty()) {
            Some(target) => out.push(MenuItem { label: item.title.clone(), target, children }),
            None => {
                report.skip(
                    "nav_menu_item",
                    item.id,
                    &item.title,
                    format!("leads to a {} that was not imported ({} {})", item.kind, item.object, item.object_id),
                );
                out.extend(children);
            }
        }
    }
    out
}

fn target(
    item: &IndexedMenuItem,
    has_children: bool,
    index: &SiteIndex,
    references: &References,
    stories: &HashMap<u64, StoryId>,
) -> Option<MenuTarget> {
    let number = item.object_id.to_string();
    let found = match (item.kind.as_str(), item.object.as_str()) {
        ("post_type", _) => stories.get(&item.object_id).cloned().map(MenuTarget::Story),
        // WordPress's own importer mixes up the taxonomies of menu items now and then; the number is right
        ("taxonomy", object) => {
            let section = references.section_numbers.get(&number).cloned().map(MenuTarget::Section);
            let tag = references.tag_numbers.get(&number).cloned().map(MenuTarget::Tag);
            if object == "category" { section.or(tag) } else { tag.or(section) }
        }
        _ => address(&item.url, index),
    };
    // a heading without a target still groups its items
    found.or_else(|| (has_children && !item.title.is_empty()).then_some(MenuTarget::Heading))
}

fn address(url: &str, index: &SiteIndex) -> Option<MenuTarget> {
    let url = url.trim();
    if url.is_empty() {
        return None;
    }
    let site = index.channel.site();
    let bare = |text: &str| {
        text.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//").trim_start_matches("www.").to_owned()
    };
    if !site.is_empty()
        && bare(url).starts_with(&bare(site))
        && bare(url).get(bare(site).len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    {
        let path = path_of(url, site)?;
        return Some(if path == "/" { MenuTarget::Home } else { MenuTarget::Url(path) });
    }
    match Href::parse(url).ok()?.as_str() {
        "/" => Some(MenuTarget::Home),
        safe => Some(MenuTarget::Url(safe.to_owned())),
    }
}
