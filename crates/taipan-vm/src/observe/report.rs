//! What `--stats` prints.

use super::counts::{Collections, Counts};
use crate::kind::Kind;
use crate::vm::Vm;
use std::fmt::Write;
use std::time::Duration;
use taipan_bytecode::Op;

/// A table row's text and number; the largest numbers come first.
type Rows = Vec<(String, u64)>;

impl Vm {
    /// Ends counting: the report.
    pub fn statistics(&mut self) -> Option<String> {
        let sites = self.sites();
        let counts = self.take_counts()?;
        let mut out = String::from("Taipan statistics\n");
        instructions(&counts, &mut out);
        specializations(&counts, &sites, &mut out);
        caches(&sites, &mut out);
        self.write_allocations(&mut out);
        self.write_collections(&counts, &mut out);
        times(&counts, &mut out);
        Some(out)
    }

    fn write_allocations(&self, out: &mut String) {
        let Some(tally) = self.heap.tally() else { return };
        let (objects, bytes) = (tally.objects.iter().sum(), tally.bytes.iter().sum());
        heading(out, "Allocation", "objects and bytes by kind, headers included");
        line(out, format_args!("{:>14} objects {:>16} bytes", digits(objects), digits(bytes)));
        let mut kinds: Vec<usize> = (0..256).filter(|&kind| tally.objects[kind] > 0).collect();
        kinds.sort_by_key(|&kind| std::cmp::Reverse(tally.bytes[kind]));
        for kind in kinds {
            let name = kind_name(kind as u8);
            line(
                out,
                format_args!(
                    "{:>14} {name:<16} {:>15} {:>5.1} %",
                    digits(tally.objects[kind]),
                    digits(tally.bytes[kind]),
                    percent(tally.bytes[kind], bytes)
                ),
            );
        }
    }

    fn write_collections(&self, counts: &Counts, out: &mut String) {
        let stats = self.heap_stats();
        heading(out, "Collections", "of what was allocated since the last, and of everything");
        for (name, sort) in [("young", counts.young), ("full", counts.full)] {
            let Collections { count, time, longest, reclaimed } = sort;
            line(
                out,
                format_args!(
                    "{count:>14} {name:<6} {} together, {} the longest, {} bytes reclaimed",
                    milliseconds(time),
                    milliseconds(longest),
                    digits(reclaimed)
                ),
            );
        }
        line(out, format_args!("{:>14} bytes at the end", digits(self.heap_bytes() as u64)));
        line(out, format_args!("{:>14} blocks of 32 KB ever in use", digits(stats.blocks as u64)));
    }
}

/// What owns objects of this kind.
fn kind_name(number: u8) -> String {
    if number > Kind::Opaque as u8 {
        return format!("kind {number}");
    }
    // SAFETY: the kinds are numbered from 0 to that one.
    let kind = unsafe { std::mem::transmute::<u8, Kind>(number) };
    format!("{kind:?}")
}

fn heading(out: &mut String, title: &str, explanation: &str) {
    line(out, format_args!("\n{title}: {explanation}"));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{text}");
}

fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// The number with its digits in groups of three.
fn digits(number: u64) -> String {
    let plain = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in plain.chars().enumerate() {
        if index > 0 && (plain.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

fn instructions(counts: &Counts, out: &mut String) {
    let total: u64 = counts.executed.iter().sum();
    heading(out, "Instructions", "executed, by opcode, with their share and the sum of shares");
    line(out, format_args!("{:>14} in all", digits(total)));
    let mut rows: Rows = Op::ALL
        .iter()
        .map(|&op| (op.info().name.to_owned(), counts.executed[op as usize]))
        .filter(|(_, count)| *count > 0)
        .collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut sum = 0;
    for (name, count) in rows {
        sum += count;
        line(
            out,
            format_args!(
                "{:>14} {:>5.1} % {:>5.1} %  {name}",
                digits(count),
                percent(count, total),
                percent(sum, total)
            ),
        );
    }
}

/// Each instruction that has specialized forms, with those.
fn families() -> impl Iterator<Item = (Op, Vec<Op>)> {
    let forms = |family: Op| {
        let is_form = move |op: &Op| op.info().generic == family && !op.is_generic();
        Op::ALL.iter().copied().filter(is_form).collect::<Vec<Op>>()
    };
    let families = Op::ALL.iter().copied().filter(|op| op.is_generic());
    families.map(move |op| (op, forms(op))).filter(|(_, forms)| !forms.is_empty())
}

fn specializations(counts: &Counts, sites: &[u64; 256], out: &mut String) {
    heading(
        out,
        "Specialization",
        "how often the specialized forms of an instruction did it (hits), gave up (misses), and \
         how often the generic form ran",
    );
    line(
        out,
        format_args!(
            "{:>14} {:>10} {:>14} {:>7} {:>9}",
            "hits", "misses", "generic", "hits", "sites"
        ),
    );
    for (family, forms) in families() {
        let sum = |of: &[u64; 256]| forms.iter().map(|&op| of[op as usize]).sum::<u64>();
        let (ran, misses) = (sum(&counts.executed), sum(&counts.given_up));
        let generic = counts.executed[family as usize];
        if ran + generic == 0 {
            continue;
        }
        let hits = ran.saturating_sub(misses);
        let all = sum(sites) + sites[family as usize];
        line(
            out,
            format_args!(
                "{:>14} {:>10} {:>14} {:>5.1} % {all:>9}  {}",
                digits(hits),
                digits(misses),
                digits(generic),
                percent(hits, hits + misses + generic),
                family.info().name
            ),
        );
    }
}

fn caches(sites: &[u64; 256], out: &mut String) {
    heading(out, "Caches", "the state that each site of such an instruction was left in");
    for (family, forms) in families() {
        let mut states: Rows = std::iter::once(family)
            .chain(forms)
            .map(|op| (op.info().name.to_owned(), sites[op as usize]))
            .filter(|(_, count)| *count > 0)
            .collect();
        if states.is_empty() {
            continue;
        }
        states.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let texts: Vec<String> =
            states.iter().map(|(name, count)| format!("{count} {name}")).collect();
        line(out, format_args!("  {:<16} {}", family.info().name, texts.join(", ")));
    }
}

fn times(counts: &Counts, out: &mut String) {
    let all = counts.elapsed();
    let collect = counts.young.time + counts.full.time;
    let run = all.saturating_sub(counts.parse + counts.compile + counts.exit + collect);
    heading(out, "Time", "by phase; counting itself makes the run several times slower");
    let phases = [
        ("parse", counts.parse),
        ("compile", counts.compile),
        ("run", run),
        ("collect", collect),
        ("exit", counts.exit),
        ("all", all),
    ];
    for (name, time) in phases {
        line(out, format_args!("{:>14}  {name}", milliseconds(time)));
    }
}
