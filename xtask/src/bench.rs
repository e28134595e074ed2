//! Runs the programs of `bench/programs` on Taipan and its peers, interleaved, and compares.
//!
//! A figure without its peers from the same run is not a figure: the machine may be busy, and is
//! busy with all of them alike. So the runs take turns (Taipan, CPython, Taipan, CPython, …), the
//! median counts, and CPU time is compared rather than the time on the wall. A run whose output is
//! not CPython's has no time, however fast it was.
//!
//! - [`measure`] runs one program once and takes its CPU time and its peak memory;
//! - [`peers`] finds what Taipan is compared with;
//! - [`table`] makes of the results a Markdown table and a JSON record.

mod measure;
mod peers;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::corpus::root;
use crate::report::say;
use measure::Measure;
use peers::Peer;

/// Runs of a start-up measurement.
const STARTS: usize = 20;

/// CPU seconds after which a run is killed.
const CPU_LIMIT: u64 = 60;

/// The options of `cargo xtask bench`.
#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) filters: Vec<String>,
    pub(crate) quick: bool,
    /// The `taipan` binary; the release binary is built where none is named.
    pub(crate) binary: Option<PathBuf>,
    /// Other implementations of Python: `NAME=COMMAND`.
    pub(crate) peers: Vec<String>,
    /// Whether to write `bench/record/<commit>.json`.
    pub(crate) record: bool,
}

/// What a peer did with a program.
enum Outcome {
    Ran(Measure),
    /// It has no such program.
    Absent,
    /// It failed, or its output differs; the first line that says how.
    Failed(String),
}

/// The medians of a program, one per peer.
struct Row {
    name: String,
    outcomes: Vec<Outcome>,
    /// What a run counts, for a program that says so: the calls that it made.
    calls: Option<f64>,
}

/// Measures the selected programs; false where Taipan failed on one.
pub(crate) fn bench(options: &Options) -> Result<bool, Failure> {
    let programs = programs(&options.filters)?;
    let taipan = match &options.binary {
        Some(path) if path.is_file() => path.clone(),
        Some(path) => return Err(format!("{}: no such file", path.display()).into()),
        None => crate::suite::build(true)?,
    };
    let peers = peers::find(taipan, &options.peers)?;
    let runs = if options.quick { 1 } else { 3 };
    let mut rows = Vec::new();
    for (index, program) in programs.iter().enumerate() {
        let row = measure_program(program, &peers, runs)?;
        say(format_args!("[{:2}/{}] {}", index + 1, programs.len(), table::progress(&row, &peers)));
        rows.push(row);
    }
    let starts = measure_start(&peers)?;
    say(table::markdown(&rows, &starts, &peers));
    if options.record {
        let path = write_record(&table::json(&rows, &starts, &peers, runs))?;
        say(format_args!("written: {}", path.display()));
    }
    Ok(rows.iter().all(|row| matches!(row.outcomes[peers::TAIPAN], Outcome::Ran(_))))
}

