//! How the matches of a program begin: what a search looks for first.

use super::opcode::at;
use super::program::{Do, HEADER, Inst, Program, SET, flags};

/// See the head of this module.
pub(super) struct Start {
    /// The bytes that every match begins with.
    pub(super) prefix: Vec<u8>,
    /// The bytes that a match can begin with; `None`: it may be any, or none.
    pub(super) first: Option<[u64; 4]>,
    /// Only at the subject's beginning?
    pub(super) is_anchored: bool,
}

impl Start {
    /// Of instructions (behind a header) and their sets. `octets`: characters are
    /// bytes, not text.
    pub(super) fn of(words: &[u64], sets: &[u64], octets: bool) -> Start {
        let mut prefix = Vec::new();
        let mut is_anchored = false;
        let mut pc = HEADER;
        while let Some(inst) = words.get(pc).copied().map(Inst) {
            match inst.what() {
                Do::Mark => {}
                Do::At if prefix.is_empty() => {
                    is_anchored |= matches!(inst.b(), at::BEGINNING | at::BEGINNING_STRING);
                }
                Do::Literal => match encoded(inst.b(), octets) {
                    Some(bytes) => prefix.extend(bytes),
                    None => break,
                },
                _ => break,
            }
            pc += 1;
        }
        let mut search = First { words, sets, octets, bytes: [0; 4], seen: Vec::new() };
        let known = search.follow(HEADER).is_some();
        // Where nearly every byte will do, looking is for nothing.
        let count: u32 = search.bytes.iter().map(|word| word.count_ones()).sum();
        Start { prefix, first: (known && count < 200).then_some(search.bytes), is_anchored }
    }
}

/// The bytes of a character, if there is such a one.
fn encoded(ch: u32, octets: bool) -> Option<Vec<u8>> {
    if octets {
        return u8::try_from(ch).ok().map(|byte| vec![byte]);
    }
    let mut room = [0; 4];
    char::from_u32(ch).map(|ch| ch.encode_utf8(&mut room).as_bytes().to_vec())
}

/// What a search looks for before it tries to match.
#[derive(Default)]
pub(super) enum Lookout {
    /// Nothing: a match may begin anywhere.
    #[default]
    Anywhere,
    /// One of a few bytes; the last ones are the same where there are fewer.
    Few([u8; 3]),
    /// One of these bytes.
    Bytes([u64; 4]),
    /// These bytes.
    Prefix(Vec<u8>),
}

impl Lookout {
    pub(super) fn of(program: Program) -> Lookout {
        let prefix = program.prefix();
        if prefix.len() > 1 {
            return Lookout::Prefix(prefix);
        }
        if !program.has(flags::FIRST_KNOWN) {
            return Lookout::Anywhere;
        }
        let bits = program.first_bytes();
        let mut bytes = (0..=255_u8).filter(|&byte| has_bit(&bits, byte));
        match (bytes.next(), bytes.next(), bytes.next(), bytes.next()) {
            (Some(a), b, c, None) => Lookout::Few([a, b.unwrap_or(a), c.or(b).unwrap_or(a)]),
            _ => Lookout::Bytes(bits),
        }
    }

    /// Can a match begin where these bytes do?
    pub(super) fn is_first(&self, bytes: &[u8]) -> bool {
        match self {
            Lookout::Anywhere => true,
            Lookout::Few(few) => bytes.first().is_some_and(|byte| few.contains(byte)),
            Lookout::Bytes(bits) => bytes.first().is_some_and(|&byte| has_bit(bits, byte)),
            Lookout::Prefix(prefix) => bytes.starts_with(prefix),
        }
    }

    /// The first place where a match can begin.
    pub(super) fn find(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Lookout::Anywhere => Some(0),
            &Lookout::Few([a, b, c]) if a == b && b == c => memchr::memchr(a, bytes),
            &Lookout::Few([a, b, c]) => memchr::memchr3(a, b, c, bytes),
            Lookout::Bytes(bits) => bytes.iter().position(|&byte| has_bit(bits, byte)),
            Lookout::Prefix(prefix) => memchr::memmem::find(bytes, prefix),
        }
    }
}

#[inline(always)]
fn has_bit(bits: &[u64; 4], byte: u8) -> bool {
    bits[usize::from(byte >> 6)] >> (byte & 63) & 1 != 0
}

/// Gathers the first bytes of all ways through the instructions.
struct First<'a> {
    words: &'a [u64],
    sets: &'a [u64],
    octets: bool,
    bytes: [u64; 4],
    seen: Vec<usize>,
}

/// So many ways are followed.
const MOST: usize = 200;

impl First<'_> {
    /// `None`: any byte, or a match of nothing.
    fn follow(&mut self, start: usize) -> Option<()> {
        let mut todo = vec![start];
        while let Some(pc) = todo.pop() {
            if self.seen.contains(&pc) {
                continue;
            }
            if self.seen.len() > MOST {
                return None;
            }
            self.seen.push(pc);
            let inst = Inst(*self.words.get(pc)?);
            let target = inst.b() as usize;
            match inst.what() {
                Do::Fail => {}
                Do::Mark | Do::At | Do::Atomic | Do::AtomicEnd => todo.push(pc + 1),
                Do::Jump | Do::Loop => todo.push(target),
                Do::Split | Do::SplitLiteral | Do::SplitSet | Do::IfGroup => {
                    todo.extend([pc + 1, target]);
                }
                Do::Greedy | Do::Lazy | Do::Possessive => {
                    self.add(Inst(*self.words.get(pc + 2)?))?;
                    if *self.words.get(pc + 1)? as u32 == 0 {
                        let other = usize::from(inst.what() != Do::Possessive);
                        todo.push(pc + 3 + other);
                    }
                }
                Do::LoopMost => todo.extend([target, pc + 2]),
                Do::LoopLeast => todo.extend([target, pc + 3]),
                Do::LoopAtomic => todo.extend([pc + 2, target]),
                // What follows is looked at, whatever is asserted of it.
                Do::AssertNot => todo.push(target),
                _ => self.add(inst)?,
            }
        }
        Some(())
    }

    /// Adds the first bytes of the characters that one instruction matches.
    fn add(&mut self, inst: Inst) -> Option<()> {
        match inst.what() {
            Do::Literal => {
                // Never matched if there is no such character.
                if let Some(&first) = encoded(inst.b(), self.octets)?.first() {
                    self.bytes[usize::from(first >> 6)] |= 1 << (first & 63);
                }
            }
            Do::Set => {
                let set = self.sets.get(SET * inst.b() as usize..)?;
                self.bytes[0] |= set.first()?;
                self.bytes[1] |= set.get(1)?;
                if self.octets {
                    self.bytes[2] |= set.get(2)?;
                    self.bytes[3] |= set.get(3)?;
                } else {
                    // Where a character of more than one byte begins.
                    self.bytes[3] = u64::MAX;
                }
            }
            _ => return None,
        }
        Some(())
    }
}
