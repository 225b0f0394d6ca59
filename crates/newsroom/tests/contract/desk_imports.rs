//! Imports that the desk began, and the check of the site: one at a time over all processes, and what a killed one leaves.

use domain::*;
use newsroom::Error;
use newsroom::import_job::{JobAct, JobEnd, JobKind, JobState, NewJob};
use newsroom::site_check::{Finding, Flaw, MOST};

use crate::support::TestNewsroom;

crate::contract!(one_import_runs_at_a_time, findings_are_replaced_and_counted, one_check_runs_at_a_time);

async fn one_import_runs_at_a_time(paper: &TestNewsroom) {
    let new = |id: &'static str| NewJob { id, kind: JobKind::Site, source: "https://old.site", site_user: "admin", fetches: true };
    paper.edit(async |edit| edit.begin_import_job(&new("a")).await.unwrap()).await;
    let authority = newsroom::Authority::command_line();
    let begin = async |id| {
        let mut edit = paper.newsroom.edit(&authority).await.unwrap();
        edit.begin_import_job(&new(id)).await?;
        edit.commit().await
    };
    assert!(matches!(begin("b").await, Err(Error::Conflict { .. })));
    // as long as it says so, it runs
    for _ in 0..3 {
        paper.clock.advance(15_000);
        paper.newsroom.beat_import_job("a", "stories", (5, 10)).await.unwrap();
    }
    let job = paper.newsroom.import_job("a").await.unwrap().unwrap();
    assert!(job.is_running(paper.newsroom.now()) && job.progress == (5, 10) && job.step == "stories" && job.fetches, "{job:?}");
    assert!(matches!(begin("b").await, Err(Error::Conflict { .. })));
    paper.clock.advance(20_001);
    assert!(paper.newsroom.import_job("a").await.unwrap().unwrap().is_stopped(paper.newsroom.now()));
    begin("b").await.unwrap();
    let end = JobEnd { imports: vec!["one".into(), "two".into()], report: "{}".into(), problem: String::new() };
    paper.newsroom.end_import_job("b", &end).await.unwrap();
    // the stopped one goes on, fails, and is removed
    paper.clock.advance(1);
    paper.edit(async |edit| drop(edit.go_on_with_import_job("a", JobAct::Import).await.unwrap())).await;
    let failed = JobEnd { problem: "no answer".into(), ..JobEnd::default() };
    paper.newsroom.end_import_job("a", &failed).await.unwrap();
    let jobs = paper.newsroom.import_jobs(10).await.unwrap();
    let states: Vec<_> = jobs.iter().map(|job| (job.id.as_str(), job.state, job.problem.as_str(), job.imports.len())).collect();
    assert_eq!(states, [("a", JobState::Failed, "no answer", 0), ("b", JobState::Done, "", 2)]);
    paper.edit(async |edit| edit.discard_import_job("a").await.unwrap()).await;
    assert_eq!(paper.newsroom.import_jobs(10).await.unwrap().len(), 1);
    let writer = paper.person(Role::Editor, None).await;
    let refused = paper.try_as(&writer, async |edit| edit.begin_import_job(&new("c")).await).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
}

fn finding(id: &str, target: &str) -> Finding {
    Finding { id: id.into(), target: target.into(), title: "A story".into(), detail: String::new() }
}

async fn number(paper: &TestNewsroom, flaw: Flaw) -> i64 {
    paper.newsroom.flaws().await.unwrap().into_iter().find(|(of, _)| *of == flaw).unwrap().1
}

