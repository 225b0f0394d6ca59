//! `GET /api/qr`: the code of an address, for paths of this site only.

use crate::support::{TestSite, header};

#[tokio::test]
async fn a_code_is_a_picture_of_the_public_address() {
    let site = TestSite::start().await;
    site.set_public_url("https://paper.example").await;
    let response = site.get("/api/qr?path=/river-1/").await;
    assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "image/svg+xml"));
    let svg = response.text().await.unwrap();
    let expected = credentials::qr_code("https://paper.example/river-1/").unwrap();
    assert!(svg.starts_with("<svg xmlns=") && svg.contains(&expected.path), "{svg:.200}");
}

#[tokio::test]
async fn only_paths_of_this_site_have_one() {
    let site = TestSite::start().await;
    for query in ["", "?path=", "?path=river", "?path=https://evil.example/", "?path=//evil.example/", "?other=/x/"] {
        let response = site.get(&format!("/api/qr{query}")).await;
        assert_eq!(response.status().as_u16(), 400, "{query}");
        assert!(response.text().await.unwrap().contains("/api/qr?path=/latest/"));
    }
    let long = format!("/api/qr?path=/{}/", "a".repeat(4000));
    assert!([400, 404].contains(&site.get(&long).await.status().as_u16()));
}
