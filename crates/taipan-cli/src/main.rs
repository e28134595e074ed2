//! The `taipan` command: options, the thread that programs run on, Ctrl-C, and
//! the exit status.

#![cfg_attr(all(target_os = "linux", target_env = "gnu", not(test)), no_main)]

mod interrupt;
mod memory;
mod options;
#[cfg(all(target_os = "linux", target_env = "gnu", not(test)))]
mod start;
mod tools;

use options::{Choice, Options, Task, Watch};
use std::io::Write;
use std::path::PathBuf;
use taipan::{Exit, Isolate, Process, Settings};

/// The stack that programs run on. It is reserved, not used; `RecursionError`
/// comes long before its end.
const STACK: usize = 512 << 20;

/// A defect of Taipan itself (`EX_SOFTWARE` of `sysexits.h`).
const INTERNAL_ERROR: i32 = 70;

/// No program runs on less.
const LEAST_STACK: usize = 8 << 20;

#[cfg(not(all(target_os = "linux", target_env = "gnu", not(test))))]
fn main() {
    start();
}

fn start() {
    let options = match options::parse() {
        Ok(Choice::Run(options)) => *options,
        Ok(Choice::Say(text)) => {
            // Nobody may be listening.
            let _ = std::io::stdout().write_all(text.as_bytes());
            return;
        }
        Err(complaint) => {
            eprint!("{complaint}");
            std::process::exit(i32::from(Exit::USAGE.0));
        }
    };
    std::panic::set_hook(Box::new(|panic| {
        let _ = writeln!(std::io::stderr(), "taipan: internal error: {panic}");
    }));
    let options = std::sync::Arc::new(options);
    // Where addresses are short (`ulimit -v`), a smaller stack must do.
    let allowed = taipan::address_limit().unwrap_or(usize::MAX);
    if allowed != usize::MAX {
        memory::prepare_for_limit(allowed);
    } else {
        memory::keep_freed_memory();
    }
    let mut stack = STACK.min(allowed / 8).max(LEAST_STACK);
    let thread = loop {
        let options = std::sync::Arc::clone(&options);
        let thread = std::thread::Builder::new().stack_size(stack).spawn(move || {
            let exit = run(&options);
            std::process::exit(i32::from(exit.0));
        });
        if thread.is_ok() || stack <= LEAST_STACK {
            break thread;
        }
        stack /= 2;
    };
    interrupt::leave_to_other_threads();
    match thread {
        Ok(thread) => {
            let _ = thread.join();
        }
        Err(error) => eprintln!("taipan: cannot start a thread: {error}"),
    }
    std::process::exit(INTERNAL_ERROR);
}

/// The folders that `PYTHONPATH` names, made absolute, each once.
fn search_path() -> Vec<PathBuf> {
    let Some(folders) = std::env::var_os("PYTHONPATH").filter(|folders| !folders.is_empty()) else {
        return Vec::new();
    };
    let mut path = Vec::new();
    for folder in std::env::split_paths(&folders) {
        let folder = if folder.as_os_str().is_empty() { ".".into() } else { folder };
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        if !path.contains(&folder) {
            path.push(folder);
        }
    }
    path
}

/// What `TAIPAN_MEMORY_LIMIT` allows: bytes, or a number with K, M or G behind it.
/// What cannot be read is an error: nobody is to believe in a limit that is none.
fn memory_limit() -> usize {
    let Some(text) = std::env::var_os("TAIPAN_MEMORY_LIMIT").filter(|text| !text.is_empty()) else {
        return usize::MAX;
    };
    let text = text.to_string_lossy();
    let (number, shift) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&text[..at], 10),
        Some((at, 'm' | 'M')) => (&text[..at], 20),
        Some((at, 'g' | 'G')) => (&text[..at], 30),
        _ => (&text[..], 0),
    };
    let bytes = number.parse::<usize>().ok().and_then(|number| number.checked_mul(1 << shift));
    bytes.unwrap_or_else(|| {
        eprintln!("taipan: TAIPAN_MEMORY_LIMIT={text}: not a size in bytes (K, M, G)");
        std::process::exit(i32::from(Exit::USAGE.0))
    })
}

fn run(options: &Options) -> Exit {
    let settings = Settings {
        gc_stress: std::env::var_os("TAIPAN_GC_STRESS").is_some_and(|v| !v.is_empty() && v != "0"),
        arguments: options.arguments.clone(),
        executable: std::env::current_exe().map(Into::into).unwrap_or_default(),
        path: search_path(),
        memory_limit: memory_limit(),
    };
    let mut isolate = Isolate::new(settings, Box::new(Process::default()));
    interrupt::install(isolate.interrupt());
    let exit = match &options.task {
        Task::Run(Watch { stats: false, profile: None, .. }) => {
            isolate.run(&options.main, "taipan")
        }
        Task::Run(watch) => tools::run_watched(&mut isolate, &options.main, watch),
        Task::Show { run } => tools::show_code(&mut isolate, &options.main, *run),
    };
    // The process ends: its heap need not be taken apart.
    std::mem::forget(isolate);
    exit
}
