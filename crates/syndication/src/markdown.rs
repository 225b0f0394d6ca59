//! A story as Markdown: for programs and people who want the text alone. Made from the HTML that feeds have.

use std::borrow::Cow;

/// What stands above the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownHead<'a> {
    /// The headline.
    pub title: &'a str,
    /// The sentences under it; may be empty.
    pub standfirst: &'a str,
    /// Names, date, address: one line each.
    pub facts: Vec<(String, String)>,
}

/// The story with its head. `html` is the text as [`crate::html`] gives it.
///
/// # Errors
/// The HTML could not be read, which that of [`crate::html`] always can.
pub fn markdown(head: &MarkdownHead<'_>, html: &str) -> std::io::Result<String> {
    let text = htmd::HtmlToMarkdown::new().convert(html)?;
    let mut out = format!("# {}\n\n", line(head.title));
    if !head.standfirst.is_empty() {
        out.push_str(&format!("*{}*\n\n", line(head.standfirst)));
    }
    for (name, value) in &head.facts {
        out.push_str(&format!("- {name}: {value}\n"));
    }
    out.push('\n');
    out.push_str(text.trim());
    out.push('\n');
    Ok(out)
}

/// A link of a list, with a few words about it.
pub fn markdown_link(title: &str, url: &str, about: &str) -> String {
    let about = if about.is_empty() { String::new() } else { format!(": {}", line(about)) };
    format!("- [{}]({url}){about}\n", line(title))
}

/// One line, in which no sign begins or ends a link, emphasis or code.
fn line(text: &str) -> Cow<'_, str> {
    let is_special = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '\n' | '\r');
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            c if is_special(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_keeps_its_structure() {
        let head = MarkdownHead { title: "Talks [resume]", standfirst: "At last", facts: vec![("By".to_owned(), "A. Khan".to_owned())] };
        let html = "<h2>First</h2><p>One <em>two</em> <a href=\"https://a.example/\">three</a>.</p><ul><li>x</li></ul><blockquote><p>Said.</p></blockquote>";
        let text = markdown(&head, html).unwrap();
        assert!(text.starts_with("# Talks \\[resume\\]\n\n*At last*\n\n- By: A. Khan\n\n## First\n\n"), "{text}");
        for part in ["[three](https://a.example/)", "> Said.", "x\n"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn a_headline_is_no_markup() {
        assert_eq!(markdown_link("*Bold* <b>\nx", "/a", ""), "- [\\*Bold\\* \\<b\\> x](/a)\n");
    }
}
