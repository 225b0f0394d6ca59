//! Pages that Elementor stores beside the body: a tree of widgets as JSON. It usually writes their words into the body too.

use serde_json::Value;

/// Widgets nested deeper than this are left out.
const DEEPEST: usize = 60;

/// The widgets of a page as HTML; empty where the value holds none.
pub(super) fn html(data: &str) -> String {
    let mut out = String::new();
    if let Ok(tree) = serde_json::from_str::<Value>(data) {
        elements(&tree, &mut out, 0);
    }
    out
}

fn elements(list: &Value, out: &mut String, depth: usize) {
    for element in list.as_array().into_iter().flatten().filter(|_| depth < DEEPEST) {
        if let Some(widget) = element.get("widgetType").and_then(Value::as_str) {
            settings(widget, element.get("settings").unwrap_or(&Value::Null), out);
        }
        elements(element.get("elements").unwrap_or(&Value::Null), out, depth + 1);
    }
}

/// What one widget, or one entry of a list within it, says.
fn settings(widget: &str, settings: &Value, out: &mut String) {
    let text = |name: &str| settings.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    let address = |name: &str| settings.get(name).and_then(|value| value.get("url")).and_then(Value::as_str).unwrap_or_default();
    let quoted = |value: &str| value.replace('&', "&amp;").replace('"', "&quot;");
    let picture = |value: &Value| {
        let url = value.get("url").and_then(Value::as_str).unwrap_or_default();
        let id = value.get("id").map(Value::to_string).unwrap_or_default();
        if url.is_empty() { String::new() } else { format!("<img class=\"wp-image-{}\" src=\"{}\">", id.trim_matches('"'), quoted(url)) }
    };
    let mut say = |html: String| {
        out.push_str(&html);
        out.push('\n');
    };
    let level = Some(text("header_size")).filter(|size| matches!(*size, "h2" | "h3" | "h4" | "h5" | "h6")).unwrap_or("h2");
    if widget == "button" {
        return say(format!("<p><a href=\"{}\">{}</a></p>", quoted(address("link")), text("text")));
    }
    for name in ["image", "testimonial_image", "graphic_image"] {
        say(settings.get(name).map(picture).unwrap_or_default());
    }
    for name in ["caption", "title", "title_text", "tab_title", "heading", "alert_title"] {
        match text(name) {
            "" => {}
            words if name == "caption" => say(format!("<p>{words}</p>")),
            words => say(format!("<{level}>{words}</{level}>")),
        }
    }
    for name in [
        "editor",
        "html",
        "description_text",
        "tab_content",
        "testimonial_content",
        "testimonial_name",
        "testimonial_job",
        "blockquote_content",
        "alert_description",
        "description",
        "text",
        "item_title",
        "item_description",
        "shortcode",
    ] {
        match text(name) {
            "" => {}
            words if words.starts_with('<') || words.starts_with('[') => say(words.to_owned()),
            words => say(format!("<p>{words}</p>")),
        }
    }
    for film in ["youtube_url", "vimeo_url", "dailymotion_url"].map(text) {
        if film.starts_with("http") {
            say(format!("<p>{film}</p>"));
        }
    }
    if let Some(film) = Some(address("hosted_url")).filter(|film| !film.is_empty()) {
        say(format!("<video src=\"{}\"></video>", quoted(film)));
    }
    for name in ["gallery", "wp_gallery", "carousel"] {
        let pictures: String = settings.get(name).and_then(Value::as_array).into_iter().flatten().map(picture).collect();
        if !pictures.is_empty() {
            say(format!("<div class=\"gallery\">{pictures}</div>"));
        }
    }
    // lists, tabs, questions: entries of the same kind
    if widget != "entry" {
        for name in ["tabs", "icon_list", "slides", "items", "list", "faq_list"] {
            for entry in settings.get(name).and_then(Value::as_array).into_iter().flatten() {
                self::settings("entry", entry, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widgets_become_html() {
        let data = r#"[{"elType":"section","elements":[{"elType":"column","elements":[
            {"widgetType":"heading","settings":{"title":"Rivers","header_size":"h3"}},
            {"widgetType":"text-editor","settings":{"editor":"<p>Words</p>"}},
            {"widgetType":"image","settings":{"image":{"url":"https://a.b/x.jpg","id":7}}},
            {"widgetType":"video","settings":{"youtube_url":"https://youtu.be/abc"}},
            {"widgetType":"toggle","settings":{"tabs":[{"tab_title":"Q","tab_content":"<p>A</p>"}]}},
            {"widgetType":"button","settings":{"text":"Go","link":{"url":"https://a.b/?a=1&b=2"}}}]}]}]"#;
        let html = html(data);
        let lines: Vec<&str> = html.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "<h3>Rivers</h3>",
                "<p>Words</p>",
                "<img class=\"wp-image-7\" src=\"https://a.b/x.jpg\">",
                "<p>https://youtu.be/abc</p>",
                "<h2>Q</h2>",
                "<p>A</p>",
                "<p><a href=\"https://a.b/?a=1&amp;b=2\">Go</a></p>"
            ]
        );
        assert_eq!((super::html("[]").as_str(), super::html("no json").as_str()), ("", ""));
    }
}
