//! Whether time grows as the amount of work does: the programs of `bench/scaling` with n, 10n and 100n.
//!
//! Ten times the work should take ten times the time, and for a sort a little more. What outgrows the
//! processor's caches on the way takes more again, up to twice; what is quadratic takes a hundred times.
//! The limit lies between, and CPython stands beside for comparison.

use std::path::{Path, PathBuf};

use crate::bench::measure;
use crate::corpus::root;
use crate::report::say;
use crate::{Failure, documents, python};

/// The most that ten times the work may take; n to the power of 1.4.
const LIMIT: f64 = 25.0;
/// The least of so many runs counts, because whatever disturbs a run makes it longer.
const RUNS: usize = 3;
/// CPU seconds after which a run is killed.
const CPU_LIMIT: u64 = 20;
/// Seconds below which a time says nothing.
const LEAST: f64 = 0.0005;

/// The options of `cargo xtask scaling`.
#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) filters: Vec<String>,
    /// The `taipan` binary; the release binary is built where none is named.
    pub(crate) binary: Option<PathBuf>,
    /// Whether to write the table into `docs/performance.md`.
    pub(crate) record: bool,
}

/// Seconds with n, 10n and 100n, start-up subtracted; nothing where a run failed.
type Times = [Option<f64>; 3];

/// Measures the selected programs; false where one grows too fast on Taipan.
pub(crate) fn scaling(options: &Options) -> Result<bool, Failure> {
    if options.record && !options.filters.is_empty() {
        return Err("the table on record is of all programs: no filter".into());
    }
    let taipan = match &options.binary {
        Some(path) => path.clone(),
        None => crate::suite::build(true)?,
    };
    let engines = [vec![taipan], python::python313()?.command];
    let mut lines = Vec::new();
    let mut passed = true;
    for program in programs(&options.filters)? {
        let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let n = size(&program)?;
        let [times, reference] = measure_both(&engines, &program, n)?;
        let good = factor(&times, 1).is_some_and(|factor| factor <= LIMIT);
        passed &= good;
        let verdict = if good { "" } else { "  TOO FAST A GROWTH" };
        let shown: Vec<String> = times.iter().map(|time| milliseconds(*time)).collect();
        let (low, high) = (number(factor(&times, 0)), number(factor(&times, 1)));
        let other = number(factor(&reference, 1));
        say(format_args!(
            "{name:14} n {n:6}: {:>8} {:>8} {:>8} ms, factors {low:>5} {high:>5}, CPython {other:>5}{verdict}",
            shown[0], shown[1], shown[2]
        ));
        lines.push(format!("| {name} | {n} | {} | {low} | {high} | {other} |", shown.join(" | ")));
    }
    say(match passed {
        true => format!("scaling: ten times the work takes at most {LIMIT} times the time"),
        false => {
            format!("scaling: FAILED: ten times the work takes more than {LIMIT} times the time")
        }
    });
    if options.record {
        let heads = "| program | n | ms with n | 10n | 100n | n to 10n | 10n to 100n | CPython, 10n to 100n |";
        let rule = "| --- | --: | --: | --: | --: | --: | --: | --: |";
        documents::replace(
            "docs/performance.md",
            "scaling",
            &format!("{heads}\n{rule}\n{}", lines.join("\n")),
        )?;
        say("written: docs/performance.md");
    }
    Ok(passed)
}

fn programs(filters: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let mut programs = Vec::new();
    for entry in root().join("bench/scaling").read_dir()? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let selected = filters.is_empty() || filters.iter().any(|filter| name.contains(filter));
        if selected && path.extension().is_some_and(|extension| extension == "py") {
            programs.push(path);
        }
    }
    programs.sort();
    Ok(programs)
}

/// The n that a program names at its head: `# n: 20000`.
fn size(program: &Path) -> Result<u64, Failure> {
    let text = std::fs::read_to_string(program)?;
    let n = text.lines().find_map(|line| line.strip_prefix("# n: ")?.parse().ok());
    n.ok_or_else(|| format!("{} names no `# n:`", program.display()).into())
}

/// The times of both engines, whose runs take turns.
fn measure_both(
    engines: &[Vec<PathBuf>; 2],
    program: &Path,
    n: u64,
) -> Result<[Times; 2], Failure> {
    let mut times = [[None; 3]; 2];
    // What failed once is given up, so that one quadratic program does not take minutes.
    let mut failed = [false; 2];
    let sizes = [n, n * 10, n * 100];
    for (place, size) in sizes.into_iter().enumerate() {
        for _ in 0..RUNS {
            for (index, engine) in engines.iter().enumerate() {
                if failed[index] {
                    continue;
                }
                let time = run(engine, program, size)?;
                failed[index] = time.is_none();
                times[index][place] = least_of(times[index][place], time);
            }
        }
    }
    let starts = [run(&engines[0], program, 2)?, run(&engines[1], program, 2)?];
    for (times, start) in times.iter_mut().zip(starts) {
        let start = start.unwrap_or(0.0);
        *times = times.map(|time| time.map(|time| (time - start).max(LEAST)));
    }
    Ok(times)
}

fn least_of(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// The CPU seconds of a run; nothing where it failed or took too long.
fn run(engine: &[PathBuf], program: &Path, n: u64) -> Result<Option<f64>, Failure> {
    let mut command = engine.to_vec();
    command.extend([program.to_owned(), PathBuf::from(n.to_string())]);
    let run = measure::run(&command, CPU_LIMIT)?;
    Ok(run.failure().is_none().then_some(run.cpu.as_secs_f64()))
}

/// How many times as long the next size takes; nothing where the time is too short to tell.
fn factor(times: &Times, from: usize) -> Option<f64> {
    let (less, more) = ((*times.get(from)?)?, (*times.get(from + 1)?)?);
    (less > LEAST).then_some(more / less)
}

fn milliseconds(time: Option<f64>) -> String {
    time.map_or("fails".to_owned(), |time| format!("{:.1}", time * 1e3))
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.1}"))
}
