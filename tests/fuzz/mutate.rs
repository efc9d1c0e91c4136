//! How input is changed where bytes alone would hardly ever be a file again.

use serde_json::{Value, json};

/// Values that are at an edge of something, or of the wrong kind.
fn odd(random: &mut Random) -> Value {
    let texts = [
        "",
        " ",
        "▲9.9％",
        "65億円（H28-R2平均）",
        "48％程度",
        "9位台",
        "1e309",
        "R2見込み",
        "令和99年度",
        "FY2025",
        "FY0000/FY9999",
        "2020-02-30",
        "-0",
        "１００％以上",
        "小80.0％／中85.0％",
        "\u{202e}逆",
        "<b>&\"'",
        "=1+1",
        "9999999999999999999999人",
        "ー",
        "〜",
        "L1-L99999999999",
        "text:L3",
    ];
    let numbers = [
        json!(0),
        json!(-0.0),
        json!(1e308),
        json!(-1e308),
        json!(5e-324),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(9_007_199_254_740_993_i64),
        json!(0.1),
        json!(-1),
    ];
    match random.below(8) {
        0..3 => json!(texts[random.below(texts.len())]),
        3..6 => numbers[random.below(numbers.len())].clone(),
        6 => Value::Null,
        _ => [
            json!([]),
            json!({}),
            json!(true),
            json!({ "range": [2, 1] }),
            json!({ "at_least": 1e308 }),
            json!({ "about": -1 }),
        ][random.below(6)]
        .clone(),
    }
}

/// Changes a JSON file in place: some of the time as `plain` does it, byte by
/// byte, otherwise one of its values. Gives the new size.
pub fn json(
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    plain: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let mut random = Random(u64::from(seed) | 1 << 40);
    if random.below(4) == 0 {
        return plain(data, size, max_size);
    }
    let Ok(mut value) = serde_json::from_slice::<Value>(&data[..size]) else {
        return plain(data, size, max_size);
    };
    for _ in 0..=random.below(3) {
        let all = count(&value);
        let from = random.below(all);
        let mut picked = nth(&mut value, &mut { from }).map_or(Value::Null, |found| found.clone());
        if random.below(2) == 0 {
            picked = odd(&mut random);
        }
        let mut to = random.below(all);
        let Some(place) = nth(&mut value, &mut to) else {
            continue;
        };
        match (place, random.below(3)) {
            (Value::Array(items), 0) => items.push(picked),
            (Value::Array(items), 1) if !items.is_empty() => {
                let at = random.below(items.len());
                items.remove(at);
            }
            (Value::Array(items), _) if !items.is_empty() => {
                let at = random.below(items.len());
                items.insert(at, items[at].clone());
            }
            (Value::Object(fields), 0) => {
                let key = fields
                    .keys()
                    .nth(random.below(fields.len().max(1)))
                    .cloned();
                fields.remove(&key.unwrap_or_default());
            }
            (place, _) => *place = picked,
        }
    }
    let written = value.to_string();
    if written.len() > max_size {
        return plain(data, size, max_size);
    }
    data[..written.len()].copy_from_slice(written.as_bytes());
    written.len()
}

/// How many values there are, the outermost included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// The value of this number, outermost first.
fn nth<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, number)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth(field, number)),
        _ => None,
    }
}

/// Numbers that follow from the seed alone (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap_or(0)
    }
}
