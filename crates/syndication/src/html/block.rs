//! Blocks as HTML: one exhaustive match over the kinds.

use domain::MediaId;
use domain::document::{Block, BlockKind, Href, ImageBlock, Inline, List, Table, inline_text, sole_paragraph};

use super::Html;

impl Html<'_> {
    /// Blocks in order.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(paragraph) => self.element("p", |out| out.inline(&paragraph.content)),
            BlockKind::Heading(heading) => self.element(&format!("h{}", heading.level.clamp(2, 6)), |out| out.inline(&heading.content)),
            BlockKind::List(list) => self.list(list),
            BlockKind::Quote(quote) => self.quote(|out| out.blocks(&quote.blocks), &quote.cite),
            BlockKind::PullQuote(quote) => self.quote(|out| out.element("p", |out| out.inline(&quote.content)), &quote.cite),
            BlockKind::Image(image) => self.image(image),
            BlockKind::Gallery(gallery) => {
                gallery.images.iter().for_each(|image| self.image(image));
                self.element("p", |out| out.inline(&gallery.caption));
            }
            BlockKind::Video(video) => self.link_to_media(video.media.as_ref(), &video.source, &video.caption, "Video"),
            BlockKind::Audio(audio) => self.link_to_media(audio.media.as_ref(), &audio.source, &audio.caption, "Audio"),
            BlockKind::File(file) => self.link_to_media(file.media.as_ref(), &file.source, &file.title, "File"),
            BlockKind::Embed(embed) => {
                let words = if embed.provider.is_empty() { embed.url.as_str() } else { &embed.provider };
                self.link(embed.url.as_str(), &[Inline::plain(words)]);
                self.element("p", |out| out.inline(&embed.caption));
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::FactBox(fact_box) => self.titled("h3", &fact_box.title, &fact_box.blocks),
            BlockKind::Timeline(timeline) => timeline.items.iter().for_each(|item| self.titled("h4", &item.when, &item.blocks)),
            BlockKind::QuestionAnswer(pair) => self.titled("h4", &pair.question, &pair.blocks),
            BlockKind::KeyPoints(points) => {
                self.element("ul", |out| points.points.iter().for_each(|point| out.element("li", |out| out.inline(point))))
            }
            BlockKind::RelatedStory(related) => {
                if let Some(story) = self.resolver.story(&related.story) {
                    self.link(&story.url, &[Inline::plain(story.headline)]);
                }
            }
            BlockKind::LiveEntry(entry) => self.titled("h3", &entry.title, &entry.blocks),
            BlockKind::Divider(_) => self.raw("<hr>"),
            BlockKind::Code(code) => self.element("pre", |out| out.inline(&code.content)),
            BlockKind::Details(details) => self.titled("h4", &details.summary, &details.blocks),
            BlockKind::Unknown(unknown) => unknown
                .text
                .split('\n')
                .filter(|line| !line.trim().is_empty())
                .for_each(|line| self.element("p", |out| out.escaped(line.trim()))),
        }
    }

    fn titled(&mut self, name: &str, title: &[Inline], blocks: &[Block]) {
        self.element(name, |out| out.inline(title));
        self.blocks(blocks);
    }

    fn list(&mut self, list: &List) {
        let name = if list.ordered { "ol" } else { "ul" };
        self.raw(&format!("<{name}"));
        if list.ordered && (list.start != 1 || list.reversed) {
            self.attribute("start", &list.start.to_string());
        }
        if list.ordered && list.reversed {
            self.attribute("reversed", "");
        }
        if let Some(letter) = list.numbering.letter() {
            self.attribute("type", letter);
        }
        self.raw(">");
        for item in &list.items {
            self.raw("<li>");
            self.tight(&item.blocks);
            self.raw("</li>");
        }
        self.raw(&format!("</{name}>"));
    }

    /// The blocks of a list item or table cell: a single paragraph without `<p>` around it.
    fn tight(&mut self, blocks: &[Block]) {
        match sole_paragraph(blocks) {
            Some(paragraph) => self.inline(&paragraph.content),
            None => self.blocks(blocks),
        }
    }

    fn quote(&mut self, words: impl FnOnce(&mut Self), cite: &[Inline]) {
        self.element("blockquote", |out| {
            words(out);
            out.element("p", |out| out.element("cite", |out| out.inline(cite)));
        });
    }

    fn image(&mut self, image: &ImageBlock) {
        let stored = image.media.as_ref().and_then(|id| self.resolver.media(id));
        let Some(url) = stored.as_ref().map(|media| media.url.clone()).or_else(|| web_url(&image.source)) else {
            // without a picture, readers still get its caption
            return self.element("p", |out| out.inline(&image.caption));
        };
        let alt = image.alt_or(stored.as_ref().map_or("", |media| &media.alt)).to_owned();
        self.raw("<figure>");
        let link = image.link.as_ref().map(|href| self.absolute(href.as_str()));
        if let Some(href) = &link {
            self.raw("<a");
            self.attribute("href", href);
            self.raw(">");
        }
        self.raw("<img");
        self.attribute("src", &url);
        self.attribute("alt", &alt);
        if let Some(media) = stored.as_ref().filter(|media| media.width > 0 && media.height > 0) {
            self.attribute("width", &media.width.to_string());
            self.attribute("height", &media.height.to_string());
        }
        self.raw(">");
        if link.is_some() {
            self.raw("</a>");
        }
        self.element("figcaption", |out| {
            match &stored {
                Some(media) if image.caption.is_empty() => out.escaped(&media.caption),
                _ => out.inline(&image.caption),
            }
            if let Some(media) = stored.as_ref().filter(|media| !media.credit.is_empty()) {
                out.raw(" ");
                out.element("small", |out| out.escaped(&media.credit));
            }
        });
        self.raw("</figure>");
    }

    fn link_to_media(&mut self, media: Option<&MediaId>, source: &str, title: &[Inline], word: &str) {
        let url = media.and_then(|id| self.resolver.media(id)).map(|media| media.url).or_else(|| web_url(source));
        match url {
            Some(url) if title.is_empty() => self.link(&url, &[Inline::plain(word)]),
            Some(url) => self.link(&url, title),
            None => self.element("p", |out| out.inline(title)),
        }
    }

    /// A paragraph that is one link. Links within `words` are dropped: a link cannot hold another.
    fn link(&mut self, url: &str, words: &[Inline]) {
        let url = self.absolute(url);
        let words = inline_text(words);
        self.raw("<p><a");
        self.attribute("href", &url);
        self.raw(">");
        self.escaped(&words);
        self.raw("</a></p>");
    }

    fn table(&mut self, table: &Table) {
        self.raw("<table>");
        self.element("caption", |out| out.inline(&table.caption));
        for row in &table.rows {
            self.raw("<tr>");
            for cell in &row.cells {
                let name = if cell.header { "th" } else { "td" };
                self.raw(&format!("<{name}"));
                for (span, value) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                    if value > 1 {
                        self.attribute(span, &value.to_string());
                    }
                }
                self.raw(">");
                self.tight(&cell.blocks);
                self.raw(&format!("</{name}>"));
            }
            self.raw("</tr>");
        }
        self.raw("</table>");
    }
}

/// The URL that an import stored, if it is one on the web and not, say, a script.
fn web_url(source: &str) -> Option<String> {
    Href::parse(source).ok().filter(Href::is_external).map(String::from)
}
