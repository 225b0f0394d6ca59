//! Logging of panics.

use std::any::Any;

/// From now on each panic is logged with its source location, in the span of the request that met it.
pub fn log() {
    std::panic::set_hook(Box::new(|panic| {
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(location, "panic: {}", message(panic.payload()));
    }));
}

/// The message of a panic. A formatted one is left out: it may contain part of a request ("byte index 3 is not a char boundary; it is
/// inside 'é' of …"), and the location is enough.
pub fn message(payload: &(dyn Any + Send)) -> &str {
    payload.downcast_ref::<&str>().copied().unwrap_or("see its location")
}

#[cfg(test)]
mod tests {
    use super::message;

    fn panic_of(wrong: impl FnOnce() + std::panic::UnwindSafe) -> Box<dyn std::any::Any + Send> {
        std::panic::catch_unwind(wrong).unwrap_err()
    }

    #[test]
    fn parts_of_requests_are_left_out() {
        assert_eq!(message(&*panic_of(|| panic!("the nib broke"))), "the nib broke");
        let requested = String::from("canary");
        assert_eq!(message(&*panic_of(move || panic!("{requested} cannot be cut here"))), "see its location");
    }
}
