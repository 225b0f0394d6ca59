//! Bodies in one line each, so that a test can say what they become.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say loudly what is wrong")]

use domain::document::{BlockKind, Document, Inline, Mark, inline_text};
use domain::{MediaId, MediaKind};
use wordpress::body::{Attachment, Body, BodyContext, convert};

/// The site around the bodies.
pub struct Site;

const PICTURE: &str = "0190a0b0-0000-7000-8000-000000000001";

impl BodyContext for Site {
    fn by_id(&self, id: u64) -> Option<Attachment> {
        let media = MediaId::parse(PICTURE).ok();
        (id == 7 || id == 8).then(|| Attachment {
            media,
            kind: Some(MediaKind::Image),
            caption: format!("Caption {id}"),
            alt: "Alt".to_owned(),
            title: "Song".to_owned(),
            ..Attachment::default()
        })
    }
    fn by_url(&self, url: &str) -> Option<Attachment> {
        if url.ends_with("/p.jpg") { self.by_id(7) } else { None }
    }
    fn uploaded(&self, _: Option<u64>, _: MediaKind) -> Vec<u64> {
        vec![7, 8]
    }
    fn footnotes(&self) -> Option<&str> {
        Some(r#"[{"content":"A <em>note</em>.","id":"n-1"}]"#)
    }
    fn reusable(&self, id: u64) -> Option<&str> {
        match id {
            3 => Some("<!-- wp:paragraph --><p>Reused.</p><!-- /wp:paragraph -->"),
            4 => Some(r#"<!-- wp:block {"ref":4} /-->"#),
            _ => None,
        }
    }
    fn site(&self) -> &str {
        "https://old.site"
    }
}

/// A body with a site around it; what comes out can be stored.
pub fn body(raw: &str) -> Body {
    let body = convert(raw, &Site);
    let json = body.document.to_json();
    Document::parse(&json, domain::document::UnknownBlocks::Refuse).unwrap_or_else(|error| panic!("{error}\n{json}"));
    body
}

/// A document in one line: `P(text) H2(text) …`, marks as `*strong*`, `[text](link)`.
pub fn sketch(raw: &str) -> String {
    document(&body(raw).document)
}

/// As [`sketch`], of a document that is there.
pub fn document(document: &Document) -> String {
    fn line(content: &[Inline]) -> String {
        let parts = content.iter().map(|part| match part {
            Inline::Break => "/".to_owned(),
            Inline::Text { text, marks } => marks.iter().rev().fold(text.clone(), |text, mark| match mark {
                Mark::Strong => format!("*{text}*"),
                Mark::Emphasis => format!("_{text}_"),
                Mark::Code => format!("`{text}`"),
                Mark::Link { href } => format!("[{text}]({href})"),
                Mark::Superscript => format!("^{text}"),
                _ => format!("~{text}~"),
            }),
        });
        parts.collect()
    }
    fn blocks(list: &[domain::document::Block]) -> String {
        list.iter().map(|block| one(&block.kind)).collect::<Vec<_>>().join(" ")
    }
    fn image(image: &domain::document::ImageBlock) -> String {
        let place = if image.media.is_some() { "#" } else { image.source.as_str() };
        let link = image.link.as_ref().map(|link| format!(" -> {link}")).unwrap_or_default();
        format!("{place}|{}|{}{link}", image.alt, line(&image.caption))
    }
    fn one(kind: &BlockKind) -> String {
        match kind {
            BlockKind::Paragraph(p) => format!("P({})", line(&p.content)),
            BlockKind::Heading(h) => format!("H{}({})", h.level, line(&h.content)),
            BlockKind::List(l) => format!(
                "{}{}{}{}({})",
                if l.ordered { "OL" } else { "UL" },
                if l.start == 1 { String::new() } else { l.start.to_string() },
                l.numbering.letter().unwrap_or_default(),
                if l.reversed { "↓" } else { "" },
                l.items.iter().map(|item| blocks(&item.blocks)).collect::<Vec<_>>().join("; ")
            ),
            BlockKind::Quote(q) => format!("Q({} -- {})", blocks(&q.blocks), line(&q.cite)),
            BlockKind::PullQuote(q) => format!("PQ({} -- {})", line(&q.content), line(&q.cite)),
            BlockKind::Image(i) => format!("I({})", image(i)),
            BlockKind::Gallery(g) => format!("G({}; {})", g.images.iter().map(image).collect::<Vec<_>>().join(", "), line(&g.caption)),
            BlockKind::Video(v) => format!("V({}|{})", v.source, line(&v.caption)),
            BlockKind::Audio(a) => format!("A({}|{})", a.source, line(&a.caption)),
            BlockKind::Embed(e) => format!("E({} {}|{})", e.provider, e.url, line(&e.caption)),
            BlockKind::Table(t) => {
                let rows = t.rows.iter().map(|row| {
                    let cells = row.cells.iter().map(|cell| {
                        format!(
                            "{}{}{}",
                            if cell.header { "!" } else { "" },
                            if cell.colspan > 1 { cell.colspan.to_string() } else { String::new() },
                            blocks(&cell.blocks)
                        )
                    });
                    cells.collect::<Vec<_>>().join(" | ")
                });
                format!("T({}; {})", rows.collect::<Vec<_>>().join(" // "), line(&t.caption))
            }
            BlockKind::Divider(_) => "HR".to_owned(),
            BlockKind::File(f) => format!("F({}|{})", f.source, line(&f.title)),
            BlockKind::Code(c) => format!("C{}({})", c.language, inline_text(&c.content)),
            BlockKind::Details(d) => format!("D{}({}: {})", if d.open { "↓" } else { "" }, line(&d.summary), blocks(&d.blocks)),
            BlockKind::Unknown(u) => format!("?({}|{}|{})", u.name, u.source, u.text),
            other => format!("{other:?}"),
        }
    }
    blocks(&document.blocks)
}

/// Every body becomes what is written beside it; all that do not are told at once.
pub fn become_as_said(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(raw, becomes)| sketch(raw) != *becomes)
        .map(|(raw, becomes)| format!("{raw}\n    is   {}\n    want {becomes}", sketch(raw)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
