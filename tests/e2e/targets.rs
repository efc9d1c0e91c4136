//! What one touches is large enough for a finger.

use crate::layout::{KINDS, in_language};
use crate::page::visit;
use crate::states::DIALOGS;

/// Targets under 44 px, by the smaller side. Within a sentence, in a list of lines of text or
/// beside its words, a link has the height of its line (WCAG 2.5.8 excepts it), but not in a
/// heading, nor where a cell has nothing else; a box or a slider may have its label to be touched;
/// a card is touched anywhere. What is small itself may take a finger around it.
const SMALL: &str = "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [role=slider]')]
    .filter(e => e.checkVisibility() && !e.closest('.hidden, .skip, [hidden], svg') && getComputedStyle(e).display !== 'contents')
    .filter(e => {
        const cell = e.closest('td, th'), alone = cell && cell.textContent.trim() === e.textContent.trim();
        const line = e.matches('.src, .term') || getComputedStyle(e).display === 'inline' && e.matches('a');
        const within = line && !alone && !e.closest('.theme-head, .measure > :is(h3, h4)');
        return !within && !e.matches('.card a');
    })
    .map(e => [e, (e.matches('[type=checkbox], [type=radio]') ? e.closest('label') ?? e : e).getBoundingClientRect()])
    .filter(([, b]) => b.width && (b.width < 43.9 || b.height < 43.9))
    .filter(([e]) => {
        document.querySelectorAll('.take').forEach(menu => menu.open = false); // An open one covers the page.
        e.scrollIntoView({ block: 'center', inline: 'nearest' });
        const b = e.getClientRects()[0], x = b.left + b.width / 2, y = b.top + b.height / 2;
        return [[0, -21.5], [0, 21.5], [-21.5, 0], [21.5, 0]].some(([h, v]) => !e.contains(document.elementFromPoint(x + h, y + v)));
    })
    .map(([e, b]) => `${e.outerHTML.slice(0, 80)} ${b.width.toFixed(1)}×${b.height.toFixed(1)}`)";

#[test]
fn every_target_is_44_px() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        let mut found = Vec::new();
        for width in [390, 1280] {
            page.screen(width, 844, 1.0);
            for (name, hash) in KINDS {
                for code in ["ja", "en"] {
                    page.open(&in_language(hash, code));
                    page.unfold();
                    page.settle();
                    let small: Vec<String> = serde_json::from_value(page.get(SMALL)).unwrap();
                    found.extend(
                        small
                            .into_iter()
                            .map(|one| format!("{name} {code} {width}: {one}")),
                    );
                }
            }
            for state in DIALOGS {
                state.show(page);
                let small: Vec<String> = serde_json::from_value(page.get(SMALL)).unwrap();
                found.extend(
                    small
                        .into_iter()
                        .map(|one| format!("{} {width}: {one}", state.name)),
                );
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}
