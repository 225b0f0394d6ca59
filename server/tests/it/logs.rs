//! The logs help to find what went wrong, and know nothing about readers.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{Arc, Mutex},
    time::Duration,
};

use server::{
    http::{Policy, RequestContext, Route, guarded},
    listen::ConnectionConfig,
    route,
};

use crate::{
    press::Press,
    support::{TestSite, header},
};

fn request(press: &Press, from: &str, target: &str) -> String {
    let mut stream = TcpStream::connect_timeout(&press.addr.parse().unwrap(), Duration::from_secs(5)).unwrap();
    write!(
        stream,
        "GET {target} HTTP/1.1\r\nhost: canary.example\r\nx-forwarded-for: {from}\r\nx-request-id: canary-id\r\norigin: https://canary.example\r\n\
         if-none-match: \"canary\"\r\nuser-agent: CanaryBrowser/7\r\nreferer: https://canary-referer.example/\r\n\
         cookie: canary=cookie\r\naccept-language: xx-canary\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

#[test]
fn nothing_about_readers_is_written_down() {
    for log in ["info", "debug,sqlx=info", "server=trace,hyper=debug,tower_http=debug"] {
        let mut press = Press::start(&["--trusted-proxy", "127.0.0.0/8", "--search-limit", "1"], &[("RUST_LOG", log)], |_| {});
        for target in [
            "/",
            "/search/?q=canaryword",
            "/?s=canaryword",
            "/api/suggest?q=canaryword",
            "/api/panel?section=canaryword",
            "/no-such/?q=canaryword",
            "/latest/?after=canaryword",
            "/search/canaryword/",
            "/search/canaryword/feed/",
            "/search/feed/?q=canaryword",
            "/?name=canaryword",
        ] {
            assert!(request(&press, "203.0.113.77", target).starts_with("HTTP/1.1 "), "{target}");
        }
        let refused = (0..40)
            .map(|_| request(&press, "203.0.113.77", "/search/?q=canaryword"))
            .filter(|response| response.starts_with("HTTP/1.1 429"))
            .count();
        assert!(refused > 0);
        press.tell_to_stop();
        press.end(Duration::from_secs(15));
        let logs = press.logs.join("\n");
        if log != "info" {
            assert!(logs.contains("path=\"/search/\""), "the requests are not in the logs:\n{logs}");
        }
        for word in ["canary", "Canary", "203.0.113"] {
            assert!(!logs.contains(word), "{log}: {word} is in the logs:\n{logs}");
        }
    }
}

/// What is logged.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn what_broke_is_found_under_the_number_that_the_reader_was_given() {
    let written = Written::default();
    let writer = written.clone();
    // for the whole process: of a subscriber for one thread, the spans of other tests' threads may know nothing, or this one's
    tracing::subscriber::set_global_default(tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false).finish())
        .unwrap();
    const ROUTES: &[Route] = &[
        route!("/breaks", Policy::Site, "/breaks", GET => async || -> &'static str { panic!("the nib broke") }),
        route!("/hangs", Policy::Site, "/hangs", GET => async || std::future::pending::<&'static str>().await),
    ];
    let context = RequestContext { request_timeout: Duration::from_millis(200), ..RequestContext::default() };
    let paper = TestSite::start_routes(context, ConnectionConfig::default(), |state| guarded(ROUTES, state)).await;
    for (path, status, why) in [("/breaks", 500, "panic: the nib broke"), ("/hangs", 503, "given up after 200ms")] {
        let response = paper.get(&format!("{path}?q=canaryword")).await;
        assert_eq!((response.status().as_u16(), header(&response, "cache-control").as_str()), (status, "no-store"), "{path}");
        assert!(!header(&response, "content-security-policy").is_empty());
        let id = header(&response, "x-request-id");
        let page = response.text().await.unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains(&id) && !page.contains("nib"), "{page}");
        let logs = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        let line = logs.lines().find(|line| line.contains(&id)).unwrap_or_else(|| panic!("{id} is not in\n{logs}"));
        assert!(line.contains("ERROR") && line.contains(why) && line.contains(path) && !line.contains("canary"), "{line}");
    }
    // a fragment fails on a task of its own
    let broken = TestSite::start().await;
    assert_eq!(broken.get("/river-3/").await.status(), 200);
    broken.newsroom.clone().close().await;
    let response = broken.get("/api/panel?section=water").await;
    let id = header(&response, "x-request-id");
    assert_eq!((response.status().as_u16(), id.len()), (500, 32));
    let logs = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    assert!(logs.lines().any(|line| line.contains(&id) && line.contains("ERROR") && line.contains("/api/panel")), "{id} is not in\n{logs}");
    // the next reader is served by the same process
    assert_eq!(paper.get("/no-such").await.status(), 404);
}
