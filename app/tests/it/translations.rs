//! The files of the interface's languages hold every word, nothing else, and the same parameters.

use std::collections::BTreeSet;

use app::{
    desk, site,
    ui::words::{InterfaceLanguage, Word, names_in, shared},
};

/// The parameters of a text: what stands in braces.
fn parameters(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// Every word of the interface.
fn all() -> impl Iterator<Item = &'static Word> {
    desk::words::all().chain(site::words::all()).chain(shared())
}

#[test]
fn every_language_has_every_word() {
    let mut faults = Vec::new();
    for language in InterfaceLanguage::all().filter(|language| *language != InterfaceLanguage::default()) {
        let file = format!("app/words/{}.toml", language.tag());
        for word in all().filter(|word| !word.is_empty()) {
            match word.text_in(language) {
                None => faults.push(format!("{file} lacks {} ({})", word.name, word.english)),
                Some(text) if parameters(text) != parameters(word.english) => {
                    faults.push(format!("{file}: {} needs the parameters of {:?}", word.name, word.english));
                }
                Some(text) if text.trim() != text || text.is_empty() => {
                    faults.push(format!("{file}: {} is empty or has space around it", word.name))
                }
                Some(_) => {}
            }
        }
        let known: BTreeSet<&str> = all().map(|word| word.name).collect();
        faults.extend(names_in(language).filter(|name| !known.contains(name)).map(|name| format!("{file}: no word is named {name}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_name_is_used_twice() {
    let mut names = BTreeSet::new();
    let twice: Vec<&str> = all().map(|word| word.name).filter(|name| !names.insert(*name)).collect();
    assert!(twice.is_empty() && names.len() > 300, "{twice:?}, {} names", names.len());
}
