//! The steps of a draft, compared with ProseMirror itself: thousands of random ones, applied by both. Node makes them
//! (`frontend/editor/compare/`) from the schema of the editor.

use std::process::Command;

use domain::{DraftDocument, document::NodeType};
use serde_json::Value;

use super::step;

const SCRIPT: &str = "frontend/editor/compare/steps.mjs";

/// What the script writes for this many rounds.
fn prosemirror(rounds: u32) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    // another seed for a search by hand: SEED=7 cargo test -p domain prosemirror
    let seed = std::env::var("SEED").unwrap_or_else(|_| "1".to_owned());
    let output = Command::new("node").current_dir(root).args([SCRIPT, &rounds.to_string(), &seed]).output();
    let output =
        output.unwrap_or_else(|error| panic!("the comparison with ProseMirror needs Node (./dev test installs its packages): {error}"));
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{SCRIPT} failed; if a package is missing, run bash scripts/setup/node.sh frontend\n{why}");
    String::from_utf8(output.stdout).unwrap()
}

/// Two JSON texts; the same bytes need no parsing.
fn assert_same(ours: &str, theirs: &str, context: &str) {
    if ours != theirs {
        let parsed = |json| serde_json::from_str::<Value>(json).unwrap();
        assert_eq!(parsed(ours), parsed(theirs), "{context}");
    }
}

/// The editor's schema and ours: the same nodes with the same attributes, content and joints; the same marks in the same order.
fn assert_schema(json: &str) {
    let theirs: Value = serde_json::from_str(json).unwrap();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let names = |value: &Value| sorted(value.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect());
    let ours: Vec<&NodeType> = domain::draft::node_types().collect();
    let nodes = theirs["nodes"].as_array().unwrap();
    assert_eq!(
        sorted(ours.iter().map(|node| node.name.to_owned()).collect()),
        names(&nodes.iter().map(|node| node["name"].clone()).collect())
    );
    for node in nodes {
        let name = node["name"].as_str().unwrap();
        let our = ours.iter().find(|our| our.name == name).unwrap();
        let matching =
            |fits: &dyn Fn(&NodeType) -> bool| sorted(ours.iter().filter(|other| fits(other)).map(|other| other.name.to_owned()).collect());
        assert_eq!((our.is_leaf(), our.is_inline()), (node["leaf"] == true, node["inline"] == true), "{name}: leaf, inline");
        assert_eq!(our.allows_marks(), node["marks"] == true, "{name}: marks");
        assert_eq!(matching(&|other| other.name != name && our.shares_content_with(other)), names(&node["joins"]), "{name}: joints");
        if name != "doc" {
            assert_eq!(matching(&|child| our.may_hold(child)), names(&node["holds"]), "{name}: content");
            let attrs = ["id", "anchor"].into_iter().filter(|attr| our.block && our.has(attr)).chain(our.attrs.iter().copied());
            assert_eq!(sorted(attrs.map(str::to_owned).collect()), names(&node["attrs"]), "{name}: attributes");
        }
    }
    let empty: Value = serde_json::from_str(&super::draft(domain::Document::default()).to_json()).unwrap();
    let fields = nodes.iter().find(|node| node["name"] == "doc").unwrap();
    assert_eq!(sorted(empty["attrs"].as_object().unwrap().keys().cloned().collect()), names(&fields["attrs"]), "fields");
    let marks: Vec<_> = theirs["marks"].as_array().unwrap().iter().map(|mark| mark["name"].as_str().unwrap()).collect();
    assert_eq!(marks, domain::draft::mark_names().collect::<Vec<_>>(), "marks, from the outermost");
}

#[test]
fn steps_do_what_prosemirror_does() {
    let output = prosemirror(140);
    let (mut draft, mut applied, mut refused, mut kinds) = (None::<DraftDocument>, 0, 0, std::collections::BTreeMap::new());
    for line in output.lines() {
        let mut fields = line.split('\t');
        let (kind, json, after) = (fields.next().unwrap(), fields.next().unwrap(), fields.next().unwrap_or_default());
        match (kind, &mut draft) {
            ("facts", _) => assert_schema(json),
            ("doc", slot) => {
                let read = DraftDocument::parse(json).unwrap_or_else(|error| panic!("{error}\n{json}"));
                assert_same(&read.to_json(), json, "a new document");
                *slot = Some(read);
            }
            ("step", Some(draft)) => {
                let parsed = step(json);
                let before = draft.clone();
                draft.apply(std::slice::from_ref(&parsed)).unwrap_or_else(|error| panic!("{error}\n{json}\n{}", before.to_json()));
                assert_same(&draft.to_json(), after, json);
                // what is stored and sent to others is the step as it was read
                let again = serde_json::to_string(&parsed).unwrap();
                assert_eq!(step(&again), parsed);
                applied += 1;
                *kinds.entry(serde_json::from_str::<Value>(json).unwrap()["stepType"].to_string()).or_insert(0) += 1;
            }
            ("bad", Some(draft)) => {
                let Ok(parsed) = serde_json::from_str(json) else { continue };
                let before = draft.to_json();
                assert!(draft.apply(&[parsed]).is_err(), "ProseMirror refuses this step: {after}\n{json}\n{before}");
                assert_eq!(draft.to_json(), before, "a refused step changed the draft");
                refused += 1;
            }
            _ => panic!("{line}"),
        }
    }
    assert!(applied >= 5000 && refused >= 500, "{applied} applied, {refused} refused");
    for kind in ["replace", "replaceAround", "addMark", "removeMark", "markSet", "attr", "docAttr"] {
        assert!(kinds.contains_key(&format!("{kind:?}")), "no {kind} among {kinds:?}");
    }
}
