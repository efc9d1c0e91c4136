//! State and what derives from it, on Leptos' signals. A signal of Leptos is
//! compiled anew for each type of value, at some 3 kB each; here the value is
//! stored apart, and one type of signal, a version number, says that it
//! changed. Same rules: reading within a view or an effect follows it.

use leptos::prelude::*;

/// A value that the person changes.
pub struct State<T: 'static> {
    version: RwSignal<u32>,
    value: StoredValue<T>,
}

/// A value that is computed from others, again whenever one of them changed.
pub struct Derived<T: 'static> {
    version: Memo<u32>,
    value: StoredValue<Option<T>>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for State<T> {}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Derived<T> {}

impl<T: Send + Sync> State<T> {
    pub fn new(value: T) -> Self {
        Self {
            version: version(),
            value: StoredValue::new(value),
        }
    }

    /// Reads the value and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        follow(self.version);
        self.value.with_value(read)
    }

    /// Reads the value as it is now, without following it.
    pub fn peek<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with_value(read)
    }

    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.value.update_value(change);
        step(self.version);
    }

    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Clone + Send + Sync> State<T> {
    pub fn get(&self) -> T {
        self.with(T::clone)
    }
}

impl<T: PartialEq + Send + Sync> Derived<T> {
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = StoredValue::new(None);
        let version = memo(Box::new(move || {
            let new = Some(compute());
            let changed = value.with_value(|old| *old != new);
            if changed {
                value.set_value(new);
            }
            changed
        }));
        Self { version, value }
    }

    /// Reads the value and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        follow_memo(self.version);
        self.peek_stored(read)
    }

    /// Reads the value as it is now, without following it.
    pub fn peek<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        let _ = self.version.get_untracked();
        self.peek_stored(read)
    }

    fn peek_stored<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        #[allow(clippy::expect_used)] // the memo has run by now, and its first run sets the value
        self.value
            .with_value(|value| read(value.as_ref().expect("computed")))
    }
}

impl<T: Clone + PartialEq + Send + Sync> Derived<T> {
    pub fn get(&self) -> T {
        self.with(T::clone)
    }
}

/// Runs now, and again whenever something that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    if cfg!(target_arch = "wasm32") {
        boxed_effect(Box::new(run));
    }
}

/// Runs when the change at hand is on the screen: what nobody looks at while
/// waiting for it, the address and the title, costs as much as the view.
pub fn later(run: impl FnOnce() + 'static) {
    // Browsers put a timer off until the frame that an input asked for is shown.
    if cfg!(target_arch = "wasm32") {
        set_timeout(run, std::time::Duration::ZERO);
    }
}

/// Words to be read out: none at first, and those of a change once nothing has changed for a
/// while. Each letter that is typed would be read out else, one over the other.
pub fn once_quiet(words: impl Fn() -> String + 'static) -> impl Fn() -> String {
    const QUIET: std::time::Duration = std::time::Duration::from_millis(700);
    let said = State::new(String::new());
    let turn = StoredValue::new(0u32);
    effect(move || {
        let words = words();
        let mine = turn.with_value(|turn| turn.wrapping_add(1));
        turn.set_value(mine);
        if mine > 1 {
            // Nothing of it is left where another page is shown by then.
            let say = move || {
                if turn.try_get_value() == Some(mine) {
                    said.set(words);
                }
            };
            set_timeout(say, QUIET);
        }
    });
    move || said.get()
}

/// Runs just before the next frame.
pub fn next_frame(run: impl FnOnce() + 'static) {
    if cfg!(target_arch = "wasm32") {
        request_animation_frame(run);
    }
}

#[inline(never)]
fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

#[inline(never)]
fn version() -> RwSignal<u32> {
    RwSignal::new(0)
}

#[inline(never)]
fn follow(version: RwSignal<u32>) {
    version.track();
}

#[inline(never)]
fn step(version: RwSignal<u32>) {
    version.update(|n| *n = n.wrapping_add(1));
}

#[inline(never)]
fn memo(changed: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |old: Option<&u32>| {
        let old = old.copied().unwrap_or_default();
        if changed() { old.wrapping_add(1) } else { old }
    })
}

#[inline(never)]
fn follow_memo(version: Memo<u32>) {
    let _ = version.get();
}
