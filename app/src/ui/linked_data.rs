//! Facts for search engines as JSON that is safe inside an element of a page.

use serde::Serialize;

/// Facts about a page as JSON.
#[derive(Debug, Clone)]
pub struct LinkedData(String);

impl LinkedData {
    /// The facts as JSON.
    pub fn of(facts: &impl Serialize) -> Self {
        // texts and numbers always serialise
        Self(serde_json::to_string(facts).unwrap_or_default())
    }

    /// The JSON for inside an element of a page: it has no need of `<`, `>` and `&`, and written as escapes no text in it can end
    /// the element or begin another.
    pub fn escaped(&self) -> String {
        const SEPARATORS: [&str; 2] = ["\u{2028}", "\u{2029}"];
        let json = self.0.as_str();
        // most have none of them, which is quickly seen
        let has_separator = || SEPARATORS.iter().any(|sign| memchr::memmem::find(json.as_bytes(), sign.as_bytes()).is_some());
        if memchr::memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() && !has_separator() {
            return json.to_owned();
        }
        let mut written = String::with_capacity(json.len() + 64);
        for sign in json.chars() {
            match sign {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => written.push_str(&format!("\\u{:04x}", u32::from(sign))),
                sign => written.push(sign),
            }
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::LinkedData;

    #[test]
    fn no_text_in_it_ends_the_element() {
        for text in ["", "plain", "</script><script>alert(1)</script>", "a & b", "<!--", "a\u{2028}b\u{2029}", "“quoted” – é <"] {
            let written = LinkedData::of(&text).escaped();
            assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
