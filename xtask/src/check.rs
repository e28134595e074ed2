//! Every check in one command, in the order in which they fail fastest.

use std::process::Command;
use std::time::Instant;

use crate::corpus;
use crate::report::say;
use crate::suite::{self, Mode, Options};
use crate::{Failure, dispatch, tidy};

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Extent {
    /// Everything.
    Full,
    /// Everything but the corpus under collection stress.
    Quick,
}

/// Runs the checks up to the first that fails; true where none did.
pub(crate) fn check(extent: Extent) -> Result<bool, Failure> {
    let started = Instant::now();
    let cargo_steps: [(&str, &[&str]); 4] = [
        ("format", &["fmt", "--all", "--check"]),
        ("lints", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
        ("unit tests", &["test", "--workspace", "--quiet"]),
        ("documentation", &["doc", "--workspace", "--no-deps", "--quiet"]),
    ];
    if !step("tidy", tidy::tidy)? {
        return Ok(false);
    }
    for (name, args) in cargo_steps {
        if !step(name, || cargo(args))? {
            return Ok(false);
        }
    }
    if !step("dispatch", || dispatch::check(&suite::build(true)?))? {
        return Ok(false);
    }
    let modes: &[&str] = match extent {
        Extent::Full => &["interp", "stress"],
        Extent::Quick => &["interp"],
    };
    for mode in modes {
        let options = Options { mode: Mode::named(mode)?, release: true, ..Options::default() };
        if !step(&format!("corpus, {mode}"), || suite::test(&options))? {
            return Ok(false);
        }
    }
    #[cfg(unix)]
    if !step("instruction counts", || crate::gate::gate(&Default::default()))? {
        return Ok(false);
    }
    say(format_args!("==> all checks passed in {:.0} s", started.elapsed().as_secs_f64()));
    Ok(true)
}

fn step(name: &str, run: impl FnOnce() -> Result<bool, Failure>) -> Result<bool, Failure> {
    say(format_args!("==> {name}"));
    let started = Instant::now();
    let passed = run()?;
    let verdict = if passed { "passed" } else { "FAILED" };
    say(format_args!("==> {name}: {verdict} ({:.1} s)", started.elapsed().as_secs_f64()));
    Ok(passed)
}

fn cargo(args: &[&str]) -> Result<bool, Failure> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(args).current_dir(corpus::root());
    if args.first() == Some(&"doc") {
        cargo.env("RUSTDOCFLAGS", "-D warnings");
    }
    Ok(cargo.status()?.success())
}
