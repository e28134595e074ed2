//! `taipan dis`: the text form of a program's code, with its source lines; after a
//! run with what the instructions have become.

use crate::error::PyResult;
use crate::import::main_module::Program;
use crate::object::code::Code;
use crate::vm::Vm;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;
use taipan_bytecode::text::Text;
use taipan_bytecode::{Code as Block, Const};
use taipan_syntax::Mode;

impl Vm {
    /// Compiles a program and shows its code.
    pub fn disassemble(&mut self, program: Program<'_>) -> PyResult<String> {
        let source = taipan_syntax::decode_source(program.source, program.filename)
            .map_err(|error| self.syntax_error(&error))?;
        let block = self.compile_block(&source, program.filename, Mode::Exec, false)?;
        Ok(annotated(&block, &source))
    }

    /// Ends counting: the code of the program, which has run, as it is now;
    /// `None` if it was not compiled.
    pub fn disassemble_after_run(&mut self, source: &[u8], filename: &str) -> Option<String> {
        self.remove_breakpoints();
        let codes = self.kept_codes();
        let is_main =
            |code: &&Code| &*code.block().filename == filename && &*code.block().name == "<module>";
        let main = codes.iter().find(is_main).copied();
        let linked = codes
            .iter()
            .map(|code| (Arc::as_ptr(&code.shared_block()).addr(), code.current_instructions()))
            .collect();
        let text = main.map(|main| {
            let now = as_it_is(&main.shared_block(), &linked);
            annotated(&now, &String::from_utf8_lossy(source))
        });
        self.take_counts();
        text
    }
}

/// The block with its instructions, and those of the blocks in it, as they are in
/// the isolate.
fn as_it_is(block: &Arc<Block>, linked: &HashMap<usize, &[u32]>) -> Block {
    let mut now = Block::clone(block);
    if let Some(instructions) = linked.get(&Arc::as_ptr(block).addr()) {
        now.instructions = instructions.to_vec();
    }
    for constant in &mut now.constants {
        if let Const::Code(inner) = constant {
            *inner = Arc::new(as_it_is(inner, linked));
        }
    }
    now
}

/// The text form, with the source where another line begins.
fn annotated(block: &Block, source: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let mut last = None;
    let mut out = String::new();
    for line in Text(block).to_string().lines() {
        let number = line
            .trim_start()
            .strip_prefix("@ ")
            .and_then(|place| place.split(':').next()?.parse::<usize>().ok());
        let text = number
            .filter(|number| last != Some(*number))
            .and_then(|number| lines.get(number.checked_sub(1)?));
        // Writing to a string does not fail.
        let _ = match text {
            Some(text) => writeln!(out, "{line:<36} ; {}", text.trim_end()),
            None => writeln!(out, "{line}"),
        };
        last = number.or(last);
        if line.trim_start().starts_with("code ") {
            last = None;
        }
    }
    out
}
