//! Folding of text for matching: what a person may type differently.
