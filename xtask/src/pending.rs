//! `tests/pending.txt`: the programs that are known to fail, and why.
//!
//! A line is `topic/name  # reason`, or `topic/name@mode  # reason` for one mode
//! only. A listed program runs all the same. Its failure is reported as pending;
//! when it passes, the run says that the line should go.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::Failure;
use crate::corpus;

/// The mode whose success disproves a line without a mode.
const DEFAULT_MODE: &str = "interp";

/// The list.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    reasons: BTreeMap<String, String>,
}

fn path() -> PathBuf {
    corpus::root().join("tests/pending.txt")
}

impl Pending {
    /// Reads the list; an absent file is an empty list.
    pub(crate) fn read() -> Result<Pending, Failure> {
        let text = match std::fs::read_to_string(path()) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error.into()),
        };
        let mut reasons = BTreeMap::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let (name, reason) = line.split_once('#').ok_or_else(|| {
                format!("tests/pending.txt: {line:?} gives no reason (`topic/name  # reason`)")
            })?;
            reasons.insert(name.trim().to_owned(), reason.trim().to_owned());
        }
        Ok(Pending { reasons })
    }

    /// Is the program known to fail in this mode?
    pub(crate) fn has(&self, program: &str, mode: &str) -> bool {
        self.reasons.contains_key(program) || self.has_for_mode(program, mode)
    }

    /// Is a line that the program's passing in this mode disproves? A line without a mode says
    /// that the program fails in the first mode; it may pass in another.
    pub(crate) fn is_disproved(&self, program: &str, mode: &str) -> bool {
        self.has_for_mode(program, mode)
            || (mode == DEFAULT_MODE && self.reasons.contains_key(program))
    }

    fn has_for_mode(&self, program: &str, mode: &str) -> bool {
        self.reasons.contains_key(&format!("{program}@{mode}"))
    }

    /// Brings the list up to date with a run: `failed` and `passed` in `mode`. Programs that did
    /// not run keep their lines, and failures that are listed keep their reasons.
    pub(crate) fn update(&mut self, mode: &str, passed: &[&str], failed: &[&str]) {
        for program in passed {
            self.reasons.remove(&format!("{program}@{mode}"));
            if mode == DEFAULT_MODE {
                self.reasons.remove(*program);
            }
        }
        for program in failed {
            if !self.has(program, mode) {
                let line = match mode {
                    DEFAULT_MODE => (*program).to_owned(),
                    mode => format!("{program}@{mode}"),
                };
                self.reasons.insert(line, "to be examined".to_owned());
            }
        }
    }

    /// Writes the list; an empty one is no file.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        if self.reasons.is_empty() {
            return match std::fs::remove_file(path()) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            };
        }
        let lines = self.reasons.iter().map(|(line, reason)| format!("{line}  # {reason}\n"));
        Ok(std::fs::write(path(), lines.collect::<String>())?)
    }
}
