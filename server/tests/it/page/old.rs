//! Addresses of a WordPress that moved here: 200, or exactly one 301 to a page that is there.

use crate::support::Paper;

#[tokio::test]
async fn old_addresses_lead_there_in_one_hop() {
    let paper = Paper::start().await;
    for (old, new) in [
        ("/river-3", "/river-3/"),
        ("/River-3/", "/river-3/"),
        ("/river-3?utm_source=x", "/river-3/?utm_source=x"),
        ("/2023/11/14/river-3/", "/river-3/"),
        ("/water/river-3", "/river-3/"),
        ("/index.php/river-3/", "/river-3/"),
        ("/river-3/feed/", "/river-3/"),
        ("/river-3/page/2/", "/river-3/"),
        ("/river-3/amp/", "/river-3/"),
        ("/river-3/comment-page-2/", "/river-3/"),
        ("/about/team", "/about/team/"),
        ("/about//team/", "/about/team/"),
        ("/?p=103", "/river-3/"),
        ("/?page_id=103", "/river-3/"),
        ("/?p=103&preview=true", "/river-3/"),
        ("/?s=sea+ice", "/search/?q=sea%20ice"),
        ("/search?q=ice", "/search/?q=ice"),
        ("/search/sea%20ice/", "/search/?q=sea%20ice"),
        ("/?cat=7", "/category/water/"),
        ("/?author=3", "/author/zoya/"),
        ("/?tag=treaty", "/tag/treaty/"),
        ("/?m=202311", "/2023/11/"),
        ("/?paged=2", "/page/2/"),
        ("/?feed=rss2", "/feed/"),
        ("/feed", "/feed/"),
        ("/feed/atom/", "/feed/"),
        ("/category/water/feed", "/category/water/feed/"),
        ("/category/world/water/", "/category/water/"),
        ("/category/world/water", "/category/water/"),
        ("/category/water", "/category/water/"),
        ("/category/Water/page/1/", "/category/water/"),
        ("/tag/treaty/page/1", "/tag/treaty/"),
        ("/page/1/", "/"),
        ("/2023/11", "/2023/11/"),
        ("/2023/11/14", "/2023/11/14/"),
        ("/latest", "/latest/"),
        ("/index.php", "/"),
        ("/old-a/", "/river-1/"),
        ("/old-a", "/river-1/"),
        ("/old-b/", "/river-1/"),
        ("/old-page.html", "/about/"),
        ("/wp-content/uploads/2020/01/bridge.jpg", "/river-2/"),
        ("/wp-content/uploads/2020/01/bridge-300x200.jpg", "/river-2/"),
    ] {
        assert_eq!(paper.go(old).await, (301, new.to_owned()), "{old}");
        assert_eq!(paper.get(new).await.status(), 200, "{new}");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_page_that_is_not_there() {
    let paper = Paper::start().await;
    for (path, status) in [
        ("/no-such", 404),
        ("/category/no-such", 404),
        ("/category/water/no-such/", 404),
        ("/?tag=no-such", 404),
        ("/?p=9999", 404),
        ("/?cat=9999", 404),
        ("/?p=99999999999999999999999999", 200),
        ("/to-nowhere/", 404),
        ("/round-1/", 404),
        ("/cancelled/", 410),
        ("/cancelled", 410),
        ("/taken-back/", 410),
        ("/taken-back", 410),
        ("/secret-draft/", 404),
        ("/for-staff/", 404),
        ("/2023/11/14/secret-draft/", 404),
        ("/page/99/", 404),
        ("/category/water/page/99/", 404),
        ("/2023/13/", 404),
        ("/2023/02/31/", 404),
    ] {
        assert_eq!(paper.go(path).await, (status, String::new()), "{path}");
    }
}
