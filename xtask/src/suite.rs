//! Runs the corpus on an engine and compares what it did with what CPython did.
//!
//! The corpus is one, the engines and modes are many, and all must agree. A mode is a name and an
//! environment that the `taipan` binary honours.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::Failure;
use crate::corpus::{self, Outcome, Program};
use crate::diff::diff;
use crate::pending::Pending;
use crate::python;
use crate::report::say;
use crate::run::{Launcher, Ran};

/// A way of running every program of the corpus.
#[derive(Debug)]
pub(crate) struct Mode {
    pub(crate) name: &'static str,
    env: &'static [(&'static str, &'static str)],
    timeout: Duration,
}

static MODES: [Mode; 2] = [
    Mode { name: "interp", env: &[], timeout: Duration::from_secs(20) },
    // Collect at every safepoint and poison what was found unreachable.
    Mode { name: "stress", env: &[("TAIPAN_GC_STRESS", "1")], timeout: Duration::from_secs(60) },
];

impl Mode {
    /// The mode of this name.
    pub(crate) fn named(name: &str) -> Result<&'static Mode, Failure> {
        MODES.iter().find(|mode| mode.name == name).ok_or_else(|| {
            let known: Vec<&str> = MODES.iter().map(|mode| mode.name).collect();
            format!("no mode named {name:?}; there are {}", known.join(", ")).into()
        })
    }
}

/// What runs the programs.
#[derive(Debug)]
pub(crate) enum Engine {
    /// The `taipan` binary of this workspace, built first.
    Built,
    /// A binary that is there.
    Binary(PathBuf),
    /// CPython 3.13.
    CPython,
    /// CPython 3.14.
    CPython314,
}

/// The options of `cargo xtask test`.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) filters: Vec<String>,
    pub(crate) mode: &'static Mode,
    pub(crate) engine: Engine,
    pub(crate) release: bool,
    pub(crate) names_only: bool,
    pub(crate) fail_fast: bool,
    pub(crate) timeout: Option<u64>,
    pub(crate) jobs: Option<usize>,
    /// Make `tests/pending.txt` say what this run finds, instead of failing.
    pub(crate) write_pending: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            filters: Vec::new(),
            mode: &MODES[0],
            engine: Engine::Built,
            release: false,
            names_only: false,
            fail_fast: false,
            timeout: None,
            jobs: None,
            write_pending: false,
        }
    }
}

enum Verdict {
    Passed(Duration),
    Failed(String),
    /// Failed, as `tests/pending.txt` says it does.
    Pending,
    Skipped,
}

/// Runs the selected programs; true where all that ran passed.
pub(crate) fn test(options: &Options) -> Result<bool, Failure> {
    let programs = corpus::programs(&options.filters)?;
    if programs.is_empty() {
        return Err("no program of the corpus is selected".into());
    }
    if options.write_pending && matches!(options.engine, Engine::CPython | Engine::CPython314) {
        return Err("tests/pending.txt lists failures of taipan, not of CPython".into());
    }
    let launcher = launcher(options)?;
    let pending = match options.engine {
        Engine::Built | Engine::Binary(_) => Pending::read()?,
        Engine::CPython | Engine::CPython314 => Pending::default(),
    };
    let started = Instant::now();
    let stop = AtomicBool::new(false);
    let verdicts = in_parallel(&programs, options.jobs, |program| {
        if stop.load(Ordering::Relaxed) || left_out(program, options) {
            return Verdict::Skipped;
        }
        let mut verdict =
            judge(program, &launcher).unwrap_or_else(|e| Verdict::Failed(e.to_string()));
        if pending.has(&program.name, options.mode.name) {
            verdict = match verdict {
                Verdict::Passed(time) => {
                    if pending.is_disproved(&program.name, options.mode.name)
                        && !options.write_pending
                    {
                        say(format_args!(
                            "{} passes: remove it from tests/pending.txt",
                            program.name
                        ));
                    }
                    Verdict::Passed(time)
                }
                Verdict::Failed(_) => Verdict::Pending,
                other => other,
            };
        }
        if let Verdict::Failed(report) = &verdict {
            stop.fetch_or(options.fail_fast, Ordering::Relaxed);
            if options.names_only {
                say(&program.name);
            } else {
                say(format_args!("FAILED {}\n{report}", program.name));
            }
        }
        verdict
    });
    if options.write_pending {
        write_pending(pending, &programs, &verdicts, options.mode.name)?;
    }
    let passed = summarise(&programs, &verdicts, options, started.elapsed());
    Ok(passed || options.write_pending)
}

/// Makes `tests/pending.txt` say what this run found.
fn write_pending(
    mut pending: Pending,
    programs: &[Program],
    verdicts: &[Verdict],
    mode: &str,
) -> Result<(), Failure> {
    let named = |wanted: fn(&Verdict) -> bool| -> Vec<&str> {
        let both = programs.iter().zip(verdicts).filter(|(_, verdict)| wanted(verdict));
        both.map(|(program, _)| program.name.as_str()).collect()
    };
    let passed = named(|verdict| matches!(verdict, Verdict::Passed(_)));
    let failed = named(|verdict| matches!(verdict, Verdict::Failed(_)));
    pending.update(mode, &passed, &failed);
    pending.write()
}

