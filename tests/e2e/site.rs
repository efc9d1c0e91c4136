//! What is tested, and what it is compared with: the built site and the plan.

use keikaku::plan::{EraStyle, Kpi, KpiId, Plan, load};
use keikaku::query::{Index, Page, View};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};
use xtask::server::{Server, Site};

/// The folder of the host that the site stands in.
pub const FOLDER: &str = "/city/plan/";

/// A path from the environment.
pub fn given(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.unwrap_or_else(|| {
        panic!(
            "{variable} is not set: the browser tests need the built site and a browser. \
             Run them with `cargo xtask test` (without the checks: `cargo xtask test --no-check`)."
        )
    })
}

pub fn dist() -> PathBuf {
    given(xtask::test::DIST)
}

/// The site as it is built, in a sub-folder, for all tests.
pub fn url() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    let start = || Server::start(Site::new(dist()).under(FOLDER), 0).expect("a free port");
    SERVER.get_or_init(start).url()
}

/// The plan that the site shows, read natively.
pub fn plan() -> &'static Plan {
    index().plan
}

pub fn index() -> &'static Index<'static> {
    static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| {
        let loaded = load(&std::fs::read(dist().join("plan.json")).unwrap());
        assert_eq!(
            loaded.problems,
            [],
            "the plan that is shown has no problems"
        );
        Index::new(Box::leak(Box::new(loaded.plan.unwrap())))
    });
    &INDEX
}

pub fn kpi(id: &str) -> &'static Kpi {
    index().kpi_by_id(&KpiId(id.to_owned())).unwrap().0
}

/// The hash of a page, with its `#`.
pub fn hash(page: Page) -> String {
    View {
        page,
        ..View::default()
    }
    .hash()
}

/// The address of a view on the built site, where its pages have files.
pub fn address(view: &View) -> String {
    let site = keikaku::query::Site {
        overview: url(),
        folder: url(),
        files: true,
        frames: true,
    };
    site.address(view)
}

/// The address of a page there.
pub fn page(page: Page) -> String {
    address(&View {
        page,
        ..View::default()
    })
}

/// The hash of the overview with these choices, ids separated by commas.
pub fn filtered(departments: &str, themes: &str, text: &str) -> View {
    let part = |key: &str, value: &str| {
        if value.is_empty() {
            String::new()
        } else {
            format!("&{key}={value}")
        }
    };
    let hash = format!(
        "#/?{}{}{}",
        part("department", departments),
        part("theme", themes),
        part("q", text)
    );
    View::parse(&hash)
}

/// Every page of the plan: the overview, each section, KPI and department.
pub fn all_pages() -> Vec<Page> {
    let index = index();
    let sections =
        (0..index.sections.len()).map(|n| Page::Section(index.section(n).unwrap().id.clone()));
    let kpis = index
        .kpis
        .iter()
        .map(|at| Page::Kpi(index.kpi(at).unwrap().id.clone()));
    let departments = index
        .plan
        .departments
        .iter()
        .map(|d| Page::Department(d.id.clone()));
    [Page::Overview]
        .into_iter()
        .chain(sections)
        .chain(kpis)
        .chain(departments)
        .collect()
}

pub const ERA: EraStyle = EraStyle::Era;

/// The name of the file with the first part of the program.
pub fn first_part() -> &'static str {
    part("keikaku")
}

/// The name of the file with a part of the program.
pub fn part(stem: &str) -> &'static str {
    named(stem, "wasm")
}

/// The name of the file that the build made of one with this name: `style-0123456789abcdef.css`.
pub fn named(stem: &str, kind: &str) -> &'static str {
    let files = std::fs::read_dir(dist()).unwrap();
    let names = files.filter_map(|file| file.unwrap().file_name().into_string().ok());
    let is = |name: &String| {
        name.starts_with(&format!("{stem}-")) && name.ends_with(&format!(".{kind}"))
    };
    names.filter(is).last().unwrap().leak()
}

/// All files of the built site.
pub fn files() -> Vec<PathBuf> {
    fn inside(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                inside(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    inside(&dist(), &mut found);
    found
}
