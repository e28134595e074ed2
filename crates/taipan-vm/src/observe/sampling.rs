//! The sampling profiler: at regular times a thread sets a bit of the poll word,
//! and the next safepoint takes note of the stack.
//!
//! A sample stands for the time since the one before. It is taken at the first
//! back edge or call after its time, so what a native function takes falls to the
//! line that called it or to the next safepoint after it, and straight code falls
//! to the call or jump at its end. A function that has only been entered has used
//! no time: it is left out.

use crate::interp::stack::Frame;
use crate::interrupt::POLL_SAMPLE;
use crate::object::code::Code;
use crate::vm::Vm;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use taipan_bytecode::Code as Block;

/// Samples that are being taken.
pub(crate) struct Sampler {
    profile: Profile,
    last: Instant,
    running: Arc<AtomicBool>,
}

impl Drop for Sampler {
    fn drop(&mut self) {
        self.running.store(false, Ordering::Relaxed);
    }
}

/// A line of a function, by numbers.
type Place = (u32, u32);

/// What was sampled.
#[derive(Debug, Default)]
pub struct Profile {
    /// The functions seen, and their numbers by address.
    blocks: Vec<Arc<Block>>,
    numbers: HashMap<usize, u32>,
    /// All stacks one behind the other, outermost frame first.
    places: Vec<Place>,
    /// Of each sample: where its stack ends, its weight in microseconds.
    samples: Vec<(usize, f64)>,
}

impl Profile {
    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    fn number(&mut self, code: Code) -> u32 {
        let block = code.shared_block();
        let next = self.blocks.len() as u32;
        let number = *self.numbers.entry(Arc::as_ptr(&block).addr()).or_insert(next);
        if number == next {
            self.blocks.push(block);
        }
        number
    }

    fn add(&mut self, frames: &[Frame], time: Duration) {
        for (index, frame) in frames.iter().enumerate() {
            let begun = !std::ptr::eq(frame.pc, frame.code.object().instructions);
            if begun || index + 1 < frames.len() {
                let line = frame.code.block().position(frame.word()).line;
                let number = self.number(frame.code);
                self.places.push((number, line));
            }
        }
        self.samples.push((self.places.len(), time.as_secs_f64() * 1e6));
    }

    /// The profile in speedscope's file format, by functions and by lines.
    pub fn speedscope(&self, name: &str) -> String {
        let mut frames = String::new();
        let mut numbers: HashMap<(u32, u32, bool), usize> = HashMap::new();
        let mut profiles = String::new();
        for by_line in [false, true] {
            let (mut stacks, mut weights) = (String::new(), String::new());
            let (mut start, mut total) = (0, 0.0);
            for &(end, weight) in &self.samples {
                let separator = if total > 0.0 { "," } else { "" };
                let mut stack = Vec::new();
                for &(block, line) in self.places.get(start..end).unwrap_or(&[]) {
                    let next = numbers.len();
                    let key = (block, if by_line { line } else { 0 }, by_line);
                    let number = *numbers.entry(key).or_insert(next);
                    if number == next {
                        self.write_frame(block, by_line.then_some(line), &mut frames);
                    }
                    stack.push(number.to_string());
                }
                total += weight;
                // Writing to a string does not fail.
                let _ = write!(stacks, "{separator}[{}]", stack.join(","));
                let _ = write!(weights, "{separator}{weight:.1}");
                start = end;
            }
            let what = if by_line { "by line" } else { "by function" };
            let title = quoted(&format!("{name} {what}"));
            let _ = write!(
                profiles,
                "{}{{\"type\":\"sampled\",\"name\":{title},\"unit\":\"microseconds\",\
                 \"startValue\":0,\"endValue\":{total:.1},\n\"samples\":[{stacks}],\n\
                 \"weights\":[{weights}]}}",
                if by_line { ",\n" } else { "" }
            );
        }
        let version = env!("CARGO_PKG_VERSION");
        format!(
            "{{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\n\
             \"exporter\":\"taipan {version}\",\"name\":{},\"activeProfileIndex\":0,\n\
             \"shared\":{{\"frames\":[{frames}]}},\n\"profiles\":[{profiles}]}}\n",
            quoted(name)
        )
    }

    fn write_frame(&self, block: u32, line: Option<u32>, out: &mut String) {
        let Some(block) = self.blocks.get(block as usize) else { return };
        if !out.is_empty() {
            out.push(',');
        }
        let (mut name, line) = (block.qualified_name.to_string(), line);
        if let Some(line) = line {
            let _ = write!(name, ":{line}");
        }
        let line = line.unwrap_or(block.first_line);
        let (name, file) = (quoted(&name), quoted(&block.filename));
        let _ = write!(out, "\n{{\"name\":{name},\"file\":{file},\"line\":{line}}}");
    }
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

impl Vm {
    /// From now on the stack is sampled `rate` times a second.
    ///
    /// # Errors
    /// If the thread that keeps the time cannot be started.
    pub fn start_sampling(&mut self, rate: u32) -> std::io::Result<()> {
        let running = Arc::new(AtomicBool::new(true));
        let (poll, goes_on) = (self.heap.shared_poll_word(), Arc::clone(&running));
        let interval = Duration::from_secs(1) / rate.max(1);
        std::thread::Builder::new().name("sampling".to_owned()).spawn(move || {
            while goes_on.load(Ordering::Relaxed) {
                std::thread::sleep(interval);
                poll.fetch_or(POLL_SAMPLE, Ordering::Relaxed);
            }
        })?;
        let sampler = Sampler { profile: Profile::default(), last: Instant::now(), running };
        *self.observer.sampler.borrow_mut() = Some(Box::new(sampler));
        Ok(())
    }

    /// Ends sampling: the profile.
    pub fn take_profile(&mut self) -> Option<Profile> {
        let sampler = self.observer.sampler.take();
        sampler.map(|mut sampler| std::mem::take(&mut sampler.profile))
    }

    /// Takes a sample: its time has come.
    pub(crate) fn sample(&self) {
        if let Some(sampler) = self.observer.sampler.borrow_mut().as_deref_mut() {
            let now = Instant::now();
            sampler.profile.add(self.stacks.frames(), now - sampler.last);
            sampler.last = now;
        }
    }
}
