//! The results of a run: what each peer took for each program, and the ratios and means of that.
//!
//! A ratio is the peer's CPU time divided by Taipan's: 2.0 means that Taipan is twice as fast. It
//! exists with start-up, as whoever starts a process sees it, and without: less what the same
//! implementation takes for an empty program, measured in the same run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the peer that everything is about.
pub(super) const TAIPAN: &str = "Taipan";
/// The name of the peer that ratios are relative to.
pub(super) const CPYTHON: &str = "CPython";

/// Less than this is not told from nothing after start-up is subtracted; seconds.
const LEAST: f64 = 0.0005;

/// The runs of one program on one peer: medians, but for wall time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Figures {
    /// User and system time, seconds.
    pub(super) cpu: f64,
    /// Of the quickest run, seconds.
    pub(super) wall: f64,
    /// Peak resident memory, bytes.
    pub(super) peak: u64,
}

/// What a peer did with a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Outcome {
    Ran(Figures),
    /// It failed, or its output differs; the first line that says how.
    Failed {
        failed: String,
    },
}

/// A program's outcomes by the peers' names; a peer that has no such program is absent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) group: String,
    pub(super) outcomes: BTreeMap<String, Outcome>,
    /// The calls that the program counts, for one that prints them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) calls: Option<f64>,
}

/// A peer of the run and the version that it says it has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) name: String,
    pub(super) version: String,
    /// Whether it runs Python, and not a twin in another language.
    pub(super) python: bool,
}

/// Everything that one run of the benchmarks found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Results {
    /// Of Taipan's source, shortened; with `+` where the working tree differed.
    pub(super) commit: String,
    /// When the run began, UTC.
    pub(super) date: String,
    pub(super) machine: String,
    /// Runs of each program on each peer.
    pub(super) runs: usize,
    pub(super) peers: Vec<Version>,
    pub(super) programs: Vec<Row>,
    /// The empty program.
    pub(super) empty: Row,
    /// The program that prints `hello`.
    pub(super) hello: Row,
}

/// Whether start-up counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    With,
    Without,
}

impl Row {
    pub(super) fn figures(&self, peer: &str) -> Option<&Figures> {
        match self.outcomes.get(peer) {
            Some(Outcome::Ran(figures)) => Some(figures),
            _ => None,
        }
    }

    pub(super) fn failure(&self, peer: &str) -> Option<&str> {
        match self.outcomes.get(peer) {
            Some(Outcome::Failed { failed }) => Some(failed),
            _ => None,
        }
    }
}

impl Results {
    /// The CPU seconds of a program on a peer.
    pub(super) fn seconds(&self, row: &Row, peer: &str, start: Start) -> Option<f64> {
        let cpu = row.figures(peer)?.cpu;
        match start {
            Start::With => Some(cpu.max(LEAST)),
            Start::Without => Some((cpu - self.empty.figures(peer)?.cpu).max(LEAST)),
        }
    }

    /// How many times as fast as the peer Taipan is on a program.
    pub(super) fn ratio(&self, row: &Row, peer: &str, start: Start) -> Option<f64> {
        Some(self.seconds(row, peer, start)? / self.seconds(row, TAIPAN, start)?)
    }

    /// The ratios to a peer on all programs that both ran, or on those of one group.
    pub(super) fn ratios(&self, peer: &str, group: Option<&str>, start: Start) -> Vec<f64> {
        let of_group = |row: &&Row| group.is_none_or(|group| row.group == group);
        let rows = self.programs.iter().filter(of_group);
        rows.filter_map(|row| self.ratio(row, peer, start)).collect()
    }

    /// The geometric mean of [`Results::ratios`].
    pub(super) fn mean(&self, peer: &str, group: Option<&str>, start: Start) -> Option<f64> {
        let ratios = self.ratios(peer, group, start);
        let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
        (!ratios.is_empty()).then(|| (logarithms / ratios.len() as f64).exp())
    }

    /// The names of the peers that ran at least one program, Taipan left out.
    pub(super) fn others(&self) -> Vec<&str> {
        let ran = |name: &&str| self.programs.iter().any(|row| row.figures(name).is_some());
        self.peers
            .iter()
            .map(|peer| &*peer.name)
            .filter(|name| *name != TAIPAN)
            .filter(ran)
            .collect()
    }

    /// The groups of the programs, each once, in alphabetical order.
    pub(super) fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.programs.iter().map(|row| &*row.group).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Results of programs whose times on Taipan and CPython are given; the empty program takes 0.1.
    pub(in crate::bench) fn results(times: &[(&str, f64, f64)]) -> Results {
        let row = |name: &str, taipan: f64, cpython: f64| {
            let ran = |cpu| Outcome::Ran(Figures { cpu, wall: cpu, peak: 1 << 20 });
            let outcomes = [(TAIPAN, taipan), (CPYTHON, cpython)];
            Row {
                name: name.to_owned(),
                group: "all".to_owned(),
                outcomes: outcomes.map(|(peer, cpu)| (peer.to_owned(), ran(cpu))).into(),
                calls: None,
            }
        };
        let peer =
            |name: &str| Version { name: name.to_owned(), version: String::new(), python: true };
        Results {
            commit: "0".to_owned(),
            date: String::new(),
            machine: String::new(),
            runs: 1,
            peers: vec![peer(TAIPAN), peer(CPYTHON)],
            programs: times.iter().map(|(name, a, b)| row(name, *a, *b)).collect(),
            empty: row("empty", 0.1, 0.1),
            hello: row("hello", 0.1, 0.1),
        }
    }

    #[test]
    fn start_up_is_subtracted_from_both_sides() {
        let results = results(&[("a", 0.2, 0.4), ("b", 0.2, 1.6)]);
        let ratios = |start| results.ratios(CPYTHON, None, start);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(ratios(Start::With)[0], 2.0) && near(ratios(Start::Without)[0], 3.0));
        assert!(
            results.mean(CPYTHON, Some("all"), Start::With).is_some_and(|mean| near(mean, 4.0))
        );
        assert_eq!(results.mean("PyPy", None, Start::With), None);
    }
}
