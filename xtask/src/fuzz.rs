//! Runs `fuzz/calls.py` with one seed after the other and reports what must not be: a panic, a
//! fault, an abort, or a process that an interrupt does not end.
//!
//! It is no part of the checks, since it has no end: give it the seconds that you have, and a
//! binary with debug assertions, which finds more:
//! `cargo build --profile fast --config profile.fast.debug-assertions=true`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Failure;

/// What to run, and for how long.
pub(crate) struct Options {
    pub(crate) binary: PathBuf,
    pub(crate) seconds: u64,
    /// The first seed.
    pub(crate) seed: u64,
    /// Collect at every safepoint?
    pub(crate) stress: bool,
}

/// After so long a program is interrupted; it is to end soon after.
const PATIENCE: Duration = Duration::from_secs(20);
const LAST_WORDS: Duration = Duration::from_secs(4);

/// Runs programs until the time is over; false where one ended as none may.
pub(crate) fn fuzz(options: &Options) -> Result<bool, Failure> {
    let script = std::path::absolute("fuzz/calls.py")?;
    let folder = std::env::temp_dir().join("taipan-fuzz");
    std::fs::create_dir_all(&folder)?;
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let mut found = 0;
    let mut seed = options.seed;
    while Instant::now() < end {
        let log = folder.join(format!("{seed}.log"));
        let verdict = one(options, &script, seed, &folder, &log)?;
        match verdict {
            Some(verdict) => {
                found += 1;
                println!("seed {seed}: {verdict}; its last call stands in {}", log.display());
            }
            None => std::fs::remove_file(&log)?,
        }
        seed += 1;
    }
    println!("fuzz: {} programs, {found} findings", seed - options.seed);
    Ok(found == 0)
}

/// Runs one program; what is wrong with its end.
fn one(
    options: &Options,
    script: &Path,
    seed: u64,
    folder: &Path,
    log: &Path,
) -> Result<Option<String>, Failure> {
    let count = if options.stress { "150" } else { "3000" };
    let output = File::create(log)?;
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 4000000; exec \"$@\"", "sh"])
        .arg(&options.binary)
        .arg(script)
        .args([seed.to_string().as_str(), count])
        .env("TAIPAN_MEMORY_LIMIT", (300 << 20).to_string())
        .env("TAIPAN_GC_STRESS", if options.stress { "1" } else { "0" })
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(output.try_clone()?)
        .stdout(output)
        .spawn()?;
    let status = match wait(&mut child, PATIENCE)? {
        Some(status) => status,
        None => {
            Command::new("kill").args(["-INT", &child.id().to_string()]).status()?;
            match wait(&mut child, LAST_WORDS)? {
                Some(status) => status,
                None => {
                    child.kill()?;
                    child.wait()?;
                    return Ok(Some("hangs: an interrupt does not end it".to_owned()));
                }
            }
        }
    };
    // 1 is an uncaught exception, 130 an interrupt; no program reports itself otherwise.
    Ok(match status.code() {
        Some(0 | 1 | 130) => None,
        Some(code) => Some(format!("exit status {code}")),
        None => Some(format!("{status}")),
    })
}

fn wait(child: &mut Child, patience: Duration) -> Result<Option<ExitStatus>, Failure> {
    let end = Instant::now() + patience;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(None)
}
