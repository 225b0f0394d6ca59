//! A delayed call that another one replaces.

use std::cell::Cell;

use leptos::leptos_dom::helpers::window;
use wasm_bindgen::{JsCast, closure::Closure};

/// At most one pending call.
#[derive(Default)]
pub struct Delay {
    waiting: Cell<Option<i32>>,
}

impl Delay {
    /// Calls `what` after so many milliseconds, instead of the pending call.
    pub fn start(&self, milliseconds: i32, what: impl FnOnce() + 'static) {
        self.cancel();
        let what = Closure::once_into_js(what);
        self.waiting.set(window().set_timeout_with_callback_and_timeout_and_arguments_0(what.unchecked_ref(), milliseconds).ok());
    }

    /// Drops the pending call.
    pub fn cancel(&self) {
        if let Some(handle) = self.waiting.take() {
            window().clear_timeout_with_handle(handle);
        }
    }
}
