//! Does every opcode's function jump to the next one?
//!
//! The interpreter relies on calls in tail position becoming jumps, which Rust
//! does not promise: one that stays a call makes the native stack grow with each
//! instruction. This looks for such calls, through the dispatch table, in the
//! machine code of the release binary.

use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::report::say;

/// The functions of `taipan_vm::interp::dispatch`, as mangled.
const MODULE: &str = "6interp8dispatch";
/// The only one there that may call through the table: the loop that enters it.
const ENTRY: &str = "run_above";

/// Looks at the binary; true if all is well (or there is no disassembler).
pub(crate) fn check(binary: &Path) -> Result<bool, Failure> {
    let disassembly =
        Command::new("objdump").args(["-d", "--no-show-raw-insn"]).arg(binary).output();
    let Ok(disassembly) = disassembly else {
        say(format_args!("    skipped: objdump (binutils) is not installed"));
        return Ok(true);
    };
    let text = String::from_utf8_lossy(&disassembly.stdout);
    let (mut function, mut functions, mut calls) = (None, 0, 0);
    for line in text.lines() {
        if let Some(name) = line.strip_suffix(">:") {
            function = name.split_once('<').map(|(_, name)| name).filter(|n| n.contains(MODULE));
            functions += usize::from(function.is_some());
        } else if let Some(name) = function
            && !name.contains(ENTRY)
            && !name.contains("11run_raising")
            && is_table_call(line)
        {
            say(format_args!("    {name} calls through the table: {}", line.trim()));
            calls += 1;
        }
    }
    say(format_args!("    {functions} functions, {calls} calls through the table"));
    Ok(functions > 100 && calls == 0)
}

/// `call *(%rbase,%rindex,8)`.
fn is_table_call(line: &str) -> bool {
    line.split_once("call").is_some_and(|(_, operand)| {
        let operand = operand.trim();
        operand.starts_with("*(%") && operand.ends_with(",8)")
    })
}

#[cfg(test)]
mod tests {
    use super::is_table_call;

    #[test]
    fn tells_table_calls_from_others() {
        assert!(is_table_call("  2c1d87:\tcall   *(%r10,%rax,8)"));
        assert!(!is_table_call("  2c1d87:\tjmp    *(%r10,%rax,8)"));
        assert!(!is_table_call("  33bf5a:\tcall   *0x22ac30(%rip)        # 566b90 <x>"));
    }
}
