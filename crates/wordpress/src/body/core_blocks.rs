//! Converts WordPress's block types by name.

use domain::document::{BlockKind, FileLink, Inline, List, ListItem, Mark, Unknown};
use serde_json::Value;

use super::block_comment::{self, FILLED_BY_SITE, SAVED, number, text};
use super::converter::Converter;
use super::dom::{self, Dom};
use super::dynamic;
use super::element::{anchor, link_paragraph};
use super::figure::give_caption;
use super::line::Flow;

impl Converter<'_> {
    /// One block: `inside` is between its comments, `outside` includes them; `marks` are those of the elements around it.
    pub(super) fn named(&mut self, name: &str, attrs: &Value, inside: &[Dom<'_>], outside: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        let outer_hint = self.picture_hint;
        let hint = number(attrs, "id").or_else(|| number(attrs, "mediaId"));
        if matches!(name, "image" | "cover" | "media-text" | "video" | "audio" | "file") {
            self.picture_hint = hint;
        }
        let known = match name {
            "more" | "nextpage" | "spacer" => true,
            "verse" => self.verse(inside, marks, flow),
            "cover" => self.cover(attrs, inside, marks, flow),
            "file" => self.file(attrs, inside, flow),
            "buttons" | "button" => self.buttons(inside, marks, flow),
            "social-links" => self.social_links(inside, flow),
            "social-link" => self.social_links(outside, flow),
            "footnotes" => self.footnotes(flow),
            "block" => self.reusable(attrs, flow),
            _ if name == "embed" || name.starts_with("core-embed/") => self.embed(attrs, inside, flow),
            _ if FILLED_BY_SITE.contains(&name) => false,
            _ if SAVED.contains(&name) => {
                self.nodes(inside, marks, flow);
                true
            }
            _ => return self.foreign(name, attrs, inside, outside, flow, outer_hint),
        };
        if !known {
            self.note("block", &full_name(name));
            let words = dynamic::words(name, attrs, inside);
            self.keep_unknown(&full_name(name), dom::source(outside), words, flow);
        }
        self.picture_hint = outer_hint;
    }

    /// A block of a plugin: its content with its formatting, and its comment as an unknown block.
    fn foreign(&mut self, name: &str, attrs: &Value, inside: &[Dom<'_>], outside: &[Dom<'_>], flow: &mut Flow, outer_hint: Option<u64>) {
        self.note("block", name);
        let opening = dom::source(outside.get(..1).unwrap_or_default());
        let words = if inside.is_empty() { dynamic::words(name, attrs, inside) } else { String::new() };
        flow.push(BlockKind::Unknown(Unknown { name: name.to_owned(), source: opening, text: words }));
        self.nodes(inside, &[], flow);
        self.picture_hint = outer_hint;
    }

    fn verse(&mut self, inside: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) -> bool {
        self.nodes(inside, marks, flow);
        if let Some(BlockKind::Code(code)) = flow.blocks.last_mut().map(|block| &mut block.kind) {
            "verse".clone_into(&mut code.language);
        }
        true
    }

    /// A picture with text over it: the picture, then the text.
    fn cover(&mut self, attrs: &Value, inside: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) -> bool {
        let shown = inside.iter().any(|node| {
            dom::below(*node, &["img", "video"]).any(|inner| dom::has_class(inner, |class| class.starts_with("wp-block-cover__")))
        });
        if !shown && (!text(attrs, "url").is_empty() || number(attrs, "id").is_some()) {
            let image = self.image(number(attrs, "id"), text(attrs, "url"));
            if image.media.is_some() || !image.source.is_empty() {
                flow.push(BlockKind::Image(image));
            }
        }
        self.nodes(inside, marks, flow);
        true
    }

    fn file(&mut self, attrs: &Value, inside: &[Dom<'_>], flow: &mut Flow) -> bool {
        let links: Vec<Dom<'_>> = inside
            .iter()
            .flat_map(|node| std::iter::once(*node).chain(node.descendants().skip(1)))
            .filter(|node| dom::name(*node) == "a")
            .collect();
        let is_button = |link: &Dom<'_>| dom::has_class(*link, |class| class.starts_with("wp-block-file__button"));
        let href = if text(attrs, "href").is_empty() {
            links.iter().find_map(|link| dom::attr(*link, "href")).unwrap_or_default()
        } else {
            text(attrs, "href")
        };
        let found = self.find(number(attrs, "id"), href);
        let label = |wanted: bool| {
            links
                .iter()
                .filter(|link| is_button(link) == wanted)
                .map(|link| super::plain(&dom::text_of(*link).replace('<', "&lt;")))
                .find(|text| !text.is_empty())
        };
        let mut title = label(false).unwrap_or_default();
        // the button says "Download" in the site's language; other words are imported
        if let Some(own) = label(true)
            && (title.is_empty() || own != "Download")
        {
            title = if title.is_empty() { own } else { format!("{title} – {own}") };
        }
        let source = if found.media.is_some() { String::new() } else { self.absolute(href) };
        if title.is_empty() {
            title = source.rsplit('/').next().unwrap_or_default().to_owned();
        }
        if found.media.is_none() && source.is_empty() {
            self.nodes(inside, &[], flow);
            return true;
        }
        let title = if title.is_empty() { Vec::new() } else { vec![Inline::plain(title)] };
        flow.push(BlockKind::File(FileLink { media: found.media, source, title }));
        true
    }

    /// Each button is a paragraph with a link.
    fn buttons(&mut self, inside: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) -> bool {
        self.nodes(inside, marks, flow);
        flow.end_line();
        true
    }

    fn embed(&mut self, attrs: &Value, inside: &[Dom<'_>], flow: &mut Flow) -> bool {
        let caption_nodes: Vec<Dom<'_>> = inside
            .iter()
            .flat_map(|node| dom::below(*node, &["figcaption"]))
            .flat_map(|node| node.children().collect::<Vec<_>>())
            .collect();
        let (caption, _) = self.line_of(&caption_nodes, &[]);
        let address = text(attrs, "url").to_owned();
        let provider = domain::text::one_line(text(attrs, "providerNameSlug")).replace('-', " ");
        let known = super::providers::provider(&address).map(str::to_owned).unwrap_or(provider);
        match self.card(&address, Some(&known)) {
            Some(card) => {
                flow.push(card);
                give_caption(&mut flow.blocks, caption);
            }
            None => self.nodes(inside, &[], flow),
        }
        true
    }

    /// Social profiles: a list of links with display names.
    fn social_links(&mut self, inside: &[Dom<'_>], flow: &mut Flow) -> bool {
        let comments =
            inside.iter().flat_map(|node| node.descendants()).filter_map(|node| block_comment::read(&node.value().as_comment()?.comment));
        let mut items = Vec::new();
        for marker in comments {
            if let block_comment::Marker::Void { name, attrs } | block_comment::Marker::Open { name, attrs } = marker
                && name == "social-link"
            {
                let label = match text(&attrs, "label") {
                    "" => dynamic::service_name(text(&attrs, "service")),
                    label => super::plain(label),
                };
                let href = self.href(text(&attrs, "url")).filter(|href| href.as_str().len() > 1);
                if !label.is_empty() {
                    items.push(ListItem { blocks: vec![domain::document::Block::new(link_paragraph(&label, href))] });
                }
            }
        }
        if !items.is_empty() {
            flow.push(BlockKind::List(List::plain(items)));
        }
        true
    }

    /// The footnotes, which WordPress stores beside the body.
    fn footnotes(&mut self, flow: &mut Flow) -> bool {
        let json = self.context.footnotes().unwrap_or_default();
        if !self.borrow(json.len()) {
            return false;
        }
        let notes: Vec<Value> = serde_json::from_str(json).unwrap_or_default();
        let mut items = Vec::new();
        for note in &notes {
            let mut blocks = self.html(text(note, "content"));
            if let Some(first) = blocks.first_mut() {
                first.anchor = anchor(text(note, "id"));
            }
            items.push(ListItem { blocks });
        }
        if !items.is_empty() {
            flow.push(BlockKind::List(List::numbered(items)));
        }
        !notes.is_empty()
    }

    fn reusable(&mut self, attrs: &Value, flow: &mut Flow) -> bool {
        let Some(raw) = number(attrs, "ref").and_then(|id| self.context.reusable(id)) else { return false };
        if self.reused >= 4 || !self.fits(2) || !self.borrow(raw.len() + 100) {
            return false;
        }
        self.reused += 1;
        let blocks = self.body(raw);
        self.reused -= 1;
        flow.end_line();
        flow.blocks.extend(blocks);
        true
    }

    /// The blocks of the shortcode behind a placeholder.
    pub(super) fn placeholder(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        let number = dom::attr(node, "n").and_then(|n| n.parse::<usize>().ok());
        let Some(code) = number.and_then(|n| self.shortcodes.get(n)).cloned() else { return };
        self.shortcode(&code, marks, flow);
    }

    /// A paragraph with the caption or text of a shortcode; nothing for an empty one.
    pub(super) fn caption_line(&mut self, html: &str) -> Vec<Inline> {
        super::converter::lines_joined(self.html(html)).0
    }
}

fn full_name(name: &str) -> String {
    if name.contains('/') { name.to_owned() } else { format!("core/{name}") }
}
