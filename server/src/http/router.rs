//! The routes: one list, which tests walk. The catch-all serves pages, whose paths `site/page/target.rs` reads.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware};
use domain::Capability;
use tower::ServiceBuilder;
use tower_http::{limit::RequestBodyLimitLayer, timeout::RequestBodyDeadlineLayer};

use super::{
    Access::{self, Anyone, BeforeCodes, SignedIn},
    AppState, Policy, Route,
    desk::{
        self, account, audit, authors, breaking, check, find, front, import, menus, new_story, pages, palette, people, pictures, redirects,
        sections, settings::mail, sign_in, stories, structure, tags, together, views, welcome,
    },
    request,
    site::{asset, comments, contact, count, device, fragment, health, media, page, push, qr, share, unlock},
};
use crate::route;

/// For those who may manage people.
const PEOPLE: Access = Access::May(Capability::ManagePeople);
/// For those who may change the settings.
const SETTINGS: Access = Access::May(Capability::ManageSettings);
/// For those who may arrange the paper.
const EDITORS: Access = Access::May(Capability::ManageStructure);
/// For those who may import.
const IMPORTERS: Access = Access::May(Capability::Import);
/// For those who may arrange fronts.
const FRONTS: Access = Access::May(Capability::ArrangeFronts);
/// For those who may moderate.
const MODERATORS: Access = Access::May(Capability::Moderate);
/// For those who may write.
const WRITERS: Access = Access::May(Capability::WriteDraft);

