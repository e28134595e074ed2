//! `--stats`, `dis` and `run --profile` of the command.

use std::process::{Command, Output};

const PROGRAM: &str = "
class Point:
    def __init__(self, x):
        self.x = x

def total(n):
    result = 0
    for i in range(n):
        result += Point(i).x
    return result

print(total(2000))
";

fn taipan(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_taipan")).args(arguments).output();
    output.expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn statistics_follow_the_output() {
    let output = taipan(&["--stats", "-c", PROGRAM]);
    assert_eq!(text(&output.stdout), "1999000\n");
    let report = text(&output.stderr);
    for part in [
        "Instructions:",
        "ForRange",
        "Specialization:",
        "Caches:",
        "LoadAttrSlot",
        "Allocation:",
        "Instance",
        "Collections:",
        "young",
        "Time:",
        "parse",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
}

#[test]
fn statistics_come_after_an_error_too() {
    let output = taipan(&["--stats", "-c", "1 / 0"]);
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stderr);
    assert!(report.contains("ZeroDivisionError") && report.contains("Instructions:"), "{report}");
}

#[test]
fn code_is_shown_with_its_source() {
    let shown = text(&taipan(&["dis", "-c", PROGRAM]).stdout);
    assert!(shown.contains("code \"total\""), "{shown}");
    assert!(shown.contains("result += Point(i).x"), "{shown}");
    assert!(shown.contains("ForIter") && !shown.contains("ForRange"), "{shown}");
}

#[test]
fn code_is_shown_as_the_run_has_left_it() {
    let shown = text(&taipan(&["dis", "-r", "-c", PROGRAM]).stdout);
    assert!(shown.starts_with("1999000\n"), "{shown}");
    assert!(shown.contains("ForRange") && shown.contains("LoadAttrSlot"), "{shown}");
}

#[test]
fn syntax_errors_are_reported() {
    let output = taipan(&["dis", "-c", "1 +"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("SyntaxError"));
}

#[test]
fn profiles_are_written() {
    let file = std::env::temp_dir().join(format!("taipan-profile-{}.json", std::process::id()));
    let path = file.to_string_lossy().into_owned();
    let program = "
def work():
    t = 0
    for i in range(300000):
        t += i
work()
work()
";
    let output = taipan(&["run", "--profile", &path, "--rate", "5000", "-c", program]);
    assert!(text(&output.stderr).contains("speedscope"), "{}", text(&output.stderr));
    let written = std::fs::read_to_string(&file).expect("the profile was written");
    std::fs::remove_file(&file).expect("it can be removed");
    let check = "
import json, sys
profile = json.loads(sys.argv[1])
assert profile['$schema'] == 'https://www.speedscope.app/file-format-schema.json'
frames = profile['shared']['frames']
assert all(set(f) == {'name', 'file', 'line'} for f in frames)
assert len(profile['profiles']) == 2
for p in profile['profiles']:
    assert p['type'] == 'sampled' and p['unit'] == 'microseconds'
    assert len(p['samples']) == len(p['weights'])
    assert abs(sum(p['weights']) - (p['endValue'] - p['startValue'])) < 1 + len(p['weights'])
    assert all(0 <= i < len(frames) for s in p['samples'] for i in s)
names = {f['name'] for f in frames}
print('work' in names)
";
    let checked = taipan(&["-c", check, &written]);
    assert_eq!(text(&checked.stdout), "True\n", "{}", text(&checked.stderr));
}

#[test]
fn mistakes_in_the_options_are_told() {
    assert_eq!(taipan(&["run", "--rate", "0", "-c", "1"]).status.code(), Some(2));
    assert_eq!(taipan(&["dis", "-m", "json"]).status.code(), Some(2));
    let output = taipan(&["run", "-c", "import sys; print(sys.argv)", "a", "--stats"]);
    assert_eq!(text(&output.stdout), "['-c', 'a', '--stats']\n");
}
