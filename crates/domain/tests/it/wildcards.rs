//! No match on the kinds of blocks has a wildcard arm: the compiler then names every place that a new kind must be added to.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.push((path, code.join("\n")));
        }
    }
}

/// The patterns of each `match` of the code, of those within others too.
fn matches_of(code: &str) -> Vec<Vec<String>> {
    code.match_indices("match ")
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .filter_map(|(at, _)| Some(patterns(&code[at..][code[at..].find('{')? + 1..])))
        .collect()
}

/// The patterns of the arms that follow, up to the closing brace of the match.
fn patterns(body: &str) -> Vec<String> {
    let (mut patterns, mut depth, mut pattern, mut in_pattern) = (Vec::new(), 0, String::new(), true);
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            break;
        }
        if in_pattern && depth == 0 && c == '=' && chars.peek() == Some(&'>') {
            chars.next();
            patterns.push(std::mem::take(&mut pattern).trim().to_owned());
            in_pattern = false;
        } else if in_pattern {
            pattern.push(c);
        } else if depth == 0 && matches!(c, ',' | '}') {
            in_pattern = true;
            if chars.peek() == Some(&',') {
                chars.next();
            }
        }
    }
    patterns
}

fn is_catch_all(pattern: &str) -> bool {
    let name = pattern.split_whitespace().next().unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_name && (pattern == name || pattern.starts_with(&format!("{name} if ")))
}

fn has_wildcard_over_kinds(code: &str) -> bool {
    matches_of(code).iter().any(|patterns| {
        patterns.iter().any(|pattern| pattern.contains("BlockKind::")) && patterns.iter().any(|pattern| is_catch_all(pattern))
    })
}

#[test]
fn no_match_on_kinds_has_a_wildcard() {
    for (code, expected) in [
        ("match &block.kind { BlockKind::List(list) => { a(list); } BlockKind::Code(c) => b(c), }", false),
        ("match &block.kind { BlockKind::List(list) => { a(list); } _ => {} }", true),
        ("match kind { BlockKind::List(_) => match x { 1 => 2, _ => 3 }, BlockKind::Code(_) => 1 }", false),
        ("match x { 1 => match kind { BlockKind::List(_) => 1, other => drop(other) }, _ => 2 }", true),
        ("match name { \"hr\" => push(BlockKind::Divider(Divider)), _ => {} }", false),
    ] {
        assert_eq!(has_wildcard_over_kinds(code), expected, "{code}");
    }
    let mut found = Vec::new();
    for folder in [
        "app/src",
        "server/src",
        "crates/domain/src",
        "crates/syndication/src",
        "crates/wordpress/src",
        "crates/newsroom/src",
        "crates/demo/src",
    ] {
        sources(&root().join(folder), &mut found);
    }
    assert!(found.iter().any(|(_, code)| code.contains("match &block.kind")), "this test looks in the wrong place");
    let wrong: Vec<_> = found.iter().filter(|(_, code)| has_wildcard_over_kinds(code)).map(|(path, _)| path).collect();
    assert!(wrong.is_empty(), "list every kind, read `BlockKind::parts`, or use `if let`: {wrong:#?}");
}
