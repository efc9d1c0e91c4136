//! 目標の成り立ち: what a target or a rate is made of, checked against what the
//! plan prints, and played with. What a person tries is in the link, and
//! nowhere else.

use super::chart_view::{Kind, chart_view};
use super::composition_chart::composition_chart;
use super::dom::{Node, classed, el, live, nothing, sentence};
use super::mark::{Marks, headed, sourced};
use super::rx::{State, effect};
use super::state::App;
use super::take;
use crate::browser::page;
use crate::chart::in_words;
use crate::i18n;
use crate::kpi::{self, Agreement, Composition, Input, Rule, Trial};
use crate::plan::Kpi;
use std::rc::Rc;

/// The composition of a KPI's page, and what its parts follow.
#[derive(Clone)]
struct Played {
    app: App,
    composition: Rc<Composition<'static>>,
    /// The field that is being typed into: it is not written to meanwhile.
    typing: State<Option<usize>>,
    /// What a screen reader is told once a number is chosen.
    said: State<String>,
    /// The field whose number was not one that can be tried, and what became of it.
    corrected: State<Option<(usize, String)>>,
}

/// Nothing where the plan does not say what the target is made of.
pub fn composition(app: App, kpi: &'static Kpi) -> Option<Node> {
    let composition = kpi::composition(app.index().plan, kpi)?;
    let played = Played {
        app,
        composition: Rc::new(composition),
        typing: State::new(None),
        said: State::new(String::new()),
        corrected: State::new(None),
    };
    played.keep_fields();
    let inputs = played.composition.inputs.iter().enumerate();
    let fields = inputs.map(|(place, input)| played.field(place, input));
    let announced = played.said;
    let drawn = played.clone();
    let values = Rc::new(move || drawn.values());
    let chart = composition_chart(app, kpi, played.composition.clone(), values);
    let part = classed("section", "panel composed")
        .attr("aria-labelledby", "composed")
        .kids(said_by_the_plan(app, kpi, &played.composition, &chart))
        .kid(chart_view(app, &chart))
        .kid(el("h3").text(i18n::TRY).view())
        .kid(classed("p", "note").text(i18n::THOUGHT).view())
        .kid(classed("div", "tries").kids(fields.collect()).view())
        .kid(played.outcome(kpi))
        .kid(
            classed("p", "hidden")
                .attr("role", "status")
                .text_live(move || announced.get())
                .view(),
        );
    Some(part.view())
}

/// The plan's own words and numbers, and whether they agree.
fn said_by_the_plan(
    app: App,
    kpi: &'static Kpi,
    composition: &Composition<'static>,
    chart: &Rc<Kind>,
) -> Vec<Node> {
    let (from, words) = match composition.rule {
        Rule::Product(formula) => (formula.from.as_ref(), None),
        Rule::Ratio(derivation) => {
            let words = el("p")
                .kid(sourced(&derivation.text, Marks::Nothing))
                .view();
            (None, Some(words))
        }
    };
    let heading = el("h2").attr("id", "composed").text(i18n::FORMULA);
    // A ratio is that of the baseline's period.
    let period = kpi.baseline.as_ref().filter(|_| words.is_some());
    let period = period.and_then(|b| Some((b.period?, b.mean)));
    let of_period = move || {
        let label = period.map(|(period, mean)| i18n::period(period, mean, app.era()));
        label.map_or_else(String::new, |label| i18n::introduced(&label))
    };
    let own: Vec<f64> = composition.inputs.iter().map(|input| input.value).collect();
    let equation = i18n::equation(composition, composition.result(&own));
    let equation = classed("p", "equation")
        .text_live(of_period)
        .kid(sentence(&equation));
    let mut views = vec![take::beside(headed("h2", heading, from), app, chart)];
    views.extend(words);
    views.push(equation.view());
    views.extend(composition.check().map(|agreement| {
        let class = match agreement {
            Agreement::Differs { .. } => "differs",
            Agreement::Same | Agreement::Rounded { .. } => "agrees",
        };
        classed("p", class)
            .kid(sentence(&i18n::agreement_with_plan(composition, agreement)))
            .view()
    }));
    views
}

impl Played {
    /// The numbers as they are tried now; to be read where they are followed.
    fn values(&self) -> Vec<f64> {
        self.composition.values(&self.app.trial())
    }

    fn value(&self, place: usize) -> f64 {
        self.values().get(place).copied().unwrap_or_default()
    }

    /// Keeps slider and field at what is tried: by the other, by a link, by
    /// going back.
    fn keep_fields(&self) {
        let played = self.clone();
        effect(move || {
            let typing = played.typing.get();
            for (place, value) in played.values().iter().enumerate() {
                let value = value.to_string();
                page::set_value(&slider_id("#", place), &value);
                if typing != Some(place) {
                    page::set_value(&number_id("#", place), &value);
                }
            }
        });
    }

