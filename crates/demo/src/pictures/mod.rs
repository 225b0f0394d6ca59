//! The demo paper's pictures: drawn here, from a scene's name, a number and an hour, the same on every machine.

mod canvas;
mod land;
mod palette;
mod portrait;
mod rng;
mod scenes;
mod shapes;
mod texture;
mod view;

#[cfg(test)]
mod tests;

use image::{RgbImage, codecs::jpeg::JpegEncoder};

pub use portrait::{Clothes, Hair, Portrait, draw_portrait};
pub use scenes::SCENES;

/// A scene as a JPEG of 1600 by 900 pixels; `seed` decides the composition, `light` (`dawn`, `day`, `dusk`, `night`) the colours.
///
/// `None` for a scene or a light that is not known.
pub fn draw_scene(scene: &str, seed: u64, light: &str) -> Option<Vec<u8>> {
    let draw = scenes::drawer(scene)?;
    let light = palette::light(light)?;
    let mut canvas = canvas::Canvas::new(1600, 900, seed)?;
    draw(&mut canvas, &light);
    Some(jpeg(&canvas.finish()))
}

/// Encodes at the quality of our archive: good enough to be scaled once more.
fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail for an RGB image of a size we chose; nothing is what an unreadable picture would be worth.
    if JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(image).is_err() {
        bytes.clear();
    }
    bytes
}
