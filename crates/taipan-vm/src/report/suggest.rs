//! "Did you mean": the name that is nearest to one that was not found.
//!
//! The distance is Levenshtein's with cheaper changes of case, and the bounds are
//! those of CPython's `Python/suggestions.c`.

const MOVE: usize = 2;
const CASE: usize = 1;
const LONGEST: usize = 40;
/// With as many candidates nothing is suggested.
const MOST: usize = 750;

/// The candidate nearest to `wrong`, if any is near enough.
pub(crate) fn nearest<'a>(candidates: &'a [String], wrong: &str) -> Option<&'a str> {
    if candidates.len() >= MOST {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for candidate in candidates.iter().filter(|c| *c != wrong) {
        let mut bound = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((_, distance)) = best {
            bound = bound.min(distance.saturating_sub(1));
        }
        let found = distance(wrong.as_bytes(), candidate.as_bytes(), bound);
        if found <= bound && best.is_none_or(|(_, distance)| found < distance) {
            best = Some((candidate, found));
        }
    }
    best.map(|(name, _)| name)
}

fn change(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The distance of two names; more than `bound` where it is past that.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], bound: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return bound + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE > bound {
        return bound + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE).collect();
    let mut result = 0;
    for (i, &right) in b.iter().enumerate() {
        result = i * MOVE;
        let mut corner = result;
        let mut minimum = usize::MAX;
        for (cell, &left) in row.iter_mut().zip(a) {
            let substituted = corner + change(right, left);
            corner = *cell;
            result = (result.min(corner) + MOVE).min(substituted);
            *cell = result;
            minimum = minimum.min(result);
        }
        if minimum > bound {
            return bound + 1;
        }
    }
    result
}
