//! The project's chores: `cargo xtask help`.
//!
//! Every check that the project makes is made from here, so that a developer's machine and the
//! continuous integration run the same commands:
//!
//! - [`corpus`] finds the programs under `tests/` and their recorded outcomes;
//! - [`run`] runs one program under limits and takes what it printed;
//! - [`record`] writes the expected outcomes, with CPython;
//! - [`suite`] runs the corpus on an engine and compares;
//! - [`tidy`] enforces the rules that neither the compiler nor the linter knows;
//! - [`mod@bench`] measures speed and memory beside other implementations;
//! - [`gate`] compares counts of instructions with those on record;
//! - [`scaling`] finds out whether time grows as the amount of work does;
//! - [`mod@fuzz`] runs programs that nobody wrote;
//! - [`mod@dispatch`] looks at the interpreter's machine code;
//! - [`documents`] writes what was measured into the documentation;
//! - [`check`] does all of it; [`report`] is how all of them print.

#[cfg(unix)]
mod bench;
mod check;
mod corpus;
mod diff;
mod dispatch;
#[cfg(unix)]
mod documents;
#[cfg(unix)]
mod fuzz;
#[cfg(unix)]
mod gate;
mod pending;
mod python;
mod record;
mod report;
mod run;
#[cfg(unix)]
mod scaling;
mod suite;
mod tidy;

use std::process::ExitCode;

use lexopt::prelude::*;

/// What a chore can fail with: a message for the person at the terminal.
type Failure = Box<dyn std::error::Error>;

const HELP: &str = "\
The chores of Taipan.

    cargo xtask check                 everything below that can fail; what CI runs
        --quick                         without the corpus under collection stress
    cargo xtask test [FILTER]         run the corpus in tests/ on the taipan binary
        --mode NAME                     interp (default), stress
        --release                       build and run the release binary
        --bin PATH                      run this binary; build nothing
        --python                        run the corpus with CPython instead (a sanity check)
        --python314                     the same with CPython 3.14 in node
        --list-failures                 print the names of the failures, nothing else
        --fail-fast                     stop at the first failure
        --keep-going                    run everything (the default)
        --timeout SECONDS               per program (default 20; 60 under stress)
        --jobs N                        programs at a time (default: one per processor)
        --write-pending                 make tests/pending.txt list the current failures
    cargo xtask record [FILTER]       record expected output with CPython
    cargo xtask bench [FILTER]        run bench/programs on taipan and its peers, and compare
        --quick                         one run of each instead of three, beside few peers
        --bin PATH                      measure this binary; build nothing
        --peer NAME=COMMAND             compare also with this implementation of Python
        --compare                       say what became slower since the last record
        --record                        write bench/record/<commit>.json, docs/performance.*
        --last                          run nothing; write docs/performance.* from the last record
    cargo xtask gate                  compare counts of instructions with those on record
        --bless                         put the counts of this run on record
        --bin PATH                      count on this binary; build nothing
    cargo xtask scaling [FILTER]      run bench/scaling with n, 10n and 100n
        --bin PATH                      measure this binary; build nothing
        --record                        write the table into docs/performance.md
    cargo xtask fuzz [SOURCE]         run programs that nobody wrote, and watch the process:
                                      calls (of natives, with arguments that hurt), programs
                                      (by a grammar), mutants (of the corpus)
        --compare                       programs and mutants: with CPython 3.13, too
        --memory MB                     what a program may take (300)
        --seconds N                     for so long (60)
        --seed N                        from this seed on (1)
        --stress                        with a collection at every safepoint
        --bin PATH                      this binary (target/fast/taipan)
    cargo xtask tidy                  the project's own rules
    cargo xtask help                  this text

