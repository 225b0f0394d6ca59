//! What runs in the browser: the reader's islands (`site/`), the desk's (`desk/`), and helpers for both.
//!
//! Inside an island, `data-island-load="intent"` marks the part whose hover, focus, touch or key wakes it
//! (`frontend/boot/boot.js`); `data-hold` marks a link or form, and `data-keys` names the keys,
//! whose use waits until the island is awake.

#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod desk;
#[cfg(any(feature = "ssr", feature = "reader"))]
pub mod site;

#[cfg(feature = "browser")]
pub mod clock;
#[cfg(feature = "browser")]
pub mod dom;
#[cfg(feature = "browser")]
pub mod fragment;
