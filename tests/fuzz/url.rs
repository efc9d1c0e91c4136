//! The view in the URL.

use keikaku::plan::{Plan, load};
use keikaku::query::{Index, Page, View, nearest};
use std::hint::black_box;
use std::sync::LazyLock;

/// Links as the page makes them, and a few as people break them.
pub fn seeds() -> Vec<Vec<u8>> {
    let links = [
        "#/",
        "#/kpi/sns-followers?era=western&try=12,3.5",
        "#/section/theme-1",
        "#/department/zaisei",
        "#/compare?era=western",
        "#/accessibility",
        "#/?department=zaisei,somu&theme=theme-1&state=behind&q=%E7%81%BD%E5%AE%B3",
        "#/kpi/%00",
        "#/section/%E3%81%%ff%",
        "##//?&&==,,",
    ];
    links.map(|link| link.as_bytes().to_vec()).to_vec()
}

pub fn run(bytes: &[u8]) {
    static PLAN: LazyLock<Plan> =
        LazyLock::new(|| load(&crate::file("public/plan.json")).plan.unwrap());
    static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&PLAN));
    // Browsers give it as a string; what is no UTF-8 does not come.
    let hash = String::from_utf8_lossy(bytes);
    let view = View::parse(&hash);
    let link = view.hash();
    assert!(link.starts_with('#'));
    assert_eq!(
        View::parse(&link),
        view,
        "{hash:?} leads to {link}, and that elsewhere"
    );
    black_box(INDEX.apply(&view.filter));
    if let Page::Unknown(path) = &view.page {
        black_box(nearest(&INDEX, path));
    }
}
