//! Compresses the pure-Python library, with our changes, into one file that the
//! crate embeds, and writes the table of its modules.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

#[path = "library/changes.rs"]
mod changes;

/// What is left out: programs with windows, installers, data of the interactive
/// help, test suites.
const LEFT_OUT: &[&str] = &[
    "__hello__",
    "__phello__",
    "_pyrepl",
    "antigravity",
    "ctypes",
    "ensurepip",
    "idlelib",
    "pydoc_data",
    "sqlite3",
    "test",
    "tkinter",
    "turtle",
    "turtledemo",
    "venv",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=library");
    let root = Path::new(rustpython_pylib::LIB_PATH);
    let overlay = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("library");
    let mut files = Vec::new();
    gather(root, root, &mut files)?;
    gather(&overlay, &overlay, &mut files)?;
    // A file of the overlay comes behind the one that it replaces.
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let mut table = String::from("static ENTRIES: &[Entry] = &[\n");
    let mut bytes = Vec::new();
    let mut changed = 0;
    for (i, (name, file)) in files.iter().enumerate() {
        if files.get(i + 1).is_some_and(|next| next.0 == *name) {
            continue;
        }
        let mut text = fs::read(file)?;
        for change in changes::CHANGES.iter().filter(|change| change.module == name) {
            let old = String::from_utf8(text)?;
            if !old.contains(change.old) {
                return Err(format!("{name}: no such text: {}", change.old).into());
            }
            text = old.replace(change.old, change.new).into_bytes();
            changed += 1;
        }
        let start = bytes.len();
        let mut encoder = DeflateEncoder::new(&mut bytes, Compression::best());
        encoder.write_all(&text)?;
        encoder.finish()?;
        writeln!(
            table,
            "    Entry {{ name: {name:?}, is_package: {}, start: {start}, len: {}, text: {} }},",
            file.ends_with("__init__.py"),
            bytes.len() - start,
            text.len()
        )?;
    }
    if changed != changes::CHANGES.len() {
        return Err("a change names a module that does not exist".into());
    }
    table.push_str("];\n");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("library.rs"), table)?;
    fs::write(out.join("library.bin"), bytes)?;
    Ok(())
}

/// All modules under `folder`, by full name.
fn gather(
    root: &Path,
    folder: &Path,
    files: &mut Vec<(String, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if LEFT_OUT.contains(&stem) {
            continue;
        }
        if path.is_dir() {
            gather(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "py") {
            let relative = path.strip_prefix(root)?.with_extension("");
            let name = relative.to_string_lossy().replace(['/', '\\'], ".");
            let name = name.strip_suffix(".__init__").unwrap_or(&name).to_owned();
            files.push((name, path));
        }
    }
    Ok(())
}
