//! The `taipan` binary.
fn main() {}
