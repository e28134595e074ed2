//! Calendar times: the proleptic Gregorian calendar, by Hinnant's algorithms
//! (*chrono-Compatible Low-Level Date Algorithms*, 2013), and the local zone as
//! the C library knows it.

use super::clocks;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::object::float::to_int;
use taipan_vm::object::int::to_i64;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{PyResult, Vm};

const DAY: i64 = 86_400;

/// A time as fields, the month and the day of the year counted from 1, Monday
/// as 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fields {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub weekday: i64,
    pub yearday: i64,
    pub summer: i64,
}

/// Days since 1970-01-01 of a date.
pub(super) fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl Fields {
    /// The UTC time of seconds since the epoch.
    pub(super) fn of_seconds(seconds: i64) -> Fields {
        let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Fields {
            year,
            month,
            day: of_year - (153 * from_march + 2) / 5 + 1,
            hour: second / 3600,
            minute: second / 60 % 60,
            second: second % 60,
            weekday: (days + 3).rem_euclid(7),
            yearday: days - days_of(year, 1, 1) + 1,
            summer: 0,
        }
    }

    fn values(self) -> [Value; 9] {
        [
            self.year,
            self.month,
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.weekday,
            self.yearday,
            self.summer,
        ]
        .map(Value::int)
    }
}

/// What the local time zone is now.
pub(super) struct Zone {
    pub standard_offset: i64,
    pub summer_offset: i64,
    pub has_summer: bool,
    pub standard_name: String,
    pub summer_name: String,
}

/// The C library's broken-down local time.
fn local(seconds: i64) -> Option<(Fields, i64, String)> {
    let mut parts: libc::tm = libc_tm();
    // SAFETY: both pointers are to locals that outlive the call.
    let found = unsafe { libc::localtime_r(&seconds, &mut parts) };
    if found.is_null() {
        return None;
    }
    let fields = Fields {
        year: i64::from(parts.tm_year) + 1900,
        month: i64::from(parts.tm_mon) + 1,
        day: i64::from(parts.tm_mday),
        hour: i64::from(parts.tm_hour),
        minute: i64::from(parts.tm_min),
        second: i64::from(parts.tm_sec),
        weekday: (i64::from(parts.tm_wday) + 6) % 7,
        yearday: i64::from(parts.tm_yday) + 1,
        summer: i64::from(parts.tm_isdst),
    };
    let name = if parts.tm_zone.is_null() {
        String::new()
    } else {
        // SAFETY: the C library's zone names are static strings.
        unsafe { std::ffi::CStr::from_ptr(parts.tm_zone) }.to_string_lossy().into_owned()
    };
    Some((fields, parts.tm_gmtoff, name))
}

fn libc_tm() -> libc::tm {
    // SAFETY: every field is a number or a pointer that may be null.
    unsafe { std::mem::zeroed() }
}

impl Zone {
    /// The zone of the process: its offsets in the middle of January and of July.
    pub(super) fn here() -> Zone {
        const JANUARY: i64 = 1_736_899_200;
        const JULY: i64 = 1_752_537_600;
        let utc = || (Fields::of_seconds(JANUARY), 0, "UTC".to_owned());
        let (winter, summer) =
            (local(JANUARY).unwrap_or_else(utc), local(JULY).unwrap_or_else(utc));
        // South of the equator the summer is in January.
        let (standard, daylight) =
            if winter.0.summer > 0 { (summer, winter) } else { (winter, summer) };
        Zone {
            standard_offset: standard.1,
            summer_offset: daylight.1,
            has_summer: standard.1 != daylight.1,
            standard_name: standard.2,
            summer_name: daylight.2,
        }
    }
}

/// A `struct_time` of these fields.
fn struct_time(fields: Fields, zone: &str, offset: i64, vm: &mut Vm) -> PyResult<Value> {
    let Some(class) = super::struct_time(vm)? else {
        return Ok(Tuple::small(fields.values(), vm).value());
    };
    let time = vm.struct_sequence_of(class, &fields.values())?;
    let name = Str::new(zone, vm)?;
    for (key, value) in [("tm_zone", name.value()), ("tm_gmtoff", vm.int(offset))] {
        let key = vm.intern(key)?;
        vm.set_attr(time, key, value)?;
    }
    Ok(time)
}