async fn findings_are_replaced_and_counted(paper: &TestNewsroom) {
    let about = ["a".to_owned(), "b".to_owned()];
    paper.newsroom.put_findings(Flaw::Link, &about, &[finding("a", "/x/"), finding("a", "/y/"), finding("b", "/x/")]).await.unwrap();
    paper.newsroom.put_findings(Flaw::Redirect, &about, &[finding("/old/", "/x/")]).await.unwrap();
    assert_eq!((number(paper, Flaw::Link).await, number(paper, Flaw::Redirect).await), (3, 1));
    paper.newsroom.put_findings(Flaw::Link, &about[..1], &[finding("a", "/y/")]).await.unwrap();
    let targets: Vec<_> = paper.newsroom.findings(Flaw::Link, "", 10).await.unwrap().into_iter().map(|one| one.id + &one.target).collect();
    assert_eq!(targets, ["a/y/", "b/x/"]);
    assert_eq!(paper.newsroom.findings(Flaw::Link, "a", 10).await.unwrap().len(), 1, "the next ones");
    // what a whole check has not seen again is gone
    paper.clock.advance(1000);
    let began = paper.newsroom.now();
    paper.newsroom.put_findings(Flaw::Link, &about[1..], &[finding("b", "/x/")]).await.unwrap();
    paper.newsroom.drop_older_findings(Flaw::Link, began).await.unwrap();
    assert_eq!(number(paper, Flaw::Link).await, 1);
    // numbers end
    let many: Vec<_> = (0..MOST + 5).map(|at| finding("c", &format!("/{at}/"))).collect();
    paper.newsroom.put_findings(Flaw::Outside, &[], &many).await.unwrap();
    assert_eq!(number(paper, Flaw::Outside).await, MOST + 1);
    // those of indexes: published stories only
    let bare = paper.story("bare", "Bare", "Text.", 1);
    let bare = Story { sections: Vec::new(), primary_section: None, bylines: Vec::new(), ..bare };
    let draft = Story { state: StoryState::Draft, ..paper.draft("draft", "Text.") };
    paper.put(&[bare.clone(), draft]).await;
    for flaw in [Flaw::Section, Flaw::Author] {
        assert_eq!(number(paper, flaw).await, 1, "{flaw:?}");
        assert_eq!(paper.newsroom.findings(flaw, "", 10).await.unwrap()[0].id, bare.id.to_string());
    }
    let known = paper.newsroom.known_paths(&[bare.path.as_str(), "/nothing/"]).await.unwrap();
    assert_eq!(known.into_iter().collect::<Vec<_>>(), [bare.path.to_string()]);
    let (program, schema, bytes) = paper.newsroom.database_facts().await.unwrap();
    assert!(
        (program.starts_with("SQLite 3") || program.starts_with("PostgreSQL 1")) && schema >= 26 && bytes > 0,
        "{program} {schema} {bytes}"
    );
}

async fn one_check_runs_at_a_time(paper: &TestNewsroom) {
    assert_eq!(paper.newsroom.site_check("within").await.unwrap(), None);
    assert!(paper.newsroom.begin_site_check("within").await.unwrap());
    assert!(!paper.newsroom.begin_site_check("within").await.unwrap());
    assert!(paper.newsroom.begin_site_check("outside").await.unwrap(), "the other one is another");
    paper.newsroom.beat_site_check("outside", (5, 10), Some("last")).await.unwrap();
    paper.clock.advance(20_001);
    assert!(paper.newsroom.begin_site_check("within").await.unwrap(), "its process was stopped");
    paper.newsroom.end_site_check("within", Some(7)).await.unwrap();
    assert!(paper.newsroom.begin_site_check("outside").await.unwrap());
    let outside = paper.newsroom.site_check("outside").await.unwrap().unwrap();
    assert!(outside.after == "last" && outside.is_running(paper.newsroom.now()) && outside.ended_at.is_none(), "{outside:?}");
    let within = paper.newsroom.site_check("within").await.unwrap().unwrap();
    assert!(within.media_bytes == 7 && !within.is_running(paper.newsroom.now()), "{within:?}");
    paper
        .newsroom
        .put_outside_links(&[("https://un.example/".into(), String::new()), ("https://gone.example/".into(), "404".into())])
        .await
        .unwrap();
    paper.newsroom.put_outside_links(&[("https://gone.example/".into(), String::new())]).await.unwrap();
    let known = paper.newsroom.outside_links(&["https://gone.example/", "https://new.example/"]).await.unwrap();
    assert!(known.len() == 1 && known["https://gone.example/"].1.is_empty(), "{known:?}");
}
