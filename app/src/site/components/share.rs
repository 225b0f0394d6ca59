//! Ways to share a story: plain links to where readers write, none of which is loaded before it is followed.

use domain::SitePath;

use crate::{
    prelude::*,
    site::words::sharing as words,
    ui::{text::urls, words::Word},
};

/// A way that leads to another site.
struct Way {
    /// What is counted when it is used.
    name: &'static str,
    /// What the link says.
    label: Word,
    /// Where it leads.
    href: String,
}

/// The ways to share the story at `path` of the site at `origin`.
pub fn share(origin: &str, path: &SitePath, headline: &str) -> Markup {
    let address = urls::absolute(origin, path.as_str());
    let [first, further] = ways(&address, headline);
    let qr = format!("/api/qr?path={}", urls::query_value(path.as_str()));
    view! {
        <section class="share" aria-labelledby="share-title">
            <p class="foot-label" id="share-title">{words::SHARE}</p>
            <ul class="share-ways">
                {first.into_iter().map(link).collect::<Vec<_>>()}
                <li data-needs="share"><button type="button" data-share="device">{words::DEVICE}</button></li>
                <li data-needs="copy"><button type="button" data-share="copy" data-done=words::COPIED>{words::COPY}</button></li>
            </ul>
            <details class="share-more">
                <summary>{words::MORE_WAYS}</summary>
                <ul class="share-ways">{further.into_iter().map(link).collect::<Vec<_>>()}</ul>
                <p class="share-own"><label>{words::ADDRESS} " " <input type="url" readonly=true dir="ltr" value=address.clone() /></label></p>
                <img class="share-qr" src=qr alt=words::QR width="164" height="164" loading="lazy" />
            </details>
            <p class="unseen" role="status"></p>
        </section>
    }
    .markup()
}

fn link(way: Way) -> Markup {
    view! { <li><a href=way.href data-share=way.name rel="nofollow noopener" target="_blank">{way.label}</a></li> }.markup()
}

/// The ways that are always in sight, and the further ones.
fn ways(address: &str, headline: &str) -> [Vec<Way>; 2] {
    let (url, title) = (urls::query_value(address), urls::query_value(headline));
    let both = urls::query_value(&format!("{headline} {address}"));
    let way = |name, label, href| Way { name, label, href };
    [
        vec![
            way("facebook", words::FACEBOOK, format!("https://www.facebook.com/sharer/sharer.php?u={url}")),
            way("x", words::X, format!("https://x.com/intent/post?url={url}&text={title}")),
            way("whatsapp", words::WHATSAPP, format!("https://wa.me/?text={both}")),
        ],
        vec![
            way("linkedin", words::LINKEDIN, format!("https://www.linkedin.com/sharing/share-offsite/?url={url}")),
            way("bluesky", words::BLUESKY, format!("https://bsky.app/intent/compose?text={both}")),
            way("mastodon", words::MASTODON, format!("https://share.joinmastodon.org/#text={both}")),
            way("telegram", words::TELEGRAM, format!("https://t.me/share/url?url={url}&text={title}")),
            way("mail", words::MAIL, format!("mailto:?subject={title}&body={url}")),
        ],
    ]
}
