//! `/manifest.webmanifest`: what a browser needs to install the paper as an app.

use app::site::{
    DevicePage,
    app_icon::{Icon, Purpose},
    screenshots::ScreenshotOf,
    words::device as words,
};
use domain::SiteSettings;
use newsroom::StoryCard;
use serde_json::{Value, json};

/// Characters of the name below an icon that systems show.
const SHORT: usize = 12;

/// The manifest, in the paper's language.
/// `stories` are those on its pictures of the front page; without any it has none.
pub fn write(settings: &SiteSettings, stories: &[StoryCard]) -> Vec<u8> {
    let description = [&settings.tagline, &settings.about].into_iter().find(|text| !text.is_empty());
    let icons = Icon::ALL.into_iter().filter(|icon| icon.purpose != Purpose::Apple);
    let icons: Vec<Value> = icons.map(|icon| icon_json(settings, icon)).collect();
    let small = Icon { purpose: Purpose::Any, pixels: 192 };
    let shortcut = |name: String, url: &str| json!({ "name": name, "url": url, "icons": [icon_json(settings, small)] });
    let shots = ScreenshotOf::ALL.into_iter().filter(|_| !stories.is_empty());
    let shots: Vec<Value> = shots.map(|shot| shot_json(settings, stories, shot)).collect();
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
        "shortcuts": [
            shortcut(String::from(words::LATEST), "/latest/"),
            shortcut(String::from(words::SEARCH), "/search/"),
            shortcut(String::from(words::SAVED_TITLE), &DevicePage::Saved.path()),
        ],
        // GET: the page works whether or not a worker runs, and a reload repeats nothing on the server
        "share_target": {
            "action": DevicePage::Saved.path(),
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
    });
    manifest.to_string().into_bytes()
}

fn icon_json(settings: &SiteSettings, icon: Icon) -> Value {
    json!({
        "src": icon.path(settings),
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
