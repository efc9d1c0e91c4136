//! Writes what the search starts from into a folder, one below it a target.
#![allow(clippy::unwrap_used)]

fn main() {
    let folder = std::path::PathBuf::from(std::env::args_os().nth(1).unwrap());
    for target in &fuzz::TARGETS {
        let folder = folder.join(target.name);
        std::fs::create_dir_all(&folder).unwrap();
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            std::fs::write(folder.join(number.to_string()), seed).unwrap();
        }
    }
}
