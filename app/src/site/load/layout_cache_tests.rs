//! Which keys invalidate which parts, without a newsroom.

use super::*;

fn cached(value: u8, keys: &[&str]) -> Cached<u8> {
    Cached { value: Arc::new(value), keys: Arc::new(keys.iter().map(ToString::to_string).collect()) }
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

fn value(slot: &Slot<u8>) -> Option<u8> {
    slot.cached().map(|(value, _)| *value)
}

#[test]
fn only_its_own_keys_drop_a_value() {
    let slot = Slot::default();
    Loading::begin(&slot).store(cached(1, &["settings", "menus"]));
    slot.invalidate(Some(&keys(&["comments:1", "story:2"])));
    assert_eq!(value(&slot), Some(1));
    slot.invalidate(Some(&keys(&["story:2", "menus"])));
    assert_eq!(value(&slot), None);
    Loading::begin(&slot).store(cached(2, &["settings"]));
    slot.invalidate(None);
    assert_eq!(value(&slot), None);
}

#[test]
fn a_load_that_may_have_read_an_old_value_is_not_stored() {
    let slot = Slot::default();
    let (old, other) = (Loading::begin(&slot), Loading::begin(&slot));
    slot.invalidate(Some(&keys(&["settings"])));
    old.store(cached(1, &["settings"]));
    assert_eq!(value(&slot), None);
    other.store(cached(2, &["menus"]));
    assert_eq!(value(&slot), Some(2));
    Loading::begin(&slot).store(cached(3, &["settings"]));
    assert_eq!(value(&slot), Some(3), "a load that began after the change reads the new value");
}

#[test]
fn a_load_that_was_given_up_holds_nothing_back() {
    let slot = Slot::<u8>::default();
    drop(Loading::begin(&slot));
    slot.invalidate(None);
    Loading::begin(&slot).store(cached(1, &["settings"]));
    assert_eq!(value(&slot), Some(1));
}
