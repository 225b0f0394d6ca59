//! Trains: coaches, and wagons behind two engines.

use super::super::{
    canvas::{Canvas, Ink},
    palette::{BRASS, CLAY, INK, Light, OXBLOOD, PAPER, PINE, SAND, SLATE},
};

/// A passenger train on rails just above `deck`.
pub fn coaches(c: &mut Canvas, l: &Light, deck: f32) {
    let rail = deck - 16.0;
    let long = 250.0;
    let body = OXBLOOD.mix(l.near, 0.12);
    for k in 0..6 {
        let x = c.w * 0.94 - 268.0 * (k + 1) as f32;
        let nose = k == 0;
        let mut shell = vec![(x, rail - 12.0), (x + 2.0, rail - 82.0), (x + long - if nose { 62.0 } else { 2.0 }, rail - 82.0)];
        if nose {
            shell.push((x + long - 14.0, rail - 44.0));
        }
        shell.push((x + long, rail - 12.0));
        c.poly(&shell, Ink::Down(body.mix(l.sun, 0.25), body.deep(0.3)));
        c.rect(x + 2.0, rail - 88.0, long - if nose { 70.0 } else { 4.0 }, 9.0, SLATE.mix(l.near, 0.3));
        c.rect(x, rail - 34.0, long - 2.0, 5.0, BRASS);
        for i in 0..7 {
            c.rect(x + 16.0 + 27.0 * i as f32, rail - 70.0, 19.0, 26.0, l.lamp.pale(c.rng.range(0.1, 0.5)));
        }
        if nose {
            c.poly(
                &[
                    (x + long - 58.0, rail - 72.0),
                    (x + long - 46.0, rail - 72.0),
                    (x + long - 24.0, rail - 46.0),
                    (x + long - 58.0, rail - 46.0),
                ],
                INK.mix(l.mid, 0.3),
            );
            c.glow(x + long, rail - 26.0, 120.0, l.lamp.alpha(0.8));
            c.oval(x + long - 8.0, rail - 26.0, 6.0, 6.0, PAPER);
        } else {
            c.rect(x + long, rail - 60.0, 18.0, 44.0, INK);
        }
        for dx in [34.0, 66.0, long - 74.0, long - 42.0] {
            c.oval(x + dx, rail - 8.0, 11.0, 11.0, INK);
        }
    }
}

/// A goods train on rails just above `deck`.
pub fn wagons(c: &mut Canvas, l: &Light, deck: f32) {
    let rail = deck - 16.0;
    let colours = [CLAY, SLATE, BRASS.deep(0.2), OXBLOOD, PINE, SAND.deep(0.2)];
    for k in 0..10 {
        let x = c.w * 0.72 - 150.0 * (k + 1) as f32;
        let own = l.on(c.rng.pick(&colours, CLAY)).mix(l.near, 0.12);
        c.rect(x, rail - 20.0, 142.0, 10.0, INK);
        match c.rng.below(3) {
            0 => {
                c.rect(x + 4.0, rail - 82.0, 134.0, 62.0, Ink::Down(own.mix(l.low, 0.22), own.deep(0.3)));
                for i in 1..10 {
                    c.line((x + 4.0 + 13.4 * i as f32, rail - 80.0), (x + 4.0 + 13.4 * i as f32, rail - 22.0), 1.5, INK.alpha(0.35));
                }
            }
            1 => {
                c.blob(
                    &[
                        (x + 4.0, rail - 46.0),
                        (x + 14.0, rail - 74.0),
                        (x + 71.0, rail - 78.0),
                        (x + 128.0, rail - 74.0),
                        (x + 138.0, rail - 46.0),
                        (x + 128.0, rail - 22.0),
                        (x + 71.0, rail - 18.0),
                        (x + 14.0, rail - 22.0),
                    ],
                    Ink::Down(own.mix(l.low, 0.32), own.deep(0.55)),
                );
                c.rect(x + 60.0, rail - 88.0, 22.0, 12.0, own.deep(0.3));
            }
            _ => {
                c.poly(
                    &[(x + 2.0, rail - 64.0), (x + 140.0, rail - 64.0), (x + 128.0, rail - 20.0), (x + 14.0, rail - 20.0)],
                    Ink::Down(own.mix(l.low, 0.15), own.deep(0.4)),
                );
                c.blob(
                    &[(x + 6.0, rail - 62.0), (x + 40.0, rail - 84.0), (x + 96.0, rail - 88.0), (x + 136.0, rail - 62.0)],
                    INK.mix(CLAY, 0.2),
                );
            }
        }
        for dx in [24.0, 50.0, 92.0, 118.0] {
            c.oval(x + dx, rail - 7.0, 10.0, 10.0, INK);
        }
    }
    // Two engines in front.
    for k in 0..2 {
        let x = c.w * 0.725 + 176.0 * k as f32;
        let body = OXBLOOD.mix(l.near, 0.15);
        c.rect(x, rail - 24.0, 168.0, 14.0, INK);
        c.poly(
            &[
                (x + 4.0, rail - 24.0),
                (x + 4.0, rail - 92.0),
                (x + 112.0, rail - 92.0),
                (x + 116.0, rail - 62.0),
                (x + 164.0, rail - 58.0),
                (x + 166.0, rail - 24.0),
            ],
            Ink::Down(body.mix(l.low, 0.28), body.deep(0.35)),
        );
        c.rect(x + 84.0, rail - 84.0, 24.0, 22.0, l.lamp);
        c.rect(x + 4.0, rail - 46.0, 160.0, 6.0, BRASS.pale(0.1));
        for i in 0..5 {
            c.line((x + 16.0 + 12.0 * i as f32, rail - 80.0), (x + 16.0 + 12.0 * i as f32, rail - 54.0), 3.0, INK.alpha(0.6));
        }
        for dx in [24.0, 52.0, 80.0, 116.0, 144.0] {
            c.oval(x + dx, rail - 7.0, 11.0, 11.0, INK);
        }
        for i in 0..9 {
            let t = i as f32 / 9.0;
            c.oval(
                x + 60.0 - 150.0 * t,
                rail - 104.0 - 44.0 * t,
                12.0 + 30.0 * t,
                9.0 + 16.0 * t,
                l.near.mix(l.mid, 0.4).alpha(0.26 * (1.0 - t)),
            );
        }
    }
    let x = c.w * 0.725 + 344.0;
    c.glow(x, rail - 40.0, 170.0, l.lamp.alpha(0.9));
    c.oval(x - 4.0, rail - 40.0, 8.0, 8.0, PAPER);
}
