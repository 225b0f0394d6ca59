//! Any number of generated stories, for measurements with a large archive.

mod words;

use domain::{AuthorId, Byline, BylineRole, Headline, ImportId, SectionId, Slug, Standfirst, StoryId, StoryKind, TagId, Timestamp};
use newsroom::{Authority, Edit, Newsroom};

use crate::{
    DemoError, Progress, content,
    load::{SYNTHETIC, blank, refuse_foreign},
};
use words::Writer;

/// Stories per transaction: large enough that commits are cheap, small enough that other writers wait only briefly.
const BATCH: u64 = 500;
const TEN_YEARS: i64 = 3652 * 86_400_000;

/// Adds stories until there are `total` generated ones; returns the number of new ones. Story `n` is the same on every machine, except
/// for its date: the dates are spread over the ten years before now.
///
/// # Errors
/// [`DemoError::NotEmpty`] for a newsroom that has stories of its own.
pub async fn load_synthetic(newsroom: &Newsroom, authority: &Authority, total: u64, progress: Progress<'_>) -> Result<u64, DemoError> {
    refuse_foreign(newsroom).await?;
    let mut next = first_missing(newsroom, total).await?;
    let begun_at = next;
    while next < total {
        let mut edit = newsroom.import_writer(authority).await?;
        let import = edit.begin_import(SYNTHETIC).await?;
        let taxonomy = Taxonomy::put(&mut edit, newsroom, &import).await?;
        let end = (next + BATCH).min(total);
        for number in next..end {
            put(&mut edit, newsroom, &import, &taxonomy, number, total).await?;
        }
        edit.finish_import(&import, "{}").await?;
        edit.commit().await?;
        next = end;
        progress("Writing stories", next, total);
    }
    Ok(total.saturating_sub(begun_at))
}

/// Stories are numbered without gaps, so a binary search finds the first missing number.
async fn first_missing(newsroom: &Newsroom, total: u64) -> Result<u64, DemoError> {
    let (mut have, mut missing) = (0, total);
    while have < missing {
        let middle = have + (missing - have) / 2;
        if newsroom.source_id(SYNTHETIC, &middle.to_string()).await?.is_some() { have = middle + 1 } else { missing = middle }
    }
    Ok(have)
}

/// What the stories refer to.
struct Taxonomy {
    sections: Vec<SectionId>,
    tags: Vec<TagId>,
    authors: Vec<AuthorId>,
}

impl Taxonomy {
    /// The demo's sections and tags, and generated authors; created where they are missing.
    async fn put(edit: &mut Edit<'_>, newsroom: &Newsroom, import: &ImportId) -> Result<Self, DemoError> {
        let mut taxonomy = Self { sections: Vec::new(), tags: Vec::new(), authors: Vec::new() };
        for (position, entry) in content::sections()?.into_iter().enumerate() {
            let slug = parsed(Slug::parse(&entry.slug))?;
            let found = edit.section_by_slug(&slug).await?.map(|section| section.id);
            let id = match found {
                Some(id) => id,
                None => {
                    let id = SectionId::fresh(newsroom.ids());
                    let section = domain::Section {
                        id: id.clone(),
                        slug,
                        name: entry.name,
                        description: entry.description,
                        parent: None,
                        position: position as i64,
                        picture: None,
                        internal: entry.internal,
                        form: None,
                    };
                    edit.put_section(&section).await?;
                    edit.record_source(crate::load::SOURCE, "section", &entry.slug, id.as_str(), import).await?;
                    id
                }
            };
            taxonomy.sections.push(id);
        }
        for (key, name) in content::tags()? {
            let slug = parsed(Slug::parse(&key))?;
            let id = match edit.tag_by_slug(&slug).await?.map(|tag| tag.id) {
                Some(id) => id,
                None => {
                    let id = TagId::fresh(newsroom.ids());
                    edit.put_tag(&domain::Tag {
                        id: id.clone(),
                        slug,
                        name,
                        description: String::new(),
                        kind: "tag".to_owned(),
                        synonyms: Vec::new(),
                    })
                    .await?;
                    edit.record_source(crate::load::SOURCE, "tag", &key, id.as_str(), import).await?;
                    id
                }
            };
            taxonomy.tags.push(id);
        }
        for number in 0..40_u64 {
            let key = format!("synthetic-correspondent-{number}");
            let slug = parsed(Slug::parse(&key))?;
            let id = match edit.author_by_slug(&slug).await?.map(|author| author.id) {
                Some(id) => id,
                None => {
                    let author = words::author(AuthorId::fresh(newsroom.ids()), slug, number);
                    edit.put_author(&author).await?;
                    author.id
                }
            };
            taxonomy.authors.push(id);
        }
        Ok(taxonomy)
    }
}

async fn put(
    edit: &mut Edit<'_>,
    newsroom: &Newsroom,
    import: &ImportId,
    taxonomy: &Taxonomy,
    number: u64,
    total: u64,
) -> Result<(), DemoError> {
    let mut writer = Writer::new(number);
    let id = StoryId::fresh(newsroom.ids());
    let headline = writer.headline();
    let slug = format!("{}-{number}", Slug::from_text(&headline).map(String::from).unwrap_or_default());
    let now = newsroom.now();
    // Newest last and evenly spread, so that each page of a list covers its own span of time.
    let age = TEN_YEARS / i64::try_from(total).unwrap_or(i64::MAX).max(1) * i64::try_from(total - number).unwrap_or_default();
    let published = Timestamp::from_millis(now.millis() - age - 3_600_000);
    let section = writer.pick(&taxonomy.sections).cloned();
    let mut tags: Vec<TagId> = (0..3).filter_map(|_| writer.pick(&taxonomy.tags).cloned()).collect();
    tags.sort();
    tags.dedup();
    let story = domain::Story {
        headline: parsed(Headline::parse(&headline))?,
        standfirst: Some(parsed(Standfirst::parse(&writer.sentence()))?),
        sections: section.iter().cloned().collect(),
        primary_section: section,
        tags,
        bylines: writer
            .pick(&taxonomy.authors)
            .map(|author| Byline { author: author.clone(), role: BylineRole::Writer })
            .into_iter()
            .collect(),
        published_at: Some(published),
        updated_at: published,
        created_at: published,
        ..blank(StoryKind::Story, id.as_str(), &slug, writer.document(), now)?
    };
    edit.overwrite_story(&story, "synthetic").await?;
    edit.record_source(SYNTHETIC, SYNTHETIC, &number.to_string(), story.id.as_str(), import).await?;
    Ok(())
}

fn parsed<T>(value: Result<T, domain::ParseError>) -> Result<T, DemoError> {
    value.map_err(|error| DemoError::content("synthetic", error))
}
