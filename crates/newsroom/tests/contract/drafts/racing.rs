//! Several processes write one draft at once.

use std::collections::BTreeSet;

use domain::Role;
use newsroom::{Newsroom, Pushed, StepsSince};

use super::{HEADLINE, insert};
use crate::support::TestNewsroom;

crate::contract!(racing_writers_lose_and_double_nothing);

const WRITERS: usize = 4;
const PUSHES: usize = 25;

/// Pushes its words one after the other; throws away every third response. Returns how often somebody else was first.
async fn writer(newsroom: Newsroom, who: newsroom::Authority, story: domain::StoryId, name: usize) -> usize {
    let (client, mut version, mut conflicts) = (format!("tab-{name}"), 0, 0);
    for number in 0..PUSHES {
        let word = format!("<{name}.{number}>");
        loop {
            let pushed = newsroom.push_steps(&who, &story, version, &client, &[insert(HEADLINE, &word)]).await.unwrap();
            let is_own = |json: &str| json.contains(&word);
            match pushed {
                // the response is lost: the same push is sent again
                Pushed::Stored { .. } if number % 3 == 0 && newsroom.draft_steps(&story, version).await.is_ok() => {
                    let again = newsroom.push_steps(&who, &story, version, &client, &[insert(HEADLINE, &word)]).await.unwrap();
                    let Pushed::Behind { version: now, steps } = again else { panic!("stored twice") };
                    assert!(steps.iter().any(|step| step.client == client && is_own(&step.json)), "its own step is not among {steps:?}");
                    version = now;
                    break;
                }
                Pushed::Stored { version: now, .. } => {
                    version = now;
                    break;
                }
                Pushed::Behind { version: now, steps } => {
                    assert!(!steps.iter().any(|step| is_own(&step.json)));
                    (version, conflicts) = (now, conflicts + 1);
                }
                Pushed::Reload => panic!("{version} is known"),
            }
        }
    }
    conflicts
}

async fn racing_writers_lose_and_double_nothing(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    let mut writers = tokio::task::JoinSet::new();
    for name in 0..WRITERS {
        // connections of its own, as another process has
        let own = Newsroom::open(&paper.url, paper.clock.clone(), std::sync::Arc::new(newsroom::SystemIds)).await.unwrap();
        let (editor, id) = (editor.clone(), story.id.clone());
        writers.spawn(async move {
            let conflicts = writer(own.clone(), editor, id, name).await;
            own.close().await;
            conflicts
        });
    }
    let conflicts: usize = writers.join_all().await.into_iter().sum();
    assert!(conflicts > 0, "nobody raced");
    let Some(StepsSince::Steps { version, steps }) = paper.newsroom.draft_steps(&story.id, 0).await.unwrap() else { panic!() };
    assert_eq!(version as usize, WRITERS * PUSHES);
    assert!(steps.iter().map(|step| step.version).eq(1..=version), "no holes");
    let all: BTreeSet<&str> = steps.iter().map(|step| step.json.as_str()).collect();
    assert_eq!(all.len(), WRITERS * PUSHES, "none twice");
    let headline = super::doc(paper, &editor, &story).await["content"][0]["content"][0]["text"].as_str().unwrap().to_owned();
    for name in 0..WRITERS {
        for number in 0..PUSHES {
            assert_eq!(headline.matches(&format!("<{name}.{number}>")).count(), 1, "{name}.{number}");
        }
    }
}
