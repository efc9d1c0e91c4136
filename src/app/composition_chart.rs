//! 目標の成り立ち as a chart: what a target, or a rate, is made of, with the
//! plan's own numbers or others that a person tries.

use super::chart_view::{Kind, chart_view};
use super::dom::Node;
use super::state::App;
use crate::chart::{self, Frame, Measure, Part, Relation};
use crate::i18n;
use crate::kpi::{self, Composition, Rule};
use crate::plan::Kpi;
use std::rc::Rc;

/// The chart of a KPI that is composed of numbers; none for another. `values`
/// are the numbers to show, in the order of the composition's inputs, and are
/// followed; the plan's own stand for those that are missing.
pub fn composition_chart(
    app: App,
    kpi: &'static Kpi,
    values: impl Fn() -> Vec<f64> + 'static,
) -> Option<Node> {
    let model = kpi::composition(app.index().plan, kpi)?;
    Some(view(app, kpi, model, Box::new(values)))
}

#[inline(never)]
fn view(
    app: App,
    kpi: &'static Kpi,
    model: Composition<'static>,
    values: Box<dyn Fn() -> Vec<f64>>,
) -> Node {
    let now = Rc::new(move || shown(kpi, &model, &values()));
    let (told, listed) = (now.clone(), now.clone());
    let layout = move |frame: &Frame, measure: &dyn Measure| now().layout(frame, measure);
    let kind = Kind {
        title: format!("{}　{}", i18n::FORMULA, kpi.name.text),
        layout: Rc::new(layout),
        summary: Box::new(move |_| told().summary()),
        table: Some(Box::new(move |_| listed().table())),
        pages: Vec::new(),
    };
    chart_view(app, kind)
}

/// The composition with these values.
fn shown(kpi: &Kpi, model: &Composition, values: &[f64]) -> chart::Composition {
    let part = |(place, input): (usize, &kpi::Input)| {
        let value = values.get(place).map_or(input.value, |v| input.within(*v));
        let own = kpi::difference(value, input.value) == 0.0;
        Part {
            name: input.name.to_owned(),
            value,
            unit: input.unit.to_owned(),
            text: input.text.filter(|_| own).map(str::to_owned),
        }
    };
    let result = i18n::tried(model, model.result(values));
    let target = kpi.targets.last();
    chart::Composition {
        relation: match model.rule {
            Rule::Product(_) => Relation::Product,
            Rule::Ratio(_) => Relation::Ratio,
        },
        parts: model.inputs.iter().enumerate().map(part).collect(),
        result,
        unit: model.unit.to_owned(),
        target: target.and_then(|t| Some((kpi::numeric(t)?, i18n::value(t, &kpi.unit)))),
    }
}
