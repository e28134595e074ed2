//! The results as text: a line of progress, a summary for the terminal, tables for the documentation.

use super::figures::{CPYTHON, Figures, Results, Row, Start, TAIPAN};
use super::goals;
use super::record::{Change, TOLERANCE};

/// A program's line while the rest is still running.
pub(super) fn progress(row: &Row, results: &Results) -> String {
    let mut line = format!("{:20}", row.name);
    for peer in &results.peers {
        if let Some(figures) = row.figures(&peer.name) {
            line += &format!(" {} {:.2}", peer.name, figures.cpu);
        } else if let Some(reason) = row.failure(&peer.name) {
            line += &format!(" {} FAILED: {reason};", peer.name);
        }
    }
    match results.ratio(row, CPYTHON, Start::With) {
        Some(ratio) => line + &format!("  ({ratio:.2} x CPython)"),
        None => line,
    }
}

/// What a whole run comes to.
pub(super) fn summary(results: &Results) -> String {
    let failures = results
        .programs
        .iter()
        .filter_map(|row| Some(format!("- FAILED {}: {}\n", row.name, row.failure(TAIPAN)?)));
    let failures: String = failures.collect();
    let (goals, means, starts) = (goals(results), means(results), starts(results));
    format!("\n{means}\n{starts}\n{goals}\n{}{failures}", calls(results))
}

/// Everything, for the documentation.
pub(super) fn document(results: &Results) -> String {
    let head = format!(
        "Commit `{}`, {} UTC, {}. {} runs of each program on each peer, interleaved; medians.\n\n{}",
        results.commit,
        results.date,
        results.machine,
        results.runs,
        versions(results),
    );
    [
        head,
        format!("### Goals\n\n{}", goals(results)),
        format!("### Means\n\n{}", means(results)),
        format!("### By group\n\n{}", groups(results)),
        format!("### Start-up and memory\n\n{}\n{}", starts(results), calls(results)),
        format!("### Programs that run Python\n\n{}", programs(results, true)),
        format!("### Programs with twins in other languages\n\n{}", programs(results, false)),
        failures(results),
    ]
    .join("\n")
}

fn table(heads: &[String], lines: Vec<Vec<String>>) -> String {
    let mut text = format!("| {} |\n| ---", heads.join(" | "));
    text += &" | --:".repeat(heads.len() - 1);
    text += " |\n";
    for line in lines {
        text += &format!("| {} |\n", line.join(" | "));
    }
    text
}