/// The programs whose name contains one of the filters, in alphabetical order.
fn programs(filters: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let mut programs = Vec::new();
    for entry in root().join("bench/programs").read_dir()? {
        let path = entry?.path();
        let name = stem(&path);
        let selected = filters.is_empty() || filters.iter().any(|filter| name.contains(filter));
        if selected && path.extension().is_some_and(|extension| extension == "py") {
            programs.push(path);
        }
    }
    if programs.is_empty() {
        return Err("no program of bench/programs is selected".into());
    }
    programs.sort();
    Ok(programs)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Runs a program `runs` times on every peer in turn.
fn measure_program(program: &Path, peers: &[Peer], runs: usize) -> Result<Row, Failure> {
    let mut all: Vec<Vec<Measure>> = peers.iter().map(|_| Vec::new()).collect();
    let mut failures: Vec<Option<String>> = peers.iter().map(|_| None).collect();
    for _ in 0..runs {
        for (index, peer) in peers.iter().enumerate() {
            let file = program.with_extension(peer.extension);
            if failures[index].is_some() || !file.is_file() {
                continue;
            }
            let measure = measure::run(&peer.command, &[file.as_os_str()], CPU_LIMIT)?;
            match measure.failure() {
                None => all[index].push(measure),
                failure => failures[index] = failure,
            }
        }
    }
    let expected = all[peers::CPYTHON].first().map(|measure| measure.stdout.clone());
    let Some(expected) = expected else {
        let reason = failures.swap_remove(peers::CPYTHON).unwrap_or_default();
        return Err(format!("{}: CPython fails: {reason}", program.display()).into());
    };
    let calls = measure::calls(&expected);
    let outcomes = all.into_iter().zip(failures).map(|(measures, failure)| {
        let differing = measures.iter().find_map(|m| difference(&expected, &m.stdout));
        match (failure.or(differing), median(measures)) {
            (Some(reason), _) => Outcome::Failed(reason),
            (None, Some(measure)) => Outcome::Ran(measure),
            (None, None) => Outcome::Absent,
        }
    });
    Ok(Row { name: stem(program), outcomes: outcomes.collect(), calls })
}

/// The first line in which two outputs differ.
fn difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let mut lines = actual.lines();
    let line = expected.lines().find_map(|line| {
        let other = lines.next();
        let shown = other.map_or("nothing".to_owned(), |text| format!("{text:?}"));
        (other != Some(line)).then(|| format!("prints {shown} for {line:?}"))
    });
    Some(line.unwrap_or_else(|| "prints more".to_owned()))
}

/// The median of CPU time, of wall time and of peak memory, each by itself.
fn median(mut measures: Vec<Measure>) -> Option<Measure> {
    fn middle<T: Ord + Copy>(measures: &[Measure], field: impl Fn(&Measure) -> T) -> Option<T> {
        let mut values: Vec<T> = measures.iter().map(field).collect();
        values.sort();
        values.get(values.len() / 2).copied()
    }
    let cpu = middle(&measures, |measure| measure.cpu)?;
    let wall = middle(&measures, |measure| measure.wall)?;
    let peak = middle(&measures, |measure| measure.peak)?;
    let mut measure = measures.pop()?;
    (measure.cpu, measure.wall, measure.peak) = (cpu, wall, peak);
    Some(measure)
}

/// Start-up: a program that prints `hello`, on every peer in turn.
fn measure_start(peers: &[Peer]) -> Result<Vec<Option<Measure>>, Failure> {
    let mut all: Vec<Vec<Measure>> = peers.iter().map(|_| Vec::new()).collect();
    for start in 0..STARTS {
        for (measures, peer) in all.iter_mut().zip(peers) {
            let measure = measure::run(&peer.command, &peer.hello.map(AsRef::as_ref), CPU_LIMIT)?;
            match measure.failure().or(difference("hello\n", &measure.stdout)) {
                None => measures.push(measure),
                Some(reason) if start == 0 => say(format_args!("{} {reason}", peer.name)),
                Some(_) => {}
            }
        }
    }
    Ok(all.into_iter().map(median).collect())
}

fn write_record(text: &str) -> Result<PathBuf, Failure> {
    let git = |args: &[&str]| -> Result<String, Failure> {
        let output = Command::new("git").args(args).current_dir(root()).output()?;
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    };
    if !git(&["status", "--porcelain", "--", "crates", "bench/programs"])?.is_empty() {
        return Err("a record belongs to a commit: commit what has changed first".into());
    }
    let folder = root().join("bench/record");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.json", git(&["rev-parse", "--short=12", "HEAD"])?));
    std::fs::write(&path, text)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn names_the_first_line_that_differs() {
        assert_eq!(difference("1\n2\n", "1\n2\n"), None);
        assert_eq!(difference("1\n2\n", "1\n3\n").as_deref(), Some("prints \"3\" for \"2\""));
        assert_eq!(difference("1\n2\n", "1\n").as_deref(), Some("prints nothing for \"2\""));
        assert_eq!(difference("1\n", "1\n2\n").as_deref(), Some("prints more"));
    }
}
