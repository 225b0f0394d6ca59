//! The attributes of WordPress's own shortcodes: which files `[gallery]` and `[playlist]` show in which order, and which attributes
//! have no counterpart here and are named in the report.

use domain::MediaKind;

use super::Attachment;
use super::converter::Converter;
use super::shortcode::Shortcode;

/// What is honoured, by shortcode; every other attribute is reported.
const HONOURED: &[(&str, &[&str])] = &[
    ("gallery", &["ids", "include", "exclude", "id", "order", "orderby", "itemtag", "icontag", "captiontag", "type"]),
    ("playlist", &["ids", "include", "exclude", "id", "order", "orderby", "type"]),
    ("caption", &["id", "caption", "caption_id"]),
    ("wp_caption", &["id", "caption", "caption_id"]),
    ("audio", &["src", "mp3", "m4a", "ogg", "wav", "wma", "flac", "id", "url", "preload"]),
    ("video", &["src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv", "id", "url", "preload"]),
    ("embed", &["src", "url"]),
];

/// Values that say no more than leaving the attribute out.
const DEFAULTS: &[(&str, &str)] = &[
    ("align", "alignnone"),
    ("columns", "3"),
    ("size", "thumbnail"),
    ("loop", "off"),
    ("autoplay", "off"),
    ("muted", "false"),
    ("style", "light"),
    ("tracklist", "true"),
    ("tracknumbers", "true"),
    ("images", "true"),
    ("artists", "true"),
];

impl Converter<'_> {
    /// Notes the attributes of one of WordPress's own shortcodes that change what is shown and are not honoured.
    pub(super) fn note_attributes(&mut self, code: &Shortcode) {
        let name = code.name.to_ascii_lowercase();
        let Some((name, honoured)) = HONOURED.iter().find(|(known, _)| *known == name) else { return };
        let says = |key: &str, value: &str| !(value.is_empty() || value == "0" || DEFAULTS.contains(&(key, value)));
        for (key, value) in code.attributes.iter().map(|(key, value)| (key.to_ascii_lowercase(), value.as_str())) {
            let is_name = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
            if is_name && !honoured.contains(&key.as_str()) && says(&key, value) {
                self.note("attribute", &format!("{name} {key}"));
            }
        }
        if code.get("orderby") == Some("rand") {
            self.note("attribute", &format!("{name} orderby=rand"));
        }
    }

    /// The numbers of the files that a gallery or playlist shows, in its order: those it lists, else all of the kind that were uploaded
    /// to the item it names or stands in.
    pub(super) fn chosen_files(&mut self, code: &Shortcode, kind: MediaKind) -> Vec<u64> {
        if self.is_full {
            return Vec::new();
        }
        let listed = ["ids", "images", "gallery_ids", "include"].iter().find_map(|name| Some((*name, code.get(name)?)));
        let mut ids = match listed {
            Some((_, ids)) => numbers(ids),
            None => {
                let without = numbers(code.get("exclude").unwrap_or_default());
                let item = code.get("id").and_then(|id| id.trim().parse().ok()).filter(|id| *id != 0);
                self.context.uploaded(item, kind).into_iter().filter(|id| !without.contains(id)).collect()
            }
        };
        // files that were uploaded to an item are in its editor's order already
        let default = if listed.is_some_and(|(name, _)| name == "include") { "menu_order ID" } else { "post__in" };
        let orderby = code.get("orderby").map(str::trim).filter(|order| !order.is_empty()).unwrap_or(default);
        let by_file = matches!(orderby, "title" | "post_title") || orderby.starts_with("menu_order") && listed.is_some();
        // looking at each file of many galleries is bounded as including them is
        if by_file && !self.borrow(ids.len() * 16) {
            return Vec::new();
        }
        let file = |id: u64| self.context.by_id(id).unwrap_or_default();
        match orderby {
            "title" | "post_title" => ids.sort_by_cached_key(|id| (super::plain(&file(*id).title).to_lowercase(), *id)),
            // files are numbered in the order in which they were uploaded
            "ID" | "id" | "date" | "post_date" | "modified" => ids.sort_unstable(),
            _ if by_file => ids.sort_by_cached_key(|id| (file(*id).order, *id)),
            _ => {}
        }
        if code.get("order").is_some_and(|order| order.trim().eq_ignore_ascii_case("desc")) {
            ids.reverse();
        }
        ids
    }

    /// The file of this number, or nothing where no attachment has it or the body has taken in too much already.
    pub(super) fn chosen_file(&mut self, id: u64) -> Option<Attachment> {
        let Some(found) = self.context.by_id(id) else {
            self.absent.push(id);
            return None;
        };
        self.borrow(100 + found.alt.len() + found.title.len() + found.caption.len()).then_some(found)
    }
}

fn numbers(list: &str) -> Vec<u64> {
    list.split(',').filter_map(|id| id.trim().parse().ok()).collect()
}
