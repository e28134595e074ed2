//! What is searched: text or bytes, and the matcher on it.

use super::matcher::{Matcher, Outcome};
use super::search::{Anchor, Search};
use super::text::{Octet, Wide};
use taipan_vm::object::array::RawBuffer;
use taipan_vm::object::bytes::{Bytes, Octets};
use taipan_vm::object::str::{Str, wtf8};
use taipan_vm::{Downcast, PyResult, Scratch, Value, Vm};

/// A string or bytes-like object, as it was when the search began.
pub(super) enum Subject {
    /// Text.
    Text(Str),
    /// Bytes.
    Bytes(Bytes),
    /// The bytes of an array, which may change.
    Copied(Scratch<u8>),
}

impl Subject {
    pub(super) fn new(value: Value, of_bytes: Option<bool>, vm: &Vm) -> PyResult<Subject> {
        let subject = match (value.downcast::<Str>(), Octets::of(value)) {
            (Some(text), _) => Subject::Text(text),
            (_, Some(Octets::Bytes(bytes))) => Subject::Bytes(bytes),
            (_, Some(Octets::Array(bytes))) => {
                let mut copy = Scratch::new(vm);
                copy.extend(bytes.as_slice(vm), vm)?;
                Subject::Copied(copy)
            }
            _ => {
                let got = vm.type_name(value);
                return Err(
                    vm.type_error(format!("expected string or bytes-like object, got '{got}'"))
                );
            }
        };
        match (of_bytes, &subject) {
            (Some(true), Subject::Text(_)) => {
                Err(vm.type_error("cannot use a bytes pattern on a string-like object"))
            }
            (Some(false), Subject::Bytes(_) | Subject::Copied(_)) => {
                Err(vm.type_error("cannot use a string pattern on a bytes-like object"))
            }
            _ => Ok(subject),
        }
    }

    /// The length in characters.
    pub(super) fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.char_len(),
            Subject::Bytes(bytes) => bytes.as_slice().len(),
            Subject::Copied(bytes) => bytes.len(),
        }
    }

    /// The bytes from one position to another, both in characters.
    pub(super) fn slice(&self, from: usize, to: usize, vm: &Vm) -> &[u8] {
        match self {
            Subject::Text(text) if text.is_ascii() => {
                text.as_bytes().get(from..to).unwrap_or_default()
            }
            Subject::Text(text) => {
                let (from, to) = (text.byte_offset(from, vm), text.byte_offset(to, vm));
                text.as_bytes().get(from..to).unwrap_or_default()
            }
            Subject::Bytes(bytes) => bytes.as_slice().get(from..to).unwrap_or_default(),
            Subject::Copied(bytes) => bytes.get(from..to).unwrap_or_default(),
        }
    }
}

/// Where to search, and for how much. Positions are those of characters.
#[derive(Clone, Copy)]
pub(super) struct Region {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Must the match be longer than nothing at `start`?
    pub(super) must_advance: bool,
    /// How many matches are wanted at most.
    pub(super) limit: usize,
}

/// The matches found, without overlap: for each the start and end of the whole and
/// of each group (-1: none), then the number of the group that matched last (-1).
pub(super) struct Found {
    numbers: Scratch<i64>,
    stride: usize,
}

impl Found {
    pub(super) fn iter(&self) -> impl Iterator<Item = &[i64]> {
        self.numbers.chunks_exact(self.stride)
    }

    pub(super) fn first(&self) -> Option<&[i64]> {
        self.iter().next()
    }
}

/// Searches, and polls while it does.
pub(super) fn run(
    code: RawBuffer,
    groups: usize,
    subject: &Subject,
    anchor: Anchor,
    region: Region,
    vm: &mut Vm,
) -> PyResult<Found> {
    let mut found = Found { numbers: Scratch::new(vm), stride: 2 * groups + 3 };
    let (start, end) = (subject.offset(region.start, vm), subject.offset(region.end, vm));
    let mut matcher = Matcher::new(groups, end, vm)?;
    matcher.full = anchor == Anchor::Full;
    matcher.must_advance = region.must_advance;
    let mut places = Places { byte: start, character: region.start };
    let mut search = Search::new(matcher, anchor, start);
    let mut count = 0;
    while count < region.limit {
        match subject.search(&mut search, code, vm)? {
            Outcome::Failed => break,
            Outcome::Paused => vm.poll()?,
            Outcome::Matched => {
                note(&search.matcher, groups, subject, &mut places, &mut found, vm)?;
                let (from, at) = (search.matcher.start, search.matcher.at);
                search.restart(at, at == from);
                count += 1;
                if count % 1024 == 0 {
                    vm.poll()?;
                }
            }
        }
    }
    Ok(found)
}

impl Subject {
    /// The byte offset of a character.
    fn offset(&self, index: usize, vm: &Vm) -> usize {
        match self {
            Subject::Text(text) => text.byte_offset(index, vm),
            Subject::Bytes(_) | Subject::Copied(_) => index,
        }
    }

    /// Lets a search work for a while.
    fn search(&self, search: &mut Search, code: RawBuffer, vm: &Vm) -> PyResult<Outcome> {
        let words = code.half_words(vm);
        let len = words.first().copied().unwrap_or(0) as usize;
        let code = words.get(2..2 + len).unwrap_or_default();
        match self {
            Subject::Text(text) if text.is_ascii() => search.run(code, Octet(text.as_bytes()), vm),
            Subject::Text(text) => search.run(code, Wide(text.as_bytes()), vm),
            Subject::Bytes(bytes) => search.run(code, Octet(bytes.as_slice()), vm),
            Subject::Copied(bytes) => search.run(code, Octet(bytes), vm),
        }
    }
}

/// A byte offset whose number in characters is known.
struct Places {
    byte: usize,
    character: usize,
}

impl Places {
    /// The number of the character at a byte offset.
    fn character(&mut self, offset: usize, subject: &Subject) -> i64 {
        match subject {
            Subject::Text(text) if !text.is_ascii() => {
                let bytes = text.as_bytes();
                let count =
                    |from: usize, to: usize| wtf8::count(bytes.get(from..to).unwrap_or_default());
                self.character = if offset >= self.byte {
                    self.character + count(self.byte, offset)
                } else {
                    self.character - count(offset, self.byte)
                };
                self.byte = offset;
                self.character as i64
            }
            _ => offset as i64,
        }
    }
}

fn note(
    matcher: &Matcher,
    groups: usize,
    subject: &Subject,
    places: &mut Places,
    found: &mut Found,
    vm: &Vm,
) -> PyResult<()> {
    found.numbers.reserve(found.stride, vm)?;
    let start = places.character(matcher.start, subject);
    found.numbers.push(start, vm)?;
    let end = places.character(matcher.at, subject);
    found.numbers.push(end, vm)?;
    for group in 0..groups {
        let (from, to) = match matcher.group(group) {
            Some((from, to)) => (places.character(from, subject), places.character(to, subject)),
            None => (-1, -1),
        };
        found.numbers.push(from, vm)?;
        found.numbers.push(to, vm)?;
    }
    let last = match matcher.last_group {
        0 => -1,
        last => i64::from(last),
    };
    found.numbers.push(last, vm)
}
