//! A story or a page.

mod after;

use domain::{Form, MediaKind, Ratio, StoryKind};
use newsroom::Named;

use crate::{
    prelude::*,
    site::{
        components::{
            alert_bell::{self, Choice},
            author_box::portraits,
            breadcrumb::breadcrumb,
            byline::byline,
            comments::invitation,
            contents::{contents, parts},
            lightbox::lightbox,
            story_tools::story_tools,
            tabs::tabs,
            unlock::unlock,
        },
        form::{form_of, form_style, rubric},
        layout::{Layout, html_page},
        linked_data::{breadcrumb_list, news_article},
        load::StoryView,
        social_card, words,
    },
    ui::{
        blocks::{BlockContext, blocks},
        dates::{full_date, short_date, zoned_date},
        head::Head,
        lang_dir::lang_dir,
        picture::{Crop, Look, enlargeable, shared_source},
        text::{numbers::reading_minutes, shortened, urls},
    },
};

/// Changes within this time after publication are part of it and not worth a second date.
const SETTLED: i64 = 10 * 60 * 1000;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A story with everything around it.
pub fn story(layout: &Layout, view: &StoryView) -> Markup {
    let is_page = view.story.kind == StoryKind::Page;
    let rail = tabs(&layout.calendar, &view.lists, &view.newest, &view.story.id);
    // the rail shows the newest stories: the footer need not repeat them
    let frame = if rail.is_none() { layout } else { &layout.without_newest() };
    let (lang, dir) = lang_dir(&layout.calendar, &view.story.language, view.story.direction);
    let here = view! { <span lang=lang.clone() dir=dir>{view.story.headline.to_string()}</span> }.markup();
    let content = view! {
        {breadcrumb(&steps(view), here)}
        <div class="story-columns">
            {article(layout, view)}
            {address(layout, view)}
            {after::after(layout, view)}
            {rail}
        </div>
    }
    .markup();
    let pictures = has_pictures(view).then(|| lightbox(layout.assets.url("lightbox.js")));
    let content = view! { {content} {pictures} }.markup();
    html_page(frame, head(layout, view), if is_page { "page" } else { "story" }, "", content)
}

/// Whether it shows a picture that can be enlarged.
fn has_pictures(view: &StoryView) -> bool {
    let shown = view.story.document.media().into_iter().chain(view.story.lead_image.clone());
    !view.is_locked() && shown.filter_map(|id| view.media.get(&id)).any(|item| item.kind == MediaKind::Image && item.file.is_some())
}

/// The story itself. Workers recognise it by its identity and version, and put it into pages that are read offline.
pub fn article(layout: &Layout, view: &StoryView) -> Markup {
    let story = &view.story;
    let (lang, dir) = lang_dir(&layout.calendar, &story.language, story.direction);
    let named = (story.kind == StoryKind::Story).then(|| (story.id.to_string(), view.version()));
    let (id, version) = named.unzip();
    view! {
        <article class="story" lang=lang dir=dir data-form=form_style(form_of(view)) data-story=id data-version=version>
            {story_head(layout, view)}
            {text(layout, view)}
            {corrections(layout, view)}
        </article>
    }
    .markup()
}

/// What the page says about itself to search engines and social networks.
pub fn head(layout: &Layout, view: &StoryView) -> Head {
    let (story, overrides) = (&view.story, &view.story.overrides);
    let own = |text: &str, other: String| if text.is_empty() { other } else { text.to_owned() };
    let description = match &story.standfirst {
        _ if view.is_locked() => String::new(),
        Some(standfirst) => standfirst.to_string(),
        None => story.document.plain_text(),
    };
    let lead = view.lead().and_then(|item| Some((item, shared_source(item, item.file.as_deref()?, Ratio::Wide))));
    let image_alt = lead.as_ref().map_or_else(String::new, |(item, _)| item.alt_shown().to_owned());
    let card = || {
        let section = view.section_line.last().filter(|section| !section.internal);
        let path = social_card::path(&layout.data.settings, section, story);
        (Some(path).filter(|_| story.kind == StoryKind::Story && !view.is_locked()), Some((1200, 630)))
    };
    let (image, image_size): (_, Option<(i64, i64)>) = lead.map_or_else(card, |(_, (url, size))| (Some(url), size));
    Head {
        title: own(&overrides.seo_title, story.headline.to_string()),
        description: own(&overrides.seo_description, shortened(&description, 160)),
        canonical: own(&overrides.canonical_url, story.path.to_string()),
        no_index: overrides.no_index || view.is_locked(),
        is_story: story.kind == StoryKind::Story,
        language: Some(story.language.clone()),
        social_title: own(&overrides.social_title, story.headline.to_string()),
        social_description: overrides.social_description.clone(),
        image,
        image_alt,
        image_size,
        published: (story.kind == StoryKind::Story).then(|| story.published_at.map(|at| layout.calendar.machine(at))).flatten(),
        updated: (story.kind == StoryKind::Story).then(|| layout.calendar.machine(story.updated_at)),
        next: None,
        has_italic_headline: matches!(form_of(view), Form::Opinion | Form::Interview),
        markdown: (!view.is_locked()).then(|| format!("{}.md", story.path.as_str().trim_end_matches('/'))),
        facts: (story.kind == StoryKind::Story)
            .then(|| news_article(layout, view))
            .into_iter()
            .chain([breadcrumb_list(layout, &steps(view), story.headline.as_str(), story.path.as_str())])
            .collect(),
    }
}

