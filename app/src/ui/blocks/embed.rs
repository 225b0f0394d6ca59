//! Something on another site: a card that leads there. Nothing of that site is fetched.

use domain::document::Embed;

use super::{BlockContext, inline::inline, words};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, embed: &Embed) -> Markup {
    let url = embed.url.to_string();
    let host = host_of(&url);
    let provider = if embed.provider.trim().is_empty() { host.clone() } else { embed.provider.trim().to_owned() };
    let href = url.clone();
    let caption = (!embed.caption.is_empty()).then(|| view! { <figcaption>{inline(context, &embed.caption)}</figcaption> });
    view! {
        <figure class="embed" id=id>
            <a class="embed-card" href=href rel="noopener">
                <span class="embed-name">{words::SEE_ON.with(&[("provider", &provider)])}</span>
                <span class="embed-address">{url}</span>
                <span class="unseen">{words::EXTERNAL}</span>
            </a>
            {caption}
        </figure>
    }
    .markup()
}

fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn the_host_is_what_readers_see() {
        assert_eq!(
            ["https://www.youtube.com/watch?v=1", "https://good.example@evil.example/x", "/on/this/site"].map(host_of),
            ["youtube.com", "evil.example", ""]
        );
    }
}
