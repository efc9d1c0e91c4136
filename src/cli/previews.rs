//! `keikaku previews PLAN -o FOLDER --font FILE [--bold FILE]`: a picture for
//! link previews per KPI, `FOLDER/<id>.png`, and `FOLDER/plan.png`.

use super::{Exit, plan_and_options, read_plan, wrong_usage};
use crate::export::file_name;
use crate::export::preview::{Preview, kpi_preview, plan_preview};
use crate::plan::Plan;
use crate::query::Index;
use std::path::Path;

/// The name of the plan's own picture, without its extension.
const PLAN: &str = "plan";

pub fn run(arguments: &[String]) -> Exit {
    let (path, [folder, font, bold]) = match plan_and_options(arguments, ["-o", "--font", "--bold"])
    {
        Ok(given) => given,
        Err(exit) => return exit,
    };
    let Some(folder) = folder else {
        return wrong_usage("画像を置くフォルダを -o で指定してください。");
    };
    let Some(font) = font else {
        return wrong_usage(
            "日本語の文字をもつフォントのファイル（ttf、otf、ttc）を --font で指定してください。",
        );
    };
    let plan = match read_plan(path) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let mut fonts = vec![Path::new(font)];
    fonts.extend(bold.map(Path::new));
    match write(&pictures(&plan), Path::new(folder), &fonts) {
        Ok(()) => Exit::Done,
        Err(what) => {
            eprintln!("{what}");
            Exit::Failed
        }
    }
}

/// The pictures and the names of their files.
fn pictures(plan: &Plan) -> Vec<(String, Preview)> {
    let index = Index::new(plan);
    let mut pictures = vec![(file_name(&[PLAN], "png"), plan_preview(&index))];
    for at in &index.kpis {
        if let Some(kpi) = index.kpi(at) {
            // An id is data: as a name it must not lead out of the folder.
            let name = file_name(&[kpi.id.as_str()], "png");
            pictures.push((name, kpi_preview(&index, kpi, at.section)));
        }
    }
    pictures
}

#[cfg(feature = "previews")]
fn write(pictures: &[(String, Preview)], folder: &Path, fonts: &[&Path]) -> Result<(), String> {
    let shown = folder.display();
    for (at, (name, _)) in pictures.iter().enumerate() {
        if pictures.iter().take(at).any(|(known, _)| known == name) {
            return Err(format!(
                "画像の名前「{name}」が重なります。指標のidを変えてください（plan は計画の全体の画像に使います）。"
            ));
        }
    }
    let raster = super::raster::Raster::new(fonts)?;
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("{shown}：フォルダを作れません。（{error}）"))?;
    for (name, picture) in pictures {
        let png = raster
            .png(&picture.svg)
            .map_err(|what| format!("{name}：{what}"))?;
        let path = folder.join(name);
        std::fs::write(&path, png)
            .map_err(|error| format!("{}：ファイルを書けません。（{error}）", path.display()))?;
    }
    Ok(())
}

#[cfg(not(feature = "previews"))]
fn write(_: &[(String, Preview)], _: &Path, _: &[&Path]) -> Result<(), String> {
    Err("このプログラムには画像を作る機能が入っていません。cargo run --features previews --bin keikaku -- previews … と実行してください。".to_owned())
}
