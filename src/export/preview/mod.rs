//! Pictures for link previews, 1200 × 630: what a chat or a timeline shows of
//! a link. They are seen small, so there is little on them, and that large: the
//! promise, how it stands, from where to where, the chart.
//!
//! Here they are laid out as SVG documents; the command line makes PNG of them
//! with a font that it is given.

mod badge;
mod body;
mod picture;
mod wrap;

pub use picture::{HEIGHT, Placed, Preview, WIDTH};

use super::kpi::path;
use super::source::{place_text, source_of};
use crate::chart::{Role, Tone};
use crate::i18n;
use crate::kpi::{State, judge, latest_published};
use crate::plan::{EraStyle, Kpi, Place, Plan};
use crate::query::Index;
use picture::{End, MARGIN, Picture, Type};
use wrap::{fit, one_line};

const INNER: f64 = WIDTH - 2.0 * MARGIN;
const NAME_TOP: f64 = 112.0;
const FOOT_TOP: f64 = 572.0;
/// Sizes of the name, and how many lines each may take.
const KPI_SIZES: &[(f64, usize)] = &[(68.0, 1), (60.0, 1), (56.0, 2), (48.0, 2), (36.0, 3)];
const PLAN_SIZES: &[(f64, usize)] = &[(76.0, 1), (68.0, 2), (56.0, 2), (48.0, 3)];

/// The picture of a KPI, given with the number of its section.
#[must_use]
pub fn kpi_preview(index: &Index, kpi: &Kpi, section: usize) -> Preview {
    let plan = index.plan;
    let mut picture = Picture::new(&kpi.name.text);
    head(&mut picture, &index.heading(section), &full_title(plan));
    let bottom = title(&mut picture, &kpi.name.text, KPI_SIZES);
    body::kpi(&mut picture, plan, kpi, bottom, FOOT_TOP - 20.0);
    let latest = latest_published(kpi).or(kpi.baseline.as_ref());
    let from = latest.and_then(|seen| seen.from.as_ref());
    foot(&mut picture, plan, from);
    picture.finish(&path(index, section))
}

/// The picture of the whole plan.
#[must_use]
pub fn plan_preview(index: &Index) -> Preview {
    let plan = index.plan;
    let title_text = full_title(plan);
    let summary = plan.summary.as_ref().map_or("", |text| text.text.as_str());
    let mut picture = Picture::new(&title_text);
    let period = plan.period.map(|period| period.label(EraStyle::Era));
    let bottom = if summary.is_empty() {
        head(&mut picture, &plan.city.name, &period.unwrap_or_default());
        title(&mut picture, &title_text, PLAN_SIZES)
    } else {
        head(&mut picture, &title_text, &period.unwrap_or_default());
        title(&mut picture, summary, PLAN_SIZES)
    };
    body::plan(&mut picture, index, bottom, FOOT_TOP - 28.0);
    foot(&mut picture, plan, Some(&Place::default()));
    picture.finish(summary)
}

/// 上尾市 第6次総合計画; the city's name once.
fn full_title(plan: &Plan) -> String {
    if plan.title.text.contains(&plan.city.name) {
        plan.title.text.clone()
    } else {
        format!("{} {}", plan.city.name, plan.title.text)
    }
}

/// The line above the name: where it belongs, and to what plan.
fn head(picture: &mut Picture, left: &str, right: &str) {
    let (bold, plain) = (
        Type::bold(28.0, Role::Series),
        Type::plain(24.0, Role::Muted),
    );
    let right = one_line(right, plain, INNER * 0.5);
    let used = plain.width(&right);
    let left = one_line(left, bold, INNER - used - 32.0);
    picture.text(MARGIN, 72.0, End::Left, &left, bold);
    picture.text(WIDTH - MARGIN, 72.0, End::Right, &right, plain);
}

/// The name, as large as it goes; gives where it ends.
fn title(picture: &mut Picture, name: &str, sizes: &[(f64, usize)]) -> f64 {
    let (font_px, lines) = fit(name, sizes, INNER);
    let height = font_px * 1.3;
    let mut top = NAME_TOP;
    for line in &lines {
        // The foot of a line of Japanese stands 0.88 em below its head.
        // An opening bracket fills the right half of its square only.
        let hang = if line.starts_with(['（', '「', '『', '【', '〈', '《']) {
            font_px * 0.5
        } else {
            0.0
        };
        picture.text(
            MARGIN - hang,
            top + font_px * 0.96,
            End::Left,
            line,
            Type::bold(font_px, Role::Ink),
        );
        top += height;
    }
    top
}

/// Where it comes from and of which day it is.
fn foot(picture: &mut Picture, plan: &Plan, from: Option<&Place>) {
    let plain = Type::plain(20.0, Role::Muted);
    picture.rule(MARGIN, FOOT_TOP, INNER);
    let day = plan
        .updated
        .map(|day| i18n::updated(&day.label(EraStyle::Western)));
    let day = day.unwrap_or_default();
    let room = INNER - plain.width(&day) - 40.0;
    let mut source = String::new();
    if let Some(place) = from {
        if let Some(known) = source_of(plan, place) {
            source = format!("{}：", i18n::SOURCES);
            if let Some(publisher) = &known.publisher
                && !known.title.contains(publisher)
            {
                source.push_str(publisher);
                source.push('「');
                source.push_str(&known.title);
                source.push('」');
            } else {
                source.push_str(&known.title);
                source.push(' ');
            }
        }
        let exact = source.clone() + &place_text(place);
        if plain.width(&exact) <= room {
            source = exact;
        }
    }
    let source = one_line(&source, plain, room);
    picture.text(MARGIN, FOOT_TOP + 36.0, End::Left, &source, plain);
    picture.text(WIDTH - MARGIN, FOOT_TOP + 36.0, End::Right, &day, plain);
}

/// The word of a KPI's state and its tone: the city's own grade first.
fn standing<'a>(plan: &Plan, kpi: &'a Kpi) -> (&'a str, Tone, Option<State>) {
    if let Some(own) = kpi.assessments.last() {
        return (&own.grade, Tone::Own, None);
    }
    let state = judge(kpi, plan.judgement.as_ref(), None).state;
    (state.label(), badge::tone(state), Some(state))
}
