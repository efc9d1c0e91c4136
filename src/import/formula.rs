//! What the texts of a KPI say in the form of a calculation.

use super::names::same;
use super::printed;
use crate::plan::{Derivation, Extra, Factor, Figure, Formula, Kpi, Series, SeriesId, Text};

/// Reads a product, `児童手当受給者（15,162人）×取得率（80％）×…`: two factors or
/// more, each a name and a number in brackets.
#[must_use]
pub fn formula(text: &Text) -> Option<Formula> {
    let factors: Option<Vec<Factor>> = text.text.split('×').map(factor).collect();
    let factors = factors.filter(|factors| factors.len() >= 2)?;
    Some(product(factors, text))
}

fn product(factors: Vec<Factor>, text: &Text) -> Formula {
    Formula {
        factors,
        rounding: None,
        from: text.from.clone(),
        extra: Extra::new(),
    }
}

/// Reads a multiple of the baseline, `…の登録者数（現状値）の２倍を目標値として
/// 設定。`: the baseline, by the name that the text gives it, times the number.
/// What the product is rounded to, the text does not say.
#[must_use]
pub fn multiple(text: &Text, kpi: &Kpi) -> Option<Formula> {
    let (before, after) = text.text.split_once(BASELINE)?;
    let (times, rest) = after.split_once(TIMES)?;
    let name = before.rsplit(['の', '、', '。']).next()?;
    if name.is_empty()
        || !rest
            .trim_start_matches(['を', 'に', 'が'])
            .starts_with(TARGET)
    {
        return None;
    }
    let times = format!("{times}{TIMES}");
    let (quantity, unit) = printed::quantity(&times).ok()?;
    let baseline = kpi.baseline.as_ref()?;
    let factor = |name: String, value, unit: &str, text| Factor {
        name,
        value,
        unit: unit.to_owned(),
        text,
        extra: Extra::new(),
    };
    let factors = vec![
        factor(
            format!("{name}（現状値）"),
            baseline.value.number()?,
            baseline.unit.as_deref().unwrap_or(&kpi.unit),
            baseline.text.clone(),
        ),
        factor(MULTIPLE.to_owned(), quantity.number()?, &unit, Some(times)),
    ];
    Some(product(factors, text))
}

const BASELINE: &str = "（現状値）の";
const TIMES: &str = "倍";
const TARGET: &str = "目標値";
/// What a number of 倍 is called where the text gives it no name.
const MULTIPLE: &str = "倍率";

fn factor(printed: &str) -> Option<Factor> {
    let (name, value) = printed.trim().strip_suffix('）')?.rsplit_once('（')?;
    let (quantity, unit) = printed::quantity(value).ok()?;
    Some(Factor {
        name: name.to_owned(),
        value: quantity.number()?,
        unit,
        text: Some(value.to_owned()),
        extra: Extra::new(),
    })
}

/// Reads a quotient of two series of the figures, in brackets in a text:
/// `（応募率＝応募件数／募集件数）`.
#[must_use]
pub fn derivation(text: &Text, figures: &[Figure]) -> Option<Derivation> {
    let rules = text.text.split('（').skip(1);
    rules
        .filter_map(|rule| rule.split('）').next())
        .find_map(|rule| {
            let (_, quotient) = rule.split_once('＝')?;
            let (numerator, denominator) = quotient.split_once('／')?;
            Some(Derivation {
                numerator: series(numerator, figures)?,
                denominator: series(denominator, figures)?,
                text: Text {
                    text: rule.to_owned(),
                    ..text.clone()
                },
                extra: Extra::new(),
            })
        })
}

fn series(name: &str, figures: &[Figure]) -> Option<SeriesId> {
    let mut all = figures.iter().flat_map(|figure| &figure.series);
    let found = |series: &&Series| same(&series.name.text, name);
    all.find(found).map(|series| series.id.clone())
}

#[cfg(test)]
mod tests {
    use super::{formula, multiple};
    use crate::plan::{FromJson, Kpi, Place, Reader, Text};
    use serde_json::json;

    #[test]
    fn a_product_is_read_and_prose_is_not() {
        let read = |text: &str| {
            let found = formula(&Text::new(text, Place::lines(1, 1)));
            let factors = found.map(|f| f.factors).unwrap_or_default();
            let each = factors.into_iter().map(|f| (f.name, f.value, f.unit));
            each.collect::<Vec<_>>()
        };
        assert_eq!(
            read("受給者（15,162人）×取得率（80％）"),
            [
                ("受給者".to_owned(), 15162.0, "人".to_owned()),
                ("取得率".to_owned(), 80.0, "％".to_owned())
            ]
        );
        assert_eq!(read("受給者（15,162人）"), []);
        assert_eq!(read("取得率と所持率から算出。"), []);
        assert_eq!(read("受給者×取得率（80％）"), []);
    }

    #[test]
    fn a_multiple_of_the_baseline_is_read_and_other_prose_is_not() {
        let kpi = |baseline| {
            let kpi = json!({ "id": "k", "name": "k", "unit": "人", "baseline": baseline });
            Kpi::from_json(kpi, &mut Reader::default()).unwrap()
        };
        let known = kpi(json!({ "period": "2020-03", "value": 13865, "text": "13,865人" }));
        let unknown = kpi(json!({ "period": "2020-03", "value": "不明" }));
        let read = |text: &str, kpi: &Kpi| {
            let found = multiple(&Text::new(text, Place::lines(1, 1)), kpi);
            let factors = found.map(|f| f.factors).unwrap_or_default();
            let each = factors.into_iter();
            each.map(|f| (f.name, f.value, f.unit, f.text.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        let own = |name: &str, value: f64, unit: &str, text: &str| {
            (name.to_owned(), value, unit.to_owned(), text.to_owned())
        };
        let text = "令和 2（2020）年 3月の登録者数（現状値）の２倍を目標値として設定。";
        let twice = [
            own("登録者数（現状値）", 13865.0, "人", "13,865人"),
            own("倍率", 2.0, "倍", "２倍"),
        ];
        assert_eq!(read(text, &known), twice);
        assert_eq!(read(text, &unknown), []);
        let half = read("登録者数（現状値）の1.5倍が目標値。", &known);
        assert_eq!(half[1], own("倍率", 1.5, "倍", "1.5倍"));
        for prose in [
            "登録者数（現状値）を維持することを目標値として設定。",
            "登録者数（現状値）の数倍を目標値として設定。",
            "登録者数（現状値）の２倍は難しいため、目標値を下げた。",
            "登録者数の２倍を目標値として設定。",
            "（現状値）の２倍を目標値として設定。",
        ] {
            assert_eq!(read(prose, &known), [], "{prose}");
        }
    }
}
