//! What Taipan is compared with.
//!
//! CPython 3.13 always; other implementations of Python where they are installed or named; other
//! languages where they are installed, on the programs that have a twin in `bench/programs` that
//! prints the same.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::say;
use crate::{Failure, python};

/// The place of CPython among the peers; Taipan is the one before.
pub(super) const CPYTHON: usize = 1;

/// A peer that is looked for without being named.
struct Known {
    name: &'static str,
    command: &'static [&'static str],
    extension: &'static str,
    /// The option that prints its version.
    version: &'static str,
    install: &'static str,
    /// Whether `--quick` runs it too.
    quick: bool,
}

const KNOWN: [Known; 8] = [
    known("PyPy", &["pypy3"], "py", "--version", "apt-get install pypy3", false),
    known("RustPython", &["rustpython"], "py", "--version", "cargo install rustpython", false),
    known("Monty", &["monty"], "py", "--version", "pip install pydantic-monty", false),
    known("Lua", &["lua5.4"], "lua", "-v", "apt-get install lua5.4", true),
    known("LuaJIT", &["luajit"], "lua", "-v", "apt-get install luajit", false),
    known("node", &["node"], "js", "--version", "apt-get install nodejs", true),
    known("Ruby", &["ruby"], "rb", "--version", "apt-get install ruby", false),
    known("C", &["cc", "-O2"], "c", "--version", "apt-get install build-essential", false),
];

const fn known(
    name: &'static str,
    command: &'static [&'static str],
    extension: &'static str,
    version: &'static str,
    install: &'static str,
    quick: bool,
) -> Known {
    Known { name, command, extension, version, install, quick }
}

/// An implementation, and how it runs a program.
pub(super) struct Peer {
    pub(super) name: String,
    /// What it says of its version.
    pub(super) version: String,
    /// The command before the file name.
    command: Vec<PathBuf>,
    /// Of the programs that it runs.
    extension: &'static str,
}

/// Taipan, CPython, those that were named as `NAME=COMMAND`, and the known ones that are installed.
pub(super) fn find(taipan: PathBuf, named: &[String], quick: bool) -> Result<Vec<Peer>, Failure> {
    let taipan = vec![taipan, PathBuf::from("--jit=off")];
    let mut peers = vec![
        peer("Taipan", taipan, "py", "--version")?,
        peer("CPython", python::python313()?.command, "py", "--version")?,
    ];
    for text in named {
        let (name, command) = text.split_once('=').ok_or("--peer takes NAME=COMMAND")?;
        let command = command.split_whitespace().map(PathBuf::from).collect();
        peers.push(peer(name, command, "py", "--version")?);
    }
    for known in KNOWN {
        if quick && !known.quick || peers.iter().any(|peer| peer.name == known.name) {
            continue;
        }
        let command = known.command.iter().map(PathBuf::from).collect();
        match peer(known.name, command, known.extension, known.version) {
            Ok(peer) => peers.push(peer),
            Err(_) => say(format_args!("{} is not installed: `{}`", known.name, known.install)),
        }
    }
    Ok(peers)
}

/// A peer, if it can say its version.
fn peer(
    name: &str,
    command: Vec<PathBuf>,
    extension: &'static str,
    option: &str,
) -> Result<Peer, Failure> {
    let program = command.first().ok_or("a peer needs a command")?;
    let output = Command::new(program)
        .arg(option)
        .output()
        .map_err(|error| format!("cannot run {}: {error}", program.display()))?;
    // Some print their version as an error.
    let text = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    let version = String::from_utf8_lossy(&text).lines().next().unwrap_or_default().to_owned();
    Ok(Peer { name: name.to_owned(), version, command, extension })
}

impl Peer {
    /// The command that runs a program of `bench/`, which is named without its extension; nothing
    /// where there is none for this peer. Programs in C are compiled into `folder`.
    pub(super) fn command(
        &self,
        program: &Path,
        folder: &Path,
    ) -> Result<Option<Vec<PathBuf>>, Failure> {
        let file = program.with_extension(self.extension);
        if !file.is_file() {
            return Ok(None);
        }
        let mut command = self.command.clone();
        if self.extension != "c" {
            command.push(file);
            return Ok(Some(command));
        }
        std::fs::create_dir_all(folder)?;
        let binary = folder.join(program.file_name().unwrap_or_default());
        let compiler = command.remove(0);
        let status = Command::new(compiler)
            .args(command)
            .args(["-std=gnu11", "-o"])
            .args([&binary, &file])
            .arg("-lm")
            .status()?;
        if !status.success() {
            return Err(format!("{} does not compile", file.display()).into());
        }
        Ok(Some(vec![binary]))
    }

    /// Whether it runs the same programs as CPython.
    pub(super) fn is_python(&self) -> bool {
        self.extension == "py"
    }
}
