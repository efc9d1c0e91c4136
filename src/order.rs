//! Ordering of short lists. The standard library's sort is compiled anew for
//! every type at some 4 kB each; these lists have tens of items.

/// Puts an item behind those whose key is not greater.
pub fn insert_by_key<T, K: PartialOrd>(items: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let new = key(&item);
    let at = items
        .iter()
        .rposition(|known| key(known) <= new)
        .map_or(0, |at| at + 1);
    items.insert(at, item);
}

/// Orders items by a key; those with equal keys stay in their order.
pub fn by_key<T, K: PartialOrd>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        insert_by_key(&mut ordered, item, &key);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn orders_and_keeps_equals_in_place() {
        for (items, ordered) in [
            (vec![], vec![]),
            (vec![(2, 'a')], vec![(2, 'a')]),
            (
                vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')],
                vec![(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')],
            ),
        ] {
            assert_eq!(by_key(items, |item| item.0), ordered);
        }
    }
}
