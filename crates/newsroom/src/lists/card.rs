//! Story cards: the part of a story that lists render.

use std::collections::{BTreeSet, HashMap};

use domain::{Direction, Form, Headline, Language, MediaItem, ParseError, Section, SitePath, Standfirst, StoryFormat, StoryId, Timestamp};
use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::content::{author, media};
use crate::db::Conn;
use crate::entity::{self, stored};
use crate::write::keys::Key;
use crate::{Newsroom, Result};

/// A name with the page it links to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// The displayed name.
    pub name: String,
    /// The path it links to.
    pub path: SitePath,
}

/// The part of a story that lists render: everything a card needs, nothing of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryCard {
    /// The story.
    pub id: StoryId,
    /// Its path.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// A shorter headline for lists, or empty.
    pub front_headline: String,
    /// The words over the headline in place of the section's name, where an editor put the story on a front; else empty.
    pub kicker: String,
    /// The sentences under the headline.
    pub standfirst: Option<Standfirst>,
    /// Its primary section, or else its first.
    pub section: Option<Named>,
    /// What its section says it is.
    pub form: Form,
    /// The names over it, in order.
    pub bylines: Vec<Named>,
    /// When it went live.
    pub published_at: Timestamp,
    /// The picture at its head, without the words about it: the headline says what the story is about.
    pub picture: Option<MediaItem>,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
    /// Its shape.
    pub format: StoryFormat,
}

/// The columns of a card, for any query that names the story's table `t`. Section and picture come with it, because a round trip to SQLite's
/// thread costs more than reading them.
macro_rules! card_columns {
    () => {
        "t.id, t.path, t.headline, t.front_headline, t.standfirst, t.section_id, (SELECT x.data FROM section x WHERE x.id = t.section_id) AS section, \
         t.byline_ids, t.published_at, t.lead_image_id, (SELECT x.data FROM media x WHERE x.id = t.lead_image_id) AS picture, t.language, t.direction, \
         t.format"
    };
}
pub(crate) use card_columns;

/// Cards by identity.
pub(crate) const BY_IDS: &str = concat!("SELECT ", card_columns!(), " FROM story t WHERE t.id IN (");

/// A story's row as far as a card needs it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct CardRow {
    id: String,
    path: String,
    headline: String,
    front_headline: String,
    standfirst: Option<String>,
    section_id: Option<String>,
    section: Option<String>,
    byline_ids: String,
    published_at: Option<i64>,
    lead_image_id: Option<String>,
    picture: Option<String>,
    language: String,
    direction: String,
    format: String,
}

/// The names that cards refer to, each read once for many cards.
struct Context {
    sections: HashMap<String, (Named, Form)>,
    authors: HashMap<String, Named>,
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let set: BTreeSet<&str> = ids.filter(|id| !id.is_empty()).collect();
    set.into_iter().collect()
}

/// Makes cards of rows, in their order, with one more query if any of them has a byline.
pub(crate) async fn cards(newsroom: &Newsroom, conn: &mut Conn<'_>, rows: Vec<CardRow>) -> Result<Vec<StoryCard>> {
    let author_ids = unique(rows.iter().flat_map(|row| row.byline_ids.split(' ')));
    if newsroom.log.is_some() {
        newsroom.record_all(rows.iter().map(|row| Key::Card(&row.id)));
        newsroom.record_all(unique(rows.iter().filter_map(|row| row.section_id.as_deref())).into_iter().map(Key::Section));
        newsroom.record_all(author_ids.iter().map(|id| Key::Author(id)));
        newsroom.record_all(unique(rows.iter().filter_map(|row| row.lead_image_id.as_deref())).into_iter().map(Key::Picture));
    }
    let mut sections = HashMap::new();
    for (id, data) in rows.iter().filter_map(|row| Some((row.section_id.as_ref()?, row.section.as_ref()?))) {
        if !sections.contains_key(id) {
            let section: Section = entity::read("section", id, data)?;
            let form = section.form();
            sections.insert(id.clone(), (Named { path: section.path(), name: section.name }, form));
        }
    }
    let authors = author::by_ids(conn, &author_ids).await?;
    let authors = authors.into_iter().map(|author| (author.id.to_string(), Named { path: author.path(), name: author.name })).collect();
    let context = Context { sections, authors };
    rows.into_iter().map(|row| row.card(&context)).collect()
}

/// Cards that say neither section nor names.
pub(crate) async fn teasers(newsroom: &Newsroom, conn: &mut Conn<'_>, mut rows: Vec<CardRow>) -> Result<Vec<StoryCard>> {
    rows.iter_mut().for_each(|row| (row.section_id, row.byline_ids) = (None, String::new()));
    cards(newsroom, conn, rows).await
}

/// Cards that say no names.
pub(crate) async fn unsigned(newsroom: &Newsroom, conn: &mut Conn<'_>, mut rows: Vec<CardRow>) -> Result<Vec<StoryCard>> {
    rows.iter_mut().for_each(|row| row.byline_ids = String::new());
    cards(newsroom, conn, rows).await
}

impl CardRow {
    /// Its position in a list.
    pub(crate) fn cursor(&self) -> Cursor {
        Cursor { published_at: self.published_at.unwrap_or_default(), story: self.id.clone() }
    }

    /// The story's identity.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    fn card(self, context: &Context) -> Result<StoryCard> {
        let id = self.id.clone();
        let picture = match (&self.lead_image_id, &self.picture) {
            (Some(id), Some(data)) => Some(media::without_words(entity::read("media item", id, data)?)),
            _ => None,
        };
        self.parse(context, picture).map_err(|source| stored("story", &id, source))
    }

    fn parse(self, context: &Context, picture: Option<MediaItem>) -> std::result::Result<StoryCard, ParseError> {
        let (section, form): (Option<Named>, Option<Form>) = self.section_id.and_then(|id| context.sections.get(&id).cloned()).unzip();
        Ok(StoryCard {
            id: StoryId::parse(&self.id)?,
            path: SitePath::parse(&self.path)?,
            headline: Headline::parse(&self.headline)?,
            front_headline: self.front_headline,
            kicker: String::new(),
            standfirst: self.standfirst.as_deref().map(Standfirst::parse).transpose()?,
            section,
            form: form.unwrap_or_default(),
            bylines: self.byline_ids.split(' ').filter_map(|id| context.authors.get(id).cloned()).collect(),
            published_at: Timestamp::from_millis(self.published_at.unwrap_or_default()),
            picture,
            language: Language::parse(&self.language)?,
            direction: Direction::parse(&self.direction)?,
            format: StoryFormat::parse(&self.format)?,
        })
    }
}
