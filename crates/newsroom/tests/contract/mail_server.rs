//! The mail server of a paper: one, with its password in a table that backups leave out.

use domain::*;
use newsroom::{Edit, Error};

use crate::contract;
use crate::support::TestNewsroom;

contract!(a_mail_server_is_stored_changed_and_forgotten, only_those_who_may_change_settings_set_it);

pub fn server(host: &str) -> MailServer {
    MailServer {
        host: MailHost::parse(host).unwrap(),
        port: 465,
        security: MailSecurity::Tls,
        user: "desk".to_owned(),
        sender: Email::parse("desk@paper.example").unwrap(),
    }
}

async fn a_mail_server_is_stored_changed_and_forgotten(paper: &TestNewsroom) {
    let stored = async || paper.newsroom.mail_server().await.unwrap();
    assert_eq!(stored().await, None);
    paper.edit(async |edit: &mut Edit<'_>| edit.put_mail_server(&server("a.example"), Some("one")).await.unwrap()).await;
    let found = stored().await.unwrap();
    assert_eq!((found.server.clone(), found.password.as_deref()), (server("a.example"), Some("one")));
    assert!(!format!("{found:?}").contains("one\""), "{found:?}");
    paper.edit(async |edit: &mut Edit<'_>| edit.put_mail_server(&server("b.example"), None).await.unwrap()).await;
    let found = stored().await.unwrap();
    assert_eq!((found.server, found.password), (server("b.example"), None));
    paper.edit(async |edit: &mut Edit<'_>| edit.put_mail_server(&server("b.example"), Some("two")).await.unwrap()).await;
    assert_eq!(stored().await.unwrap().password.as_deref(), Some("two"));
    paper.edit(async |edit: &mut Edit<'_>| edit.remove_mail_server().await.unwrap()).await;
    assert_eq!(stored().await, None);
}

async fn only_those_who_may_change_settings_set_it(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let refused = paper.try_as(&editor, async |edit: &mut Edit<'_>| edit.put_mail_server(&server("a.example"), None).await).await;
    assert!(matches!(refused, Err(Error::Forbidden { capability: Capability::ManageSettings })), "{refused:?}");
    let refused = paper.try_as(&editor, async |edit: &mut Edit<'_>| edit.remove_mail_server().await).await;
    assert!(matches!(refused, Err(Error::Forbidden { capability: Capability::ManageSettings })), "{refused:?}");
    let administrator = paper.person(Role::Administrator, None).await;
    paper.try_as(&administrator, async |edit: &mut Edit<'_>| edit.put_mail_server(&server("a.example"), None).await).await.unwrap();
}
