//! Hash functions: of bytes (keyed, so that nobody outside can aim collisions)
//! and of numbers (as CPython defines them, so that `hash(x) == hash(y)` where
//! `x == y` across numeric types).

/// The prime modulus of numeric hashes, 2^61 - 1.
pub const MODULUS: u64 = (1 << 61) - 1;

/// Keyed hash of a byte string: multiply-and-fold over 8-byte words, after
/// wyhash (Wang Yi, 2019).
pub fn bytes(bytes: &[u8], key: u64) -> u64 {
    let mut state = key ^ (bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = fold(state ^ u64::from_le_bytes(word), key | 1);
    }
    let mut word = [0; 8];
    let rest = chunks.remainder();
    word[..rest.len()].copy_from_slice(rest);
    fold(state ^ u64::from_le_bytes(word), 0xa076_1d64_78bd_642f ^ key)
}

#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0xe703_7ed1_a0b4_28db) * u128::from(b);
    (product as u64) ^ (product >> 64) as u64
}

/// `hash` of an integer of less than 61 bits, which no modulus changes.
#[inline(always)]
pub fn small_int(i: i64) -> i64 {
    if i == -1 { -2 } else { i }
}

/// `hash` of an integer of 64 bits.
pub fn int(i: i64) -> i64 {
    let magnitude = (i.unsigned_abs() % MODULUS) as i64;
    match if i < 0 { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

/// `hash` of a finite or infinite float (not of NaN, whose hash is by
/// identity).
pub fn float(f: f64) -> i64 {
    if f.is_infinite() {
        return if f > 0.0 { 314_159 } else { -314_159 };
    }
    if f == f.trunc() && f.abs() < 9.0e18 {
        return int(f as i64);
    }
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, power) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // 2 has order 61 modulo 2^61 - 1.
    let shift = power.rem_euclid(61) as u32;
    let product = u128::from(mantissa % MODULUS) << shift;
    let reduced = ((product & u128::from(MODULUS)) + (product >> 61)) as u64;
    let magnitude = (if reduced >= MODULUS { reduced - MODULUS } else { reduced }) as i64;
    match if f < 0.0 { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

const XX_PRIME_1: u64 = 11_400_714_785_074_694_791;
const XX_PRIME_2: u64 = 14_029_467_366_897_019_727;
const XX_PRIME_5: u64 = 2_870_177_450_012_600_261;

/// `hash` of a tuple from its elements' hashes: xxHash's round per element, as
/// CPython has it since 3.8.
#[derive(Clone, Copy, Debug)]
pub struct TupleHash(u64);

impl Default for TupleHash {
    fn default() -> Self {
        TupleHash(XX_PRIME_5)
    }
}

impl TupleHash {
    /// Adds the next element's hash.
    #[inline]
    pub fn add(&mut self, hash: i64) {
        let state = self.0.wrapping_add((hash as u64).wrapping_mul(XX_PRIME_2));
        self.0 = state.rotate_left(31).wrapping_mul(XX_PRIME_1);
    }

    /// The hash of a tuple of `len` elements.
    pub fn finish(self, len: usize) -> i64 {
        let state = self.0.wrapping_add(len as u64 ^ (XX_PRIME_5 ^ 3_527_539));
        if state == u64::MAX { 1_546_275_796 } else { state as i64 }
    }

    /// The hash without the length mixed in, as slices have it.
    pub fn without_length(self) -> i64 {
        if self.0 == u64::MAX { 1_546_275_796 } else { self.0 as i64 }
    }
}