/// Seconds since the epoch: the argument's, rounded down, or the clock's.
fn seconds_of(value: Value, vm: &mut Vm) -> PyResult<i64> {
    if value.is_none() {
        return Ok(clocks::read(clocks::wall, vm)?.as_secs() as i64);
    }
    let whole = match vm.as_float(value) {
        Some(f) if f.is_nan() => {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        Some(f) if f.abs() > 9.2e18 => {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        Some(f) => to_int(f.floor(), vm)?,
        None => vm.index(value)?,
    };
    let Some(seconds) = to_i64(whole) else {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    };
    // The year is to fit 32 bits.
    if !(-67_768_040_609_740_800..=67_768_036_191_676_799).contains(&seconds) {
        let error = std::io::Error::from_raw_os_error(libc::EOVERFLOW);
        return Err(crate::host_error::raise(&error, &[], vm));
    }
    Ok(seconds)
}

/// gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
///                        tm_sec, tm_wday, tm_yday, tm_isdst)
///
/// Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
/// GMT).  When 'seconds' is not passed in, convert the current time instead.
///
/// If the platform supports the tm_gmtoff and tm_zone, they are available as
/// attributes only.
#[native("gmtime(seconds=None, /)")]
pub(super) fn gmtime(seconds: Value, vm: &mut Vm) -> PyResult<Value> {
    let fields = Fields::of_seconds(seconds_of(seconds, vm)?);
    struct_time(fields, "UTC", 0, vm)
}

/// localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
///                           tm_sec,tm_wday,tm_yday,tm_isdst)
///
/// Convert seconds since the Epoch to a time tuple expressing local time.
/// When 'seconds' is not passed in, convert the current time instead.
#[native("localtime(seconds=None, /)")]
pub(super) fn localtime(seconds: Value, vm: &mut Vm) -> PyResult<Value> {
    let seconds = seconds_of(seconds, vm)?;
    match local(seconds) {
        Some((fields, offset, zone)) => struct_time(fields, &zone, offset, vm),
        None => Err(vm.overflow_error("timestamp out of range for platform localtime()")),
    }
}

/// The fields that a time tuple holds, checked as far as `limits` says.
pub(super) fn fields_of(value: Value, vm: &mut Vm) -> PyResult<Fields> {
    let Some(tuple) = value.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.len() != 9 {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    }
    let mut numbers = [0i64; 9];
    for (to, &item) in numbers.iter_mut().zip(tuple.items()) {
        let index = vm.index(item)?;
        let number = to_i64(index).filter(|n| i32::try_from(*n).is_ok());
        *to =
            number.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))?;
    }
    let [year, month, day, hour, minute, second, weekday, yearday, summer] = numbers;
    Ok(Fields { year, month, day, hour, minute, second, weekday, yearday, summer })
}

/// mktime(tuple) -> floating-point number
///
/// Convert a time tuple in local time to seconds since the Epoch.
/// Note that mktime(gmtime(0)) will not generally return zero for most
/// time zones; instead the returned value will either be equal to that
/// of the timezone or altzone attributes on the time module.
#[native("mktime(tuple, /)")]
pub(super) fn mktime(time: Value, vm: &mut Vm) -> PyResult<f64> {
    let fields = fields_of(time, vm)?;
    let mut parts = libc_tm();
    // `fields_of` took numbers of 32 bits only.
    parts.tm_year = (fields.year - 1900) as i32;
    parts.tm_mon = (fields.month - 1) as i32;
    parts.tm_mday = fields.day as i32;
    parts.tm_hour = fields.hour as i32;
    parts.tm_min = fields.minute as i32;
    parts.tm_sec = fields.second as i32;
    parts.tm_isdst = fields.summer as i32;
    parts.tm_wday = -1;
    // SAFETY: the pointer is to a local that outlives the call.
    let seconds = unsafe { libc::mktime(&mut parts) };
    if seconds == -1 && parts.tm_wday == -1 {
        return Err(vm.overflow_error("mktime argument out of range"));
    }
    Ok(seconds as f64)
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn as_text(fields: Fields) -> String {
    let name = |names: &[&'static str], i: i64| {
        usize::try_from(i).ok().and_then(|i| names.get(i).copied()).unwrap_or("???")
    };
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        name(&WEEKDAYS, fields.weekday),
        name(&MONTHS, fields.month - 1),
        fields.day,
        fields.hour,
        fields.minute,
        fields.second,
        fields.year
    )
}

/// asctime([tuple]) -> string
///
/// Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
/// When the time tuple is not present, current time as returned by localtime()
/// is used.
#[native("asctime(tuple=?, /)")]
pub(super) fn asctime(time: Option<Value>, vm: &mut Vm) -> PyResult<String> {
    let time = match time {
        Some(time) => time,
        None => localtime(Value::NONE, vm)?,
    };
    let fields = super::format::checked(fields_of(time, vm)?, vm)?;
    Ok(as_text(fields))
}

/// ctime(seconds) -> string
///
/// Convert a time in seconds since the Epoch to a string in local time.
/// This is equivalent to asctime(localtime(seconds)). When the time tuple is
/// not present, current time as returned by localtime() is used.
#[native("ctime(seconds=None, /)")]
pub(super) fn ctime(seconds: Value, vm: &mut Vm) -> PyResult<String> {
    let time = localtime(seconds, vm)?;
    Ok(as_text(fields_of(time, vm)?))
}
