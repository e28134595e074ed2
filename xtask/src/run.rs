//! Runs one program under limits and takes what it printed.
//!
//! The limits are for the machine that runs the corpus, not for the programs: a program that is
//! stopped by one has failed. Time is bounded by killing the process, address space by the shell's
//! `ulimit`, output by closing the pipe.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::Failure;
use crate::corpus::{Outcome, Program};

/// Address space of a process under test, in KiB. Generous, because reserving is not using: a
/// runtime may reserve gigabytes for its heap and its stack.
const ADDRESS_SPACE_KIB: u64 = 16 << 20;

/// Bytes that are read of each output stream.
const OUTPUT_LIMIT: u64 = 8 << 20;

/// How a program is started: the command before the program's file name, and its environment.
#[derive(Clone, Debug)]
pub(crate) struct Launcher {
    pub(crate) command: Vec<PathBuf>,
    pub(crate) env: Vec<(String, String)>,
    pub(crate) timeout: Duration,
    /// Whether to bound the address space.
    pub(crate) bounded: bool,
}

/// What became of a run.
#[derive(Debug)]
pub(crate) enum Ran {
    /// The program ended by itself.
    Ended(Outcome, Duration),
    /// It was killed when its time was over.
    TimedOut(Duration),
}

impl Launcher {
    /// Runs the program in its folder.
    pub(crate) fn run(&self, program: &Program) -> Result<Ran, Failure> {
        let started = Instant::now();
        let mut child = self.spawn(program)?;
        let deadline = started + self.timeout;
        let (sender, outputs) = mpsc::channel();
        if let Some(mut stdin) = child.stdin.take() {
            let text = program.stdin.clone();
            // A program that does not read its input closes the pipe: no failure.
            thread::spawn(move || drop(stdin.write_all(&text)));
        }
        for (stream, pipe) in
            [child.stdout.take().map(boxed), child.stderr.take().map(boxed)].into_iter().enumerate()
        {
            let Some(pipe) = pipe else { continue };
            let sender = sender.clone();
            thread::spawn(move || {
                let mut bytes = Vec::new();
                let _ = pipe.take(OUTPUT_LIMIT).read_to_end(&mut bytes);
                let _ = sender.send((stream, bytes));
            });
        }
        let mut texts = [String::new(), String::new()];
        for _ in 0..2 {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok((stream, bytes)) = outputs.recv_timeout(left) else {
                return kill(child, self.timeout);
            };
            texts[stream] = normalise(&bytes, &program.dir);
        }
        let Some(status) = wait_until(&mut child, deadline)? else {
            return kill(child, self.timeout);
        };
        let [stdout, stderr] = texts;
        Ok(Ran::Ended(Outcome { stdout, stderr, status: code(status) }, started.elapsed()))
    }

    fn spawn(&self, program: &Program) -> Result<Child, Failure> {
        let mut command = if self.bounded && cfg!(unix) {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(format!("ulimit -v {ADDRESS_SPACE_KIB}; exec \"$@\"")).arg("sh");
            shell.args(&self.command);
            shell
        } else {
            let (first, rest) = self.command.split_first().ok_or("nothing to run")?;
            let mut direct = Command::new(first);
            direct.args(rest);
            direct
        };
        command
            .arg(&program.file)
            .args(&program.args)
            .current_dir(&program.dir)
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1")
            .envs(self.env.iter().map(|(key, value)| (key, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let shown = self.command.first().map(|path| path.display().to_string());
        command
            .spawn()
            .map_err(|error| format!("cannot run {}: {error}", shown.unwrap_or_default()).into())
    }
}

fn boxed(pipe: impl Read + Send + 'static) -> Box<dyn Read + Send> {
    Box::new(pipe)
}

fn kill(mut child: Child, timeout: Duration) -> Result<Ran, Failure> {
    child.kill()?;
    child.wait()?;
    Ok(Ran::TimedOut(timeout))
}

/// Waits for a process that has closed its output, which is nearly always over by then.
fn wait_until(child: &mut Child, deadline: Instant) -> Result<Option<ExitStatus>, Failure> {
    let mut pause = Duration::from_micros(100);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline {
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

#[cfg(unix)]
fn code(status: ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    status.code().or_else(|| status.signal().map(|signal| -signal)).unwrap_or(-1)
}

#[cfg(not(unix))]
fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}

/// The text of an output stream, with `<dir>` for the folder the program ran in.
///
/// Bytes that are not UTF-8 become `\xNN`, so that records are always text.
fn normalise(bytes: &[u8], dir: &Path) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text.replace(&*dir.to_string_lossy(), "<dir>")
}
