//! Unparse.
