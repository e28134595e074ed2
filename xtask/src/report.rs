//! Prints for the person at the terminal.
//!
//! The macro `println!` panics where standard output was closed, as `cargo xtask test | head` does.

use std::fmt::Display;
use std::io::Write;

/// The status of a process that died of writing to a closed pipe, as a shell reports it.
const CLOSED_PIPE: i32 = 141;

/// Prints a line; ends the process quietly where nobody reads any more.
pub(crate) fn say(line: impl Display) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(CLOSED_PIPE);
    }
}
