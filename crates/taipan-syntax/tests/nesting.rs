//! Deep programs: they parse or are refused; they never overflow a stack.

use taipan_syntax::{Mode, ParseOptions, SyntaxErrorKind, depth::MAX_DEPTH, parse};

/// On a thread with the default stack of 2 MB.
fn outcome(source: String) -> Result<usize, (SyntaxErrorKind, String)> {
    let run = move || match parse(&source, "<deep>", Mode::Exec, &ParseOptions::default()) {
        Ok(parsed) => Ok(parsed.depth),
        Err(error) => Err((error.kind, error.message)),
    };
    std::thread::spawn(run).join().expect("no overflow, no panic")
}

fn chains(n: usize) -> Vec<(&'static str, String)> {
    vec![
        ("sum", vec!["x"; n].join("+")),
        ("attribute", format!("x{}", ".a".repeat(n))),
        ("call", format!("f{}", "()".repeat(n))),
        ("subscript", format!("f{}", "[0]".repeat(n))),
        ("not", format!("{}x", "not ".repeat(n))),
        ("minus", format!("{}x", "-".repeat(n))),
        ("invert", format!("{}x", "~".repeat(n))),
        ("power", vec!["x"; n].join("**")),
        ("lambda", format!("{}x", "lambda: ".repeat(n))),
        ("lambda with parameters", format!("{}x", "lambda a, b=1: ".repeat(n))),
        ("ternary", format!("{}z", "x if y else ".repeat(n))),
        ("attribute pattern", format!("match x:\n    case {}: pass", vec!["x"; n].join("."))),
        (
            "await",
            format!(
                "async def f():
    {}x{}",
                "await (".repeat(150),
                ")".repeat(150)
            ),
        ),
    ]
}

#[test]
fn chains_within_the_limit_parse() {
    for (name, source) in chains(MAX_DEPTH - 100) {
        if name == "call" || name == "subscript" || name == "lambda" || name.starts_with("lambda") {
            continue;
        }
        assert!(outcome(source).is_ok(), "{name}");
    }
}

#[test]
fn chains_beyond_the_limit_are_refused() {
    for (name, source) in chains(200_000) {
        if name == "await" {
            continue;
        }
        let (kind, message) = outcome(source).expect_err(name);
        assert_eq!(kind, SyntaxErrorKind::RecursionError, "{name}");
        assert_eq!(message, "maximum recursion depth exceeded during compilation", "{name}");
    }
}

#[test]
fn flat_programs_are_not_deep() {
    let n = 50_000;
    let programs = [
        vec!["x"; n].join(" and "),
        vec!["not x"; n].join(" or "),
        vec!["x"; n].join(" < "),
        "\"a\" ".repeat(n),
        format!("if x: pass\n{}", "elif x: pass\n".repeat(n)),
        format!("[{}]", "a + b, ".repeat(n)),
        "x = a + b\n".repeat(n),
        "x = ".repeat(n) + "1",
        format!("{}def f(): pass", "@x\n".repeat(1000)),
    ];
    for program in programs {
        let start: String = program.chars().take(30).collect();
        assert!(outcome(program).is_ok_and(|depth| depth < 50), "{start}");
    }
}

#[test]
fn brackets_and_indents_have_the_limits_of_cpython() {
    let message = |source: String| outcome(source).expect_err("an error").1;
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")")] {
        assert!(outcome(open.repeat(200) + "x" + &close.repeat(200)).is_ok(), "{open}");
        for n in [201, 1000, 100_000] {
            assert_eq!(message(open.repeat(n) + &close.repeat(n)), "too many nested parentheses");
        }
    }
    let indented = |n: usize| -> String {
        (0..n).map(|i| format!("{}if x:\n", " ".repeat(i))).collect::<String>()
            + &" ".repeat(n)
            + "x\n"
    };
    assert!(outcome(indented(99)).is_ok());
    assert_eq!(message(indented(100)), "too many levels of indentation");
    assert_eq!(
        message("f\"{a:{b:{c:{d}}}}\"".to_owned()),
        "f-string: expressions nested too deeply"
    );
    assert!(outcome("f\"{a:{b:{c}}}\"".to_owned()).is_ok());
}

#[test]
fn erroneous_deep_programs_end_in_an_error() {
    for n in [100, 1_000, 20_000] {
        for (name, source) in chains(n) {
            assert!(outcome(source.clone() + " $").is_err(), "{name}");
            assert!(outcome(format!("({source}")).is_err(), "{name}");
        }
    }
}
