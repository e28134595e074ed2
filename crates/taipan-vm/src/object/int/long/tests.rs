//! Very long integers against the library.

use super::*;
use crate::host::Host;
use crate::vm::Config;

struct Nothing;
impl Host for Nothing {}

fn number(bits: usize, seed: u64) -> UBig {
    let mut state = seed;
    let words: Vec<u64> = (0..bits / 64)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state ^ state >> 29
        })
        .collect();
    UBig::from_words(&words)
}

#[test]
fn long_integers_agree_with_the_library() {
    let vm = Vm::new(Config::new(Box::new(Nothing)));
    let sizes = [SHORT_DIVISOR + 64, SHORT + 6400, 128_000];
    for (i, &long) in sizes.iter().enumerate() {
        for &short in &sizes {
            let (a, b) = (number(long, i as u64), number(short, 7 * i as u64 + 1));
            let product = mul(&a, &b, &vm).unwrap_or_default();
            assert!(product == &a * &b, "{long} by {short}");
            let dividend = &product + (&b >> 3);
            let (quotient, rest) = div_rem(&dividend, &b, &vm).unwrap_or_default();
            assert!(quotient == a && rest == &b >> 3, "{long} by {short}");
        }
    }
    let ones = (UBig::ONE << 2_000_000) - UBig::ONE;
    let (quotient, rest) = div_rem(&(&ones * &ones), &ones, &vm).unwrap_or_default();
    assert!(quotient == ones && rest.is_zero());
}

#[test]
fn long_powers_roots_and_texts_agree_with_the_library() {
    let vm = Vm::new(Config::new(Box::new(Nothing)));
    let power = power(&UBig::from(1_000_010u32), 70_000, &vm).unwrap_or_default();
    assert!(power == UBig::from(1_000_010u32).pow(70_000));
    let text = text::decimal(&power, &vm).unwrap_or_default();
    assert!(text == power.to_string());
    assert!(text::from_decimal(text.as_bytes(), &vm).is_ok_and(|read| read == power));
    let root = root::square_root(&(&power * &power * 3u8), &vm).unwrap_or_default();
    assert!(&root * &root <= &power * &power * 3u8);
    let next = root + UBig::ONE;
    assert!(&next * &next > &power * &power * 3u8);
    assert!(
        range_product(1, 5000, &vm).is_ok_and(|p| p == (1..=5000u32).fold(UBig::ONE, |p, i| p * i))
    );
}
