//! Recognises sample content of WordPress and theme demos: it is named in the report and imported like any other.

/// Why a story or page looks like sample content.
pub(super) fn story(slug: &str, title: &str, content: &str) -> Option<&'static str> {
    let lower = title.to_lowercase();
    let beginning: String = content.chars().take(2000).collect::<String>().to_lowercase();
    match (slug, lower.as_str()) {
        ("hello-world", _) | (_, "hello world!") => Some("the first post of every new WordPress"),
        ("sample-page", _) | (_, "sample page") => Some("the first page of every new WordPress"),
        ("privacy-policy", _) if beginning.contains("suggested text:") => {
            Some("WordPress's suggestion for a privacy policy, not filled in")
        }
        _ if beginning.contains("lorem ipsum dolor") => Some("it holds filler text (lorem ipsum)"),
        _ if is_demo(&lower) => Some("its title says that it is a demo"),
        _ => None,
    }
}

/// Why a section or tag looks like sample content.
pub(super) fn term(slug: &str, name: &str) -> Option<&'static str> {
    match slug {
        "uncategorized" | "uncategorised" => Some("WordPress's drawer for stories that nobody filed"),
        _ if is_demo(&name.to_lowercase()) => Some("its name says that it is of a demo"),
        _ => None,
    }
}

/// Why the alternative text of a picture says nothing.
pub(super) fn alt(alt: &str, title: &str) -> Option<&'static str> {
    let alt = alt.trim();
    (!alt.is_empty() && alt == title.trim()).then_some("its alternative text is only its title")
}

fn is_demo(name: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let demo = ["demo", "dummy", "lorem", "placeholder", "jnews", "newspaper7", "starter"];
    words.iter().any(|word| demo.contains(word)) && words.len() <= 4 || matches!(name, "sample post" | "test post" | "example post")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_found_and_stories_are_not() {
        assert!(story("hello-world", "Hi", "").is_some() && story("x", "Sample Page", "").is_some());
        assert!(story("x", "Talks", "<p>Lorem ipsum dolor sit amet").is_some());
        assert!(story("x", "Ministers see a demo of the new radar in the capital", "It works.").is_none());
        assert!(term("uncategorized", "Uncategorized").is_some() && term("jnews", "JNews Demo").is_some());
        assert!(term("water", "Water").is_none() && alt(" a ", "a").is_some() && alt("", "").is_none());
    }
}
