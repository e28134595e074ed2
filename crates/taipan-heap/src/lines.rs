//! Line bytes: what each 128-byte line of a block holds.
//!
//! A line byte of zero is a free line. A line in which a surviving object
//! *starts* is [`MARKED`]; the object may reach into the next line, so the line
//! behind a marked one is never handed out (Immix's implicit marking: one store
//! per object). Objects longer than a line mark every line that they touch.
//!
//! Lines are handed out in **runs**. A run's lines are [`FRESH`] until the next
//! collection and its first is [`RUN_START`]: from there the objects of the run
//! are found by walking sizes, up to the run's end or a zero word.
//!
//! The last three flags serve the stress mode, in which freed lines lie in
//! quarantine for two collections.

/// A survivor starts here (or, if it is longer than a line, passes here).
pub(crate) const MARKED: u8 = 1;
/// Handed out since the last collection.
pub(crate) const FRESH: u8 = 2;
/// First line of a run.
pub(crate) const RUN_START: u8 = 4;
/// On a run's first line: the run's objects are in the `starts` table.
pub(crate) const WALKED: u8 = 8;
/// Stress: was marked when the full collection began.
pub(crate) const WAS_MARKED: u8 = 16;
/// Stress: freed by the collection before the last one.
pub(crate) const QUARANTINE_1: u8 = 32;
/// Stress: freed by the last collection.
pub(crate) const QUARANTINE_2: u8 = 64;

/// A block with fewer free lines than this is not worth a visit.
pub(crate) const MIN_USABLE: usize = 8;

/// The next run of free lines at or after `from`.
pub(crate) fn next_hole(lines: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        at += lines.get(at..)?.iter().position(|&line| line == 0)?;
        if at > 0 && lines[at - 1] & MARKED != 0 {
            // The tail of the last object may lie here.
            at += 1;
            continue;
        }
        let end = lines[at..].iter().position(|&line| line != 0).map_or(lines.len(), |n| at + n);
        return Some((at, end));
    }
}

/// What a sweep found in a block.
pub(crate) struct Swept {
    /// No line is in use.
    pub(crate) empty: bool,
    /// How many lines can be handed out.
    pub(crate) usable: usize,
}

/// After marking: forgets which lines were fresh.
pub(crate) fn sweep(lines: &mut [u8], stress: bool) -> Swept {
    if stress {
        for line in lines.iter_mut() {
            *line = match *line {
                l if l & MARKED != 0 => MARKED,
                l if l & (FRESH | WAS_MARKED) != 0 => QUARANTINE_2,
                l if l & QUARANTINE_2 != 0 => QUARANTINE_1,
                _ => 0,
            };
        }
    } else {
        for line in lines.iter_mut() {
            *line &= MARKED;
        }
    }
    let empty = lines.iter().all(|&line| line == 0);
    let usable = if empty {
        lines.len()
    } else {
        let first = (lines[0] == 0) as usize;
        first + lines.windows(2).filter(|pair| pair[0] & MARKED == 0 && pair[1] == 0).count()
    };
    Swept { empty, usable }
}

/// Before a full collection: forgets the marks.
pub(crate) fn clear_marks(lines: &mut [u8], stress: bool) {
    for line in lines.iter_mut() {
        if stress && *line & MARKED != 0 {
            *line |= WAS_MARKED;
        }
        *line &= !MARKED;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_behind_a_marked_one_is_not_handed_out() {
        let lines = [0, 0, MARKED, 0, 0, MARKED, 0, MARKED, 0];
        assert_eq!(next_hole(&lines, 0), Some((0, 2)));
        assert_eq!(next_hole(&lines, 2), Some((4, 5)));
        assert_eq!(next_hole(&lines, 5), None);
    }

    #[test]
    fn stress_keeps_freed_lines_back_for_two_collections() {
        let mut lines = [FRESH | RUN_START, FRESH, FRESH | MARKED, 0];
        assert_eq!(sweep(&mut lines, true).usable, 0);
        assert_eq!(next_hole(&lines, 0), None);
        assert_eq!(sweep(&mut lines, true).usable, 0);
        assert_eq!(sweep(&mut lines, true).usable, 2);
        assert_eq!(next_hole(&lines, 0), Some((0, 2)));
    }
}
