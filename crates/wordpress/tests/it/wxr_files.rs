//! Every export in the shared folder is read with the counts that an independent script found, or refused as WordPress refuses it.

use std::collections::{BTreeMap, BTreeSet};

use wordpress::wxr::{Entry, Reader, WxrError};

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    version: String,
    items: BTreeMap<String, usize>,
    comments: usize,
    nested: usize,
    authors: usize,
    creators: usize,
    terms: BTreeMap<String, usize>,
}

fn count(file: &str) -> Result<Counts, WxrError> {
    let mut reader = Reader::open(&crate::support::file(file))?;
    let mut counts = Counts::default();
    let mut creators = BTreeSet::new();
    let mut terms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(entry) = reader.next_entry()? {
        match entry {
            Entry::Author(_) => counts.authors += 1,
            Entry::Term(_) => {}
            Entry::Item(item) => {
                *counts.items.entry(format!("{} {}", item.kind, item.status)).or_default() += 1;
                counts.comments += item.comments.len();
                counts.nested += item.comments.iter().filter(|comment| !matches!(comment.parent.as_str(), "" | "0")).count();
                if !item.creator.is_empty() {
                    creators.insert(item.creator.clone());
                }
                for term in &item.terms {
                    terms.entry(term.domain.clone()).or_default().insert(if term.slug.is_empty() {
                        term.name.clone()
                    } else {
                        term.slug.clone()
                    });
                }
            }
        }
    }
    counts.version = reader.channel().version.clone();
    counts.creators = creators.len();
    counts.terms = terms.into_iter().map(|(domain, slugs)| (domain, slugs.len())).collect();
    Ok(counts)
}

fn expect(
    file: &str,
    version: &str,
    items: &[(&str, usize)],
    (comments, nested): (usize, usize),
    (authors, creators): (usize, usize),
    terms: &[(&str, usize)],
) {
    let own = |list: &[(&str, usize)]| list.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
    let expected = Counts { version: version.to_owned(), items: own(items), comments, nested, authors, creators, terms: own(terms) };
    assert_eq!(count(file).unwrap(), expected, "{file}");
}

#[test]
fn theme_test_data() {
    let items = [
        ("attachment inherit", 37),
        ("nav_menu_item publish", 70),
        ("page publish", 21),
        ("post draft", 1),
        ("post future", 1),
        ("post publish", 56),
    ];
    let terms = [("category", 67), ("nav_menu", 5), ("post_format", 9), ("post_tag", 64)];
    expect("theme-test-data/themeunittestdata.wordpress.xml", "1.2", &items, (33, 10), (2, 4), &terms);
    expect("reexport/themeunittestdata.wp-6.1.9.xml", "1.2", &items, (33, 10), (3, 3), &terms);
    let items = [("attachment inherit", 9), ("page publish", 1), ("post publish", 61), ("wp_navigation publish", 1)];
    expect("theme-test-data/64-block-test-data.xml", "1.2", &items, (2, 1), (2, 2), &[("category", 5), ("post_tag", 4)]);
    expect("theme-test-data/theme-preview.xml", "1.2", &[("post publish", 7)], (2, 0), (0, 1), &[("category", 9)]);
}

#[test]
fn importer_fixtures() {
    let file = |name: &str| format!("importer-fixtures/{name}.xml");
    let one = [("post publish", 1)];
    let draft = [("post draft", 1)];
    expect(&file("backslashes"), "1.2", &one, (0, 0), (0, 0), &[]);
    expect(&file("blank-lines"), "1.2", &one, (0, 0), (0, 0), &[]);
    expect(&file("large-authors"), "1.2", &[], (0, 0), (300, 0), &[]);
    expect(&file("missing-tags"), "1.2", &one, (0, 0), (0, 0), &[]);
    expect(&file("post-content-blank-lines"), "1.1", &one, (0, 0), (1, 1), &[]);
    expect(&file("slashes"), "1.1", &one, (1, 0), (1, 1), &[("category", 1)]);
    let items = [("page draft", 1), ("page publish", 4), ("post private", 1), ("post publish", 5)];
    expect(&file("small-export"), "1.1", &items, (1, 0), (3, 3), &[("category", 29), ("post_format", 1), ("post_tag", 3)]);
    expect(&file("term-formats"), "1.2", &[], (0, 0), (0, 0), &[]);
    expect(&file("term-meta"), "1.2", &[], (0, 0), (0, 0), &[]);
    expect(&file("test-serialized-comment-meta"), "1.0", &draft, (1, 0), (0, 1), &[("category", 1)]);
    expect(&file("test-serialized-postmeta-no-cdata"), "1.0", &draft, (0, 0), (0, 1), &[("category", 1)]);
    expect(&file("test-serialized-postmeta-with-cdata"), "1.0", &draft, (0, 0), (0, 1), &[("category", 1)]);
    expect(&file("test-serialized-term-meta"), "1.0", &draft, (0, 0), (0, 1), &[("category", 1), ("custom_taxonomy", 1), ("post_tag", 1)]);
    expect(&file("test-utw-post-meta-import"), "1.0", &draft, (0, 0), (0, 1), &[("category", 1)]);
    // format 1.0 says `tag` where later ones say `post_tag`
    expect(&file("valid-wxr-1.0"), "1.0", &[("page publish", 3), ("post publish", 3)], (1, 0), (0, 1), &[("category", 3), ("post_tag", 4)]);
    expect(
        &file("valid-wxr-1.1"),
        "1.1",
        &[("page publish", 1), ("post publish", 1)],
        (1, 0),
        (1, 1),
        &[("category", 1), ("post_tag", 1), ("post_tax", 1)],
    );
}

#[test]
fn refuses_what_wordpress_refuses() {
    let refused = |name: &str| count(&format!("importer-fixtures/{name}.xml")).unwrap_err();
    assert!(matches!(refused("malformed"), WxrError::InvalidVersion { found, .. } if found == "abc"));
    assert!(matches!(refused("invalid-version-tag"), WxrError::InvalidVersion { found, .. } if found == "abc"));
    assert!(matches!(refused("missing-version-tag"), WxrError::MissingVersion { .. }));
    let message = refused("malformed-simple").to_string();
    assert!(message.contains("malformed-simple.xml, byte 372: the file ends within <item>"), "{message}");
}
