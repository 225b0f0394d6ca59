//! XMP, the newer form of metadata: XML. Entities that a packet declares itself are not expanded.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use crate::{iptc::joined, suggested::Suggested};

/// Deeper or longer packets are not read on.
const MOST_EVENTS: usize = 20_000;

#[derive(Default)]
struct Found {
    caption: String,
    alt: String,
    credit: String,
    rights: String,
    creators: Vec<String>,
}

/// Reads caption, creators, credit and alternative text; what follows an error is left out.
pub(crate) fn read(packet: &[u8]) -> Suggested {
    let text = String::from_utf8_lossy(packet);
    let mut found = Found::default();
    let mut reader = Reader::from_str(&text);
    let mut path: Vec<String> = Vec::new();
    let mut value = String::new();
    for _ in 0..MOST_EVENTS {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                attributes(&start, &mut found);
                path.push(local(&start));
                value.clear();
            }
            Ok(Event::Empty(start)) => attributes(&start, &mut found),
            Ok(Event::Text(text)) => value.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => value.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => value.push(letter),
                Ok(None) => value.push_str(resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default()),
                Err(_) => break,
            },
            Ok(Event::End(_)) => {
                let element = path.pop().unwrap_or_default();
                // the property is around a list of values
                let property = if element == "li" { path.iter().rev().nth(1).cloned().unwrap_or_default() } else { element };
                set(&property, std::mem::take(&mut value), &mut found);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let credit = if found.credit.is_empty() { &found.rights } else { &found.credit };
    Suggested { credit: joined(&found.creators, credit), caption: found.caption, alt: found.alt }
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().into_inner().to_owned()
}

/// Properties of one value may be written as attributes.
fn attributes(start: &BytesStart<'_>, found: &mut Found) {
    for attribute in start.attributes().flatten() {
        if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
            set(attribute.key.local_name().into_inner(), value.into_owned(), found);
        }
    }
}

/// The first value counts, which is the one in the default language.
fn set(property: &str, value: String, found: &mut Found) {
    if value.trim().is_empty() {
        return;
    }
    let place = match property {
        "description" => &mut found.caption,
        "AltTextAccessibility" => &mut found.alt,
        "Credit" => &mut found.credit,
        "rights" => &mut found.rights,
        "creator" if found.creators.len() < 8 => return found.creators.push(value),
        _ => return,
    };
    if place.is_empty() {
        *place = value;
    }
}
