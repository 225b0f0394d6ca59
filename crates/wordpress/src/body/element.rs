//! One element of HTML: marks for those within a line, blocks for the others.

use domain::Language;
use domain::document::{BlockKind, Code, Details, Divider, Heading, Inline, Mark, Quote};

use super::converter::Converter;
use super::dom::{self, Dom};
use super::inline_style::styled;
use super::line::{Flow, paragraph};
use super::shortcode::PLACEHOLDER;

impl Converter<'_> {
    pub(super) fn element(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        let children: Vec<Dom<'_>> = node.children().collect();
        let name = dom::name(node);
        let spoken = self.spoken(node, name, marks);
        let marks = spoken.as_deref().unwrap_or(marks);
        if let Some(mark) = mark_of(name) {
            note_anchor(node, flow);
            return self.nodes(&children, &styled(node, with(marks, mark)), flow);
        }
        let own = own_marks(node, name, marks);
        let marks = own.as_deref().unwrap_or(marks);
        if self.social(node, &children, marks, flow) || self.amp(node, &children, marks, flow) {
            return;
        }
        match name {
            "a" => self.link(node, &children, marks, flow),
            "br" => flow.line.line_break(),
            "wbr" => {}
            "q" => {
                flow.line.text("“", marks);
                self.nodes(&children, marks, flow);
                flow.line.text("”", marks);
            }
            "img" => self.picture(node, marks, flow),
            "video" | "audio" => self.player(node, flow),
            "iframe" | "embed" | "object" => self.frame(node, &children, marks, flow),
            "script" | "style" => self.silent(node, name, flow),
            "noscript" => self.noscript(node, marks, flow),
            "template" | "head" | "title" | "meta" | "link" | "source" | "track" | "param" | "input" | "datalist" | "colgroup" | "col" => {}
            "math" => self.formula(&children, marks, flow),
            "svg" => {
                let text = dom::text_of(node);
                flow.line.text(&text, marks);
            }
            "hr" => flow.push(BlockKind::Divider(Divider)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, name, &children, marks, flow),
            "ul" | "ol" | "menu" | "dir" if !self.in_gallery && !is_gallery(node) => self.list(node, name, marks, flow),
            "blockquote" => self.quote(node, &children, marks, flow),
            "pre" | "listing" | "xmp" => self.preformatted(node, &children, marks, flow),
            "table" => self.table(node, marks, flow),
            "figure" => self.figure(node, &children, marks, flow),
            "div" | "dl" if dom::has_class(node, |class| matches!(class, "wp-caption" | "gallery-item")) => {
                self.figure(node, &children, marks, flow)
            }
            "details" => self.details(node, &children, marks, flow),
            "dt" => {
                flow.end_line();
                note_anchor(node, flow);
                self.nodes(&children, &with(marks, Mark::Strong), flow);
                flow.end_line();
            }
            PLACEHOLDER => self.placeholder(node, marks, flow),
            _ if is_gallery(node) => self.gallery(node, &children, marks, flow),
            _ if dom::is_block(name) => {
                flow.end_line();
                note_anchor(node, flow);
                self.nodes(&children, marks, flow);
                flow.end_line();
            }
            _ => {
                note_anchor(node, flow);
                let language = dom::attr(node, "lang").and_then(|lang| Language::parse(lang).ok());
                match language {
                    Some(language) => self.nodes(&children, &with(marks, Mark::Language(language)), flow),
                    None => self.nodes(&children, marks, flow),
                }
            }
        }
    }

    /// The marks with the language of a paragraph or a part of the text, where that is not the paper's own.
    fn spoken(&self, node: Dom<'_>, name: &str, marks: &[Mark]) -> Option<Vec<Mark>> {
        let language = dom::attr(node, "lang").filter(|_| dom::is_block(name)).and_then(|lang| Language::parse(lang).ok())?;
        let is_papers = Language::parse(self.context.language()).is_ok_and(|paper| paper.is_same_as(&language));
        (!is_papers).then(|| with(marks, Mark::Language(language)))
    }

    fn link(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        if flow.anchor.is_empty()
            && let Some(name) = dom::attr(node, "id").or_else(|| dom::attr(node, "name"))
        {
            flow.anchor = anchor(name);
        }
        let href = dom::attr(node, "href").and_then(|target| self.href(target));
        match href {
            Some(href) => {
                let outside: Vec<Mark> = marks.iter().filter(|mark| !matches!(mark, Mark::Link { .. })).cloned().collect();
                self.nodes(children, &with(&outside, Mark::Link { href }), flow);
            }
            None => self.nodes(children, marks, flow),
        }
    }

    fn heading(&mut self, node: Dom<'_>, name: &str, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        note_anchor(node, flow);
        let level = name.trim_start_matches('h').parse::<u8>().unwrap_or(2).clamp(2, 6);
        let (content, rest) = self.line_of(children, marks);
        if !content.is_empty() {
            flow.push(BlockKind::Heading(Heading { level, content }));
        }
        flow.blocks.extend(rest);
    }

    pub(super) fn quote(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        note_anchor(node, flow);
        if !self.fits(3) {
            self.nodes(children, marks, flow);
            return flow.end_line();
        }
        // the source: the last thing in it, as an element of its own or at the end of the last paragraph
        let cite = last_cite(node);
        let (cite_line, cite_rest) = match cite {
            Some(cite) => self.line_of(&cite.children().collect::<Vec<_>>(), marks),
            None => (Vec::new(), Vec::new()),
        };
        let cite = cite.filter(|_| !cite_line.is_empty());
        let mut blocks = match cite.and_then(|cite| Some((cite, cite.parent()?))) {
            Some((cite, parent)) if parent.id() != node.id() => {
                let mut blocks = Vec::new();
                for child in children {
                    if child.id() == parent.id() {
                        let inside: Vec<Dom<'_>> = child.children().filter(|inner| inner.id() != cite.id()).collect();
                        blocks.extend(self.within(&inside, marks, 1));
                    } else {
                        blocks.extend(self.within(&[*child], marks, 1));
                    }
                }
                blocks
            }
            Some((cite, _)) => {
                let inside: Vec<Dom<'_>> = children.iter().copied().filter(|inner| inner.id() != cite.id()).collect();
                self.within(&inside, marks, 1)
            }
            None => self.within(children, marks, 1),
        };
        blocks.extend(cite_rest);
        if !blocks.is_empty() || !cite_line.is_empty() {
            flow.push(BlockKind::Quote(Quote { blocks, cite: cite_line }));
        } else if let Some(card) = self.linked_card(node) {
            flow.push(card);
        }
    }

    pub(super) fn preformatted(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        note_anchor(node, flow);
        let mut content = Vec::new();
        let marks: Vec<Mark> = marks.iter().filter(|mark| **mark != Mark::Code).cloned().collect();
        self.verbatim(children, &marks, &mut content, 0);
        if let Some(Inline::Text { text, .. }) = content.last_mut() {
            text.truncate(text.trim_end().len());
        }
        content.retain(|part| !matches!(part, Inline::Text { text, .. } if text.is_empty()));
        if content.is_empty() {
            return;
        }
        let classes = std::iter::once(node)
            .chain(dom::below(node, &["code"]).take(1))
            .filter_map(|element| dom::attr(element, "class"))
            .collect::<Vec<_>>()
            .join(" ");
        let language = if dom::has_class(node, |class| class == "wp-block-verse") {
            "verse".to_owned()
        } else {
            classes
                .split_ascii_whitespace()
                .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
                // SyntaxHighlighter: `brush: php; title: ;`
                .or_else(|| classes.split_once("brush:")?.1.trim_start().split([';', ' ']).next())
                .unwrap_or_default()
                .to_owned()
        };
        flow.push(BlockKind::Code(Code { content, language }));
    }

    /// Text as it is; a script within it is shown, it was written to be seen.
    fn verbatim(&mut self, nodes: &[Dom<'_>], marks: &[Mark], content: &mut Vec<Inline>, depth: usize) {
        for node in nodes {
            let push = |text: &str, content: &mut Vec<Inline>| match content.last_mut() {
                Some(Inline::Text { text: last, marks: last_marks }) if last_marks.as_slice() == marks => last.push_str(text),
                _ if text.is_empty() => {}
                _ => content.push(Inline::marked(text, marks)),
            };
            if let Some(text) = node.value().as_text() {
                push(text, content);
                continue;
            }
            let children: Vec<Dom<'_>> = node.children().collect();
            match dom::name(*node) {
                "" => {}
                "br" => push("\n", content),
                "script" | "style" | "iframe" | "object" => push(&dom::source(&[*node]), content),
                _ if depth > 60 => push(&dom::text_of(*node), content),
                "a" => match dom::attr(*node, "href").and_then(|target| self.href(target)) {
                    Some(href) if !marks.iter().any(|mark| matches!(mark, Mark::Link { .. })) => {
                        self.verbatim(&children, &with(marks, Mark::Link { href }), content, depth + 1)
                    }
                    _ => self.verbatim(&children, marks, content, depth + 1),
                },
                "code" | "tt" | "kbd" | "samp" => self.verbatim(&children, marks, content, depth + 1),
                name => {
                    if dom::is_block(name) && !content.is_empty() {
                        push("\n", content);
                    }
                    match mark_of(name) {
                        Some(mark) => self.verbatim(&children, &with(marks, mark), content, depth + 1),
                        None => self.verbatim(&children, marks, content, depth + 1),
                    }
                }
            }
        }
    }

    fn details(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        note_anchor(node, flow);
        if !self.fits(3) {
            self.nodes(children, marks, flow);
            return flow.end_line();
        }
        let (summary_nodes, inside): (Vec<Dom<'_>>, Vec<Dom<'_>>) =
            children.iter().copied().partition(|child| dom::name(*child) == "summary");
        let (summary, extra) = self.line_of(&summary_nodes, marks);
        let mut blocks = extra;
        blocks.extend(self.within(&inside, marks, 1));
        if !blocks.is_empty() || !summary.is_empty() {
            flow.push(BlockKind::Details(Details { open: dom::attr(node, "open").is_some(), summary, blocks }));
        }
    }

    /// What browsers run or apply and never show.
    pub(super) fn silent(&mut self, node: Dom<'_>, name: &str, flow: &mut Flow) {
        let source = dom::source(&[node]);
        self.note("block", name);
        self.keep_unknown(name, source, String::new(), flow);
    }

    /// The content of `<noscript>`: its words, and its pictures unless the same picture precedes it (lazy loading).
    fn noscript(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        let inner: String = node.descendants().filter_map(|inner| inner.value().as_text().map(|text| text.to_string())).collect();
        let is_shown = |node: Dom<'_>| matches!(dom::name(node), "img" | "iframe" | "picture" | "video" | "audio" | "amp-img" | "figure");
        let before = node.prev_siblings().find(|node| node.value().is_element());
        let again =
            before.into_iter().chain(node.parent()).any(|near| is_shown(near) || dom::below(near, &["img", "iframe"]).next().is_some());
        // tracking pixels are invisible frames and pictures
        let hidden = ["display:none", "display: none", "visibility:hidden", "googletagmanager", "facebook.com/tr"];
        if again || !(inner.contains("<img") || inner.contains("<iframe")) || hidden.iter().any(|sign| inner.contains(sign)) {
            return flow.line.text(&super::plain(&inner), marks);
        }
        flow.end_line();
        let blocks = self.html(&inner);
        flow.blocks.extend(blocks);
    }
}

