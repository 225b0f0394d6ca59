//! Pictures are there for everything the content names, the same on every run, and different from each other.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Clothes, Hair, Portrait, SCENES, draw_portrait, draw_scene};

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

/// What the `[picture]` tables of the stories ask for: scene, seed, light.
fn asked() -> Vec<(String, u64, String)> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/stories");
    files(&stories)
        .iter()
        .filter_map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let (_, table) = text.split_once("[picture]")?;
            let value = |key: &str| {
                table.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).unwrap().trim_matches('"').to_owned()
            };
            Some((value("scene"), value("seed").parse().unwrap(), value("light")))
        })
        .collect()
}

#[test]
fn every_scene_named_in_the_content_draws() {
    let asked = asked();
    assert!(asked.len() >= 40, "only {} stories have a picture", asked.len());
    for (scene, seed, light) in asked {
        let bytes = draw_scene(&scene, seed, &light).unwrap_or_else(|| panic!("{scene} {seed} {light} is not known"));
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (1600, 900), "{scene} {seed} {light}");
    }
}

#[test]
fn every_scene_is_the_same_again_and_another_with_another_seed_or_light() {
    for scene in SCENES {
        let first = draw_scene(scene, 3, "dusk");
        assert!(first.is_some(), "{scene}");
        assert_eq!(first, draw_scene(scene, 3, "dusk"), "{scene}");
        assert_ne!(first, draw_scene(scene, 4, "dusk"), "{scene}");
        assert_ne!(first, draw_scene(scene, 3, "dawn"), "{scene}");
    }
}

#[test]
fn what_is_not_known_is_nothing() {
    assert!(draw_scene("hologram", 1, "day").is_none());
    assert!(draw_scene("letter", 1, "noon").is_none());
}

#[test]
fn portraits_are_square_stable_and_differ() {
    let sitter = Portrait { seed: 24, hair: Hair::Scarf, clothes: Clothes::Shawl, skin: 2, ..Portrait::default() };
    let picture = image::load_from_memory(&draw_portrait(&sitter)).unwrap();
    assert_eq!((picture.width(), picture.height()), (600, 600));
    assert_eq!(draw_portrait(&sitter), draw_portrait(&sitter));
    assert_ne!(draw_portrait(&sitter), draw_portrait(&Portrait { seed: 25, ..sitter.clone() }));
    assert_ne!(draw_portrait(&sitter), draw_portrait(&Portrait { desk: true, ..sitter.clone() }));
}
