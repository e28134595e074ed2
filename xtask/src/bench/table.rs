//! The results as a Markdown table for people and as JSON for comparing commits.
//!
//! Ratios are times of the peer divided by Taipan's: 2.0 is twice as fast as the peer.

use std::fmt::Write;

use super::measure::Measure;
use super::peers::{CPYTHON, Peer, TAIPAN};
use super::{Outcome, Row, STARTS};

impl Row {
    fn measure(&self, peer: usize) -> Option<&Measure> {
        match self.outcomes.get(peer) {
            Some(Outcome::Ran(measure)) => Some(measure),
            _ => None,
        }
    }

    /// How many times as fast as the peer Taipan is.
    fn ratio(&self, peer: usize) -> Option<f64> {
        let taipan = self.measure(TAIPAN)?.cpu.as_secs_f64();
        let other = self.measure(peer)?.cpu.as_secs_f64();
        Some(other.max(1e-6) / taipan.max(1e-6))
    }
}

/// A program's line while the rest is still running.
pub(super) fn progress(row: &Row, peers: &[Peer]) -> String {
    let mut line = format!("{:20}", row.name);
    for (peer, outcome) in peers.iter().zip(&row.outcomes) {
        let _ = match outcome {
            Outcome::Ran(measure) => write!(line, " {} {:.2} s", peer.name, seconds(measure)),
            Outcome::Failed(reason) => write!(line, " {} FAILED: {reason}", peer.name),
            Outcome::Absent => Ok(()),
        };
    }
    match row.ratio(CPYTHON) {
        Some(ratio) => line + &format!("  ({ratio:.2} x)"),
        None => line,
    }
}

/// The report of a run.
pub(super) fn markdown(rows: &[Row], starts: &[Option<Measure>], peers: &[Peer]) -> String {
    // A peer without a single program of its own, such as Lua under a filter, has no column.
    let shown = |peer: &usize| rows.iter().any(|row| row.measure(*peer).is_some());
    let others: Vec<usize> = (CPYTHON + 1..peers.len()).filter(shown).collect();
    let mut text = String::from("\nCPU seconds (medians) and peak memory.\n\n");
    let mut line = |cells: Vec<String>| text.push_str(&format!("| {} |\n", cells.join(" | ")));
    let mut heads = ["program", "Taipan", "CPython", "times as fast", "Taipan MB", "CPython MB"]
        .map(str::to_owned)
        .to_vec();
    heads.extend(others.iter().map(|peer| peers[*peer].name.clone()));
    let rule = |at| if at == 0 { "---" } else { "--:" }.to_owned();
    let rules = (0..heads.len()).map(rule).collect();
    line(heads);
    line(rules);
    for row in rows {
        let mut cells = vec![row.name.clone(), time(row, TAIPAN), time(row, CPYTHON)];
        cells.push(row.ratio(CPYTHON).map_or("-".to_owned(), |ratio| format!("{ratio:.2}")));
        cells.extend([TAIPAN, CPYTHON].map(|peer| megabytes(row.measure(peer))));
        cells.extend(others.iter().map(|peer| time(row, *peer)));
        line(cells);
    }
    text.push('\n');
    for peer in [CPYTHON].iter().chain(&others) {
        text.push_str(&mean_line(rows, *peer, &peers[*peer].name));
    }
    for row in rows {
        text.push_str(&calls_line(row, peers));
        if let Some(Outcome::Failed(reason)) = row.outcomes.get(TAIPAN) {
            text.push_str(&format!("- FAILED {}: {reason}\n", row.name));
        }
    }
    text + &start_table(starts, peers)
}

fn mean_line(rows: &[Row], peer: usize, name: &str) -> String {
    let ratios: Vec<f64> = rows.iter().filter_map(|row| row.ratio(peer)).collect();
    let Some(mean) = geometric_mean(&ratios) else { return String::new() };
    let slower = ratios.iter().filter(|ratio| **ratio < 1.0).count();
    let count = ratios.len();
    format!("- {mean:.2} times as fast as {name} (geometric mean of {count}), slower on {slower}\n")
}

fn calls_line(row: &Row, peers: &[Peer]) -> String {
    let Some(calls) = row.calls else { return String::new() };
    let rates = peers.iter().enumerate().filter_map(|(index, peer)| {
        let rate = calls / seconds(row.measure(index)?) / 1e6;
        Some(format!("{} {rate:.1}", peer.name))
    });
    let rates: Vec<String> = rates.collect();
    format!("- {}, million calls a second: {}\n", row.name, rates.join(", "))
}

fn start_table(starts: &[Option<Measure>], peers: &[Peer]) -> String {
    let mut text = format!("\nStart-up, `print('hello')`, median of {STARTS}.\n\n");
    text.push_str("| | wall ms | CPU ms | peak MB |\n| --- | --: | --: | --: |\n");
    for (peer, start) in peers.iter().zip(starts) {
        let [wall, cpu] = match start {
            Some(start) => [start.wall, start.cpu].map(|t| format!("{:.1}", t.as_secs_f64() * 1e3)),
            None => ["FAILED", "-"].map(str::to_owned),
        };
        let peak = megabytes(start.as_ref());
        text.push_str(&format!("| {} | {wall} | {cpu} | {peak} |\n", peer.name));
    }
    text
}

fn geometric_mean(ratios: &[f64]) -> Option<f64> {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    (!ratios.is_empty()).then(|| (logarithms / ratios.len() as f64).exp())
}

fn seconds(measure: &Measure) -> f64 {
    measure.cpu.as_secs_f64()
}

fn time(row: &Row, peer: usize) -> String {
    match row.outcomes.get(peer) {
        Some(Outcome::Ran(measure)) => format!("{:.3}", seconds(measure)),
        Some(Outcome::Failed(_)) => "FAILED".to_owned(),
        Some(Outcome::Absent) | None => "-".to_owned(),
    }
}

fn megabytes(measure: Option<&Measure>) -> String {
    measure.map_or("-".to_owned(), |measure| format!("{:.1}", measure.peak as f64 / 1e6))
}

/// The record of a run: seconds and bytes of every program on every peer.
pub(super) fn json(
    rows: &[Row],
    starts: &[Option<Measure>],
    peers: &[Peer],
    runs: usize,
) -> String {
    let entry = |name: &str, measures: &mut dyn Iterator<Item = Option<&Measure>>| {
        let of_peers: Vec<String> = peers
            .iter()
            .zip(measures)
            .filter_map(|(peer, measure)| {
                let Measure { cpu, wall, peak, .. } = measure?;
                let (cpu, wall) = (cpu.as_secs_f64(), wall.as_secs_f64());
                let figures = format!("{{\"cpu\": {cpu}, \"wall\": {wall}, \"peak\": {peak}}}");
                Some(format!("      {:?}: {figures}", peer.name))
            })
            .collect();
        format!("    {name:?}: {{\n{}\n    }}", of_peers.join(",\n"))
    };
    let mut programs: Vec<String> = rows
        .iter()
        .map(|row| entry(&row.name, &mut (0..peers.len()).map(|peer| row.measure(peer))))
        .collect();
    programs.push(entry("(start-up)", &mut starts.iter().map(Option::as_ref)));
    format!("{{\n  \"runs\": {runs},\n  \"programs\": {{\n{}\n  }}\n}}\n", programs.join(",\n"))
}
