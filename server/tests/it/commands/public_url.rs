//! The paper's public URL stands in everything that leaves the site, and nobody who sends a request can change it.

use super::works;
use crate::press::Press;
use crate::support::TestSite;

/// Pages with absolute URLs: canonical, Open Graph, linked data, print footer, feeds.
const PATHS: [&str; 7] = ["/", "/river-3/", "/category/water/", "/latest/", "/author/zoya/", "/feed/", "/river-3/feed/"];

/// What a request that pretends another host gets.
async fn forged(paper: &TestSite, path: &str) -> String {
    let own = paper.origin.trim_start_matches("http://");
    let request = paper
        .request(path)
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("x-forwarded-proto", "https")
        .header("forwarded", format!("host=evil.example;proto=https;for={own}"));
    request.send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn no_header_of_a_request_gets_into_a_page() {
    let paper = TestSite::start().await;
    for round in 0..2 {
        let origin = if round == 0 { paper.origin.clone() } else { "https://paper.example".to_owned() };
        if round == 1 {
            paper.set_public_url(&origin).await;
        }
        for path in PATHS {
            // the forged request first: it is the one whose response is cached
            for body in [forged(&paper, path).await, paper.get(path).await.text().await.unwrap()] {
                assert!(!body.contains("evil.example"), "{path}");
                assert!(body.contains(&format!("{origin}/")), "{path} does not say {origin}");
                assert!(round == 0 || !body.contains(&paper.origin), "{path} still says where the server listens");
            }
        }
    }
    let story = paper.get("/river-3/").await.text().await.unwrap();
    for part in [
        r#"<link rel="canonical" href="https://paper.example/river-3/""#,
        r#"property="og:url" content="https://paper.example/river-3/""#,
        "Our Paper, https://paper.example/river-3/",
        r#""mainEntityOfPage":"https://paper.example/river-3/""#,
    ] {
        assert!(story.contains(part), "{part} is not in {story}");
    }
}

#[tokio::test]
async fn the_argument_is_stronger_than_the_setting() {
    let set = |data: &std::path::Path| {
        works(&["settings", "set", "public_url", "https://setting.example", "--data", data.to_str().unwrap()]);
    };
    let client = reqwest::Client::new();
    for (arguments, environment, origin) in [
        (&["--public-url", "https://argument.example/"][..], &[][..], "https://argument.example"),
        (&[], &[("PRESS_PUBLIC_URL", "https://variable.example")], "https://variable.example"),
        (&[], &[], "https://setting.example"),
    ] {
        let mut press = Press::start(arguments, environment, set);
        press.wait_for(&format!("its public URL is {origin}/"));
        let response = client.get(format!("http://{}/", press.addr)).header("host", "evil.example").send().await.unwrap();
        assert!(response.headers().contains_key("strict-transport-security"), "{origin} is https, and nothing says so");
        let body = response.text().await.unwrap();
        assert!(body.contains(&format!("href=\"{origin}/\"")) && !body.contains("evil.example"), "{origin}: {body}");
    }
}

#[test]
fn a_paper_behind_a_proxy_that_does_not_know_its_url_is_warned() {
    let mut press = Press::start(&["--trusted-proxy", "127.0.0.0/8"], &[], |_| {});
    let warning = press.wait_for("does not know its public URL");
    assert!(
        warning.contains("WARN") && warning.contains("--public-url https://") && warning.contains("press settings set public_url"),
        "{warning}"
    );
    assert!(warning.contains("--data"), "{warning}");
}
