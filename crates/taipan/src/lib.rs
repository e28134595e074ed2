//! taipan.
