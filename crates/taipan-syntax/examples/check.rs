//! `cargo run --example check FILE`: parses a file and prints its scopes' names, or its error.
fn main() {
    let Some(path) = std::env::args().nth(1) else { return eprintln!("usage: check FILE") };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => return eprintln!("{path}: {error}"),
    };
    let options = taipan_syntax::ParseOptions::default();
    let parsed = taipan_syntax::decode_source(&bytes, &path).and_then(|source| {
        taipan_syntax::parse(&source, &path, taipan_syntax::Mode::Exec, &options)
    });
    match parsed {
        Ok(parsed) => println!("{} scopes, depth {}", parsed.scopes.iter().count(), parsed.depth),
        Err(error) => println!("{error:?}"),
    }
}
