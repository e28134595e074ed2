//! Seeding.

use super::source::Source;
use sha2::{Digest, Sha512};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::Downcast;
use taipan_vm::object::bytes::Bytes;
use taipan_vm::object::int::Operand;
use taipan_vm::object::str::Str;
use taipan_vm::{ClassId, PyResult, Vm};

/// Initialize an instance.
///
/// Optional argument x controls seeding, as for Random.seed().
#[native("__init__(self, x=None)")]
pub(super) fn init(source: Source, x: Value, vm: &mut Vm) -> PyResult<()> {
    vm.call_method(source.value(), "seed", &[x]).map(|_| ())
}

/// Initialize internal state from a seed.
///
/// The only supported seed types are None, int, float,
/// str, bytes, and bytearray.
///
/// None or no argument seeds from current time or from an operating
/// system specific randomness source if available.
///
/// If *a* is an int, all bits are used.
///
/// For version 2 (the default), all of the bits are used if *a* is a str,
/// bytes, or bytearray.  For version 1 (provided for reproducing random
/// sequences from older versions of Python), the algorithm for str and
/// bytes generates a narrower range of seeds.
#[native("seed(self, a=None, version=2)")]
pub(super) fn seed(source: Source, a: Value, version: Value, vm: &mut Vm) -> PyResult<()> {
    let key = key(a, version.as_int() == Some(1), vm)?;
    source.twist(vm, |twister| twister.seed(&key))?;
    let next = vm.intern("gauss_next")?;
    vm.set_attr(source.value(), next, Value::NONE)
}

/// The key that a seed stands for.
fn key(a: Value, first_version: bool, vm: &mut Vm) -> PyResult<Vec<u32>> {
    if a.is_none() {
        return Ok(unpredictable(vm));
    }
    if let Some(text) = a.downcast::<Str>() {
        return if first_version {
            let codes = text.to_string_lossy().chars().map(u32::from).collect::<Vec<_>>();
            Ok(multiplied(&codes))
        } else {
            Ok(digested(text.as_bytes()))
        };
    }
    let bytes = if vm.is_instance(a, ClassId::ByteArray) {
        let class = vm.class(ClassId::Bytes).into();
        vm.call(class, &[a])?.downcast::<Bytes>()
    } else {
        a.downcast::<Bytes>()
    };
    if let Some(bytes) = bytes {
        return if first_version {
            let codes = bytes.as_slice().iter().map(|&b| u32::from(b)).collect::<Vec<_>>();
            Ok(multiplied(&codes))
        } else {
            Ok(digested(bytes.as_slice()))
        };
    }
    if let Some(i) = Operand::of(a) {
        return Ok(words(&i.to_ibig().into_parts().1.to_le_bytes()));
    }
    if vm.as_float(a).is_some() {
        let hash = vm.hash(a)?;
        return Ok(words(&hash.to_le_bytes()));
    }
    Err(vm.type_error(
        "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.",
    ))
}

/// The 32-bit words of a number in little-endian bytes, without zeros on top;
/// one word at least.
fn words(bytes: &[u8]) -> Vec<u32> {
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0u32, |word, &b| word << 8 | u32::from(b));
    let mut words: Vec<u32> = bytes.chunks(4).map(word).collect();
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    if words.is_empty() {
        words.push(0);
    }
    words
}

/// Version 2: the bytes and their SHA-512 as one big-endian number.
fn digested(text: &[u8]) -> Vec<u32> {
    let mut bytes = text.to_vec();
    bytes.extend_from_slice(&Sha512::digest(text));
    bytes.reverse();
    words(&bytes)
}

/// Version 1: the string hash of Python 2.
fn multiplied(codes: &[u32]) -> Vec<u32> {
    let start = codes.first().map_or(0, |&code| u64::from(code) << 7);
    let hash =
        codes.iter().fold(start, |hash, &code| hash.wrapping_mul(1_000_003) ^ u64::from(code));
    // The number is never negative there, so there is no -1 to avoid.
    words(&(hash ^ codes.len() as u64).to_le_bytes())
}

/// A key from the host's entropy; where there is none, from its clock or, last,
/// its hash seed.
fn unpredictable(vm: &mut Vm) -> Vec<u32> {
    let mut bytes = [0u8; 624 * 4];
    if vm.host().entropy(&mut bytes).is_ok() {
        return words(&bytes);
    }
    let host = vm.host();
    let time = host.wall_clock().map_or(0, |t| t.as_nanos() as u64);
    words(&(time ^ host.hash_seed()).to_le_bytes())
}
