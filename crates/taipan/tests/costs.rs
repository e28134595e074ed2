//! Keeps `docs/costs.md` true: measures what one more of each thing keeps alive.
//!
//! `TAIPAN_BLESS=1` writes the measured figures into the table.

use taipan::{Denied, Exit, Isolate, Settings};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/costs.md");

const PRELUDE: &str = "
import gc
letters = 'ab'
large = 1 << 1000
half = 0.5
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Slots:
    __slots__ = ('x', 'y')
def generator():
    yield 1
def make_class():
    class C:
        pass
    return C
keep = [None] * 4096
";

/// Live bytes after `count` results of `expression` are kept.
fn live(expression: &str, count: usize) -> usize {
    let mut isolate = Isolate::new(Settings::default(), Box::new(Denied));
    let program = format!(
        "{PRELUDE}for i in range({count}):\n    keep[i] = {expression}\ndel i\ngc.collect()\n"
    );
    assert_eq!(isolate.run_text(&program, "<costs>"), Exit::SUCCESS, "{expression}");
    isolate.heap_bytes()
}

/// Bytes of one, rounded to whole words: what is shared by all cancels out.
fn cost(expression: &str) -> usize {
    let (few, many) = (1000, 3000);
    let bytes = live(expression, many).saturating_sub(live(expression, few));
    (bytes as f64 / (many - few) as f64 / 8.0).round() as usize * 8
}

#[test]
fn the_table_of_costs_is_true() {
    let table = std::fs::read_to_string(TABLE).expect("docs/costs.md");
    let mut measured = String::new();
    for line in table.lines() {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        match cells[..] {
            ["", expression, _, peer, ""] if expression.starts_with('`') => {
                let bytes = cost(expression.trim_matches('`'));
                measured += &format!("| {expression} | {bytes} | {peer} |\n");
            }
            _ => measured += &format!("{line}\n"),
        }
    }
    if std::env::var_os("TAIPAN_BLESS").is_some() {
        std::fs::write(TABLE, &measured).expect("docs/costs.md");
    } else {
        assert_eq!(table, measured);
    }
}
