//! What a person holds of a chart: the point in focus, and up to two that are
//! pinned to be compared.

/// Points by their numbers in the scene.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub focus: Option<usize>,
    /// A, then B.
    pub pinned: Vec<usize>,
}

impl Selection {
    /// What is held after a key, in a chart of so many points; `None` for a key
    /// that means nothing here. Enter and the space bar pin, where that can be.
    #[must_use]
    pub fn after_key(&self, key: &str, points: usize, pins: bool) -> Option<Self> {
        let last = points.checked_sub(1)?;
        let mut next = self.clone();
        next.focus = match key {
            "ArrowRight" | "ArrowUp" => Some(self.focus.map_or(0, |n| (n + 1).min(last))),
            "ArrowLeft" | "ArrowDown" => Some(self.focus.map_or(last, |n| n.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => return Some(Self::default()),
            "Enter" | " " if pins => {
                next.pin();
                return Some(next);
            }
            _ => return None,
        };
        Some(next)
    }

    /// Pins the point in focus, or lets go of it where it is pinned already. A
    /// third one starts over.
    pub fn pin(&mut self) {
        let Some(point) = self.focus else {
            return;
        };
        if self.pinned.contains(&point) {
            self.pinned.retain(|pinned| *pinned != point);
            return;
        }
        if self.pinned.len() > 1 {
            self.pinned.clear();
        }
        self.pinned.push(point);
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;

    /// Keys one after the other in a chart of five points, and what is held then.
    #[track_caller]
    fn check(keys: &[&str], focus: Option<usize>, pinned: &[usize]) {
        let mut held = Selection::default();
        for key in keys {
            held = held.after_key(key, 5, true).unwrap_or(held);
        }
        let pinned = pinned.to_vec();
        assert_eq!(held, Selection { focus, pinned }, "{keys:?}");
    }

    #[test]
    fn keys_walk_along_the_points() {
        check(&["ArrowRight"], Some(0), &[]);
        check(&["ArrowUp", "ArrowRight"], Some(1), &[]);
        check(&["ArrowLeft"], Some(4), &[]);
        check(&["Home", "ArrowDown"], Some(0), &[]);
        check(&["End", "ArrowRight"], Some(4), &[]);
        check(&["End", "Tab"], Some(4), &[]);
        check(&["End", "Escape"], None, &[]);
    }

    #[test]
    fn two_points_are_pinned_and_a_third_starts_over() {
        check(&["Enter"], None, &[]);
        check(&["Home", "Enter"], Some(0), &[0]);
        check(&["End", " ", "Home", "Enter"], Some(0), &[4, 0]);
        check(&["Home", "Enter", "Enter"], Some(0), &[]);
        let three = ["Home", "Enter", "End", "Enter", "ArrowLeft", "Enter"];
        check(&three, Some(3), &[3]);
        check(&["Home", "Enter", "End", "Enter", "Escape"], None, &[]);
    }

    #[test]
    fn some_keys_mean_nothing_in_some_charts() {
        let held = Selection::default();
        assert_eq!(held.after_key("Enter", 5, false), None);
        assert_eq!(held.after_key("ArrowRight", 0, true), None);
    }
}
