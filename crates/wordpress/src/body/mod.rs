//! Converts bodies: WordPress's HTML, block comments and shortcodes become typed blocks. No word is lost: what is not understood
//! is imported as text, with its source as inert data.

mod amp;
mod autop;
mod block_comment;
mod caption;
mod converter;
mod core_attributes;
mod core_blocks;
mod dom;
mod dynamic;
mod element;
mod embed;
mod figure;
mod footnotes;
mod inline_style;
mod line;
mod mathml;
mod old_player;
mod page_builders;
mod parse_limits;
mod providers;
mod referenced_files;
mod shortcode;
mod shortcode_blocks;
mod shortcode_finder;
mod social_embeds;
mod table;
mod typography;

use domain::document::{Audio, Block, BlockKind, Document, Embed, ImageBlock, Inline, Paragraph, Unknown, UnknownBlocks, Video};
use domain::{MediaId, MediaKind};

pub use autop::autop;
pub use block_comment::has_blocks;
pub(crate) use converter::without_scheme;
pub(crate) use page_builders::is_raw;
use parse_limits::too_heavy;
pub(crate) use referenced_files::sized;
pub use referenced_files::{FileReference, named_files};
pub(crate) use shortcode::is_known;
pub(crate) use shortcode_finder::end_tag;
pub use typography::{texturize, typeset_line};

/// A picture, recording or file of the old site, as far as a conversion needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The imported media item; `None` if there is none.
    pub media: Option<MediaId>,
    /// What it is.
    pub kind: Option<MediaKind>,
    /// Its URL on the old site.
    pub url: String,
    /// Its name for editors.
    pub title: String,
    /// Printed under it; HTML.
    pub caption: String,
    /// What it shows.
    pub alt: String,
    /// Its position among the files of one item, as set by an editor.
    pub order: i64,
}

/// Resolves what a body refers to.
pub trait BodyContext {
    /// An attachment by its number on the old site.
    fn by_id(&self, id: u64) -> Option<Attachment>;
    /// An attachment by the URL of its file, in any size.
    fn by_url(&self, url: &str) -> Option<Attachment>;
    /// The numbers of the files of this kind that were uploaded to an item, or to this very one, in its editor's order.
    fn uploaded(&self, to: Option<u64>, kind: MediaKind) -> Vec<u64>;
    /// The item's footnotes as WordPress stores them: a JSON list.
    fn footnotes(&self) -> Option<&str>;
    /// The body of a reusable block.
    fn reusable(&self, id: u64) -> Option<&str>;
    /// The old site's URL without a trailing slash; links into it become paths.
    fn site(&self) -> &str;
    /// Every URL of the old site, without a trailing slash.
    fn sites(&self) -> Vec<&str> {
        vec![self.site()]
    }
    /// Whether the file at this URL was imported.
    fn has_file(&self, _url: &str) -> bool {
        false
    }
    /// The old site's language.
    fn language(&self) -> &str {
        "en"
    }
    /// The URL of this body's page on the old site; empty if unknown.
    fn address(&self) -> &str {
        ""
    }
}

/// A context without attachments and URLs.
pub struct NoContext;

impl BodyContext for NoContext {
    fn by_id(&self, _: u64) -> Option<Attachment> {
        None
    }
    fn by_url(&self, _: &str) -> Option<Attachment> {
        None
    }
    fn uploaded(&self, _: Option<u64>, _: MediaKind) -> Vec<u64> {
        Vec::new()
    }
    fn footnotes(&self) -> Option<&str> {
        None
    }
    fn reusable(&self, _: u64) -> Option<&str> {
        None
    }
    fn site(&self) -> &str {
        ""
    }
}

/// Something in a body that has no counterpart here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NotUnderstood {
    /// `block`, `shortcode`, or `attribute` of one of WordPress's own shortcodes.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
}

/// A converted body.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The blocks.
    pub document: Document,
    /// What was not understood, once for each time.
    pub unknown: Vec<NotUnderstood>,
    /// Numbers of unknown attachments that it shows.
    pub absent: Vec<u64>,
}

/// Bodies above this many bytes, with what they take in from elsewhere, are measured against the document's limits after conversion.
const MEASURE_FROM: usize = 50_000;