/// Whether this engine or mode does not run the program.
fn left_out(program: &Program, options: &Options) -> bool {
    match options.engine {
        Engine::CPython => program.language == corpus::Language::Python314,
        Engine::CPython314 => false,
        Engine::Built | Engine::Binary(_) => {
            program.excluded_modes.iter().any(|mode| mode == options.mode.name)
        }
    }
}

fn summarise(
    programs: &[Program],
    verdicts: &[Verdict],
    options: &Options,
    elapsed: Duration,
) -> bool {
    let (mut passed, mut failed, mut skipped, mut pending) = (0, 0, 0, 0);
    let mut slowest: Option<(&str, Duration)> = None;
    for (program, verdict) in programs.iter().zip(verdicts) {
        match verdict {
            Verdict::Passed(time) => {
                passed += 1;
                if slowest.is_none_or(|(_, most)| *time > most) {
                    slowest = Some((&program.name, *time));
                }
            }
            Verdict::Failed(_) => failed += 1,
            Verdict::Skipped => skipped += 1,
            Verdict::Pending => {
                pending += 1;
                skipped += 1;
            }
        }
    }
    if !options.names_only {
        let slowest = slowest.map_or(String::new(), |(name, time)| {
            format!(", slowest {name} {:.2} s", time.as_secs_f64())
        });
        say(format_args!(
            "mode {}: {:.1} s{slowest}; {pending} of the skipped are known to fail (tests/pending.txt)",
            options.mode.name,
            elapsed.as_secs_f64()
        ));
        say(format_args!("{passed} passed, {failed} failed, {skipped} skipped"));
    }
    failed == 0
}

fn launcher(options: &Options) -> Result<Launcher, Failure> {
    let command = match &options.engine {
        Engine::Built => vec![build(options.release)?],
        Engine::Binary(path) if path.is_file() => vec![path.clone()],
        Engine::Binary(path) => return Err(format!("{}: no such file", path.display()).into()),
        Engine::CPython => return python::python313(),
        Engine::CPython314 => return python::python314(),
    };
    let env = options.mode.env.iter().map(|(key, value)| ((*key).into(), (*value).into()));
    let timeout = options.timeout.map_or(options.mode.timeout, Duration::from_secs);
    Ok(Launcher { command, env: env.collect(), timeout, bounded: true })
}

/// Builds the `taipan` binary and says where it is.
pub(crate) fn build(release: bool) -> Result<PathBuf, Failure> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--package", "taipan-cli"]).current_dir(corpus::root());
    if release {
        cargo.arg("--release");
    }
    if !cargo.status()?.success() {
        return Err("the taipan binary does not build".into());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| corpus::root().join("target"), PathBuf::from);
    let profile = if release { "release" } else { "debug" };
    let name = format!("taipan{}", std::env::consts::EXE_SUFFIX);
    Ok(std::path::absolute(target.join(profile).join(name))?)
}

fn judge(program: &Program, launcher: &Launcher) -> Result<Verdict, Failure> {
    let Some(expected) = program.expected()? else {
        return Err(format!("nothing recorded: run `cargo xtask record {}`", program.name).into());
    };
    Ok(match launcher.run(program)? {
        Ran::TimedOut(limit) => {
            Verdict::Failed(format!("  killed: not over after {} s\n", limit.as_secs()))
        }
        Ran::Ended(actual, time) if actual == expected => Verdict::Passed(time),
        Ran::Ended(actual, _) => Verdict::Failed(describe(&expected, &actual)),
    })
}

/// What differs, stream by stream.
fn describe(expected: &Outcome, actual: &Outcome) -> String {
    let mut report = String::new();
    if expected.status != actual.status {
        let death = if actual.status < 0 { " (killed by a signal)" } else { "" };
        let line = format!("  status {}, expected {}{death}\n", actual.status, expected.status);
        report.push_str(&line);
    }
    if expected.stdout != actual.stdout {
        report.push_str("  standard output:\n");
        report.push_str(&diff(&expected.stdout, &actual.stdout));
    }
    if expected.stderr != actual.stderr {
        report.push_str("  standard error:\n");
        report.push_str(&diff(&expected.stderr, &actual.stderr));
    }
    report
}

/// Applies `work` to every program, on several threads; the results are in the programs' order.
pub(crate) fn in_parallel<T: Send>(
    programs: &[Program],
    jobs: Option<usize>,
    work: impl Fn(&Program) -> T + Sync,
) -> Vec<T> {
    let jobs = jobs.or_else(|| thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(programs.len()));
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, programs.len().max(1)) {
            scope.spawn(|| {
                while let Some((index, program)) = Some(next.fetch_add(1, Ordering::Relaxed))
                    .and_then(|i| Some((i, programs.get(i)?)))
                {
                    let result = work(program);
                    if let Ok(mut done) = done.lock() {
                        done.push((index, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
