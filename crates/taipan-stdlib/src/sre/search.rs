//! Where a match may begin: the search for the first place that has one.
//!
//! The head of the code (`INFO`) knows what every match begins with, so most places
//! are passed without starting the matcher.

use super::character::Set;
use super::engine::{SreAtCode, SreInfo, SreOpcode};
use super::matcher::{Matcher, Outcome};
use super::text::Text;
use taipan_vm::{PyResult, Vm};

/// How a match must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Anywhere.
    Search,
    /// At the start.
    Start,
    /// From start to end.
    Full,
}

/// A search in progress.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) matcher: Matcher,
    anchor: Anchor,
    /// Where to look next for a beginning.
    from: usize,
    /// Is the matcher on its way?
    running: bool,
}

/// What the code says of beginnings.
struct Head<'a> {
    /// What the matcher starts with.
    body: usize,
    /// The least length of a match, in characters.
    least: usize,
    /// The characters that every match begins with.
    prefix: &'a [u32],
    /// Is that all of the pattern?
    is_literal: bool,
    /// What the first character is one of.
    set: Option<Set<'a>>,
    /// Can it match at the beginning of the text only?
    anchored: bool,
}

impl<'a> Head<'a> {
    fn of(code: &'a [u32]) -> Head<'a> {
        let word = |at: usize| code.get(at).copied().unwrap_or(0);
        let mut head =
            Head { body: 0, least: 0, prefix: &[], is_literal: false, set: None, anchored: false };
        if word(0) == SreOpcode::INFO as u32 {
            head.body = 1 + word(1) as usize;
            head.least = word(3) as usize;
            let flags = SreInfo::from_bits_truncate(word(2));
            if flags.contains(SreInfo::PREFIX) {
                head.prefix = code.get(7..7 + word(5) as usize).unwrap_or_default();
                head.is_literal = flags.contains(SreInfo::LITERAL);
            } else if flags.contains(SreInfo::CHARSET) {
                head.set = code.get(5..head.body).map(Set);
            }
        }
        let at = word(head.body + 1);
        head.anchored = word(head.body) == SreOpcode::AT as u32
            && (at == SreAtCode::BEGINNING as u32 || at == SreAtCode::BEGINNING_STRING as u32);
        head
    }
}

/// Bytes that are looked at between two pauses.
const WINDOW: usize = 1 << 16;

/// Where a search for a beginning has come to.
enum Candidate {
    At(usize),
    /// None in front of this offset.
    Later(usize),
    None,
}

impl Search {
    pub(super) fn new(matcher: Matcher, anchor: Anchor, from: usize) -> Search {
        Search { matcher, anchor, from, running: false }
    }

    /// Looks for the next match from here on.
    pub(super) fn restart(&mut self, from: usize, must_advance: bool) {
        self.from = from;
        self.running = false;
        self.matcher.must_advance = must_advance;
    }

    /// Searches until there is a result or a slice of work is done.
    pub(super) fn run<T: Text>(&mut self, code: &[u32], text: T, vm: &Vm) -> PyResult<Outcome> {
        self.matcher.refuel();
        let head = Head::of(code);
        loop {
            if !self.running {
                let place = match self.anchor {
                    Anchor::Search => candidate(&head, text, self.from, self.matcher.end),
                    _ => Candidate::At(self.from),
                };
                match place {
                    Candidate::At(at) => self.from = at,
                    Candidate::Later(from) => {
                        self.from = from;
                        return Ok(Outcome::Paused);
                    }
                    Candidate::None => return Ok(Outcome::Failed),
                }
                self.matcher.begin(head.body, self.from);
                self.running = true;
                if head.is_literal && self.anchor == Anchor::Search {
                    let len = head.prefix.len();
                    let behind = text.forward(self.from, len, self.matcher.end);
                    self.matcher.at = behind.unwrap_or(self.from);
                    return Ok(Outcome::Matched);
                }
            }
            match self.matcher.run(code, text, vm)? {
                Outcome::Failed => {}
                done => return Ok(done),
            }
            self.running = false;
            self.matcher.must_advance = false;
            let over =
                self.from >= self.matcher.end || self.anchor != Anchor::Search || head.anchored;
            if over {
                return Ok(Outcome::Failed);
            }
            self.from = text.read(self.from).1;
        }
    }
}

/// The next place from which the head of the pattern fits.
fn candidate<T: Text>(head: &Head<'_>, text: T, from: usize, end: usize) -> Candidate {
    // A character takes a byte at least.
    let Some(last) = end.checked_sub(head.least) else { return Candidate::None };
    if from > last {
        return Candidate::None;
    }
    let window = last.min(from.saturating_add(WINDOW));
    let mut at = from;
    if let Some(&first) = head.prefix.first() {
        let Some(byte) = text.first_byte(first) else { return Candidate::None };
        while at <= window {
            let Some(bytes) = text.bytes().get(at..end.min(window + 1)) else { break };
            let Some(skipped) = memchr::memchr(byte, bytes) else {
                at = window + 1;
                break;
            };
            at += skipped;
            if begins_with(head.prefix, text, at, end) {
                return Candidate::At(at);
            }
            at += 1;
        }
    } else if let Some(set) = head.set {
        while at <= window && at < end {
            let (c, next) = text.read(at);
            if set.contains(c) {
                return Candidate::At(at);
            }
            at = next;
        }
    } else {
        return Candidate::At(from);
    }
    if at > last || at >= end { Candidate::None } else { Candidate::Later(at) }
}

fn begins_with<T: Text>(prefix: &[u32], text: T, mut at: usize, end: usize) -> bool {
    prefix.iter().all(|&expected| {
        if at >= end {
            return false;
        }
        let (c, next) = text.read(at);
        at = next;
        c == expected
    })
}
