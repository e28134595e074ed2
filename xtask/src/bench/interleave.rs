//! Runs one program on all peers in turn and makes medians of it.
//!
//! A figure without its peers from the same run is not a figure: the machine may be busy, and is
//! busy with all of them alike. So the runs take turns (Taipan, CPython, Taipan, CPython, …), the
//! median counts, and CPU time is compared rather than the time on the wall. A run whose output is
//! not CPython's has no time, however fast it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::figures::{Figures, Outcome, Row};
use super::measure::{self, Measure};
use super::peers::{CPYTHON, Peer};
use super::programs::Program;
use crate::Failure;

/// CPU seconds after which a run is killed.
const CPU_LIMIT: u64 = 60;

/// CPU seconds of a first run after which a peer, other than Taipan and CPython, is not run again:
/// the slowest peers would otherwise take most of the time.
const PATIENCE: f64 = 0.4;

/// What a peer has done with the program so far.
struct Lane {
    /// Nothing where the peer has no such program, or has failed on it.
    command: Option<Vec<PathBuf>>,
    runs: Vec<Measure>,
    failure: Option<String>,
}

/// Runs a program `runs` times on every peer in turn; `folder` takes what is compiled.
pub(super) fn measure(
    program: &Program,
    peers: &[Peer],
    runs: usize,
    folder: &Path,
) -> Result<Row, Failure> {
    let mut lanes = Vec::new();
    for peer in peers {
        let command = peer.command(&program.path, folder)?;
        lanes.push(Lane { command, runs: Vec::new(), failure: None });
    }
    for _ in 0..runs {
        for (index, lane) in lanes.iter_mut().enumerate() {
            lane.step(index > CPYTHON)?;
        }
    }
    let Some(reference) = lanes[CPYTHON].runs.first() else {
        let reason = lanes[CPYTHON].failure.as_deref().unwrap_or("it has no such program");
        return Err(format!("{}: CPython fails: {reason}", program.name).into());
    };
    let expected = reference.stdout.clone();
    let mut outcomes = BTreeMap::new();
    for (peer, lane) in peers.iter().zip(lanes) {
        if let Some(outcome) = lane.outcome(&expected) {
            outcomes.insert(peer.name.clone(), outcome);
        }
    }
    let calls = measure::calls(&expected);
    Ok(Row { name: program.name.clone(), group: program.group.clone(), outcomes, calls })
}

impl Lane {
    /// Runs the program once more, unless it failed or was so slow that once is enough.
    fn step(&mut self, may_be_short: bool) -> Result<(), Failure> {
        let Some(command) = &self.command else { return Ok(()) };
        let slow = self.runs.first().is_some_and(|run| run.cpu.as_secs_f64() > PATIENCE);
        if self.failure.is_some() || may_be_short && slow {
            return Ok(());
        }
        let run = measure::run(command, CPU_LIMIT)?;
        match run.failure() {
            None => self.runs.push(run),
            failure => self.failure = failure,
        }
        Ok(())
    }

    fn outcome(self, expected: &str) -> Option<Outcome> {
        let differing = || self.runs.iter().find_map(|run| difference(expected, &run.stdout));
        match self.failure.clone().or_else(differing) {
            Some(failed) => Some(Outcome::Failed { failed }),
            None => median(&self.runs).map(Outcome::Ran),
        }
    }
}

/// The medians of CPU time and of peak memory, each by itself, and the least wall time: whatever else
/// the machine does makes that longer, by any factor.
fn median(runs: &[Measure]) -> Option<Figures> {
    fn middle<T: Ord + Copy>(runs: &[Measure], field: impl Fn(&Measure) -> T) -> Option<T> {
        let mut values: Vec<T> = runs.iter().map(field).collect();
        values.sort();
        values.get(values.len() / 2).copied()
    }
    Some(Figures {
        cpu: middle(runs, |run| run.cpu)?.as_secs_f64(),
        wall: runs.iter().map(|run| run.wall).min()?.as_secs_f64(),
        peak: middle(runs, |run| run.peak)?,
    })
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
