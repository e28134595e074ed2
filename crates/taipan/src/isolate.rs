//! Isolates: one Python world each.

use crate::stack;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use taipan_vm::host::{FileKind, Host, Stream};
use taipan_vm::import::main_module::Program;
use taipan_vm::import::startup::Startup;
use taipan_vm::interrupt::Interrupt;
use taipan_vm::observe::counts::Phase;
use taipan_vm::observe::sampling::Profile;
use taipan_vm::{Config, PyResult, Raised, Vm};

/// How an isolate is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bytes its heap may take; `usize::MAX`: no limit.
    pub memory_limit: usize,
    /// Collect at every safepoint (for tests).
    pub gc_stress: bool,
    /// `sys.argv`.
    pub arguments: Vec<OsString>,
    /// `sys.executable`.
    pub executable: OsString,
    /// Folders that modules are looked for in, after the program's own.
    pub path: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            memory_limit: usize::MAX,
            gc_stress: false,
            arguments: vec![OsString::new()],
            executable: OsString::new(),
            path: Vec::new(),
        }
    }
}

/// A host that grants nothing: no output, no files, no clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Denied;

impl Host for Denied {}

/// How a program ended: the status that its process would have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(pub u8);

impl Exit {
    /// It ran to its end.
    pub const SUCCESS: Exit = Exit(0);
    /// An uncaught exception, reported to standard error.
    pub const EXCEPTION: Exit = Exit(1);
    /// It could not be started.
    pub const USAGE: Exit = Exit(2);
    /// Its last output could not be written.
    pub const FLUSH: Exit = Exit(120);
    /// It was interrupted.
    pub const INTERRUPTED: Exit = Exit(130);
}

/// What is run as `__main__`.
#[derive(Clone, Debug)]
pub enum Main {
    /// A file, or a folder with a `__main__.py`.
    File(PathBuf),
    /// A program text (`-c`).
    Text(String),
    /// A module by its name (`-m`).
    Module(String),
    /// Standard input.
    Input,
}

/// One Python world: heap, modules, limits.
pub struct Isolate {
    vm: Box<Vm>,
}

impl std::fmt::Debug for Isolate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Isolate")
    }
}

impl Isolate {
    /// An isolate that sees the world through `host`.
    pub fn new(settings: Settings, host: Box<dyn Host>) -> Isolate {
        let config = Config {
            memory_limit: settings.memory_limit,
            gc_stress: settings.gc_stress,
            natives: taipan_stdlib::find,
            library: taipan_stdlib::library::find,
            ..Config::new(host)
        };
        let mut vm = Vm::new(config);
        if let Some((base, size)) = stack::bounds() {
            vm.enter_thread(base, size);
        }
        let Settings { arguments, executable, path, .. } = settings;
        let startup = Startup { arguments, executable, path };
        if let Err(raised) = vm.start_up(&startup) {
            // Only a limit too small for the isolate itself comes here.
            report(raised, &mut vm);
        }
        Isolate { vm }
    }

    /// The flag that interrupts the program from another thread.
    pub fn interrupt(&self) -> Interrupt {
        self.vm.interrupt_handle()
    }

    /// Bytes of all objects in its heap, dead ones not yet reclaimed included.
    pub fn heap_bytes(&self) -> usize {
        self.vm.heap_bytes()
    }

    /// From now on what the program does is counted, see [`Isolate::statistics`].
    /// It runs several times slower.
    pub fn start_counting(&mut self) {
        self.vm.start_counting();
    }

    /// Ends counting: a report for people to read. `None`: nothing was counted.
    pub fn statistics(&mut self) -> Option<String> {
        self.vm.statistics()
    }

    /// From now on the Python stack is sampled `rate` times a second, see
    /// [`Isolate::profile`].
    ///
    /// # Errors
    /// If the thread that keeps the time cannot be started.
    pub fn start_sampling(&mut self, rate: u32) -> std::io::Result<()> {
        self.vm.start_sampling(rate)
    }

    /// Ends sampling: what was sampled.
    pub fn profile(&mut self) -> Option<Profile> {
        self.vm.take_profile()
    }

    /// Shows the code of a program: as it is compiled, or, where `run`, as it is
    /// after the program has run. How the command ends is the second.
    pub fn disassemble(&mut self, main: &Main, run: bool, name: &str) -> (String, Exit) {
        let found = match main {
            Main::Text(text) => Ok(("<string>".to_owned(), text.clone().into_bytes())),
            Main::File(path) => self
                .find_file(path, name)
                .map(|(path, source)| (path.to_string_lossy().into_owned(), source)),
            Main::Module(_) | Main::Input => {
                self.complain(&format!("{name}: dis takes a file or -c\n"));
                Err(Exit::USAGE)
            }
        };
        let (filename, source) = match found {
            Ok(found) => found,
            Err(exit) => return (String::new(), exit),
        };
        if run {
            self.vm.start_counting();
            let exit = self.run(main, name);
            let text = self.vm.disassemble_after_run(&source, &filename);
            return (text.unwrap_or_default(), exit);
        }
        let program =
            Program { source: &source, filename: &filename, is_file: true, package: None };
        match self.in_thread(|vm| vm.disassemble(program)) {
            Ok(text) => (text, Exit::SUCCESS),
            Err(raised) => {
                let exit = self.finish(Err(raised));
                (String::new(), exit)
            }
        }
    }

