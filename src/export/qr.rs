//! A link as a QR code (ISO/IEC 18004), to be drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// The white around it, in modules, without which it is not found.
pub const QUIET_ZONE: i32 = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How wide and high it is, in modules, with the quiet zone.
    pub side: i32,
    /// The dark modules as the `d` of an SVG path, a module one unit.
    pub path: String,
}

/// The code of a link, with error correction M: about 15 % of it may be damaged.
/// None where the link is too long for any code, with more than 2,331 bytes.
#[must_use]
pub fn qr(link: &str) -> Option<Qr> {
    let code = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Dark modules side by side are one bar: no seams between them.
            let length = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            let length = i32::try_from(length).unwrap_or(0);
            if length > 0 {
                let (x, y) = (x + QUIET_ZONE, y + QUIET_ZONE);
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += length.max(1);
        }
    }
    Some(Qr {
        side: code.size() + 2 * QUIET_ZONE,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The drawing as modules again: all within the quiet zone, each bar its own.
    #[test]
    fn the_path_draws_the_modules() {
        let link = "city.example/plan/kpi/x.html#?era=western";
        let code = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Medium).unwrap();
        let qr = qr(link).unwrap();
        assert_eq!(qr.side, code.size() + 8);
        let mut dark = std::collections::BTreeSet::new();
        for bar in qr.path.split('M').skip(1) {
            let (at, rest) = bar.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            let length: i32 = rest.split_once('v').unwrap().0.parse().unwrap();
            assert_eq!(rest, format!("{length}v1h-{length}z"));
            dark.extend((x..x + length).map(|x| (x, y)));
        }
        for y in 0..qr.side {
            for x in 0..qr.side {
                let module = code.get_module(x - QUIET_ZONE, y - QUIET_ZONE);
                assert_eq!(dark.contains(&(x, y)), module, "{x} {y}");
            }
        }
    }

    #[test]
    fn a_link_can_be_too_long() {
        assert!(qr(&"a".repeat(2331)).is_some());
        assert_eq!(qr(&"a".repeat(2332)), None);
    }
}