FILTER selects the programs whose `topic/name` contains it; several may be given.
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs the chore that the command line names; false where it found something wrong.
fn dispatch() -> Result<bool, Failure> {
    let mut parser = lexopt::Parser::from_env();
    let chore = match parser.next()? {
        Some(Value(name)) => name.string()?,
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match chore.as_str() {
        "check" => check::check(parse_check(&mut parser)?),
        "test" => suite::test(&parse_test(&mut parser)?),
        "record" => record::record(&parse_filters(&mut parser)?),
        #[cfg(unix)]
        "bench" => bench::bench(&parse_bench(&mut parser)?),
        #[cfg(unix)]
        "gate" => gate::gate(&parse_gate(&mut parser)?),
        #[cfg(unix)]
        "scaling" => scaling::scaling(&parse_scaling(&mut parser)?),
        #[cfg(unix)]
        "fuzz" => fuzz::fuzz(&parse_fuzz(&mut parser)?),
        "tidy" => {
            parse_nothing(&mut parser)?;
            tidy::tidy()
        }
        "help" => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(format!("no chore named {other:?}; `cargo xtask help` lists them").into()),
    }
}

#[cfg(unix)]
fn parse_fuzz(parser: &mut lexopt::Parser) -> Result<fuzz::Options, Failure> {
    let mut options = fuzz::Options {
        source: fuzz::Source::Calls,
        memory: 300 << 20,
        compare: false,
        binary: std::path::absolute("target/fast/taipan")?,
        seconds: 60,
        seed: 1,
        stress: false,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("bin") => options.binary = std::path::absolute(parser.value()?)?,
            Long("seconds") => options.seconds = parser.value()?.parse()?,
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("stress") => options.stress = true,
            Long("compare") => options.compare = true,
            Long("memory") => options.memory = parser.value()?.parse::<u64>()? << 20,
            Value(source) => {
                options.source = match source.string()?.as_str() {
                    "calls" => fuzz::Source::Calls,
                    "programs" => fuzz::Source::Programs,
                    "mutants" => fuzz::Source::Mutants,
                    other => return Err(format!("no programs come from {other:?}").into()),
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn parse_check(parser: &mut lexopt::Parser) -> Result<check::Extent, Failure> {
    let mut extent = check::Extent::Full;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("quick") => extent = check::Extent::Quick,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(extent)
}

fn parse_test(parser: &mut lexopt::Parser) -> Result<suite::Options, Failure> {
    let mut options = suite::Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("mode") => options.mode = suite::Mode::named(&parser.value()?.string()?)?,
            Long("release") => options.release = true,
            Long("bin") => {
                options.engine = suite::Engine::Binary(std::path::absolute(parser.value()?)?);
            }
            Long("python") => options.engine = suite::Engine::CPython,
            Long("python314") => options.engine = suite::Engine::CPython314,
            Long("list-failures") => options.names_only = true,
            Long("fail-fast") => options.fail_fast = true,
            Long("keep-going") => options.fail_fast = false,
            Long("timeout") => options.timeout = Some(parser.value()?.parse()?),
            Long("write-pending") => options.write_pending = true,
            Long("jobs") => options.jobs = Some(parser.value()?.parse()?),
            Value(filter) => options.filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

#[cfg(unix)]
fn parse_bench(parser: &mut lexopt::Parser) -> Result<bench::Options, Failure> {
    let mut options = bench::Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("quick") => options.quick = true,
            Long("record") => options.record = true,
            Long("compare") => options.compare = true,
            Long("last") => options.last = true,
            Long("bin") => options.binary = Some(std::path::absolute(parser.value()?)?),
            Long("peer") => options.peers.push(parser.value()?.string()?),
            Value(filter) => options.filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

#[cfg(unix)]
fn parse_gate(parser: &mut lexopt::Parser) -> Result<gate::Options, Failure> {
    let mut options = gate::Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("bless") => options.bless = true,
            Long("bin") => options.binary = Some(std::path::absolute(parser.value()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

#[cfg(unix)]
fn parse_scaling(parser: &mut lexopt::Parser) -> Result<scaling::Options, Failure> {
    let mut options = scaling::Options::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("record") => options.record = true,
            Long("bin") => options.binary = Some(std::path::absolute(parser.value()?)?),
            Value(filter) => options.filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn parse_filters(parser: &mut lexopt::Parser) -> Result<Vec<String>, Failure> {
    let mut filters = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(filter) => filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(filters)
}

fn parse_nothing(parser: &mut lexopt::Parser) -> Result<(), Failure> {
    match parser.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}
