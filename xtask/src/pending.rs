//! `tests/pending.txt`: the programs that are known to fail, and why.
//!
//! A line is `topic/name  # reason`, or `topic/name@mode  # reason` for one mode
//! only. A listed program runs all the same. Its failure is reported as pending;
//! when it passes, the run says that the line should go.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::Failure;
use crate::corpus;

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
        self.reasons.contains_key(program)
            || self.reasons.contains_key(&format!("{program}@{mode}"))
    }
}
