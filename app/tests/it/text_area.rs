//! Leptos does not escape the children of a `<textarea>`; our component does.

use app::{
    prelude::*,
    ui::{raw_html::TextArea, render::render},
};

fn rendered(value: &str) -> String {
    let value = value.to_owned();
    render(|| view! { <TextArea id="note" name="note" value=value rows=6 /> }.markup())
}

#[test]
fn hostile_text_stays_text() {
    for (text, content) in [
        ("</textarea><script>alert(1)</script>", "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!-- & \"quoted\" '", "&lt;!-- &amp; \"quoted\" '"),
        ("&lt;", "&amp;lt;"),
        ("</TextArea ><img src=x onerror=alert(1)>", "&lt;/TextArea &gt;&lt;img src=x onerror=alert(1)&gt;"),
        ("\u{202e}سلام\u{0}", "\u{202e}سلام\u{0}"),
    ] {
        assert_eq!(rendered(text), format!("<textarea id=\"note\" name=\"note\" rows=\"6\">\n{content}</textarea>"), "{text}");
    }
}

#[test]
fn text_is_neither_longer_nor_shorter_than_it_was() {
    // a parser drops the first newline
    assert!(rendered("\nsecond line").contains(">\n\nsecond line<"));
    assert!(rendered("").contains("rows=\"6\"></textarea>"));
}

#[test]
fn an_id_is_escaped_too() {
    let html = render(|| view! { <TextArea id="\"><script>" name="n" value="" /> }.markup());
    assert!(html.starts_with("<textarea id=\"&quot;&gt;&lt;script&gt;\" name=\"n\"") || !html.contains("<script>"), "{html}");
}
