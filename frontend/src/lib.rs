//! The browser's entry: one bundle per audience, made from the same crate by feature.
//!
//! `frontend/boot/boot.js` loads the reader's bundle when a reader uses an island, the desk's at once; it calls [`hydrate`] before each island that
//! has no other island around it, and then the function that the island's macro exported.

// Islands are reached from JavaScript only: without this line the linker would drop every one of them, in silence.
extern crate app;

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a new root for islands to live under. To call it again is right: if one island failed, the root it failed
/// under is of no use to the next.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
