//! Pictures, galleries, films, recordings, frames, and the captions under them.

use domain::MediaKind;
use domain::document::{Audio, Block, BlockKind, Gallery, ImageBlock, Inline, Mark, PartMut, PullQuote, Video};

use super::Attachment;
use super::converter::{Converter, lines_joined};
use super::dom::{self, Dom};
use super::element::{is_gallery, link_paragraph};
use super::embed;
use super::line::Flow;
use super::providers::{is_bare_url, provider, public_address};

impl Converter<'_> {
    /// A `<figure>`: its caption becomes the caption of its content.
    pub(super) fn figure(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        if dom::has_class(node, |class| class == "wp-block-pullquote") {
            return self.pull_quote(node, marks, flow);
        }
        if is_gallery(node) {
            return self.gallery(node, children, marks, flow);
        }
        let is_caption = |child: &Dom<'_>| dom::name(*child) == "figcaption" || dom::has_class(*child, is_caption_class);
        let (caption_nodes, inside): (Vec<Dom<'_>>, Vec<Dom<'_>>) = children.iter().copied().partition(is_caption);
        let (caption, extra) = self.line_of(&caption_nodes, marks);
        let hint = dom::attr(node, "data-id").and_then(|id| id.parse().ok());
        if hint.is_some() {
            self.picture_hint = hint;
        }
        let embedded = dom::has_class(node, |class| class.starts_with("wp-block-embed"));
        let address =
            if embedded { Some(inside.iter().map(|child| dom::text_of(*child)).collect::<String>().trim().to_owned()) } else { None };
        if let Some(card) = address.filter(|address| is_bare_url(address)).and_then(|address| self.card(&address, None)) {
            flow.push(card);
        } else {
            // the caption must find what belongs to this figure, not what came before it
            let mut inner = Flow { anchor: std::mem::take(&mut flow.anchor), ..Flow::default() };
            self.nodes(&inside, marks, &mut inner);
            let mut blocks = inner.finish();
            if !caption.is_empty() {
                blocks = side_by_side(blocks);
            }
            give_caption(&mut blocks, caption);
            flow.blocks.extend(blocks);
            flow.blocks.extend(extra);
            self.picture_hint = None;
            return;
        }
        give_caption(&mut flow.blocks, caption);
        flow.blocks.extend(extra);
    }

    fn pull_quote(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        let cite = dom::below(node, &["cite"]).last();
        let (cite_line, mut rest) = match cite {
            Some(cite) => self.line_of(&cite.children().collect::<Vec<_>>(), marks),
            None => (Vec::new(), Vec::new()),
        };
        let mut blocks = Vec::new();
        for child in node
            .children()
            .flat_map(|child| if dom::name(child) == "blockquote" { child.children().collect::<Vec<_>>() } else { vec![child] })
        {
            if cite.is_none_or(|cite| cite.id() != child.id()) {
                let inside: Vec<Dom<'_>> = child.children().filter(|inner| cite.is_none_or(|cite| cite.id() != inner.id())).collect();
                if dom::name(child) == "p" {
                    blocks.extend(self.within(&inside, marks, 1))
                } else {
                    blocks.extend(self.within(&[child], marks, 1))
                }
            }
        }
        let (content, others) = lines_joined(blocks);
        rest.extend(others);
        if !content.is_empty() || !cite_line.is_empty() {
            flow.push(BlockKind::PullQuote(PullQuote { content, cite: cite_line }));
        }
        flow.blocks.extend(rest);
    }

    /// Pictures side by side, in any of the forms that WordPress has had for them.
    pub(super) fn gallery(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        let is_own_caption = |child: &Dom<'_>| dom::name(*child) == "figcaption" && dom::name(node) == "figure";
        let (caption_nodes, inside): (Vec<Dom<'_>>, Vec<Dom<'_>>) = children.iter().copied().partition(is_own_caption);
        let (caption, _) = self.line_of(&caption_nodes, marks);
        let outer = std::mem::replace(&mut self.in_gallery, true);
        let blocks = self.within(&inside, marks, 1);
        self.in_gallery = outer;
        let (mut images, mut rest) = (Vec::new(), Vec::new());
        for block in blocks {
            if let BlockKind::Image(image) = block.kind {
                images.push(image);
            } else if let BlockKind::Gallery(inner) = block.kind {
                images.extend(inner.images);
                if !inner.caption.is_empty() {
                    rest.push(Block::new(super::line::paragraph(inner.caption)));
                }
            } else {
                rest.push(block);
            }
        }
        if !images.is_empty() {
            flow.push(BlockKind::Gallery(Gallery { images, caption }));
        } else if !caption.is_empty() {
            flow.push(super::line::paragraph(caption));
        }
        flow.blocks.extend(rest);
    }

    /// An `<img>` anywhere; inside a paragraph it splits the paragraph.
    pub(super) fn picture(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        let alt = dom::attr(node, "alt").unwrap_or_default().trim();
        let pixel = |name| dom::attr(node, name).is_some_and(|size| size.trim() == "1");
        if pixel("width") && pixel("height") {
            return;
        }
        // smilies and emoji as pictures
        if dom::has_class(node, |class| matches!(class, "wp-smiley" | "emoji" | "latex")) {
            return flow.line.text(alt, marks);
        }
        let src = address(|name| dom::attr(node, name)).unwrap_or_default();
        // the same where themes and editors left the class out
        if ["/images/smilies/", "s.w.org/images/core/emoji/", "/plugins/emotions/"].iter().any(|place| src.contains(place)) {
            return flow.line.text(alt, marks);
        }
        let class_id = dom::attr(node, "class")
            .and_then(|classes| classes.split_ascii_whitespace().find_map(|class| class.strip_prefix("wp-image-")?.parse().ok()));
        let id = class_id.or_else(|| dom::attr(node, "data-id").and_then(|id| id.parse().ok())).or(self.picture_hint);
        let link = marks.iter().rev().find_map(|mark| if let Mark::Link { href } = mark { Some(href.clone()) } else { None });
        // a link to the picture itself only enlarges it
        let link = link.filter(|href| !self.is_file_of_site(href.as_str()));
        let mut image = self.image(id, &src);
        alt.clone_into(&mut image.alt);
        image.link = link;
        if image.media.is_none() && image.source.is_empty() {
            if !alt.is_empty() {
                flow.line.text(alt, marks);
            }
            return;
        }
        flow.push(BlockKind::Image(image));
    }

    fn is_file_of_site(&self, target: &str) -> bool {
        target.contains("/wp-content/uploads/") || target.contains("attachment_id=") || self.context.by_url(target).is_some()
    }

    /// A picture by number or URL, without a caption of its own.
    pub(super) fn image(&self, id: Option<u64>, src: &str) -> ImageBlock {
        let found = self.find(id, src);
        match found.media {
            Some(media) => ImageBlock { media: Some(media), ..ImageBlock::default() },
            None => ImageBlock { source: self.source(&found, src), ..ImageBlock::default() },
        }
    }

    /// The attachment with this number or URL. The URL wins, because numbers clash between sites.
    pub(super) fn find(&self, id: Option<u64>, src: &str) -> Attachment {
        let by_id = id.and_then(|id| self.context.by_id(id));
        if src.is_empty() {
            return by_id.unwrap_or_default();
        }
        self.context.by_url(src).or(by_id).unwrap_or_default()
    }

    /// The URL of a file that was not imported: the body's, or, if that is malformed (`ttps://…`), the attachment's.
    fn source(&self, found: &Attachment, src: &str) -> String {
        Some(self.absolute(src)).filter(|source| !source.is_empty()).unwrap_or_else(|| self.absolute(&found.url))
    }

    /// The absolute URL; empty if there is none that can be shown.
    pub(super) fn absolute(&self, src: &str) -> String {
        let src = src.trim();
        if src.starts_with("https://") || src.starts_with("http://") {
            src.to_owned()
        } else if let Some(rest) = src.strip_prefix("//") {
            format!("https://{rest}")
        } else if src.starts_with('/') && !self.context.site().is_empty() {
            url::Url::parse(self.context.site()).and_then(|site| site.join(src)).map(String::from).unwrap_or_default()
        } else if src.starts_with("wp-content/") && !self.context.site().is_empty() {
            format!("{}/{src}", self.context.site())
        } else {
            String::new()
        }
    }

    /// `<video>` and `<audio>`.
    pub(super) fn player(&mut self, node: Dom<'_>, flow: &mut Flow) {
        let own = |element: Dom<'_>| {
            let names = ["src", "data-src", "data-lazy-src"];
            names.iter().filter_map(|name| dom::attr(element, name)).find(|src| is_place(src)).map(str::to_owned)
        };
        let src = own(node).or_else(|| dom::below(node, &["source"]).find_map(own)).unwrap_or_default();
        let kind = if dom::name(node).ends_with("video") { MediaKind::Video } else { MediaKind::Audio };
        let tracks =
            dom::below(node, &["track"]).filter(|track| matches!(dom::attr(*track, "kind"), None | Some("subtitles" | "captions")));
        let subtitles = tracks.filter_map(|track| self.find(None, dom::attr(track, "src")?).media).next();
        if let Some(mut block) = self.recording(self.picture_hint, &src, kind, Vec::new()) {
            if let BlockKind::Video(video) = &mut block {
                video.subtitles = subtitles;
            }
            flow.push(block);
        }
    }

    /// A video or recording by number or URL; `None` if there is neither.
    pub(super) fn recording(&self, id: Option<u64>, src: &str, kind: MediaKind, caption: Vec<Inline>) -> Option<BlockKind> {
        let src = src.split("?_=").next().unwrap_or_default();
        if let Some(name) = provider(src) {
            return embed::card(src, Some(name), caption);
        }
        let found = self.find(id, src);
        let source = if found.media.is_some() { String::new() } else { self.source(&found, src) };
        if found.media.is_none() && source.is_empty() {
            return None;
        }
        Some(match kind {
            MediaKind::Video => BlockKind::Video(Video { media: found.media, source, caption, ..Video::default() }),
            _ => BlockKind::Audio(Audio { media: found.media, source, caption }),
        })
    }

    /// A card for a URL; a URL of the old site itself becomes a link.
    pub(super) fn card(&self, address: &str, name: Option<&str>) -> Option<BlockKind> {
        match self.href(address).filter(|href| !href.is_external()) {
            Some(href) if address.contains("//") => Some(link_paragraph(address, Some(href))),
            _ => embed::card(address, name, Vec::new()),
        }
    }

    /// A frame or plug-in: a card that leads to what it showed.
    pub(super) fn frame(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        // a frame that waits for scrolling or for consent is blank until then
        let names = ["data-src", "data-lazy-src", "data-cmplz-src", "data-cookieblock-src", "data-src-cmplz", "src", "data"];
        let address = names.iter().filter_map(|name| dom::attr(node, name)).find(|address| is_place(address));
        // the URL may be only in the plug-in's parameters
        let in_params =
            || dom::below(node, &["param"]).filter(|param| dom::attr(*param, "name").is_some_and(|name| matches!(name, "movie" | "src")));
        let address = address.or_else(|| in_params().find_map(|param| dom::attr(param, "value"))).unwrap_or_default();
        let is_story = |node: Dom<'_>| dom::has_class(node, |class| class == "wp-embedded-content");
        // WordPress puts a paragraph around the frame
        let before = |node: Dom<'_>| node.prev_siblings().find(|node| node.value().is_element()).is_some_and(is_story);
        if is_story(node) && (before(node) || node.parent().is_some_and(before)) {
            // the link before it already leads to the story of another paper
            return;
        }
        let card = self.card(&public_address(address), None);
        if card.is_none() {
            let name = dom::name(node);
            self.note("block", name);
            self.keep_unknown(name, dom::source(&[node]), String::new(), flow);
        }
        if let Some(card) = card {
            flow.push(card);
        }
        if dom::name(node) == "object" {
            // what browsers show where the plug-in is missing
            let rest: Vec<Dom<'_>> = children.iter().copied().filter(|child| dom::name(*child) != "embed").collect();
            self.nodes(&rest, marks, flow);
        }
    }
}

