//! The checklists of `CONTRIBUTING.md` that name files. "A block" is checked against its example, and against every other kind.

use std::path::PathBuf;

use domain::document::BlockKind;

/// The kind that the checklist uses as its example.
const EXAMPLE: &str = "fact_box";

/// Most files that a new kind may touch.
const MOST: usize = 8;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files that the checklist "A block" names, in its order.
fn checklist() -> Vec<String> {
    files_of("**A block**")
}

/// The first file of each step of the checklist with this title.
fn files_of(title: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let section = text.split_once(title).unwrap_or_else(|| panic!("no checklist {title}")).1.split_once("\n\n**").unwrap().0;
    let steps = section.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    steps.map(|line| line.split('`').nth(1).unwrap_or_else(|| panic!("no file in {line:?}")).to_owned()).collect()
}

/// The ways in which files spell the name of a kind: `fact_box`, `FactBox`, `factBox`, `fact-box`, `factbox`.
fn spellings(name: &str) -> Vec<String> {
    let camel: String = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
    let json = camel[..1].to_lowercase() + &camel[1..];
    vec![name.to_owned(), camel, json, name.replace('_', "-"), name.replace('_', "")]
}

fn mentions(path: &str, name: &str) -> bool {
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    spellings(name).iter().any(|spelling| text.contains(spelling))
}

#[test]
fn the_checklist_names_every_file_of_its_example() {
    let files = checklist();
    assert!((5..=MOST).contains(&files.len()), "a new kind touches at most {MOST} files: {files:#?}");
    for file in files.iter().filter(|file| !file.ends_with(".css")) {
        assert!(mentions(file, EXAMPLE), "{file} does not name {EXAMPLE}");
    }
    // the style names a class of the view instead
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let (view, style) = (
        read(files.iter().find(|file| file.starts_with("app/") && file.contains(EXAMPLE)).unwrap()),
        read(files.iter().find(|file| file.ends_with(".css")).unwrap()),
    );
    let classes = view.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split(' '));
    assert!(classes.into_iter().any(|class| style.contains(&format!(".{class} "))), "the style knows no class of {EXAMPLE}");
}

#[test]
fn every_kind_has_the_files_of_the_checklist() {
    let files = checklist();
    assert_eq!(files.iter().filter(|file| file.contains(EXAMPLE)).count(), 2, "one file in the domain, one in the app: {files:#?}");
    // not every kind has a style of its own
    let shared: Vec<_> =
        files.iter().filter(|file| file.ends_with("/mod.rs") || file.contains("syndication") || file.contains("contracts")).collect();
    for name in BlockKind::NAMES {
        for file in files.iter().filter(|file| file.contains(EXAMPLE)) {
            let file = file.replace(EXAMPLE, name);
            assert!(root().join(&file).is_file(), "{file} is missing");
        }
        for file in &shared {
            assert!(mentions(file, name), "{file} does not name {name}");
        }
    }
}

#[test]
fn forms_and_pages_of_the_desk_touch_few_files() {
    let lists = [("**A form**", "profile", 9), ("**A page of the desk with an island.**", "sign_in", 10)];
    for (title, example, most) in lists {
        let files = files_of(title);
        assert!((5..=most).contains(&files.len()), "{title} touches at most {most} files: {files:#?}");
        for file in files {
            let text = std::fs::read_to_string(root().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}")).to_lowercase();
            let named = [example, "password_field", "passwordfield"].into_iter().flat_map(spellings).any(|name| text.contains(&name));
            assert!(named, "{file} has nothing of the example {example}");
        }
    }
}
