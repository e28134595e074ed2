//! The command line.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use taipan::Main;

const USAGE: &str = "\
usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...
       taipan run [--profile FILE] [option] ... [-c cmd | -m mod | file | -] [arg] ...
       taipan dis [-r] [-c cmd | file] [arg] ...
";

const HELP: &str = "\
Runs Python 3.14 programs.

  file         run this file, or the __main__.py of this folder
  -            run the program on standard input
  -c cmd       run this program text
  -m mod       run this module
  arg ...      sys.argv[1:]

Commands (for a file of that name, say ./run):
  run          run a program, as without a command
  dis          show the bytecode of a program, with its source

Options:
  --stats          at the end print, to standard error, what the program did:
                   instructions, specialization, allocation, collections, time
  --profile FILE   sample the Python stack and write FILE for speedscope
  --rate HZ        samples a second (1000)
  -r, --run        (dis) run the program first, and show what its
                   instructions have become
  --jit=off        only interpret, which is all that this version does
  -V, --version    print the version
  -h, --help       print this

Environment:
  PYTHONPATH           folders to look for modules in, after the program's own
  TAIPAN_GC_STRESS     collect garbage as often as possible (slow; finds defects)
  TAIPAN_MEMORY_LIMIT  bytes that the program may use (64M, 2G); MemoryError beyond
";

/// What the command line asks for.
pub(crate) enum Choice {
    /// Running a program.
    Run(Box<Options>),
    /// Printing this.
    Say(String),
}

/// How a program is run.
pub(crate) struct Options {
    pub(crate) main: Main,
    /// `sys.argv`.
    pub(crate) arguments: Vec<OsString>,
    pub(crate) task: Task,
}

/// What to do with a program.
pub(crate) enum Task {
    Run(Watch),
    /// Show its code, after a run if `run`.
    Show {
        run: bool,
    },
}

/// What to find out about a run.
pub(crate) struct Watch {
    pub(crate) stats: bool,
    /// Where the samples go, if some are to be taken.
    pub(crate) profile: Option<PathBuf>,
    /// Samples a second.
    pub(crate) rate: u32,
}

/// As often as the clocks of most systems wake a thread reliably.
const DEFAULT_RATE: u32 = 1000;
const MAX_RATE: u32 = 10_000;

/// Reads the command line; an error is what to complain.
pub(crate) fn parse() -> Result<Choice, String> {
    let complain = |text: String| format!("{text}\n{USAGE}Try `taipan -h' for more information.\n");
    parse_from(Parser::from_env()).map_err(|error| complain(error.to_string()))
}

fn parse_from(mut parser: Parser) -> Result<Choice, lexopt::Error> {
    let mut task = Task::Run(Watch { stats: false, profile: None, rate: DEFAULT_RATE });
    let (main, first) = match after_settings(&mut parser, &mut task)? {
        None => (Main::Input, OsString::new()),
        Some(Arg::Short('V') | Arg::Long("version")) => {
            return Ok(Choice::Say(format!(
                "Python 3.14.0 (taipan {})\n",
                env!("CARGO_PKG_VERSION")
            )));
        }
        Some(Arg::Short('h') | Arg::Long("help")) => {
            return Ok(Choice::Say(format!("{USAGE}\n{HELP}")));
        }
        Some(Arg::Short('c')) => {
            let text = argument(&mut parser, 'c')?.string()?;
            (Main::Text(text), "-c".into())
        }
        Some(Arg::Short('m')) => {
            let module = argument(&mut parser, 'm')?.string()?;
            (Main::Module(module), "-m".into())
        }
        Some(Arg::Value(path)) if path == "-" => (Main::Input, "-".into()),
        Some(Arg::Value(path)) => (Main::File(PathBuf::from(&path)), path),
        Some(Arg::Short(letter)) => {
            return Err(lexopt::Error::from(format!("Unknown option: -{letter}")));
        }
        Some(Arg::Long(name)) => return Err(format!("unknown option --{name}").into()),
    };
    let mut arguments = vec![first];
    arguments.extend(parser.raw_args()?);
    Ok(Choice::Run(Box::new(Options { main, arguments, task })))
}

/// Takes the command and the options that may stand before what to run; returns
/// what follows them.
fn after_settings<'p>(
    parser: &'p mut Parser,
    task: &mut Task,
) -> Result<Option<Arg<'p>>, lexopt::Error> {
    let mut is_first = true;
    while let Some(next) = parser.try_raw_args().and_then(|raw| raw.peek().map(OsStr::to_owned)) {
        let text = next.to_str().unwrap_or("");
        let name = text.split('=').next().unwrap_or("");
        match (name, &mut *task) {
            ("run", Task::Run(_)) if is_first => {
                parser.next()?;
            }
            ("dis", _) if is_first => {
                parser.next()?;
                *task = Task::Show { run: false };
            }
            ("-r" | "--run", Task::Show { run }) => {
                parser.next()?;
                *run = true;
            }
            ("--stats", Task::Run(watch)) => {
                parser.next()?;
                watch.stats = true;
            }
            ("--profile", Task::Run(watch)) => {
                parser.next()?;
                watch.profile = Some(PathBuf::from(parser.value()?));
            }
            ("--rate", Task::Run(watch)) => {
                parser.next()?;
                watch.rate = parser.value()?.parse()?;
                if watch.rate == 0 || watch.rate > MAX_RATE {
                    return Err(format!("--rate is 1 to {MAX_RATE}").into());
                }
            }
            ("--jit", _) => {
                parser.next()?;
                match parser.value()?.string()?.as_str() {
                    "off" => {}
                    "on" => return Err("--jit=on: this version has no JIT compiler".into()),
                    other => return Err(format!("--jit={other}: it is on or off").into()),
                }
            }
            _ => break,
        }
        is_first = false;
    }
    parser.next()
}

fn argument(parser: &mut Parser, letter: char) -> Result<OsString, lexopt::Error> {
    parser.value().map_err(|_| format!("Argument expected for the -{letter} option").into())
}
