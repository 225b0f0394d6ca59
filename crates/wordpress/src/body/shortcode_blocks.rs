//! Converts shortcodes to blocks.

use domain::MediaKind;
use domain::document::{Block, BlockKind, Code, FileLink, Gallery, Inline, Mark};

use super::converter::Converter;
use super::element::link_paragraph;
use super::embed;
use super::footnotes::is_note;
use super::line::Flow;
use super::old_player::{self, OldPlayer};
use super::page_builders::{ELEMENTS, is_raw};
use super::providers::provider;
use super::shortcode::{Shortcode, is_button, is_code};

impl Converter<'_> {
    pub(super) fn shortcode(&mut self, code: &Shortcode, marks: &[Mark], flow: &mut Flow) {
        let name = code.name.to_ascii_lowercase();
        self.note_attributes(code);
        let understood = match name.as_str() {
            "gallery" => self.gallery_shortcode(code, flow),
            "audio" => self.recording_shortcode(code, MediaKind::Audio, flow),
            "video" | "wpvideo" => self.recording_shortcode(code, MediaKind::Video, flow),
            "playlist" => self.playlist(code, flow),
            name if ELEMENTS.contains(&name) || is_button(name) => self.builder(code, name, flow),
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
            let mut words = code.words();
            let linked = self.linked(code, &mut words);
            self.keep_unknown(&code.name, code.source.clone(), words, flow);
            match linked {
                Some(block) if flow.line.is_empty() => flow.push(block),
                linked => flow.after.extend(linked.map(Block::new)),
            }
            if !code.content.is_empty() && !is_raw(&name) {
                flow.line.text(&super::plain(&code.content), marks);
            }
        }
    }

    /// A block for the URL of an unknown shortcode, so that readers can reach it; its first line becomes the link text.
    fn linked(&self, code: &Shortcode, words: &mut String) -> Option<BlockKind> {
        const PICTURES: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp"];
        const FILMS: &[&str] = &[".mp4", ".m4v", ".webm", ".mov", ".ogv"];
        const SOUNDS: &[&str] = &[".mp3", ".m4a", ".ogg", ".wav"];
        const PAPERS: &[&str] = &[".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".zip"];
        let address = code.address()?;
        let place = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| place.ends_with(ending));
        if ends(PICTURES) {
            return Some(BlockKind::Image(self.image(None, address)));
        }
        if provider(address).is_some() {
            return embed::card(address, None, Vec::new());
        }
        for (endings, kind) in [(FILMS, MediaKind::Video), (SOUNDS, MediaKind::Audio)] {
            if ends(endings) {
                return self.recording(None, address, kind, Vec::new());
            }
        }
        let (label, rest) = words.split_once('\n').unwrap_or((words, ""));
        let (label, rest) = (if label.is_empty() { address.to_owned() } else { label.to_owned() }, rest.to_owned());
        *words = rest;
        if ends(PAPERS) {
            let media = self.find(None, address).media;
            let source = if media.is_some() { String::new() } else { address.to_owned() };
            let label = if label == address { place.rsplit('/').next().unwrap_or_default().to_owned() } else { label };
            return Some(BlockKind::File(FileLink { media, source, title: vec![Inline::plain(label)] }));
        }
        Some(link_paragraph(&label, self.href(address)))
    }

    /// `[gallery]`: the pictures it names, or all that were uploaded to the item.
    pub(super) fn gallery_shortcode(&mut self, code: &Shortcode, flow: &mut Flow) -> bool {
        let names_pictures = ["ids", "include", "images", "gallery_ids"].iter().any(|name| code.get(name).is_some());
        let mut images = Vec::new();
        for id in self.chosen_files(code, MediaKind::Image) {
            let Some(found) = self.chosen_file(id) else { continue };
            let mut image = self.image(Some(id), "");
            if image.media.is_none() && image.source.is_empty() {
                continue;
            }
            image.alt = super::plain(&found.alt);
            image.caption = self.caption_line(&found.caption);
            images.push(image);
        }
        if images.is_empty() {
            return !names_pictures;
        }
        flow.push(BlockKind::Gallery(Gallery { images, caption: Vec::new() }));
        true
    }

    /// The files of an old player, one after the other.
    fn old_player(&mut self, player: &OldPlayer<'_>, kind: MediaKind, flow: &mut Flow) -> bool {
        let mut any = false;
        for (address, caption) in &player.files {
            let caption = if caption.is_empty() { Vec::new() } else { vec![Inline::plain(caption.clone())] };
            if let Some(block) = self.recording(None, &super::unescape(address), kind, caption) {
                flow.push(block);
                any = true;
            }
        }
        any
    }

    fn recording_shortcode(&mut self, code: &Shortcode, kind: MediaKind, flow: &mut Flow) -> bool {
        if let Some(player) = old_player::read(code.arguments()) {
            return self.old_player(&player, kind, flow);
        }
        const FORMATS: &[&str] = &["src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv", "mp3", "ogg", "m4a", "wav", "wma", "url"];
        let address = FORMATS.iter().find_map(|name| code.get(name)).or_else(|| code.first()).unwrap_or_default();
        let (address, inner) = if address.is_empty() { (code.content.trim(), "") } else { (address, code.content.trim()) };
        let id = code.get("id").and_then(|id| id.parse().ok());
        if code.name.eq_ignore_ascii_case("wpvideo") && !address.contains("://") && !address.is_empty() {
            let card = embed::card(&format!("https://videopress.com/v/{address}"), None, Vec::new());
            return card.map(|card| flow.push(card)).is_some();
        }
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
        let mut any = false;
        for id in self.chosen_files(code, kind) {
            let Some(found) = self.chosen_file(id) else { continue };
            let label = if found.caption.is_empty() { super::plain(&found.title) } else { super::plain(&found.caption) };
            let caption = if label.is_empty() { Vec::new() } else { vec![Inline::plain(label)] };
            if let Some(block) = self.recording(Some(id), "", kind, caption) {
                flow.push(block);
                any = true;
            }
        }
        any
    }

    /// A card for another site, by URL or by number.
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
        match self.card(&address, None) {
            Some(card) if !value.is_empty() => {
                flow.push(card);
                true
            }
            _ => false,
        }
    }
}