/// The most that a body may include from elsewhere, in bytes: notes, reusable blocks, galleries. Each of them can include the
/// next one many times over.
const MOST_BORROWED: usize = domain::document::limits::BYTES;

/// Turns a body into blocks.
pub fn convert(raw: &str, context: &dyn BodyContext) -> Body {
    let mut converter = converter::Converter::new(context);
    let blocks = converter.body(raw);
    let mut document = Document { blocks };
    converter.bare_addresses(&mut document);
    document.number();
    let borrowed = converter.borrowed;
    let (unknown, absent) = (converter.unknown, converter.absent);
    if raw.len() + borrowed > MEASURE_FROM && Document::parse(&document.to_json(), UnknownBlocks::Keep).is_err() {
        return Body { document: words_only(&document.plain_text()), unknown, absent };
    }
    Body { document, unknown, absent }
}

/// A document of too many pieces, by its words: so many lines to a paragraph that it fits.
fn words_only(text: &str) -> Document {
    const MOST: usize = 20_000;
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs =
        lines.chunks(lines.len() / MOST + 1).map(|lines| BlockKind::Paragraph(Paragraph { content: vec![Inline::plain(lines.join(" "))] }));
    Document::from_kinds(paragraphs)
}

/// Converts the text of a comment: paragraphs as WordPress makes them; URLs become links, not cards.
pub fn convert_comment(raw: &str, context: &dyn BodyContext) -> Document {
    let mut converter = converter::Converter::new(context);
    let raw = &crate::windows_1252::repaired(raw);
    let blocks = if too_heavy(raw) { without_markup(raw) } else { converter.html(&autop(raw)) };
    let mut document = Document { blocks };
    // readers of comments get no cards, pictures or frames of others
    document.visit_mut(|block| {
        if let Some((words, url)) = instead_of(&block.kind) {
            block.kind = element::link_paragraph(words, domain::document::Href::parse(url).ok());
        }
    });
    document.blocks.retain(|block| !matches!(&block.kind, BlockKind::Paragraph(Paragraph { content }) if domain::document::inline_text(content).trim().is_empty()));
    document.number();
    document
}

/// The words and the URL that a comment shows instead of a block that would load something or that nobody understood.
fn instead_of(kind: &BlockKind) -> Option<(&str, &str)> {
    if let BlockKind::Embed(Embed { url, .. }) = kind {
        Some((url.as_str(), url.as_str()))
    } else if let BlockKind::Image(ImageBlock { alt, source, .. }) = kind {
        Some((if alt.is_empty() { source } else { alt }, source))
    } else if let BlockKind::Video(Video { source, .. }) | BlockKind::Audio(Audio { source, .. }) = kind {
        Some((source, source))
    } else if let BlockKind::Unknown(Unknown { text, .. }) = kind {
        Some((text, ""))
    } else {
        None
    }
}

/// The text of a piece of HTML on one line: tags dropped, entities resolved.
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return domain::text::one_line(html);
    }
    domain::text::one_line(&dom::text_of_html(html))
}

/// Resolves HTML's entities; markup stays as it is.
fn unescape(text: &str) -> String {
    if text.contains('&') { dom::text_of_html(&text.replace('<', "&lt;")) } else { text.to_owned() }
}

/// The text between tags as paragraphs, for markup that is too expensive to parse.
fn without_markup(html: &str) -> Vec<Block> {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(rest.get(..at).unwrap_or_default());
        let tag = rest.get(at..).unwrap_or_default();
        let is_tag = tag.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!'));
        let end = if is_tag { tag.find('>').map_or(tag.len(), |end| end + 1) } else { 1 };
        text.push_str(if is_tag { "\n" } else { "<" });
        rest = tag.get(end..).unwrap_or_default();
    }
    text.push_str(rest);
    let lines = text.split('\n').map(plain).filter(|line| !line.is_empty());
    // few large paragraphs instead of one for each line, so that the limits of a document hold
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        if let Some(BlockKind::Paragraph(Paragraph { content })) = blocks.last_mut().map(|block| &mut block.kind)
            && content.len() < 1000
        {
            content.push(Inline::Break);
            content.push(Inline::plain(line));
        } else {
            blocks.push(Block::new(BlockKind::Paragraph(Paragraph { content: vec![Inline::plain(line)] })));
        }
    }
    blocks
}