/// The element that says whose words a quotation holds, if it comes last.
fn last_cite(quote: Dom<'_>) -> Option<Dom<'_>> {
    let is_blank = |node: &Dom<'_>| {
        node.value().is_comment() || node.value().as_text().is_some_and(|text| text.trim().is_empty()) || dom::name(*node) == "br"
    };
    let mut place = quote;
    for _ in 0..3 {
        let last = place.children().rev().find(|node| !is_blank(node))?;
        match dom::name(last) {
            "cite" | "footer" => return Some(last),
            "p" if place.id() == quote.id() => place = last,
            _ => return None,
        }
    }
    None
}

/// The marks as the element's own style changes them; `None` where it has no style. Headings are bold by themselves.
fn own_marks(node: Dom<'_>, name: &str, marks: &[Mark]) -> Option<Vec<Mark>> {
    dom::attr(node, "style")?;
    let mut own = styled(node, marks.to_vec());
    if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
        own.retain(|mark| *mark != Mark::Strong);
    }
    Some(own)
}

fn mark_of(name: &str) -> Option<Mark> {
    Some(match name {
        "strong" | "b" => Mark::Strong,
        "em" | "i" | "cite" | "dfn" | "var" => Mark::Emphasis,
        "code" | "kbd" | "samp" | "tt" => Mark::Code,
        "del" | "s" | "strike" => Mark::Strike,
        "sub" => Mark::Subscript,
        "sup" => Mark::Superscript,
        _ => return None,
    })
}

