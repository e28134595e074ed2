//! `--stats`, `run --profile` and `dis`: see docs/tools.md.

use crate::options::Watch;
use std::io::Write;
use taipan::{Exit, Isolate, Main};

/// Runs a program that is counted or sampled, and reports when it has ended.
pub(crate) fn run_watched(isolate: &mut Isolate, main: &Main, watch: &Watch) -> Exit {
    if watch.stats {
        isolate.start_counting();
    }
    if watch.profile.is_some()
        && let Err(error) = isolate.start_sampling(watch.rate)
    {
        complain(&format!("taipan: cannot sample: {error}\n"));
        return Exit::USAGE;
    }
    let mut exit = isolate.run(main, "taipan");
    if let Some(report) = isolate.statistics() {
        complain(&report);
    }
    if let (Some(file), Some(profile)) = (&watch.profile, isolate.profile()) {
        let name = match main {
            Main::File(path) => path.to_string_lossy().into_owned(),
            Main::Module(name) => name.clone(),
            Main::Text(_) => "-c".to_owned(),
            Main::Input => "<stdin>".to_owned(),
        };
        let shown = file.display();
        let message = match std::fs::write(file, profile.speedscope(&name)) {
            Ok(()) => format!(
                "taipan: {} samples written to {shown}\n\
                 taipan: to look at them, drop the file on https://www.speedscope.app\n",
                profile.len()
            ),
            Err(error) => {
                if exit == Exit::SUCCESS {
                    exit = Exit::USAGE;
                }
                format!("taipan: cannot write {shown}: {error}\n")
            }
        };
        complain(&message);
    }
    exit
}

/// Prints the code of a program.
pub(crate) fn show_code(isolate: &mut Isolate, main: &Main, run: bool) -> Exit {
    let (text, exit) = isolate.disassemble(main, run, "taipan");
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(_) if exit == Exit::SUCCESS => Exit::FLUSH,
        _ => exit,
    }
}

fn complain(text: &str) {
    // There is nowhere else to say it.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
