//! A draft from a story, or from its JSON form.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    Slug, Story,
    document::{Attributes, Node as Json, limits},
};

use super::{DraftDocument, DraftError, SCHEMA, blocks, limits::JSON_BYTES, node::Node, read, schema};

impl DraftDocument {
    /// The draft of a story. Where the headline is `untitled`, the placeholder of a story without one, the draft's headline is empty.
    ///
    /// The slug is empty as long as it follows from the headline: before the first publication, and unless somebody chose it.
    pub fn of_story(story: &Story, untitled: &str) -> Self {
        let (mut nodes, mut parsed) = (Vec::new(), Vec::new());
        for block in &story.document.blocks {
            // a stored block has only known nodes, so that both ways succeed; otherwise a block that can be read stores its words
            let node = blocks::node(block).unwrap_or_else(|_| unreadable(block));
            if let Ok(block) = blocks::block(&node, nodes.len()) {
                nodes.push(node);
                parsed.push(Arc::new(block));
            }
        }
        let headline = if story.headline.as_str() == untitled { "" } else { story.headline.as_str() };
        let part = |name: &str, text: &str| {
            let text = (!text.is_empty()).then(|| Node::of_text(text, None));
            new(name, Attributes::default(), text.into_iter().collect())
        };
        let content = vec![
            part("headline", headline),
            part("standfirst", story.standfirst.as_ref().map_or("", |text| text.as_str())),
            part("dateline", story.dateline.as_ref().map_or("", |text| text.as_str())),
            new("body", Attributes::default(), nodes),
        ];
        Self { doc: new("doc", attributes(story, headline), content), blocks: parsed }
    }

    /// Reads the JSON form.
    ///
    /// # Errors
    /// It is over a limit, not JSON, or not a draft of this schema; with the path of what is wrong.
    pub fn parse(json: &str) -> Result<Self, DraftError> {
        if json.len() > JSON_BYTES {
            return Err(DraftError::TooLarge { what: "its size in bytes", found: json.len(), most: JSON_BYTES });
        }
        let root: Json<'_> = serde_json::from_str(json).map_err(|error| DraftError::Json(error.to_string()))?;
        if root.kind != "doc" {
            return Err(DraftError::Shape { at: "type".to_owned(), why: format!("is {:?}, must be \"doc\"", root.kind) });
        }
        let doc = read::node(&root)?;
        check_limits(&doc, JSON_BYTES)?;
        let body = doc.content.last().map(|body| body.content.as_slice()).unwrap_or_default();
        let blocks = body.iter().enumerate().map(|(index, node)| blocks::block(node, index).map(Arc::new));
        let blocks =
            blocks.collect::<Result<_, _>>().map_err(|error| DraftError::Shape { at: "content[3]".to_owned(), why: error.to_string() })?;
        Ok(Self { doc, blocks })
    }
}

/// Checks a document against the limits of its text, of which the bytes are an estimate, and of its parts.
pub(super) fn check_limits(doc: &Node, most_bytes: usize) -> Result<(), DraftError> {
    let over = |what, found, most| if found > most { Err(DraftError::TooLarge { what, found, most }) } else { Ok(()) };
    let Some((body, parts)) = doc.content.split_last() else { return Ok(()) };
    over("the size of its text in bytes", body.measure.bytes, most_bytes)?;
    over("its number of nodes", body.measure.nodes - 1, limits::NODES)?;
    over("its depth", body.measure.height - 1, limits::DEPTH)?;
    for part in parts {
        over("the size of a field in bytes", part.content.iter().map(|text| text.text.len()).sum(), super::limits::FIELD_BYTES)?;
    }
    Ok(())
}

/// A node of one of the draft's own types.
fn new(name: &str, attrs: Attributes<'static>, content: Vec<Arc<Node>>) -> Arc<Node> {
    Node::new(schema::find(name).unwrap_or(schema::text()), Arc::new(attrs), None, content)
}

fn unreadable(block: &crate::document::Block) -> Arc<Node> {
    let mut attrs = Attributes::default();
    attrs.insert("id", block.id.as_str().into());
    attrs.insert("name", block.kind.name().into());
    attrs.insert("source", serde_json::to_string(&block.node()).unwrap_or_default().into());
    attrs.insert("text", crate::document::plain_text(std::slice::from_ref(block)).into());
    new("unknown", attrs, Vec::new())
}

fn attributes(story: &Story, headline: &str) -> Attributes<'static> {
    let Story { overrides, .. } = story;
    let time = |time: Option<crate::Timestamp>| time.map_or(Value::Null, |time| time.millis().into());
    let primary = story.primary_section.as_ref();
    let mut attrs = Attributes::default();
    for (name, value) in [
        ("schema", json!(SCHEMA)),
        ("section", json!(primary.map_or("", |id| id.as_str()))),
        ("sections", json!(story.sections.iter().filter(|id| Some(*id) != primary).collect::<Vec<_>>())),
        ("tags", json!(story.tags)),
        ("bylines", json!(story.bylines)),
        ("leadImage", json!(story.lead_image.as_ref().map_or("", |id| id.as_str()))),
        ("slug", json!(if follows_headline(story, headline) { "" } else { story.slug.as_str() })),
        ("language", json!(story.language)),
        ("direction", json!(story.direction)),
        ("format", json!(story.format)),
        ("commentsOpen", json!(story.comments_open)),
        ("pinned", json!(story.pinned)),
        ("embargoUntil", time(story.embargo_until)),
        ("expiresAt", time(story.expires_at)),
        ("frontHeadline", json!(overrides.front_headline)),
        ("seoTitle", json!(overrides.seo_title)),
        ("seoDescription", json!(overrides.seo_description)),
        ("canonicalUrl", json!(overrides.canonical_url)),
        ("noIndex", json!(overrides.no_index)),
        ("socialTitle", json!(overrides.social_title)),
        ("socialDescription", json!(overrides.social_description)),
        ("socialImage", json!(overrides.social_image.as_ref().map_or("", |id| id.as_str()))),
    ] {
        attrs.insert(name, value);
    }
    attrs
}

/// Whether the slug of a story is one that nobody chose: made from the headline, or from its id while there was no headline.
fn follows_headline(story: &Story, headline: &str) -> bool {
    let made_from_id = story.slug.as_str().strip_prefix("draft-") == Some(story.id.as_str());
    story.published_at.is_none() && (made_from_id || Slug::from_text(headline).is_some_and(|slug| is_numbered(&story.slug, &slug)))
}

/// Whether a slug is `stem`, or `stem` with a number that made it unique.
pub(super) fn is_numbered(slug: &Slug, stem: &Slug) -> bool {
    slug == stem
        || slug.as_str().rsplit_once('-').and_then(|(_, number)| number.parse().ok()).is_some_and(|number| stem.numbered(number) == *slug)
}
