//! The elements of AMP, which some sites have in their bodies: pictures, players and frames under other names.

use domain::document::Mark;

use super::converter::Converter;
use super::dom::{self, Dom};
use super::embed;
use super::line::Flow;

/// Elements that refer to another site by an attribute, and the URL there.
const CARDS: &[(&str, &str, &str)] = &[
    ("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/"),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"),
    ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),
    ("amp-imgur", "data-imgur-id", "https://imgur.com/"),
    ("amp-facebook", "data-href", ""),
    ("amp-facebook-page", "data-href", ""),
    ("amp-reddit", "data-src", ""),
    ("amp-pinterest", "data-url", ""),
    ("amp-tiktok", "data-src", ""),
    ("amp-gist", "data-gistid", "https://gist.github.com/"),
];

impl Converter<'_> {
    /// False where the element is none of AMP's, or one that only arranges what it holds.
    pub(super) fn amp(&mut self, node: Dom<'_>, children: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) -> bool {
        match dom::name(node) {
            // within it is the same picture for browsers without script
            "amp-img" | "amp-anim" => self.picture(node, marks, flow),
            "amp-video" | "amp-audio" => self.player(node, flow),
            "amp-iframe" | "amp-video-iframe" => self.frame(node, children, marks, flow),
            "amp-carousel" | "amp-base-carousel" | "amp-image-slider" => self.gallery(node, children, marks, flow),
            name @ ("amp-ad" | "amp-sticky-ad" | "amp-analytics" | "amp-pixel" | "amp-auto-ads") => self.silent(node, name, flow),
            name => {
                let Some((_, attribute, before)) = CARDS.iter().find(|(known, ..)| *known == name) else { return false };
                let value = dom::attr(node, attribute).unwrap_or_default().trim();
                match embed::card(&format!("{before}{value}"), None, Vec::new()).filter(|_| !value.is_empty()) {
                    Some(card) => flow.push(card),
                    None => self.silent(node, name, flow),
                }
            }
        }
        true
    }
}
