//! Charts as SVG text: bars around one, rows of marks, a line over time.
//!
//! All axes are logarithmic, because all figures are ratios or span magnitudes: twice as fast and half
//! as fast lie equally far from one. Colours and fonts are classes that the page defines, once for
//! light and once for dark; a series has a shape as well as a colour.

use std::fmt::Write;

const WIDTH: f64 = 920.0;
/// Where labels end and the axis begins.
const LEFT: f64 = 170.0;
/// Where the axis ends and notes begin.
const RIGHT: f64 = 800.0;
const TOP: f64 = 34.0;
const ROW: f64 = 21.0;

/// One value of a row.
pub(super) struct Mark {
    /// The place of its series in the legend: its colour and shape.
    pub(super) series: usize,
    pub(super) value: f64,
    /// Shown under the pointer.
    pub(super) title: String,
}

/// A row of a chart: a label, marks along the axis, a note at the end.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) marks: Vec<Mark>,
    pub(super) note: String,
}

impl Line {
    /// A row that only names those below it.
    pub(super) fn heading(text: &str, note: String) -> Line {
        Line { label: text.to_owned(), marks: Vec::new(), note }
    }
}

/// A logarithmic axis from left to right.
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    /// The axis that shows all values and one more.
    fn of(values: impl Iterator<Item = f64>, also: Option<f64>) -> Axis {
        let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
        for value in values.chain(also).filter(|value| *value > 0.0 && value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if high == 0.0 {
            (low, high) = (1.0, 10.0);
        }
        Axis { low: low / 1.25, high: high * 1.25 }
    }

    fn x(&self, value: f64) -> f64 {
        let share = (value / self.low).ln() / (self.high / self.low).ln();
        LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// 1, 2 and 5 of each power of ten; only the powers where there are many.
    fn ticks(&self) -> Vec<f64> {
        let decades = (self.high / self.low).log10();
        let steps: &[f64] = if decades > 3.5 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let powers = self.low.log10().floor() as i32..=self.high.log10().ceil() as i32;
        powers
            .flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)))
            .filter(|tick| (self.low..=self.high).contains(tick))
            .collect()
    }

    /// The grid, the numbers above it, the title of the axis, and the line to compare with.
    fn draw(&self, title: &str, unit: &str, reference: Option<f64>, bottom: f64) -> String {
        let mut svg = String::new();
        for tick in self.ticks() {
            let x = self.x(tick);
            let _ = write!(
                svg,
                "<line class='grid' x1='{x:.1}' x2='{x:.1}' y1='{TOP}' y2='{bottom}'/>\
                 <text class='tick' x='{x:.1}' y='{:.0}'>{}{unit}</text>",
                TOP - 6.0,
                short(tick)
            );
        }
        if let Some(value) = reference {
            let x = self.x(value);
            let _ = write!(
                svg,
                "<line class='reference' x1='{x:.1}' x2='{x:.1}' y1='{TOP}' y2='{bottom}'/>"
            );
        }
        let middle = (LEFT + RIGHT) / 2.0;
        let _ = write!(svg, "<text class='axis' x='{middle}' y='12'>{title}</text>");
        svg
    }
}

/// A chart of rows of marks. The vertical line stands at `reference`.
pub(super) fn dots(lines: &[Line], title: &str, unit: &str, reference: Option<f64>) -> String {
    let values = lines.iter().flat_map(|line| line.marks.iter().map(|mark| mark.value));
    let axis = Axis::of(values, reference);
    let bottom = TOP + lines.len() as f64 * ROW;
    let mut svg = String::new();
    for (index, line) in lines.iter().enumerate() {
        let top = TOP + index as f64 * ROW;
        row(&mut svg, line, top);
        // The first series is drawn last, so that nothing covers it.
        for mark in line.marks.iter().rev() {
            svg += &shape(mark.series, axis.x(mark.value), top + ROW / 2.0, &mark.title);
        }
    }
    let grid = axis.draw(title, unit, reference, bottom);
    frame(&stripes(lines), &grid, &svg, bottom)
}

/// A chart of bars that begin at one: to the right what is faster, to the left what is slower. The
/// second mark of a row, where there is one, is a ring.
pub(super) fn bars(lines: &[Line], title: &str) -> String {
    let values = lines.iter().flat_map(|line| line.marks.iter().map(|mark| mark.value));
    let axis = Axis::of(values, Some(1.0));
    let bottom = TOP + lines.len() as f64 * ROW;
    let one = axis.x(1.0);
    let mut svg = String::new();
    for (index, line) in lines.iter().enumerate() {
        let top = TOP + index as f64 * ROW;
        row(&mut svg, line, top);
        let Some(mark) = line.marks.first() else { continue };
        let x = axis.x(mark.value);
        let (from, width, class) = match mark.value >= 1.0 {
            true => (one, x - one, "ahead"),
            false => (x, one - x, "behind"),
        };
        let _ = write!(
            svg,
            "<rect class='{class}' x='{from:.1}' y='{:.1}' width='{width:.1}' height='{:.1}' rx='2'>\
             <title>{}</title></rect>",
            top + 3.0,
            ROW - 6.0,
            mark.title
        );
        if let Some(ring) = line.marks.get(1) {
            let _ = write!(
                svg,
                "<circle class='ring' cx='{:.1}' cy='{:.1}' r='5'><title>{}</title></circle>",
                axis.x(ring.value),
                top + ROW / 2.0,
                ring.title
            );
        }
    }
    let grid = axis.draw(title, " ×", Some(1.0), bottom);
    frame("", &grid, &svg, bottom)
}

