//! Page builders' elements that are more than arrangement: headings, buttons, pictures, films, pieces of HTML.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::MediaKind;
use domain::document::{BlockKind, Divider, Heading, Inline};
use percent_encoding::percent_decode_str;

use super::converter::Converter;
use super::element::link_paragraph;
use super::line::Flow;
use super::shortcode::{Shortcode, is_button};

/// The shortcodes that [`Converter::builder`] converts.
pub(super) const ELEMENTS: &[&str] = &[
    "vc_custom_heading",
    "vc_text_separator",
    "vc_separator",
    "vc_empty_space",
    "vc_btn",
    "vc_button",
    "vc_button2",
    "vc_single_image",
    "vc_video",
    "vc_gallery",
    "vc_raw_html",
    "vc_raw_js",
    "et_pb_heading",
    "et_pb_divider",
    "et_pb_button",
    "et_pb_image",
    "et_pb_video",
    "et_pb_gallery",
];

/// Elements whose content is encoded and of any length.
pub(crate) fn is_raw(name: &str) -> bool {
    matches!(name, "vc_raw_html" | "vc_raw_js")
}

/// What a value says that was encoded to survive within a tag; `None` where it is plain.
pub(super) fn decoded(value: &str) -> Option<String> {
    let bytes = STANDARD.decode(value.trim()).ok().filter(|bytes| bytes.len() >= 9 || value.ends_with('='))?;
    let text = percent_decode_str(std::str::from_utf8(&bytes).ok()?).decode_utf8().ok()?.into_owned();
    (!text.contains(|c: char| c.is_control() && !c.is_whitespace())).then_some(text)
}

impl Converter<'_> {
    /// One element of a page builder; false where it has nothing that can be shown.
    pub(super) fn builder(&mut self, code: &Shortcode, name: &str, flow: &mut Flow) -> bool {
        let first = |names: &[&str]| names.iter().filter_map(|name| code.get(name)).find(|value| !value.is_empty()).unwrap_or_default();
        let written = |names: &[&str]| names.iter().filter_map(|name| code.text(name)).find(|value| !value.is_empty()).unwrap_or_default();
        match name {
            "vc_empty_space" => {}
            "vc_separator" | "et_pb_divider" => flow.push(BlockKind::Divider(Divider)),
            "vc_custom_heading" | "vc_text_separator" | "et_pb_heading" => {
                let text = super::plain(&written(&["text", "title"]));
                if text.is_empty() {
                    return false;
                }
                let level = level_of(first(&["font_container", "title_level"]));
                flow.push(BlockKind::Heading(Heading { level, content: vec![Inline::plain(text)] }));
            }
            name if is_button(name) || matches!(name, "vc_btn" | "vc_button2") => {
                let link = first(&["link", "href", "button_url", "url"]);
                // WPBakery's notation: url:https%3A%2F%2F…|title:…
                let address = link.split('|').find_map(|part| part.strip_prefix("url:")).unwrap_or(link);
                let href = self.href(&percent_decode_str(address).decode_utf8_lossy());
                let said = super::plain(&code.content);
                let label =
                    if said.is_empty() { super::plain(&written(&["title", "button_text", "text", "label", "content"])) } else { said };
                let label = if label.is_empty() { href.as_ref().map(ToString::to_string).unwrap_or_default() } else { label };
                if label.is_empty() {
                    return false;
                }
                flow.push(link_paragraph(&label, href));
            }
            "vc_single_image" | "et_pb_image" => {
                let mut image = self.image(code.get("image").and_then(|id| id.parse().ok()), first(&["src", "custom_src", "source"]));
                if image.media.is_none() && image.source.is_empty() {
                    return false;
                }
                image.alt = super::plain(first(&["alt"]));
                let link = code.get("url").or_else(|| code.get("link")).filter(|link| !link.is_empty());
                image.link = link.and_then(|url| self.href(url));
                flow.push(BlockKind::Image(image));
            }
            "vc_video" | "et_pb_video" => {
                let address = first(&["link", "src", "src_webm"]);
                let Some(film) = self.recording(None, address, MediaKind::Video, Vec::new()) else { return false };
                flow.push(film);
            }
            "vc_gallery" | "et_pb_gallery" => return self.gallery_shortcode(code, flow),
            "vc_raw_html" => {
                let Ok(bytes) = STANDARD.decode(code.content.trim()) else { return false };
                let html = percent_decode_str(&String::from_utf8_lossy(&bytes)).decode_utf8_lossy().into_owned();
                flow.end_line();
                let blocks = self.html(&html);
                flow.blocks.extend(blocks);
            }
            _ => return false,
        }
        true
    }
}

/// `h3` in `tag:h3|text_align:left`, or alone; 2 where neither is given.
fn level_of(value: &str) -> u8 {
    let tags = value.split('|').map(|part| part.strip_prefix("tag:").unwrap_or(part));
    tags.filter_map(|tag| tag.strip_prefix('h')?.parse().ok()).next().unwrap_or(2).clamp(2, 6)
}
