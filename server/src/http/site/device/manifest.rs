//! `/manifest.webmanifest`: what a browser needs to install the paper as an app.

use app::site::{
    DevicePage,
    app_icon::{Icon, Purpose},
    screenshots::ScreenshotOf,
    words::device as words,
};
use domain::{MediaItem, SiteSettings};
use newsroom::StoryCard;
use serde_json::{Value, json};

/// Characters of the name below an icon that systems show.
const SHORT: usize = 12;

/// Whose device it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A reader's.
    Readers,
    /// That of somebody who works at the paper: the same app, with what staff need.
    Staff,
}

/// The manifest, in the paper's language.
/// `stories` are those on its pictures of the front page; without any it has none.
pub fn write(settings: &SiteSettings, logo: Option<&MediaItem>, stories: &[StoryCard], whose: For) -> Vec<u8> {
    let description = [&settings.tagline, &settings.about].into_iter().find(|text| !text.is_empty());
    let icons = Icon::ALL.into_iter().filter(|icon| icon.purpose != Purpose::Apple && *icon != Icon::TAB);
    let icons: Vec<Value> = icons.map(|icon| icon_json(settings, logo, icon)).collect();
    let small = Icon { purpose: Purpose::Any, pixels: 192 };
    let shortcut = |name: String, url: &str| json!({ "name": name, "url": url, "icons": [icon_json(settings, logo, small)] });
    let shots = ScreenshotOf::ALL.into_iter().filter(|_| !stories.is_empty());
    let shots: Vec<Value> = shots.map(|shot| shot_json(settings, stories, shot)).collect();
    let mut shortcuts = vec![
        shortcut(String::from(words::LATEST), "/latest/"),
        shortcut(String::from(words::SEARCH), "/search/"),
        shortcut(String::from(words::SAVED_TITLE), &DevicePage::Saved.path()),
    ];
    let share_target = match whose {
        // GET: the page works whether or not a worker runs, and a reload repeats nothing on the server
        For::Readers => json!({
            "action": DevicePage::Saved.path(),
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "title": "title", "text": "text", "url": "url" },
        }),
        // POST: files cannot be shared by GET
        For::Staff => {
            // first, because some systems show no more than three
            shortcuts.insert(0, shortcut(String::from(words::NEW_STORY), "/desk/new/"));
            json!({
                "action": "/share",
                "method": "POST",
                "enctype": "multipart/form-data",
                "params": { "title": "title", "text": "text", "url": "url", "files": [{ "name": "photos", "accept": ["image/*"] }] },
            })
        }
    };
    let manifest = json!({
        // never changed: browsers recognise the installed app by it
        "id": "/",
        "name": settings.name,
        "short_name": short(&settings.name),
        "description": description,
        "lang": settings.language.to_string(),
        "dir": settings.direction().as_str(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
        "background_color": settings.look.paper.light.as_str(),
        "theme_color": settings.look.paper.light.as_str(),
        "categories": ["news"],
        "icons": icons,
        "screenshots": shots,
        "shortcuts": shortcuts,
        "share_target": share_target,
    });
    manifest.to_string().into_bytes()
}

fn icon_json(settings: &SiteSettings, logo: Option<&MediaItem>, icon: Icon) -> Value {
    json!({
        "src": icon.path(settings, logo),
        "sizes": format!("{0}x{0}", icon.pixels),
        "type": "image/png",
        "purpose": icon.purpose.name(),
    })
}

fn shot_json(settings: &SiteSettings, stories: &[StoryCard], shot: ScreenshotOf) -> Value {
    let (width, height) = shot.size();
    json!({
        "src": shot.path(settings, stories),
        "sizes": format!("{width}x{height}"),
        "type": "image/png",
        "form_factor": shot.form_factor(),
        "label": settings.name,
    })
}

/// The whole name if it is short; else as many of its words as fit, or its initials.
fn short(name: &str) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if longer.chars().count() > SHORT {
            break;
        }
        short = longer;
    }
    if short.is_empty() { name.chars().take(SHORT).collect() } else { short }
}

#[cfg(test)]
mod tests {
    #[test]
    fn short_names_end_with_a_word() {
        for (name, short) in
            [("Diplomatic Affairs", "Diplomatic"), ("Dawn", "Dawn"), ("The River Post", "The River"), ("Allgemeinezeitung", "Allgemeineze")]
        {
            assert_eq!(super::short(name), short);
        }
    }
}
