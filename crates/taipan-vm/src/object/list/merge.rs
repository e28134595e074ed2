//! A stable merge sort whose comparisons may raise.
//!
//! Natural runs are found (strictly falling ones turned round), short ones made
//! longer by binary insertion, and merged in the order of *powersort* (Munro,
//! Wild, *Nearly-Optimal Mergesorts*, 2018), which CPython uses too. Whatever
//! the comparisons answer, nothing is lost, and an error leaves a permutation.

use crate::error::PyResult;

/// `less(a, b)`: comes the element numbered `a` before `b`?
type Less<'a> = dyn FnMut(u32, u32) -> PyResult<bool> + 'a;

/// Runs shorter than this are made longer.
const MIN_RUN: usize = 24;

/// A sorted stretch.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

/// Sorts the numbers of elements.
pub(super) fn sort(order: &mut [u32], less: &mut Less<'_>) -> PyResult<()> {
    let len = order.len();
    let mut spare = Vec::new();
    // Runs that wait for their right neighbour, with the power of the boundary
    // between: deeper boundaries are merged first.
    let mut waiting: Vec<(Run, u32)> = Vec::new();
    let mut run = next_run(order, 0, less)?;
    while run.end < len {
        let next = next_run(order, run.end, less)?;
        let power = power(run.start, run.end, next.end, len);
        while let Some((before, _)) = waiting.pop_if(|(_, deeper)| *deeper > power) {
            merge(&mut order[before.start..run.end], run.start - before.start, &mut spare, less)?;
            run.start = before.start;
        }
        waiting.push((run, power));
        run = next;
    }
    while let Some((before, _)) = waiting.pop() {
        merge(&mut order[before.start..run.end], run.start - before.start, &mut spare, less)?;
        run.start = before.start;
    }
    Ok(())
}

/// The run that begins at `start`, made longer if it is short.
fn next_run(order: &mut [u32], start: usize, less: &mut Less<'_>) -> PyResult<Run> {
    let mut end = start + natural_run(&mut order[start..], less)?;
    if end - start < MIN_RUN {
        let wanted = (start + MIN_RUN).min(order.len());
        insert(&mut order[start..wanted], end - start, less)?;
        end = wanted;
    }
    Ok(Run { start, end })
}

/// The depth of the boundary at `middle` in a balanced tree over all elements.
fn power(start: usize, middle: usize, end: usize, len: usize) -> u32 {
    let scale = |sum: usize| ((sum as u128) << 63) / (2 * len as u128);
    let (a, b) = (scale(start + middle) as u64, scale(middle + end) as u64);
    (a ^ b).leading_zeros()
}

/// The length of the run at the beginning, which is rising afterwards.
fn natural_run(order: &mut [u32], less: &mut Less<'_>) -> PyResult<usize> {
    if order.len() < 2 {
        return Ok(order.len());
    }
    let mut end = 2;
    if less(order[1], order[0])? {
        while end < order.len() && less(order[end], order[end - 1])? {
            end += 1;
        }
        order[..end].reverse();
    } else {
        while end < order.len() && !less(order[end], order[end - 1])? {
            end += 1;
        }
    }
    Ok(end)
}

/// Sorts by binary insertion; the first `sorted` are sorted.
fn insert(order: &mut [u32], sorted: usize, less: &mut Less<'_>) -> PyResult<()> {
    for next in sorted..order.len() {
        let pivot = order[next];
        let place = upper_bound(&order[..next], pivot, less)?;
        order[place..=next].rotate_right(1);
    }
    Ok(())
}

/// How many elements of a sorted slice do not come behind `pivot`.
fn upper_bound(sorted: &[u32], pivot: u32, less: &mut Less<'_>) -> PyResult<usize> {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if less(pivot, sorted[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// How many elements of a sorted slice come before `pivot`.
fn lower_bound(sorted: &[u32], pivot: u32, less: &mut Less<'_>) -> PyResult<usize> {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if less(sorted[middle], pivot)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Merges the sorted halves that meet at `middle`.
fn merge(
    order: &mut [u32],
    middle: usize,
    spare: &mut Vec<u32>,
    less: &mut Less<'_>,
) -> PyResult<()> {
    if middle == 0 || middle >= order.len() {
        return Ok(());
    }
    // Runs that are in order already need one comparison.
    if !less(order[middle], order[middle - 1])? {
        return Ok(());
    }
    // What lies at its place at both ends stays out.
    let skip = upper_bound(&order[..middle], order[middle], less)?;
    let end = middle + lower_bound(&order[middle..], order[middle - 1], less)?;
    let order = &mut order[skip..end];
    let middle = middle - skip;
    spare.clear();
    spare.extend_from_slice(&order[..middle]);
    let (mut left, mut right, mut to) = (0, middle, 0);
    while left < spare.len() && right < order.len() {
        let from_right = match less(order[right], spare[left]) {
            Ok(from_right) => from_right,
            Err(raised) => {
                // The gap is exactly as long as what is left of the first half.
                order[to..right].copy_from_slice(&spare[left..]);
                return Err(raised);
            }
        };
        if from_right {
            order[to] = order[right];
            right += 1;
        } else {
            order[to] = spare[left];
            left += 1;
        }
        to += 1;
    }
    order[to..to + spare.len() - left].copy_from_slice(&spare[left..]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn sorts_every_pattern_stably() {
        for len in [0usize, 1, 2, 23, 24, 25, 100, 1000] {
            for step in [1u64, 3, 7, 40, 97] {
                let key =
                    |i: u32| ((u64::from(i) * step * 2_654_435_761) >> 3) % (len as u64 / 3 + 1);
                let mut order: Vec<u32> = (0..len as u32).collect();
                let mut expected = order.clone();
                expected.sort_by_key(|&i| key(i));
                assert!(sort(&mut order, &mut |a, b| Ok(key(a) < key(b))).is_ok());
                assert_eq!(order, expected);
            }
        }
    }

    #[test]
    fn loses_nothing_to_senseless_answers() {
        let mut state = 1u64;
        let mut order: Vec<u32> = (0..500).collect();
        let done = sort(&mut order, &mut |_, _| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            Ok(state >> 63 == 1)
        });
        assert!(done.is_ok());
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(i, &n)| i == n as usize));
    }
}
