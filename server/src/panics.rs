//! What the logs say when the program is wrong somewhere.

use std::any::Any;

/// From now on the logs tell of each panic where it was, under the number of the request that met it.
pub fn tell() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic: {}", words(panic.payload()));
    }));
}

/// The words of a panic. Those with something filled in are left out: it may be what a reader asked for ("byte index 3 is not a char
/// boundary; it is inside 'é' of …"), and the place says enough.
pub fn words(payload: &(dyn Any + Send)) -> &str {
    payload.downcast_ref::<&str>().copied().unwrap_or("see the place")
}

#[cfg(test)]
mod tests {
    use super::words;

    fn panic_of(wrong: impl FnOnce() + std::panic::UnwindSafe) -> Box<dyn std::any::Any + Send> {
        std::panic::catch_unwind(wrong).unwrap_err()
    }

    #[test]
    fn what_a_reader_asked_for_is_left_out() {
        assert_eq!(words(&*panic_of(|| panic!("the nib broke"))), "the nib broke");
        let asked = String::from("canary");
        assert_eq!(words(&*panic_of(move || panic!("{asked} cannot be cut here"))), "see the place");
    }
}
