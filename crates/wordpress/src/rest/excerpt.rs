//! Distinguishes a written excerpt from one that WordPress generated from the text.

/// Letters that must be alike for two texts to go on together.
const ALIKE: usize = 24;
/// WordPress leaves out blocks that are no text, so that a cut excerpt has gaps; one more for every so many letters.
const LETTERS_A_GAP: usize = 60;

/// An excerpt of so many words that ends in the middle of a sentence was cut: themes let it have 20 to 55 of them.
const WORDS: usize = 20;

/// The excerpt if it says anything else than the body, both as readers saw them.
pub(super) fn written(excerpt: &str, body: &str) -> String {
    // themes add a link to the rest
    let shown = excerpt.split("<a class=\"more-link\"").next().unwrap_or_default();
    let text = crate::body::plain(shown);
    let breaks_off = text.trim_end().trim_end_matches(']').ends_with('…') && text.split_whitespace().count() >= WORDS;
    if breaks_off || is_cut_from(&letters(shown), &letters(body)) { String::new() } else { excerpt.to_owned() }
}

fn letters(html: &str) -> String {
    crate::body::plain(html).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether `part` is made of pieces of `whole`, in their order.
fn is_cut_from(part: &str, whole: &str) -> bool {
    let (mut part, mut whole, most) = (part, whole, 1 + part.len() / LETTERS_A_GAP);
    for _ in 0..=most {
        let same: usize = part.chars().zip(whole.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        (part, whole) = (part.get(same..).unwrap_or_default(), whole.get(same..).unwrap_or_default());
        if part.is_empty() {
            return true;
        }
        let next = part.char_indices().nth(ALIKE).map_or(part, |(end, _)| part.get(..end).unwrap_or(part));
        let Some(at) = whole.find(next) else { return false };
        whole = whole.get(at..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_excerpts_are_dropped() {
        let body = "<p>Ministers met&#8217;s on <b>Monday</b>.</p><p>They ate.</p>";
        assert_eq!(written("<p>Ministers met&#8217;s on Monday. They [&hellip;]</p>", body), "");
        assert_eq!(written("<p>Ministers met&#8217;s&hellip; <a class=\"more-link\" href=\"x\">Continue reading</a></p>", body), "");
        assert_eq!(written("", body), "");
        // a button between the two was left out
        let gap = "<p>The ministers of all countries met.</p><div>Press here</div><p>They ate long and well until midnight.</p>";
        assert_eq!(written("<p>The ministers of all countries met. They ate long and well until&hellip;</p>", gap), "");
        assert_eq!(written("<p>A quiet dinner.</p>", body), "<p>A quiet dinner.</p>");
    }
}