/// Classes of the words under a picture where that is no `<figure>`, as WordPress made it for old themes.
fn is_caption_class(class: &str) -> bool {
    matches!(class, "wp-caption-text" | "gallery-caption")
}

/// Where a picture really is: one that waits for scrolling has something empty as its `src`, some have only sizes to choose from.
pub(super) fn address<'n>(attr: impl Fn(&str) -> Option<&'n str>) -> Option<String> {
    const LATE: &[&str] = &["data-src", "data-lazy-src", "data-original", "data-lazy", "data-full-url", "data-img-url"];
    let waiting = LATE.iter().filter_map(|name| attr(name)).map(str::trim).find(|src| is_place(src));
    let largest = || ["srcset", "data-srcset", "data-lazy-srcset"].iter().filter_map(|name| attr(name)).find_map(largest_of);
    let shown = || attr("src").map(str::trim).filter(|src| is_place(src)).map(str::to_owned);
    waiting.map(str::to_owned).or_else(shown).or_else(largest).or_else(|| Some(attr("data-orig-file")?.trim().to_owned()))
}

/// Whether a URL can refer to a file: it is no data URL and no blank page.
fn is_place(address: &str) -> bool {
    let address = address.trim();
    !address.is_empty() && !address.starts_with("data:") && !address.starts_with("about:") && address != "#"
}

