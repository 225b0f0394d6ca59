//! What goes wrong says what, where, and what to do; and quickly.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{command, press, run, shared};

#[test]
fn wrong_input_is_exit_code_2_with_a_message_that_helps() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().display().to_string();
    for (arguments, word) in [
        (&["import", "wordpress", "/no/such.xml"][..], "/no/such.xml"),
        (&["import", "wordpress", &shared("importer-fixtures/malformed.xml")], "abc"),
        (&["import", "wordpress", &shared("theme-test-data/theme-preview.xml"), "--report", "/no/such/report.json"], "--report"),
        (&["import", "wordpress", "http://127.0.0.1:9/"], "not a public address"),
        (&["import", "wordpress", "https://old.site", "--user", "admin"], "PRESS_WORDPRESS_PASSWORD"),
        (&["import", "wordpress", "https://old.site", "--user", "admin", "--password-file", "/no/such"], "--password-file"),
        (&["import", "wordpress", "https://old.site", "https://other.site"], "one address"),
        (&["import", "wordpress", &shared("theme-test-data/theme-preview.xml"), "--user", "admin"], "--user"),
        (&["import", "wordpress", "https://old.site", "--fetch-media=perhaps"], "perhaps"),
        (&["migrate", "--database", "mysql://root:secret@h/x"], "postgres://"),
        (&["serve", "--addr", "nowhere"], "localhost:3000"),
        (&["serve", "--public-url", "paper.example"], "--public-url"),
        (&["serve", "--public-url", "https://paper.example/news/"], "root of its host"),
        (&["serve", "--addr", "0.0.0.0:0", "--plain-http-sign-in"], "--plain-http-sign-in"),
        (&["serve", "--addr", "[::]:0", "--plain-http-sign-in"], "--plain-http-sign-in"),
        (&["serve", "--plain-http-sign-in", "--trusted-proxy", "127.0.0.0/8"], "--trusted-proxy"),
        (&["nonsense"], "Usage"),
    ] {
        let (code, said) = press(&[arguments, &["--data", &data]].concat());
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(said.contains(word) && !said.contains("secret"), "{arguments:?}: {said}");
    }
}

#[test]
fn help_begins_with_what_the_command_does() {
    for (arguments, first) in [
        (&["--help"][..], "A newspaper's whole system in one program"),
        (&["serve", "--help"], "Serve"),
        (&["import", "wordpress", "--help"], "Import"),
        (&["demo", "--help"], "Load"),
        (&["migrate", "--help"], "Migrate"),
        (&["settings", "set", "--help"], "Change"),
        (&["backup", "--help"], "Write"),
        (&["restore", "--help"], "Fill"),
        (&["verify", "--help"], "Check"),
    ] {
        let (code, said) = press(arguments);
        assert!(code == 0 && said.starts_with(first), "{arguments:?}: {said}");
    }
}

#[test]
fn empty_variables_count_as_unset() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = command(&["migrate", "--data", dir.path().to_str().unwrap()]);
    command.env("DATABASE_URL", "").env("RUST_LOG", "");
    let (code, said) = run(command);
    assert!(code == 0 && said.contains("this program's schema"), "{said}");
    for name in ["PRESS_METRICS", "PRESS_PUBLIC_URL", "PRESS_TRUSTED_PROXY", "PRESS_ADDR", "PRESS_READ_LIMIT", "PRESS_PLAIN_HTTP_SIGN_IN"] {
        let mut command = super::command(&["serve", "--addr", "localhost:0", "--data", "/proc/none"]);
        command.env(name, " ");
        let (_, said) = run(command);
        assert!(said.contains("/proc/none"), "{name}: {said}");
    }
}

#[test]
fn what_is_no_export_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let picture = dir.path().join("export.xml");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01<\x02\xff>").unwrap();
    let data = dir.path().join("data");
    let (code, said) = press(&["import", "wordpress", picture.to_str().unwrap(), "--data", data.to_str().unwrap()]);
    assert!(code == 2 && said.contains("a PNG picture") && said.contains("export.xml"), "{said}");
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
}

/// A port that takes no connection: its queue is full, so that a client gets no response.
fn silent_port() -> (u16, Vec<socket2::Socket>) {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    let any: std::net::SocketAddr = "127.0.0.1:0".parse().unwrap();
    socket.bind(&any.into()).unwrap();
    socket.listen(0).unwrap();
    let addr = socket.local_addr().unwrap();
    let mut open = vec![socket];
    for _ in 0..4 {
        let client = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        client.set_nonblocking(true).unwrap();
        // the first are queued, the others hang
        let _ = client.connect(&addr);
        open.push(client);
    }
    (addr.as_socket().unwrap().port(), open)
}

/// The program gives up after 4.5 seconds; the rest is for a machine that runs other tests too.
const MOST: Duration = Duration::from_millis(6500);

