//! The sort that asks Python code: CPython's, comparison for comparison.
//!
//! A program whose `__lt__` prints or counts can tell which elements a sort
//! compares, and in which order; so this is the algorithm that CPython describes
//! in `Objects/listsort.txt`: natural runs, made longer by binary insertion,
//! merged in the order of powersort (Munro and Wild, 2018), with galloping where
//! one run keeps winning. What moves are numbers of elements. Whatever the
//! comparisons answer, nothing is lost, and an error leaves a permutation.

use crate::error::PyResult;

/// A merge gallops once one run has won so many times in a row.
const MIN_GALLOP: usize = 7;
/// Shorter runs than this, at least half of it, are made longer.
const MAX_MINRUN: usize = 64;

/// A sorted stretch that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// The depth of the boundary behind it in a balanced tree over all elements.
    power: u32,
}

/// A sort in progress. `less(a, b)`: comes the element numbered `a` before `b`?
struct Sort<'a, F> {
    order: &'a mut [u32],
    less: F,
    runs: Vec<Run>,
    spare: Vec<u32>,
    min_gallop: usize,
}

/// Sorts the numbers of elements.
pub(super) fn sort<F>(order: &mut [u32], less: F) -> PyResult<()>
where
    F: FnMut(u32, u32) -> PyResult<bool>,
{
    let (runs, spare) = (Vec::new(), Vec::new());
    let mut sort = Sort { order, less, runs, spare, min_gallop: MIN_GALLOP };
    sort.find_runs()?;
    sort.collapse()
}

