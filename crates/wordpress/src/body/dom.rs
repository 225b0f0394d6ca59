//! Helpers for the parsed HTML.

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node};

/// A node of the parsed body.
pub(super) type Dom<'a> = NodeRef<'a, Node>;

/// Parses a piece of HTML as browsers do.
pub(super) fn parse(html: &str) -> Html {
    Html::parse_fragment(html)
}

/// The nodes of the piece itself.
pub(super) fn roots(html: &Html) -> Vec<Dom<'_>> {
    html.root_element().children().collect()
}

/// Everything between tags, entities resolved.
pub(super) fn text_of_html(html: &str) -> String {
    if super::too_heavy(html) {
        return html.to_owned();
    }
    let parsed = parse(html);
    let mut text = String::new();
    for root in roots(&parsed) {
        text.push_str(&text_of(root));
    }
    text
}

/// The element's name; empty for other nodes.
pub(super) fn name<'a>(node: Dom<'a>) -> &'a str {
    node.value().as_element().map_or("", |element| element.name())
}

/// An attribute.
pub(super) fn attr<'a>(node: Dom<'a>, name: &str) -> Option<&'a str> {
    node.value().as_element().and_then(|element| element.attr(name))
}

/// Whether the element has a class that satisfies `test`.
pub(super) fn has_class(node: Dom<'_>, test: impl Fn(&str) -> bool) -> bool {
    attr(node, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(test))
}

/// All characters within, as they are; scripts and styles have none.
pub(super) fn text_of(node: Dom<'_>) -> String {
    let mut text = String::new();
    let mut skip: Option<ego_tree::NodeId> = None;
    for edge in node.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(inner) => {
                if skip.is_some() {
                    continue;
                }
                match inner.value() {
                    Node::Text(part) => text.push_str(part),
                    Node::Element(element) => match element.name() {
                        "br" => text.push('\n'),
                        "script" | "style" | "template" => skip = Some(inner.id()),
                        // metadata of an SVG
                        "title" | "desc" | "metadata" if inner.parent().is_some_and(|parent| is_svg(name(parent))) => {
                            skip = Some(inner.id())
                        }
                        _ => {}
                    },
                    _ => {}
                }
            }
            ego_tree::iter::Edge::Close(inner) => {
                if skip == Some(inner.id()) {
                    skip = None;
                } else if skip.is_none() && is_block(name(inner)) {
                    text.push('\n');
                }
            }
        }
    }
    text
}

fn is_svg(name: &str) -> bool {
    matches!(name, "svg" | "g" | "symbol" | "path" | "circle" | "rect" | "defs")
}

/// Elements below, the node itself not counted, in order.
pub(super) fn below<'a>(node: Dom<'a>, wanted: &'a [&str]) -> impl Iterator<Item = Dom<'a>> {
    node.descendants().skip(1).filter(move |inner| wanted.contains(&name(*inner)))
}

/// The source of some nodes, comments included; at most 64 KiB of it.
pub(super) fn source(nodes: &[Dom<'_>]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node.value() {
            Node::Comment(comment) => out.push_str(&format!("<!--{}-->", &comment.comment)),
            Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(_) => out.push_str(&ElementRef::wrap(*node).map(|element| element.html()).unwrap_or_default()),
            _ => {}
        }
        if out.len() > 64 << 10 {
            let cut = (0..=64 << 10).rev().find(|at| out.is_char_boundary(*at)).unwrap_or(0);
            out.truncate(cut);
            break;
        }
    }
    out
}

/// Elements that end a line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "textarea"
            | "button"
    )
}
