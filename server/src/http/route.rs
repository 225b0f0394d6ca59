//! What a route is: a path, its methods, and a policy from a closed set. The layer around the routes applies the policy.

use std::{sync::Arc, time::Duration};

use axum::{
    http::{HeaderMap, Method, header},
    routing::MethodRouter,
};
use domain::Capability;

use super::{AppState, CachePolicy, RouteClass, error::Format};

/// One line of the list in `router.rs`; made by [`route!`](crate::route).
#[derive(Clone, Copy)]
pub struct Route {
    /// As axum writes paths.
    pub path: &'static str,
    /// A path and query that it responds to; with 200, unless nothing is stored there.
    pub example: &'static str,
    /// What applies to every request of the route.
    pub policy: Policy,
    /// The methods that have a handler; HEAD belongs to GET.
    pub methods: &'static [Method],
    /// The handlers.
    pub handlers: fn() -> MethodRouter<Arc<AppState>>,
}

impl Route {
    /// The value of `Allow`.
    pub fn allow(&self) -> String {
        let names = self.methods.iter().flat_map(|method| if method == Method::GET { vec!["GET", "HEAD"] } else { vec![method.as_str()] });
        names.collect::<Vec<_>>().join(", ")
    }
}

/// A [`Route`] with a handler for each method: `route!("/letters", Policy::Form, "/letters", GET => form, POST => send)`.
#[macro_export]
macro_rules! route {
    ($path:literal, $policy:expr, $example:literal, $($method:ident => $handler:expr),+ $(,)?) => {
        $crate::http::Route {
            path: $path,
            example: $example,
            policy: $policy,
            methods: &[$(axum::http::Method::$method),+],
            handlers: || axum::routing::MethodRouter::new()$(.on(axum::routing::MethodFilter::$method, $handler))+,
        }
    };
}

/// What kind of route this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Pages and feeds of readers, in the response cache.
    Site,
    /// Parts of pages that islands request.
    Fragment,
    /// Forms that readers send.
    Form,
    /// What other apps share into the installed app: staff send pictures, readers links. The browser itself sends it.
    Share,
    /// A few bytes that pages send by themselves.
    Beacon,
    /// Pages and forms of the desk.
    Desk(Access),
    /// What islands of the desk call; JSON.
    DeskApi(Access),
    /// WebSockets of the desk.
    Live(Access),
    /// Files that editors send; JSON back.
    Upload(Access),
    /// Pages of the desk whose forms send files; a page back.
    UploadForm(Access),
    /// Exports of other programs that administrators send, of any usual size; a page back.
    Import(Access),
    /// A draft as readers would see it: for those who write, in a frame of the desk; for anyone who has a secret link, by itself.
    Preview(Access),
    /// Files of the build.
    Asset,
    /// The script of the worker.
    Worker,
    /// What a worker asks about the stories on a device; JSON that is computed for each request.
    Copies,
    /// Pictures and files of stories.
    Media,
    /// For load balancers.
    Health,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone, such as the sign-in page.
    Anyone,
    /// Anyone with a session.
    SignedIn,
    /// Anyone with a session, also somebody who still has to set up the codes that their role needs.
    BeforeCodes,
    /// Anyone with a session whose role has this capability.
    May(Capability),
}

/// Which rate limit counts a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateClass {
    /// Not limited.
    Unlimited,
    /// What is cheap: pages, files, pictures.
    Reading,
    /// What is computed for each request: searches, fragments, forms.
    Searching,
}

/// Which unsafe requests are refused because they come from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginCheck {
    /// Every method but GET, HEAD and OPTIONS must come from a page of this site.
    UnsafeMethods,
    /// The same, but browsers also send a form by themselves, which no page can make them do: `Sec-Fetch-Site: none`.
    PagesAndBrowser,
    /// Every request must name this site in `Origin`: browsers open WebSockets to other sites, with cookies, and let their scripts read.
    Handshake,
}

