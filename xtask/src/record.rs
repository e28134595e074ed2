//! Records what CPython does with each program of the corpus.
//!
//! Each program runs twice with different hash seeds: an outcome that differs between the two is
//! no expectation, and the program must be changed.

use std::time::Duration;

use crate::Failure;
use crate::corpus::{self, Language, Outcome, Program};
use crate::python;
use crate::report::say;
use crate::run::{Launcher, Ran};
use crate::suite::in_parallel;

/// Programs that take CPython longer than this make the slow modes of the corpus tedious.
const SLOW: Duration = Duration::from_millis(1000);

enum Recorded {
    Unchanged,
    Changed,
    Slow(Duration),
    Refused(String),
}

/// Records the selected programs; false where one of them cannot be recorded.
pub(crate) fn record(filters: &[String]) -> Result<bool, Failure> {
    let programs = corpus::programs(filters)?;
    let needs = |language| programs.iter().any(|program| program.language == language);
    let either = needs(Language::Either).then(python::python313).transpose()?;
    let python314 = needs(Language::Python314).then(python::python314).transpose()?;

    let results = in_parallel(&programs, None, |program| {
        let launcher = match program.language {
            Language::Either => &either,
            Language::Python314 => &python314,
        };
        match launcher.as_ref().map(|launcher| record_one(program, launcher)) {
            Some(Ok(recorded)) => recorded,
            Some(Err(failure)) => Recorded::Refused(failure.to_string()),
            None => Recorded::Refused("no CPython of its version".to_owned()),
        }
    });

    let (mut changed, mut refused) = (0, 0);
    for (program, recorded) in programs.iter().zip(results) {
        match recorded {
            Recorded::Unchanged => {}
            Recorded::Changed => {
                changed += 1;
                say(format_args!("recorded {}", program.name));
            }
            Recorded::Slow(time) => {
                changed += 1;
                say(format_args!("recorded {} (slow: {:.1} s)", program.name, time.as_secs_f64()));
            }
            Recorded::Refused(reason) => {
                refused += 1;
                say(format_args!("REFUSED  {}: {reason}", program.name));
            }
        }
    }
    say(format_args!("{} programs, {changed} records changed, {refused} refused", programs.len()));
    Ok(refused == 0)
}

fn record_one(program: &Program, launcher: &Launcher) -> Result<Recorded, Failure> {
    let (first, time) = run_with_seed(program, launcher, "1")?;
    let (second, _) = run_with_seed(program, launcher, "20041")?;
    if first != second {
        return Ok(Recorded::Refused("two runs differ: it is not deterministic".to_owned()));
    }
    if !program.name.starts_with("cli/") && first.stdout.is_empty() && first.stderr.is_empty() {
        return Ok(Recorded::Refused("it prints nothing".to_owned()));
    }
    if first.status < 0 {
        return Ok(Recorded::Refused(format!("CPython died of signal {}", -first.status)));
    }
    Ok(match program.write_expected(&first)? {
        _ if time > SLOW && program.language == Language::Either => Recorded::Slow(time),
        true => Recorded::Changed,
        false => Recorded::Unchanged,
    })
}

fn run_with_seed(
    program: &Program,
    launcher: &Launcher,
    seed: &str,
) -> Result<(Outcome, Duration), Failure> {
    let mut seeded = launcher.clone();
    seeded.env.push(("PYTHONHASHSEED".to_owned(), seed.to_owned()));
    match seeded.run(program)? {
        Ran::Ended(outcome, time) => Ok((outcome, time)),
        Ran::TimedOut(limit) => Err(format!("not over after {} s", limit.as_secs()).into()),
    }
}
