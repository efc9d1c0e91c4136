//! What the texts of a KPI say in the form of a calculation.

use super::names::same;
use super::printed;
use crate::plan::{Derivation, Extra, Factor, Figure, Formula, Series, SeriesId, Text};

/// Reads a product, `児童手当受給者（15,162人）×取得率（80％）×…`: two factors or
/// more, each a name and a number in brackets.
#[must_use]
pub fn formula(text: &Text) -> Option<Formula> {
    let factors: Option<Vec<Factor>> = text.text.split('×').map(factor).collect();
    let factors = factors.filter(|factors| factors.len() >= 2)?;
    Some(Formula {
        factors,
        rounding: None,
        from: text.from.clone(),
        extra: Extra::new(),
    })
}

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
    use super::formula;
    use crate::plan::{Place, Text};

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
}
