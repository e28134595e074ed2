//! taipan-syntax.
