//! The rules that neither the compiler nor the linter knows.
//!
//! - A file has one idea: none is longer than 600 lines, and each begins with `//!` that says what
//!   lives there.
//! - A Python program cannot make the runtime panic: no `unwrap()`, `todo!`, `unimplemented!` in
//!   the crates that run programs, outside of tests.
//! - Values live where the collector finds them: no `Vec<Value>` and the like in those crates. A
//!   container that a collection traces, or a `Value` that is not Python's, is excused by `// tidy: REASON`
//!   on the line or the one above.
//! - No tabs, no trailing white space.
//! - Every program of the corpus has a record, every record a program.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::corpus;
use crate::report::say;

const MOST_LINES: usize = 600;

/// Crates in which what a Python program does must not panic.
const NO_PANIC: [&str; 3] = ["taipan-vm", "taipan-stdlib", "taipan-heap"];
/// Crates in which values may only lie in heap objects and on the stack.
const NO_HIDDEN_VALUES: [&str; 2] = ["taipan-vm", "taipan-stdlib"];

const PANICS: [&str; 3] = [".unwrap()", "todo!(", "unimplemented!("];
/// Followed by the reason: that no values are kept there, or what traces them.
const EXCUSE: &str = "// tidy: ";

/// Containers on the malloc heap, which the collector does not search.
const HIDING_PLACES: [&str; 11] = [
    "Vec<",
    "VecDeque<",
    "Box<[",
    "Box<",
    "HashMap<",
    "HashSet<",
    "BTreeMap<",
    "IndexMap<",
    "SmallVec<",
    "Rc<",
    "Arc<",
];

struct Finding {
    path: PathBuf,
    line: usize,
    rule: String,
}

/// Checks all rules; false where one is broken.
pub(crate) fn tidy() -> Result<bool, Failure> {
    let root = corpus::root();
    let mut findings = Vec::new();
    let mut files = Vec::new();
    for folder in ["crates", "xtask", "fuzz", "bench", "examples"] {
        rust_files(&root.join(folder), &mut files)?;
    }
    files.sort();
    let sources = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    for (path, source) in files.iter().zip(&sources) {
        let shown = path.strip_prefix(&root).unwrap_or(path);
        check_source(shown, source, &mut findings);
        if !has_head(path, source, &sources) {
            let rule = "no `//!` at the head that says what lives here".to_owned();
            findings.push(Finding { path: path.clone(), line: 1, rule });
        }
    }
    check_corpus(&root.join("tests"), &mut findings)?;
    for finding in &findings {
        let path = finding.path.strip_prefix(&root).unwrap_or(&finding.path);
        say(format_args!("{}:{}: {}", path.display(), finding.line, finding.rule));
    }
    say(format_args!("tidy: {} Rust files, {} findings", files.len(), findings.len()));
    Ok(findings.is_empty())
}

fn rust_files(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !dir.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether the file begins by saying what lives there. A file that is included by `include!` cannot
/// have `//!`, so there a plain comment will do.
fn has_head(path: &Path, source: &str, sources: &[String]) -> bool {
    let first =
        source.lines().find(|line| !line.is_empty() && !line.starts_with("#![")).unwrap_or("");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let included = || sources.iter().any(|s| s.contains(&format!("include!(\"{name}\")")));
    first.starts_with("//!") || first.starts_with("//") && included()
}

fn check_source(path: &Path, source: &str, findings: &mut Vec<Finding>) {
    let mut find =
        |line: usize, rule: String| findings.push(Finding { path: path.to_owned(), line, rule });
    let count = source.lines().count();
    if count > MOST_LINES {
        find(count, format!("{count} lines: more than {MOST_LINES}, so probably two ideas"));
    }
    let in_crates = |names: &[&str]| {
        names.iter().any(|name| path.starts_with(Path::new("crates").join(name).join("src")))
    };
    let is_test_file = path.file_stem().is_some_and(|stem| stem == "tests")
        || path.components().any(|part| part.as_os_str() == "tests");
    let (no_panic, no_hiding) = (in_crates(&NO_PANIC), in_crates(&NO_HIDDEN_VALUES));
    let mut in_tests = is_test_file;
    let mut above = "";
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        if line.ends_with([' ', '\t']) {
            find(number, "trailing white space".to_owned());
        }
        if line.contains('\t') {
            find(number, "a tab".to_owned());
        }
        // By convention the unit tests are the last item of a file.
        in_tests |= line.trim() == "#[cfg(test)]";
        let code = line.split("//").next().unwrap_or_default();
        if !in_tests && no_panic {
            for panic in PANICS.iter().filter(|panic| code.contains(*panic)) {
                find(number, format!("`{panic}`: a Python program must not be able to panic"));
            }
        }
        let excused = in_tests || line.contains(EXCUSE) || above.contains(EXCUSE);
        if let Some(place) = hides_values(code).filter(|_| no_hiding && !excused) {
            find(number, format!("`{place}`: the collector does not see it; use `GcVec`"));
        }
        above = line;
    }
}

/// The type that keeps a `Value` on the malloc heap, where this line of code names one.
fn hides_values(code: &str) -> Option<String> {
    HIDING_PLACES.iter().find_map(|place| {
        code.match_indices(place).find_map(|(at, _)| {
            let prefixed = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let inside = bracketed(&code[at..]);
            (!prefixed && names_value(inside)).then(|| inside.to_owned())
        })
    })
}

/// The type at the start of `text`, up to the angle bracket that closes it.
fn bracketed(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            // The arrow of a function type closes nothing.
            '>' if !text[..at].ends_with('-') => {
                depth -= 1;
                if depth == 0 {
                    return &text[..=at];
                }
            }
            _ => {}
        }
    }
    text
}

/// Whether `Value` occurs in a type as a type of its own. Types of functions do not hold values.
fn names_value(ty: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    !ty.contains("Fn(")
        && !ty.contains("fn(")
        && ty.match_indices("Value").any(|(at, word)| {
            !ty[..at].ends_with(is_part) && !ty[at + word.len()..].starts_with(is_part)
        })
}

/// Every program has a record and every record a program.
fn check_corpus(tests: &Path, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    for topic in fs::read_dir(tests)? {
        let dir = topic?.path();
        if !dir.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&dir)? {
            let path = entry?.path();
            let mut find = |rule: &str| {
                findings.push(Finding { path: path.clone(), line: 1, rule: rule.into() })
            };
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('_'));
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("py") if !hidden && !path.with_extension("out").exists() => {
                    find("nothing recorded: `cargo xtask record`");
                }
                Some("out" | "err" | "status" | "in" | "args")
                    if !path.with_extension("py").exists() =>
                {
                    find("a record without a program");
                }
                _ => {}
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::hides_values;

    #[test]
    fn finds_hidden_values() {
        assert_eq!(hides_values("items: Vec<Value>,").as_deref(), Some("Vec<Value>"));
        assert!(hides_values("map: HashMap<u32, (Value, u8)>,").is_some());
        assert!(hides_values("let args: Box<[Value]> = x;").is_some());
    }

    #[test]
    fn leaves_other_types_alone() {
        assert_eq!(hides_values("items: GcVec<Value>, n: Vec<u8>, v: Value"), None);
        assert_eq!(hides_values("kinds: Vec<ValueKind>, all: Vec<MyValue>"), None);
        assert_eq!(hides_values("f: Box<dyn Fn(&Vm) -> Value>"), None);
        assert_eq!(hides_values("fn f(names: Vec<u8>, value: Value) {}"), None);
    }
}
