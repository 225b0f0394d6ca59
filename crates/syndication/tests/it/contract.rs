//! `docs/contracts/feeds.md`: its table of elements against the elements that are written.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use syndication::{Feed, rss};

use crate::feed::{feed, item};

const CONTRACT: &str = include_str!("../../../../docs/contracts/feeds.md");

/// The names in the first column of the table under a heading.
fn table(heading: &str) -> BTreeSet<String> {
    let section = CONTRACT.split_once(&format!("\n## {heading}\n")).unwrap().1.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    rows.map(|name| name.to_owned()).collect()
}

#[test]
fn the_contract_lists_every_element() {
    let xml = String::from_utf8(rss(&Feed { image: Some("https://paper.example/logo.png".into()), ..feed(vec![item("Talks")]) }).unwrap())
        .unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut within, mut channel, mut story) = (Vec::<String>::new(), BTreeSet::new(), BTreeSet::new());
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            let name = String::from_utf8(start.name().as_ref().as_bytes().to_vec()).unwrap();
            match within.last().map(String::as_str) {
                Some("channel") if name != "item" => drop(channel.insert(name.clone())),
                Some("item") => drop(story.insert(name.clone())),
                _ => {}
            }
            if matches!(event, Event::Start(_)) {
                within.push(name);
            }
        } else if let Event::End(_) = event {
            within.pop();
        } else if let Event::Eof = event {
            break;
        }
    }
    assert_eq!(table("The channel"), channel);
    assert_eq!(table("An item"), story);
}