/// The URL of the widest picture in `a.jpg 300w, b.jpg 1024w`.
fn largest_of(sizes: &str) -> Option<String> {
    let width = |size: &str| size.trim_end_matches(['w', 'x']).parse::<f64>().unwrap_or(0.0);
    let mut best: Option<(f64, &str)> = None;
    // a comma within a URL (`?resize=300,200`) is no separator
    let sizes = sizes.replace(",http", ", http");
    for candidate in sizes.split(", ") {
        let (address, size) = candidate.trim().split_once(char::is_whitespace).unwrap_or((candidate.trim(), ""));
        let address = address.trim_end_matches(',');
        if is_place(address) && best.is_none_or(|(widest, _)| width(size.trim()) > widest) {
            best = Some((width(size.trim()), address));
        }
    }
    best.map(|(_, address)| address.to_owned())
}

/// Several pictures under one caption are a gallery; other blocks remain as they are.
fn side_by_side(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.len() < 2 || !blocks.iter().all(|block| matches!(block.kind, BlockKind::Image(_))) {
        return blocks;
    }
    let images = blocks.into_iter().filter_map(|block| if let BlockKind::Image(image) = block.kind { Some(image) } else { None });
    vec![Block::new(BlockKind::Gallery(Gallery { images: images.collect(), caption: Vec::new() }))]
}

/// Gives the caption to the last block that can have one; else it becomes a paragraph.
pub(super) fn give_caption(blocks: &mut Vec<Block>, caption: Vec<Inline>) {
    if caption.is_empty() {
        return;
    }
    let last = blocks.iter_mut().rev().find_map(|block| {
        let mut line = None;
        block.kind.parts_mut(&mut |part| {
            if let PartMut::Caption(caption) = part {
                line = Some(caption);
            }
        });
        line
    });
    if let Some(line) = last
        && line.is_empty()
    {
        *line = caption;
    } else {
        blocks.push(Block::new(super::line::paragraph(caption)));
    }
}
