//! What is searched: text or bytes, and the engine on it.

use super::engine::{Request, SearchIter, State, StrDrive, StringCursor};
use rustpython_wtf8::Wtf8;
use taipan_vm::object::bytes::Octets;
use taipan_vm::object::str::Str;
use taipan_vm::{Downcast, PyResult, Value, Vm};

/// A string or bytes-like object, as it was when the search began.
pub(super) enum Subject {
    /// Text.
    Text(Str),
    /// Bytes; those of an array are copied, since they may change.
    Bytes(Box<[u8]>),
}

impl Subject {
    pub(super) fn new(value: Value, of_bytes: Option<bool>, vm: &Vm) -> PyResult<Subject> {
        let subject = match (value.downcast::<Str>(), Octets::of(value)) {
            (Some(text), _) => Subject::Text(text),
            (_, Some(bytes)) => Subject::Bytes(bytes.as_slice(vm).into()),
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
            (Some(false), Subject::Bytes(_)) => {
                Err(vm.type_error("cannot use a string pattern on a bytes-like object"))
            }
            _ => Ok(subject),
        }
    }

    /// The length in characters.
    pub(super) fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.char_len(),
            Subject::Bytes(bytes) => bytes.len(),
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
            Subject::Bytes(bytes) => bytes.get(from..to).unwrap_or_default(),
        }
    }
}

/// Where to search, and for how much.
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
#[derive(Clone, Copy, PartialEq)]
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
    numbers: Vec<i64>,
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

/// Searches.
pub(super) fn run(
    code: &[u32],
    groups: usize,
    subject: &Subject,
    anchor: Anchor,
    region: Region,
) -> Found {
    let mut found = Found { numbers: Vec::new(), stride: 2 * groups + 3 };
    match subject {
        Subject::Text(text) if text.is_ascii() => {
            search(Octet(text.as_bytes()), code, groups, anchor, region, &mut found);
        }
        Subject::Text(text) => match Wtf8::from_bytes(text.as_bytes()) {
            Some(text) => search(text, code, groups, anchor, region, &mut found),
            None => debug_assert!(false, "strings are WTF-8"),
        },
        Subject::Bytes(bytes) => search(Octet(bytes), code, groups, anchor, region, &mut found),
    }
    found
}

fn search<S: StrDrive>(
    string: S,
    code: &[u32],
    groups: usize,
    anchor: Anchor,
    region: Region,
    found: &mut Found,
) {
    let full = anchor == Anchor::Full;
    let mut request = Request::new(string, region.start, region.end, code, full);
    request.must_advance = region.must_advance;
    let mut state = State::default();
    if anchor != Anchor::Search {
        state.reset(&request, request.start);
        if state.py_match(&request) {
            note(&state, groups, found);
        }
        return;
    }
    let mut iterator = SearchIter { req: request, state };
    for _ in 0..region.limit {
        if iterator.next().is_none() {
            break;
        }
        note(&iterator.state, groups, found);
    }
}

fn note(state: &State, groups: usize, found: &mut Found) {
    found.numbers.push(state.start as i64);
    found.numbers.push(state.cursor.position as i64);
    for group in 0..groups {
        let (start, end) = state.marks.get(group);
        match (start.into_option(), end.into_option()) {
            (Some(start), Some(end)) => found.numbers.extend([start as i64, end as i64]),
            _ => found.numbers.extend([-1, -1]),
        }
    }
    found.numbers.push(state.marks.last_index() as i64);
}

/// Bytes of one character each. The engine's own drive of byte slices gives the
/// byte behind the one that it advances over.
#[derive(Clone, Copy)]
struct Octet<'a>(&'a [u8]);

impl<'a> StrDrive for Octet<'a> {
    #[inline]
    fn count(&self) -> usize {
        self.0.len()
    }
    #[inline]
    fn create_cursor(&self, n: usize) -> StringCursor {
        self.0.create_cursor(n)
    }
    #[inline]
    fn adjust_cursor(&self, cursor: &mut StringCursor, n: usize) {
        self.0.adjust_cursor(cursor, n);
    }
    #[inline]
    fn advance(cursor: &mut StringCursor) -> u32 {
        let byte = <&'a [u8]>::peek(cursor);
        <&'a [u8]>::skip(cursor, 1);
        byte
    }
    #[inline]
    fn peek(cursor: &StringCursor) -> u32 {
        <&'a [u8]>::peek(cursor)
    }
    #[inline]
    fn skip(cursor: &mut StringCursor, n: usize) {
        <&'a [u8]>::skip(cursor, n);
    }
    #[inline]
    fn back_advance(cursor: &mut StringCursor) -> u32 {
        <&'a [u8]>::back_advance(cursor)
    }
    #[inline]
    fn back_peek(cursor: &StringCursor) -> u32 {
        <&'a [u8]>::back_peek(cursor)
    }
    #[inline]
    fn back_skip(cursor: &mut StringCursor, n: usize) {
        <&'a [u8]>::back_skip(cursor, n);
    }
}
