//! Runs the programs of `bench/programs` on Taipan and its peers, interleaved, and compares.
//!
//! - [`programs`] and [`peers`] say what is run and by whom;
//! - [`interleave`] runs one program on all peers in turn, [`measure`] runs it once;
//! - [`figures`] holds the results: ratios, means, with and without start-up;
//! - [`goals`] says what was to be reached;
//! - [`markdown`] and [`page`] (with [`chart`]) show them: a table and an HTML page;
//! - [`record`] keeps them as JSON and compares a run with the last record.

mod chart;
mod figures;
mod goals;
mod interleave;
mod markdown;
pub(crate) mod measure;
mod page;
mod peers;
mod programs;
mod record;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::Failure;
use crate::corpus::root;
use crate::report::say;
use figures::{Outcome, Results, Row, TAIPAN, Version};
use peers::Peer;

/// Runs of a start-up measurement.
const STARTS: usize = 20;
/// The same under `--quick`.
const QUICK_STARTS: usize = 5;
/// Runs of each program.
const RUNS: usize = 3;
/// Runs of a program that seems to have become slower, before that is said.
const CONFIRMING_RUNS: usize = 7;

/// The options of `cargo xtask bench`.
#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) filters: Vec<String>,
    /// One run of each, beside few peers.
    pub(crate) quick: bool,
    /// The `taipan` binary; the release binary is built where none is named.
    pub(crate) binary: Option<PathBuf>,
    /// Other implementations of Python: `NAME=COMMAND`.
    pub(crate) peers: Vec<String>,
    /// Whether to write `bench/record/`, `docs/performance.md` and `docs/performance.html`.
    pub(crate) record: bool,
    /// Whether to compare with the last record.
    pub(crate) compare: bool,
    /// Whether to run nothing, and show the last record again.
    pub(crate) last: bool,
}

/// Measures the selected programs; false where Taipan failed on one, or became slower on one.
pub(crate) fn bench(options: &Options) -> Result<bool, Failure> {
    if options.last {
        let results = record::last()?.ok_or("there is no record in bench/record")?;
        publish(&results)?;
        return Ok(true);
    }
    if options.record && (options.quick || !options.filters.is_empty()) {
        return Err("a record is of all programs and all runs: no --quick, no filter".into());
    }
    let before = if options.compare { record::last()? } else { None };
    if options.compare && before.is_none() {
        return Err("there is no record in bench/record to compare with".into());
    }
    let commit = if options.record { record::clean_commit()? } else { record::commit()? };
    let programs = programs::select(&options.filters)?;
    let taipan = match &options.binary {
        Some(path) if path.is_file() => path.clone(),
        Some(path) => return Err(format!("{}: no such file", path.display()).into()),
        None => crate::suite::build(true)?,
    };
    let peers = peers::find(taipan, &options.peers, options.quick)?;
    let folder = folder();
    let runs = if options.quick { 1 } else { RUNS };
    let mut results = Results {
        commit,
        date: said_by("date", &["-u", "+%Y-%m-%d %H:%M"]),
        machine: machine(),
        runs,
        peers: peers.iter().map(version).collect(),
        programs: Vec::new(),
        empty: start("empty", &peers, options.quick, &folder)?,
        hello: start("hello", &peers, options.quick, &folder)?,
    };
    let began = Instant::now();
    for (index, program) in programs.iter().enumerate() {
        let row = interleave::measure(program, &peers, runs, &folder)?;
        let left = began.elapsed() / (index as u32 + 1) * (programs.len() - index - 1) as u32;
        let line = markdown::progress(&row, &results);
        say(format_args!("[{:2}/{} {}] {line}", index + 1, programs.len(), minutes(left)));
        results.programs.push(row);
    }
    let mut passed = results.programs.iter().all(|row| row.failure(TAIPAN).is_none());
    say(markdown::summary(&results));
    std::fs::create_dir_all(&folder)?;
    let report = folder.join("report.html");
    std::fs::write(&report, page::page(&results))?;
    say(format_args!("charts: {}", report.display()));
    if let Some(before) = before {
        passed &= compare(&before, &mut results, &programs, &peers)?;
    }
    if options.record {
        let path = record::write(&results)?;
        say(format_args!("written: {}", path.display()));
        publish(&results)?;
    }
    Ok(passed)
}

/// Writes the results into the documentation.
fn publish(results: &Results) -> Result<(), Failure> {
    let table = markdown::document(results);
    crate::documents::replace("docs/performance.md", "bench", &table)?;
    std::fs::write(root().join("docs/performance.html"), page::page(results))?;
    say("written: docs/performance.md, docs/performance.html");
    Ok(())
}

/// Says which programs became slower since a record. What seems slower is measured again, more
/// often, because one busy moment of the machine looks the same.
fn compare(
    before: &Results,
    now: &mut Results,
    programs: &[programs::Program],
    peers: &[Peer],
) -> Result<bool, Failure> {
    let suspects = record::slower(before, now);
    let (pair, folder) = (&peers[..=peers::CPYTHON], folder());
    for suspect in &suspects {
        let program = programs.iter().find(|program| program.name == suspect.name);
        let Some(program) = program else { continue };
        say(format_args!("measured again: {} seems slower", suspect.name));
        let row = interleave::measure(program, pair, CONFIRMING_RUNS, &folder)?;
        if let Some(place) = now.programs.iter_mut().find(|place| place.name == row.name) {
            place.outcomes.extend(row.outcomes);
        }
    }
    let changes = record::changes(before, now);
    let confirmed = record::slower(before, now);
    say(markdown::comparison(before, &changes, &confirmed));
    Ok(confirmed.is_empty())
}

/// Start-up: a program of `bench/startup` on every peer in turn.
fn start(name: &str, peers: &[Peer], quick: bool, folder: &Path) -> Result<Row, Failure> {
    let runs = if quick { QUICK_STARTS } else { STARTS };
    let row = interleave::measure(&programs::startup(name), peers, runs, folder)?;
    for (peer, outcome) in &row.outcomes {
        if let Outcome::Failed { failed } = outcome {
            say(format_args!("{peer} fails on the program {name}: {failed}"));
        }
    }
    Ok(row)
}

fn version(peer: &Peer) -> Version {
    let (name, version) = (peer.name.clone(), peer.version.clone());
    Version { name, version, python: peer.is_python() }
}

/// Where reports and compiled programs go.
fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    target.map_or_else(|| root().join("target"), PathBuf::from).join("bench")
}

/// The processors of this machine.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models: Vec<&str> = info
        .lines()
        .filter_map(|line| line.strip_prefix("model name")?.split(": ").nth(1))
        .collect();
    let model = models.first().copied().unwrap_or("an unknown processor");
    format!("{} x {model}, {}", models.len().max(1), said_by("uname", &["-sm"]))
}

/// The first line that a command prints.
fn said_by(command: &str, args: &[&str]) -> String {
    let output = Command::new(command).args(args).output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().next().unwrap_or_default().to_owned()
}

fn minutes(time: Duration) -> String {
    format!("{}:{:02} left", time.as_secs() / 60, time.as_secs() % 60)
}
