//! The colours of charts by role, once for light and once for dark grounds.

/// A colour, red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The ground that the chart stands on.
    Ground,
    /// Words that matter.
    Ink,
    /// Words of axes and notes.
    Muted,
    /// Grid lines: decoration, not needed to read the chart.
    Grid,
    /// Baseline and actuals.
    Series,
    /// The required path and means of targets.
    Path,
    /// Breaks, and the data before them.
    Old,
    /// The halo of the focused point.
    Halo,
    /// A tint of the path's hue from 0, the lightest, to 3: how much. Ink is
    /// readable on each; what it fills needs an outline.
    Tint(u8),
    /// How well something stands.
    Tone(Tone),
}

/// The colours of all roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub ground: Rgb,
    pub ink: Rgb,
    pub muted: Rgb,
    pub grid: Rgb,
    pub series: Rgb,
    pub path: Rgb,
    pub old: Rgb,
    pub halo: Rgb,
    pub tints: [Rgb; 4],
    /// Good, fair, poor, neutral.
    pub tones: [Rgb; 4],
}

impl Palette {
    /// On white; the official blues of the Digital Agency's design system.
    pub const LIGHT: Self = Self {
        ground: Rgb(0xff, 0xff, 0xff),
        ink: Rgb(0x1a, 0x1a, 0x1c),
        muted: Rgb(0x4d, 0x4d, 0x4f),
        grid: Rgb(0xe3, 0xe3, 0xe6),
        series: Rgb(0x00, 0x17, 0xc1),
        path: Rgb(0x34, 0x60, 0xfb),
        old: Rgb(0x62, 0x62, 0x64),
        halo: Rgb(0xff, 0xd4, 0x3d),
        tints: [
            Rgb(0xe8, 0xf1, 0xfe),
            Rgb(0xc5, 0xd7, 0xfb),
            Rgb(0x9d, 0xb7, 0xf9),
            Rgb(0x70, 0x96, 0xf8),
        ],
        tones: [
            Rgb(0x19, 0x7a, 0x4b),
            Rgb(0x73, 0x5a, 0x00),
            Rgb(0xa9, 0x00, 0x00),
            Rgb(0x59, 0x59, 0x59),
        ],
    };

    /// On near black.
    pub const DARK: Self = Self {
        ground: Rgb(0x1a, 0x1a, 0x1c),
        ink: Rgb(0xf8, 0xf8, 0xfb),
        muted: Rgb(0xc8, 0xc8, 0xcb),
        grid: Rgb(0x3a, 0x3a, 0x3d),
        series: Rgb(0xc5, 0xd7, 0xfb),
        path: Rgb(0x7a, 0x9e, 0xf8),
        old: Rgb(0x99, 0x99, 0x9c),
        halo: Rgb(0xff, 0xd4, 0x3d),
        tints: [
            Rgb(0x22, 0x26, 0x3d),
            Rgb(0x1d, 0x2c, 0x66),
            Rgb(0x1a, 0x35, 0x94),
            Rgb(0x26, 0x44, 0xc4),
        ],
        tones: [
            Rgb(0x71, 0xc5, 0x98),
            Rgb(0xe8, 0xc7, 0x5a),
            Rgb(0xff, 0x99, 0x99),
            Rgb(0xb3, 0xb3, 0xb6),
        ],
    };

    /// On white, for who asks for more contrast.
    pub const LIGHT_MORE: Self = Self {
        ink: Rgb(0x00, 0x00, 0x00),
        muted: Rgb(0x33, 0x33, 0x33),
        path: Rgb(0x00, 0x31, 0xd8),
        tones: [
            Rgb(0x0c, 0x47, 0x2a),
            Rgb(0x4a, 0x3a, 0x00),
            Rgb(0x8b, 0x00, 0x00),
            Rgb(0x40, 0x40, 0x40),
        ],
        ..Self::LIGHT
    };

