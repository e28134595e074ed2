//! Deep and large programs: an error or a code block, never a fault.

use taipan_compiler::{Options, compile};
use taipan_syntax::{Mode, ParseOptions, parse};

fn compiles(source: &str) -> bool {
    let options = ParseOptions::default();
    let Ok(parsed) = parse(source, "<test>", Mode::Exec, &options) else { return false };
    match compile(&parsed, "<test>", &Options::default()) {
        Ok(code) => {
            assert_eq!(taipan_bytecode::verify::verify(&code), Ok(()));
            true
        }
        Err(_) => false,
    }
}

#[test]
fn deep() {
    // The deepest of each that the parser lets through.
    let shapes: [fn(usize) -> String; 14] = [
        |n| format!("x = {}1{}", "f(".repeat(n), ")".repeat(n)),
        |n| format!("x = {}y{}", "[".repeat(n), "]".repeat(n)),
        |n| format!("x = {}y{}", "(".repeat(n), ",)".repeat(n)),
        |n| format!("x = {}y{}", "{1:".repeat(n), "}".repeat(n)),
        |n| format!("x = {}y", "-".repeat(n)),
        |n| format!("x = {}y", "not ".repeat(n)),
        |n| format!("x = y{}", " + y".repeat(n)),
        |n| format!("x = {}y", "y ** ".repeat(n)),
        |n| format!("x = y{}", ".a".repeat(n)),
        |n| format!("x = y{}", "(1)".repeat(n)),
        |n| format!("x = {}y", "lambda: ".repeat(n)),
        |n| format!("x = {}y", "y if z else ".repeat(n)),
        |n| format!("if x: pass\n{}", "elif y: pass\n".repeat(n)),
        |n| format!("x = {}y{}", "[z for z in ".repeat(n), "]".repeat(n)),
    ];
    for shape in shapes {
        let mut depth = 8;
        while depth < 20_000 && compiles(&shape(depth)) {
            depth *= 2;
        }
        compiles(&shape(depth - depth / 4));
        compiles(&shape(depth));
    }
}

#[test]
fn large() {
    // Operands that need the wide form, and more than it can hold.
    let names = |count: usize| -> String {
        (0..count).map(|number| format!("    v{number} = {number} + f\n")).collect()
    };
    assert!(compiles(&format!("def g(f):\n{}    return v3\n", names(700))));
    assert!(!compiles(&format!("def g(f):\n{}", names(70_000))));
    let arguments = |count: usize| (0..count).map(|n| format!("{n}.5,")).collect::<String>();
    assert!(compiles(&format!("f({})", arguments(300))));
    assert!(compiles(&format!("x = f, [{}], {{{}}}", arguments(70_000), arguments(70_000))));
    assert!(compiles(&format!("x = (f, {})", arguments(70_000))));
    assert!(compiles(&format!("f'{}'", "{x}a".repeat(2000))));
    assert!(compiles(&"x.a = y\n".repeat(70_000)));
}