/// No inline script, no nonce, no other site. `wasm-unsafe-eval` allows compiling the site's own wasm.
const SITE_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
/// As for the site; an editor sees a picture (`blob:`) before it is uploaded, and the reader's page in a frame.
const DESK_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; \
media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
/// As for the site; the desk shows it in a frame.
const PREVIEW_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; object-src 'none'";
/// Of the worker's own requests: what a page loads as a picture or font, a worker fetches. No other site.
const WORKER_CSP: &str = "default-src 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
/// JSON is never a document.
const JSON_CSP: &str = "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

impl Policy {
    /// One of each kind, for tests that walk them.
    pub const ALL: [Self; 18] = [
        Self::Site,
        Self::Fragment,
        Self::Form,
        Self::Share,
        Self::Beacon,
        Self::Desk(Access::SignedIn),
        Self::DeskApi(Access::SignedIn),
        Self::Live(Access::SignedIn),
        Self::Upload(Access::SignedIn),
        Self::UploadForm(Access::SignedIn),
        Self::Import(Access::SignedIn),
        Self::Preview(Access::SignedIn),
        Self::Preview(Access::Anyone),
        Self::Asset,
        Self::Worker,
        Self::Copies,
        Self::Media,
        Self::Health,
    ];

    /// The largest request body, in bytes.
    pub fn body_limit(self) -> usize {
        match self {
            Self::Beacon => 1024,
            Self::Site
            | Self::Fragment
            | Self::Form
            | Self::Preview(_)
            | Self::Asset
            | Self::Worker
            | Self::Copies
            | Self::Media
            | Self::Health => 64 * 1024,
            // a letter of most scripts takes six bytes in a form; only those who are signed in send whole stories, or a paste as one step
            Self::Desk(Access::Anyone) => 64 * 1024,
            Self::Desk(_) | Self::DeskApi(_) => 4 * 1024 * 1024,
            Self::Live(_) => 256 * 1024,
            Self::Upload(_) | Self::Share => 64 * 1024 * 1024,
            // several files at once; they are read one after the other
            Self::UploadForm(_) => 512 * 1024 * 1024,
            // written to the disk as it arrives
            Self::Import(_) => 4 * 1024 * 1024 * 1024,
        }
    }

    /// A request body that has not arrived after this time comes from a broken or hostile client.
    pub fn body_deadline(self) -> Duration {
        match self {
            Self::Upload(_) | Self::Share => Duration::from_secs(240),
            Self::UploadForm(_) => Duration::from_secs(900),
            Self::Import(_) => Duration::from_secs(4 * 3600),
            _ => Duration::from_secs(10),
        }
    }

    /// A response that is not there after this time is given up with 503; `usual` is what the operator set.
    pub fn deadline(self, usual: Duration) -> Duration {
        match self {
            Self::Upload(_) | Self::UploadForm(_) | Self::Share | Self::Import(_) => self.body_deadline() + usual,
            _ => usual,
        }
    }

