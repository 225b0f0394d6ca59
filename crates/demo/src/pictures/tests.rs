//! Every scene draws, the same one for the same seed.

use super::{SCENES, draw_scene};

#[test]
fn every_scene_draws_and_the_same_seed_gives_the_same_picture() {
    for scene in SCENES {
        assert!(draw_scene(scene, 7, "day").is_some_and(|bytes| bytes.len() > 10_000), "{scene}");
    }
    let first = SCENES.first().unwrap();
    assert_eq!(draw_scene(first, 3, "dusk"), draw_scene(first, 3, "dusk"));
    assert_ne!(draw_scene(first, 3, "dusk"), draw_scene(first, 4, "dusk"));
    assert!(draw_scene("hologram", 1, "day").is_none() && draw_scene(first, 1, "noon").is_none());
}