fn takes_at_most(most: Duration, arguments: &[&str], words: &[&str]) {
    let begun = Instant::now();
    let (code, said) = press(arguments);
    assert!(begun.elapsed() < most, "{arguments:?} took {:?}", begun.elapsed());
    assert!(code != 0 && words.iter().all(|word| said.contains(word)), "{arguments:?}: {said}");
}

#[test]
fn a_database_server_that_is_not_there_is_named_within_five_seconds() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let (silent, _open) = silent_port();
    std::thread::scope(|scope| {
        for port in [closed, mute.local_addr().unwrap().port(), silent] {
            scope.spawn(move || {
                let url = format!("postgres://press:hunter2@127.0.0.1:{port}/press");
                let dir = tempfile::tempdir().unwrap();
                let host = format!("127.0.0.1:{port}");
                let arguments = ["migrate", "--database", &url, "--data", dir.path().to_str().unwrap()];
                takes_at_most(MOST, &arguments, &[&host, "cannot be reached", "firewall"]);
                assert!(!press(&arguments).1.contains("hunter2"));
            });
        }
    });
}

#[test]
fn an_old_site_that_is_not_there_is_named_within_five_seconds() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (silent, _open) = silent_port();
    for port in [closed, silent] {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("http://127.0.0.1:{port}/");
        let arguments = ["import", "wordpress", &url, "--allow-private-network", "--data", dir.path().to_str().unwrap()];
        takes_at_most(MOST, &arguments, &[&url, "could not be reached"]);
    }
}

#[test]
fn a_database_that_cannot_be_used_is_named_with_a_remedy() {
    let dir = tempfile::tempdir().unwrap();
    let (text, folder) = (dir.path().join("text"), dir.path().join("folder"));
    std::fs::create_dir_all(&text).unwrap();
    std::fs::create_dir_all(folder.join("newsroom.sqlite")).unwrap();
    std::fs::write(text.join("newsroom.sqlite"), "Dear diary, this is no database at all.\n".repeat(40)).unwrap();
    let file = text.join("newsroom.sqlite");
    for (data, words) in [
        (&text, ["newsroom.sqlite", "not a database"]),
        (&folder, ["newsroom.sqlite", "it is a folder"]),
        (&file, ["newsroom.sqlite is a file", "the folder"]),
    ] {
        for arguments in [&["migrate"][..], &["serve", "--addr", "127.0.0.1:0"], &["settings", "show"]] {
            let (code, said) = press(&[arguments, &["--data", data.to_str().unwrap()]].concat());
            assert!(code != 0 && words.iter().all(|word| said.contains(word)), "{arguments:?}: {said}");
        }
    }
    assert!(std::fs::read_to_string(file).unwrap().starts_with("Dear diary"));
}

/// A limit on the size of files stands for a full disk: both are errors of writing.
#[test]
fn a_full_disk_is_named_with_a_remedy() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let limited = |limit: u32, arguments: &[&str]| {
        let mut shell = Command::new("bash");
        // without the signal, writing fails with an error, as it does on a full disk
        shell
            .args(["-c", &format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\""), "bash", env!("CARGO_BIN_EXE_press")])
            .args(arguments)
            .env_remove("DATABASE_URL");
        run(shell)
    };
    let data = data.to_str().unwrap();
    let (code, said) = limited(2500, &["demo", "--stories", "4000", "--data", data]);
    assert!(code == 1 && said.contains("ulimit -f") && said.contains(data), "{said}");
    let (code, said) = press(&["demo", "--stories", "50", "--data", data]);
    assert_eq!(code, 0, "{said}");
    let file = dir.path().join("backup.tar");
    let (code, said) = limited(64, &["backup", file.to_str().unwrap(), "--data", data]);
    assert!(code == 1 && said.contains("backup.tar") && said.contains("ulimit -f"), "{said}");
    assert!(!file.exists() && !Path::new(&format!("{}.partial", file.display())).exists(), "half a backup stays");
}

#[test]
fn invented_stories_do_not_get_into_a_real_paper() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().to_str().unwrap();
    super::works(&["import", "wordpress", &shared("theme-test-data/theme-preview.xml"), "--data", data]);
    for arguments in [&["demo", "--stories", "5"][..], &["demo"]] {
        let (code, said) = press(&[arguments, &["--data", data]].concat());
        assert!(code == 2 && said.contains("of its own") && said.contains("--data"), "{arguments:?}: {said}");
    }
    // the demo's own newsroom may grow
    let demo = tempfile::tempdir().unwrap();
    let demo = demo.path().to_str().unwrap();
    let said = super::works(&["demo", "--stories", "1", "--data", demo]);
    assert!(said.contains("1 new synthetic story, 1 in all"), "{said}");
    super::works(&["demo", "--stories", "3", "--data", demo]);
}
