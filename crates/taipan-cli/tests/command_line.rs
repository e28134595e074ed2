//! What is run, with which `sys.argv`, `__package__` and search path, and which status
//! the process ends with.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of the test's own with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("taipan-{name}-{}", std::process::id()));
    for (file, text) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    }
    folder
}

fn command(folder: &PathBuf, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(arguments).current_dir(folder).env_remove("PYTHONPATH");
    command
}

fn shown(output: &Output) -> (String, Option<i32>) {
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code())
}

#[test]
fn files_folders_modules_and_texts_are_run() {
    let tell = "import sys\nprint(__name__, __package__, sys.argv)\n";
    let here = folder(
        "run",
        &[
            ("tell.py", tell),
            ("box/__main__.py", tell),
            ("box/__init__.py", ""),
            ("box/part.py", tell),
        ],
    );
    for (arguments, expected) in [
        (&["tell.py", "a", "-c"][..], "__main__ None ['tell.py', 'a', '-c']\n"),
        (&["--", "tell.py"], "__main__ None ['tell.py']\n"),
        (&["run", "tell.py", "b"], "__main__ None ['tell.py', 'b']\n"),
        (&["box", "c"], "__main__  ['box', 'c']\n"),
        (&["-c", tell, "d"], "__main__ None ['-c', 'd']\n"),
    ] {
        let output = command(&here, arguments).output().expect("the binary runs");
        assert_eq!(shown(&output), (expected.to_owned(), Some(0)), "{arguments:?}");
    }
    for (module, package) in [("tell", ""), ("box", "box"), ("box.part", "box")] {
        let output = command(&here, &["-m", module]).output().expect("the binary runs");
        let (text, status) = shown(&output);
        assert!(text.starts_with(&format!("__main__ {package} [")), "{module}: {text}");
        assert_eq!(status, Some(0));
    }
    let mut child = command(&here, &["-", "e"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(tell.as_bytes()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(shown(&output), ("__main__ None ['-', 'e']\n".to_owned(), Some(0)));
    let _ = std::fs::remove_dir_all(here);
}

#[test]
fn pythonpath_comes_behind_the_programs_folder() {
    let here = folder(
        "path",
        &[
            ("main.py", "import first, second\nprint(first.where, second.where)\n"),
            ("first.py", "where = 'beside'\n"),
            ("lib/first.py", "where = 'lib'\n"),
            ("lib/second.py", "where = 'lib'\n"),
        ],
    );
    let output = command(&here, &["main.py"]).env("PYTHONPATH", "lib:lib").output();
    assert_eq!(shown(&output.expect("it runs")), ("beside lib\n".to_owned(), Some(0)));
    let text = "import sys; print(len(sys.path), sys.path[1].endswith('lib'))";
    let output = command(&here, &["-c", text]).env("PYTHONPATH", "lib:lib").output();
    assert_eq!(shown(&output.expect("it runs")), ("2 True\n".to_owned(), Some(0)));
    let _ = std::fs::remove_dir_all(here);
}

#[test]
fn what_cannot_be_run_is_said_with_a_status() {
    let here = folder("errors", &[("empty/x.py", ""), ("bad.py", "def f(:\n")]);
    for (arguments, status, complaint) in [
        (&["missing.py"][..], 2, "can't open file"),
        (&["empty"], 1, "can't find '__main__' module"),
        (&["bad.py"], 1, "SyntaxError"),
        (&["-Z"], 2, "Unknown option: -Z"),
        (&["-c"], 2, "Argument expected for the -c option"),
        (&["-m", "no_such_module"], 1, "No module named no_such_module"),
        (&["-c", "raise SystemExit('bye')"], 1, "bye"),
        (&["-c", "import sys; sys.exit(7)"], 7, ""),
        (&["-c", "1 / 0"], 1, "ZeroDivisionError: division by zero"),
    ] {
        let output = command(&here, arguments).output().expect("the binary runs");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.contains(complaint), "{arguments:?}: {errors}");
    }
    let _ = std::fs::remove_dir_all(here);
}
