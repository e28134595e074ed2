//! Mutations of programs: whatever the text, `parse` returns.

use std::fs;
use std::path::Path;

use taipan_syntax::{Mode, ParseOptions, decode_source, parse};

/// A small generator of pseudo-random numbers (xorshift), seeded, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

const FRAGMENTS: [&str; 48] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    "\n",
    "    ",
    "\t",
    "=",
    ":=",
    "==",
    "*",
    "**",
    ".",
    "...",
    "->",
    "@",
    "f\"{",
    "}\"",
    "t'{x!r:",
    "\"\"\"",
    "'",
    "\\",
    "\\\n",
    "lambda ",
    "if ",
    " else ",
    " for x in ",
    "def f(",
    "class A",
    "match x:\n    case ",
    "async ",
    "await ",
    "yield ",
    "return ",
    "import ",
    "0x",
    "1_",
    "1e",
    "é",
    "\u{2028}",
    "$",
    "global x\n",
    "except* ",
];

fn mutate(program: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = program.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(characters.len() + 1);
        match random.below(4) {
            0 => {
                let fragment = FRAGMENTS[random.below(FRAGMENTS.len())];
                characters.splice(at..at, fragment.chars());
            }
            1 => {
                let end = (at + random.below(12)).min(characters.len());
                characters.drain(at..end);
            }
            2 => {
                let end = (at + random.below(40)).min(characters.len());
                let copy: Vec<char> = characters[at..end].to_vec();
                let to = random.below(characters.len() + 1);
                characters.splice(to..to, copy);
            }
            _ => characters.truncate(at),
        }
    }
    characters.into_iter().collect()
}

fn programs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "py") {
            let text = fs::read_to_string(entry.path()).expect("a file");
            programs.extend(text.split("###\n").map(str::to_owned));
        }
    }
    programs.sort();
    programs
}

#[test]
fn mutated_programs_never_panic() {
    let programs = programs();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let rounds =
        std::env::var("TAIPAN_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(6_000);
    for _ in 0..rounds {
        let program = mutate(&programs[random.below(programs.len())], &mut random);
        for mode in [Mode::Exec, Mode::Single, Mode::Eval] {
            let run = || drop(parse(&program, "<mutated>", mode, &ParseOptions::default()));
            assert!(std::panic::catch_unwind(run).is_ok(), "{program:?}");
        }
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..2_000 {
        let bytes: Vec<u8> = (0..random.below(60)).map(|_| random.below(256) as u8).collect();
        if let Ok(source) = decode_source(&bytes, "<random>") {
            let _ = parse(&source, "<random>", Mode::Exec, &ParseOptions::default());
        }
    }
}