/// The pages or sections above it.
pub(super) fn steps(view: &StoryView) -> Vec<Named> {
    if view.story.kind == StoryKind::Page {
        return view
            .above
            .iter()
            .filter(|link| link.live)
            .map(|link| Named { name: link.headline.to_string(), path: link.path.clone() })
            .collect();
    }
    view.section_line
        .iter()
        .filter(|section| !section.internal)
        .map(|section| Named { name: section.name.clone(), path: section.path() })
        .collect()
}

fn story_head(layout: &Layout, view: &StoryView) -> Markup {
    let story = &view.story;
    let lang = layout.data.settings.language.to_string();
    let section = view.section_line.last().filter(|section| !section.internal);
    // a section of arguments says by its name what it holds
    let form = form_of(view);
    let says_form = section.is_some_and(|section| section.form() == form);
    let rubric = (!says_form && !rubric(form).is_empty()).then(|| view! { <span class="rubric">{rubric(form)}</span> });
    let section = section.map(|section| {
        let href = section.path().to_string();
        view! { <a href=href>{section.name.clone()}</a> }
    });
    let section = (section.is_some() || rubric.is_some()).then(|| view! { <p class="kicker" lang=lang>{rubric} {section}</p> });
    let standfirst = story
        .standfirst
        .as_ref()
        .filter(|_| !view.is_locked())
        .map(|standfirst| view! { <p class="standfirst">{standfirst.to_string()}</p> });
    let signature = (story.kind == StoryKind::Story).then(|| signature(layout, view));
    view! {
        <header class="story-head">
            {section}
            <h1>{story.headline.to_string()}</h1>
            {standfirst}
            {signature}
        </header>
        {lead(view)}
    }
    .markup()
}

/// Authors, dates and reading time.
fn signature(layout: &Layout, view: &StoryView) -> Markup {
    let (lang, dir) = (layout.data.settings.language.to_string(), layout.direction().as_str());
    view! {
        <div class="signature" lang=lang dir=dir>
            {portraits(&view.bylines, &view.media)}
            <div class="signature-text">{byline(&view.bylines)} {times(layout, view)}</div>
            {(!view.is_locked() && !view.is_unlocked).then(|| story_tools(&choices(view)))}
        </div>
        {age_notice(layout, view)}
    }
    .markup()
}

/// What a reader of the story may want to follow: its section, its authors, its first subjects.
fn choices(view: &StoryView) -> Vec<Choice> {
    const TAGS: usize = 3;
    if view.story.kind == StoryKind::Page {
        return Vec::new();
    }
    let section = view.section_line.last().filter(|section| !section.internal).map(alert_bell::section);
    let authors = view.bylines.iter().map(|byline| alert_bell::author(&byline.author));
    section.into_iter().chain(authors).chain(view.tags.iter().take(TAGS).map(alert_bell::tag)).collect()
}

fn times(layout: &Layout, view: &StoryView) -> Markup {
    let story = &view.story;
    let published = story.published_at.map(
        |at| view! { <span><span class="unseen">{words::story::PUBLISHED} " "</span> {zoned_date(&layout.calendar, at, false)}</span> },
    );
    let updated = story
        .published_at
        .filter(|at| story.updated_at.millis() > at.millis() + SETTLED)
        .map(|_| view! { <span>{words::story::UPDATED} " " {zoned_date(&layout.calendar, story.updated_at, true)}</span> });
    let corrected = view
        .corrections
        .last()
        .filter(|_| !view.is_locked())
        .map(|last| view! { <a href="#corrections">{words::story::CORRECTED} " " {short_date(&layout.calendar, last.at)}</a> });
    let reading =
        (!view.is_locked() && view.words > 0).then(|| view! { <span>{words::story::READING_TIME.of(reading_minutes(view.words))}</span> });
    let discussed = (!view.is_locked()).then(|| invitation(view.comment_count(), view.comments_open)).flatten();
    view! { <p class="times">{published} {updated} {corrected} {reading} {discussed}</p> }.markup()
}

