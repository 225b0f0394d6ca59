//! The table of contents of a long text.

use std::collections::HashSet;

use domain::{
    Document, Language,
    document::{Block, BlockKind, inline_text},
};

use crate::{prelude::*, site::words::story as words, ui::blocks::can_be_id};

/// A text has contents from so many headings on,
const HEADINGS: usize = 3;
/// and from so many words on.
const WORDS: usize = 900;

/// A heading that the contents name.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    id: String,
    title: String,
}

/// The parts of a long text, and its blocks with an anchor on each part's heading. `None` for a text that needs no contents.
pub fn parts(document: &Document, words: usize) -> Option<(Vec<Part>, Vec<Block>)> {
    let level_of = |block: &Block| {
        let BlockKind::Heading(heading) = &block.kind else { return None };
        (!inline_text(&heading.content).trim().is_empty()).then_some(heading.level)
    };
    let top = document.blocks.iter().filter_map(level_of).min()?;
    let is_part = |block: &Block| level_of(block) == Some(top);
    if words < WORDS || document.blocks.iter().filter(|block| is_part(block)).count() < HEADINGS {
        return None;
    }
    let mut blocks = document.blocks.clone();
    let mut anchors: HashSet<String> = blocks.iter().filter(|block| !is_part(block)).map(|block| block.anchor.clone()).collect();
    let mut parts = Vec::new();
    for block in blocks.iter_mut().filter(|block| is_part(block)) {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        let own = Some(block.anchor.clone()).filter(|anchor| can_be_id(anchor) && !anchors.contains(anchor));
        let id = own.or_else(|| (parts.len() + 1..).map(|number| format!("part-{number}")).find(|id| !anchors.contains(id)))?;
        parts.push(Part { id: id.clone(), title: inline_text(&heading.content).trim().to_owned() });
        anchors.insert(id.clone());
        block.anchor = id;
    }
    Some((parts, blocks))
}

/// Links to the parts of a story; the title is in the language of the page.
pub fn contents(parts: &[Part], page: &Language) -> Markup {
    let (lang, dir) = (page.to_string(), page.direction().as_str());
    let items: Vec<Markup> =
        parts.iter().map(|part| view! { <li><a href=format!("#{}", part.id)>{part.title.clone()}</a></li> }.markup()).collect();
    view! {
        <nav class="contents" aria-labelledby="contents">
            <p class="contents-title" id="contents" lang=lang dir=dir>{words::CONTENTS}</p>
            <ol>{items}</ol>
        </nav>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use domain::document::{Heading, Inline, Paragraph};

    use super::*;

    fn text(headings: &[(&str, &str)]) -> Document {
        let mut document = Document::from_kinds([BlockKind::Paragraph(Paragraph { content: vec![Inline::plain("word ".repeat(300))] })]);
        for (title, anchor) in headings {
            let mut heading = Block::new(BlockKind::Heading(Heading { level: 3, content: vec![Inline::plain(*title)] }));
            heading.anchor = (*anchor).to_owned();
            document.blocks.push(heading);
        }
        document
    }

    #[test]
    fn each_part_has_an_id_of_its_own() {
        let (parts, blocks) = parts(&text(&[("One", ""), ("Two", "comments"), ("Three", "part-1"), ("Four", "why")]), 1000).unwrap();
        let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        assert_eq!(ids, ["part-1", "part-2", "part-3", "why"]);
        assert_eq!(blocks.iter().skip(1).map(|block| block.anchor.as_str()).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn short_texts_have_no_contents() {
        assert!(parts(&text(&[("One", ""), ("Two", ""), ("Three", "")]), 899).is_none());
        assert!(parts(&text(&[("One", ""), ("Two", "")]), 5000).is_none());
    }
}
