//! A story in a list: as much of it as there is room for.

use domain::{Ratio, StoryFormat};
use newsroom::StoryCard;

use crate::{
    prelude::*,
    site::{form::form_style, words},
    ui::{
        dates::card_date,
        icons,
        lang_dir::lang_dir,
        picture::{Crop, Look, picture, shared_source},
        text::Calendar,
    },
};

/// The size of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The story of the hour: large picture, headline, standfirst.
    Lead,
    /// The same with a picture as wide as the page.
    Wide,
    /// One large picture of a strip, headline, standfirst.
    Large,
    /// Picture above the headline.
    Medium,
    /// A row of a list: headline and standfirst, picture beside them.
    Row,
    /// Headline and date, a small picture beside them.
    Small,
    /// Headline and date only.
    Line,
    /// Headline, standfirst and name, set as an argument.
    Opinion,
}

/// The presentation of a card.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its size.
    pub size: Size,
    /// Level of the headline, 2 to 4.
    pub level: u8,
    /// Whether to say which section it is from.
    pub section: bool,
    /// Whether its picture is visible without scrolling.
    pub first: bool,
}

impl Setting {
    /// A card of this size with its headline on this level, its section named, its picture loaded late.
    pub const fn new(size: Size, level: u8) -> Self {
        Self { size, level, section: true, first: false }
    }
    /// Without the section's name: the page or strip says it.
    #[must_use]
    pub const fn without_section(self) -> Self {
        Self { section: false, ..self }
    }
    /// With its picture loaded at once.
    #[must_use]
    pub const fn at_once(self) -> Self {
        Self { first: true, ..self }
    }
}

/// Renders a story as a card.
pub fn card(calendar: &Calendar, card: &StoryCard, setting: Setting) -> Markup {
    card_with(calendar, card, setting, Extra::default())
}

/// What only some cards show.
#[derive(Default)]
pub struct Extra {
    /// A passage of the text, that a search found.
    pub passage: Option<Markup>,
    /// The author's portrait.
    pub portrait: Option<Markup>,
}

/// Renders a story as a card with more than the story's own.
pub fn card_with(calendar: &Calendar, card: &StoryCard, setting: Setting, Extra { passage, portrait }: Extra) -> Markup {
    // section, names and date are in the page's language: only the story's own words are in its
    let (lang, dir) = lang_dir(calendar, &card.language, card.direction);
    let image = card_picture(card, setting);
    let class = format!("card card-{}{}", name(setting.size), if image.is_some() { "" } else { " card-plain" });
    let form = form_style(card.form);
    view! {
        <article class=class data-form=form>
            {image}
            <div class="card-text" dir=dir>
                {portrait}
                {kicker(card, setting)}
                {headline(card, setting.level, lang.clone())}
                {standfirst(card, setting.size, lang)}
                {passage}
                {meta(calendar, card, setting.size)}
            </div>
        </article>
    }
    .markup()
}

fn name(size: Size) -> &'static str {
    match size {
        Size::Lead => "lead",
        Size::Wide => "lead card-wide",
        Size::Large => "large",
        Size::Medium => "medium",
        Size::Row => "row",
        Size::Small => "small",
        Size::Line => "line",
        Size::Opinion => "opinion",
    }
}

fn card_picture(card: &StoryCard, setting: Setting) -> Option<Markup> {
    let (crop, sizes) = match setting.size {
        Size::Lead => (Crop::Lead, "(min-width: 60rem) 520px, 93vw"),
        Size::Wide => (Crop::Lead, "(min-width: 60rem) 900px, 93vw"),
        Size::Large => (Crop::Card, "(min-width: 60rem) 600px, 93vw"),
        Size::Medium => (Crop::Card, "(min-width: 60rem) 260px, (min-width: 40rem) 40vw, 28vw"),
        Size::Row => (Crop::Card, "(min-width: 60rem) 260px, 27vw"),
        Size::Small => (Crop::Square, "84px"),
        Size::Line | Size::Opinion => return None,
    };
    // the headline beside it says what the story is about: to hear the picture described as well is noise
    let image = picture(card.picture.as_ref()?, "", Look { crop, sizes, first: setting.first })?;
    Some(view! { <div class="card-picture">{image}</div> }.markup())
}

fn kicker(card: &StoryCard, setting: Setting) -> Option<Markup> {
    if matches!(setting.size, Size::Small | Size::Line) {
        return None;
    }
    if !card.kicker.is_empty() {
        return Some(view! { <p class="kicker">{card.kicker.clone()}</p> }.markup());
    }
    let section = card.section.clone().filter(|_| setting.section)?;
    let href = section.path.to_string();
    Some(view! { <p class="kicker"><a href=href>{section.name}</a></p> }.markup())
}

/// The headline as a link that covers the whole card.
fn headline(card: &StoryCard, level: u8, lang: Option<String>) -> Markup {
    let text = if card.front_headline.trim().is_empty() { card.headline.to_string() } else { card.front_headline.clone() };
    let href = card.path.to_string();
    let link = view! { <a class="card-link" href=href>{text}</a> };
    match level {
        2 => view! { <h2 class="card-headline" lang=lang>{link}</h2> }.markup(),
        3 => view! { <h3 class="card-headline" lang=lang>{link}</h3> }.markup(),
        _ => view! { <h4 class="card-headline" lang=lang>{link}</h4> }.markup(),
    }
}

fn standfirst(card: &StoryCard, size: Size, lang: Option<String>) -> Option<Markup> {
    if matches!(size, Size::Small | Size::Line) {
        return None;
    }
    let text = card.standfirst.as_ref()?.to_string();
    Some(view! { <p class="card-standfirst" lang=lang>{text}</p> }.markup())
}

fn meta(calendar: &Calendar, card: &StoryCard, size: Size) -> Markup {
    let names = if matches!(size, Size::Small | Size::Line) || card.bylines.is_empty() {
        None
    } else {
        let names: Vec<&str> = card.bylines.iter().map(|byline| byline.name.as_str()).collect();
        Some(view! { <span class="card-names">{names.join(&format!("{} ", words::COMMA))}</span> })
    };
    view! { <p class="card-meta">{names} {card_date(calendar, card.published_at)} {format_word(card.format)}</p> }.markup()
}

/// Its format, such as a gallery or a video.
fn format_word(format: StoryFormat) -> Option<Markup> {
    let word = words::story::format(format);
    let icon = match format {
        StoryFormat::Video => icons::video(),
        StoryFormat::Audio => icons::audio(),
        StoryFormat::Gallery => icons::gallery(),
        _ => ().markup(),
    };
    (!word.is_empty()).then(|| view! { <span class="card-format">{icon} {word}</span> }.markup())
}

/// What stands for a page of stories on social networks: the picture of the first story that has one, with its size.
pub fn shared_picture<'a>(mut cards: impl Iterator<Item = &'a StoryCard>) -> (Option<String>, Option<(i64, i64)>) {
    let found = cards.find_map(|card| {
        let item = card.picture.as_ref()?;
        Some(shared_source(item, item.file.as_deref()?, Ratio::Wide))
    });
    found.map_or((None, None), |(url, size)| (Some(url), size))
}
