//! Every kind of block in the HTML of a feed.

use domain::Document;
use domain::document::UnknownBlocks;
use syndication::html;

use crate::{examples::examples, feed::Here};

/// The characters of HTML without tags and white space.
fn words(html: &str) -> String {
    let pieces = html.split('<').enumerate().map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').unwrap().1 });
    pieces.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn no_kind_of_block_loses_its_words() {
    for example in examples() {
        let document = Document::parse(&example.json, UnknownBlocks::Refuse).unwrap();
        let (html, plain) = (html(&document, &Here), document.plain_text());
        let shown = words(&html);
        for line in plain.lines() {
            let line: String = line.split_whitespace().collect();
            assert!(shown.contains(&line), "{}: {line:?} is not in {html}", example.kind);
        }
    }
}

/// Programs that read feeds resolve no address: whatever can hold one is whole, or plain text.
#[test]
fn every_address_is_absolute() {
    let mut seen = 0;
    for example in examples() {
        let document = Document::parse(&example.json, UnknownBlocks::Refuse).unwrap();
        let html = html(&document, &Here);
        for attribute in ["href", "src", "srcset", "poster", "cite", "data", "action", "background", "longdesc", "usemap", "xlink:href"] {
            for value in html.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                for address in value.split(if attribute == "srcset" { ", " } else { "\n" }) {
                    let schemes = ["https://", "http://", "mailto:", "tel:"];
                    assert!(
                        schemes.iter().any(|scheme| address.starts_with(scheme)),
                        "{}: {attribute}={address:?} in {html}",
                        example.kind
                    );
                    seen += 1;
                }
            }
        }
        assert!(!html.contains("=\"/") && !html.contains("=\"#") && !html.contains("style="), "{}: {html}", example.kind);
    }
    assert!(seen >= 10, "the examples hold hardly any address: {seen}");
}
