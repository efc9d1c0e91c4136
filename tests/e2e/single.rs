//! The site as one file, opened without any host.

use crate::browser::{Engine, Settings};
use crate::page::visit_with;
use keikaku::cli;
use serde_json::json;

/// It opens by double-click and works, in this engine.
pub fn check(engine: Engine) {
    let folder = crate::site::given(xtask::test::DIST_TEST);
    let file = folder.join(format!("one file 計画 {}.html", engine.name()));
    let arguments = [
        "single",
        &crate::site::dist().display().to_string(),
        "-o",
        &file.display().to_string(),
    ];
    assert_eq!(cli::run(&arguments.map(str::to_owned)), cli::Exit::Done);
    let url = format!("file://{}", file.display());
    visit_with(engine, &Settings::default(), &url, |page| {
        page.open("");
        assert_eq!(page.text("#count"), "33");
        page.click(".chip[data-facet=department]");
        page.until("it filters", "document.querySelector('.dir[hidden]')");
        page.open("#/kpi/real-debt-service-ratio?era=western");
        page.until(
            "the chart is drawn",
            "document.querySelector('.chart canvas[width]')",
        );
        page.click("main a[href*='#/section/']");
        page.until("its theme", "document.querySelector('main [data-place]')");
        page.click("main [data-place]");
        page.until("the source is shown", "document.querySelector('.excerpt')");
        // It can be neither kept on a device once more, nor shown by another page.
        page.open("#/kpi/real-debt-service-ratio");
        page.click("#sharing");
        page.until(
            "the dialog is open",
            "document.querySelector('#share')?.open",
        );
        page.settle();
        assert_eq!(page.texts("#share h3"), ["リンク", "QRコード"]);
        page.open("#/accessibility");
        crate::statement::check(page);
        let links = "[...document.querySelectorAll('a[href]')].map(a => a.href).filter(h => h.split('#')[0] !== location.href.split('#')[0])";
        assert_eq!(page.get(links), json!([]), "every link leads into the file");
    });
}
