//! The audit log: what it says, how it is read, and that nobody changes it unnoticed.

use domain::*;
use newsroom::DatabaseUrl;
use newsroom::people::*;

use crate::people::{add, origin, sign_in};
use crate::support::TestNewsroom;

crate::contract!(failures_are_logged_without_what_was_typed, the_log_is_filtered_and_paged, the_log_refuses_changes_and_finds_them);

async fn failures_are_logged_without_what_was_typed(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Editor).await;
    paper.newsroom.sign_in_failed(Some(&amina.id), &origin()).await.unwrap();
    paper.newsroom.sign_in_failed(None, &origin()).await.unwrap();
    let query = AuditQuery { act: Some(AuditAct::SignInFailed), limit: 10, ..AuditQuery::default() };
    let log = paper.newsroom.audit_log(&query).await.unwrap();
    assert_eq!(log.entries.iter().map(|entry| entry.target_name.as_str()).collect::<Vec<_>>(), ["", "amina"]);
    assert!(log.entries.iter().all(|entry| entry.actor == AuditActor::Anonymous && entry.network == "192.0.2.7"));
}

async fn the_log_is_filtered_and_paged(paper: &TestNewsroom) {
    let (amina, bilal) = (add(paper, "amina", Role::Editor).await, add(paper, "bilal", Role::Editor).await);
    let start = paper.newsroom.now();
    for at in 0..25 {
        paper.clock.advance(1000);
        let who = if at % 5 == 0 { &bilal } else { &amina };
        let signed_in = sign_in(paper, who, &format!("s{at}")).await;
        if at % 2 == 0 {
            paper.newsroom.sign_out(&signed_in, &origin()).await.unwrap();
        }
    }
    let all = |query: AuditQuery| async move {
        let (mut entries, mut before) = (Vec::new(), None);
        loop {
            let page = paper.newsroom.audit_log(&AuditQuery { before, limit: 7, ..query.clone() }).await.unwrap();
            assert!(page.entries.len() <= 7);
            entries.extend(page.entries);
            before = page.next;
            if before.is_none() {
                return entries;
            }
        }
    };
    let everything = all(AuditQuery::default()).await;
    assert_eq!(everything.len(), 2 + 25 + 13);
    assert!(everything.windows(2).all(|pair| pair[0].seq == pair[1].seq + 1), "no gaps, newest first");
    assert_eq!(all(AuditQuery { actor: Some(bilal.id.clone()), act: Some(AuditAct::SignIn), ..AuditQuery::default() }).await.len(), 5);
    assert_eq!(
        all(AuditQuery { target: Some(amina.id.to_string()), act: Some(AuditAct::UserAdd), ..AuditQuery::default() }).await.len(),
        1
    );
    let from = start.plus_millis(5000);
    let some = all(AuditQuery { from: Some(from), until: Some(from.plus_millis(1000)), ..AuditQuery::default() }).await;
    assert!(!some.is_empty() && some.iter().all(|entry| entry.at == from));
    assert!(all(AuditQuery { target: Some("' OR 1=1 --".to_owned()), ..AuditQuery::default() }).await.is_empty());
}

async fn the_log_refuses_changes_and_finds_them(paper: &TestNewsroom) {
    for name in ["a", "b", "c", "d"] {
        add(paper, name, Role::Editor).await;
    }
    assert_eq!(paper.newsroom.verify_audit_log().await.unwrap(), Ok(4));
    for sql in ["UPDATE audit_log SET actor_name = 'x' WHERE seq = 2", "DELETE FROM audit_log WHERE seq = 2", "DELETE FROM audit_log"] {
        let error = paper.by_hand(sql).await.unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    let sqlite = matches!(paper.url, DatabaseUrl::SqliteFile(_));
    let forbidden = if sqlite {
        "INSERT OR REPLACE INTO audit_log SELECT seq, 0, actor_kind, actor_id, actor_name, act, target_kind, target_id, target_name, \
             network, device, detail, hash FROM audit_log WHERE seq = 2"
    } else {
        "TRUNCATE audit_log"
    };
    assert!(paper.by_hand(forbidden).await.unwrap_err().to_string().contains("append-only"));
    // removing the triggers is detected
    let without =
        if sqlite { "DROP TRIGGER audit_log_update; DROP TRIGGER audit_log_delete" } else { "ALTER TABLE audit_log DISABLE TRIGGER ALL" };
    paper.by_hand(without).await.unwrap();
    paper.by_hand("UPDATE audit_log SET network = '203.0.113.9' WHERE seq = 3").await.unwrap();
    assert_eq!(paper.newsroom.verify_audit_log().await.unwrap().unwrap_err().seq, 3);
    paper.by_hand("DELETE FROM audit_log WHERE seq = 3").await.unwrap();
    assert_eq!(paper.newsroom.verify_audit_log().await.unwrap().unwrap_err().seq, 4);
}
