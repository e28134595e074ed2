//! Where the system bounds the addresses of the process (`ulimit -v`).

#![cfg(target_os = "linux")]

use std::process::{Command, Output};

fn within(kilobytes: u32, program: &str) -> Output {
    Command::new("sh")
        .args(["-c", &format!("ulimit -v {kilobytes}; exec \"$@\""), "sh"])
        .args([env!("CARGO_BIN_EXE_taipan"), "-c", program])
        .output()
        .expect("a shell is there")
}

#[test]
fn it_starts() {
    for kilobytes in [100_000, 150_000, 200_000, 250_000, 400_000, 1_000_000] {
        let output = within(kilobytes, "print(6 * 7)");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.stdout, b"42\n", "{kilobytes}: {said}");
    }
}

/// What Rust allocates for nested code is not counted; still nothing aborts.
#[test]
fn refused_memory_is_a_memory_error() {
    let program = "import sys
sys.setrecursionlimit(10**6)
n = 0
def go():
    global n
    n += 1
    if n < 100000: exec('go()\\nx = [{1: lambda q: q + i for i in range(3)} for _ in [1]]')
try: go()
except (RecursionError, MemoryError): pass
print('alive')
";
    for kilobytes in [300_000, 450_000, 600_000] {
        let output = within(kilobytes, program);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.stdout, b"alive\n", "{kilobytes}: {said}");
    }
}

#[test]
fn a_limit_that_cannot_be_read_is_an_error() {
    for (limit, status) in [("64M", 0), ("100000000", 0), ("", 0), ("64 MB", 2), ("-1", 2)] {
        let output = Command::new(env!("CARGO_BIN_EXE_taipan"))
            .args(["-c", "print(1)"])
            .env("TAIPAN_MEMORY_LIMIT", limit)
            .output()
            .expect("the binary runs");
        assert_eq!(output.status.code(), Some(status), "{limit:?}");
    }
}
