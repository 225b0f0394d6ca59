//! What others wrote and this program carries may be given on under the licences it has.

use std::process::Command;

use spdx::{Expression, LicenseReq, ParseMode};

/// Licences that require no more than a notice. `MPL-2.0` covers the files of its own crate only, which are used unchanged.
const TAKEN: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "IJG",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn is_taken(wanted: &LicenseReq) -> bool {
    wanted.license.id().is_some_and(|licence| TAKEN.contains(&licence.name))
}

/// Why a crate may not be carried, if it may not.
fn why_not(licence: Option<&str>) -> Option<String> {
    let Some(licence) = licence else { return Some("names no licence".to_owned()) };
    // some still write MIT/Apache-2.0
    match Expression::parse_mode(licence, ParseMode::LAX) {
        Ok(expression) => (!expression.evaluate(is_taken)).then(|| format!("is under {licence}")),
        Err(error) => Some(format!("names the licence {licence:?}: {error}")),
    }
}

/// All crates that a build for Linux may use, with those of tests, as the lock file names them.
fn crates() -> Vec<serde_json::Value> {
    let words = ["metadata", "--locked", "--offline", "--filter-platform", "x86_64-unknown-linux-gnu", "--format-version", "1"];
    let output = Command::new(env!("CARGO")).args(words).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    all["packages"].as_array().unwrap().clone()
}

#[test]
fn every_crate_may_be_carried_and_comes_from_the_registry() {
    let crates = crates();
    assert!(crates.len() > 300, "{} crates: this test looks in the wrong place", crates.len());
    let faults: Vec<String> = crates
        .iter()
        .filter_map(|package| {
            let source = package["source"].as_str().unwrap_or("registry+ (our own)");
            let why = why_not(package["license"].as_str())
                .or_else(|| (!source.starts_with("registry+")).then(|| format!("comes from {source}")))?;
            Some(format!("{} {why}", package["name"].as_str()?))
        })
        .collect();
    assert!(faults.is_empty(), "not to be carried without a decision:\n{}", faults.join("\n"));
}

#[test]
fn one_good_choice_is_enough_and_all_parts_count() {
    for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "(MIT OR GPL-2.0-only) AND Unicode-3.0"] {
        assert_eq!(why_not(Some(good)), None, "{good}");
    }
    for bad in ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "LicenseRef-mine", "no licence at all"] {
        assert!(why_not(Some(bad)).is_some(), "{bad}");
    }
    assert!(why_not(None).is_some());
}
