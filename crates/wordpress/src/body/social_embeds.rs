//! What other sites give editors to paste: a quotation or an empty box that a program of theirs fills.

use domain::document::{BlockKind, Mark};

use super::converter::Converter;
use super::dom::{self, Dom};
use super::embed;
use super::line::Flow;
use super::providers::provider;

impl Converter<'_> {
    /// A card with the words of the box under it; false where it is no such box.
    pub(super) fn social(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) -> bool {
        let is = |wanted: &str| dom::has_class(node, |class| class == wanted);
        let by_attribute = |name: &str, before: &str| Some(format!("{before}{}", dom::attr(node, name)?.trim_matches('/')));
        // charts that a program draws into an empty box
        let chart = match dom::name(node) {
            "div" if is("infogram-embed") => by_attribute("data-id", "https://infogram.com/"),
            "div" if is("flourish-embed") => by_attribute("data-src", "https://public.flourish.studio/"),
            "script" => dom::attr(node, "src")
                .and_then(|src| src.strip_suffix(".js"))
                .filter(|src| src.contains("gist.github.com/"))
                .map(str::to_owned),
            _ => None,
        };
        if let Some(card) = chart.and_then(|address| embed::card(&address, None, Vec::new())) {
            flow.push(card);
            let inside: Vec<Dom<'_>> = children.iter().copied().filter(|child| dom::name(*child) != "script").collect();
            self.nodes(&inside, marks, flow);
            return true;
        }
        let address = match dom::name(node) {
            // behind the `?` it only says that it was embedded
            "blockquote" if is("instagram-media") => dom::attr(node, "data-instgrm-permalink").and_then(|link| link.split('?').next()),
            "blockquote" if is("tiktok-embed") => dom::attr(node, "cite"),
            "div" if is("fb-post") || is("fb-video") || is("fb-comment-embed") || is("fb-page") => dom::attr(node, "data-href"),
            _ => None,
        };
        let Some(BlockKind::Embed(mut card)) = address.and_then(|address| embed::card(address, None, Vec::new())) else { return false };
        flow.end_line();
        let (caption, rest) = self.line_of(children, marks);
        card.caption = caption;
        flow.push(BlockKind::Embed(card));
        flow.blocks.extend(rest);
        true
    }

    /// The card for a quotation without words that holds nothing but a link.
    pub(super) fn linked_card(&self, node: Dom<'_>) -> Option<BlockKind> {
        let address = dom::below(node, &["a"]).filter_map(|link| dom::attr(link, "href")).find(|href| provider(href).is_some())?;
        embed::card(address, None, Vec::new())
    }
}
