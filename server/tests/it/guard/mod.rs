//! What guards every route: headers, methods, origin, request smuggling, rate limits.

mod ambiguous;
mod body;
mod headers;
mod methods;
mod origin;
mod rate;
