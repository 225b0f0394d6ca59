//! The absences that ARCHITECTURE.md promises, as far as a machine can see them in the sources.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All Rust files below a folder of the workspace, with their text without comments.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                found.push((path, code.join("\n")));
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    assert!(!found.is_empty(), "{folder} holds no Rust");
    found
}

fn files_with(folder: &str, word: &str) -> Vec<PathBuf> {
    sources(folder).into_iter().filter(|(_, code)| code.contains(word)).map(|(path, _)| path).collect()
}

#[test]
fn only_the_newsroom_holds_sql() {
    for folder in [
        "app/src",
        "server/src",
        "crates/domain/src",
        "crates/wordpress/src",
        "crates/demo/src",
        "crates/media/src",
        "crates/syndication/src",
        "crates/pagecache/src",
    ] {
        assert_eq!(files_with(folder, "sqlx::"), Vec::<PathBuf>::new(), "{folder}");
    }
    assert!(!files_with("crates/newsroom/src", "sqlx::").is_empty(), "this test looks in the wrong place");
}

#[test]
fn the_domain_does_no_input_or_output() {
    for word in ["std::fs", "std::net", "std::env", "tokio", "SystemTime", "Instant::now"] {
        assert_eq!(files_with("crates/domain/src", word), Vec::<PathBuf>::new(), "{word}");
    }
}

#[test]
fn islands_live_in_one_place() {
    let islands = files_with("app/src", "#[island]");
    assert!(!islands.is_empty(), "this test looks in the wrong place");
    assert!(islands.iter().all(|path| path.components().any(|part| part.as_os_str() == "islands")), "{islands:?}");
}

/// Files below a folder of the app that use a path with this module in it, however the `use` is written.
fn files_that_use(folder: &str, module: &str) -> Vec<PathBuf> {
    let is_use = |code: &str| {
        code.match_indices(&format!("{module}::")).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            before.is_none_or(|before| !before.is_alphanumeric() && before != '_')
        })
    };
    sources(&format!("app/src/{folder}")).into_iter().filter(|(_, code)| is_use(code)).map(|(path, _)| path).collect()
}

#[test]
fn parts_of_the_app_depend_on_each_other_one_way() {
    for (folder, module) in [
        ("ui", "site"),
        ("ui", "desk"),
        ("ui", "islands"),
        ("site", "desk"),
        ("desk", "site"),
        ("islands/site", "desk"),
        ("islands/desk", "site"),
        // loaders know neither what surrounds a page nor how it is rendered
        ("site/load", "layout"),
        ("site/load", "pages"),
        ("site/load", "components"),
        ("site/components", "layout"),
        ("site/components", "pages"),
        ("site/layout", "pages"),
    ] {
        assert_eq!(files_that_use(folder, module), Vec::<PathBuf>::new(), "{folder} must not use {module}");
    }
    assert!(!files_that_use("site", "ui").is_empty() && !files_that_use("desk", "ui").is_empty(), "this test looks in the wrong place");
}

#[test]
fn routes_and_their_policies_live_in_the_router() {
    let is = |names: &'static [&'static str]| move |path: &PathBuf| !names.iter().any(|name| path.ends_with(name));
    let routers = files_with("server/src", "Router::new()").into_iter().filter(is(&["http/router.rs", "http/route.rs", "metrics/mod.rs"]));
    assert_eq!(routers.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "add routes to ROUTES, so that they have a policy");
    let policies =
        files_with("server/src", "default-src").into_iter().filter(is(&["http/route.rs", "http/route/tests.rs", "http/site/media.rs"]));
    assert_eq!(policies.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "a CSP belongs to a policy");
    assert!(!files_with("server/src/http", "Router::new()").is_empty(), "this test looks in the wrong place");
}

#[test]
fn handlers_have_typed_errors() {
    let text_as_error = |line: &str| line.contains("Result<") && line.replace("HashMap<UserId, String>", "").contains(", String>");
    let sources = sources("server/src/http").into_iter();
    let found: Vec<PathBuf> = sources.filter(|(_, code)| code.lines().any(text_as_error)).map(|(path, _)| path).collect();
    assert_eq!(found, Vec::<PathBuf>::new(), "use HttpError, or FieldError for a field of a form");
    let word = "map_err(|error| error.to_string())";
    assert_eq!(files_with("server/src/http", word), Vec::<PathBuf>::new(), "{word}: use HttpError");
}

#[test]
fn nothing_of_the_desk_is_cached() {
    for word in [".cache.", "CachePolicy", "ResponseCache"] {
        assert_eq!(files_with("server/src/http/desk", word), Vec::<PathBuf>::new(), "{word}");
    }
}

#[test]
fn raw_markup_lives_in_one_file() {
    let raw = files_with("app/src", "inner_html");
    assert!(raw.iter().all(|path| path.ends_with("raw_html.rs")), "{raw:?}");
    let rendered = files_with("app/src", "RenderOnce for ");
    assert!(rendered.iter().all(|path| path.ends_with("markup.rs")), "{rendered:?}");
    assert_eq!(files_with("app/src", "InertElement"), Vec::<PathBuf>::new());
}

#[test]
fn reader_pages_are_not_made_for_browsers_to_take_over() {
    for word in ["AnyView", "into_any("] {
        assert_eq!(files_with("app/src/site", word), Vec::<PathBuf>::new(), "{word}: use `Markup`");
    }
}

#[test]
fn the_known_holes_of_leptos_are_not_used() {
    for word in ["leptos_meta", "HydrationScripts", "leptos_axum::redirect", "<Suspense"] {
        assert_eq!(files_with("app/src", word), Vec::<PathBuf>::new(), "{word}");
    }
    // readers write nothing; at the desk, only our own component escapes what is in one
    assert_eq!(files_with("app/src/site", "<textarea"), Vec::<PathBuf>::new());
    let text_areas = files_with("app/src", "<textarea");
    assert!(text_areas.iter().all(|path| path.ends_with("raw_html.rs")), "{text_areas:?}: use `TextArea`");
}

#[test]
fn nobody_acts_with_all_rights_but_the_command_line() {
    for folder in [
        "app/src",
        "crates/demo/src",
        "crates/media/src",
        "crates/syndication/src",
        "crates/wordpress/src",
        "server/src/http",
        "server/src/jobs",
    ] {
        assert_eq!(files_with(folder, "command_line()"), Vec::<PathBuf>::new(), "{folder}: take the authority of a session or an import");
    }
    let commands = root().join("server/src/commands");
    let elsewhere: Vec<PathBuf> =
        files_with("server/src", "Authority::command_line").into_iter().filter(|file| !file.starts_with(&commands)).collect();
    assert_eq!(elsewhere, Vec::<PathBuf>::new());
    assert!(!files_with("server/src/commands", "Authority::command_line").is_empty(), "this test looks in the wrong place");
}
