//! Results as JSON, keyed by commit, and what changed between two of them.
//!
//! Absolute times of two days are not comparable, because the machine may be another or busy. What is
//! compared is the ratio to CPython of the same run.

use std::path::PathBuf;
use std::process::Command;

use super::figures::{CPYTHON, Results, Start, TAIPAN};
use crate::Failure;
use crate::corpus::root;

/// By how much a ratio to CPython has to shrink to be called slower: about twice what repeated runs of
/// one binary differ by on a busy machine.
pub(super) const TOLERANCE: f64 = 0.15;

/// The change of one program.
pub(super) struct Change {
    pub(super) name: String,
    /// Times as fast as CPython.
    pub(super) before: f64,
    pub(super) now: f64,
}

impl Change {
    /// 2.0 is twice as fast as before.
    pub(super) fn factor(&self) -> f64 {
        self.now / self.before
    }
}

/// The programs that both results have, the slowed first. A program that ran and now fails has
/// become infinitely slow.
pub(super) fn changes(before: &Results, now: &Results) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in &now.programs {
        let old = before.programs.iter().find(|old| old.name == row.name);
        let old = old.and_then(|old| before.ratio(old, CPYTHON, Start::With));
        let new = match row.failure(TAIPAN) {
            Some(_) => Some(0.0),
            None => now.ratio(row, CPYTHON, Start::With),
        };
        if let (Some(before), Some(now)) = (old, new) {
            changes.push(Change { name: row.name.clone(), before, now });
        }
    }
    changes.sort_by(|a, b| a.factor().total_cmp(&b.factor()));
    changes
}

/// The changes for the worse that are more than noise.
pub(super) fn slower(before: &Results, now: &Results) -> Vec<Change> {
    let mut changes = changes(before, now);
    changes.retain(|change| change.factor() < 1.0 - TOLERANCE);
    changes
}

/// All records, the oldest first.
pub(super) fn all() -> Result<Vec<Results>, Failure> {
    let folder = root().join("bench/record");
    let mut records: Vec<Results> = Vec::new();
    if folder.is_dir() {
        for entry in folder.read_dir()? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let text = std::fs::read_to_string(&path)?;
                let record = serde_json::from_str(&text);
                records.push(record.map_err(|error| format!("{}: {error}", path.display()))?);
            }
        }
    }
    records.sort_by(|a, b| a.date.cmp(&b.date));
    Ok(records)
}

/// The newest record.
pub(super) fn last() -> Result<Option<Results>, Failure> {
    Ok(all()?.pop())
}

/// Writes `bench/record/<commit>.json`, in which each program is a line.
pub(super) fn write(results: &Results) -> Result<PathBuf, Failure> {
    let folder = root().join("bench/record");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.json", results.commit));
    let mut text = serde_json::to_string(results)?;
    for mark in ["\"programs\":[", "\"empty\":", "\"hello\":", "\"peers\":[", "{\"name\":"] {
        text = text.replace(mark, &format!("\n{mark}"));
    }
    std::fs::write(&path, text + "\n")?;
    Ok(path)
}

/// The commit that is checked out, with a `+` where what is measured differs from it.
pub(super) fn commit() -> Result<String, Failure> {
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--", "crates", "bench/programs"])?;
    Ok(if changed.is_empty() { commit } else { commit + "+" })
}

/// The commit that is checked out; an error where it is not what would be measured.
pub(super) fn clean_commit() -> Result<String, Failure> {
    let commit = commit()?;
    match commit.ends_with('+') {
        false => Ok(commit),
        true => Err("a record belongs to a commit: commit what has changed first".into()),
    }
}

fn git(args: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").args(args).current_dir(root()).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::figures::tests::results;
    use super::{changes, slower};

    #[test]
    fn a_busy_machine_is_no_regression_and_a_slower_taipan_is() {
        let before = results(&[("same", 1.0, 2.0), ("slow", 1.0, 2.0), ("gone", 1.0, 2.0)]);
        let now = results(&[("same", 2.0, 4.0), ("slow", 1.5, 2.0), ("new", 1.0, 2.0)]);
        let named = |changes: Vec<super::Change>| -> Vec<String> {
            changes.into_iter().map(|change| change.name).collect()
        };
        assert_eq!(named(slower(&before, &now)), ["slow"]);
        assert_eq!(named(changes(&before, &now)), ["slow", "same"]);
    }
}
