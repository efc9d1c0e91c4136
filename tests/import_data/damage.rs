//! Damages, each with the lines at which an error is expected.

use super::{import_text, text};
use keikaku::plan::Spot;
use std::ops::RangeInclusive;

/// Damages the text, and expects no plan and an error within the lines.
fn check(damage: &str, change: impl Fn(&mut Vec<String>), expected: RangeInclusive<usize>) {
    let mut lines: Vec<String> = text().lines().map(str::to_owned).collect();
    change(&mut lines);
    let imported = import_text(&lines.join("\n"));
    assert!(imported.plan.is_none(), "{damage}: a plan all the same");
    let lines = imported
        .found
        .iter()
        .filter_map(|found| match found.problem.spot {
            Spot::LineColumn { line, .. } => Some(line),
            _ => None,
        });
    let hit = lines.clone().any(|line| expected.contains(&line));
    let told: Vec<_> = imported
        .found
        .iter()
        .map(|f| f.problem.to_string())
        .collect();
    assert!(hit, "{damage}: expected {expected:?}\n{}", told.join("\n"));
    // One loss gives a few errors, not a flood.
    assert!(
        told.len() <= 8,
        "{damage}: {}\n{}",
        told.len(),
        told.join("\n")
    );
}

fn blank(lines: &mut [String], number: usize) {
    lines[number - 1].clear();
}

/// Every heading and label, by its line; an error must come between it and
/// the next thing that only makes sense below it.
const LABELS: &[(usize, RangeInclusive<usize>)] = &[
    (1, 1..=4),
    (6, 8..=8),
    (8, 10..=194),
    (10, 12..=12),
    (28, 28..=1001),
    (30, 30..=39),
    (37, 30..=39),
    (40, 44..=44),
    (44, 64..=64),
    (64, 66..=66),
    (66, 93..=93),
    (93, 95..=100),
    (100, 93..=122),
    (109, 115..=122),
    (115, 116..=122),
    (123, 125..=125),
    (125, 126..=126),
    (126, 123..=127),
    (194, 195..=195),
    (195, 197..=197),
    (197, 194..=197),
    (210, 214..=214),
    (214, 240..=240),
    (240, 242..=242),
    (242, 260..=260),
    (260, 262..=272),
    (272, 260..=281),
    (281, 290..=290),
    (290, 291..=292),
    (292, 294..=294),
    (345, 346..=346),
    (386, 387..=387),
    (421, 423..=423),
    (482, 486..=486),
    (506, 508..=508),
    (524, 482..=531),
    (531, 508..=537),
    (537, 531..=544),
    (544, 552..=552),
    (552, 550..=553),
    (553, 553..=555),
    (647, 651..=651),
    (671, 673..=673),
    (673, 674..=706),
    (674, 673..=676),
    (676, 673..=677),
    (677, 676..=677),
    (693, 676..=699),
    (695, 693..=697),
    (697, 693..=717),
    (699, 693..=717),
    (706, 673..=715),
    (715, 706..=723),
    (723, 729..=729),
    (729, 727..=730),
    (730, 730..=732),
    (762, 763..=763),
    (852, 856..=856),
    (856, 878..=878),
    (878, 880..=880),
    (880, 894..=920),
    (894, 852..=904),
    (904, 852..=906),
    (920, 922..=926),
    (926, 920..=933),
    (933, 938..=938),
    (938, 936..=939),
    (939, 939..=941),
    (962, 963..=963),
    (1001, 1002..=1002),
    (1002, 1004..=1004),
];

#[test]
fn a_missing_heading_is_reported_where_it_is_missed() {
    for (line, expected) in LABELS {
        let damage = format!("without line {line}");
        check(&damage, |lines| blank(lines, *line), expected.clone());
    }
}

#[test]
fn a_cut_file_is_reported_at_its_end() {
    for end in [
        2, 5, 20, 38, 41, 65, 97, 122, 150, 208, 300, 455, 464, 481, 599, 620, 646, 700, 800, 851,
        1000, 1040,
    ] {
        let mut last = end;
        while text().lines().nth(last - 1).unwrap().trim().is_empty() {
            last -= 1;
        }
        check(
            &format!("cut after {end}"),
            |lines| lines.truncate(end),
            last.saturating_sub(12)..=last,
        );
    }
}

#[test]
fn columns_in_another_order_are_reported() {
    let head =
        |lines: &mut Vec<String>| lines[124] = "現況と課題 主な事業・取組 取組の方向 ".to_owned();
    check("the head's columns", head, 125..=125);
    // The rows of 施策1-1 with the projects before the directions.
    for (issue, direction, project, end) in [
        (136, 141, 151, 154),
        (155, 160, 166, 169),
        (170, 174, 177, 178),
    ] {
        let swap = |lines: &mut Vec<String>| {
            lines[direction - 1..end].rotate_left(project - direction);
        };
        check(&format!("the columns from {direction}"), swap, issue..=end);
    }
    // A row without an issue.
    check(
        "the columns from 179",
        |lines| lines[178..185].rotate_left(4),
        174..=186,
    );
}

