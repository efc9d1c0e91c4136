//! The contrast of the page's colours, computed from the custom properties of
//! `public/first.css`: light, dark, and each with more contrast.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::chart::{Palette, Rgb, Role, Tone};
use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [f64; 3]>;

/// Texts on the grounds that they are used on.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "paper",
            "ground",
            "mark",
            "blue-tint",
            "amber-tint",
            "grey-tint",
        ],
    ),
    (
        "ink-2",
        &["paper", "ground", "blue-tint", "amber-tint", "grey-tint"],
    ),
    ("grey", &["paper", "ground", "grey-tint"]),
    ("blue", &["paper", "ground", "blue-tint", "amber-tint"]),
    ("green", &["paper", "green-tint"]),
    ("amber", &["paper", "amber-tint"]),
    ("red", &["paper", "red-tint"]),
    ("on", &["blue"]),
    ("low", &["c1", "c2", "c3"]),
    ("high", &["c4", "c5"]),
];

/// Marks of charts, edges of fields and focus rings, on what they touch.
const MARKS: &[(&str, &[&str])] = &[
    ("edge", &["paper", "ground"]),
    ("series", &["paper"]),
    ("blue-2", &["paper"]),
    ("old", &["paper"]),
    // Ring and halo are seen together: one of them against any ground.
    ("ring", &["halo", "paper", "ground"]),
];

/// The steps of the heat map, by how much.
const STEPS: &[&str] = &["c1", "c2", "c3", "c4", "c5"];

fn rgb(hex: &str) -> [f64; 3] {
    let hex: String = match hex.len() {
        3 => hex.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => hex.to_owned(),
    };
    [0, 2, 4].map(|at| {
        let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn luminance(colour: [f64; 3]) -> f64 {
    0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
}

/// WCAG 2.2, contrast ratio.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// Adds the colours of the rule that follows `selector` within `style`.
fn add(tokens: &mut Tokens, style: &str, selector: &str) {
    let (_, rule) = style.split_once(selector).unwrap_or_else(|| {
        panic!("no rule {selector}");
    });
    let (body, _) = rule.split_once('}').unwrap();
    for declaration in body.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        if let (Some(name), Some(hex)) = (
            name.trim().strip_prefix("--"),
            value.trim().strip_prefix('#'),
        ) {
            tokens.insert(name.to_owned(), rgb(hex));
        }
    }
}

fn style() -> String {
    ["first.css", "style.css"].map(read).concat()
}

fn read(name: &str) -> String {
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    std::fs::read_to_string(public.join(name)).unwrap()
}

/// The part of the style that begins with this condition.
fn within<'a>(style: &'a str, condition: &str) -> &'a str {
    let (_, rest) = style
        .split_once(condition)
        .unwrap_or_else(|| panic!("no {condition}"));
    rest
}

const DARK: &str = "@media screen and (prefers-color-scheme: dark) {";
const MORE: &str = "@media screen and (prefers-contrast: more) {";
const MORE_DARK: &str =
    "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark) {";
const BY_DEVICE: &str = ":root:not([data-scheme=light]) {";
const BY_FRAME: &str = "[data-scheme=dark]:root {";