fn heads(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn versions(results: &Results) -> String {
    let line = |peer: &super::figures::Version| format!("- {}: `{}`\n", peer.name, peer.version);
    results.peers.iter().map(line).collect()
}

/// What was to be reached, and what was.
fn goals(results: &Results) -> String {
    let lines = goals::goals(results).into_iter().map(|goal| {
        let verdict = if goal.met { "yes" } else { "**no**" };
        vec![goal.what, goal.target, goal.found, verdict.to_owned()]
    });
    table(&heads(&["goal", "target", "found", "met"]), lines.collect())
}

/// How many times as fast as each peer Taipan is.
fn means(results: &Results) -> String {
    let lines = results.others().into_iter().map(|peer| {
        let ratios = results.ratios(peer, None, Start::With);
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let slower = ratios.iter().filter(|ratio| **ratio < 1.0).count();
        vec![
            peer.to_owned(),
            number(results.mean(peer, None, Start::With)),
            number(results.mean(peer, None, Start::Without)),
            number(Some(least)),
            slower.to_string(),
            ratios.len().to_string(),
        ]
    });
    let columns =
        ["Taipan, times as fast as", "mean", "without start-up", "least", "slower on", "programs"];
    table(&heads(&columns), lines.collect())
}

/// The means of each group of programs, without start-up.
fn groups(results: &Results) -> String {
    let others = results.others();
    let mut columns = heads(&["times as fast as"]);
    columns.extend(others.iter().map(|peer| (*peer).to_owned()));
    let lines = results.groups().into_iter().map(|group| {
        let mean = |peer: &&str| number(results.mean(peer, Some(group), Start::Without));
        let mut line = vec![group.to_owned()];
        line.extend(others.iter().map(mean));
        line
    });
    table(&columns, lines.collect())
}

/// The empty program and `hello`.
fn starts(results: &Results) -> String {
    let lines = results.peers.iter().filter_map(|peer| {
        let hello = results.hello.figures(&peer.name)?;
        let empty = results.empty.figures(&peer.name)?;
        let times = [hello.wall, hello.cpu, empty.cpu].map(|time| format!("{:.1}", time * 1e3));
        let mut line = vec![peer.name.clone()];
        line.extend(times);
        line.push(megabytes(Some(hello)));
        Some(line)
    });
    let columns = ["`hello`", "wall ms", "CPU ms", "CPU ms of the empty program", "peak MB"];
    table(&heads(&columns), lines.collect())
}

/// Calls a second, for the programs that count calls.
fn calls(results: &Results) -> String {
    let mut text = String::new();
    for row in &results.programs {
        let Some(calls) = row.calls else { continue };
        let rates = results.peers.iter().filter_map(|peer| {
            let seconds = results.seconds(row, &peer.name, Start::Without)?;
            Some(format!("{} {:.1}", peer.name, calls / seconds / 1e6))
        });
        let rates: Vec<String> = rates.collect();
        text += &format!("- {}, million calls a second: {}\n", row.name, rates.join(", "));
    }
    text
}

/// CPU seconds of every program on the peers that run Python, or on those that do not.
fn programs(results: &Results, python: bool) -> String {
    let others: Vec<&str> = results
        .peers
        .iter()
        .filter(|peer| peer.python == python && ![TAIPAN, CPYTHON].contains(&&*peer.name))
        .map(|peer| &*peer.name)
        .filter(|name| results.programs.iter().any(|row| row.figures(name).is_some()))
        .collect();
    let mut columns = heads(&["CPU seconds", "Taipan", "CPython", "times as fast"]);
    columns.extend(others.iter().map(|peer| (*peer).to_owned()));
    columns.extend(heads(&["Taipan MB", "CPython MB"]));
    let shown = |row: &&Row| python || others.iter().any(|peer| row.figures(peer).is_some());
    let lines = results.programs.iter().filter(shown).map(|row| {
        let time = |peer: &str| match row.figures(peer) {
            Some(figures) => format!("{:.3}", figures.cpu),
            None if row.failure(peer).is_some() => "fails".to_owned(),
            None => "-".to_owned(),
        };
        let mut line = vec![row.name.clone(), time(TAIPAN), time(CPYTHON)];
        line.push(number(results.ratio(row, CPYTHON, Start::With)));
        line.extend(others.iter().map(|peer| time(peer)));
        line.extend([TAIPAN, CPYTHON].map(|peer| megabytes(row.figures(peer))));
        line
    });
    table(&columns, lines.collect())
}

/// What did not run, and why.
fn failures(results: &Results) -> String {
    let mut text = String::new();
    for row in &results.programs {
        for peer in &results.peers {
            if let Some(reason) = row.failure(&peer.name) {
                text += &format!("- {} on {}: `{reason}`\n", row.name, peer.name);
            }
        }
    }
    match text.is_empty() {
        true => text,
        false => format!("### Failures\n\nThey count in no mean.\n\n{text}"),
    }
}

/// What changed since a record.
pub(super) fn comparison(before: &Results, changes: &[Change], slower: &[Change]) -> String {
    let line = |change: &Change| {
        let Change { name, before, now } = change;
        format!("  {name:20} {before:.2} -> {now:.2} times CPython ({:.2} x)\n", change.factor())
    };
    let faster: String =
        changes.iter().rev().filter(|change| change.factor() > 1.0 + TOLERANCE).map(line).collect();
    let lines: String = slower.iter().map(line).collect();
    let mut text = format!("\nCompared with {} of {}:\n", before.commit, before.date);
    if !faster.is_empty() {
        text += &format!("faster by more than {:.0} %:\n{faster}", TOLERANCE * 100.0);
    }
    match slower.is_empty() {
        true => text + "no program is slower.\n",
        false => text + &format!("SLOWER by more than {:.0} %:\n{lines}", TOLERANCE * 100.0),
    }
}

fn number(value: Option<f64>) -> String {
    match value {
        Some(value) if value.is_finite() => format!("{value:.2}"),
        _ => "-".to_owned(),
    }
}

fn megabytes(figures: Option<&Figures>) -> String {
    figures.map_or("-".to_owned(), |figures| format!("{:.1}", figures.peak as f64 / 1e6))
}
