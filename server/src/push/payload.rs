//! What a device gets: JSON that is a declarative push message where browsers know those, and what our worker reads where they do not.

use app::{
    site::{
        Site,
        app_icon::{Icon, Purpose},
        words::alerts as words,
    },
    ui::words::InterfaceLanguage,
};
use domain::{Direction, Language, MediaItem, SiteSettings};
use newsroom::push::PushMessage;
use serde_json::json;
use webpush::Urgency;

/// Seconds that a service stores breaking news for a device that is off.
const BREAKING: u32 = 4 * 60 * 60;
/// The same for other alerts.
const OTHERS: u32 = 12 * 60 * 60;

/// The message of an alert, the same for every device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The JSON.
    pub body: Vec<u8>,
    /// How long a service stores it, in seconds.
    pub ttl: u32,
    /// How soon it is shown.
    pub urgency: Urgency,
    /// One for each story, so that what replaces an alert replaces it on its way too.
    pub topic: String,
}

/// The message of an alert, in the language of its story.
pub fn payload(
    site: &Site,
    settings: &SiteSettings,
    logo: Option<&MediaItem>,
    alert: &PushMessage,
    (language, direction): (&Language, Direction),
) -> Payload {
    let origin = site.origin(settings);
    let about = alert.story.as_ref().map_or(alert.id.as_str(), |story| story.as_str());
    let icon = Icon { purpose: Purpose::Any, pixels: 192 }.path(settings, logo);
    let leave = InterfaceLanguage::of(&settings.language).unwrap_or_default().within(|| String::from(words::STOP));
    let message = json!({
        "web_push": 8030,
        "notification": {
            "title": alert.text.title,
            "body": alert.text.body,
            "lang": language.as_str(),
            "dir": direction.as_str(),
            "navigate": format!("{origin}{}", alert.path),
            "tag": about,
            "silent": alert.replaces.is_some(),
            "icon": format!("{origin}{icon}"),
            "actions": [{ "action": "leave", "title": leave, "navigate": format!("{origin}/settings/#alerts") }],
            "data": { "alert": alert.id },
        },
        "app_badge": 1,
    });
    let is_breaking = alert.topics.contains(&domain::PushTopic::Breaking);
    Payload {
        body: message.to_string().into_bytes(),
        ttl: if is_breaking { BREAKING } else { OTHERS },
        urgency: if is_breaking && alert.replaces.is_none() { Urgency::High } else { Urgency::Normal },
        topic: about.chars().filter(|c| c.is_ascii_alphanumeric()).take(32).collect(),
    }
}