    /// On black, for who asks for more contrast.
    pub const DARK_MORE: Self = Self {
        ground: Rgb(0x00, 0x00, 0x00),
        ink: Rgb(0xff, 0xff, 0xff),
        muted: Rgb(0xe8, 0xe8, 0xeb),
        path: Rgb(0xc5, 0xd7, 0xfb),
        tones: [
            Rgb(0x9b, 0xd4, 0xb5),
            Rgb(0xff, 0xe3, 0x80),
            Rgb(0xff, 0xbb, 0xbb),
            Rgb(0xd8, 0xd8, 0xdb),
        ],
        ..Self::DARK
    };

    /// The one for a dark ground or a light one, with more contrast or not.
    #[must_use]
    pub fn of(dark: bool, more: bool) -> &'static Self {
        match (dark, more) {
            (false, false) => &Self::LIGHT,
            (true, false) => &Self::DARK,
            (false, true) => &Self::LIGHT_MORE,
            (true, true) => &Self::DARK_MORE,
        }
    }

    #[must_use]
    pub fn colour(&self, role: Role) -> Rgb {
        match role {
            Role::Ground => self.ground,
            Role::Ink => self.ink,
            Role::Muted => self.muted,
            Role::Grid => self.grid,
            Role::Series => self.series,
            Role::Path => self.path,
            Role::Old => self.old,
            Role::Halo => self.halo,
            Role::Tint(step) => self
                .tints
                .get(usize::from(step))
                .copied()
                .unwrap_or(self.path),
            Role::Tone(tone) => {
                let [good, fair, poor, neutral] = self.tones;
                match tone {
                    Tone::Good => good,
                    Tone::Fair => fair,
                    Tone::Poor => poor,
                    Tone::Neutral => neutral,
                    Tone::Own => self.series,
                }
            }
        }
    }
}

/// How well it stands; always beside a word and a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Fair,
    Poor,
    Neutral,
    /// The city's own grade.
    Own,
}

impl Tone {
    /// The colour of the word and that of its ground, as in the style.
    #[must_use]
    pub fn ink_and_tint(self) -> (Rgb, Rgb) {
        let tint = match self {
            Self::Good => Rgb(0xe6, 0xf5, 0xec),
            Self::Fair => Rgb(0xfb, 0xf5, 0xe0),
            Self::Poor => Rgb(0xfd, 0xee, 0xee),
            Self::Neutral => Rgb(0xf1, 0xf1, 0xf4),
            Self::Own => Rgb(0xe8, 0xf1, 0xfe),
        };
        (Palette::LIGHT.colour(Role::Tone(self)), tint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, contrast ratio.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let channel = |byte: u8| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let luminance =
            |Rgb(r, g, b): Rgb| 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn contrasts() {
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
        for palette in [
            Palette::LIGHT,
            Palette::DARK,
            Palette::LIGHT_MORE,
            Palette::DARK_MORE,
        ] {
            for (role, least) in [
                (Role::Ink, 4.5),
                (Role::Muted, 4.5),
                (Role::Series, 4.5),
                (Role::Path, 3.0),
                (Role::Old, 4.5),
                (Role::Tone(Tone::Good), 4.5),
                (Role::Tone(Tone::Fair), 4.5),
                (Role::Tone(Tone::Poor), 4.5),
                (Role::Tone(Tone::Neutral), 4.5),
            ] {
                let found = contrast(palette.colour(role), palette.ground);
                assert!(found >= least, "{role:?} has {found:.2} of {least}");
            }
            // The shapes of states stand on the second tint, too.
            for tone in palette.tones {
                let found = palette.tints.get(1).map(|tint| contrast(tone, *tint));
                assert!(found >= Some(3.0), "{tone:?} on a tint has {found:?}");
            }
            for tint in palette.tints {
                let found = contrast(palette.ink, tint);
                assert!(found >= 4.5, "ink on {tint:?} has {found:.2}");
            }
        }
    }

    #[test]
    fn tones() {
        for tone in [Tone::Good, Tone::Fair, Tone::Poor, Tone::Neutral, Tone::Own] {
            let (ink, tint) = tone.ink_and_tint();
            assert!(contrast(ink, tint) >= 4.5, "{tone:?}");
        }
    }
}
