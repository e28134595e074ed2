//! `strftime`, in the C locale.

use super::calendar::{self, Fields, Zone, days_of};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::str::Str;
use taipan_vm::{PyResult, Vm};

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The fields, brought into range or refused as CPython does: a zero month, day
/// or day of the year counts as 1.
pub(super) fn checked(mut fields: Fields, vm: &Vm) -> PyResult<Fields> {
    let at_least_one = |n: &mut i64| *n = if *n == 0 { 1 } else { *n };
    at_least_one(&mut fields.month);
    at_least_one(&mut fields.day);
    at_least_one(&mut fields.yearday);
    let ranges = [
        (fields.month, 1..=12, "month out of range"),
        (fields.day, 1..=31, "day of month out of range"),
        (fields.hour, 0..=23, "hour out of range"),
        (fields.minute, 0..=59, "minute out of range"),
        (fields.second, 0..=61, "seconds out of range"),
        (fields.weekday.max(-1), -1..=i64::MAX, "day of week out of range"),
        (fields.yearday, 1..=366, "day of year out of range"),
    ];
    for (number, range, message) in ranges {
        if !range.contains(&number) {
            return Err(vm.value_error(message));
        }
    }
    if fields.weekday < -1 {
        return Err(vm.value_error("day of week out of range"));
    }
    fields.weekday = fields.weekday.rem_euclid(7);
    Ok(fields)
}

/// strftime(format[, tuple]) -> string
///
/// Convert a time tuple to a string according to a format specification.
/// See the library reference manual for formatting codes. When the time tuple
/// is not present, current time as returned by localtime() is used.
#[native("strftime(format, tuple=?, /)")]
pub(super) fn strftime(format: Str, time: Option<Value>, vm: &mut Vm) -> PyResult<Str> {
    let time = match time {
        Some(time) => time,
        None => calendar::localtime(Value::NONE, vm)?,
    };
    let fields = checked(calendar::fields_of(time, vm)?, vm)?;
    let text = format.to_string_lossy();
    Str::new(&formatted(&text, fields), vm)
}

fn formatted(format: &str, fields: Fields) -> String {
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(ch) = chars.next() {
        if ch != '%' {
            out.push(ch);
            continue;
        }
        match chars.next() {
            Some(code) => directive(code, fields, &mut out),
            None => out.push('%'),
        }
    }
    out
}

fn name(names: &[&'static str], i: i64) -> &'static str {
    usize::try_from(i).ok().and_then(|i| names.get(i).copied()).unwrap_or("?")
}

/// The ISO year and week of a date.
fn iso_week(fields: Fields) -> (i64, i64) {
    let week = (fields.yearday - fields.weekday + 9) / 7;
    let weeks = |year: i64| {
        // A year has 53 weeks where it begins or ends on a Thursday.
        let weekday = |day: i64| (day + 3).rem_euclid(7);
        let (first, last) = (days_of(year, 1, 1), days_of(year, 12, 31));
        if weekday(first) == 3 || weekday(last) == 3 { 53 } else { 52 }
    };
    if week < 1 {
        (fields.year - 1, weeks(fields.year - 1))
    } else if week > weeks(fields.year) {
        (fields.year + 1, 1)
    } else {
        (fields.year, week)
    }
}

fn directive(code: char, fields: Fields, out: &mut String) {
    let Fields { year, month, day, hour, minute, second, weekday, yearday, .. } = fields;
    let twelve = (hour + 11) % 12 + 1;
    let text = match code {
        'a' => name(&WEEKDAYS, weekday).chars().take(3).collect(),
        'A' => name(&WEEKDAYS, weekday).to_owned(),
        'b' | 'h' => name(&MONTHS, month - 1).chars().take(3).collect(),
        'B' => name(&MONTHS, month - 1).to_owned(),
        'c' => formatted("%a %b %e %H:%M:%S %Y", fields),
        'C' => format!("{:02}", year.div_euclid(100)),
        'd' => format!("{day:02}"),
        'D' | 'x' => formatted("%m/%d/%y", fields),
        'e' => format!("{day:2}"),
        'F' => formatted("%Y-%m-%d", fields),
        'g' => format!("{:02}", iso_week(fields).0.rem_euclid(100)),
        'G' => iso_week(fields).0.to_string(),
        'H' => format!("{hour:02}"),
        'I' => format!("{twelve:02}"),
        'j' => format!("{yearday:03}"),
        'k' => format!("{hour:2}"),
        'l' => format!("{twelve:2}"),
        'm' => format!("{month:02}"),
        'M' => format!("{minute:02}"),
        'n' => "\n".to_owned(),
        'p' => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        'P' => if hour < 12 { "am" } else { "pm" }.to_owned(),
        'r' => formatted("%I:%M:%S %p", fields),
        'R' => formatted("%H:%M", fields),
        's' => {
            let days = days_of(year, month, day);
            let offset = Zone::here().standard_offset;
            (days * 86_400 + hour * 3600 + minute * 60 + second - offset).to_string()
        }
        'S' => format!("{second:02}"),
        't' => "\t".to_owned(),
        'T' | 'X' => formatted("%H:%M:%S", fields),
        'u' => (weekday + 1).to_string(),
        'U' => format!("{:02}", (yearday + 6 - (weekday + 1) % 7) / 7),
        'V' => format!("{:02}", iso_week(fields).1),
        'w' => ((weekday + 1) % 7).to_string(),
        'W' => format!("{:02}", (yearday + 6 - weekday) / 7),
        'y' => format!("{:02}", year.rem_euclid(100)),
        'Y' => year.to_string(),
        'z' => {
            let zone = Zone::here();
            let offset = if fields.summer > 0 { zone.summer_offset } else { zone.standard_offset };
            let sign = if offset < 0 { '-' } else { '+' };
            let minutes = offset.abs() / 60;
            format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
        }
        'Z' => {
            let zone = Zone::here();
            if fields.summer > 0 { zone.summer_name } else { zone.standard_name }
        }
        '%' => "%".to_owned(),
        other => format!("%{other}"),
    };
    out.push_str(&text);
}
