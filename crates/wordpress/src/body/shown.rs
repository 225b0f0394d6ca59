//! What each shortcode becomes.

use domain::MediaKind;
use domain::document::{BlockKind, Code, Gallery, Inline, Mark};

use super::builders::{ELEMENTS, is_raw};
use super::embed;
use super::line::Flow;
use super::notes::is_note;
use super::shortcode::{Shortcode, is_code};
use super::walk::Converter;

impl Converter<'_> {
    pub(super) fn shortcode(&mut self, code: &Shortcode, marks: &[Mark], flow: &mut Flow) {
        let name = code.name.to_ascii_lowercase();
        let understood = match name.as_str() {
            "gallery" => self.gallery_shortcode(code, flow),
            "audio" => self.recording_shortcode(code, MediaKind::Audio, flow),
            "video" | "wpvideo" => self.recording_shortcode(code, MediaKind::Video, flow),
            "playlist" => self.playlist(code, flow),
            name if ELEMENTS.contains(&name) => self.builder(code, name, flow),
            name if is_note(name) && !code.content.is_empty() => {
                self.note_shortcode(code, marks, flow);
                true
            }
            "embed" | "youtube" | "vimeo" | "dailymotion" | "soundcloud" | "tweet" | "instagram" | "ted" => {
                self.card_shortcode(code, &name, flow)
            }
            name if is_code(name) => {
                let text = super::unescape(&code.content);
                let text = text.trim_matches('\n').trim_end();
                let language = code
                    .get("language")
                    .or_else(|| code.get("lang"))
                    .unwrap_or(if matches!(name, "code" | "source" | "sourcecode") { "" } else { name });
                if !text.trim().is_empty() {
                    flow.push(BlockKind::Code(Code { content: vec![Inline::plain(text)], language: domain::text::one_line(language) }));
                }
                true
            }
            _ => false,
        };
        if !understood {
            self.note("shortcode", &code.name);
            self.keep_unknown(&code.name, code.source.clone(), code.words(), flow);
            if !code.content.is_empty() && !is_raw(&name) {
                flow.line.text(&super::plain(&code.content), marks);
            }
        }
    }

    /// `[gallery]`: the pictures it names, or all that were uploaded to the item.
    pub(super) fn gallery_shortcode(&mut self, code: &Shortcode, flow: &mut Flow) -> bool {
        let listed = ["ids", "include", "images", "gallery_ids"].iter().find_map(|name| code.get(name));
        let ids: Vec<u64> = match listed {
            Some(ids) => ids.split(',').filter_map(|id| id.trim().parse().ok()).collect(),
            None => {
                let without: Vec<u64> =
                    code.get("exclude").unwrap_or_default().split(',').filter_map(|id| id.trim().parse().ok()).collect();
                self.around.own_pictures().into_iter().filter(|id| !without.contains(id)).collect()
            }
        };
        let mut images = Vec::new();
        for id in ids {
            let Some(found) = self.around.by_id(id) else { continue };
            if !self.borrow(100 + found.alt.len() + found.caption.len()) {
                break;
            }
            let mut image = self.image(Some(id), "");
            if image.media.is_none() && image.source.is_empty() {
                continue;
            }
            image.alt = super::plain(&found.alt);
            image.caption = self.caption_line(&found.caption);
            images.push(image);
        }
        if images.is_empty() {
            return listed.is_none();
        }
        flow.push(BlockKind::Gallery(Gallery { images, caption: Vec::new() }));
        true
    }

    fn recording_shortcode(&mut self, code: &Shortcode, kind: MediaKind, flow: &mut Flow) -> bool {
        const FORMATS: &[&str] = &["src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv", "mp3", "ogg", "m4a", "wav", "wma", "url"];
        let address = FORMATS.iter().find_map(|name| code.get(name)).or_else(|| code.first()).unwrap_or_default();
        let (address, inner) = if address.is_empty() { (code.content.trim(), "") } else { (address, code.content.trim()) };
        let id = code.get("id").and_then(|id| id.parse().ok());
        match self.recording(id, address, kind, Vec::new()) {
            Some(block) => {
                flow.push(block);
                let words = super::plain(inner);
                if !words.is_empty() {
                    flow.line.text(&words, &[]);
                    flow.end_line();
                }
                true
            }
            None => false,
        }
    }

    /// `[playlist]`: its recordings one after the other, each with its name under it.
    fn playlist(&mut self, code: &Shortcode, flow: &mut Flow) -> bool {
        let kind = if code.get("type") == Some("video") { MediaKind::Video } else { MediaKind::Audio };
        let ids = code.get("ids").or_else(|| code.get("include")).unwrap_or_default();
        let mut any = false;
        for id in ids.split(',').filter_map(|id| id.trim().parse::<u64>().ok()) {
            let Some(found) = self.around.by_id(id) else { continue };
            if !self.borrow(100 + found.title.len() + found.caption.len()) {
                break;
            }
            let label = if found.caption.is_empty() { super::plain(&found.title) } else { super::plain(&found.caption) };
            let caption = if label.is_empty() { Vec::new() } else { vec![Inline::plain(label)] };
            if let Some(block) = self.recording(Some(id), "", kind, caption) {
                flow.push(block);
                any = true;
            }
        }
        any
    }

    /// Something on another site, by address or by its number there.
    fn card_shortcode(&mut self, code: &Shortcode, name: &str, flow: &mut Flow) -> bool {
        let content = super::plain(&code.content);
        let given = [code.get("url"), code.get("src"), code.first(), code.get("id"), code.get("tweet"), code.get("")]
            .into_iter()
            .flatten()
            .map(str::trim)
            .find(|value| !value.is_empty());
        let value = if content.is_empty() { given.unwrap_or_default().trim_start_matches('=').to_owned() } else { content };
        let address = if value.contains("://") || value.starts_with("//") {
            value.clone()
        } else {
            match name {
                "youtube" => format!("https://www.youtube.com/watch?v={value}"),
                "vimeo" => format!("https://vimeo.com/{value}"),
                "dailymotion" => format!("https://www.dailymotion.com/video/{value}"),
                "tweet" => format!("https://twitter.com/i/status/{value}"),
                _ => String::new(),
            }
        };
        match embed::card(&address, None, Vec::new()) {
            Some(card) if !value.is_empty() => {
                flow.push(card);
                true
            }
            _ => false,
        }
    }
}
