//! `keikaku prerender FOLDER [--site-url ADDRESS] [--index NAME]`: writes the
//! pages of the plan into the built site, so that they can be read before the
//! program is there, or without it: the overview into its index.html, and beside
//! it a file per section, KPI and department, one with all KPIs, in `frame/` the
//! same for frames on other sites' pages, the tables as CSV and, where the address of the site is known, a sitemap.

mod dataset;
mod day;
mod head;
mod pages;
pub(super) mod single;
mod site_url;
mod sitemap;
mod template;
#[cfg(test)]
mod tests;
mod texts;

use super::{Exit, wrong_usage};
use crate::export;
use crate::plan::{Plan, fingerprint, load};
use crate::query::Index;
use pages::Pages;
use site_url::SiteUrl;
use std::fs;
use std::path::Path;
use template::Template;

/// The page that the host shows for the folder.
const INDEX: &str = "index.html";

/// The pictures for link previews, as the build draws them.
const PREVIEWS: &str = "preview";

pub(super) fn run(arguments: &[String]) -> Exit {
    let (folder, [url, index]) =
        match super::one_and_options("公開用のフォルダー", arguments, ["--site-url", "--index"])
        {
            Ok(given) => given,
            Err(exit) => return exit,
        };
    let url = match url.map(|text| SiteUrl::parse(text)).transpose() {
        Ok(url) => url,
        Err(what) => return wrong_usage(&what),
    };
    let index = index.map_or(INDEX, String::as_str);
    if index.contains(['/', '\\']) || !index.ends_with(".html") {
        return wrong_usage(
            "--index には、フォルダーの中のページの名前（例：plan.html）を指定してください。",
        );
    }
    match write(Path::new(folder), index, url.as_ref()) {
        Ok(count) => {
            println!("{count}のページを書きました。");
            if url.is_none() {
                println!(
                    "公開する場所の指定（--site-url）がないので、sitemap.xml と、リンクを送ったときの画像の指定は書きませんでした。"
                );
            }
            Exit::Done
        }
        Err(why) => {
            eprintln!("{why}");
            Exit::Failed
        }
    }
}

/// Writes all into the folder; gives the number of pages.
fn write(folder: &Path, index_name: &str, url: Option<&SiteUrl>) -> Result<usize, String> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|error| format!("{} を読めません：{error}", path.display()))
    };
    let bytes = read("plan.json")?;
    let template = Template::parse(&String::from_utf8_lossy(&read(index_name)?))
        .map_err(|what| format!("{index_name}：{what}"))?;
    let index = read_plan(&bytes)?;
    let has_picture = |name: &str| folder.join(PREVIEWS).join(name).is_file();
    let pages = Pages {
        index,
        template: &template,
        plan: &fingerprint(&bytes),
        index_name,
        url,
        has_picture: &has_picture,
        today: day::today(),
    };
    let all = pages.all()?;
    for page in &all {
        put(folder, &pages.file(page), pages.html(page))?;
        if let Some(file) = pages.frame_file(page) {
            put(folder, &file, pages.frame_html(page))?;
        }
    }
    put(folder, dataset::KPIS_CSV, export::kpis(index, None))?;
    put(folder, dataset::PLAN_CSV, export::whole(index.plan))?;
    if let Some(url) = url {
        let places = all.iter().map(|page| pages.place(page));
        put(
            folder,
            "sitemap.xml",
            sitemap::sitemap(index.plan, url, places),
        )?;
    }
    Ok(all.len())
}

/// The plan, for as long as the program runs, as the pages need it.
fn read_plan(bytes: &[u8]) -> Result<&'static Index<'static>, String> {
    let loaded = load(bytes);
    let Some(plan) = loaded.plan.filter(|_| loaded.problems.is_empty()) else {
        return Err("計画のデータに誤りがあります。keikaku check で確かめてください。".to_owned());
    };
    let plan: &'static Plan = Box::leak(Box::new(plan));
    Ok(Box::leak(Box::new(Index::new(plan))))
}

/// Writes a file of the site, in a folder of its own where its name has one.
fn put(folder: &Path, name: &str, content: String) -> Result<(), String> {
    let path = folder.join(name);
    let around = path.parent().unwrap_or(folder);
    fs::create_dir_all(around)
        .and_then(|()| fs::write(&path, content))
        .map_err(|error| format!("{} に書けません：{error}", path.display()))
}