#[test]
fn a_dropped_department_bracket_is_reported() {
    for (line, bracket) in [
        (148, "（広報広聴課・危機管理防災課・市民協働推進課）"),
        (175, "（総務課）"),
        (188, "（IT推進課）"),
        (303, "（行政経営課）"),
        (379, "（IT推進課）"),
        (415, "（総務課・職員課）"),
        (755, "（行政経営課・市民協働推進課）"),
        (788, "（全庁）"),
        (1014, "（行政経営課・商工課・都市計画課・開発指導課）"),
    ] {
        let drop = |lines: &mut Vec<String>| {
            assert!(lines[line - 1].contains(bracket), "{line}");
            lines[line - 1] = lines[line - 1].replace(bracket, "");
        };
        check(
            &format!("no bracket on {line}"),
            drop,
            line.saturating_sub(12)..=line,
        );
    }
}

#[test]
fn other_damages_are_reported_at_their_lines() {
    let twice = |from: usize, to: usize| {
        move |lines: &mut Vec<String>| {
            let copy = lines[from - 1..to].to_vec();
            lines.splice(to..to, copy);
        }
    };
    check("施策1-2 twice", twice(194, 209), 210..=210);
    check("施策3-1 three times", twice(600, 646), 647..=647);
    check("theme 3 twice", twice(482, 646), 647..=647);
    check("an issue twice", twice(155, 158), 123..=123);
    check(
        "theme 2 gone",
        |lines| drop(lines.drain(209..481)),
        210..=210,
    );
    check(
        "a theme more in the contents",
        |lines| lines.insert(28, "6 新規 1 新規 ".to_owned()),
        1042..=1042,
    );
    check(
        "another title",
        |lines| lines[193] = "施策 2 公聴活動 ".to_owned(),
        194..=194,
    );
    check(
        "another number",
        |lines| lines[193] = "施策 3 広聴活動 ".to_owned(),
        194..=194,
    );
    check(
        "an unknown department",
        |lines| lines[567] = "す。（経済課） ".to_owned(),
        568..=568,
    );
    check(
        "no department",
        |lines| lines[567] = "す。（） ".to_owned(),
        565..=568,
    );
    check(
        "a repetition that differs",
        |lines| lines[621] = " 事業成果を正確に評価し、優先度の高".to_owned(),
        622..=622,
    );
    check(
        "an original that differs",
        |lines| lines[574] = " 事業成果を正確に評価し、優先度の高".to_owned(),
        622..=622,
    );
    check(
        "years that contradict",
        |lines| lines[507] = lines[507].replace("2019", "2018"),
        508..=508,
    );
    check(
        "no number",
        |lines| lines[507] = lines[507].replace("4.8％（平成", "％（平成"),
        508..=508,
    );
    check(
        "a value of the table gone",
        |lines| lines[696] = "応募件数 4 5 5 5 ".to_owned(),
        697..=697,
    );
    check(
        "a stray line",
        |lines| lines[46] = "知らない行 ".to_owned(),
        47..=47,
    );
    check(
        "a line before the contents",
        |lines| lines[1] = "知らない行 ".to_owned(),
        2..=2,
    );
}

#[test]
fn whole_files_that_are_no_plan_are_reported() {
    let check = |text: &[u8], expected: &str| {
        let profile = super::bytes("seeds/ageo.profile.json");
        let imported = keikaku::import::import(text, &profile, None);
        assert!(imported.plan.is_none());
        let told: Vec<_> = imported
            .found
            .iter()
            .map(|f| f.problem.to_string())
            .collect();
        assert!(told.join("\n").contains(expected), "{told:?}");
    };
    check(b"", "原文が空です");
    check(b" \n\n", "原文が空です");
    check(&[0xFF, 0xFF, 0x81], "文字コードが読めません");
    let stripped: Vec<String> = text()
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    check(
        stripped.join("\n").as_bytes(),
        "行末の空白がすべて失われています",
    );
    check("こんにちは \n".as_bytes(), "章の見出しがありません");
}

#[test]
fn other_encodings_and_line_ends_give_the_same_plan() {
    let plan = import_text(&text()).plan.unwrap();
    let windows = text().replace('\n', "\r\n");
    let marked = format!("\u{FEFF}{windows}");
    for text in [windows, marked] {
        assert_eq!(import_text(&text).plan.as_ref(), Some(&plan));
    }
}
