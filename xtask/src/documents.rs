//! Replaces the parts of documents that are generated.
//!
//! A part stands between `<!-- NAME: written by … -->` and `<!-- end of NAME -->`; the rest of the
//! document is written by people and is left alone.

use crate::Failure;
use crate::corpus::root;

/// Replaces the part `name` of a document by a text.
pub(crate) fn replace(document: &str, name: &str, text: &str) -> Result<(), Failure> {
    let path = root().join(document);
    let whole = std::fs::read_to_string(&path).map_err(|error| format!("{document}: {error}"))?;
    let replaced = with_part(&whole, name, text)
        .ok_or_else(|| format!("{document} has no part <!-- {name}: … -->"))?;
    Ok(std::fs::write(path, replaced)?)
}

fn with_part(whole: &str, name: &str, text: &str) -> Option<String> {
    let from = whole.find(&format!("<!-- {name}:"))?;
    let from = from + whole[from..].find("-->")? + "-->".len();
    let to = from + whole[from..].find(&format!("<!-- end of {name} -->"))?;
    Some(format!("{}\n\n{}\n\n{}", &whole[..from], text.trim(), &whole[to..]))
}

#[cfg(test)]
mod tests {
    use super::with_part;

    #[test]
    fn replaces_one_part_and_keeps_the_rest() {
        let whole = "a\n<!-- x: by me -->\nold\n<!-- end of x -->\nb\n";
        let expected = "a\n<!-- x: by me -->\n\nnew\n\n<!-- end of x -->\nb\n";
        assert_eq!(with_part(whole, "x", "new\n").as_deref(), Some(expected));
        assert_eq!(with_part(whole, "y", "new"), None);
    }
}
