//! What several scenes share: skies, water, people, lamps, mist.

use super::{
    canvas::{Canvas, Pt},
    palette::{Light, Tone},
};

/// The sky down to `horizon`, with the sun or moon low at `sun`.
pub fn sky(c: &mut Canvas, light: &Light, horizon: f32, sun: Pt) {
    let w = c.w;
    c.band(0.0, horizon + 2.0, &[(0.0, light.top), (0.58, light.mid), (1.0, light.low)]);
    c.glow(sun.0, sun.1, w * 0.46, light.sun.alpha(0.62));
    clouds(c, light, horizon);
}

/// Long, flat banks of cloud, thinner towards the horizon.
pub fn clouds(c: &mut Canvas, light: &Light, horizon: f32) {
    for i in 0..7 {
        let t = i as f32 / 7.0;
        let y = horizon * (0.14 + 0.72 * t) + c.rng.jitter(18.0);
        let x = c.rng.range(-0.1, 1.0) * c.w;
        let long = c.rng.range(260.0, 760.0) * (1.1 - 0.4 * t);
        let thick = c.rng.range(9.0, 26.0) * (1.15 - t);
        let tone = light.low.mix(light.sun, 0.4).mix(light.mid, 0.35 * (1.0 - t)).alpha(0.20 + 0.16 * t);
        let mut points = Vec::new();
        for s in 0..=8 {
            let u = s as f32 / 8.0;
            points.push((x + long * u, y - thick * (u * std::f32::consts::PI).sin() * c.rng.range(0.5, 1.3)));
        }
        points.push((x + long * 0.7, y + thick * 0.25));
        points.push((x + long * 0.25, y + thick * 0.3));
        c.blob(&points, tone);
    }
}

/// Stars, thicker overhead.
pub fn stars(c: &mut Canvas, horizon: f32, count: usize, tone: Tone) {
    for _ in 0..count {
        let (x, u) = (c.rng.unit() * c.w, c.rng.unit());
        let size = c.rng.range(0.5, 1.7);
        let a = c.rng.range(0.25, 0.9) * (1.0 - u * 0.75);
        c.oval(x, u * horizon, size, size, tone.alpha(a));
    }
}

/// A sun's or moon's disc.
pub fn disc(c: &mut Canvas, light: &Light, at: Pt, radius: f32) {
    c.glow(at.0, at.1, radius * 5.0, light.sun.alpha(0.5));
    c.oval(at.0, at.1, radius, radius, light.sun.alpha(0.95));
}

/// A sea or lake from `y0` to `y1`, with the light's path on it below `sun_x`.
pub fn water(c: &mut Canvas, light: &Light, y0: f32, y1: f32, sun_x: f32) {
    let shore = light.low.mix(light.mid, 0.35);
    c.band(y0, y1, &[(0.0, shore), (0.35, light.mid.mix(light.top, 0.5)), (1.0, light.top.mix(light.near, 0.45))]);
    let span = y1 - y0;
    for i in 0..150 {
        let t = (i as f32 / 150.0).powf(1.5);
        let y = y0 + 3.0 + span * t;
        let spread = 30.0 + 300.0 * t;
        let x = sun_x + (c.rng.unit() + c.rng.unit() - 1.0) * spread;
        let long = c.rng.range(8.0, 46.0) * (0.35 + 1.5 * t);
        let a = c.rng.range(0.2, 0.7) * (1.0 - 0.55 * t);
        c.line((x - long, y), (x + long, y), 1.0 + 2.6 * t, light.sun.alpha(a));
    }
    for i in 0..110 {
        let t = (i as f32 / 110.0).powf(1.3);
        let y = y0 + 4.0 + span * t;
        let x = c.rng.unit() * c.w;
        let long = c.rng.range(14.0, 70.0) * (0.3 + 1.4 * t);
        let tone = if c.rng.chance(0.5) { light.near.alpha(0.10) } else { light.low.alpha(0.13) };
        c.line((x - long, y), (x + long, y), 1.0 + 2.2 * t, tone);
    }
}

/// Somebody standing, `tall` pixels high, feet at `foot`.
pub fn person(c: &mut Canvas, x: f32, foot: f32, tall: f32, tone: Tone) {
    let head = tall * 0.075;
    let wide = tall * c.rng.range(0.105, 0.135);
    let long = c.rng.chance(0.4);
    let hem = if long { 0.1 } else { 0.44 };
    c.oval(x, foot - tall + head, head, head * 1.15, tone);
    c.blob(
        &[
            (x - head * 0.5, foot - tall * 0.86),
            (x + head * 0.5, foot - tall * 0.86),
            (x + wide, foot - tall * 0.79),
            (x + wide * 1.02, foot - tall * 0.5),
            (x + wide * 0.9, foot - tall * hem),
            (x - wide * 0.9, foot - tall * hem),
            (x - wide * 1.02, foot - tall * 0.5),
            (x - wide, foot - tall * 0.79),
        ],
        tone,
    );
    let spread = wide * 0.45;
    c.rect(x - spread - wide * 0.3, foot - tall * 0.5, wide * 0.62, tall * 0.5, tone);
    c.rect(x + spread - wide * 0.32, foot - tall * 0.5, wide * 0.62, tall * 0.5, tone);
}

/// A lamp and the light around it.
pub fn lamp(c: &mut Canvas, light: &Light, x: f32, y: f32, size: f32) {
    let strength = 0.15 + 0.75 * light.dark;
    c.glow(x, y, size * 9.0, light.lamp.alpha(0.42 * strength));
    c.oval(x, y, size, size, light.lamp.pale(0.45).alpha(strength.max(0.5)));
}

/// Mist lying in a band, densest at the bottom.
pub fn mist(c: &mut Canvas, y0: f32, y1: f32, tone: Tone) {
    c.band(y0, y1, &[(0.0, tone.alpha(0.0)), (0.7, tone), (1.0, tone.alpha(0.0))]);
}
