//! Choices from sequences, and shuffling.

use super::source::Source;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::class::class_flags;
use taipan_vm::object::int::is_negative;
use taipan_vm::object::list::List;
use taipan_vm::{ClassId, GcVec, PyResult, Special, Vm};

/// Choose a random element from a non-empty sequence.
#[native("choice(self, seq)")]
pub(super) fn choice(source: Source, seq: Value, vm: &mut Vm) -> PyResult<Value> {
    let len = vm.len(seq)?;
    if len == 0 {
        return Err(vm.index_error("Cannot choose from an empty sequence"));
    }
    let index = source.index(len, vm)?;
    vm.get_item(seq, Value::int(index as i64))
}

/// Shuffle list x in place, and return None.
#[native("shuffle(self, x)")]
pub(super) fn shuffle(source: Source, x: Value, vm: &mut Vm) -> PyResult<()> {
    for i in (1..vm.len(x)?).rev() {
        let j = Value::int(source.index(i + 1, vm)? as i64);
        let i = Value::int(i as i64);
        let (first, second) = (vm.get_item(x, i)?, vm.get_item(x, j)?);
        vm.set_item(x, i, second)?;
        vm.set_item(x, j, first)?;
    }
    Ok(())
}

/// Is it a sequence, as `collections.abc.Sequence` says?
fn is_sequence(value: Value, vm: &Vm) -> bool {
    let class = vm.class_of(value);
    let builtin = [
        ClassId::Str,
        ClassId::Bytes,
        ClassId::ByteArray,
        ClassId::List,
        ClassId::Tuple,
        ClassId::Range,
        ClassId::MemoryView,
    ];
    class.has(class_flags::SEQUENCE)
        || builtin.iter().any(|&id| vm.is_instance(value, id))
        || !class.has(class_flags::MAPPING)
            && !vm.is_instance(value, ClassId::Dict)
            && class.special(Special::GetItem, vm).is_some()
            && class.special(Special::Len, vm).is_some()
}

/// Chooses k unique random elements from a population sequence.
///
/// Returns a new list containing elements from the population while
/// leaving the original population unchanged.  The resulting list is
/// in selection order so that all sub-slices will also be valid random
/// samples.  This allows raffle winners (the sample) to be partitioned
/// into grand prize and second place winners (the subslices).
///
/// Members of the population need not be hashable or unique.  If the
/// population contains repeats, then each occurrence is a possible
/// selection in the sample.
#[native("sample(self, population, k, *, counts=None)")]
pub(super) fn sample(
    source: Source,
    population: Value,
    k: Value,
    counts: Value,
    vm: &mut Vm,
) -> PyResult<List> {
    if !is_sequence(population, vm) {
        return Err(
            vm.type_error("Population must be a sequence.  For dicts or sets, use sorted(d).")
        );
    }
    let n = vm.len(population)?;
    let k = vm.index_isize(k)?;
    if counts.is_none() {
        let chosen = sample_indexes(source, n, k, vm)?;
        let mut result = GcVec::with_capacity(chosen.len(), vm)?;
        for index in chosen {
            let item = vm.get_item(population, Value::int(index as i64))?;
            result.push(item, vm)?;
        }
        return Ok(result.into_list(vm));
    }
    let sums = accumulated(counts, vm)?;
    if sums.len() != n {
        return Err(vm.value_error("The number of counts does not match the population"));
    }
    let total = sums.get(n.wrapping_sub(1)).unwrap_or(Value::int(0));
    if !vm.is_instance(total, ClassId::Int) {
        return Err(vm.type_error("Counts must be integers"));
    }
    if is_negative(total) {
        return Err(vm.value_error("Counts must be non-negative"));
    }
    let total = vm.index_isize(total)? as usize;
    let chosen = sample_indexes(source, total, k, vm)?;
    let mut result = GcVec::with_capacity(chosen.len(), vm)?;
    for selection in chosen {
        let end = n.saturating_sub(1);
        let place = bisect(&sums, Value::int(selection as i64), end, vm)?;
        let item = vm.get_item(population, Value::int(place as i64))?;
        result.push(item, vm)?;
    }
    Ok(result.into_list(vm))
}

