//! The programs of `bench/programs`, as their files describe themselves.
//!
//! The head of each Python program says `# Group: NAME` and `# Source: WHERE IT COMES FROM`. Twins in
//! other languages lie beside it under the same name.

use std::path::PathBuf;

use crate::Failure;
use crate::corpus::root;

/// A program that every peer runs in its own language.
pub(super) struct Program {
    pub(super) name: String,
    /// The programs over which a mean is taken together.
    pub(super) group: String,
    /// The file without its extension.
    pub(super) path: PathBuf,
}

/// The programs whose name contains one of the filters, in alphabetical order.
pub(super) fn select(filters: &[String]) -> Result<Vec<Program>, Failure> {
    let mut programs = Vec::new();
    for entry in root().join("bench/programs").read_dir()? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let selected = filters.is_empty() || filters.iter().any(|filter| name.contains(filter));
        if selected && path.extension().is_some_and(|extension| extension == "py") {
            let text = std::fs::read_to_string(&path)?;
            let group = text.lines().find_map(|line| line.strip_prefix("# Group: "));
            let group = group.ok_or_else(|| format!("{name}.py names no `# Group:`"))?.to_owned();
            programs.push(Program { name, group, path: path.with_extension("") });
        }
    }
    if programs.is_empty() {
        return Err("no program of bench/programs is selected".into());
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

/// A program of `bench/startup`.
pub(super) fn startup(name: &str) -> Program {
    let path = root().join("bench/startup").join(name);
    Program { name: name.to_owned(), group: "start-up".to_owned(), path }
}
