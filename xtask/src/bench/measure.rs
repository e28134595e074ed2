//! One run of one program: what it printed, its CPU time, its peak memory.
//!
//! The kernel counts both for a process that has ended (`wait4`), to the microsecond and the page,
//! children included. Peak memory is never less than what this process had mapped of its own at the
//! time of the fork, about 1 MB, because Linux counts from there.

use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Failure;

/// Bytes that are read of each output stream.
const OUTPUT_LIMIT: u64 = 1 << 20;

/// What a run took.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) stdout: String,
    stderr: String,
    status: ExitStatus,
    /// User and system time.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
    /// Peak resident memory in bytes.
    pub(crate) peak: u64,
}

/// Runs a command to its end; it is killed after `cpu_limit` seconds of CPU time.
pub(crate) fn run(command: &[PathBuf], cpu_limit: u64) -> Result<Measure, Failure> {
    let (program, args) = command.split_first().ok_or("nothing to run")?;
    let mut process = Command::new(program);
    process.args(args).env("LC_ALL", "C.UTF-8");
    process.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // SAFETY: between fork and exec only `setrlimit` runs, which is async-signal-safe, and the
    // closure owns what it reads.
    unsafe { process.pre_exec(move || limit_cpu(cpu_limit)) };
    let started = Instant::now();
    let mut child =
        process.spawn().map_err(|e| format!("cannot run {}: {e}", program.display()))?;
    let stderr = child.stderr.take();
    let stderr = thread::spawn(move || read(stderr));
    let stdout = read(child.stdout.take());
    let (status, usage) = wait(child.id())?;
    let wall = started.elapsed();
    let stderr = stderr.join().unwrap_or_default();
    let cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    let peak = u64::try_from(usage.ru_maxrss).unwrap_or(0) * unit;
    Ok(Measure { stdout, stderr, status, cpu, wall, peak })
}

fn limit_cpu(seconds: u64) -> io::Result<()> {
    let limit = libc::rlimit { rlim_cur: seconds, rlim_max: seconds };
    // SAFETY: the pointer is to a live `rlimit`, which the call only reads.
    match unsafe { libc::setrlimit(libc::RLIMIT_CPU, &limit) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

fn read(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What could be read before an error is what the program printed.
        let _ = pipe.take(OUTPUT_LIMIT).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Waits for a child that nobody else waits for.
fn wait(pid: u32) -> Result<(ExitStatus, libc::rusage), Failure> {
    let mut status = 0;
    // SAFETY: `rusage` is integers throughout, for which zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: both pointers are to live variables of the types that the call writes.
        let waited = unsafe { libc::wait4(pid.cast_signed(), &mut status, 0, &mut usage) };
        if waited == pid.cast_signed() {
            return Ok((ExitStatus::from_raw(status), usage));
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error.into());
        }
    }
}

fn duration(time: libc::timeval) -> Duration {
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let micros = u64::try_from(time.tv_usec).unwrap_or(0);
    Duration::from_secs(seconds) + Duration::from_micros(micros)
}

impl Measure {
    /// Why this run does not count: the last line of standard error, or the status.
    pub(crate) fn failure(&self) -> Option<String> {
        if self.status.success() {
            return None;
        }
        let last = self.stderr.lines().rfind(|line| !line.trim().is_empty());
        Some(match (self.status.signal(), last) {
            (Some(libc::SIGKILL | libc::SIGXCPU), _) => {
                format!("killed after {:.0} s", self.cpu.as_secs_f64())
            }
            (Some(signal), _) => format!("died of signal {signal}"),
            (None, Some(line)) => line.to_owned(),
            (None, None) => self.status.to_string(),
        })
    }
}

/// The calls that a program made, where it prints a line `calls N`.
pub(crate) fn calls(stdout: &str) -> Option<f64> {
    stdout.lines().find_map(|line| line.strip_prefix("calls ")?.parse().ok())
}
