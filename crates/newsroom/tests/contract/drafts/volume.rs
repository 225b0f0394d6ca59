//! Long days of writing.

use std::time::{Duration, Instant};

use domain::Role;
use newsroom::{Newsroom, Pushed, SystemIds};

use super::{insert, push, text_of};
use crate::support::{TestNewsroom, paragraph};

crate::contract!(a_draft_of_20000_steps_opens_at_once);

async fn a_draft_of_20000_steps_opens_at_once(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let mut story = paper.draft("talks", "Water");
    // 10,000 words in 250 paragraphs
    let long = "ten words stand in this sentence of the long text ".repeat(4);
    story.document.blocks = (0..250).flat_map(|_| paragraph(&long).blocks).collect();
    for (at, block) in story.document.blocks.iter_mut().enumerate() {
        block.id = format!("b{at}");
    }
    paper.put(std::slice::from_ref(&story)).await;
    let (at, mut version) = (text_of(&story), 0);
    while version < 20_000 {
        let steps: Vec<_> = (0..500).map(|_| insert(at, "x")).collect();
        let pushed = push(paper, &editor, &story, version, &steps).await.unwrap();
        let Pushed::Stored { version: now, .. } = pushed else { panic!("{pushed:?}") };
        version = now;
    }
    // as far from a snapshot as can be
    let steps: Vec<_> = (0..199).map(|_| insert(at, "y")).collect();
    push(paper, &editor, &story, version, &steps).await.unwrap();
    // in a process that has nothing cached
    let fresh = Newsroom::open(&paper.url, paper.clock.clone(), std::sync::Arc::new(SystemIds)).await.unwrap();
    let begun = Instant::now();
    let opened = fresh.open_draft(&editor, &story.id).await.unwrap();
    let took = begun.elapsed();
    assert_eq!(opened.version, 20_199);
    assert!(took <= Duration::from_secs(1), "{took:?} on {}", paper.name);
    let begun = Instant::now();
    push(paper, &editor, &story, 20_199, &[insert(at, "z")]).await.unwrap();
    println!("{}: opening took {took:?}, one push {:?}", paper.name, begun.elapsed());
    fresh.close().await;
}