/// `k` different indexes below `n`, in the order in which they are drawn.
fn sample_indexes(source: Source, n: usize, k: isize, vm: &mut Vm) -> PyResult<Vec<usize>> {
    let k = match usize::try_from(k) {
        Ok(k) if k <= n => k,
        _ => return Err(vm.value_error("Sample larger than population or is negative")),
    };
    vm.check_integer_size((k as u64).saturating_mul(64))?;
    // A list of the rest, where that takes less than a set of the chosen.
    let mut set_size = 21.0;
    if k > 5 {
        let levels = (((k * 3) as f64).ln() / 4f64.ln()).ceil();
        set_size += 4f64.powf(levels);
    }
    let mut chosen = Vec::with_capacity(k);
    if n as f64 <= set_size {
        let mut pool: Vec<usize> = (0..n).collect();
        for i in 0..k {
            let j = source.index(n - i, vm)?;
            chosen.push(pool[j]);
            pool[j] = pool[n - i - 1];
        }
        return Ok(chosen);
    }
    let mut seen = std::collections::HashSet::with_capacity(k);
    for _ in 0..k {
        let mut j = source.index(n, vm)?;
        while !seen.insert(j) {
            j = source.index(n, vm)?;
        }
        chosen.push(j);
    }
    Ok(chosen)
}

/// The running sums of an iterable.
fn accumulated(iterable: Value, vm: &mut Vm) -> PyResult<GcVec> {
    let mut sums = GcVec::new(vm);
    let iterator = vm.iter(iterable)?;
    let mut total: Option<Value> = None;
    while let Some(item) = vm.next(iterator)? {
        let sum = match total {
            Some(total) => vm.binary(BinaryOp::Add, total, item)?,
            None => item,
        };
        sums.push(sum, vm)?;
        total = Some(sum);
    }
    Ok(sums)
}

/// Where `x` goes in sorted sums, behind equal ones; at most `end`.
fn bisect(sums: &GcVec, x: Value, end: usize, vm: &mut Vm) -> PyResult<usize> {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = (low + high) / 2;
        let Some(sum) = sums.get(middle) else { break };
        if vm.less(x, sum)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// Return a k sized list of population elements chosen with replacement.
///
/// If the relative weights or cumulative weights are not specified,
/// the selections are made with equal probability.
#[native("choices(self, population, weights=None, *, cum_weights=None, k=1)")]
pub(super) fn choices(
    source: Source,
    population: Value,
    weights: Value,
    cum_weights: Value,
    k: isize,
    vm: &mut Vm,
) -> PyResult<List> {
    let n = vm.len(population)?;
    let k = usize::try_from(k).unwrap_or(0);
    let mut result = GcVec::with_capacity(k, vm)?;
    let sums = match (weights.is_none(), cum_weights.is_none()) {
        (true, true) => {
            for _ in 0..k {
                let index = (source.float(vm)? * n as f64).floor() as i64;
                let item = vm.get_item(population, Value::int(index))?;
                result.push(item, vm)?;
            }
            return Ok(result.into_list(vm));
        }
        (false, true) if vm.is_instance(weights, ClassId::Int) => {
            let k = vm.repr_text(weights)?;
            return Err(
                vm.type_error(format!("The number of choices must be a keyword argument: k={k}"))
            );
        }
        (false, true) => accumulated(weights, vm)?,
        (true, false) => vm.collect(cum_weights)?,
        (false, false) => {
            return Err(vm.type_error("Cannot specify both weights and cumulative weights"));
        }
    };
    if sums.len() != n {
        return Err(vm.value_error("The number of weights does not match the population"));
    }
    let Some(last) = sums.get(n.wrapping_sub(1)) else {
        return Err(vm.index_error("list index out of range"));
    };
    let total = vm.to_float(last)?;
    if total <= 0.0 {
        return Err(vm.value_error("Total of weights must be greater than zero"));
    }
    if !total.is_finite() {
        return Err(vm.value_error("Total of weights must be finite"));
    }
    for _ in 0..k {
        let drawn = source.float(vm)? * total;
        let index = bisect(&sums, vm.float(drawn), n - 1, vm)?;
        let item = vm.get_item(population, Value::int(index as i64))?;
        result.push(item, vm)?;
    }
    Ok(result.into_list(vm))
}
