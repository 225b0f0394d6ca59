//! Two editors in one story, in hundreds of random schedules: no word of either is lost. The editor's own scripts write, in Node
//! (`frontend/editor/tests/schedules.mjs`), to a server with a database of each kind.

use std::{collections::BTreeMap, process::Stdio};

use domain::Role;
use newsroom::DatabaseUrl;

use super::{
    newsdesk::{begin, person},
    visitor::Visitor,
};
use crate::support::{Database, TestSite};

const SCRIPT: &str = "editor/tests/schedules.mjs";
/// Schedules on each database: 500 together. More by hand: `SCHEDULES=2000 SEED=7`.
const SCHEDULES: usize = 250;

async fn nothing_is_lost(site: &TestSite) {
    let variable = |name: &str| std::env::var(name).ok();
    let count = variable("SCHEDULES").map_or(SCHEDULES, |count| count.parse().unwrap());
    let mut cookies = BTreeMap::new();
    let mut stories = Vec::new();
    for name in ["amina", "bilal"] {
        let user = person(site, name, Role::Editor, None).await;
        let mut browser = Visitor::signed_in(site, &user).await;
        let header: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        cookies.insert(user.id.to_string(), header.join("; "));
        while stories.len() < count {
            stories.push(begin(&mut browser).await);
        }
    }
    let arguments = [serde_json::to_string(&cookies).unwrap(), serde_json::to_string(&stories).unwrap()];
    let mut node = tokio::process::Command::new("node");
    node.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend")).arg(SCRIPT).arg(&site.origin).args(arguments);
    let node = node.arg(variable("SEED").unwrap_or_else(|| "1".to_owned())).stdin(Stdio::null()).output().await;
    let output = node.unwrap_or_else(|error| panic!("the schedules of two editors need Node (./dev test installs its packages): {error}"));
    let (said, why) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{SCRIPT} failed; if a package is missing, run bash scripts/setup/node.sh frontend\n{said}{why}");
    let count = format!("\"schedules\":{count},\"wrong\":0,");
    assert!(said.contains(&count), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lose_nothing_on_sqlite() {
    nothing_is_lost(&TestSite::start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lose_nothing_on_postgresql() {
    let database = Database::on_postgresql("two_editors");
    let site = TestSite::start_on(&DatabaseUrl::parse(&database.url).unwrap()).await;
    nothing_is_lost(&site).await;
    site.newsroom.close().await;
}
