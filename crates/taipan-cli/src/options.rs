//! The command line.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use taipan::Main;

const USAGE: &str = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

const HELP: &str = "\
usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...

Runs Python 3.14 programs.

  file         run this file, or the __main__.py of this folder
  -            run the program on standard input
  -c cmd       run this program text
  -m mod       run this module
  arg ...      sys.argv[1:]

Options:
  --jit=off      only interpret, which is all that this version does
  -V, --version  print the version
  -h, --help     print this

Environment:
  PYTHONPATH        folders to look for modules in, after the program's own
  TAIPAN_GC_STRESS  collect garbage as often as possible (slow; finds defects)
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
}

/// Reads the command line; an error is what to complain.
pub(crate) fn parse() -> Result<Choice, String> {
    let complain = |text: String| format!("{text}\n{USAGE}Try `taipan -h' for more information.\n");
    parse_from(Parser::from_env()).map_err(|error| complain(error.to_string()))
}

fn parse_from(mut parser: Parser) -> Result<Choice, lexopt::Error> {
    let (main, first) = match after_settings(&mut parser)? {
        None => (Main::Input, OsString::new()),
        Some(Arg::Short('V') | Arg::Long("version")) => {
            return Ok(Choice::Say(format!(
                "Python 3.14.0 (taipan {})\n",
                env!("CARGO_PKG_VERSION")
            )));
        }
        Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Choice::Say(HELP.to_owned())),
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
    Ok(Choice::Run(Box::new(Options { main, arguments })))
}

/// Takes the options that may stand before what to run; returns what follows them.
fn after_settings(parser: &mut Parser) -> Result<Option<Arg<'_>>, lexopt::Error> {
    while parser.try_raw_args().is_some_and(|raw| raw.peek().is_some_and(is_jit)) {
        let Some(Arg::Long(_)) = parser.next()? else { break };
        match parser.value()?.string()?.as_str() {
            "off" => {}
            "on" => return Err("--jit=on: this version has no JIT compiler".into()),
            other => return Err(format!("--jit={other}: it is on or off").into()),
        }
    }
    parser.next()
}

fn is_jit(argument: &OsStr) -> bool {
    argument.to_str().is_some_and(|text| text == "--jit" || text.starts_with("--jit="))
}

fn argument(parser: &mut Parser, letter: char) -> Result<OsString, lexopt::Error> {
    parser.value().map_err(|_| format!("Argument expected for the -{letter} option").into())
}
