//! Code for the browser: the reader's islands (`site/`), the desk's (`desk/`), and helpers for both.
//!
//! Inside an island, `data-island-load="intent"` marks the part whose hover, focus, touch or key starts it
//! (`frontend/boot/boot.js`); `data-hold` marks a link or form, and `data-keys` names the keys,
//! whose use waits until the island is live.

#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod desk;
#[cfg(any(feature = "ssr", feature = "reader"))]
pub mod site;

// private, and so inlined better: 255 bytes (Brotli) of the reader's bundle
#[cfg(feature = "browser")]
#[cfg_attr(not(feature = "reader"), allow(dead_code, reason = "the desk's islands use none of these yet"))]
mod clock;
#[cfg(feature = "browser")]
#[cfg_attr(not(feature = "reader"), allow(dead_code, reason = "the desk's islands use none of these yet"))]
mod dom;
#[cfg(feature = "browser")]
#[cfg_attr(not(feature = "reader"), allow(dead_code, reason = "the desk's islands use none of these yet"))]
mod fragment;
