//! Keyword arguments of one call that have the same name.

use ruff_python_ast::Keyword;
use std::collections::HashMap;

/// The second keyword of the first name that is given twice. (Not every pair is
/// compared: a generated call may have 100,000 of them.)
pub(super) fn repeated(keywords: &[Keyword]) -> Option<&Keyword> {
    if keywords.len() < 2 {
        return None;
    }
    let mut firsts = HashMap::with_capacity(keywords.len());
    let mut found: Option<(usize, &Keyword)> = None;
    for (index, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.arg else { continue };
        let first = *firsts.entry(name.id.as_str()).or_insert(index);
        if first < index && found.is_none_or(|(earlier, _)| first < earlier) {
            found = Some((first, keyword));
        }
    }
    found.map(|(_, keyword)| keyword)
}
