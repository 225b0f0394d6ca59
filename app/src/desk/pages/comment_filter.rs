//! Bans, and the words that the spam filter learned.

use crate::{
    desk::{
        form::{button_form, notice},
        layout::{Desk, Place, html_page},
        words::{comments as words, time},
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommentFilter {
    /// Bans: identity, whether it is of a network, the name of the comment that was the reason, until when.
    pub bans: Vec<(String, bool, String, String)>,
    /// Words: the word, in how much spam, in how many approved ones, what was decided.
    pub words: Vec<(String, u32, u32, Option<bool>)>,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
pub fn comment_filter(desk: Desk<'_>, page: &CommentFilter) -> Markup {
    let content = view! {
        <div class="desk-page wide">
            <p><a href="/desk/comments/">{words::ALL}</a></p>
            <h1>{words::FILTER_TITLE}</h1>
            {notice(page.notice)}
            {bans(page)}
            {learned(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Comments), words::FILTER_TITLE, content)
}

fn bans(page: &CommentFilter) -> Markup {
    let rows: Vec<Markup> = page
        .bans
        .iter()
        .map(|(id, network, name, until)| {
            let label = if *network { words::BAN_OF_NETWORK } else { words::BAN_OF_EMAIL }.with(&[("name", name)]);
            let end = button_form(format!("/desk/comments/bans/{id}/end"), words::END_BAN, "button small", Some(name.clone()));
            let until = words::UNTIL.with(&[("when", until)]);
            view! { <li><div><p>{label}</p><p class="hint">{until}</p></div> {end}</li> }.markup()
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p class="empty">{words::NO_BANS}</p> }.markup()
    } else {
        view! { <ul class="rows">{rows}</ul> }.markup()
    };
    view! { <section><h2>{words::BANS}</h2><p class="hint">{words::BANS_INTRO}</p> {list}</section> }.markup()
}

fn choices(fixed: Option<bool>) -> Vec<Markup> {
    [("", words::COUNTS, None), ("spam", words::ALWAYS, Some(true)), ("ignored", words::NEVER, Some(false))]
        .into_iter()
        .map(|(value, label, of)| view! { <option value=value selected=of == fixed>{label}</option> }.markup())
        .collect()
}

fn learned(page: &CommentFilter) -> Markup {
    let rows: Vec<Markup> = page
        .words
        .iter()
        .map(|(word, spam, good, fixed)| {
            let label = format!("{}: {word}", words::DECIDED);
            view! {
                <tr>
                    <th scope="row" translate="no" dir="auto">{word.clone()}</th>
                    <td data-label=words::IN_SPAM>{time::number(spam)}</td>
                    <td data-label=words::IN_GOOD>{time::number(good)}</td>
                    <td data-label=words::DECIDED>
                        <form class="word-form" method="post" action="/desk/comments/words">
                            <input type="hidden" name="word" value=word.clone() />
                            <select name="fixed" aria-label=label>{choices(*fixed)}</select>
                            <button class="button small" type="submit">{words::SAVE}</button>
                        </form>
                    </td>
                </tr>
            }
            .markup()
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{words::NO_WORDS}</p> }.markup()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{words::WORD}</th>
                        <th scope="col">{words::IN_SPAM}</th>
                        <th scope="col">{words::IN_GOOD}</th>
                        <th scope="col">{words::DECIDED}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .markup()
    };
    view! {
        <section>
            <h2>{words::LEARNED}</h2>
            <p class="hint">{words::LEARNED_INTRO}</p>
            <form class="word-form" method="post" action="/desk/comments/words">
                <div class="field"><label for="word">{words::ADD_WORD}</label><input id="word" name="word" type="text" maxlength="80" required autocomplete="off" /></div>
                <div class="field"><label for="fixed">{words::DECIDED}</label><select id="fixed" name="fixed">{choices(Some(true))}</select></div>
                <button class="button" type="submit">{words::SAVE}</button>
            </form>
            {table}
        </section>
    }
    .markup()
}
