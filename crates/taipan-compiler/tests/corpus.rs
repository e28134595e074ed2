//! Every program at hand compiles to code that the verifier accepts.
//!
//! `TAIPAN_PYTHON_LIB` may name a CPython's `Lib` folder, whose modules are
//! compiled, too.

use std::path::{Path, PathBuf};

use taipan_compiler::{Options, compile};
use taipan_syntax::{Mode, ParseOptions, decode_source, parse};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// Compiles all programs in a folder; what could not be.
fn compile_all(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    programs(folder, &mut paths);
    paths.sort();
    let mut refused = Vec::new();
    for path in paths {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let name = path.to_string_lossy();
        let Ok(source) = decode_source(&bytes, &name) else { continue };
        // What the parser refuses is not the compiler's matter.
        let Ok(parsed) = parse(&source, &name, Mode::Exec, &ParseOptions::default()) else {
            continue;
        };
        match compile(&parsed, &name, &Options::default()) {
            Ok(code) => {
                if let Err(fault) = taipan_bytecode::verify::verify(&code) {
                    refused.push(format!("{name}: {fault}"));
                }
            }
            // A program that is an error on purpose.
            Err(error) if !error.message.starts_with("taipan") => {}
            Err(error) => refused.push(format!("{name}: {error}")),
        }
    }
    refused
}

#[test]
fn corpus() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    assert_eq!(compile_all(&tests), [""; 0]);
}

#[test]
fn standard_library() {
    let Some(lib) = std::env::var_os("TAIPAN_PYTHON_LIB") else { return };
    assert_eq!(compile_all(Path::new(&lib)), [""; 0]);
}
