//! The text of a line that a traceback shows.
//!
//! A program that is in no file (`-c`) is kept under its code's filename, by the
//! identity of that string: another piece of code with the same `<string>` in
//! its place has no text, as in CPython.

use crate::vm::{LIBRARY_FOLDER, Vm};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The texts of programs that are in no file.
#[derive(Debug, Default)]
pub struct Sources(RefCell<Vec<(Arc<str>, Arc<str>)>>);

impl Sources {
    /// Keeps the text of a program whose code has this filename.
    pub fn add(&self, filename: Arc<str>, text: &str) {
        self.0.borrow_mut().push((filename, Arc::from(text)));
    }

    fn get(&self, filename: &Arc<str>) -> Option<Arc<str>> {
        let kept = self.0.borrow();
        kept.iter().find(|(name, _)| Arc::ptr_eq(name, filename)).map(|(_, text)| text.clone())
    }
}

/// The lines of the files that one report shows.
#[derive(Default)]
pub(super) struct Lines {
    files: HashMap<String, Vec<String>>,
}

impl Lines {
    /// The lines from `first` to `last` (from 1), without what trails; empty
    /// where there is no such text.
    pub(super) fn get(
        &mut self,
        filename: &Arc<str>,
        first: u32,
        last: u32,
        vm: &Vm,
    ) -> Vec<String> {
        if let Some(text) = vm.sources.get(filename) {
            return cut(&split(&text), first, last);
        }
        if !self.files.contains_key(&**filename) {
            let lines = read(filename, vm).map_or(Vec::new(), |text| split(&text));
            self.files.insert(filename.to_string(), lines);
        }
        self.files.get(&**filename).map_or(Vec::new(), |lines| cut(lines, first, last))
    }
}

impl Vm {
    /// One line of a program's text, from 1, if there is such a text.
    pub(crate) fn source_line(&self, filename: &Arc<str>, line: u32) -> Option<String> {
        let lines = Lines::default().get(filename, line, line, self);
        lines.into_iter().next().filter(|line| !line.is_empty())
    }
}

fn read(filename: &str, vm: &Vm) -> Option<String> {
    if filename.is_empty() || filename.starts_with('<') && filename.ends_with('>') {
        return None;
    }
    let bytes = match library_text(filename, vm) {
        Some(bytes) => bytes,
        None => vm.config.host.read_file(Path::new(filename)).ok()?,
    };
    taipan_syntax::decode_source(&bytes, filename).ok()
}

/// The text of a module of the embedded library, by its filename.
fn library_text(filename: &str, vm: &Vm) -> Option<Vec<u8>> {
    let path = filename.strip_prefix(LIBRARY_FOLDER)?.strip_prefix('/')?.strip_suffix(".py")?;
    let name = path.strip_suffix("/__init__").unwrap_or(path).replace('/', ".");
    ((vm.config.library)(&name)?.source)(&name)
}

fn split(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    unified.split('\n').map(str::to_owned).collect()
}

fn cut(lines: &[String], first: u32, last: u32) -> Vec<String> {
    let (first, last) = (first.max(1) as usize, last as usize);
    (first..=last.max(first))
        .map(|n| lines.get(n - 1).map_or(String::new(), |l| l.trim_end().to_owned()))
        .collect()
}
