//! Finding a place for labels: none may cover another, none may leave the
//! frame, and lines are better left free.

use super::frame::Measure;
use super::labels::{Font, LINE};
use super::scene::{Anchor, Label, Rect};

const GAP_PX: f64 = 3.0;

/// What has been placed so far, and what is in the way.
pub(super) struct Placer<'a> {
    pub measure: &'a dyn Measure,
    /// Where labels may stand.
    pub bounds: Rect,
    /// What no label may cover: labels and dots.
    pub taken: Vec<Rect>,
    /// The points, for a label not to look like another point's.
    pub dots: Vec<(f64, f64)>,
    /// What labels should not cover.
    pub lines: Vec<[(f64, f64); 2]>,
}

/// A label with its place.
pub(super) struct Placed {
    pub label: Label,
    /// The line to its point, where it stands far from it.
    pub leader: Option<[(f64, f64); 2]>,
    /// It stands on a line and needs the ground behind it.
    pub on_line: bool,
}

/// Directions in the order of preference, as seen from the point.
pub(super) const ABOVE: &[(f64, f64)] = &[
    (0.0, -1.0),
    (0.0, 1.0),
    (-1.0, -1.0),
    (1.0, -1.0),
    (-1.0, 1.0),
    (1.0, 1.0),
    (-1.0, 0.0),
    (1.0, 0.0),
];
pub(super) const BELOW: &[(f64, f64)] = &[
    (0.0, 1.0),
    (0.0, -1.0),
    (-1.0, 1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (1.0, -1.0),
    (-1.0, 0.0),
    (1.0, 0.0),
];
const DISTANCES_PX: [f64; 7] = [4.0, 10.0, 20.0, 32.0, 48.0, 68.0, 92.0];

impl Placer<'_> {
    /// Places the first of the texts, from the longest to the shortest, that
    /// finds a good place near a point of a radius. Tied ones stay close or have
    /// a leader.
    pub fn place(
        &mut self,
        texts: &[String],
        (x, y, radius): (f64, f64, f64),
        directions: &[(f64, f64)],
        tied: bool,
        font: Font,
    ) -> Option<Placed> {
        let mut best: Option<(f64, Placed)> = None;
        for (shorter, text) in (0u8..).zip(texts) {
            let width = self.measure.text_width(text, font.px, font.bold);
            if width > self.bounds.width() {
                continue;
            }
            for (ring, distance) in (0u8..).zip(DISTANCES_PX) {
                for (turn, direction) in (0u8..).zip(directions) {
                    if tied && direction.1 == 0.0 && distance > 12.0 {
                        continue;
                    }
                    let cost =
                        f64::from(shorter) * 24.0 + f64::from(ring) * 7.0 + f64::from(turn) * 2.5;
                    if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
                        continue;
                    }
                    let from = (x, y, radius);
                    let found = self.attempt((text, width), from, *direction, distance, tied, font);
                    let Some((more, placed)) = found else {
                        continue;
                    };
                    if best.as_ref().is_none_or(|(least, _)| cost + more < *least) {
                        best = Some((cost + more, placed));
                    }
                }
            }
        }
        let (_, placed) = best?;
        self.taken.push(placed.label.area);
        Some(placed)
    }

    /// One place: its cost and the label there, if it is free.
    fn attempt(
        &self,
        (text, width): (&str, f64),
        (x, y, radius): (f64, f64, f64),
        (right, down): (f64, f64),
        distance: f64,
        tied: bool,
        font: Font,
    ) -> Option<(f64, Placed)> {
        let half_width = width / 2.0;
        let half_height = font.px * LINE / 2.0;
        let beside = if down == 0.0 {
            half_width + radius + distance
        } else {
            half_width * 0.86
        };
        let centre_y = y + down * (half_height + radius + distance);
        let low = self.bounds.left + half_width;
        let centre_x = (x + right * beside)
            .max(low)
            .min((self.bounds.right - half_width).max(low));
        let area = Rect::around(centre_x, centre_y, half_width, half_height);
        if !self.bounds.contains(&area) || self.covers(&area) {
            return None;
        }
        let strict = Rect::around(centre_x, centre_y, half_width + 1.0, half_height - 2.0);
        let crossed = self
            .lines
            .iter()
            .filter(|line| crosses(line, &strict))
            .count();
        let mut cost = if crossed > 0 {
            40.0 + f64::from(u8::try_from(crossed).unwrap_or(9).min(9))
        } else {
            0.0
        };
        cost += (centre_x - (x + right * beside)).abs() * 0.05;
        let astray = |dot: &&(f64, f64)| {
            let close = (dot.1 - centre_y).abs() < half_height + radius + distance + 2.0;
            close && (dot.0 - centre_x).abs() + 1.0 < (x - centre_x).abs()
        };
        if self.dots.iter().any(|dot| astray(&dot)) {
            cost += 30.0;
        }
        let leader = (tied && distance > 16.0 && down != 0.0).then(|| {
            let first = area.left + 4.0;
            let foot = x.clamp(first, first.max(area.right - 4.0));
            [
                (x, y + down * radius),
                (foot, if down > 0.0 { area.top } else { area.bottom }),
            ]
        });
        if let Some(leader) = &leader {
            if self
                .taken
                .iter()
                .any(|taken| crosses(leader, taken) && !holds(taken, x, y))
            {
                return None;
            }
            cost += self
                .lines
                .iter()
                .filter(|line| meet(line, leader))
                .count()
                .min(9) as f64
                * 4.0;
        }
        let label = Label {
            x: centre_x,
            y: centre_y,
            anchor: Anchor::Middle,
            text: text.to_owned(),
            font_px: font.px,
            bold: font.bold,
            role: font.role,
            area,
        };
        Some((
            cost,
            Placed {
                label,
                leader,
                on_line: crossed > 0,
            },
        ))
    }

    /// Whether a box would cover, or nearly touch, what is taken.
    pub fn covers(&self, area: &Rect) -> bool {
        let wide = Rect {
            left: area.left - GAP_PX,
            top: area.top,
            right: area.right + GAP_PX,
            bottom: area.bottom,
        };
        self.taken.iter().any(|taken| taken.overlaps(&wide))
    }
}

fn holds(area: &Rect, x: f64, y: f64) -> bool {
    area.left <= x && x <= area.right && area.top <= y && y <= area.bottom
}

/// Whether a segment has a part within a box (Liang–Barsky).
fn crosses([(x0, y0), (x1, y1)]: &[(f64, f64); 2], area: &Rect) -> bool {
    // Most of a long series lies elsewhere.
    if x0.max(*x1) < area.left || x0.min(*x1) > area.right {
        return false;
    }
    let (dx, dy) = (x1 - x0, y1 - y0);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, x0 - area.left),
        (dx, area.right - x0),
        (-dy, y0 - area.top),
        (dy, area.bottom - y0),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter <= leave
}

/// Whether two segments cross.
fn meet([a, b]: &[(f64, f64); 2], [c, d]: &[(f64, f64); 2]) -> bool {
    let side = |p: &(f64, f64), q: &(f64, f64), r: &(f64, f64)| {
        (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
