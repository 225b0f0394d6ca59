//! The closed set of policies, as promised to those who add routes.

use super::*;

const DESK: [Policy; 6] = [
    Policy::Desk(Access::SignedIn),
    Policy::DeskApi(Access::SignedIn),
    Policy::Live(Access::SignedIn),
    Policy::Upload(Access::SignedIn),
    Policy::UploadForm(Access::SignedIn),
    Policy::Import(Access::SignedIn),
];

#[test]
fn desk_policies_are_never_cached_and_have_a_csp_of_their_own() {
    for policy in DESK {
        assert!(policy.is_desk() && policy.access() != Access::Anyone, "{policy:?}");
        assert_eq!(policy.caching(), CachePolicy::Never, "{policy:?}");
        assert_ne!(policy.csp(), Policy::Site.csp(), "{policy:?}");
    }
    let previews = [Policy::Preview(Access::SignedIn), Policy::Preview(Access::Anyone)];
    assert!(previews.iter().all(|policy| policy.is_desk() && policy.caching() == CachePolicy::Never && !policy.is_indexed()));
    assert_eq!(Policy::ALL.iter().filter(|policy| policy.is_desk()).count(), DESK.len() + previews.len());
}

#[test]
fn no_policy_allows_other_sites_or_inline_code() {
    for policy in Policy::ALL {
        let csp = policy.csp().replace("'wasm-unsafe-eval'", "");
        for open in ["unsafe-", "nonce-", "data:", "http", "*"] {
            assert!(!csp.contains(open), "{policy:?}: {open}");
        }
        assert!(csp.starts_with("default-src 'none';") && csp.contains("frame-ancestors '"), "{policy:?}");
        // only the desk's own page frames something, and only a preview
        assert_eq!(csp.contains("frame-ancestors 'none'"), policy != Policy::Preview(Access::SignedIn), "{policy:?}");
        assert_eq!(policy.is_framed(), policy == Policy::Preview(Access::SignedIn), "{policy:?}");
        assert_eq!(policy.origin_check() == OriginCheck::Handshake, matches!(policy, Policy::Live(_)), "{policy:?}");
    }
}

#[test]
fn only_uploads_are_large_and_slow() {
    let usual = Duration::from_secs(30);
    for policy in Policy::ALL {
        let upload = matches!(policy, Policy::Upload(_) | Policy::UploadForm(_) | Policy::Share | Policy::Import(_));
        assert_eq!(policy.body_limit() > 4 * 1024 * 1024, upload, "{policy:?}");
        assert_eq!(policy.deadline(usual) > usual, upload, "{policy:?}");
        assert!(policy.deadline(usual) > policy.body_deadline(), "{policy:?}");
    }
}

#[test]
fn errors_are_pages_for_people_and_json_for_programs() {
    let accept = |value: &'static str| HeaderMap::from_iter([(header::ACCEPT, header::HeaderValue::from_static(value))]);
    let browser = accept("text/html,application/xhtml+xml,*/*;q=0.8");
    let program = accept("application/json");
    for (policy, to_browser, to_program) in [
        (Policy::Site, Format::Text, Format::Text),
        (Policy::Form, Format::Page, Format::Json),
        (Policy::Share, Format::Page, Format::Json),
        (Policy::Desk(Access::SignedIn), Format::Page, Format::Json),
        (Policy::DeskApi(Access::SignedIn), Format::Json, Format::Json),
        (Policy::Upload(Access::SignedIn), Format::Json, Format::Json),
    ] {
        assert_eq!((policy.error_format(&browser), policy.error_format(&program)), (to_browser, to_program), "{policy:?}");
    }
}

#[test]
fn head_is_allowed_where_get_is() {
    let route = crate::route!("/x", Policy::Form, "/x", GET => async || "x", POST => async || "x");
    assert_eq!(route.allow(), "GET, HEAD, POST");
}