    /// Runs a program text as `__main__`; what it raises is reported to the
    /// host's standard error.
    pub fn run_text(&mut self, text: &str, filename: &str) -> Exit {
        let program = Program { source: text.as_bytes(), filename, is_file: false, package: None };
        let result = self.in_thread(|vm| vm.run_main(program));
        self.finish(result)
    }

    /// Runs a program as the `python` command does: `sys.path` begins with its
    /// folder. `name` is what complaints begin with.
    pub fn run(&mut self, main: &Main, name: &str) -> Exit {
        let result = match main {
            Main::Text(text) => self.in_thread(|vm| {
                vm.add_path_front("")?;
                let source = text.as_bytes();
                vm.run_main(Program { source, filename: "<string>", is_file: false, package: None })
            }),
            Main::Input => self.run_input(),
            Main::File(path) => match self.find_file(path, name) {
                Ok((found, source)) => self.run_file(path, &found, &source),
                Err(exit) => return exit,
            },
            Main::Module(module) => {
                match self.in_thread(|vm| {
                    vm.add_path_front_current()?;
                    vm.run_module(module)
                }) {
                    Ok(None) => Ok(()),
                    Ok(Some(complaint)) => {
                        self.complain(&format!("{name}: {complaint}\n"));
                        return Exit::EXCEPTION;
                    }
                    Err(raised) => Err(raised),
                }
            }
        };
        self.finish(result)
    }

    fn complain(&mut self, text: &str) {
        // There is nowhere else to say it.
        let _ = self.vm.host().write(Stream::Err, text.as_bytes());
    }

    /// Runs `action` with the bounds of this thread's stack known.
    fn in_thread<T>(&mut self, action: impl FnOnce(&mut Vm) -> T) -> T {
        if let Some((base, size)) = stack::bounds() {
            self.vm.enter_thread(base, size);
        }
        action(&mut self.vm)
    }

    fn run_input(&mut self) -> PyResult<()> {
        let mut source = Vec::new();
        let mut buffer = [0; 8192];
        loop {
            match self.vm.host().read_input(&mut buffer) {
                Ok(0) => break,
                Ok(n) => source.extend_from_slice(buffer.get(..n).unwrap_or(&[])),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.vm.os_error(&error)),
            }
        }
        self.in_thread(|vm| {
            vm.add_path_front("")?;
            vm.run_main(Program {
                source: &source,
                filename: "<stdin>",
                is_file: false,
                package: None,
            })
        })
    }

    /// The absolute path and the text of a program.
    fn find_file(&mut self, path: &Path, name: &str) -> Result<(PathBuf, Vec<u8>), Exit> {
        let host = self.vm.host();
        let absolute = match host.current_directory() {
            Ok(current) => current.join(path),
            Err(_) => path.to_owned(),
        };
        let mut file = absolute.clone();
        if host.file_kind(&absolute) == Some(FileKind::Directory) {
            file.push("__main__.py");
            if host.file_kind(&file) != Some(FileKind::File) {
                let shown = absolute.display();
                self.complain(&format!("{name}: can't find '__main__' module in '{shown}'\n"));
                return Err(Exit::EXCEPTION);
            }
        }
        match host.read_file(&file) {
            Ok(source) => Ok((file, source)),
            Err(error) => {
                let number = error.raw_os_error().unwrap_or(libc::EACCES);
                let text = std::io::Error::from_raw_os_error(number).to_string();
                let text = text.split(" (os error").next().unwrap_or("");
                let shown = file.display();
                self.complain(&format!(
                    "{name}: can't open file '{shown}': [Errno {number}] {text}\n"
                ));
                Err(Exit::USAGE)
            }
        }
    }

    /// Runs the file that `asked` led to; of a folder it is a module without a package.
    fn run_file(&mut self, asked: &Path, path: &Path, source: &[u8]) -> PyResult<()> {
        let package = (asked.file_name() != path.file_name()).then_some("");
        let filename = path.to_string_lossy();
        let folder = path.parent().unwrap_or(Path::new("/")).to_string_lossy().into_owned();
        self.in_thread(|vm| {
            vm.add_path_front(&folder)?;
            vm.run_main(Program { source, filename: &filename, is_file: true, package })
        })
    }

    /// Reports what was raised, flushes, and says how the program ended.
    fn finish(&mut self, result: PyResult<()>) -> Exit {
        self.in_thread(|vm| vm.timed(Phase::Exit, |vm| finish(result, vm)))
    }
}

fn finish(result: PyResult<()>, vm: &mut Vm) -> Exit {
    let exit = match result {
        Ok(()) => Exit::SUCCESS,
        Err(raised) => report(raised, vm),
    };
    let exit = match vm.run_exit_functions() {
        Ok(()) => exit,
        Err(raised) => report(raised, vm),
    };
    vm.run_final_finalizers();
    if !vm.flush_at_exit() && exit == Exit::SUCCESS { Exit::FLUSH } else { exit }
}

/// Reports an uncaught exception; `SystemExit` says how the program ends.
fn report(raised: Raised, vm: &mut Vm) -> Exit {
    Exit(vm.report_uncaught(raised))
}
