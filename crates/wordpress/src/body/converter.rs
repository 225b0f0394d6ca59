//! Walks the parsed HTML in document order: text is added to the current line, blocks end it.

use std::collections::HashMap;

use domain::document::{Block, BlockKind, Code, Document, Embed, Heading, Href, Inline, ListItem, Mark, Paragraph, Unknown};
use scraper::Node;

use super::block_comment::{self, Marker, has_blocks};
use super::dom::{self, Dom};
use super::line::Flow;
use super::shortcode::Shortcode;
use super::shortcode_finder;
use super::{BodyContext, NotUnderstood, autop, too_heavy, without_markup};

/// How deep blocks may lie within blocks, in levels of the stored JSON: below the document's own limit.
pub(super) const DEEPEST: usize = 26;
/// How deep elements may lie within elements before only their text is taken.
const DEEPEST_ELEMENT: usize = 120;

/// The state of one conversion.
pub(super) struct Converter<'a> {
    pub(super) context: &'a dyn BodyContext,
    pub(super) shortcodes: Vec<Shortcode>,
    pub(super) unknown: Vec<NotUnderstood>,
    /// Numbers of unknown attachments.
    pub(super) absent: Vec<u64>,
    /// Footnotes that stood in the text, for its end.
    pub(super) notes: Vec<ListItem>,
    /// Levels of JSON above what is being read.
    pub(super) level: usize,
    /// Elements above what is being read.
    elements: usize,
    /// Reusable blocks above what is being read.
    pub(super) reused: usize,
    /// Bytes included from elsewhere so far.
    pub(super) borrowed: usize,
    /// Whether something did not fit any more.
    pub(super) is_full: bool,
    /// Lists are pictures here, not points.
    pub(super) in_gallery: bool,
    /// The number of the picture that the block's attributes name.
    pub(super) picture_hint: Option<u64>,
}

impl<'a> Converter<'a> {
    pub(super) fn new(context: &'a dyn BodyContext) -> Self {
        Self {
            context,
            shortcodes: Vec::new(),
            unknown: Vec::new(),
            absent: Vec::new(),
            notes: Vec::new(),
            level: 1,
            elements: 0,
            reused: 0,
            borrowed: 0,
            is_full: false,
            in_gallery: false,
            picture_hint: None,
        }
    }

    /// A whole body.
    pub(super) fn body(&mut self, raw: &str) -> Vec<Block> {
        let raw = crate::windows_1252::repaired(raw).replace("\r\n", "\n").replace('\r', "\n");
        if too_heavy(&raw) {
            return without_markup(&raw);
        }
        let classic = !has_blocks(&raw);
        let before = self.shortcodes.len();
        let marked = shortcode_finder::replace(&raw, classic, &mut self.shortcodes);
        self.note_replaced(before);
        let mut blocks = if classic { self.html(&autop(&marked)) } else { self.html(&marked) };
        if self.reused == 0 {
            self.notes_at_end(&mut blocks);
        }
        blocks
    }

    /// Notes what the finder has dropped or replaced itself: shortcodes that only arrange, and the attributes of captions.
    fn note_replaced(&mut self, from: usize) {
        for code in self.shortcodes.get(from..).unwrap_or_default().to_vec() {
            if code.is_layout() {
                self.note("shortcode", &code.name);
            } else if code.name.ends_with("caption") {
                self.note_attributes(&code);
            }
        }
    }

    /// A piece of HTML.
    pub(super) fn html(&mut self, html: &str) -> Vec<Block> {
        if too_heavy(html) {
            return without_markup(html);
        }
        let parsed = dom::parse(html);
        let mut flow = Flow::default();
        self.nodes(&dom::roots(&parsed), &[], &mut flow);
        flow.finish()
    }

