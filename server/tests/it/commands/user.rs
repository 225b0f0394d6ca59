//! `press user`, and the set-up link of a first start.

use super::press as run_press;
use crate::press::Press;

fn data() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data").display().to_string();
    (dir, data)
}

#[test]
fn people_are_added_listed_reset_and_deactivated() {
    let (dir, data) = data();
    let file = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (good, bad) = (file("good", "violet engine under seven tides\n"), file("bad", "password1234\n"));
    let user = |arguments: &[&str]| run_press(&[&["user"], arguments, &["--data", &data]].concat());
    let (code, said) = user(&["add", "Zoya@example.org", "--role", "administrator", "--name", "Zoya Khan", "--password-file", &good]);
    assert!(code == 0 && said.contains("Zoya@example.org can sign in as administrator"), "{said}");
    let (code, said) = user(&["add", "amina@example.org", "--role", "editor"]);
    assert!(code == 0 && said.contains("http://127.0.0.1:3000/desk/welcome/"), "{said}");
    for (arguments, words) in [
        (&["add", "zoya@EXAMPLE.org", "--role", "editor", "--password-file", &good][..], "has an account"),
        (&["add", "x@example.org", "--role", "editor", "--password-file", &bad], "guessed first"),
        (&["add", "x@example.org", "--role", "editor", "--password-file", "/no/such/file"], "/no/such/file"),
        (&["add", "x@example.org", "--role", "emperor"], "contributor, author, editor or administrator"),
        (&["add", "no address", "--role", "editor"], "e-mail address"),
        (&["add", "x@example.org", "--role", "editor", "--section", "no-such"], "no-such"),
        (&["reset", "nobody@example.org"], "press user list"),
        (&["deactivate", "zoya@example.org"], "last administrator"),
    ] {
        let (code, said) = user(arguments);
        assert!(code == 2 && said.contains(words), "{arguments:?}: {code} {said}");
    }
    let (code, said) = user(&["reset", "zoya@example.org"]);
    assert!(code == 0 && said.contains("/desk/welcome/"), "{said}");
    assert_eq!(user(&["add", "other@example.org", "--role", "administrator", "--password-file", &good]).0, 0);
    assert_eq!(user(&["deactivate", "zoya@example.org"]).0, 0);
    let (code, said) = user(&["reset", "zoya@example.org"]);
    assert!(code == 2 && said.contains("press user reactivate"), "{said}");
    let (code, said) = user(&["list"]);
    assert!(code == 0 && said.contains("Zoya@example.org\tadministrator\tZoya Khan\tdeactivated, without codes"), "{said}");
    assert_eq!(user(&["reactivate", "zoya@example.org"]).0, 0);
}

#[test]
fn the_first_start_prints_a_link_until_there_is_an_administrator() {
    const WORDS: &str = "become the first administrator";
    let mut press = Press::start(&[], &[], |_| {});
    let link = press.wait_for(WORDS);
    let path = link.split_once("http://").unwrap().1.split_once('/').unwrap().1.to_owned();
    assert!(path.starts_with("desk/welcome/") && path.len() > 50, "{link}");
    press.tell_to_stop();
    press.end(std::time::Duration::from_secs(30));
    let data = press.dir.path().join("data");
    let file = press.dir.path().join("password");
    std::fs::write(&file, "violet engine under seven tides").unwrap();
    let add = ["user", "add", "zoya@example.org", "--role", "administrator", "--password-file", file.to_str().unwrap()];
    let (code, said) = run_press(&[&add[..], &["--data", data.to_str().unwrap()]].concat());
    assert_eq!(code, 0, "{said}");
    press.start_again();
    press.tell_to_stop();
    press.end(std::time::Duration::from_secs(30));
    assert!(!press.logs.iter().any(|line| line.contains(WORDS)), "{:?}", press.logs);
}
