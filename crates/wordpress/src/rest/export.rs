//! Writes the copy of a site as an export file.

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use serde_json::Value;

use super::RestError;
use super::comments::{Comments, Taking};
use super::folder::{Base, Folder, State};
use super::items::{self, Names};
use super::lists::{BLOCKS, COMMENTS, MEDIA, MENU_ITEMS, MENUS, PAGES, POSTS, WAITING, WRITERS, items_of, terms_of};
use super::value::{number, text, things};
use crate::import::{IdSet, Progress};
use crate::wxr::{Channel, Item, Writer};

const FILE: &str = "export.xml";

/// Writes the file and returns its path.
pub(super) fn write(folder: &Folder, state: &State, progress: &Progress<'_>) -> Result<PathBuf, RestError> {
    let path = folder.path.join(FILE);
    let failed = |why: std::io::Error| RestError::disk(&path, why);
    let out = BufWriter::new(File::create(&path).map_err(failed)?);
    let channel = Channel {
        title: state.title.clone(),
        description: state.tagline.clone(),
        link: state.home.clone(),
        language: state.language.clone(),
        version: String::new(),
        base_site_url: state.home.clone(),
        base_blog_url: state.home.clone(),
        time_zone: state.time_zone.clone(),
    };
    let mut export = Export { folder, out: Writer::begin(out, &channel).map_err(failed)?, names: names(folder, state)? };
    export.people_and_terms(state)?;
    let mut comments = comments(folder)?;
    let lists = [(MEDIA, "attachment"), (BLOCKS, "wp_block"), (PAGES, "page"), (POSTS, "post"), (MENU_ITEMS, "nav_menu_item")];
    let others = state.others.iter().map(|other| (items_of(&other.name), other.name.clone()));
    let all: Vec<(String, String)> = lists.iter().map(|(list, kind)| ((*list).to_owned(), (*kind).to_owned())).chain(others).collect();
    for (at, (list, kind)) in all.iter().enumerate() {
        progress("writing", at as u64, all.len() as u64);
        export.items(list, kind, &mut comments)?;
    }
    progress("writing", all.len() as u64, all.len() as u64);
    export.out.finish().map_err(failed)?;
    Ok(path)
}

/// Calls `each` with every entry of a collection; one page is in memory.
fn each(folder: &Folder, list: &str, mut each: impl FnMut(&Value) -> Result<(), RestError>) -> Result<(), RestError> {
    for (page, _) in folder.pages(list) {
        let value: Value = folder.read(&page)?;
        things(&value).into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}

/// Menus are terms too.
fn taxonomies(state: &State) -> Vec<(String, String)> {
    let menus = ("nav_menu".to_owned(), MENUS.to_owned());
    state.taxonomies.iter().map(|base| (base.name.clone(), terms_of(&base.name))).chain([menus]).collect()
}

fn names(folder: &Folder, state: &State) -> Result<Names, RestError> {
    let mut names = Names { taxonomies: state.taxonomies.iter().map(Base::clone).collect(), ..Names::default() };
    each(folder, WRITERS, |user| {
        let author = items::author(user);
        names.logins.insert(number(user, "id"), author.login);
        Ok(())
    })?;
    for (taxonomy, list) in taxonomies(state) {
        each(folder, &list, |term| {
            names.terms.insert((taxonomy.clone(), number(term, "id")), (text(term, "slug"), text(term, "name")));
            Ok(())
        })?;
    }
    Ok(names)
}

fn comments(folder: &Folder) -> Result<Comments, RestError> {
    let failed = |why| RestError::disk(&std::env::temp_dir(), why);
    let mut taking = Taking::begin().map_err(failed)?;
    for list in [COMMENTS, WAITING] {
        each(folder, list, |comment| taking.take(comment).map_err(failed))?;
    }
    taking.end().map_err(failed)
}

struct Export<'f> {
    folder: &'f Folder,
    out: Writer<BufWriter<File>>,
    names: Names,
}

impl Export<'_> {
    fn failed(&self, why: std::io::Error) -> RestError {
        RestError::disk(&self.folder.path.join(FILE), why)
    }

    fn people_and_terms(&mut self, state: &State) -> Result<(), RestError> {
        let folder = self.folder;
        each(folder, WRITERS, |user| self.out.author(&items::author(user)).map_err(|why| self.failed(why)))?;
        for (taxonomy, list) in taxonomies(state) {
            let mut seen = IdSet::default();
            each(folder, &list, |term| {
                if !seen.insert(number(term, "id")) {
                    return Ok(());
                }
                self.out.term(&items::term(term, &taxonomy, &self.names)).map_err(|why| self.failed(why))
            })?;
        }
        Ok(())
    }

    fn items(&mut self, list: &str, kind: &str, comments: &mut Comments) -> Result<(), RestError> {
        let mut last = IdSet::default();
        let folder = self.folder;
        each(folder, list, |thing| {
            // one that was returned twice, because the list changed meanwhile
            if !last.insert(number(thing, "id")) {
                return Ok(());
            }
            let names = &self.names;
            let mut item: Item = match kind {
                "attachment" => items::attachment(thing, names),
                "nav_menu_item" => items::menu_item(thing, names),
                "post" | "page" | "wp_block" => items::story(thing, kind, names),
                _ => items::other(thing, kind, names),
            };
            item.comments = comments.under(item.id).map_err(|why| self.failed(why))?;
            self.out.item(&item).map_err(|why| self.failed(why))
        })
    }
}