    /// The `Content-Security-Policy`, unless the handler sets a stricter one.
    pub fn csp(self) -> &'static str {
        match self {
            Self::Site | Self::Fragment | Self::Form | Self::Share | Self::Asset | Self::Media | Self::Health => SITE_CSP,
            Self::Preview(Access::Anyone) => SITE_CSP,
            Self::Preview(_) => PREVIEW_CSP,
            Self::Desk(_) | Self::UploadForm(_) | Self::Import(_) => DESK_CSP,
            Self::Beacon | Self::DeskApi(_) | Self::Live(_) | Self::Upload(_) | Self::Copies => JSON_CSP,
            Self::Worker => WORKER_CSP,
        }
    }

    /// Whether a page of this site may show it in a frame.
    pub fn is_framed(self) -> bool {
        matches!(self, Self::Preview(access) if access != Access::Anyone)
    }

    /// What caches may do with a successful response, unless the handler says less.
    pub fn caching(self) -> CachePolicy {
        match self {
            Self::Site => CachePolicy::Page,
            Self::Fragment => CachePolicy::Fragment,
            Self::Asset | Self::Media => CachePolicy::Forever,
            Self::Worker => CachePolicy::Revalidate,
            Self::Copies
            | Self::Form
            | Self::Share
            | Self::Beacon
            | Self::Desk(_)
            | Self::DeskApi(_)
            | Self::Live(_)
            | Self::Upload(_)
            | Self::UploadForm(_)
            | Self::Import(_)
            | Self::Preview(_)
            | Self::Health => CachePolicy::Never,
        }
    }

    /// Which rate limit counts a request for this class of path.
    pub fn rate(self, class: RouteClass) -> RateClass {
        match self {
            Self::Health => RateClass::Unlimited,
            Self::Fragment | Self::Form | Self::Share | Self::Copies => RateClass::Searching,
            // somebody may guess secrets
            Self::Preview(Access::Anyone) => RateClass::Searching,
            Self::Site if class == RouteClass::Search => RateClass::Searching,
            // one for each page that is read, and many readers may share a network
            Self::Site
            | Self::Beacon
            | Self::Desk(_)
            | Self::DeskApi(_)
            | Self::Live(_)
            | Self::Upload(_)
            | Self::UploadForm(_)
            | Self::Import(_)
            | Self::Preview(_)
            | Self::Asset
            | Self::Worker
            | Self::Media => RateClass::Reading,
        }
    }

    /// Which requests from elsewhere are refused.
    pub fn origin_check(self) -> OriginCheck {
        match self {
            Self::Live(_) => OriginCheck::Handshake,
            Self::Share => OriginCheck::PagesAndBrowser,
            _ => OriginCheck::UnsafeMethods,
        }
    }

    /// Who may use it.
    pub fn access(self) -> Access {
        match self {
            Self::Desk(access)
            | Self::DeskApi(access)
            | Self::Live(access)
            | Self::Upload(access)
            | Self::UploadForm(access)
            | Self::Import(access)
            | Self::Preview(access) => access,
            Self::Site
            | Self::Fragment
            | Self::Form
            | Self::Share
            | Self::Beacon
            | Self::Asset
            | Self::Worker
            | Self::Copies
            | Self::Media
            | Self::Health => Access::Anyone,
        }
    }

    /// Whether it belongs to the desk: never cached anywhere, never indexed.
    pub fn is_desk(self) -> bool {
        matches!(
            self,
            Self::Desk(_) | Self::DeskApi(_) | Self::Live(_) | Self::Upload(_) | Self::UploadForm(_) | Self::Import(_) | Self::Preview(_)
        )
    }

    /// Whether search engines may list it: the desk is private, a fragment is not a page, and a form is made for one reader.
    pub fn is_indexed(self) -> bool {
        !self.is_desk() && !matches!(self, Self::Fragment | Self::Beacon | Self::Copies | Self::Form | Self::Share)
    }

    /// What the body of an error is, for a client that accepts this.
    pub fn error_format(self, request: &HeaderMap) -> Format {
        let accept = || request.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match self {
            Self::DeskApi(_) | Self::Live(_) | Self::Upload(_) | Self::Copies => Format::Json,
            Self::Form | Self::Share | Self::Desk(_) | Self::UploadForm(_) | Self::Import(_)
                if accept().contains("application/json") && !accept().contains("text/html") =>
            {
                Format::Json
            }
            Self::Form | Self::Share | Self::Desk(_) | Self::UploadForm(_) | Self::Import(_) | Self::Preview(_) => Format::Page,
            Self::Site | Self::Fragment | Self::Beacon | Self::Asset | Self::Worker | Self::Media | Self::Health => Format::Text,
        }
    }
}

#[cfg(test)]
mod tests;
