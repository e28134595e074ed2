//! What Taipan is compared with.
//!
//! CPython 3.13 always; other implementations of Python where they are installed or named; other
//! languages where they are installed, on the programs that have a twin in `bench/programs` that
//! prints the same.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::report::say;
use crate::{Failure, python};

/// The place of Taipan among the peers.
pub(super) const TAIPAN: usize = 0;
/// The place of CPython among the peers.
pub(super) const CPYTHON: usize = 1;

const PYTHON_HELLO: [&str; 2] = ["-c", "print('hello')"];
const LUA_HELLO: [&str; 2] = ["-e", "print('hello')"];
const NODE_HELLO: [&str; 2] = ["-e", "console.log('hello')"];

/// Name, command, extension, program that prints `hello`, package.
type Known = (&'static str, &'static str, &'static str, [&'static str; 2], &'static str);

const KNOWN: [Known; 4] = [
    ("PyPy", "pypy3", "py", PYTHON_HELLO, "pypy3"),
    ("Lua 5.4", "lua5.4", "lua", LUA_HELLO, "lua5.4"),
    ("LuaJIT", "luajit", "lua", LUA_HELLO, "luajit"),
    ("node", "node", "js", NODE_HELLO, "nodejs"),
];

/// An implementation, and how it runs a program.
pub(super) struct Peer {
    pub(super) name: String,
    /// The command before the file name.
    pub(super) command: Vec<PathBuf>,
    /// Of the programs that it runs.
    pub(super) extension: &'static str,
    /// The arguments that make it print `hello`.
    pub(super) hello: [&'static str; 2],
}

/// Taipan, CPython, those that were named as `NAME=COMMAND`, and the known ones that are installed.
pub(super) fn find(taipan: PathBuf, named: &[String]) -> Result<Vec<Peer>, Failure> {
    let python = |name: &str, command| {
        let name = name.to_owned();
        Peer { name, command, extension: "py", hello: PYTHON_HELLO }
    };
    let mut peers = vec![python("Taipan", vec![taipan])];
    peers.push(python("CPython", python::python313()?.command));
    for text in named {
        let (name, command) = text.split_once('=').ok_or("--peer takes NAME=COMMAND")?;
        peers.push(python(name, command.split_whitespace().map(PathBuf::from).collect()));
    }
    for (name, command, extension, hello, package) in KNOWN {
        let mut probe = Command::new(command);
        probe.args(hello).stdout(Stdio::null()).stderr(Stdio::null());
        if probe.status().is_ok_and(|status| status.success()) {
            let command = vec![PathBuf::from(command)];
            peers.push(Peer { name: name.to_owned(), command, extension, hello });
        } else {
            say(format_args!("{name} is not installed: `apt-get install {package}`"));
        }
    }
    Ok(peers)
}
