//! Single characters and positions.

use crate::sre::engine::charset::{is_ascii_word, is_word};
use crate::sre::engine::input::Input;
use crate::sre::engine::opcode::at;
use crate::sre::engine::program::{Do, Inst, Program};

/// Where the character ends that the instruction matches at `at`.
#[inline(always)]
pub(super) fn one<I: Input>(
    program: Program,
    inst: Inst,
    input: I,
    at: usize,
    end: usize,
) -> Option<usize> {
    if at >= end {
        return None;
    }
    let (ch, len) = input.next(at);
    is_meant(program, inst, ch).then_some(at + len)
}

/// Does an instruction for one character match this one?
#[inline(always)]
pub(super) fn is_meant(program: Program, inst: Inst, ch: u32) -> bool {
    match inst.what() {
        Do::Literal => ch == inst.b(),
        Do::NotLiteral => ch != inst.b(),
        Do::NotNewline => ch != 10,
        Do::Any => true,
        Do::Set => program.is_in(inst.b() as usize, ch),
        _ => false,
    }
}

/// Where exactly `count` characters end.
#[inline(always)]
pub(super) fn several<I: Input>(
    program: Program,
    inst: Inst,
    input: I,
    at: usize,
    end: usize,
    count: u32,
) -> Option<usize> {
    let mut at = at;
    for _ in 0..count {
        at = one(program, inst, input, at, end)?;
    }
    Some(at)
}

/// Where as many as possible end, `most` of them at most.
#[inline(always)]
pub(super) fn many<I: Input>(
    program: Program,
    inst: Inst,
    input: I,
    at: usize,
    end: usize,
    most: usize,
) -> usize {
    // The bytes to look at: as many as characters, if that is known.
    let end = if I::OCTETS { end.min(at.saturating_add(most)) } else { end };
    let unlimited = I::OCTETS || most == usize::MAX;
    let bytes = input.bytes().get(at..end).unwrap_or_default();
    let until = |found: Option<usize>| found.map_or(end, |skip| at + skip);
    match inst.what() {
        Do::Any if unlimited => end,
        Do::NotNewline if unlimited => until(memchr::memchr(b'\n', bytes)),
        Do::NotLiteral if unlimited && inst.b() < 0x80 => {
            until(memchr::memchr(inst.b() as u8, bytes))
        }
        Do::Set if I::OCTETS => {
            let map = program.bitmap(inst.b() as usize);
            let is_in = |byte: u8| map[usize::from(byte >> 6)] >> (byte & 63) & 1 != 0;
            until(bytes.iter().position(|&byte| !is_in(byte)))
        }
        _ => {
            let mut at = at;
            let mut left = most;
            while left > 0
                && let Some(next) = one(program, inst, input, at, end)
            {
                at = next;
                left -= 1;
            }
            at
        }
    }
}

/// Is this the position that an `AT` code means?
#[inline(always)]
pub(super) fn is_at<I: Input>(kind: u32, input: I, place: usize, end: usize) -> bool {
    let newline = |place: usize| input.bytes().get(place) == Some(&b'\n');
    let boundary = |test: fn(u32) -> bool| {
        let before = place > 0 && test(input.before(place).0);
        before != (place < end && test(input.next(place).0))
    };
    match kind {
        at::BEGINNING | at::BEGINNING_STRING => place == 0,
        at::BEGINNING_LINE => place == 0 || newline(place - 1),
        at::END => place == end || place + 1 == end && newline(place),
        at::END_LINE => place == end || newline(place),
        at::END_STRING => place == end,
        at::BOUNDARY | at::LOC_BOUNDARY => boundary(is_ascii_word),
        at::NON_BOUNDARY | at::LOC_NON_BOUNDARY => !boundary(is_ascii_word),
        at::UNI_BOUNDARY => boundary(is_word),
        at::UNI_NON_BOUNDARY => !boundary(is_word),
        _ => false,
    }
}
