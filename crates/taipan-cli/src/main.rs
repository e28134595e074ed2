//! The `taipan` binary.

use std::io::Write;
use std::process::ExitCode;
use taipan_vm::host::{Host, Stream};
use taipan_vm::object::dict::Dict;
use taipan_vm::{Config, Handle, Vm};

struct Process {
    out: std::io::BufWriter<std::io::Stdout>,
}

impl Host for Process {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> std::io::Result<()> {
        match stream {
            Stream::Out => self.out.write_all(bytes),
            Stream::Err => std::io::stderr().write_all(bytes),
        }
    }
    fn flush(&mut self, stream: Stream) -> std::io::Result<()> {
        match stream {
            Stream::Out => self.out.flush(),
            Stream::Err => Ok(()),
        }
    }
    fn files(&self) -> bool {
        true
    }
}

const STACK: usize = 1 << 29;

fn run(path: &str) -> u8 {
    let here = 0u8;
    let base = &raw const here as usize + 64 * 1024;
    let source = match std::fs::read_to_string(path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("taipan: can't open file '{path}': {error}");
            return 2;
        }
    };
    let host =
        Box::new(Process { out: std::io::BufWriter::with_capacity(1 << 16, std::io::stdout()) });
    let gc_stress = std::env::var_os("TAIPAN_GC_STRESS").is_some();
    let mut vm = Vm::new(Config { memory_limit: usize::MAX, gc_stress, optimize: 0, host });
    vm.enter_thread(base, STACK - (1 << 20));
    let globals = Dict::new(&vm);
    let result = (|| {
        let name = vm.intern("__name__")?;
        let main = vm.intern("__main__")?;
        globals.set_str(name, main.value(), &vm)?;
        let code = vm.compile(&source, path, taipan_syntax::Mode::Exec, false, globals)?;
        vm.run_code(code, None)
    })();
    let status = match result {
        Ok(_) => 0,
        Err(raised) => {
            let exception = vm.take_raised(raised);
            let text = vm.type_name(exception);
            let message =
                vm.str(exception).map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let _ = vm.flush_stream(Stream::Out);
            eprintln!("{text}: {message}");
            1
        }
    };
    let _ = vm.flush_stream(Stream::Out);
    status
}

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_default();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || run(&path));
    match thread.map(|t| t.join()) {
        Ok(Ok(status)) => ExitCode::from(status),
        _ => ExitCode::from(70),
    }
}
