//! Counts the instructions that the programs of `bench/gate` execute, and compares with the counts that
//! are on record.
//!
//! Times of a shared machine differ by a fifth; instructions, counted by valgrind, by a millionth. They
//! are not time (a cache miss is one instruction), but what makes the interpreter do more work shows
//! here and cannot hide. The environment is emptied and the C library's choice of `memcpy` pinned, so
//! that counts of two machines agree; those of two compilers do not, so the compiler is on record too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::corpus::root;
use crate::report::say;

/// By how much a count may grow. Without a change of the code it grows by less than a thousandth; what
/// a new type or module adds to start-up should not fail the check.
const TOLERANCE: f64 = 0.03;

const RECORD: &str = "bench/gate/counts.txt";

const HEAD: &str = "\
# Instructions of each program of bench/gate, counted by valgrind in a release build.
# Written by `cargo xtask gate --bless`.
";

/// Keeps the C library from choosing string functions by processor.
const TUNABLES: &str = "glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-EVEX,-ERMS,-FSRM,-AVX2_Usable";

/// The options of `cargo xtask gate`.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Whether to write the counts of this run.
    pub(crate) bless: bool,
    /// The `taipan` binary; the release binary is built where none is named.
    pub(crate) binary: Option<PathBuf>,
}

/// Counts and compares; false where a program takes more instructions than it may.
pub(crate) fn gate(options: &Options) -> Result<bool, Failure> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        say("gate: skipped: valgrind is not installed (`apt-get install valgrind`)");
        return Ok(true);
    }
    let taipan = match &options.binary {
        Some(path) => path.clone(),
        None => crate::suite::build(true)?,
    };
    let mut counts = BTreeMap::new();
    for program in programs()? {
        let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        counts.insert(name, count(&taipan, &program)?);
    }
    let compiler = compiler()?;
    if options.bless {
        let lines = counts.iter().map(|(name, count)| format!("{name} {count}\n"));
        let text = format!("{HEAD}compiler {compiler}\n{}", lines.collect::<String>());
        std::fs::write(root().join(RECORD), text)?;
        say(format_args!("written: {RECORD}"));
        return Ok(true);
    }
    let record = std::fs::read_to_string(root().join(RECORD))?;
    let recorded =
        |key: &str| record.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '));
    if recorded("compiler") != Some(&*compiler) {
        let with = recorded("compiler").unwrap_or("an unknown compiler");
        say(format_args!("gate: skipped: the counts are of {with}, this is {compiler}"));
        say(
            "      renew them with `cargo xtask gate --bless` at a commit that is known to be fast",
        );
        return Ok(true);
    }
    let mut verdicts = Vec::new();
    for (name, count) in &counts {
        let before = recorded(name).and_then(|text| text.parse().ok());
        verdicts.push(judge(name, before, *count));
    }
    Ok(conclude(&verdicts))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Same,
    Less,
    More,
    New,
}

/// Says how a count compares with the one on record.
fn judge(name: &str, before: Option<u64>, now: u64) -> Verdict {
    let Some(before) = before else {
        say(format_args!("{name:12} {:9.3} M, not on record", millions(now)));
        return Verdict::New;
    };
    let change = now as f64 / before as f64 - 1.0;
    let verdict = match change {
        change if change > TOLERANCE => Verdict::More,
        change if change < -TOLERANCE => Verdict::Less,
        _ => Verdict::Same,
    };
    let word = if verdict == Verdict::More { "MORE" } else { "" };
    let (before, now) = (millions(before), millions(now));
    say(format_args!("{name:12} {before:9.3} M -> {now:9.3} M {:+6.1} % {word}", change * 100.0));
    verdict
}

/// What to do now.
fn conclude(verdicts: &[Verdict]) -> bool {
    if verdicts.contains(&Verdict::More) {
        say(format_args!(
            "gate: more than {:.0} % more instructions than on record. Find out where they come from \
             (`valgrind --tool=callgrind target/release/taipan bench/gate/NAME.py`, `callgrind_annotate`). \
             If they are worth it, run `cargo xtask gate --bless` and say why in the commit.",
            TOLERANCE * 100.0
        ));
        return false;
    }
    if verdicts.contains(&Verdict::Less) || verdicts.contains(&Verdict::New) {
        say(
            "gate: passed; `cargo xtask gate --bless` puts the new counts on record, so that they stay",
        );
    }
    true
}

fn millions(count: u64) -> f64 {
    count as f64 / 1e6
}

fn programs() -> Result<Vec<PathBuf>, Failure> {
    let mut programs = Vec::new();
    for entry in root().join("bench/gate").read_dir()? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(path);
        }
    }
    programs.sort();
    Ok(programs)
}

/// The instructions of one run.
fn count(taipan: &Path, program: &Path) -> Result<u64, Failure> {
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(taipan)
        .args(["--jit=off".as_ref(), program.as_os_str()])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("LC_ALL", "C.UTF-8")
        .env("GLIBC_TUNABLES", TUNABLES)
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.lines().find_map(|line| line.split("refs:").nth(1));
    let count = count.and_then(|text| text.trim().replace(',', "").parse().ok());
    match (output.status.success(), count) {
        (true, Some(count)) => Ok(count),
        _ => Err(format!("valgrind fails on {}:\n{text}", program.display()).into()),
    }
}

/// The compiler and the machine that counts are comparable for.
fn compiler() -> Result<String, Failure> {
    let output = Command::new("rustc").arg("--version").output()?;
    let text = String::from_utf8(output.stdout)?;
    let version = text.split_whitespace().nth(1).unwrap_or("unknown");
    Ok(format!("rustc {version} {}", std::env::consts::ARCH))
}