fn age_notice(layout: &Layout, view: &StoryView) -> Option<Markup> {
    let text = age((layout.calendar.now().millis() - view.story.published_at?.millis()) / DAY)?;
    Some(view! { <p class="age">{text}</p> }.markup())
}

/// The age of a story, from thirty days on.
fn age(days: i64) -> Option<String> {
    match days {
        ..30 => None,
        30..365 => Some(words::story::MONTHS_OLD.of(days / 30)),
        _ => Some(words::story::YEARS_OLD.of((days * 100 / 36_525).max(1))),
    }
}

fn lead(view: &StoryView) -> Option<Markup> {
    if view.is_locked() {
        return None;
    }
    let item = view.lead()?;
    let look = Look { crop: Crop::Wide, sizes: "(min-width: 75rem) 800px, 100vw", first: true };
    let image = enlargeable(item, item.alt_shown(), look, "picture-0".to_owned())?;
    Some(
        view! {
            <figure class="lead">
                {image}
                {caption(&item.caption, &item.credit)}
            </figure>
        }
        .markup(),
    )
}

fn caption(caption: &str, credit: &str) -> Option<Markup> {
    if caption.is_empty() && credit.is_empty() {
        return None;
    }
    let credit = (!credit.is_empty()).then(|| view! { <span class="credit">{credit.to_owned()}</span> });
    let caption = (!caption.is_empty()).then(|| view! { <span>{caption.to_owned()}</span> });
    Some(view! { <figcaption>{caption} " " {credit}</figcaption> }.markup())
}

fn text(layout: &Layout, view: &StoryView) -> Markup {
    if view.is_locked() {
        return unlock(&view.story.id, view.wrong_password);
    }
    let context = BlockContext::for_story(&layout.calendar, &view.media, &view.stories, view.story.dateline.as_ref());
    match parts(&view.story.document, view.words) {
        Some((parts, with_anchors)) => {
            view! { {contents(&parts, layout.calendar.language())} <div class="prose">{blocks(&context, &with_anchors)}</div> }.markup()
        }
        None => view! { <div class="prose">{blocks(&context, &view.story.document.blocks)}</div> }.markup(),
    }
}

/// What was wrong, with its date; it stays with the story.
fn corrections(layout: &Layout, view: &StoryView) -> Option<Markup> {
    if view.corrections.is_empty() || view.is_locked() {
        return None;
    }
    let (lang, dir) = (layout.data.settings.language.to_string(), layout.direction().as_str());
    let (story_lang, story_dir) = lang_dir(&layout.calendar, &view.story.language, view.story.direction);
    let title = if view.corrections.len() == 1 { words::story::CORRECTION } else { words::corrections::TITLE };
    let rows: Vec<Markup> = view
        .corrections
        .iter()
        .map(|correction| {
            view! {
                <li>
                    {full_date(&layout.calendar, correction.at)}
                    <p lang=story_lang.clone() dir=story_dir>{correction.text.clone()}</p>
                </li>
            }
            .markup()
        })
        .collect();
    Some(
        view! {
            <aside class="corrections" id="corrections" aria-labelledby="corrections-title" lang=lang dir=dir>
                <h2 id="corrections-title">{title}</h2>
                <ol>{rows}</ol>
            </aside>
        }
        .markup(),
    )
}

/// The story's URL, for print.
fn address(layout: &Layout, view: &StoryView) -> Markup {
    let url = urls::absolute(&layout.origin, view.story.path.as_str());
    // browsers fetch what is not shown only when they print
    let qr = format!("/api/qr?path={}", urls::query_value(view.story.path.as_str()));
    view! {
        <p class="story-address" dir="ltr">
            <img src=qr alt="" width="96" height="96" loading="lazy" />
            {format!("{}, {url}", layout.data.settings.name)}
        </p>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn ages_are_months_and_years() {
        assert_eq!(age(29), None);
        assert_eq!(age(30).as_deref(), Some("This story is more than 1 month old"));
        assert_eq!(age(364).as_deref(), Some("This story is more than 12 months old"));
        assert_eq!(age(365).as_deref(), Some("This story is more than 1 year old"));
        assert_eq!(age(365 * 3).as_deref(), Some("This story is more than 2 years old"));
        assert_eq!(age(366 * 3).as_deref(), Some("This story is more than 3 years old"));
    }
}
