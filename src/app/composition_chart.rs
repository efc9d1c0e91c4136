//! 目標の成り立ち as a chart: what a target, or a rate, is made of, with the
//! plan's own numbers or others that a person tries.

use super::chart_view::{Data, Kind};
use super::state::App;
use crate::chart::{self, Frame, Measure, Part, Relation};
use crate::export::{self, Origin};
use crate::i18n;
use crate::kpi::{self, Composition, Rule};
use crate::plan::{Kpi, Place};
use std::rc::Rc;

/// The chart of a KPI that is composed of numbers. `values` are the numbers to
/// show, in the order of the composition's inputs, and are followed; the plan's
/// own stand for those that are missing.
#[inline(never)]
pub fn composition_chart(
    app: App,
    kpi: &'static Kpi,
    model: Rc<Composition<'static>>,
    values: Rc<dyn Fn() -> Vec<f64>>,
) -> Rc<Kind> {
    let (parts, current) = (model.clone(), values.clone());
    let now = Rc::new(move || shown(kpi, &parts, &current()));
    let (told, listed) = (now.clone(), now.clone());
    let layout = move |frame: &Frame, measure: &dyn Measure| now().layout(frame, measure);
    let mut kind = Kind::new(
        i18n::titled(i18n::FORMULA, &kpi.name.text),
        Rc::new(layout),
        Box::new(move |_| told().summary()),
        Data::Table(Box::new(move |_| listed().table())),
    );
    kind.origin = Origin {
        sources: export::sources_of(app.index().plan, places(kpi)),
        ..Origin::default()
    };
    kind.trial = Box::new(move || trial(&model, &values()));
    Rc::new(kind)
}

/// What a picture with these values says of them, unless they are the plan's
/// own.
fn trial(model: &Composition, values: &[f64]) -> Option<String> {
    let own: Vec<f64> = model.inputs.iter().map(|input| input.value).collect();
    let mut pairs = own.iter().zip(values);
    let tried = pairs.any(|(own, value)| kpi::difference(*own, *value) != 0.0);
    tried.then(|| i18n::trial(&i18n::equation(model, model.result(&own))))
}

/// Where the parts and what the plan makes of them stand in their sources.
fn places(kpi: &'static Kpi) -> impl Iterator<Item = &'static Place> {
    let formula = kpi.formula.iter().map(|formula| formula.from.as_ref());
    let derivation = kpi.derivation.iter().map(|d| d.text.from.as_ref());
    let values = kpi.baseline.iter().chain(&kpi.targets);
    let values = values.map(|value| value.from.as_ref());
    formula.chain(derivation).chain(values).flatten()
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
            text: input.text.filter(|_| own).map(i18n::rewritten),
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