fn schemes() -> [(&'static str, Tokens, f64); 4] {
    let style = style();
    let mut light = Tokens::new();
    add(&mut light, &style, ":root {");
    let mut dark = light.clone();
    add(&mut dark, within(&style, DARK), BY_DEVICE);
    let mut more = light.clone();
    add(&mut more, within(&style, MORE), ":root {");
    // In the order of the style: what comes later wins.
    let mut more_dark = dark.clone();
    add(&mut more_dark, within(&style, MORE_DARK), BY_DEVICE);
    [
        ("light", light, 4.5),
        ("dark", dark, 4.5),
        ("more", more, 7.0),
        ("more, dark", more_dark, 7.0),
    ]
}

fn short(tokens: &Tokens, pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let mut short = Vec::new();
    for (name, grounds) in pairs {
        for ground in *grounds {
            let found = contrast(tokens[*name], tokens[*ground]);
            if found < least {
                short.push(format!("{name} on {ground}: {found:.2} of {least}"));
            }
        }
    }
    short
}

#[test]
fn texts_and_marks_stand_out() {
    for (name, tokens, least) in schemes() {
        let mut found = short(&tokens, TEXTS, least);
        found.extend(short(&tokens, MARKS, 3.0));
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
}

/// A frame's scheme and the device's are written twice, and say the same.
#[test]
fn dark_is_the_same_from_a_frame_and_a_device() {
    let [framed, style] = [read("framed.css"), style()];
    for (frame, device) in [("@media screen {", DARK), (MORE, MORE_DARK)] {
        let [mut asked, mut found] = [Tokens::new(), Tokens::new()];
        add(&mut asked, within(&framed, frame), BY_FRAME);
        add(&mut found, within(&style, device), BY_DEVICE);
        assert!(!asked.is_empty());
        assert_eq!(asked, found);
    }
}

/// Machado, Oliveira, Fernandes (2009), severity 1, in linear light.
const SEEN: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
    ("greyscale", [[0.2126, 0.7152, 0.0722]; 3]),
];

/// However colours are seen: texts and marks still stand out. The simulation is
/// rough, so that texts may come out a little below what they have.
#[test]
fn texts_and_marks_stand_out_however_colours_are_seen() {
    for (scheme, tokens, _) in schemes() {
        for (sight, matrix) in SEEN {
            let seen = tokens.iter().map(|(name, colour)| {
                let part = |row: [f64; 3]| {
                    let sum: f64 = row.iter().zip(colour).map(|(a, b)| a * b).sum();
                    sum.clamp(0.0, 1.0)
                };
                (name.clone(), matrix.map(part))
            });
            let seen: Tokens = seen.collect();
            let mut found = short(&seen, TEXTS, 4.0);
            found.extend(short(&seen, MARKS, 3.0));
            // The steps of the heat map grow one way, and are told apart by
            // their numbers too.
            let steps: Vec<f64> = STEPS.iter().map(|name| luminance(seen[*name])).collect();
            if !steps.is_sorted() && !steps.iter().rev().is_sorted() {
                found.push(format!("steps {steps:?}"));
            }
            assert_eq!(found, Vec::<String>::new(), "{scheme}, {sight}");
        }
    }
}

/// The pictures that stand in for charts take the style's tokens, the canvases
/// the palette's colours: one look.
#[test]
fn the_style_has_the_colours_of_charts() {
    let palettes = [(false, false), (true, false), (false, true), (true, true)];
    let palettes = palettes.map(|(dark, more)| Palette::of(dark, more));
    for ((_, tokens, _), palette) in schemes().into_iter().zip(palettes) {
        for (name, role) in [
            ("paper", Role::Ground),
            ("ink", Role::Ink),
            ("ink-2", Role::Muted),
            ("grid", Role::Grid),
            ("series", Role::Series),
            ("blue-2", Role::Path),
            ("old", Role::Old),
            ("c1", Role::Tint(0)),
            ("c2", Role::Tint(1)),
            ("c3", Role::Tint(2)),
            ("t3", Role::Tint(3)),
            ("green", Role::Tone(Tone::Good)),
            ("amber", Role::Tone(Tone::Fair)),
            ("red", Role::Tone(Tone::Poor)),
            ("grey", Role::Tone(Tone::Neutral)),
        ] {
            let Rgb(red, green, blue) = palette.colour(role);
            let drawn = rgb(&format!("{red:02x}{green:02x}{blue:02x}"));
            assert_eq!(tokens[name], drawn, "{name}");
        }
    }
}

/// Each colour of the light palette that a picture is written with has its
/// rule, as a fill and as a stroke.
#[test]
fn pictures_follow_the_scheme() {
    let (style, palette) = (style(), Palette::LIGHT);
    let named = [
        palette.ground,
        palette.ink,
        palette.muted,
        palette.grid,
        palette.series,
        palette.path,
        palette.old,
    ];
    for Rgb(red, green, blue) in named.into_iter().chain(palette.tints).chain(palette.tones) {
        for attribute in ["fill", "stroke"] {
            let hex = format!("{red:02x}{green:02x}{blue:02x}");
            let rule = format!("svg [{attribute}=\"#{hex}\"] {{ {attribute}: var(--");
            assert!(style.contains(&rule), "{rule}");
        }
    }
}