/// The marks with one more; one that is there already changes nothing.
pub(super) fn with(marks: &[Mark], mark: Mark) -> Vec<Mark> {
    let mut all = marks.to_vec();
    if !all.contains(&mark) {
        all.push(mark);
    }
    all
}

/// Whether the element holds pictures side by side.
pub(super) fn is_gallery(node: Dom<'_>) -> bool {
    dom::has_class(node, |class| {
        class == "gallery"
            || class == "wp-block-gallery"
            || class == "blocks-gallery-grid"
            || class.starts_with("wp-block-") && (class.ends_with("-gallery") || class.ends_with("-slideshow"))
    }) && dom::below(node, &["img", "amp-img"]).next().is_some()
}

/// An anchor without white space.
pub(super) fn anchor(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(200).collect()
}

pub(super) fn note_anchor(node: Dom<'_>, flow: &mut Flow) {
    if flow.anchor.is_empty()
        && let Some(id) = dom::attr(node, "id")
    {
        flow.anchor = anchor(id);
    }
}

/// A paragraph of one link, or of plain words where it leads nowhere.
pub(super) fn link_paragraph(label: &str, href: Option<domain::document::Href>) -> BlockKind {
    paragraph(vec![match href {
        Some(href) => Inline::marked(label, vec![Mark::Link { href }]),
        None => Inline::plain(label),
    }])
}
