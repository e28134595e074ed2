//! The corpus: Python programs with recorded outcomes.
//!
//! A program is a file `tests/<topic>/<name>.py` whose name does not begin with an underscore;
//! modules that programs import are `_name.py` or lie in folders of their own. Beside it lie
//!
//! - `<name>.out`: what it writes to standard output;
//! - `<name>.err`: what it writes to standard error, absent where that is nothing;
//! - `<name>.status`: its exit status, absent where that is 0;
//! - `<name>.in`, `<name>.args`: optional standard input and arguments (one a line).
//!
//! Directives are comments at the head of the program:
//!
//! - `# requires: 3.14`: the outcome is recorded with CPython 3.14, because 3.13 differs;
//! - `# modes: no-stress`: the program is left out of a mode.
//!
//! A program runs in its topic's folder. Tracebacks show that folder's absolute path; `<dir>`
//! stands for it in the records.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;

/// The version of the language that a program's outcome is recorded with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    /// Python 3.13 and 3.14 agree: recorded with CPython 3.13.
    Either,
    /// Only 3.14 behaves so.
    Python314,
}

/// One program of the corpus.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// `topic/name`.
    pub(crate) name: String,
    /// The folder of the topic; absolute.
    pub(crate) dir: PathBuf,
    /// The name of the file in it.
    pub(crate) file: String,
    /// Which CPython the outcome comes from.
    pub(crate) language: Language,
    /// Modes that leave this program out.
    pub(crate) excluded_modes: Vec<String>,
    /// Command-line arguments.
    pub(crate) args: Vec<String>,
    /// Standard input.
    pub(crate) stdin: Vec<u8>,
}

/// What a program did, with the topic's folder replaced by `<dir>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Outcome {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// The exit status; a signal's number is negative, as in Python's `subprocess`.
    pub(crate) status: i32,
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The programs whose name contains one of `filters` (all, where there are none), sorted by name.
pub(crate) fn programs(filters: &[String]) -> Result<Vec<Program>, Failure> {
    let tests = root().join("tests");
    let mut found = Vec::new();
    for topic in fs::read_dir(&tests)? {
        let dir = topic?.path();
        if !dir.is_dir() {
            continue;
        }
        for file in fs::read_dir(&dir)? {
            let path = file?.path();
            if let Some(program) = read_program(&dir, &path)? {
                let selected =
                    filters.is_empty() || filters.iter().any(|f| program.name.contains(f.as_str()));
                if selected {
                    found.push(program);
                }
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn read_program(dir: &Path, path: &Path) -> Result<Option<Program>, Failure> {
    let (Some(file), Some(topic)) = (path.file_name(), dir.file_name()) else { return Ok(None) };
    let (file, topic) = (file.to_string_lossy(), topic.to_string_lossy());
    let Some(stem) = file.strip_suffix(".py") else { return Ok(None) };
    if stem.starts_with('_') || !path.is_file() {
        return Ok(None);
    }
    let mut program = Program {
        name: format!("{topic}/{stem}"),
        dir: dir.to_owned(),
        file: file.clone().into_owned(),
        language: Language::Either,
        excluded_modes: Vec::new(),
        args: Vec::new(),
        stdin: Vec::new(),
    };
    // Lossy, because a program may be about source that is not UTF-8.
    let source = String::from_utf8_lossy(&fs::read(path)?).into_owned();
    for line in source.lines().take_while(|line| line.starts_with('#')) {
        read_directive(line, &mut program)?;
    }
    if let Some(args) = read_optional(&path.with_extension("args"))? {
        program.args = args.lines().map(str::to_owned).collect();
    }
    if let Some(stdin) = read_optional(&path.with_extension("in"))? {
        program.stdin = stdin.into_bytes();
    }
    Ok(Some(program))
}

fn read_directive(line: &str, program: &mut Program) -> Result<(), Failure> {
    let name = &program.name;
    if let Some(version) = line.strip_prefix("# requires:") {
        match version.trim() {
            "3.14" => program.language = Language::Python314,
            other => return Err(format!("{name}: cannot require {other:?}").into()),
        }
    } else if let Some(modes) = line.strip_prefix("# modes:") {
        for mode in modes.split_whitespace() {
            let Some(excluded) = mode.strip_prefix("no-") else {
                return Err(format!("{name}: {mode:?} is not of the form no-MODE").into());
            };
            program.excluded_modes.push(excluded.to_owned());
        }
    }
    Ok(())
}

fn read_optional(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: {error}", path.display()).into()),
    }
}

impl Program {
    fn beside(&self, extension: &str) -> PathBuf {
        self.dir.join(&self.file).with_extension(extension)
    }

    /// The recorded outcome; `None` where nothing was recorded.
    pub(crate) fn expected(&self) -> Result<Option<Outcome>, Failure> {
        let Some(stdout) = read_optional(&self.beside("out"))? else { return Ok(None) };
        let stderr = read_optional(&self.beside("err"))?.unwrap_or_default();
        let status = match read_optional(&self.beside("status"))? {
            Some(text) => text.trim().parse().map_err(|e| format!("{}.status: {e}", self.name))?,
            None => 0,
        };
        Ok(Some(Outcome { stdout, stderr, status }))
    }

    /// Writes the outcome down; true where the files changed.
    pub(crate) fn write_expected(&self, outcome: &Outcome) -> Result<bool, Failure> {
        if self.expected()?.as_ref() == Some(outcome) {
            return Ok(false);
        }
        fs::write(self.beside("out"), &outcome.stdout)?;
        write_or_remove(&self.beside("err"), &outcome.stderr, outcome.stderr.is_empty())?;
        let status = format!("{}\n", outcome.status);
        write_or_remove(&self.beside("status"), &status, outcome.status == 0)?;
        Ok(true)
    }
}

fn write_or_remove(path: &Path, text: &str, trivial: bool) -> Result<(), Failure> {
    if !trivial {
        return Ok(fs::write(path, text)?);
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
