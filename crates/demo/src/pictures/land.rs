//! Hills, mountains, fields and trees.

use super::{
    canvas::{Canvas, Ink, Pt},
    palette::{Light, Tone},
};

/// The line of a hill range from left to right: `rough` from 0 (swells) to 1 (crags).
pub fn ridge(c: &mut Canvas, base: f32, height: f32, rough: f32, wave: f32) -> Vec<Pt> {
    let phases: Vec<f32> = (0..6).map(|_| c.rng.range(0.0, 6.3)).collect();
    let steps = 160;
    (0..=steps)
        .map(|i| {
            let x = -10.0 + (c.w + 20.0) * i as f32 / steps as f32;
            let mut y = 0.0;
            for (k, phase) in phases.iter().enumerate() {
                let octave = 2.0_f32.powi(k as i32);
                let swell = (x / wave * octave + phase).sin();
                y += swell * (0.55_f32 + rough * 0.12).powi(k as i32) * if k > 2 { rough } else { 1.0 };
            }
            (x, base - height * (0.5 + 0.32 * y) + c.rng.jitter(2.2) * rough)
        })
        .collect()
}

/// Land below a line.
pub fn land(c: &mut Canvas, line: &[Pt], bottom: f32, ink: impl Into<Ink>) {
    let mut points = line.to_vec();
    points.push((c.w + 10.0, bottom));
    points.push((-10.0, bottom));
    c.poly(&points, ink);
}

/// A mountain: where its summit is, how wide and deep, how its faces look.
#[derive(Debug, Clone, Copy)]
pub struct Mountain {
    /// The summit.
    pub top: Pt,
    /// From the summit to either foot, sideways.
    pub half: f32,
    /// Height of its foot on the sheet.
    pub base: f32,
    /// The face towards the light.
    pub lit: Tone,
    /// The face away from it.
    pub shade: Tone,
    /// What its foot fades into.
    pub haze: Tone,
    /// How far down the snow reaches, 0 to 1.
    pub snow: f32,
}

/// Draws it with two faces, broken edges and, if high enough, snow.
pub fn mountain(c: &mut Canvas, m: Mountain, light: &Light) {
    let steps = 14;
    let deep = m.base - m.top.1;
    let side = |c: &mut Canvas, reach: f32, wobble: f32| -> Vec<Pt> {
        (0..=steps)
            .map(|i| {
                let t = i as f32 / steps as f32;
                let free = if i == 0 || i == steps { 0.0 } else { 1.0 };
                (m.top.0 + reach * t.powf(0.92) + c.rng.jitter(wobble) * free, m.top.1 + deep * t + c.rng.jitter(wobble * 0.3) * free)
            })
            .collect()
    };
    let wobble = m.half * 0.035;
    let left = side(c, -m.half, wobble);
    let right = side(c, m.half * 1.06, wobble);
    let lean = c.rng.range(-0.05, 0.3) * m.half;
    let spine = side(c, lean, m.half * 0.07);
    let face = |a: &[Pt], b: &[Pt]| a.iter().chain(b.iter().rev()).copied().collect::<Vec<_>>();
    c.poly(&face(&left, &spine), Ink::Down(m.lit, m.haze));
    c.poly(&face(&spine, &right), Ink::Down(m.shade, m.haze));
    // Ribs: lesser spurs that catch the light on the dark face and throw shade on the lit one.
    for (edge, tone, sign) in [(&right, m.lit.alpha(0.5), 1.0), (&left, m.shade.alpha(0.45), -1.0)] {
        for k in [3_usize, 6, 9] {
            let Some(from) = edge.get(k).copied() else { continue };
            let Some(foot) = spine.get((k + 4).min(steps)).copied() else { continue };
            let inward = (foot.0 - from.0) * c.rng.range(0.25, 0.5);
            let drop = deep * c.rng.range(0.16, 0.3);
            c.poly(
                &[
                    from,
                    (from.0 + inward, from.1 + drop),
                    (from.0 + inward * 0.45 + sign * m.half * 0.05, from.1 + drop * 0.95),
                    (from.0 + sign * 2.0, from.1 + drop * 0.3),
                ],
                tone,
            );
        }
    }
    if m.snow > 0.0 {
        let reach = ((steps as f32 * m.snow) as usize).clamp(2, steps);
        for (edge, tone) in [(&left, light.sun.mix(m.lit, 0.12)), (&right, light.sun.mix(m.shade, 0.5))] {
            let mut cap: Vec<Pt> = edge.iter().take(reach + 1).copied().collect();
            let (Some(out), Some(inn)) = (edge.get(reach).copied(), spine.get(reach).copied()) else { continue };
            for z in 1..9 {
                let t = (z as f32 + c.rng.jitter(0.45)) / 9.0;
                // Long tongues in the gullies, short ones on the ribs, and no rhythm.
                let tooth = deep * m.snow * if c.rng.chance(0.4) { c.rng.range(0.04, 0.20) } else { c.rng.range(-0.10, 0.03) };
                cap.push((out.0 + (inn.0 - out.0) * t, out.1 + (inn.1 - out.1) * t + tooth));
            }
            cap.extend(spine.iter().take(reach + 1).rev().copied());
            c.poly(&cap, tone);
        }
    }
}

/// A strip between two edges that narrows with distance: roads, rivers, glaciers. Each entry is centre and half-width.
pub fn ribbon(c: &mut Canvas, spine: &[(Pt, f32)], ink: impl Into<Ink>) {
    let left = spine.iter().map(|((x, y), half)| (x - half, *y));
    let right = spine.iter().rev().map(|((x, y), half)| (x + half, *y));
    let points: Vec<Pt> = left.chain(right).collect();
    c.blob(&points, ink);
}

/// A tree or bush as a soft mass of leaves.
pub fn tree(c: &mut Canvas, x: f32, foot: f32, size: f32, tone: Tone) {
    c.rect(x - size * 0.05, foot - size * 0.5, size * 0.1, size * 0.5, tone.deep(0.4));
    for _ in 0..9 {
        let (dx, dy) = (c.rng.jitter(size * 0.33), c.rng.range(0.42, 1.0) * size);
        let r = c.rng.range(0.14, 0.27) * size;
        let t = tone.pale(c.rng.range(0.0, 0.12));
        c.oval(x + dx, foot - dy, r, r * 0.85, t);
    }
}

/// A poplar: the tree of valleys and embassy avenues here.
pub fn poplar(c: &mut Canvas, x: f32, foot: f32, tall: f32, tone: Tone) {
    let half = tall * 0.10;
    let outline = [
        (x, foot - tall),
        (x + half, foot - tall * 0.55),
        (x + half * 0.7, foot - tall * 0.1),
        (x, foot),
        (x - half * 0.7, foot - tall * 0.12),
        (x - half, foot - tall * 0.6),
    ];
    c.blob(&outline, Ink::Across(tone.pale(0.16), tone));
}
