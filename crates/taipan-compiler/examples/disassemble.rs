//! Prints the code of a program in the text form:
//! `cargo run -p taipan-compiler --example disassemble -- program.py`.

use taipan_bytecode::text::Text;
use taipan_compiler::{Options, compile};
use taipan_syntax::{Mode, ParseOptions, decode_source, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which program?")?;
    let source = decode_source(&std::fs::read(&path)?, &path)?;
    let parsed = parse(&source, &path, Mode::Exec, &ParseOptions::default())?;
    print!("{}", Text(&*compile(&parsed, &path, &Options::default())?));
    Ok(())
}
