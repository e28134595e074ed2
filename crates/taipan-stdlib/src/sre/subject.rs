//! What is searched: text or bytes, and the matcher on it.

use super::engine::input::{Octets as Octet, Wide};
use super::engine::machine::{Machine, Outcome, Task};
use super::engine::program::Program;
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

/// How a match must lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Anywhere.
    Search,
    /// At the start.
    Start,
    /// From start to end.
    Full,
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
    program: RawBuffer,
    groups: usize,
    subject: &Subject,
    anchor: Anchor,
    region: Region,
    vm: &mut Vm,
) -> PyResult<Found> {
    let mut found = Found { numbers: Scratch::new(vm), stride: 2 * groups + 3 };
    let start = subject.offset(region.start, vm);
    let mut task = Task {
        start,
        end: subject.offset(region.end, vm),
        here: anchor != Anchor::Search,
        full: anchor == Anchor::Full,
        must_advance: region.must_advance,
    };
    let mut machine = Machine::new(Program::new(program.words(vm)), vm)?;
    let mut places = Places { byte: start, character: region.start };
    let mut count = 0;
    while count < region.limit {
        match subject.find(&mut machine, program, &task, vm)? {
            Outcome::Failed => break,
            Outcome::Paused => vm.poll()?,
            Outcome::Matched => {
                note(&machine, groups, subject, &mut places, &mut found, vm)?;
                let (from, to) = machine.span();
                (task.start, task.must_advance) = (to, from == to);
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
    fn find(
        &self,
        machine: &mut Machine,
        program: RawBuffer,
        task: &Task,
        vm: &Vm,
    ) -> PyResult<Outcome> {
        let program = Program::new(program.words(vm));
        match self {
            Subject::Text(text) if text.is_ascii() => {
                machine.find(program, Octet(text.as_bytes()), task, vm)
            }
            Subject::Text(text) => machine.find(program, Wide(text.as_bytes()), task, vm),
            Subject::Bytes(bytes) => machine.find(program, Octet(bytes.as_slice()), task, vm),
            Subject::Copied(bytes) => machine.find(program, Octet(bytes), task, vm),
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
    machine: &Machine,
    groups: usize,
    subject: &Subject,
    places: &mut Places,
    found: &mut Found,
    vm: &Vm,
) -> PyResult<()> {
    found.numbers.reserve(found.stride, vm)?;
    let (from, to) = machine.span();
    let from = places.character(from, subject);
    found.numbers.push(from, vm)?;
    let to = places.character(to, subject);
    found.numbers.push(to, vm)?;
    for group in 0..groups {
        let (from, to) = match machine.group(group) {
            Some((from, to)) => (places.character(from, subject), places.character(to, subject)),
            None => (-1, -1),
        };
        found.numbers.push(from, vm)?;
        found.numbers.push(to, vm)?;
    }
    found.numbers.push(machine.last_group().map_or(-1, |group| group as i64), vm)
}
