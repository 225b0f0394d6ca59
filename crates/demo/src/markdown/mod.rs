//! Markdown to blocks, with fenced containers (`::: factbox Title` … `:::`) for blocks that Markdown has no syntax for.

mod builder;
mod containers;

use domain::Document;
use domain::document::BlockKind;

/// Parses a story's text. Errors name the wrong container.
pub fn document(text: &str) -> Result<Document, String> {
    let mut kinds = Vec::new();
    let mut plain = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(opening) = line.strip_prefix("::: ") else {
            plain.push_str(line);
            plain.push('\n');
            continue;
        };
        kinds.append(&mut blocks(&plain));
        plain.clear();
        let mut inner = String::new();
        loop {
            match lines.next() {
                Some(":::") => break,
                Some(line) => {
                    inner.push_str(line);
                    inner.push('\n');
                }
                None => return Err(format!("\"::: {opening}\" is never closed with \":::\"")),
            }
        }
        kinds.append(&mut containers::container(opening, &inner)?);
    }
    kinds.append(&mut blocks(&plain));
    Ok(Document::from_kinds(kinds))
}

fn blocks(markdown: &str) -> Vec<BlockKind> {
    builder::read(markdown).into_iter().map(|block| block.kind).collect()
}

#[cfg(test)]
mod tests {
    use domain::document::{BlockKind, Inline, Mark};

    use super::document;

    #[test]
    fn ordinary_markdown() {
        let text = "First *stressed* and [linked](/tag/water/).\n\n## Heading\n\n> Said so.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n";
        let blocks = document(text).unwrap().blocks;
        assert!(
            matches!(&blocks[0].kind, BlockKind::Paragraph(p) if p.content.iter().any(|i| matches!(i, Inline::Text { marks, .. } if matches!(marks[..], [Mark::Link { .. }]))))
        );
        assert!(matches!(&blocks[1].kind, BlockKind::Heading(h) if h.level == 2));
        assert!(matches!(&blocks[2].kind, BlockKind::Quote(q) if q.blocks.len() == 1));
        assert!(matches!(&blocks[3].kind, BlockKind::List(l) if !l.ordered && l.items.len() == 2));
        assert!(matches!(&blocks[4].kind, BlockKind::Table(t) if t.rows.len() == 2 && t.rows[0].cells[0].header));
        assert!(matches!(&blocks[5].kind, BlockKind::Divider(_)));
    }

    #[test]
    fn containers() {
        let text = "::: key-points\n- One.\n- Two.\n:::\n\n::: timeline Title\n- **2024** | Begun.\n:::\n\n::: pullquote Somebody\nShort words.\n:::\n\n::: qa\nQ: Why?\nA: Because.\n\nQ: And?\nA: So.\n:::\n\n::: factbox The facts\nText.\n:::\n\n::: block\n{\"type\":\"codeBlock\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}\n:::\n";
        let kinds: Vec<_> = document(text).unwrap().blocks.into_iter().map(|block| block.kind).collect();
        assert!(matches!(&kinds[0], BlockKind::KeyPoints(k) if k.points.len() == 2));
        assert!(matches!(&kinds[1], BlockKind::FactBox(f) if matches!(&f.blocks[0].kind, BlockKind::Timeline(t) if t.items.len() == 1)));
        assert!(matches!(&kinds[2], BlockKind::PullQuote(p) if !p.cite.is_empty()));
        assert!(kinds[3..5].iter().all(|kind| matches!(kind, BlockKind::QuestionAnswer(_))));
        assert!(matches!(&kinds[5], BlockKind::FactBox(f) if f.title.len() == 1));
        assert!(matches!(&kinds[6], BlockKind::Code(c) if c.content == [Inline::plain("x")]));
    }

    #[test]
    fn mistakes_are_named() {
        assert!(document("::: factbox\nText").unwrap_err().contains("never closed"));
        assert!(document("::: block\n{\"type\":\"hologram\"}\n:::").unwrap_err().contains("hologram"));
        assert!(document("::: hologram\n:::").unwrap_err().contains("hologram"));
    }
}
