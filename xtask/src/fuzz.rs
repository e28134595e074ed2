//! Runs programs that nobody wrote and reports what must not be: a panic, a fault, an abort, a
//! process that an interrupt does not end; and, where asked, an output other than CPython's.
//!
//! - `calls`: `fuzz/calls.py` calls natives with arguments that hurt;
//! - `programs`: `fuzz/programs.py` writes programs by a grammar;
//! - `mutants`: `fuzz/mutants.py` changes programs of the corpus.
//!
//! The last two are run by CPython 3.13. It is no part of the checks, since it has no end: give
//! it the seconds that you have, and a binary with debug assertions, which finds more:
//! `cargo build --profile fast --config profile.fast.debug-assertions=true`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Failure;
use crate::python::python313;

/// Where the programs come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// One program, `fuzz/calls.py`, by seed.
    Calls,
    /// `fuzz/programs.py`.
    Programs,
    /// `fuzz/mutants.py`.
    Mutants,
}

/// What to run, and for how long.
pub(crate) struct Options {
    pub(crate) source: Source,
    pub(crate) binary: PathBuf,
    pub(crate) seconds: u64,
    /// The first seed.
    pub(crate) seed: u64,
    /// Collect at every safepoint?
    pub(crate) stress: bool,
    /// The memory that a program may take, in bytes.
    pub(crate) memory: u64,
    /// Compare the outputs with CPython's?
    pub(crate) compare: bool,
}

/// After so long a program is interrupted; it is to end soon after.
const PATIENCE: Duration = Duration::from_secs(20);
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Runs programs until the time is over; false where one ended as none may.
pub(crate) fn fuzz(options: &Options) -> Result<bool, Failure> {
    let folder = std::env::temp_dir().join("taipan-fuzz");
    std::fs::create_dir_all(&folder)?;
    let python = match options.source {
        Source::Calls => Vec::new(),
        Source::Programs | Source::Mutants => python313()?.command,
    };
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let mut found = 0;
    let mut seed = options.seed;
    while Instant::now() < end {
        let run = Run { options, python: &python, folder: &folder, seed };
        match run.verdict()? {
            Some(verdict) => {
                found += 1;
                println!("seed {seed}: {verdict}; see {}", run.file("*").display());
            }
            None => run.clean_up(),
        }
        seed += 1;
    }
    println!("fuzz: {} programs, {found} findings", seed - options.seed);
    Ok(found == 0)
}

/// One program.
struct Run<'a> {
    options: &'a Options,
    /// How to run CPython, if needed.
    python: &'a [PathBuf],
    folder: &'a Path,
    seed: u64,
}

impl Run<'_> {
    fn file(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}.{extension}", self.seed))
    }

    fn clean_up(&self) {
        for extension in ["py", "out", "err", "cpython"] {
            // Most of them were not written.
            let _ = std::fs::remove_file(self.file(extension));
        }
    }

    /// What is wrong with its end, or with its output.
    fn verdict(&self) -> Result<Option<String>, Failure> {
        let options = self.options;
        let count = if options.stress { "150" } else { "3000" };
        let arguments = match options.source {
            Source::Calls => {
                let script = std::path::absolute("fuzz/calls.py")?;
                vec![script, self.seed.to_string().into(), count.into()]
            }
            Source::Programs => vec![self.generate("fuzz/programs.py")?],
            Source::Mutants => vec![self.generate("fuzz/mutants.py")?],
        };
        let mut command = bounded(std::slice::from_ref(&options.binary), &arguments);
        command
            .env("TAIPAN_MEMORY_LIMIT", options.memory.to_string())
            .env("TAIPAN_GC_STRESS", if options.stress { "1" } else { "0" });
        let status = match self.run(&mut command, "out")? {
            End::Status(status) => status,
            End::Interrupted => return Ok(None),
            End::Hangs => return Ok(Some("an interrupt does not end it".to_owned())),
        };
        match status.code() {
            // A panic, caught or not.
            Some(code @ (70 | 101)) => return Ok(Some(format!("exit status {code}"))),
            Some(_) => {}
            None => return Ok(Some(format!("{status}"))),
        }
        if options.compare && options.source != Source::Calls {
            return self.difference(&arguments);
        }
        Ok(None)
    }

    /// Has a generator write the program.
    fn generate(&self, generator: &str) -> Result<PathBuf, Failure> {
        let program = self.file("py");
        let mut command = Command::new(&self.python[0]);
        command.args(&self.python[1..]).arg(generator).arg(self.seed.to_string());
        if self.options.compare && self.options.source == Source::Mutants {
            command.arg("--comparable");
        }
        let written = command.stdout(File::create(&program)?).stderr(Stdio::null()).status()?;
        if !written.success() {
            return Err(format!("{generator} {} fails", self.seed).into());
        }
        Ok(program)
    }

    /// How the output differs from CPython's.
    fn difference(&self, arguments: &[PathBuf]) -> Result<Option<String>, Failure> {
        let mut command = bounded(self.python, arguments);
        let End::Status(status) = self.run(&mut command, "cpython")? else { return Ok(None) };
        if status.code().is_none() {
            // It has faults of its own.
            return Ok(None);
        }
        let (theirs, ours) = (self.file("cpython"), self.file("out"));
        if std::fs::read(&theirs)? == std::fs::read(&ours)? {
            return Ok(None);
        }
        let output = Command::new(&self.python[0])
            .args([Path::new("fuzz/differs.py"), &theirs, &ours])
            .output()?;
        let told = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok((!output.status.success()).then_some(told))
    }

    /// Runs a command with its output in a file.
    fn run(&self, command: &mut Command, extension: &str) -> Result<End, Failure> {
        let mut child = command
            .current_dir(self.folder)
            .stdin(Stdio::null())
            .stdout(File::create(self.file(extension))?)
            .stderr(File::create(self.file("err"))?)
            .spawn()?;
        if let Some(status) = wait(&mut child, PATIENCE)? {
            return Ok(End::Status(status));
        }
        Command::new("kill").args(["-INT", &child.id().to_string()]).status()?;
        if wait(&mut child, LAST_WORDS)?.is_some() {
            return Ok(End::Interrupted);
        }
        child.kill()?;
        child.wait()?;
        Ok(End::Hangs)
    }
}

/// How a process ended.
enum End {
    Status(ExitStatus),
    /// An interrupt was needed.
    Interrupted,
    /// An interrupt was not enough.
    Hangs,
}

/// A command whose addresses are bounded.
fn bounded(command: &[PathBuf], arguments: &[PathBuf]) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 4000000; exec \"$@\"", "sh"]).args(command).args(arguments);
    shell
}

fn wait(child: &mut Child, patience: Duration) -> Result<Option<ExitStatus>, Failure> {
    let end = Instant::now() + patience;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(2));
    }
    Ok(None)
}
