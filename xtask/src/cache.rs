//! The folder in which installed tools are kept, one per tool and version.
//!
//! ```text
//! keikaku/TOOL/VERSION/…      complete, or not there: it is filled elsewhere and renamed
//! keikaku/log/TOOL.log        what the last installation printed
//! keikaku/lock                held while something is installed
//! ```

use crate::run::step;
use anyhow::{Context, Result};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

pub struct Cache {
    root: PathBuf,
    /// Held as long as the value lives: two runs must not install the same thing at once.
    _lock: File,
}

impl Cache {
    /// Waits until no other run installs anything.
    pub fn open() -> Result<Cache> {
        Cache::open_in(&root()?)
    }

    fn open_in(root: &Path) -> Result<Cache> {
        fs::create_dir_all(root.join("log"))
            .with_context(|| format!("cannot create {}", root.display()))?;
        let path = root.join("lock");
        let lock =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                step("Another run is installing tools; waiting for it to finish.");
                lock.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error).context("cannot lock the cache"),
        }
        Ok(Cache {
            root: root.to_owned(),
            _lock: lock,
        })
    }

    /// The folder of this tool in this version; `install` fills it when it is not there yet.
    ///
    /// It is filled under another name and renamed when done, so an interrupted installation is
    /// never taken for a finished one.
    pub fn ensure(
        &self,
        tool: &str,
        version: &str,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let done = self.root.join(tool).join(version);
        if done.is_dir() {
            return Ok(done);
        }
        let part = self.root.join(tool).join(format!(".part-{version}"));
        remove(&part)?;
        fs::create_dir_all(&part)?;
        install(&part)?;
        fs::rename(&part, &done).with_context(|| format!("cannot create {}", done.display()))?;
        Ok(done)
    }

    /// An empty folder for intermediate files.
    pub fn scratch(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("scratch").join(name);
        remove(&folder)?;
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    pub fn log(&self, tool: &str) -> PathBuf {
        self.root.join("log").join(format!("{tool}.log"))
    }
}

/// Removes a folder with all in it; none being there is fine.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn root() -> Result<PathBuf> {
    let given = |name| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    given("XDG_CACHE_HOME")
        .or_else(|| given("HOME").map(|home| home.join(".cache")))
        .map(|base| base.join("keikaku"))
        .context("neither XDG_CACHE_HOME nor HOME is set: there is nowhere to keep the tools")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_finished_installation_counts() {
        let root = std::env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        let cache = Cache::open_in(&root).unwrap();
        let fails = cache.ensure("tool", "1.0", |folder| {
            fs::write(folder.join("half"), "")?;
            anyhow::bail!("interrupted")
        });
        assert!(fails.is_err());
        let write = |folder: &Path| Ok(fs::write(folder.join("whole"), "")?);
        let folder = cache.ensure("tool", "1.0", write).unwrap();
        assert!(folder.join("whole").is_file() && !folder.join("half").exists());
        let again = cache
            .ensure("tool", "1.0", |_| anyhow::bail!("installed twice"))
            .unwrap();
        assert_eq!(again, folder);
        remove(&root).unwrap();
    }
}
