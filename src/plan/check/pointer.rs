//! JSON pointers into the file, where the loaded plan lacks items of it.

/// Turns a pointer into the loaded plan into one into the file. `left_out` are
/// the pointers, into the file, of the list items that could not be read.
#[must_use]
pub fn in_file(pointer: &str, left_out: &[String]) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        let step = match step.parse::<usize>() {
            Ok(index) => index_in_file(&path, index, left_out).to_string(),
            Err(_) => step.to_owned(),
        };
        path.push('/');
        path.push_str(&step);
    }
    path
}

/// The index that an item has in the file, before which some were left out.
fn index_in_file(list: &str, loaded: usize, left_out: &[String]) -> usize {
    let gap = |gap: &String| gap.strip_prefix(list)?.strip_prefix('/')?.parse().ok();
    let mut gaps: Vec<usize> = left_out.iter().filter_map(gap).collect();
    gaps.sort_unstable();
    let after = |index, gap| if gap <= index { index + 1 } else { index };
    gaps.into_iter().fold(loaded, after)
}
