//! Names that an import prefetched give the same results as queries at the time of use.

use domain::*;
use newsroom::Error;

use crate::support::{DAY, TestNewsroom};

crate::contract!(unused_names_are_used_once, used_names_stay_used, buffered_names_are_used);

fn path(text: &str) -> SitePath {
    SitePath::parse(text).unwrap()
}

fn redirect(from: &str, to: &str) -> Redirect {
    Redirect { from: from.to_owned(), to: path(to), status: RedirectStatus::Moved }
}

async fn unused_names_are_used_once(paper: &TestNewsroom) {
    let first = paper.story("talks", "First", "x", DAY);
    let second = paper.story("talks", "Second", "x", DAY);
    let later = Story { headline: Headline::parse("Later").unwrap(), ..first.clone() };
    paper
        .import_batch(async |edit| {
            let import = edit.begin_import("wordpress:old").await.unwrap();
            edit.prefetch_stories(&[first.id.clone(), second.id.clone()], std::slice::from_ref(&first.path)).await.unwrap();
            edit.prefetch_redirects(&[path("/old/")]).await.unwrap();
            edit.prefetch_sources("wordpress:old", "post", &["1".to_owned(), "2\0".to_owned()]).await.unwrap();
            assert_eq!(edit.story_by_path(&first.path).await.unwrap(), None);
            assert_eq!(edit.unique_story_path(&first.path, &first.slug, None, &first.id).await.unwrap().1, first.path);
            edit.overwrite_story(&first, "").await.unwrap();
            assert!(matches!(edit.overwrite_story(&second, "").await, Err(Error::Conflict { what: "story path", .. })));
            assert_eq!(edit.unique_story_path(&second.path, &second.slug, None, &second.id).await.unwrap().1.as_str(), "/talks-2/");
            assert_eq!(edit.story_by_path(&first.path).await.unwrap().as_ref(), Some(&first));
            edit.overwrite_story(&later, "").await.unwrap();

            edit.put_redirect(&redirect("/old/", "/a/")).await.unwrap();
            assert_eq!(edit.redirect("/old/").await.unwrap(), Some(redirect("/old/", "/a/")));
            edit.put_redirect(&redirect("/old/", "/b/")).await.unwrap();

            assert_eq!(edit.source_id("wordpress:old", "post", "1").await.unwrap(), None);
            edit.record_source("wordpress:old", "post", "1", "one", &import).await.unwrap();
            assert_eq!(edit.source_id("wordpress:old", "post", "1").await.unwrap().as_deref(), Some("one"));
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.story_by_path(&first.path).await.unwrap(), Some(later));
    assert_eq!(n.revisions(&first.id).await.unwrap().len(), 2);
    assert_eq!(n.redirect("/old/").await.unwrap(), Some(redirect("/old/", "/b/")));
}

async fn used_names_stay_used(paper: &TestNewsroom) {
    let there = paper.story("talks", "There", "x", DAY);
    let comment = paper.comment(&there);
    paper
        .import_batch(async |edit| {
            let import = edit.begin_import("wordpress:old").await.unwrap();
            edit.overwrite_story(&there, "").await.unwrap();
            edit.put_comment(&comment).await.unwrap();
            edit.put_redirect(&redirect("/old/", "/a/")).await.unwrap();
            edit.record_source("wordpress:old", "post", "1", there.id.as_str(), &import).await.unwrap();
        })
        .await;
    let other = paper.story("talks", "Other", "x", DAY);
    paper
        .import_batch(async |edit| {
            edit.prefetch_stories(&[there.id.clone(), other.id.clone()], std::slice::from_ref(&there.path)).await.unwrap();
            edit.prefetch_comments(std::slice::from_ref(&comment.id)).await.unwrap();
            edit.prefetch_redirects(&[path("/old/")]).await.unwrap();
            edit.prefetch_sources("wordpress:old", "post", &["1".to_owned()]).await.unwrap();
            assert!(matches!(edit.overwrite_story(&other, "").await, Err(Error::Conflict { .. })));
            assert_eq!(edit.unique_story_path(&other.path, &other.slug, None, &other.id).await.unwrap().1.as_str(), "/talks-2/");
            assert_eq!(edit.redirect("/old/").await.unwrap(), Some(redirect("/old/", "/a/")));
            assert_eq!(edit.source_id("wordpress:old", "post", "1").await.unwrap().as_deref(), Some(there.id.as_str()));
            edit.overwrite_story(&there, "the same").await.unwrap();
            edit.put_comment(&Comment { author_name: "Another".to_owned(), ..comment.clone() }).await.unwrap();
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.revisions(&there.id).await.unwrap().len(), 1);
    assert_eq!(n.comments(&there.id).await.unwrap().into_iter().map(|comment| comment.author_name).collect::<Vec<_>>(), ["Another"]);
}

async fn buffered_names_are_used(paper: &TestNewsroom) {
    let first = paper.story("talks", "First", "x", DAY);
    let other = paper.story("talks", "Other", "x", DAY);
    paper
        .import_batch(async |edit| {
            edit.overwrite_story(&first, "").await.unwrap();
            edit.put_redirect(&redirect("/old/", "/a/")).await.unwrap();
            edit.prefetch_stories(std::slice::from_ref(&other.id), std::slice::from_ref(&first.path)).await.unwrap();
            edit.prefetch_redirects(&[path("/old/")]).await.unwrap();
            assert!(matches!(edit.overwrite_story(&other, "").await, Err(Error::Conflict { .. })));
            assert_eq!(edit.redirect("/old/").await.unwrap(), Some(redirect("/old/", "/a/")));
        })
        .await;
}
