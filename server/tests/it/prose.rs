//! Rules for words and lines that CONTRIBUTING.md states, checked in the sources and documents.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// The longest line of Markdown and comments, in characters.
const LONGEST: usize = 160;

/// What is not checked: other people's files, the demo's stories, whose paragraphs are single lines, and folders that do not follow the rules yet.
const SKIPPED: [&str; 6] = ["node_modules", "../target", "../.git", "../data", "test-results", "demo/content"];

/// Words that no identifier contains, neither as a whole nor between underscores or capitals.
const RETIRED: [&str; 17] = [
    "draw",
    "drawing",
    "drawn",
    "foresee",
    "forget",
    "forgetting",
    "furniture",
    "heard",
    "house",
    "kept",
    "polish",
    "polished",
    "tongue",
    "tongues",
    "told",
    "trouble",
    "whoever",
];

/// Words that no comment contains.
const RETIRED_IN_COMMENTS: [&str; 5] = ["foresee", "furniture", "tongue", "tongues", "whoever"];

/// Names of other people's libraries.
const FOREIGN: [&str; 3] = ["ProgressDrawTarget", "draw", "forget"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All text files below a path of the workspace.
fn files_below(path: &str) -> Vec<(String, String)> {
    fn collect(path: &Path, found: &mut Vec<PathBuf>) {
        if path.is_file() {
            found.push(path.to_owned());
        } else if !SKIPPED.iter().any(|skipped| path.ends_with(skipped)) {
            path.read_dir().unwrap().for_each(|entry| collect(&entry.unwrap().path(), found));
        }
    }
    let mut found = Vec::new();
    collect(&root().join(path), &mut found);
    let relative = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    let texts = found.iter().filter_map(|path| Some((relative(path), std::fs::read_to_string(path).ok()?))).collect::<Vec<_>>();
    assert!(!texts.is_empty(), "{path} holds no text");
    texts
}

/// How a comment line starts in a file of this kind; whole-line comments only.
fn is_comment(file: &str, line: &str) -> bool {
    let line = line.trim_start();
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" | "js" | "mjs" => line.starts_with("//") || line.starts_with("* ") || line.starts_with("/*"),
        "css" => line.starts_with("/*") || line.starts_with("* "),
        "sql" => line.starts_with("--"),
        "toml" | "sh" | "" => line.starts_with('#'),
        _ => false,
    }
}

fn comments(files: &[(String, String)]) -> impl Iterator<Item = (&str, usize, &str)> {
    files.iter().flat_map(|(file, text)| {
        let lines = text.lines().enumerate().filter(|(_, line)| is_comment(file, line));
        lines.map(move |(number, line)| (file.as_str(), number + 1, line))
    })
}

#[test]
fn markdown_and_comments_have_short_lines() {
    let files = files_below("");
    let markdown = files
        .iter()
        .filter(|(file, _)| file.ends_with(".md"))
        .flat_map(|(file, text)| text.lines().enumerate().map(move |(number, line)| (file.as_str(), number + 1, line)));
    let long: Vec<String> = (markdown.chain(comments(&files)))
        .filter(|(_, _, line)| line.chars().count() > LONGEST)
        .map(|(file, number, line)| format!("{file}:{number}: {} characters", line.chars().count()))
        .collect();
    assert!(long.is_empty(), "at most {LONGEST} characters:\n{}", long.join("\n"));
}

/// The words of an identifier: `FrontDoor`, `front_door` and `FRONT_DOOR` have two each.
fn words(identifier: &str) -> Vec<String> {
    let mut words = String::new();
    let mut after_lowercase = false;
    for letter in identifier.chars() {
        if letter.is_uppercase() && after_lowercase {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
        after_lowercase = letter.is_lowercase();
    }
    words.split('_').map(str::to_owned).collect()
}

fn identifiers(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => identifiers(group.stream(), found),
            TokenTree::Ident(identifier) => found.push(identifier.to_string()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[test]
fn identifiers_use_no_retired_word() {
    let mut faults = Vec::new();
    for (file, text) in files_below("").iter().filter(|(file, _)| file.ends_with(".rs")) {
        let mut found = Vec::new();
        identifiers(text.parse().unwrap_or_else(|error| panic!("{file}: {error}")), &mut found);
        found.sort();
        found.dedup();
        let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        for name in found.into_iter().chain([stem]).filter(|name| !FOREIGN.contains(&name.as_str())) {
            if let Some(word) = words(&name).into_iter().find(|word| RETIRED.contains(&word.as_str())) {
                faults.push(format!("{file}: {name} ({word})"));
            }
        }
    }
    assert!(faults.is_empty(), "retired words, see CONTRIBUTING.md:\n{}", faults.join("\n"));
}

#[test]
fn comments_use_no_retired_word() {
    let files = files_below("");
    let faults: Vec<String> = comments(&files)
        .filter_map(|(file, number, line)| {
            let mut words = line.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
            let word = words.find(|word| RETIRED_IN_COMMENTS.contains(&word.as_str()))?;
            Some(format!("{file}:{number}: {word}"))
        })
        .collect();
    assert!(faults.is_empty(), "retired words, see CONTRIBUTING.md:\n{}", faults.join("\n"));
}

/// Paths in backticks that begin with a folder of the workspace. Placeholders such as `<slug>` and `…` name no file.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let folders = ["app/", "crates/", "docs/", "end2end/", "frontend/", "public/", "scripts/", "server/", "style/"];
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(move |path| folders.iter().any(|folder| path.starts_with(folder)) && !path.contains(['<', '*', '{', '…', ' ', ':']))
}

#[test]
fn paths_in_documents_exist() {
    let documents = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs"].into_iter().flat_map(files_below).collect::<Vec<_>>();
    let markdown = documents.iter().filter(|(file, _)| file.ends_with(".md"));
    let all: Vec<(&str, &str)> = markdown.flat_map(|(file, text)| paths(text).map(|path| (file.as_str(), path))).collect();
    assert!(all.len() > 40, "only {} paths: this test looks in the wrong place", all.len());
    let missing: Vec<String> =
        all.iter().filter(|(_, path)| !root().join(path).exists()).map(|(file, path)| format!("{file}: {path}")).collect();
    assert!(missing.is_empty(), "documents name files that do not exist:\n{}", missing.join("\n"));
}

#[test]
fn an_identifier_is_split_into_words() {
    assert_eq!(words("FrontDoor"), ["front", "door"]);
    assert_eq!(words("FRONT_DOOR"), ["front", "door"]);
    assert_eq!(words("is_drawn"), ["is", "drawn"]);
}
