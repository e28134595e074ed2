//! The embedded pure-Python library.
//!
//! CPython implements most of its library in Python; those files are used as they
//! are (crate `rustpython-pylib`, CPython 3.14's `Lib` under the PSF licence, with
//! the changes that the build script lists). The build script compresses each file
//! by itself and lays them end to end; nothing is touched before a module is
//! imported, so start-up does not pay for them: the bytes are pages of the
//! executable that nobody reads.

use flate2::read::DeflateDecoder;
use std::io::Read;
use taipan_vm::vm::{LIBRARY_FOLDER, LibraryModule};

/// A module as the build script found it.
struct Entry {
    /// The full name.
    name: &'static str,
    is_package: bool,
    /// Where its compressed text begins, and how long it is.
    start: usize,
    len: usize,
    /// How long its text is.
    text: usize,
}

include!(concat!(env!("OUT_DIR"), "/library.rs"));

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

fn entry(name: &str) -> Option<&'static Entry> {
    let index = ENTRIES.binary_search_by(|entry| entry.name.cmp(name)).ok()?;
    ENTRIES.get(index)
}

/// The module of this full name.
pub fn find(name: &str) -> Option<LibraryModule> {
    let entry = entry(name)?;
    let path = name.replace('.', "/");
    let filename = if entry.is_package {
        format!("{LIBRARY_FOLDER}/{path}/__init__.py")
    } else {
        format!("{LIBRARY_FOLDER}/{path}.py")
    };
    Some(LibraryModule { filename, is_package: entry.is_package, source })
}

/// The text of the module of this full name.
fn source(name: &str) -> Option<Vec<u8>> {
    let entry = entry(name)?;
    let packed = BYTES.get(entry.start..entry.start + entry.len)?;
    let mut text = Vec::with_capacity(entry.text);
    DeflateDecoder::new(packed).read_to_end(&mut text).ok()?;
    Some(text)
}
