//! Finds the CPython that outcomes are recorded with.
//!
//! 3.13 is looked for as `python3.13`, also through pyenv. 3.14 runs in node from the npm package
//! `pyodide`, which is CPython itself compiled to WebAssembly; it is not needed to test Taipan, only
//! to record the programs that require 3.14.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::Failure;
use crate::corpus::root;
use crate::run::Launcher;

/// Names a CPython 3.13 outright.
const PYTHON_VARIABLE: &str = "TAIPAN_PYTHON313";
/// Names the folder of an installed npm package `pyodide` 314.
const PYODIDE_VARIABLE: &str = "TAIPAN_PYODIDE";

/// How to run a program with CPython 3.13.
pub(crate) fn python313() -> Result<Launcher, Failure> {
    let mut candidates = Vec::new();
    if let Some(path) = std::env::var_os(PYTHON_VARIABLE) {
        candidates.push((PathBuf::from(path), None));
    }
    for name in ["python3.13", "python3"] {
        candidates.push((PathBuf::from(name), None));
        candidates.push((PathBuf::from(name), Some("3.13.0")));
    }
    for (name, pyenv) in candidates {
        let mut probe = Command::new(&name);
        probe.args(["-c", "import sys; print(*sys.version_info[:2], sys.executable)"]);
        if let Some(version) = pyenv {
            probe.env("PYENV_VERSION", version);
        }
        let Ok(output) = probe.output() else { continue };
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if let Some(executable) = text.trim().strip_prefix("3 13 ") {
            // The executable itself, because pyenv's shim costs more than most programs.
            let command = [executable, "-B", "-X", "utf8"].map(PathBuf::from).to_vec();
            return Ok(launcher(command, Duration::from_secs(20)));
        }
    }
    Err(format!(
        "CPython 3.13 was not found as `python3.13`, nor through pyenv; \
         install it, or name it in {PYTHON_VARIABLE}"
    )
    .into())
}

/// How to run a program with CPython 3.14.
pub(crate) fn python314() -> Result<Launcher, Failure> {
    let missing = format!(
        "CPython 3.14 is run by node from the npm package pyodide@314.0.7: install it outside the \
         repository (`npm install pyodide@314.0.7`) and name its folder (…/node_modules/pyodide) \
         in {PYODIDE_VARIABLE}"
    );
    let package = std::env::var_os(PYODIDE_VARIABLE).map(PathBuf::from).ok_or(missing.clone())?;
    if !package.join("pyodide.mjs").is_file() {
        return Err(missing.into());
    }
    let script = root().join("xtask/pyodide.mjs");
    // Deep recursion in WebAssembly uses the stack of JavaScript.
    let node = ["node", "--stack-size=7000"].map(PathBuf::from);
    let command = [&node[..], &[script, std::path::absolute(package)?]].concat();
    Ok(launcher(command, Duration::from_secs(60)))
}

fn launcher(command: Vec<PathBuf>, timeout: Duration) -> Launcher {
    Launcher { command, env: Vec::new(), timeout, bounded: false }
}
