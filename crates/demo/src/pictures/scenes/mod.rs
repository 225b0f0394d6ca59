//! One file for each kind of scene.

use super::{canvas::Canvas, palette::Light};

mod colonnade;
mod dam;
mod desk_things;
mod dish;
mod exchange;
mod flags;
mod glacier;
mod harbour;
mod hemicycle;
mod letter;
mod map;
mod microphones;
mod mountain_pass;
mod rooftops;
mod round_table;
mod skyline;
mod solar;
mod stadium;
mod stage;
mod tea;
mod train;
mod viaduct;
mod warship;
mod wheat;

/// The names that a story's `scene` may have.
pub const SCENES: &[&str] = &[
    "colonnade",
    "dam",
    "dish",
    "exchange",
    "flags",
    "glacier",
    "harbour",
    "hemicycle",
    "letter",
    "map",
    "microphones",
    "mountain-pass",
    "rooftops",
    "round-table",
    "skyline",
    "solar",
    "stadium",
    "stage",
    "tea",
    "viaduct",
    "warship",
    "wheat",
];

/// What draws a scene.
pub type Draw = fn(&mut Canvas, &Light);

/// The drawing code for a scene's name.
pub fn drawer(scene: &str) -> Option<Draw> {
    Some(match scene {
        "colonnade" => colonnade::draw,
        "dam" => dam::draw,
        "dish" => dish::draw,
        "exchange" => exchange::draw,
        "flags" => flags::draw,
        "glacier" => glacier::draw,
        "harbour" => harbour::draw,
        "hemicycle" => hemicycle::draw,
        "letter" => letter::draw,
        "map" => map::draw,
        "microphones" => microphones::draw,
        "mountain-pass" => mountain_pass::draw,
        "rooftops" => rooftops::draw,
        "round-table" => round_table::draw,
        "skyline" => skyline::draw,
        "solar" => solar::draw,
        "stadium" => stadium::draw,
        "stage" => stage::draw,
        "tea" => tea::draw,
        "viaduct" => viaduct::draw,
        "warship" => warship::draw,
        "wheat" => wheat::draw,
        _ => return None,
    })
}
