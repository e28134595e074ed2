//! The results as one HTML page that needs nothing else: charts, how to read them, all figures.

use super::chart::{self, Line, Mark};
use super::figures::{CPYTHON, Figures, Results, Row, Start, TAIPAN};
use super::goals;
use super::record;

const STYLE: &str = include_str!("page.css");

/// Changes between light and dark; without it the page follows the system.
const SCRIPT: &str = "const root=document.documentElement;\
document.querySelector('button').onclick=()=>{\
const dark=root.dataset.theme?root.dataset.theme==='dark':matchMedia('(prefers-color-scheme:dark)').matches;\
root.dataset.theme=dark?'light':'dark'}";

/// The page of a run.
pub(super) fn page(results: &Results) -> String {
    let body = [
        head(results),
        goals(results),
        means(results),
        programs(results),
        memory(results),
        starts(results),
        history(),
        figures(results),
        method(results),
    ];
    format!(
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>\
         <meta name='viewport' content='width=device-width, initial-scale=1'>\
         <title>Taipan's speed, {}</title>\n<style>\n{STYLE}</style></head>\n<body><main>\n{}\
         </main><script>{SCRIPT}</script></body></html>\n",
        results.commit,
        body.concat()
    )
}

fn head(results: &Results) -> String {
    let tile = |big: String, small: &str| format!("<div><b>{big}</b><span>{small}</span></div>");
    let mut tiles = String::new();
    if let Some(mean) = results.mean(CPYTHON, None, Start::With) {
        tiles += &tile(format!("{mean:.2} ×"), "as fast as CPython, geometric mean");
    }
    let ratios = results.ratios(CPYTHON, None, Start::With);
    let slower = ratios.iter().filter(|ratio| **ratio < 1.0).count();
    tiles += &tile(format!("{slower} of {}", ratios.len()), "programs slower than CPython");
    if let Some(hello) = results.hello.figures(TAIPAN) {
        tiles += &tile(format!("{:.1} ms", hello.wall * 1e3), "print(\"hello\"), wall time");
        tiles +=
            &tile(format!("{:.1} MB", hello.peak as f64 / 1e6), "print(\"hello\"), peak memory");
    }
    format!(
        "<button>light / dark</button><h1>How fast is Taipan?</h1>\n<p class='soft'>Commit {}, {} UTC, {}. \
         {} runs of each program on each implementation, taking turns; medians of CPU time (user and \
         system). Outputs were compared: what printed something else than CPython has no time.</p>\n\
         <div class='tiles'>{tiles}</div>\n",
        results.commit,
        results.date,
        escape(&results.machine),
        results.runs
    )
}

/// What was to be reached, and what was.
fn goals(results: &Results) -> String {
    let lines: String = goals::goals(results)
        .iter()
        .map(|goal| {
            let (class, verdict) = if goal.met { ("", "yes") } else { ("missed", "no") };
            format!(
                "<tr class='{class}'><td>{}</td><td>{}</td><td>{}</td><td>{verdict}</td></tr>\n",
                escape(&goal.what.replace('`', "")),
                goal.target,
                goal.found
            )
        })
        .collect();
    format!(
        "<h2>Goals</h2>\n<div class='chart'><table><tr><th>goal</th><th>target</th><th>found</th>\
         <th>met</th></tr>\n{lines}</table></div>\n"
    )
}

/// One bar for each peer.
fn means(results: &Results) -> String {
    let lines: Vec<Line> = results
        .others()
        .into_iter()
        .filter_map(|peer| {
            let with = results.mean(peer, None, Start::With)?;
            let without = results.mean(peer, None, Start::Without)?;
            let count = results.ratios(peer, None, Start::With).len();
            let mark = |value: f64, what: &str| Mark {
                series: 0,
                value,
                title: format!("{value:.2} times as fast as {peer}, {what}"),
            };
            Some(Line {
                label: format!("{peer} ({count})"),
                marks: vec![mark(with, "whole process"), mark(without, "start-up subtracted")],
                note: format!("{with:.2} ×"),
            })
        })
        .collect();
    format!(
        "<h2>Beside each implementation</h2>\n<p>How many times as fast as each peer Taipan is: the \
         geometric mean over the programs that both ran (their number in brackets; other languages have \
         twins of some programs only). A bar to the right of 1 × means Taipan is faster, to the left that \
         the peer is. The bar counts the whole process; the ring has the time of an empty program \
         subtracted from both sides.</p>\n<div class='chart'>{}</div>\n",
        chart::bars(&lines, "times as fast as the peer (logarithmic)")
    )
}

/// The peers as series of the charts: Taipan first.
fn series(results: &Results) -> Vec<&str> {
    let mut names = vec![TAIPAN];
    names.extend(results.others());
    names
}

fn legend(names: &[&str]) -> String {
    let entries = names.iter().enumerate().map(|(index, name)| {
        let mark = chart::shape(index, 8.0, 8.0, name);
        format!("<span><svg viewBox='0 0 16 16'>{mark}</svg> {name}</span>")
    });
    format!("<div class='legend'>{}</div>", entries.collect::<String>())
}

