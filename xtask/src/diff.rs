//! A readable difference between two texts.

/// Lines shown around a difference.
const CONTEXT: usize = 2;
/// Lines of a difference that are shown at most.
const SHOWN: usize = 40;
/// The product of the lengths up to which the longest common subsequence is computed.
const TABLE_LIMIT: usize = 4_000_000;

#[derive(Clone, Copy)]
enum Edit<'a> {
    Same(&'a str),
    Missing(&'a str),
    Extra(&'a str),
}

/// The difference, a line each: `-` was expected and is missing, `+` is there and was not expected.
pub(crate) fn diff(expected: &str, actual: &str) -> String {
    let old: Vec<&str> = expected.split('\n').collect();
    let new: Vec<&str> = actual.split('\n').collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);

    let mut edits = Vec::new();
    edits.extend(old[head.saturating_sub(CONTEXT)..head].iter().map(|line| Edit::Same(line)));
    edits.extend(align(old_middle, new_middle));
    edits.extend(old[old.len() - tail..].iter().take(CONTEXT).map(|line| Edit::Same(line)));

    let mut text = format!("    @ line {}\n", head + 1);
    for edit in edits.iter().take(SHOWN) {
        let (sign, line) = match edit {
            Edit::Same(line) => (' ', line),
            Edit::Missing(line) => ('-', line),
            Edit::Extra(line) => ('+', line),
        };
        text.push_str(&format!("    {sign} {}\n", shorten(line)));
    }
    if edits.len() > SHOWN {
        text.push_str(&format!("    … {} more lines\n", edits.len() - SHOWN));
    }
    text
}

/// The edits from `old` to `new` by their longest common subsequence.
fn align<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Edit<'a>> {
    let missing = old.iter().map(|line| Edit::Missing(line));
    if old.len() * new.len() > TABLE_LIMIT {
        return missing.chain(new.iter().map(|line| Edit::Extra(line))).collect();
    }
    let width = new.len() + 1;
    // common[i * width + j]: the length of the subsequence common to old[i..] and new[j..].
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut edits = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            edits.push(Edit::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            edits.push(Edit::Missing(old[i]));
            i += 1;
        } else {
            edits.push(Edit::Extra(new[j]));
            j += 1;
        }
    }
    edits.extend(old[i..].iter().map(|line| Edit::Missing(line)));
    edits.extend(new[j..].iter().map(|line| Edit::Extra(line)));
    edits
}

/// The line, cut where it is too long for a terminal, with control characters made visible.
fn shorten(line: &str) -> String {
    let mut shown: String = line.chars().take(160).flat_map(visible).collect();
    if line.chars().nth(160).is_some() {
        shown.push('…');
    }
    shown
}

fn visible(c: char) -> impl Iterator<Item = char> {
    let text = if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    text.chars().collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn shows_the_changed_line_with_its_surroundings() {
        let shown = diff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n");
        assert_eq!(shown, "    @ line 4\n      b\n      c\n    - d\n    + X\n      e\n      f\n");
    }

    #[test]
    fn keeps_common_lines_between_two_changes() {
        let shown = diff("1\n2\n3\n", "one\n2\nthree\n");
        assert_eq!(
            shown,
            "    @ line 1\n    - 1\n    + one\n      2\n    - 3\n    + three\n      \n"
        );
    }
}