/// Every route. A URL that matches none of them does not exist.
pub const ROUTES: &[Route] = &[
    PAGES,
    route!("/{*path}", Policy::Site, "/latest/", GET => page::show),
    route!("/api/{*function}", Policy::Fragment, "/api/suggest?q=river", GET => fragment::call),
    route!("/api/qr", Policy::Fragment, "/api/qr?path=/latest/", GET => qr::show),
    route!("/api/unlock", Policy::Form, "/api/unlock", POST => unlock::send),
    route!("/api/count", Policy::Beacon, "/api/count", POST => count::send),
    route!("/api/push/subscribe", Policy::Form, "/api/push/subscribe", POST => push::subscribe),
    route!("/api/push/topics", Policy::Form, "/api/push/topics", POST => push::change),
    route!("/api/push/unsubscribe", Policy::Form, "/api/push/unsubscribe", POST => push::unsubscribe),
    route!("/api/push/opened", Policy::Beacon, "/api/push/opened", POST => push::opened),
    route!("/comments/on/{story}", Policy::Form, "/comments/on/x", GET => comments::show, POST => comments::send),
    route!("/comments/sent/{comment}", Policy::Form, "/comments/sent/x", GET => comments::show_own, POST => comments::change),
    route!("/comments/sent/{comment}/withdraw", Policy::Form, "/comments/sent/x/withdraw", POST => comments::withdraw),
    route!("/comments/report/{comment}", Policy::Form, "/comments/report/x", GET => comments::show_report, POST => comments::report),
    route!("/share", Policy::Share, "/share?url=https://un.example/", GET => share::arrive, POST => share::receive),
    route!("/write-to-us", Policy::Form, "/write-to-us", GET => contact::show, POST => contact::send),
    route!("/desk/", Policy::Desk(SignedIn), "/desk/", GET => desk::home::show),
    route!("/desk/{*path}", Policy::Desk(SignedIn), "/desk/no-such/", GET => desk::missing),
    route!("/desk/sign-in", Policy::Desk(Anyone), "/desk/sign-in", GET => sign_in::show, POST => sign_in::send),
    route!("/desk/sign-in/code", Policy::Desk(Anyone), "/desk/sign-in/code", GET => sign_in::show_code, POST => sign_in::code),
    route!("/desk/forgotten", Policy::Desk(Anyone), "/desk/forgotten", GET => sign_in::show_forgotten, POST => sign_in::forgotten),
    route!("/desk/sign-out", Policy::Desk(BeforeCodes), "/desk/sign-out", POST => sign_in::sign_out),
    route!("/desk/welcome/{token}", Policy::Desk(Anyone), "/desk/welcome/x", GET => welcome::show, POST => welcome::accept),
    route!("/desk/account/", Policy::Desk(SignedIn), "/desk/account/", GET => account::show),
    route!("/desk/account/profile", Policy::Desk(SignedIn), "/desk/account/profile", POST => account::profile),
    route!("/desk/account/e-mail", Policy::Desk(SignedIn), "/desk/account/e-mail", POST => account::email),
    route!("/desk/account/password", Policy::Desk(SignedIn), "/desk/account/password", POST => account::password),
    route!("/desk/account/codes-first", Policy::Desk(BeforeCodes), "/desk/account/codes-first", GET => account::codes_first),
    route!("/desk/account/totp", Policy::Desk(BeforeCodes), "/desk/account/totp", GET => account::show_totp, POST => account::totp_on),
    route!("/desk/account/totp/begin", Policy::Desk(BeforeCodes), "/desk/account/totp/begin", POST => account::begin_totp),
    route!("/desk/account/totp/off", Policy::Desk(SignedIn), "/desk/account/totp/off", POST => account::totp_off),
    route!("/desk/account/recovery-codes", Policy::Desk(SignedIn), "/desk/account/recovery-codes", POST => account::recovery_codes),
    route!("/desk/account/sessions/end-all", Policy::Desk(SignedIn), "/desk/account/sessions/end-all", POST => account::end_all_sessions),
    route!("/desk/account/sessions/{session}/end", Policy::Desk(SignedIn), "/desk/account/sessions/x/end", POST => account::end_session),
    route!("/desk/new/", Policy::Desk(WRITERS), "/desk/new/", GET => new_story::show),
    route!("/desk/stories/", Policy::Desk(WRITERS), "/desk/stories/", GET => stories::list, POST => stories::create),
    route!("/desk/stories/{id}/", Policy::Desk(WRITERS), "/desk/stories/x/", GET => stories::show),
    route!("/desk/stories/{id}/quick", Policy::Desk(WRITERS), "/desk/stories/x/quick", POST => stories::quick),
    route!("/desk/together", Policy::Desk(WRITERS), "/desk/together", POST => together::act),
    route!("/desk/together/undo", Policy::Desk(WRITERS), "/desk/together/undo", POST => together::undo),
    route!("/desk/views", Policy::Desk(WRITERS), "/desk/views", POST => views::save),
    route!("/desk/views/{view}/remove", Policy::Desk(WRITERS), "/desk/views/x/remove", POST => views::remove),
    route!("/desk/stories/{id}/draft", Policy::DeskApi(WRITERS), "/desk/stories/x/draft", GET => stories::draft),
    route!("/desk/stories/{id}/steps", Policy::DeskApi(WRITERS), "/desk/stories/x/steps", POST => stories::push_steps),
    route!("/desk/stories/{id}/live", Policy::Live(WRITERS), "/desk/stories/x/live", GET => stories::live),
    route!("/desk/stories/{id}/tray", Policy::DeskApi(WRITERS), "/desk/stories/x/tray", POST => stories::put_in_tray),
    route!("/desk/stories/{id}/tray/{note}/close", Policy::DeskApi(WRITERS), "/desk/stories/x/tray/y/close", POST => stories::close_tray_note),
    route!("/desk/stories/{id}/history/", Policy::Desk(WRITERS), "/desk/stories/x/history/", GET => stories::history::show),
    route!("/desk/stories/{id}/history/name", Policy::Desk(WRITERS), "/desk/stories/x/history/name", POST => stories::history::name),
    route!("/desk/stories/{id}/history/restore", Policy::Desk(WRITERS), "/desk/stories/x/history/restore", POST => stories::history::restore),
    route!("/desk/stories/{id}/preview/", Policy::Desk(WRITERS), "/desk/stories/x/preview/", GET => stories::preview::show),
    route!("/desk/stories/{id}/preview/page", Policy::Preview(WRITERS), "/desk/stories/x/preview/page", GET => stories::preview::page),
    route!("/desk/stories/{id}/preview/link", Policy::Desk(WRITERS), "/desk/stories/x/preview/link", POST => stories::preview::make_link),
    route!("/desk/stories/{id}/preview/link/{link}/end", Policy::Desk(WRITERS), "/desk/stories/x/preview/link/y/end", POST => stories::preview::end_link),
    route!("/preview/{token}", Policy::Preview(Anyone), "/preview/x", GET => stories::preview::shared),
    route!("/desk/stories/{id}/alert/", Policy::Desk(WRITERS), "/desk/stories/x/alert/", GET => stories::alert::show, POST => stories::alert::plan),
    route!("/desk/stories/{id}/alert/cancel", Policy::Desk(WRITERS), "/desk/stories/x/alert/cancel", POST => stories::alert::cancel),
    route!("/desk/stories/{id}/alert/replace", Policy::Desk(WRITERS), "/desk/stories/x/alert/replace", POST => stories::alert::replace),
    route!("/desk/stories/{id}/scheduled-changes/cancel", Policy::Desk(WRITERS), "/desk/stories/x/scheduled-changes/cancel", POST => stories::cancel_changes),
    route!("/desk/stories/{id}/checks", Policy::DeskApi(WRITERS), "/desk/stories/x/checks", GET => stories::checks),
    route!("/desk/stories/{id}/{act}", Policy::Desk(WRITERS), "/desk/stories/x/publish", POST => stories::act),
    route!("/desk/pictures/", Policy::UploadForm(WRITERS), "/desk/pictures/", GET => pictures::list, POST => pictures::send),
    route!("/desk/pictures/pictures.json", Policy::Upload(WRITERS), "/desk/pictures/pictures.json", GET => pictures::json::list, POST => pictures::json::add),
    route!("/desk/pictures/undo", Policy::Desk(WRITERS), "/desk/pictures/undo", POST => pictures::undo),
    route!("/desk/pictures/{id}/", Policy::Desk(WRITERS), "/desk/pictures/x/", GET => pictures::show, POST => pictures::save),
    route!("/desk/pictures/{id}/picture.json", Policy::DeskApi(WRITERS), "/desk/pictures/x/picture.json", GET => pictures::json::show, POST => pictures::json::change),
    route!("/desk/pictures/{id}/replace", Policy::UploadForm(WRITERS), "/desk/pictures/x/replace", POST => pictures::replace),
    route!("/desk/pictures/{id}/restore", Policy::Desk(WRITERS), "/desk/pictures/x/restore", POST => pictures::restore),
    route!("/desk/pictures/{id}/remove", Policy::Desk(WRITERS), "/desk/pictures/x/remove", POST => pictures::remove),
    route!("/desk/palette", Policy::DeskApi(SignedIn), "/desk/palette?q=river", GET => palette::show),
    route!("/desk/find", Policy::DeskApi(WRITERS), "/desk/find?q=river", GET => find::show),
    route!("/desk/tags/add", Policy::DeskApi(WRITERS), "/desk/tags/add", POST => tags::add),
    route!("/desk/authors/add", Policy::DeskApi(WRITERS), "/desk/authors/add", POST => authors::add),
    route!("/desk/sections/", Policy::Desk(EDITORS), "/desk/sections/", GET => sections::list, POST => sections::create),
    route!("/desk/sections/{section}/", Policy::Desk(EDITORS), "/desk/sections/x/", GET => sections::show, POST => sections::save),
    route!("/desk/sections/{section}/order", Policy::Desk(EDITORS), "/desk/sections/x/order", POST => sections::order),
    route!("/desk/sections/{section}/merge", Policy::Desk(EDITORS), "/desk/sections/x/merge", GET => sections::preview, POST => sections::merge),
    route!("/desk/sections/{section}/split", Policy::Desk(EDITORS), "/desk/sections/x/split", GET => sections::choose, POST => sections::split),
    route!("/desk/sections/{section}/remove", Policy::Desk(EDITORS), "/desk/sections/x/remove", POST => sections::remove),
    route!("/desk/tags/", Policy::Desk(EDITORS), "/desk/tags/", GET => tags::list, POST => tags::create),
    route!("/desk/tags/{tag}/", Policy::Desk(EDITORS), "/desk/tags/x/", GET => tags::show, POST => tags::save),
    route!("/desk/tags/{tag}/merge", Policy::Desk(EDITORS), "/desk/tags/x/merge", GET => tags::preview, POST => tags::merge),
    route!("/desk/tags/{tag}/split", Policy::Desk(EDITORS), "/desk/tags/x/split", GET => tags::choose, POST => tags::split),
    route!("/desk/tags/{tag}/remove", Policy::Desk(EDITORS), "/desk/tags/x/remove", POST => tags::remove),
    route!("/desk/authors/", Policy::Desk(EDITORS), "/desk/authors/", GET => authors::list, POST => authors::create),
    route!("/desk/authors/{author}/", Policy::Desk(EDITORS), "/desk/authors/x/", GET => authors::show, POST => authors::save),
    route!("/desk/authors/{author}/person", Policy::Desk(PEOPLE), "/desk/authors/x/person", POST => authors::person),
    route!("/desk/authors/{author}/merge", Policy::Desk(EDITORS), "/desk/authors/x/merge", GET => authors::preview, POST => authors::merge),
    route!("/desk/authors/{author}/remove", Policy::Desk(EDITORS), "/desk/authors/x/remove", POST => authors::remove),
    route!("/desk/redirects/", Policy::Desk(EDITORS), "/desk/redirects/", GET => redirects::list, POST => redirects::add),
    route!("/desk/redirects/remove", Policy::Desk(EDITORS), "/desk/redirects/remove", POST => redirects::remove),
    route!("/desk/redirects/redirects.csv", Policy::Desk(EDITORS), "/desk/redirects/redirects.csv", GET => redirects::export),
    route!("/desk/redirects/import", Policy::Desk(EDITORS), "/desk/redirects/import", POST => redirects::import),
    route!("/desk/redirects/file", Policy::UploadForm(EDITORS), "/desk/redirects/file", POST => redirects::import_file),
    route!("/desk/pages/", Policy::Desk(EDITORS), "/desk/pages/", GET => pages::list, POST => pages::create),
    route!("/desk/menus/", Policy::Desk(EDITORS), "/desk/menus/", GET => menus::list, POST => menus::create),
    route!("/desk/menus/{menu}/", Policy::Desk(EDITORS), "/desk/menus/x/", GET => menus::show, POST => menus::save),
    route!("/desk/changes/undo", Policy::Desk(EDITORS), "/desk/changes/undo", POST => structure::undo),
    route!("/desk/comments/", Policy::Desk(MODERATORS), "/desk/comments/", GET => desk::comments::show),
    route!("/desk/comments/act", Policy::Desk(MODERATORS), "/desk/comments/act", POST => desk::comments::act),
    route!("/desk/comments/undo", Policy::Desk(MODERATORS), "/desk/comments/undo", POST => desk::comments::undo),
    route!("/desk/comments/filter/", Policy::Desk(MODERATORS), "/desk/comments/filter/", GET => desk::comments::filter),
    route!("/desk/comments/words", Policy::Desk(MODERATORS), "/desk/comments/words", POST => desk::comments::save_word),
    route!("/desk/comments/bans/{ban}/end", Policy::Desk(MODERATORS), "/desk/comments/bans/x/end", POST => desk::comments::end_ban),
    route!("/desk/comments/stories/{story}/close", Policy::Desk(MODERATORS), "/desk/comments/stories/x/close", POST => desk::comments::close),
    route!("/desk/comments/{comment}/reply", Policy::Desk(MODERATORS), "/desk/comments/x/reply", POST => desk::comments::reply),
    route!("/desk/comments/{comment}/ban", Policy::Desk(MODERATORS), "/desk/comments/x/ban", POST => desk::comments::ban),
    route!("/desk/numbers/", Policy::Desk(WRITERS), "/desk/numbers/", GET => desk::numbers::show),
    route!("/desk/numbers/csv", Policy::Desk(WRITERS), "/desk/numbers/csv", GET => desk::numbers::csv),
    route!("/desk/numbers/{id}/", Policy::Desk(WRITERS), "/desk/numbers/x/", GET => desk::numbers::story),
    route!("/desk/people/", Policy::Desk(PEOPLE), "/desk/people/", GET => people::show),
    route!("/desk/people/invite", Policy::Desk(PEOPLE), "/desk/people/invite", POST => people::invite),
    route!("/desk/people/authors/{author}/invite", Policy::Desk(PEOPLE), "/desk/people/authors/x/invite", POST => people::invite_author),
    route!("/desk/people/invitations/{id}/cancel", Policy::Desk(PEOPLE), "/desk/people/invitations/x/cancel", POST => people::cancel_invitation),
    route!("/desk/people/{person}/", Policy::Desk(PEOPLE), "/desk/people/x/", GET => people::show_person),
    route!("/desk/people/{person}/role", Policy::Desk(PEOPLE), "/desk/people/x/role", POST => people::change_role),
    route!("/desk/people/{person}/deactivate", Policy::Desk(PEOPLE), "/desk/people/x/deactivate", POST => people::deactivate),
    route!("/desk/people/{person}/reactivate", Policy::Desk(PEOPLE), "/desk/people/x/reactivate", POST => people::reactivate),
    route!("/desk/people/{person}/reset-link", Policy::Desk(PEOPLE), "/desk/people/x/reset-link", POST => people::reset_link),
    route!("/desk/people/{person}/remove-codes", Policy::Desk(PEOPLE), "/desk/people/x/remove-codes", POST => people::remove_codes),
    route!("/desk/front/", Policy::Desk(FRONTS), "/desk/front/", GET => front::home, POST => front::home_act),
    route!("/desk/front/preview/page", Policy::Preview(FRONTS), "/desk/front/preview/page", GET => front::home_preview),
    route!("/desk/front/{section}/", Policy::Desk(FRONTS), "/desk/front/x/", GET => front::section, POST => front::section_act),
    route!("/desk/front/{section}/preview/page", Policy::Preview(FRONTS), "/desk/front/x/preview/page", GET => front::section_preview),
    route!("/desk/breaking/", Policy::Desk(EDITORS), "/desk/breaking/", GET => breaking::show, POST => breaking::put),
    route!("/desk/breaking/alert", Policy::Desk(EDITORS), "/desk/breaking/alert", POST => breaking::alert),
    route!("/desk/breaking/end", Policy::Desk(EDITORS), "/desk/breaking/end", POST => breaking::end),
    route!("/desk/settings/", Policy::Desk(SETTINGS), "/desk/settings/", GET => desk::settings::show, POST => desk::settings::save),
    route!("/desk/settings/preview/page", Policy::Preview(SETTINGS), "/desk/settings/preview/page", POST => desk::settings::preview),
    route!("/desk/settings/mail/", Policy::Desk(SETTINGS), "/desk/settings/mail/", GET => mail::show, POST => mail::save),
    route!("/desk/settings/mail/test", Policy::Desk(SETTINGS), "/desk/settings/mail/test", POST => mail::test),
    route!("/desk/settings/mail/remove", Policy::Desk(SETTINGS), "/desk/settings/mail/remove", POST => mail::remove),
    route!("/desk/check/", Policy::Desk(EDITORS), "/desk/check/", GET => check::show),
    route!("/desk/check/within", Policy::Desk(EDITORS), "/desk/check/within", POST => check::within),
    route!("/desk/check/outside", Policy::Desk(EDITORS), "/desk/check/outside", POST => check::outside),
    route!("/desk/import/", Policy::Desk(IMPORTERS), "/desk/import/", GET => import::list),
    route!("/desk/import/file", Policy::Import(IMPORTERS), "/desk/import/file", POST => import::file),
    route!("/desk/import/site", Policy::Desk(IMPORTERS), "/desk/import/site", POST => import::site),
    route!("/desk/import/{job}/", Policy::Desk(IMPORTERS), "/desk/import/x/", GET => import::show),
    route!("/desk/import/{job}/run", Policy::Desk(IMPORTERS), "/desk/import/x/run", POST => import::run),
    route!("/desk/import/{job}/go-on", Policy::Desk(IMPORTERS), "/desk/import/x/go-on", POST => import::run),
    route!("/desk/import/{job}/try", Policy::Desk(IMPORTERS), "/desk/import/x/try", POST => import::try_again),
    route!("/desk/import/{job}/roll-back", Policy::Desk(IMPORTERS), "/desk/import/x/roll-back", POST => import::roll_back),
    route!("/desk/import/{job}/discard", Policy::Desk(IMPORTERS), "/desk/import/x/discard", POST => import::discard),
    route!("/desk/import/{job}/report.html", Policy::Desk(IMPORTERS), "/desk/import/x/report.html", GET => import::as_page),
    route!("/desk/import/{job}/report.json", Policy::Desk(IMPORTERS), "/desk/import/x/report.json", GET => import::as_json),
    route!("/desk/audit/", Policy::Desk(PEOPLE), "/desk/audit/", GET => audit::show),
    route!("/sw.js", Policy::Worker, "/sw.js", GET => device::worker),
    route!("/edition/copies.json", Policy::Copies, "/edition/copies.json?story=x", GET => device::copies),
    route!("/assets/{*file}", Policy::Asset, "/assets/no-such-file.css", GET => asset::show),
    route!("/media/{*file}", Policy::Media, "/media/ab/no-such-file.jpg", GET => media::show),
    route!("/healthz", Policy::Health, "/healthz", GET => health::alive),
    route!("/readyz", Policy::Health, "/readyz", GET => health::ready),
];