    /// A number as a slider and as a field, each for the same.
    fn field(&self, place: usize, input: &Input<'static>) -> Node {
        let name = &format!("try-{place}-name");
        let own = i18n::own(input.text, input.value, input.unit);
        let unit = input.unit;
        let control = |kind: &str, id: &str| {
            let played = self.clone();
            let now = move || Some(played.value(place).to_string());
            // The bounds come first: a value is held against them at once.
            let (tried, done) = (self.clone(), self.clone());
            let field = kind == "number";
            el("input")
                .attr("type", kind)
                .attr("id", id)
                .attr("aria-labelledby", name)
                .attr("min", &input.low.to_string())
                .attr("max", &input.high.to_string())
                .attr("step", &input.step.to_string())
                .attr_live("value", now)
                .on("input", move |event| {
                    tried.typing.set(field.then_some(place));
                    tried.take(place, &page::value_of(&event).unwrap_or_default());
                })
                .on("change", move |event| {
                    done.done(place, &page::value_of(&event).unwrap_or_default());
                })
        };
        let spoken = self.clone();
        let spoken = move || Some(in_words(&i18n::own(None, spoken.value(place), unit)));
        let slider = control("range", &slider_id("", place)).attr_live("aria-valuetext", spoken);
        let number = control("number", &number_id("", place)).attr("inputmode", "decimal");
        let label = el("label")
            .attr("id", name)
            .attr("for", &number_id("", place))
            .text(input.name);
        let corrected = self.corrected;
        let correction = move |corrected: Option<(usize, String)>| match corrected {
            Some((of, said)) if of == place => classed("p", "note").text(&said).view(),
            _ => nothing(),
        };
        let own = classed("span", "when")
            .text(i18n::IN_THE_PLAN)
            .text(" ")
            .kid(sentence(&own));
        let counted = self.clone();
        let number = classed("span", "field")
            .kid(number.view())
            .text_live(move || i18n::unit_of(counted.value(place), unit).to_owned());
        classed("div", "try")
            .kid(el("div").kid(label.view()).text(" ").kid(own.view()).view())
            .kid(slider.view())
            .kid(number.view())
            .kid(live(move || correction(corrected.get())))
            .view()
    }

    /// Takes what was chosen or typed; what is no number yet changes nothing.
    fn take(&self, place: usize, text: &str) {
        if let Some(number) = Trial::parse(text).get(0) {
            let composition = &self.composition;
            self.app
                .try_numbers(|trial| composition.set(trial, place, number));
        }
    }

    /// A number was let go of: the link has it, and it is told; first of all, if it is
    /// another than was typed.
    fn done(&self, place: usize, typed: &str) {
        self.typing.set(None);
        self.app.keep_address();
        let input = self.composition.inputs.get(place);
        let wrong = input.filter(|input| {
            let typed = Trial::parse(typed).get(0);
            typed.is_none_or(|number| number < input.low || number > input.high)
        });
        let corrected = wrong.map(|input| i18n::corrected(input, self.value(place)));
        let before = corrected.clone().unwrap_or_default();
        self.corrected.set(corrected.map(|said| (place, said)));
        self.said.set(before + &self.told());
    }

    fn told(&self) -> String {
        let result = self.composition.result(&self.values());
        let tried = i18n::tried(&self.composition, result);
        i18n::told_trial(&tried, &self.effect())
    }

    fn effect(&self) -> String {
        let own: Vec<f64> = self.composition.inputs.iter().map(|i| i.value).collect();
        let results = [&own, &self.values()].map(|values| self.composition.result(values));
        let [Some(own), Some(tried)] = results else {
            return String::new();
        };
        i18n::effect(&self.composition, own.rounded, tried.rounded)
    }

    /// What comes out, beside what the plan prints; and the way back.
    fn outcome(&self, kpi: &Kpi) -> Node {
        let (tried, effect, changed, app) = (self.clone(), self.clone(), self.app, self.app);
        let corrected = self.corrected;
        let result = move || {
            i18n::tried(
                &tried.composition,
                tried.composition.result(&tried.values()),
            )
        };
        let mut list = el("dl").kid(
            el("div")
                .kid(el("dt").text(i18n::TRIED).view())
                .kid(classed("dd", "result-tried").text_live(result).view())
                .view(),
        );
        let ratio = matches!(self.composition.rule, Rule::Ratio(_));
        let baseline = kpi.baseline.iter().filter(|_| ratio);
        let baseline = baseline.map(|b| (i18n::BASELINE, b));
        let target = kpi.targets.last().into_iter().map(|t| (i18n::TARGET, t));
        for (name, printed) in baseline.chain(target) {
            let pair = el("div")
                .kid(el("dt").text(&i18n::plans_own(name)).view())
                .kid(el("dd").text(&i18n::value(printed, &kpi.unit)).view());
            list = list.kid(pair.view());
        }
        let back = classed("button", "tool")
            .attr("id", "own-numbers")
            .hidden(move || changed.trial().is_empty())
            .on("click", move |_| {
                // This button is about to disappear; the focus stays beside it.
                page::focus("#tried");
                corrected.set(None);
                app.change(|view| view.trial = Trial::default());
            })
            .text(i18n::OWN_NUMBERS);
        classed("div", "tried")
            .attr("id", "tried")
            .attr("tabindex", "-1")
            .kid(list.view())
            .kid(el("p").sentence_live(move || effect.effect()).view())
            .kid(back.view())
            .view()
    }
}

fn slider_id(before: &str, place: usize) -> String {
    format!("{before}try-{place}")
}

fn number_id(before: &str, place: usize) -> String {
    format!("{before}try-{place}-number")
}
