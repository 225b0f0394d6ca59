//! Changes that were planned on one version of a story, applied to a newer one.

use serde_json::{Map, Value};

use crate::{Document, Story, document::Block};

/// Fields that a plan does not change.
const FIXED: [&str; 6] = ["id", "kind", "state", "published_at", "updated_at", "created_at"];
/// The name of the text among the fields that clash.
const TEXT: &str = "document";

/// Applies what leads from `base` to `planned` to `present`. Fields and blocks that only one side changed are taken from that side.
///
/// # Errors
/// The names of the fields that both sides changed, each otherwise; `document` where it is the same block.
pub fn rebase(base: &Story, planned: &Story, present: &Story) -> Result<Story, Vec<String>> {
    let mut clashes = Vec::new();
    let fields = merge(&fields(base), &fields(planned), &fields(present), &mut clashes);
    let document = blocks(&base.document, &planned.document, &present.document);
    let (Some(document), true) = (&document, clashes.is_empty()) else {
        clashes.extend(document.is_none().then(|| TEXT.to_owned()));
        return Err(clashes);
    };
    // fields that fit each version fit together, too
    let merged: Story = serde_json::from_value(Value::Object(fields)).map_err(|_| vec!["fields".to_owned()])?;
    Ok(Story {
        id: present.id.clone(),
        kind: present.kind,
        state: present.state,
        published_at: present.published_at,
        updated_at: present.updated_at,
        created_at: present.created_at,
        document: document.clone(),
        ..merged
    })
}

/// All fields but the text.
fn fields(story: &Story) -> Map<String, Value> {
    match serde_json::to_value(Story { document: Document::default(), ..story.clone() }) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn merge(
    base: &Map<String, Value>,
    planned: &Map<String, Value>,
    present: &Map<String, Value>,
    clashes: &mut Vec<String>,
) -> Map<String, Value> {
    let mut merged = present.clone();
    for name in base.keys().chain(planned.keys()).filter(|name| !FIXED.contains(&name.as_str())) {
        let (before, wanted, now) = (base.get(name), planned.get(name), present.get(name));
        if wanted == before || wanted == now || clashes.contains(name) {
            continue;
        }
        match (before, wanted, now) {
            (Some(Value::Object(before)), Some(Value::Object(wanted)), Some(Value::Object(now))) => {
                let inner = merge(before, wanted, now, clashes);
                merged.insert(name.clone(), Value::Object(inner));
            }
            (_, Some(wanted), _) if now == before => drop(merged.insert(name.clone(), wanted.clone())),
            (_, None, _) if now == before => drop(merged.remove(name)),
            _ => clashes.push(name.clone()),
        }
    }
    merged
}

/// The text with the changes of both; `None` if both changed one block, each otherwise.
fn blocks(base: &Document, planned: &Document, present: &Document) -> Option<Document> {
    fn find<'d>(document: &'d Document, id: &str) -> Option<&'d Block> {
        document.blocks.iter().find(|block| block.id == id)
    }
    if present == base || planned == present {
        return Some(planned.clone());
    }
    let mut merged: Vec<Block> = Vec::new();
    for block in &planned.blocks {
        match (find(base, &block.id), find(present, &block.id)) {
            (Some(before), Some(now)) if block == before || block == now => merged.push(now.clone()),
            (Some(before), Some(now)) if now == before => merged.push(block.clone()),
            // removed meanwhile
            (Some(before), None) if block == before => {}
            (None, None) => merged.push(block.clone()),
            (None, Some(now)) if now == block => merged.push(block.clone()),
            _ => return None,
        }
    }
    let is_removed = |before: &&Block| find(planned, &before.id).is_none();
    if base.blocks.iter().filter(is_removed).any(|before| find(present, &before.id).is_some_and(|now| now != before)) {
        return None;
    }
    // what was added meanwhile stays behind the block that it follows
    for (at, block) in present.blocks.iter().enumerate() {
        if find(base, &block.id).is_none() && find(planned, &block.id).is_none() {
            let earlier = present.blocks.get(..at).unwrap_or_default();
            let after = earlier.iter().rev().find_map(|earlier| merged.iter().position(|known| known.id == earlier.id));
            merged.insert(after.map_or(0, |after| after + 1), block.clone());
        }
    }
    Some(Document { blocks: merged })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Headline, Slug, StoryId, StoryKind, Timestamp};

    fn story(text: &str) -> Story {
        let id = StoryId::parse("01900000-0000-7000-8000-000000000001").unwrap();
        let (slug, headline) = (Slug::parse("talks").unwrap(), Headline::parse("Talks").unwrap());
        Story::draft(StoryKind::Story, id, slug, headline, Document::from_plain_text(text), Timestamp::from_millis(0))
    }

    /// The story with other words in one paragraph.
    fn with(story: &Story, at: usize, words: &str) -> Story {
        let mut changed = story.clone();
        changed.document.blocks[at].kind = Document::from_plain_text(words).blocks[0].kind.clone();
        changed
    }

    #[test]
    fn changes_at_different_places_are_combined() {
        let base = story("One\n\nTwo\n\nThree");
        let mut planned = with(&base, 0, "First");
        planned.overrides.seo_title = "Searched".into();
        let mut present = with(&base, 2, "Third");
        (present.headline, present.overrides.social_title) = (Headline::parse("Corrected").unwrap(), "Shared".into());
        present.updated_at = Timestamp::from_millis(9);
        let mut added = Document::from_plain_text("Added").blocks[0].clone();
        added.id = "new".into();
        present.document.blocks.insert(2, added);
        planned.document.blocks.remove(1);
        let merged = rebase(&base, &planned, &present).unwrap();
        assert_eq!(merged.document.plain_text(), "First\nAdded\nThird");
        assert_eq!((merged.headline.as_str(), merged.updated_at.millis()), ("Corrected", 9));
        assert_eq!((merged.overrides.seo_title.as_str(), merged.overrides.social_title.as_str()), ("Searched", "Shared"));
        assert_eq!(rebase(&base, &planned, &base), Ok(planned.clone()), "nothing else was changed");
        assert_eq!(rebase(&base, &base, &present), Ok(present), "nothing was planned");
    }

    #[test]
    fn changes_at_the_same_place_clash() {
        let base = story("One\n\nTwo");
        let planned = with(&base, 0, "First");
        assert_eq!(rebase(&base, &planned, &with(&base, 0, "Other")), Err(vec!["document".into()]));
        assert_eq!(rebase(&base, &planned, &with(&base, 0, "First")).unwrap().document, planned.document, "the same change twice");
        let mut removed = base.clone();
        removed.document.blocks.remove(0);
        assert!(rebase(&base, &planned, &removed).is_err() && rebase(&base, &removed, &planned).is_err());
        let titled = |title: &str| Story { headline: Headline::parse(title).unwrap(), ..base.clone() };
        assert_eq!(rebase(&base, &titled("A"), &titled("B")), Err(vec!["headline".into()]));
    }
}
