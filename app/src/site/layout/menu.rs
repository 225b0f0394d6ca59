//! Menus: one tree for wide screens and phones, plain links and `<details>` without script, panels with it.

use crate::{
    islands::site::MegaMenu,
    prelude::*,
    site::{
        load::{LineEntry, MainMenu, MenuEntry},
        words,
    },
    ui::icons,
};

/// The menu under the masthead, on the page at `path`.
pub fn main_menu(menu: &MainMenu, path: &str) -> Markup {
    if menu.is_empty() {
        return ().markup();
    }
    let items: Vec<Markup> = menu.line.iter().enumerate().map(|(at, line)| top_item(line, at, path)).collect();
    let more = more(menu, path);
    view! {
        <MegaMenu>
            <nav
                class="menu"
                aria-label=words::MAIN_MENU
                data-island-load="intent"
                data-keys="ArrowLeft ArrowRight"
                data-failed=words::PANEL_FAILED
            >
                <ul class="menu-line">{items} {more}</ul>
            </nav>
        </MegaMenu>
    }
    .markup()
}

/// "More": copies of the entries that a narrow header has no room for, each visible where its original is not, and what is always there.
fn more(menu: &MainMenu, path: &str) -> Option<Markup> {
    let moved = menu.line.iter().filter(|line| line.from.is_some()).map(|line| lower_item(&line.entry, line.from, path));
    let items: Vec<Markup> = moved.chain(menu.more.iter().map(|entry| lower_item(entry, None, path))).collect();
    if items.is_empty() {
        return None;
    }
    let until = menu.more_until();
    Some(
        view! {
            <li class="menu-item menu-parent" data-until=until>
                <details class="menu-more" name="menu">
                    <summary><span>{words::MORE}</span> {icons::down()}</summary>
                    <ul class="menu-below">{items}</ul>
                </details>
            </li>
        }
        .markup(),
    )
}

fn top_item(LineEntry { entry, from }: &LineEntry, at: usize, path: &str) -> Markup {
    // entries below a section are in its panel; an entry without panel opens by itself
    let panel = entry.panel.as_ref().filter(|_| entry.children.is_empty()).map(|slug| (slug.to_string(), format!("panel-{at}")));
    let link = entry.href.as_ref().map(|href| link(entry, href, path));
    let opener = panel.as_ref().map(|(_, id)| {
        view! {
            <button class="menu-open" type="button" aria-expanded="false" aria-controls=id.clone() aria-label=words::OPEN_PANEL.with(&[("name", &entry.label)])>
                {icons::down()}
            </button>
        }
    });
    let panel_slot = panel.as_ref().map(|(_, id)| view! { <div class="menu-panel" id=id.clone() hidden></div> });
    let class = if entry.children.is_empty() { "menu-item" } else { "menu-item menu-parent" };
    let keys = panel.is_some().then_some("ArrowDown");
    view! {
        <li class=class data-from=*from data-panel=panel.map(|(slug, _)| slug) data-keys=keys>
            {link} {opener} {panel_slot} {below(entry, path)}
        </li>
    }
    .markup()
}

/// The items below an item, opened by a click on its name or, where the name is a link, on the sign beside it.
fn below(entry: &MenuEntry, path: &str) -> Option<Markup> {
    if entry.children.is_empty() {
        return None;
    }
    let label = entry.label.clone();
    let summary = if entry.href.is_some() {
        view! { <span class="unseen">{words::MORE_FROM.with(&[("name", &label)])}</span> }.markup()
    } else {
        view! { <span>{label}</span> }.markup()
    };
    let children: Vec<Markup> = entry.children.iter().map(|entry| lower_item(entry, None, path)).collect();
    Some(
        view! {
            <details class="menu-more" name="menu">
                <summary>{summary} {icons::down()}</summary>
                <ul class="menu-below">{children}</ul>
            </details>
        }
        .markup(),
    )
}

fn lower_item(entry: &MenuEntry, until: Option<&'static str>, path: &str) -> Markup {
    let name = match &entry.href {
        Some(href) => link(entry, href, path),
        None => view! { <span class="menu-heading">{entry.label.clone()}</span> }.markup(),
    };
    let children: Vec<Markup> = entry.children.iter().map(|entry| lower_item(entry, None, path)).collect();
    let children = (!children.is_empty()).then(|| view! { <ul>{children}</ul> });
    view! { <li data-until=until>{name} {children}</li> }.markup()
}

fn link(entry: &MenuEntry, href: &str, path: &str) -> Markup {
    let current = (href == path).then_some("page");
    view! { <a href=href.to_owned() aria-current=current>{entry.label.clone()}</a> }.markup()
}

/// A flat menu, its lower levels after their parents.
pub fn footer_menu(entries: &[MenuEntry], path: &str) -> Option<Markup> {
    fn flatten<'a>(entries: &'a [MenuEntry], flat: &mut Vec<&'a MenuEntry>) {
        for entry in entries {
            flat.push(entry);
            flatten(&entry.children, flat);
        }
    }
    let mut flat = Vec::new();
    flatten(entries, &mut flat);
    let items: Vec<Markup> =
        flat.iter().filter_map(|entry| Some(view! { <li>{link(entry, entry.href.as_ref()?, path)}</li> }.markup())).collect();
    if items.is_empty() {
        return None;
    }
    Some(view! { <nav class="foot-menu" aria-label=words::FOOTER_MENU><ul>{items}</ul></nav> }.markup())
}
