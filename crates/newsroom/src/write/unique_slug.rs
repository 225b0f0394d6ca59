//! Unique slugs and paths: the requested one, or the next numbered one.

use domain::{SitePath, Slug, StoryId};

use crate::db::on;
use crate::entity::rows_in;
use crate::error::Doing;
use crate::{Edit, Result};

/// The kind of entity a slug is unique in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugOf {
    /// Sections.
    Section,
    /// Tags.
    Tag,
    /// Authors.
    Author,
    /// Media items.
    Media,
    /// Menus.
    Menu,
}

impl SlugOf {
    fn owners(self) -> &'static str {
        match self {
            Self::Section => "SELECT slug, id FROM section WHERE slug IN (",
            Self::Tag => "SELECT slug, id FROM tag WHERE slug IN (",
            Self::Author => "SELECT slug, id FROM author WHERE slug IN (",
            Self::Media => "SELECT slug, id FROM media WHERE slug IN (",
            Self::Menu => "SELECT slug, id FROM menu WHERE slug IN (",
        }
    }
}

/// First path segments that the site's own routes use; a story there could never be reached.
const RESERVED: &[&str] = &[
    "api",
    "assets",
    "author",
    "category",
    "comments",
    "corrections",
    "desk",
    "edition",
    "feed",
    "healthz",
    "latest",
    "media",
    "metrics",
    "offline",
    "page",
    "pkg",
    "preview",
    "readyz",
    "saved",
    "search",
    "section",
    "settings",
    "share",
    "site",
    "static",
    "tag",
    "wp-json",
    "write-to-us",
];

/// Last path segments that mean something else below a story or page: its comments, or a form of it on the former site.
const SUFFIXES: &[&str] = &["amp", "embed", "feed", "trackback"];

/// Whether one of the site's own routes has this path, so that readers would never reach a story there; four digits are a year's archive,
/// with one or two digits below it those of its months and days.
pub(crate) fn is_reserved(path: &SitePath, slug: &Slug) -> bool {
    let parts: Vec<&str> = path.as_str().split('/').filter(|part| !part.is_empty()).collect();
    let is_number = |part: &str, most: usize| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    let is_archive = match parts.as_slice() {
        [year, rest @ ..] => year.len() == 4 && is_number(year, 4) && rest.len() <= 2 && rest.iter().all(|part| is_number(part, 2)),
        [] => false,
    };
    let below = parts.len() > 1 && (SUFFIXES.contains(&slug.as_str()) || slug.as_str().starts_with("comment-page-"));
    is_archive || below || is_route(path)
}

/// Whether a path is one of the site's own routes, or below one.
fn is_route(path: &SitePath) -> bool {
    path.as_str().split('/').find(|part| !part.is_empty()).is_some_and(|first| RESERVED.contains(&first))
}

const LOOKING: &str = "searching for a unique slug";
/// Number of candidates in one query.
const BATCH: u32 = 32;

impl Edit<'_> {
    /// The requested slug and path of a story if they are free or already its own, or else numbered ones.
    pub async fn unique_story_path(
        &mut self,
        wanted: &SitePath,
        slug: &Slug,
        parent: Option<&SitePath>,
        id: &StoryId,
    ) -> Result<(Slug, SitePath)> {
        const OWNER: &str = "SELECT id FROM story WHERE path = $1";
        const OWNERS: &str = "SELECT path, id FROM story WHERE path IN (";
        if !is_reserved(wanted, slug) {
            let owner: Option<String> = if self.are_known_unused(&[wanted.as_str()]) {
                None
            } else {
                on!(self.conn().await?, c => sqlx::query_scalar(OWNER).bind(wanted.as_str()).fetch_optional(c).await).doing(LOOKING)?
            };
            if owner.is_none_or(|owner| owner == id.as_str()) {
                return Ok((slug.clone(), wanted.clone()));
            }
        }
        // the parent of the requested path, so that /2019/05/talks/ becomes /2019/05/talks-2/
        let folder =
            wanted.as_str().trim_end_matches('/').rsplit_once('/').map_or("/", |(folder, _)| if folder.is_empty() { "/" } else { folder });
        let folder = match parent {
            Some(parent) => parent.clone(),
            None => SitePath::parse(folder)?,
        };
        // below one of the site's own routes no number helps
        let folder = if is_route(&folder) { SitePath::parse("/")? } else { folder };
        let mut first = 2;
        loop {
            let names: Vec<(Slug, SitePath)> =
                (first..first + BATCH).map(|number| slug.numbered(number)).map(|slug| (slug.clone(), folder.child(&slug))).collect();
            let paths: Vec<&str> = names.iter().map(|(_, path)| path.as_str()).collect();
            let owners: Vec<(String, String)> = rows_in(&mut self.conn().await?, OWNERS, &paths, LOOKING).await?;
            let free =
                names.into_iter().find(|(_, path)| owners.iter().all(|(taken, owner)| taken != path.as_str() || owner == id.as_str()));
            match free {
                Some(free) => return Ok(free),
                None => first = first.saturating_add(BATCH),
            }
        }
    }

    /// The requested slug if it is free or already belongs to `id`, or else a numbered one.
    pub async fn unique_slug(&mut self, table: SlugOf, wanted: &Slug, id: &str) -> Result<Slug> {
        let mut names = vec![wanted.clone()];
        let mut first = 2;
        loop {
            let slugs: Vec<&str> = names.iter().map(Slug::as_str).collect();
            let owners: Vec<(String, String)> = rows_in(&mut self.conn().await?, table.owners(), &slugs, LOOKING).await?;
            let free = names.into_iter().find(|slug| owners.iter().all(|(taken, owner)| taken != slug.as_str() || owner == id));
            match free {
                Some(free) => return Ok(free),
                None => {
                    names = (first..first + BATCH).map(|number| wanted.numbered(number)).collect();
                    first = first.saturating_add(BATCH);
                }
            }
        }
    }
}
