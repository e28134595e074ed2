//! Limits and interrupts hold inside long native operations: a program that asks
//! for too much gets `MemoryError`, one that takes too long can be stopped.

use std::time::Duration;
use taipan::{Denied, Exit, Isolate, Settings};

/// Bytes; far above what an isolate needs, far below what the programs ask for.
const LIMIT: usize = 64 << 20;

/// What a program that got its `MemoryError` exits with.
const CAUGHT: Exit = Exit(7);

fn isolate() -> Isolate {
    Isolate::new(Settings { memory_limit: LIMIT, ..Settings::default() }, Box::new(Denied))
}

fn runs_out_of_memory(statement: &str) {
    let body = statement.replace('\n', "\n    ");
    let program = format!("try:\n    {body}\nexcept MemoryError:\n    raise SystemExit(7)\n");
    assert_eq!(isolate().run_text(&program, "<test>"), CAUGHT, "{statement}");
}

fn can_be_interrupted(statement: &str) {
    let mut isolate = isolate();
    let interrupt = isolate.interrupt();
    let other = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        interrupt.set();
    });
    assert_eq!(isolate.run_text(statement, "<test>"), Exit::INTERRUPTED, "{statement}");
    assert!(other.join().is_ok());
}

#[test]
fn containers_that_grow_stop_at_the_limit() {
    for statement in [
        "list(range(10**9))",
        "set(range(10**9))",
        "tuple(iter(int, 1))",
        "[x for x in iter(int, 1)]",
        "[*iter(int, 1)]",
        "dict.fromkeys(range(10**9))",
        "sorted(range(10**9))",
        "list(zip(iter(int, 1), iter(int, 1)))",
        "[0] * 10**9",
        "bytearray(10**12)",
        "import re\nre.match('(?:a|b|cd)*', 'ab' * 10**7)",
        "repr(['abcdefghij' * 10] * 10**6)",
        "compile('[' + '1,' * (3 * 10**6) + '1]', 'f', 'exec')",
        "10 ** 10 ** 8",
        "(1 << 2 * 10**8) * (1 << 2 * 10**8)",
        "[type('A', (), {}) for i in range(10**7)]",
    ] {
        runs_out_of_memory(statement);
    }
}

#[test]
fn garbage_is_collected_inside_native_operations() {
    for statement in ["sum(map(len, map(str, range(10**6))))", "max([i] for i in range(10**6))"] {
        assert_eq!(isolate().run_text(statement, "<test>"), Exit::SUCCESS, "{statement}");
    }
}

#[test]
fn native_operations_can_be_interrupted() {
    for statement in [
        "sum(range(10**12))",
        "min(map(abs, range(10**12)))",
        "10**9 in iter(int, 1)",
        "all(map(lambda x: True, iter(int, 1)))",
        "next(filter(None, iter(int, 1)))",
        "''.join(iter(str, 1))",
        "5.5 in range(10**12)",
        "7 ** (10**7)",
        "import math\nmath.factorial(2 * 10**6)",
        "import sys\nsys.set_int_max_str_digits(0)\nstr((1 << 4 * 10**7) - 1)",
        "import math\nmath.gcd((1 << 3 * 10**7) - 1, (1 << 2 * 10**7 + 7) - 3)",
        "import re\nre.search(r'(a+)+$', 'a' * 40 + 'b')",
        "import re\nre.match(r'(?:a?){60}a{60}', 'a' * 60)",
    ] {
        can_be_interrupted(statement);
    }
}
