//! Graceful shutdown: no new connections, running responses end, and the process exits in bounded time.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

use crate::press::Press;

/// Larger than what the system takes off the program's hands.
const LARGE: usize = 32 * 1024 * 1024;
const NAME: &str = "ab/abababababababababababababababababababab.pdf";

fn large_file(data: &Path) {
    std::fs::create_dir_all(data.join("media/ab")).unwrap();
    std::fs::write(data.join("media").join(NAME), vec![7; LARGE]).unwrap();
}

/// Asks for the large file and reads no more than its beginning.
fn slow_reader(press: &Press) -> (TcpStream, Vec<u8>) {
    let mut stream = TcpStream::connect(&press.addr).unwrap();
    write!(stream, "GET /media/{NAME} HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut begun = vec![0; 1024];
    stream.read_exact(&mut begun).unwrap();
    assert!(begun.starts_with(b"HTTP/1.1 200 OK"));
    (stream, begun)
}

#[test]
fn an_answer_on_its_way_arrives_whole() {
    let mut press = Press::start(&[], &[], large_file);
    let mut idle = TcpStream::connect(&press.addr).unwrap();
    write!(idle, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut received = [0; 12];
    idle.read_exact(&mut received).unwrap();
    let (mut stream, mut got) = slow_reader(&press);
    press.tell_to_stop();
    press.wait_for("received a signal to stop");
    // idle connections are closed at once, and new ones are refused
    idle.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).unwrap();
    assert!(TcpStream::connect(&press.addr).is_err());
    std::thread::sleep(Duration::from_millis(500));
    stream.read_to_end(&mut got).unwrap();
    let head = got.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    assert_eq!(got.len() - head, LARGE);
    let (status, _) = press.end(Duration::from_secs(5));
    assert_eq!(status.code(), Some(0), "{}", press.logs.join("\n"));
    assert!(press.logs.iter().any(|line| line.ends_with("stopped")) && !press.logs.iter().any(|line| line.contains("cut off")));
}

#[test]
fn an_answer_that_does_not_end_is_cut_off() {
    let mut press = Press::start(&["--drain", "1"], &[], large_file);
    let reader = slow_reader(&press);
    press.tell_to_stop();
    let (status, took) = press.end(Duration::from_secs(8));
    assert_eq!(status.code(), Some(0), "{}", press.logs.join("\n"));
    assert!(took >= Duration::from_millis(800), "{took:?}");
    assert!(press.logs.iter().any(|line| line.contains("cut off")), "{}", press.logs.join("\n"));
    drop(reader);
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let mut press = Press::start(&["--drain", "60"], &[], large_file);
    let reader = slow_reader(&press);
    let begun = Instant::now();
    press.tell_to_stop();
    press.wait_for("received a signal to stop");
    press.tell_to_stop();
    let (status, _) = press.end(Duration::from_secs(8));
    assert_eq!(status.code(), Some(0), "{}", press.logs.join("\n"));
    assert!(begun.elapsed() < Duration::from_secs(8));
    drop(reader);
}

/// The status line and the head of the response to a request of its own.
fn head_of(press: &Press, path: &str) -> String {
    let mut stream = TcpStream::connect(&press.addr).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut response = vec![0; 4096];
    let length = stream.read(&mut response).unwrap();
    String::from_utf8_lossy(&response[..length]).to_lowercase()
}

#[test]
fn a_load_balancer_has_time_to_notice() {
    let mut press = Press::start(&["--drain-notice", "3"], &[], |_| ());
    let before = head_of(&press, "/readyz");
    assert!(before.starts_with("http/1.1 200") && !before.contains("connection: close"), "{before}");
    press.tell_to_stop();
    press.wait_for("received a signal to stop");
    let ready = head_of(&press, "/readyz");
    assert!(ready.starts_with("http/1.1 503") && ready.contains("connection: close"), "{ready}");
    for path in ["/healthz", "/", "/"] {
        let response = head_of(&press, path);
        assert!(response.starts_with("http/1.1 200") && response.contains("connection: close"), "{path}: {response}");
    }
    let (status, _) = press.end(Duration::from_secs(8));
    assert_eq!(status.code(), Some(0), "{}", press.logs.join("\n"));
}
