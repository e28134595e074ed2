//! `cargo run --example check FILE…`: parses files and prints the error of each that is no program; with `--scopes`
//! also what every name of every scope means.
use taipan_syntax::{Mode, ParseOptions, Parsed, Resolution, decode_source, parse};

fn main() {
    let mut show_scopes = false;
    for path in std::env::args().skip(1) {
        if path == "--scopes" {
            show_scopes = true;
            continue;
        }
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                continue;
            }
        };
        let parsed = decode_source(&bytes, &path)
            .and_then(|source| parse(&source, &path, Mode::Exec, &ParseOptions::default()));
        match parsed {
            Ok(parsed) if show_scopes => print_scopes(&path, &parsed),
            Ok(_) => {}
            Err(error) => println!(
                "{path}: {}: {} line {}",
                error.kind.class_name(),
                error.message,
                error.line
            ),
        }
    }
}

fn print_scopes(path: &str, parsed: &Parsed) {
    for scope in parsed.scopes.iter() {
        let line = parsed.lines.line(scope.range.start());
        let mut names: Vec<String> = scope
            .symbols
            .iter()
            .filter(|symbol| !symbol.name.starts_with('.'))
            .map(|symbol| {
                let letter = match symbol.resolution {
                    Resolution::Local => "L",
                    Resolution::Cell => "C",
                    Resolution::Free => "F",
                    Resolution::GlobalExplicit => "G",
                    Resolution::GlobalImplicit => "I",
                };
                format!("{}:{letter}", symbol.name)
            })
            .collect();
        names.sort();
        println!("{path}:{line} {:?} {} {}", scope.kind, scope.name, names.join(" "));
    }
}