/// The label and the note of a row.
fn row(svg: &mut String, line: &Line, top: f64) {
    let y = top + ROW / 2.0 + 4.0;
    let class = if line.marks.is_empty() { "heading" } else { "label" };
    let x = if line.marks.is_empty() { 0.0 } else { LEFT - 10.0 };
    let _ = write!(svg, "<text class='{class}' x='{x}' y='{y:.1}'>{}</text>", line.label);
    let _ = write!(svg, "<text class='note' x='{}' y='{y:.1}'>{}</text>", RIGHT + 10.0, line.note);
}

/// Every other row is tinted, so that the eye keeps the row.
fn stripes(lines: &[Line]) -> String {
    let mut svg = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index % 2 == 1 && !line.marks.is_empty() {
            let y = TOP + index as f64 * ROW;
            let _ =
                write!(svg, "<rect class='stripe' x='0' y='{y}' width='{WIDTH}' height='{ROW}'/>");
        }
    }
    svg
}

fn frame(behind: &str, grid: &str, marks: &str, bottom: f64) -> String {
    let height = bottom + 8.0;
    format!("<svg viewBox='0 0 {WIDTH} {height}' role='img'>{behind}{grid}{marks}</svg>\n")
}

/// The mark of a series: its shape at a place.
pub(super) fn shape(series: usize, x: f64, y: f64, title: &str) -> String {
    let points = |points: &[(f64, f64)]| {
        let places = points.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx, y + dy));
        format!("<polygon points='{}'", places.collect::<Vec<_>>().join(" "))
    };
    let start = match series {
        0 => format!("<circle cx='{x:.1}' cy='{y:.1}' r='6'"),
        1 => format!("<rect x='{:.1}' y='{:.1}' width='8' height='8'", x - 4.0, y - 4.0),
        2 => points(&[(0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0)]),
        3 => points(&[(0.0, -5.0), (5.0, 4.0), (-5.0, 4.0)]),
        4 => points(&[(0.0, 5.0), (5.0, -4.0), (-5.0, -4.0)]),
        5 => format!("<circle cx='{x:.1}' cy='{y:.1}' r='4'"),
        6 => points(&[(-5.0, 0.0), (4.0, -5.0), (4.0, 5.0)]),
        7 => points(&[(5.0, 0.0), (-4.0, -5.0), (-4.0, 5.0)]),
        8 => format!("<rect x='{:.1}' y='{:.1}' width='4' height='11'", x - 2.0, y - 5.5),
        _ => format!("<rect x='{:.1}' y='{:.1}' width='11' height='4'", x - 5.5, y - 2.0),
    };
    let series = series.min(9);
    let close = start.split_whitespace().next().unwrap_or_default().trim_start_matches('<');
    format!("{start} class='mark s{series}'><title>{title}</title></{close}>")
}

/// A value over time, one point for each label.
pub(super) fn history(points: &[(String, f64)], title: &str) -> String {
    let (bottom, top) = (220.0, TOP);
    let highest = points.iter().map(|point| point.1).fold(1.0, f64::max) * 1.15;
    let y = |value: f64| bottom - value / highest * (bottom - top);
    let step = (RIGHT - LEFT) / (points.len().max(2) - 1) as f64;
    let mut svg = format!("<text class='axis' x='{}' y='12'>{title}</text>", (LEFT + RIGHT) / 2.0);
    for tick in 0..=highest as u32 {
        let y = y(f64::from(tick));
        let _ = write!(
            svg,
            "<line class='grid' x1='{LEFT}' x2='{RIGHT}' y1='{y:.1}' y2='{y:.1}'/>\
             <text class='label' x='{}' y='{:.1}'>{tick} ×</text>",
            LEFT - 10.0,
            y + 4.0
        );
    }
    let place =
        |(index, (_, value)): (usize, &(String, f64))| (LEFT + index as f64 * step, y(*value));
    let path: Vec<String> =
        points.iter().enumerate().map(place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = write!(svg, "<polyline class='path' points='{}'/>", path.join(" "));
    for (index, point) in points.iter().enumerate() {
        let (x, y) = place((index, point));
        svg += &shape(0, x, y, &format!("{}: {:.2}", point.0, point.1));
        let _ = write!(
            svg,
            "<text class='tick' x='{x:.1}' y='{:.0}'>{}</text>",
            bottom + 18.0,
            point.0
        );
    }
    frame("", "", &svg, bottom + 24.0)
}

/// A number in as few characters as it needs.
pub(super) fn short(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => trimmed(&format!("{value:.1}")),
        value if value >= 0.1 => trimmed(&format!("{value:.2}")),
        value => trimmed(&format!("{value:.4}")),
    }
}

fn trimmed(text: &str) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Axis, short};

    #[test]
    fn ticks_are_round_and_inside() {
        let axis = Axis { low: 0.4, high: 12.0 };
        assert_eq!(axis.ticks(), [0.5, 1.0, 2.0, 5.0, 10.0]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [1.0, 0.25, 12.34, 512.0, 0.001].map(short),
            ["1", "0.25", "12.3", "512", "0.001"]
        );
    }
}