/// One row for each program: every implementation's speed relative to CPython's.
fn programs(results: &Results) -> String {
    let names = series(results);
    let chart = |start| {
        let relative = |row: &Row, name: &str| {
            // CPython is the vertical line.
            if name == CPYTHON {
                return None;
            }
            let value =
                results.seconds(row, CPYTHON, start)? / results.seconds(row, name, start)?;
            let title = format!("{}: {name} is {value:.2} times as fast as CPython", row.name);
            Some((value, title))
        };
        let note = |row: &Row| {
            let ratio = results.ratio(row, CPYTHON, start);
            ratio.map_or("fails".to_owned(), |ratio| format!("{ratio:.2} ×"))
        };
        let mean = |group: &str| {
            let mean = results.mean(CPYTHON, Some(group), start);
            mean.map_or(String::new(), |mean| format!("{mean:.2} × mean"))
        };
        let lines = rows(results, &names, relative, note, mean);
        chart::dots(&lines, "times as fast as CPython (logarithmic)", " ×", Some(1.0))
    };
    format!(
        "<h2>Each program</h2>\n<p>Speed relative to CPython 3.13, which is the vertical line. Further \
         right is faster. The number at the end of a row is Taipan's, that of a group their geometric \
         mean.</p>\n{}<div class='switch'>\
         <input type='radio' name='start' id='with' checked><label for='with'> whole process</label>\
         <input type='radio' name='start' id='without'><label for='without'> start-up subtracted</label>\
         <div class='chart'>{}</div><div class='chart'>{}</div></div>\n",
        legend(&names),
        chart(Start::With),
        chart(Start::Without)
    )
}

/// The rows of a chart of all programs, under the names of their groups.
fn rows(
    results: &Results,
    names: &[&str],
    value: impl Fn(&Row, &str) -> Option<(f64, String)>,
    note: impl Fn(&Row) -> String,
    heading: impl Fn(&str) -> String,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in results.groups() {
        lines.push(Line::heading(group, heading(group)));
        for row in results.programs.iter().filter(|row| row.group == group) {
            let marks = names.iter().enumerate().filter_map(|(series, name)| {
                let (value, title) = value(row, name)?;
                Some(Mark { series, value, title })
            });
            let (label, marks) = (row.name.clone(), marks.collect());
            lines.push(Line { label, marks, note: note(row) });
        }
    }
    lines
}

fn memory(results: &Results) -> String {
    let names = series(results);
    let megabytes = |figures: &Figures| figures.peak as f64 / 1e6;
    let peak = |row: &Row, name: &str| {
        let value = megabytes(row.figures(name)?);
        Some((value, format!("{}: {name} {value:.1} MB", row.name)))
    };
    let note = |row: &Row| {
        let figures = row.figures(TAIPAN);
        figures.map_or(String::new(), |figures| format!("{:.0} MB", megabytes(figures)))
    };
    let lines = rows(results, &names, peak, note, |_| String::new());
    format!(
        "<h2>Memory</h2>\n<p>Peak resident memory of the process. Further left is less; the number at the \
         end of a row is Taipan's.</p>\n{}<div class='chart'>{}</div>\n",
        legend(&names),
        chart::dots(&lines, "megabytes (logarithmic)", "", None)
    )
}

fn starts(results: &Results) -> String {
    let lines: Vec<Line> = results
        .peers
        .iter()
        .enumerate()
        .filter_map(|(series, peer)| {
            let figures = results.hello.figures(&peer.name)?;
            let value = figures.wall * 1e3;
            let title = format!("{} {value:.1} ms, {:.1} MB", peer.name, figures.peak as f64 / 1e6);
            let note = format!("{value:.1} ms");
            Some(Line {
                label: peer.name.clone(),
                marks: vec![Mark { series, value, title }],
                note,
            })
        })
        .collect();
    format!(
        "<h2>Start-up</h2>\n<p>Wall time of a process that prints <code>hello</code>, the quickest of \
         many runs.</p>\n\
         <div class='chart'>{}</div>\n",
        chart::dots(&lines, "milliseconds (logarithmic)", " ms", None)
    )
}

/// The mean of every record, where there are several.
fn history() -> String {
    let records = record::all().unwrap_or_default();
    let points: Vec<(String, f64)> = records
        .iter()
        .filter_map(|record| {
            Some((record.commit.clone(), record.mean(CPYTHON, None, Start::With)?))
        })
        .collect();
    if points.len() < 2 {
        return String::new();
    }
    format!(
        "<h2>Over time</h2>\n<p>The geometric mean of the ratios to CPython in each record of \
         <code>bench/record</code>. The list of programs grew meanwhile.</p>\n\
         <div class='chart'>{}</div>\n",
        chart::history(&points, "times as fast as CPython, geometric mean")
    )
}

/// CPU seconds of everything.
fn figures(results: &Results) -> String {
    let names = series(results);
    let heads: String = names.iter().map(|name| format!("<th>{name}</th>")).collect();
    let mut lines = String::new();
    for row in &results.programs {
        let cells: String = names
            .iter()
            .map(|name| match (row.figures(name), row.failure(name)) {
                (Some(figures), _) => format!("<td>{:.3}</td>", figures.cpu),
                (None, Some(reason)) => format!("<td title='{}'>fails</td>", escape(reason)),
                (None, None) => "<td></td>".to_owned(),
            })
            .collect();
        lines += &format!("<tr><td>{}</td>{cells}</tr>\n", row.name);
    }
    format!(
        "<h2>All figures</h2>\n<p>CPU seconds of the whole process. What failed says why under the \
         pointer.</p>\n<div class='chart'><table><tr><th>program</th>{heads}</tr>\n{lines}</table></div>\n"
    )
}

fn method(results: &Results) -> String {
    let peers: String = results
        .peers
        .iter()
        .map(|peer| format!("<li>{}: {}</li>\n", peer.name, escape(&peer.version)))
        .collect();
    format!(
        "<h2>What was compared</h2>\n<ul>\n{peers}</ul>\n<p>The programs lie in \
         <code>bench/programs</code>; each says at its head where it comes from. \
         <code>cargo xtask bench</code> makes this page.</p>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&#39;")
}