/// The front page; also responds to request targets that are no path, such as `OPTIONS *`.
const PAGES: Route = route!("/", Policy::Site, "/", GET => page::show);

/// Routes with their policies applied. Only [`guarded`] makes it, and [`super::SiteService`] serves nothing else: a route without
/// a policy cannot be served.
pub struct Guarded(Router);

impl Guarded {
    /// The routes, to be served.
    pub(super) fn into_routes(self) -> Router {
        self.0
    }
}

/// All routes of the program.
pub fn router(state: AppState) -> Guarded {
    guarded(ROUTES, state)
}

/// Applies each route's policy to it.
pub fn guarded(routes: &[Route], state: AppState) -> Guarded {
    let state = Arc::new(state);
    let router = routes.iter().fold(Router::new(), |router, route| router.route(route.path, with_policy(*route, &state)));
    Guarded(router.fallback_service(with_policy(PAGES, &state).with_state(state.clone())).with_state(state))
}

/// The handlers of a route in the layers that its policy asks for, listed from the outside in.
fn with_policy(route: Route, state: &Arc<AppState>) -> axum::routing::MethodRouter<Arc<AppState>> {
    let policy = route.policy;
    let guard = Arc::new(request::Guard { state: state.clone(), policy, allow: route.allow() });
    // one layer made of many: axum would copy each layer of its own, with all that is inside it, for every request
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(guard, request::handle))
        .layer(RequestBodyDeadlineLayer::new(policy.body_deadline()))
        .layer(RequestBodyLimitLayer::new(policy.body_limit()))
        // axum's own limit is lower than that of uploads
        .layer(DefaultBodyLimit::disable());
    (route.handlers)().layer(layers)
}
