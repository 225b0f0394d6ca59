//! What Prometheus reads, at an address that readers do not have.

use std::{
    collections::BTreeSet,
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
};

use pagecache::Metrics as Pages;
use server::{http::RequestContext, listen::ConnectionConfig};

use crate::{press::Press, support::TestSite};

/// The value of the line that begins with `name` (and labels), after a little work.
fn value(text: &str, name: &str) -> f64 {
    let line = text.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    line.unwrap_or_else(|| panic!("{name} is missing in\n{text}")).rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn answers_are_counted_by_kind_and_status() {
    let context = RequestContext::default();
    let metrics = context.metrics.clone();
    let paper = TestSite::start_with(context, ConnectionConfig::default()).await;
    for path in
        ["/", "/river-3/", "/no-such/", "/search/?q=river", "/feed/", "/api/suggest?q=river", "/assets/site.ab12cd34.css", "/healthz"]
    {
        paper.get(path).await;
    }
    let text = metrics.text().unwrap();
    for (labels, count) in [
        ("class=\"page\",status=\"200\"", 2.0),
        ("class=\"page\",status=\"404\"", 1.0),
        ("class=\"search\",status=\"200\"", 1.0),
        ("class=\"feed\",status=\"200\"", 1.0),
        ("class=\"api\",status=\"200\"", 1.0),
        ("class=\"asset\",status=\"200\"", 1.0),
        ("class=\"health\",status=\"200\"", 1.0),
    ] {
        assert_eq!(value(&text, &format!("press_http_requests_total{{{labels}}}")), count, "{labels}");
    }
    assert_eq!(value(&text, "press_http_duration_seconds_count{class=\"page\"}"), 3.0);
    assert!(value(&text, "press_http_duration_seconds_sum{class=\"page\"}") > 0.0);
    assert!(value(&text, "press_http_connections") >= 1.0);
    assert!(value(&text, "process_resident_memory_bytes") > 1e6);
    assert!(value(&text, "process_start_time_seconds") > 1.7e9);
    assert_eq!(value(&text, &format!("press_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))), 1.0);
    assert!(text.ends_with("# EOF\n") && !text.contains("river"));
    // nothing that readers can make new values of
    let labels = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('{')?.1.split_once('}'));
    let labels: BTreeSet<&str> = labels.flat_map(|(labels, _)| labels.split(',')).filter_map(|label| label.split('=').next()).collect();
    assert_eq!(labels, BTreeSet::from(["class", "le", "status", "version"]));
    drop(paper);
}

#[tokio::test]
async fn connections_that_close_are_no_longer_counted() {
    let context = RequestContext::default();
    let metrics = context.metrics.clone();
    let paper = TestSite::start_with(context, ConnectionConfig::default()).await;
    paper.raw("GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    let mut open = None;
    for _ in 0..100 {
        open = Some(metrics.connections().get());
        if open == Some(0) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(open, Some(0));
}

#[test]
fn the_page_cache_and_the_outbox_are_watched() {
    let metrics = server::metrics::Metrics::new();
    let hits = Arc::new(std::sync::atomic::AtomicU64::new(5));
    let read = Arc::clone(&hits);
    metrics.watch_pages(move || Pages { hits: read.load(std::sync::atomic::Ordering::Relaxed), bytes: 4096, ..Pages::default() });
    let lag = metrics.watch_outbox();
    lag.set(3);
    let text = metrics.text().unwrap();
    assert_eq!(
        (value(&text, "press_page_cache_hits_total"), value(&text, "press_page_cache_bytes"), value(&text, "press_outbox_lag")),
        (5.0, 4096.0, 3.0)
    );
    hits.store(6, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(value(&metrics.text().unwrap(), "press_page_cache_hits_total"), 6.0);
}

#[test]
fn they_have_an_address_of_their_own() {
    let get = |addr: &str, path: &str| {
        let mut stream = TcpStream::connect(addr).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    };
    let press = Press::start(&["--metrics", "127.0.0.1:0"], &[], |_| {});
    let line = press.logs.iter().find(|line| line.contains("metrics are at http://")).unwrap();
    let addr = line.rsplit("http://").next().unwrap().trim_end_matches("/metrics").to_owned();
    get(&press.addr, "/healthz");
    let shown = get(&addr, "/metrics");
    assert!(shown.starts_with("HTTP/1.1 200") && shown.contains("application/openmetrics-text"), "{shown}");
    assert!(shown.contains("press_http_requests_total{class=\"health\",status=\"200\"} 1"), "{shown}");
    assert!(get(&addr, "/").starts_with("HTTP/1.1 404"));
    assert!(get(&press.addr, "/metrics").starts_with("HTTP/1.1 404"), "readers see no metrics");
}
