//! URLs of other sites in a text: a card for known providers, else a link.

use domain::document::{BlockKind, Embed, Href, Inline, Mark};

use super::line::paragraph;
use super::providers::{is_bare_url, provider, public_address};

/// A card for this URL; `None` if it is not safe to link to.
pub(super) fn card(address: &str, name: Option<&str>, caption: Vec<Inline>) -> Option<BlockKind> {
    let address = public_address(address.trim());
    let url = Href::parse(&address).ok().filter(Href::is_external)?;
    let provider = name.filter(|name| !name.is_empty()).or_else(|| provider(&address)).unwrap_or_default().to_owned();
    Some(BlockKind::Embed(Embed { url, provider, caption }))
}

/// The block of a line: a card if it is only a URL of a known provider, a linked paragraph for any other URL.
pub(super) fn of_line(content: Vec<Inline>) -> BlockKind {
    if let [Inline::Text { text, marks }] = content.as_slice() {
        let address = text.trim();
        let linked_elsewhere = marks.iter().any(|mark| matches!(mark, Mark::Link { href } if href.as_str() != address));
        if is_bare_url(address) && !linked_elsewhere {
            if provider(address).is_some()
                && let Some(card) = card(address, None, Vec::new())
            {
                return card;
            }
            if marks.is_empty()
                && let Ok(href) = Href::parse(address)
            {
                return paragraph(vec![Inline::marked(address, vec![Mark::Link { href }])]);
            }
        }
    }
    paragraph(content)
}
