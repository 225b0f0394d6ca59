//! Every command line that the documents print is one that `press` understands.

use std::path::Path;

/// The words of a shell's line: quotes are taken off, and what a shell would fill in stands for itself.
fn words(line: &str) -> Vec<String> {
    let line = match line.split_once("$(") {
        Some((before, after)) => format!("{before}FILLED-IN{}", after.split_once(')').map_or("", |(_, rest)| rest)),
        None => line.to_owned(),
    };
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The calls of `press` in the shell and cron blocks of a document.
fn calls(document: &str) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    let mut within = false;
    for line in document.lines() {
        if let Some(language) = line.strip_prefix("```") {
            within = matches!(language, "sh" | "cron");
            continue;
        }
        // a comment stands after two spaces; a redirection belongs to the shell
        let line = line.split("  #").next().unwrap_or_default().split(['<', '>']).next().unwrap_or_default();
        for part in line.split("&&").flat_map(|part| part.split(" | ")).filter(|_| within) {
            let part = words(part.trim());
            let starts = part.iter().rposition(|word| word == "press" || word.ends_with("/bin/press"));
            let others = ["install", "useradd", "systemctl", "createuser", "createdb", "journalctl"];
            if let Some(at) = starts.filter(|_| !part.iter().any(|word| others.contains(&word.as_str()))) {
                calls.push(part[at..].to_vec());
            }
        }
    }
    calls
}

#[test]
fn documents_print_commands_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = 0;
    for name in ["docs/operation.md", "README.md"] {
        for call in calls(&std::fs::read_to_string(root.join(name)).unwrap()) {
            if call.len() == 1 {
                continue;
            }
            found += 1;
            match server::commands::command().try_get_matches_from(&call) {
                Ok(_) => {}
                Err(error) if !error.use_stderr() => {}
                Err(error) => panic!("{name}: {call:?}\n{error}"),
            }
        }
    }
    assert!(found > 20, "only {found} commands were found");
}

#[test]
fn the_tables_name_arguments_and_variables_that_exist() {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/operation.md")).unwrap();
    let mut command = server::commands::command();
    command.build();
    let serve = command.find_subcommand("serve").unwrap();
    for arg in serve.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let Some(long) = arg.get_long().filter(|long| *long != "help") else { continue };
        let variable = arg.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let row = format!("| `--{long}` | `{variable}` |");
        assert!(document.contains(&row), "docs/operation.md has no row {row}");
    }
}