/// The length that runs are brought to: `len` itself if it is small, else such
/// that `len` divided by it is a power of two or a little less.
fn min_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= MAX_MINRUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// The depth of the boundary between two runs, the first at `start`.
fn power(start: usize, first: usize, second: usize, len: usize) -> u32 {
    // Twice the middles of both runs; bits of their quotients by `2 * len` are
    // compared from the first one behind the point on.
    let (mut a, mut b) = (2 * start + first, 2 * start + 2 * first + second);
    let mut power = 0;
    loop {
        power += 1;
        if a >= len {
            a -= len;
            b -= len;
        } else if b >= len {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<F> Sort<'_, F>
where
    F: FnMut(u32, u32) -> PyResult<bool>,
{
    #[inline(always)]
    fn less(&mut self, a: u32, b: u32) -> PyResult<bool> {
        (self.less)(a, b)
    }

    /// Finds the runs from left to right, and merges as soon as the boundaries'
    /// depths allow.
    fn find_runs(&mut self) -> PyResult<()> {
        let len = self.order.len();
        let least = min_run(len);
        let mut start = 0;
        while start < len {
            let mut run = self.natural_run(start)?;
            if run < least {
                let wanted = least.min(len - start);
                self.insert(start, run, wanted)?;
                run = wanted;
            }
            if let Some(last) = self.runs.last().copied() {
                let power = power(last.start, last.len, run, len);
                while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
                    self.merge_at(self.runs.len() - 2)?;
                }
                if let Some(last) = self.runs.last_mut() {
                    last.power = power;
                }
            }
            self.runs.push(Run { start, len: run, power: 0 });
            start += run;
        }
        Ok(())
    }

    /// Merges what is left.
    fn collapse(&mut self) -> PyResult<()> {
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// The length of the run that begins at `start`, which is rising afterwards.
    fn natural_run(&mut self, start: usize) -> PyResult<usize> {
        let len = self.order.len() - start;
        let mut n = 1;
        while n < len && !self.less_at(start + n, start + n - 1)? {
            n += 1;
        }
        if n == len {
            return Ok(n);
        }
        if n > 1 {
            if self.less_at(start, start + n - 1)? {
                return Ok(n);
            }
            // All equal so far: a falling run, which is turned round below.
            self.order[start..start + n].reverse();
        }
        n += 1;
        let mut equal = 0;
        while n < len {
            if self.less_at(start + n, start + n - 1)? {
                self.reverse_equal(start + n, &mut equal);
            } else if self.less_at(start + n - 1, start + n)? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        self.reverse_equal(start + n, &mut equal);
        self.order[start..start + n].reverse();
        while n < len && !self.less_at(start + n, start + n - 1)? {
            n += 1;
        }
        Ok(n)
    }

    /// Reverses the equal elements in front of `end`, so that reversing the run
    /// leaves them as they were.
    fn reverse_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.order[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    #[inline(always)]
    fn less_at(&mut self, a: usize, b: usize) -> PyResult<bool> {
        self.less(self.order[a], self.order[b])
    }

    /// Sorts `len` elements from `start` on, the first `sorted` of which are
    /// sorted, by binary insertion.
    fn insert(&mut self, start: usize, sorted: usize, len: usize) -> PyResult<()> {
        for next in start + sorted..start + len {
            let pivot = self.order[next];
            let (mut low, mut high) = (start, next);
            while low < high {
                let middle = (low + high) / 2;
                if self.less(pivot, self.order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order.copy_within(low..next, low + 1);
            self.order[low] = pivot;
        }
        Ok(())
    }

    /// Merges the runs numbered `at` and `at + 1`.
    fn merge_at(&mut self, at: usize) -> PyResult<()> {
        let (left, right) = (self.runs[at], self.runs[at + 1]);
        self.runs[at].len += right.len;
        self.runs[at].power = right.power;
        self.runs.remove(at + 1);
        // Where does the first of the right run go? What is in front stays.
        let first = self.order[right.start];
        let skip = self.gallop_right(first, Side::Order(left.start), left.len, 0)?;
        let (start, left_len) = (left.start + skip, left.len - skip);
        if left_len == 0 {
            return Ok(());
        }
        // Where does the last of the left run go? What is behind stays.
        let last = self.order[start + left_len - 1];
        let hint = right.len - 1;
        let right_len = self.gallop_left(last, Side::Order(right.start), right.len, hint)?;
        if right_len == 0 {
            return Ok(());
        }
        if left_len <= right_len {
            self.merge_low(start, left_len, right_len)
        } else {
            self.merge_high(start, left_len, right_len)
        }
    }

    #[inline(always)]
    fn at(&self, side: Side, index: usize) -> u32 {
        match side {
            Side::Order(start) => self.order[start + index],
            Side::Spare(start) => self.spare[start + index],
        }
    }

    /// How many of the `len` elements on `side` come before `key`; near `hint`.
    fn gallop_left(&mut self, key: u32, side: Side, len: usize, hint: usize) -> PyResult<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(self.at(side, hint), key)? {
            let most = len - hint;
            while offset < most && self.less(self.at(side, hint + offset), key)? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        } else {
            let most = hint + 1;
            while offset < most && !self.less(self.at(side, hint - offset), key)? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (most - offset.min(most), hint - last);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(self.at(side, middle), key)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }

    /// How many of the `len` elements on `side` do not come behind `key`; near
    /// `hint`.
    fn gallop_right(&mut self, key: u32, side: Side, len: usize, hint: usize) -> PyResult<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(key, self.at(side, hint))? {
            let most = hint + 1;
            while offset < most && self.less(key, self.at(side, hint - offset))? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (most - offset.min(most), hint - last);
        } else {
            let most = len - hint;
            while offset < most && !self.less(key, self.at(side, hint + offset))? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(key, self.at(side, middle))? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(high)
    }

    /// Merges from the left: the left run, which is not the longer one, is moved
    /// away first.
    fn merge_low(&mut self, start: usize, left_len: usize, right_len: usize) -> PyResult<()> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.order[start..start + left_len]);
        let mut m = Merge { to: start, left: 0, right: start + left_len, left_len, right_len };
        let result = self.merge_low_steps(&mut m);
        // The gap is exactly as long as what is left of the moved run, and lies
        // in front of what is left of the other: one element of the moved run
        // may belong behind that.
        if result.is_ok() && m.left_len == 1 && m.right_len > 0 {
            self.order.copy_within(m.right..m.right + m.right_len, m.to);
            self.order[m.to + m.right_len] = self.spare[m.left];
        } else {
            let moved = &self.spare[m.left..m.left + m.left_len];
            self.order[m.to..m.to + m.left_len].copy_from_slice(moved);
        }
        result
    }

    /// Until the right run is empty, or one element of the left is there.
    fn merge_low_steps(&mut self, m: &mut Merge) -> PyResult<()> {
        self.take_right(m, 1);
        if m.right_len == 0 || m.left_len == 1 {
            return Ok(());
        }
        loop {
            let (mut lefts, mut rights) = (0, 0);
            loop {
                if self.less(self.order[m.right], self.spare[m.left])? {
                    self.take_right(m, 1);
                    (rights, lefts) = (rights + 1, 0);
                    if m.right_len == 0 {
                        return Ok(());
                    }
                } else {
                    self.take_left(m, 1);
                    (lefts, rights) = (lefts + 1, 0);
                    if m.left_len == 1 {
                        return Ok(());
                    }
                }
                if lefts.max(rights) >= self.min_gallop {
                    break;
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                let key = self.order[m.right];
                lefts = self.gallop_right(key, Side::Spare(m.left), m.left_len, 0)?;
                self.take_left(m, lefts);
                if lefts > 0 && m.left_len <= 1 {
                    return Ok(());
                }
                self.take_right(m, 1);
                if m.right_len == 0 {
                    return Ok(());
                }
                let key = self.spare[m.left];
                rights = self.gallop_left(key, Side::Order(m.right), m.right_len, 0)?;
                self.take_right(m, rights);
                if m.right_len == 0 {
                    return Ok(());
                }
                self.take_left(m, 1);
                if m.left_len == 1 {
                    return Ok(());
                }
                if lefts < MIN_GALLOP && rights < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    #[inline(always)]
    fn take_left(&mut self, m: &mut Merge, count: usize) {
        let taken = &self.spare[m.left..m.left + count];
        self.order[m.to..m.to + count].copy_from_slice(taken);
        m.to += count;
        m.left += count;
        m.left_len -= count;
    }

    #[inline(always)]
    fn take_right(&mut self, m: &mut Merge, count: usize) {
        self.order.copy_within(m.right..m.right + count, m.to);
        m.to += count;
        m.right += count;
        m.right_len -= count;
    }

    /// Merges from the right: the right run, which is the shorter one, is moved
    /// away first.
    fn merge_high(&mut self, start: usize, left_len: usize, right_len: usize) -> PyResult<()> {
        let middle = start + left_len;
        self.spare.clear();
        self.spare.extend_from_slice(&self.order[middle..middle + right_len]);
        let mut m = Merge { to: middle + right_len, left: start, right: 0, left_len, right_len };
        let result = self.merge_high_steps(&mut m);
        // As in `merge_low`, the other way round.
        let gap = m.to - m.right_len;
        if result.is_ok() && m.right_len == 1 && m.left_len > 0 {
            self.order.copy_within(start..start + m.left_len, start + 1);
            self.order[start] = self.spare[0];
        } else {
            self.order[gap..m.to].copy_from_slice(&self.spare[..m.right_len]);
        }
        result
    }

    /// Until the left run is empty, or one element of the right is there.
    fn merge_high_steps(&mut self, m: &mut Merge) -> PyResult<()> {
        self.take_left_end(m, 1);
        if m.left_len == 0 || m.right_len == 1 {
            return Ok(());
        }
        loop {
            let (mut lefts, mut rights) = (0, 0);
            loop {
                let (left, right) = (m.left + m.left_len - 1, m.right_len - 1);
                if self.less(self.spare[right], self.order[left])? {
                    self.take_left_end(m, 1);
                    (lefts, rights) = (lefts + 1, 0);
                    if m.left_len == 0 {
                        return Ok(());
                    }
                } else {
                    self.take_right_end(m, 1);
                    (rights, lefts) = (rights + 1, 0);
                    if m.right_len == 1 {
                        return Ok(());
                    }
                }
                if lefts.max(rights) >= self.min_gallop {
                    break;
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                let key = self.spare[m.right_len - 1];
                let (side, len) = (Side::Order(m.left), m.left_len);
                lefts = len - self.gallop_right(key, side, len, len - 1)?;
                self.take_left_end(m, lefts);
                if m.left_len == 0 {
                    return Ok(());
                }
                self.take_right_end(m, 1);
                if m.right_len == 1 {
                    return Ok(());
                }
                let key = self.order[m.left + m.left_len - 1];
                let len = m.right_len;
                rights = len - self.gallop_left(key, Side::Spare(0), len, len - 1)?;
                self.take_right_end(m, rights);
                if rights > 0 && m.right_len <= 1 {
                    return Ok(());
                }
                self.take_left_end(m, 1);
                if m.left_len == 0 {
                    return Ok(());
                }
                if lefts < MIN_GALLOP && rights < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    #[inline(always)]
    fn take_left_end(&mut self, m: &mut Merge, count: usize) {
        let end = m.left + m.left_len;
        self.order.copy_within(end - count..end, m.to - count);
        m.to -= count;
        m.left_len -= count;
    }

    #[inline(always)]
    fn take_right_end(&mut self, m: &mut Merge, count: usize) {
        let taken = &self.spare[m.right_len - count..m.right_len];
        self.order[m.to - count..m.to].copy_from_slice(taken);
        m.to -= count;
        m.right_len -= count;
    }
}

/// Where a run lies.
#[derive(Clone, Copy)]
enum Side {
    /// In the order, from this place on.
    Order(usize),
    /// Moved away, from this place on.
    Spare(usize),
}

/// A merge in progress: where the next element goes (merging from the right: the
/// place behind it), where the rests of both runs begin, and how long they are.
struct Merge {
    to: usize,
    left: usize,
    right: usize,
    left_len: usize,
    right_len: usize,
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn sorts_every_pattern_stably() {
        for len in [0usize, 1, 2, 23, 63, 64, 65, 100, 1000, 3000] {
            for step in [0u64, 1, 3, 7, 40, 97] {
                let key =
                    |i: u32| ((u64::from(i) * step * 2_654_435_761) >> 3) % (len as u64 / 3 + 1);
                let mut order: Vec<u32> = (0..len as u32).collect();
                let mut expected = order.clone();
                expected.sort_by_key(|&i| key(i));
                assert!(sort(&mut order, |a, b| Ok(key(a) < key(b))).is_ok());
                assert_eq!(order, expected);
            }
        }
    }

    #[test]
    fn loses_nothing_to_senseless_answers() {
        for seed in 1..200u64 {
            let mut state = seed;
            let mut order: Vec<u32> = (0..300 + seed as u32).collect();
            let bias = seed % 4;
            let done = sort(&mut order, |_, _| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                Ok(state >> 62 >= bias)
            });
            assert!(done.is_ok());
            order.sort_unstable();
            assert!(order.iter().enumerate().all(|(i, &n)| i == n as usize));
        }
    }
}
