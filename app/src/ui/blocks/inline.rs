//! Text with marks, links and breaks.

use domain::document::{Href, Inline, Mark};

use super::BlockContext;
use crate::prelude::*;

/// Renders the text of a line. Neighbours that share their outermost mark share one element.
pub fn inline(context: &BlockContext<'_>, content: &[Inline]) -> Markup {
    if let Some(text) = plain(content) {
        return text.to_owned().markup();
    }
    let parts: Vec<Part<'_>> = content
        .iter()
        .map(|part| match part {
            Inline::Text { text, marks } => Part { text: Some(text), marks },
            Inline::Break => Part { text: None, marks: &[] },
        })
        .collect();
    run(context, &parts, false)
}

/// The text of a line that has nothing but text: most lines.
pub fn plain(content: &[Inline]) -> Option<&str> {
    match content {
        [Inline::Text { text, marks }] if marks.is_empty() => Some(text),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Part<'a> {
    /// `None`: a line break.
    text: Option<&'a str>,
    marks: &'a [Mark],
}

fn run(context: &BlockContext<'_>, parts: &[Part<'_>], in_link: bool) -> Markup {
    let mut views: Vec<Markup> = Vec::with_capacity(parts.len());
    for group in parts.chunk_by(|a, b| !a.marks.is_empty() && a.marks.first() == b.marks.first()) {
        let Some(first) = group.first() else { continue };
        match first.marks.first() {
            Some(mark) => {
                let inner: Vec<Part<'_>> =
                    group.iter().map(|part| Part { text: part.text, marks: part.marks.get(1..).unwrap_or_default() }).collect();
                views.push(marked(context, mark, &inner, in_link));
            }
            None => views.push(match first.text {
                Some(text) => text.to_owned().markup(),
                None => view! { <br /> }.markup(),
            }),
        }
    }
    match (views.len(), views.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            views.extend(last);
            views.markup()
        }
    }
}

fn marked(context: &BlockContext<'_>, mark: &Mark, inner: &[Part<'_>], in_link: bool) -> Markup {
    let in_this = in_link || matches!(mark, Mark::Link { .. });
    let inner = run(context, inner, in_this);
    match mark {
        Mark::Strong => view! { <strong>{inner}</strong> }.markup(),
        Mark::Emphasis => view! { <em>{inner}</em> }.markup(),
        Mark::Code => view! { <code>{inner}</code> }.markup(),
        Mark::Strike => view! { <s>{inner}</s> }.markup(),
        Mark::Subscript => view! { <sub>{inner}</sub> }.markup(),
        Mark::Superscript => view! { <sup>{inner}</sup> }.markup(),
        // a link within a link is not HTML: the outer one wins
        Mark::Link { .. } if in_link => inner,
        Mark::Link { href } => link(context, href, inner),
        Mark::Language(language) => {
            let (lang, dir) = (language.to_string(), language.direction().as_str());
            view! { <span lang=lang dir=dir>{inner}</span> }.markup()
        }
    }
}

/// A link in a text.
pub fn link(context: &BlockContext<'_>, href: &Href, inner: Markup) -> Markup {
    let rel = match (href.is_external(), context.from_outside) {
        (true, true) => Some("nofollow ugc noopener"),
        (true, false) => Some("noopener"),
        (false, _) => None,
    };
    view! { <a href=href.to_string() rel=rel>{inner}</a> }.markup()
}
