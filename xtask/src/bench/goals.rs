//! What the interpreter set out to reach, and whether a run shows it.
//!
//! The goals are the project's own, written down before they were measured; a goal that is missed stays
//! in the table and says so. Start-up counts throughout.

use super::figures::{CPYTHON, Results, Start, TAIPAN};

/// A goal and what the run found.
pub(super) struct Goal {
    pub(super) what: String,
    pub(super) target: String,
    pub(super) found: String,
    pub(super) met: bool,
}

/// The goals that the run can speak of: those whose peers and programs took part.
pub(super) fn goals(results: &Results) -> Vec<Goal> {
    let mut goals: Vec<Goal> = [
        mean(results, CPYTHON, 3.0),
        least(results, CPYTHON),
        mean(results, "Lua", 1.0),
        least(results, "RustPython"),
        least(results, "Monty"),
        vela(results),
        calls(results),
        hello(results),
        memory(results),
    ]
    .into_iter()
    .flatten()
    .collect();
    // What was missed is read first.
    goals.sort_by_key(|goal| goal.met);
    goals
}

fn at_least(what: String, target: f64, found: f64) -> Goal {
    let times = |value: f64| format!("{value:.2} times");
    Goal { what, target: format!("at least {target}"), found: times(found), met: found >= target }
}

fn mean(results: &Results, peer: &str, target: f64) -> Option<Goal> {
    let found = results.mean(peer, None, Start::With)?;
    Some(at_least(format!("geometric mean, times as fast as {peer}"), target, found))
}

/// No program is slower than on the peer.
fn least(results: &Results, peer: &str) -> Option<Goal> {
    lowest(results, peer, "").map(|(name, found)| {
        at_least(format!("every program, times as fast as {peer}; the least is {name}"), 1.0, found)
    })
}

/// The program, of those whose names begin so, on which Taipan is least ahead of a peer.
fn lowest<'a>(results: &'a Results, peer: &str, prefix: &str) -> Option<(&'a str, f64)> {
    let rows = results.programs.iter().filter(|row| row.name.starts_with(prefix));
    let ratios = rows.filter_map(|row| Some((&*row.name, results.ratio(row, peer, Start::With)?)));
    ratios.min_by(|a, b| a.1.total_cmp(&b.1))
}

/// The Vela report claims three to eight times CPython in six categories.
fn vela(results: &Results) -> Option<Goal> {
    let (name, found) = lowest(results, CPYTHON, "vela_")?;
    let what =
        format!("each of Vela's six categories, times as fast as CPython; the least is {name}");
    Some(at_least(what, 3.0, found))
}

/// The Gene report's recursion: 60 million calls a second, or three times CPython's rate.
fn calls(results: &Results) -> Option<Goal> {
    let row = results.programs.iter().find(|row| row.name == "gene_fib")?;
    let rate = row.calls? / results.seconds(row, TAIPAN, Start::Without)? / 1e6;
    let ratio = results.ratio(row, CPYTHON, Start::Without)?;
    Some(Goal {
        what: "Gene's recursion, million calls a second, start-up subtracted".to_owned(),
        target: "60, or 3 times CPython's".to_owned(),
        found: format!("{rate:.1}, {ratio:.2} times CPython's"),
        met: rate >= 60.0 || ratio >= 3.0,
    })
}

fn hello(results: &Results) -> Option<Goal> {
    let (taipan, lua) = (results.hello.figures(TAIPAN)?, results.hello.figures("Lua")?);
    let ratio = taipan.wall / lua.wall;
    Some(Goal {
        what: "`print(\"hello\")`, wall time beside Lua's".to_owned(),
        target: "at most 1.5 times".to_owned(),
        found: format!("{ratio:.2} times ({:.1} ms)", taipan.wall * 1e3),
        met: ratio <= 1.5,
    })
}

fn memory(results: &Results) -> Option<Goal> {
    let peak = results.hello.figures(TAIPAN)?.peak as f64 / 1e6;
    Some(Goal {
        what: "`print(\"hello\")`, peak memory".to_owned(),
        target: "under 6 MB".to_owned(),
        found: format!("{peak:.1} MB"),
        met: peak < 6.0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::tests::results;
    use super::goals;

    #[test]
    fn what_was_missed_comes_first_and_absent_peers_are_not_judged() {
        let goals = goals(&results(&[("a", 1.0, 0.9), ("vela_x", 1.0, 16.0)]));
        let met: Vec<bool> = goals.iter().map(|goal| goal.met).collect();
        assert_eq!(met, [false, true, true, true]);
        assert!(goals[0].what.ends_with("the least is a"), "{}", goals[0].what);
    }
}