    /// The blocks within an element, `levels` of JSON further down.
    pub(super) fn within(&mut self, nodes: &[Dom<'_>], marks: &[Mark], levels: usize) -> Vec<Block> {
        self.level += levels;
        let mut flow = Flow::default();
        self.nodes(nodes, marks, &mut flow);
        self.level -= levels;
        flow.finish()
    }

    /// Counts bytes included from elsewhere; false if the limit is reached.
    pub(super) fn borrow(&mut self, bytes: usize) -> bool {
        let fits = self.borrowed + bytes <= super::MOST_BORROWED;
        if fits {
            self.borrowed += bytes;
        }
        self.is_full |= !fits;
        fits
    }

    /// Whether blocks `levels` further down still fit into a document.
    pub(super) fn fits(&self, levels: usize) -> bool {
        self.level + levels <= DEEPEST
    }

    /// The text of an element as one line, and the blocks that cannot be on a line (pictures, mostly).
    pub(super) fn line_of(&mut self, nodes: &[Dom<'_>], marks: &[Mark]) -> (Vec<Inline>, Vec<Block>) {
        let mut flow = Flow::default();
        self.nodes(nodes, marks, &mut flow);
        lines_joined(flow.finish())
    }

    pub(super) fn note(&mut self, kind: &'static str, name: &str) {
        self.unknown.push(NotUnderstood { kind, name: name.to_owned() });
    }

    pub(super) fn keep_unknown(&mut self, name: &str, source: String, text: String, flow: &mut Flow) {
        let block = BlockKind::Unknown(Unknown { name: name.to_owned(), source, text });
        if flow.line.is_empty() {
            flow.push(block);
        } else {
            flow.after.push(Block::new(block));
        }
    }

    /// Siblings in order; a block comment and its end enclose the nodes between them.
    pub(super) fn nodes(&mut self, nodes: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        if self.elements > DEEPEST_ELEMENT {
            for node in nodes {
                flow.line.text(&dom::text_of(*node), marks);
                flow.line.text(" ", marks);
            }
            return;
        }
        self.elements += 1;
        let ends = ends_of(nodes);
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            at += 1;
            match node.value() {
                Node::Text(text) => flow.line.text(text, marks),
                Node::Element(_) => self.element(*node, marks, flow),
                Node::Comment(comment) => match block_comment::read(&comment.comment) {
                    Some(Marker::Void { name, attrs }) => {
                        flow.end_line();
                        self.named(&name, &attrs, &[], nodes.get(at - 1..at).unwrap_or_default(), marks, flow);
                    }
                    Some(Marker::Open { name, attrs }) => {
                        if let Some(end) = ends.get(&(at - 1)).copied() {
                            flow.end_line();
                            let (inside, outside) = (nodes.get(at..end).unwrap_or_default(), nodes.get(at - 1..=end).unwrap_or_default());
                            self.named(&name, &attrs, inside, outside, marks, flow);
                            flow.end_line();
                            at = end + 1;
                        } else if block_comment::FILLED_BY_SITE.contains(&name.as_str()) {
                            self.named(&name, &attrs, &[], nodes.get(at - 1..at).unwrap_or_default(), marks, flow);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        self.elements -= 1;
    }

    /// A link's target as it will be: safe, and local where it led into the old site itself.
    pub(super) fn href(&self, target: &str) -> Option<Href> {
        let target = target.trim();
        if let Some(rest) = self.context.sites().iter().find_map(|site| within(site, target)) {
            if !rest.starts_with("/wp-content/") {
                let path = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
                return Href::parse(&path).ok();
            }
            // a file that came along leads to its copy here; one that did not may still be there
            let came = self.context.by_url(target).filter(|_| self.context.has_file(target));
            let path = came.as_ref().and_then(|found| found.url.find("/wp-content/").and_then(|at| found.url.get(at..)));
            return path.and_then(|path| Href::parse(path).ok()).or_else(|| Href::parse(target).ok());
        }
        Href::parse(target).ok().or_else(|| self.relative(target))
    }

    /// Points bare URLs of the old site to this site.
    pub(super) fn bare_addresses(&self, document: &mut Document) {
        document.visit_mut(|block| {
            for part in super::typography::lines(&mut block.kind).into_iter().flatten() {
                let Inline::Text { text, marks } = part else { continue };
                for mark in marks {
                    if let Mark::Link { href } = mark
                        && href.as_str() == text
                        && let Some(here) = self.href(text)
                    {
                        *href = here;
                    }
                }
            }
        });
    }

    /// Resolves a relative link (`../talks/`) or one without a scheme (`www.example.org`).
    fn relative(&self, target: &str) -> Option<Href> {
        if target.is_empty() {
            return None;
        }
        if let Some(host) = target.strip_prefix("www.").filter(|host| host.contains('.')) {
            return Href::parse(&format!("http://www.{host}")).ok();
        }
        let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if has_scheme || target.contains(|c: char| c.is_control() || c == '\\') {
            return None;
        }
        let joined = url::Url::parse(self.context.address()).ok()?.join(target).ok()?;
        self.context.sites().iter().find_map(|site| within(site, joined.as_str())).and_then(|rest| Href::parse(rest).ok())
    }
}

/// The rest of a URL of the site after the site's own URL.
fn within<'t>(site: &str, target: &'t str) -> Option<&'t str> {
    let (site, bare) = (without_scheme(site), without_scheme(target));
    let head = bare.get(..site.len()).filter(|head| !site.is_empty() && head.eq_ignore_ascii_case(site))?;
    let rest = bare.get(head.len()..)?;
    (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then_some(rest)
}

/// A URL without `https://www.`.
pub(crate) fn without_scheme(address: &str) -> &str {
    let address = address.strip_prefix("https:").or_else(|| address.strip_prefix("http:")).unwrap_or(address);
    address.strip_prefix("//www.").or_else(|| address.strip_prefix("//")).unwrap_or(address)
}

/// Where each block ends that has its end among these siblings, by where it begins. One that is not closed before its parent's end has none.
fn ends_of(nodes: &[Dom<'_>]) -> HashMap<usize, usize> {
    let mut ends = HashMap::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let Node::Comment(comment) = node.value() else { continue };
        match block_comment::read(&comment.comment) {
            Some(Marker::Open { name, .. }) => open.push((name, at)),
            Some(Marker::Close { name }) => {
                if let Some(depth) = open.iter().rposition(|(opened, _)| *opened == name) {
                    ends.extend(open.get(depth).map(|(_, start)| (*start, at)));
                    open.truncate(depth);
                }
            }
            _ => {}
        }
    }
    ends
}

/// Joins paragraphs into one line with breaks between them; blocks that are no text are returned separately.
pub(super) fn lines_joined(blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let (mut line, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        let kind = &block.kind;
        if let BlockKind::Paragraph(Paragraph { content })
        | BlockKind::Heading(Heading { content, .. })
        | BlockKind::Code(Code { content, .. }) = kind
        {
            join(&mut line, content.clone());
        } else if let BlockKind::Embed(Embed { url, caption, .. }) = kind
            && caption.is_empty()
        {
            // a URL in a caption is text
            join(&mut line, vec![Inline::marked(url.as_str(), vec![Mark::Link { href: url.clone() }])]);
        } else if matches!(
            kind,
            BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Table(_) | BlockKind::Details(_) | BlockKind::PullQuote(_)
        ) {
            for part in domain::document::plain_text(&[block]).lines() {
                join(&mut line, vec![Inline::plain(part)]);
            }
        } else {
            rest.push(block);
        }
    }
    (line, rest)
}

fn join(line: &mut Vec<Inline>, content: Vec<Inline>) {
    if !line.is_empty() && !content.is_empty() {
        line.push(Inline::Break);
    }
    line.extend(content);
}
