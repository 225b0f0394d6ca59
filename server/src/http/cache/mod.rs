//! The response cache, and what caches outside this process may do.

mod policy;
mod response_cache;
mod surrogate_key;

pub use policy::CachePolicy;
pub use response_cache::ResponseCache;
