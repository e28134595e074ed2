//! The host's clocks.

use crate::host_error;
use std::io;
use std::time::Duration;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::host::Host;
use taipan_vm::object::int::Operand;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Handle, PyResult, Vm};

/// Reads a clock, or raises `PermissionError` where the host does not grant it.
pub(super) fn read(
    clock: fn(&dyn Host) -> io::Result<Duration>,
    vm: &mut Vm,
) -> PyResult<Duration> {
    let time = clock(vm.host());
    time.map_err(|error| host_error::raise(&error, &[], vm))
}

pub(super) fn wall(host: &dyn Host) -> io::Result<Duration> {
    host.wall_clock()
}

fn steady(host: &dyn Host) -> io::Result<Duration> {
    host.monotonic_clock()
}

fn processor(host: &dyn Host) -> io::Result<Duration> {
    host.cpu_clock()
}

macro_rules! clocks {
    ($($seconds:ident $nanoseconds:ident $text:literal $ns_text:literal $doc:literal $ns_doc:literal
       $clock:ident;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub(super) fn $seconds(vm: &mut Vm) -> PyResult<f64> {
            Ok(read($clock, vm)?.as_secs_f64())
        }

        #[doc = $ns_doc]
        #[native($ns_text)]
        pub(super) fn $nanoseconds(vm: &mut Vm) -> PyResult<Value> {
            let time = read($clock, vm)?;
            Ok(vm.wide_int(time.as_nanos() as i128))
        }
    )* };
}

clocks! {
    time time_ns "time()" "time_ns()"
        " Return the current time in seconds since the Epoch.

Fractions of a second may be present if the system clock provides them."
        " Return the current time in nanoseconds since the Epoch." wall;
    monotonic monotonic_ns "monotonic()" "monotonic_ns()"
        " Monotonic clock, cannot go backward." " Monotonic clock, cannot go backward, as nanoseconds."
        steady;
    perf_counter perf_counter_ns "perf_counter()" "perf_counter_ns()"
        " Performance counter for benchmarking." " Performance counter for benchmarking as nanoseconds."
        steady;
    process_time process_time_ns "process_time()" "process_time_ns()"
        " Process time for profiling: sum of the kernel and user-space CPU time."
        " Process time for profiling as nanoseconds: sum of the kernel and user-space CPU time."
        processor;
    thread_time thread_time_ns "thread_time()" "thread_time_ns()"
        " Thread time for profiling: sum of the kernel and user-space CPU time."
        " Thread time for profiling as nanoseconds: sum of the kernel and user-space CPU time."
        processor;
}

/// sleep(seconds)
///
/// Delay execution for a given number of seconds.  The argument may be
/// a floating-point number for subsecond precision.
#[native("sleep(seconds, /)")]
pub(super) fn sleep(seconds: Value, vm: &mut Vm) -> PyResult<()> {
    let time = seconds_of(seconds, vm)?;
    if time < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let too_large = "timestamp too large to convert to C PyTime_t";
    let Ok(mut rest) = Duration::try_from_secs_f64(time) else {
        return Err(vm.overflow_error(too_large));
    };
    if rest.as_nanos() > i64::MAX as u128 {
        return Err(vm.overflow_error(too_large));
    }
    // In pieces, so that an interrupt is not kept waiting.
    const PIECE: Duration = Duration::from_millis(50);
    loop {
        let piece = rest.min(PIECE);
        if let Err(error) = vm.host().sleep(piece) {
            return Err(host_error::raise(&error, &[], vm));
        }
        rest -= piece;
        if rest.is_zero() {
            return Ok(());
        }
        vm.poll()?;
    }
}

fn seconds_of(value: Value, vm: &mut Vm) -> PyResult<f64> {
    if let Some(f) = vm.as_float(value) {
        if f.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        return Ok(f);
    }
    if vm.class_of(value).special(taipan_vm::Special::Index, vm).is_none() {
        let name = vm.type_name(value);
        return Err(
            vm.type_error(format!("'{name}' object cannot be interpreted as an integer or float"))
        );
    }
    let index = vm.index(value)?;
    let seconds = Operand::of(index).and_then(Operand::to_f64);
    seconds.ok_or_else(|| vm.overflow_error("timestamp too large to convert to C PyTime_t"))
}

/// Get information of the specified clock as a namespace object.
#[native("get_clock_info(name, /)")]
pub(super) fn get_clock_info(name: Str, vm: &mut Vm) -> PyResult<Value> {
    let (function, monotonic, adjustable) = match name.as_bytes() {
        b"time" => ("clock_gettime(CLOCK_REALTIME)", false, true),
        b"monotonic" | b"perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true, false),
        b"process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false),
        b"thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let (types, class) = (vm.import_module("types")?, vm.intern("SimpleNamespace")?);
    let class = vm.get_attr(types, class)?;
    let names = ["implementation", "monotonic", "adjustable", "resolution"];
    let mut keys = [Value::NONE; 4];
    for (key, name) in keys.iter_mut().zip(names) {
        *key = vm.intern(name)?.value();
    }
    let keys = Tuple::new(&keys, vm)?;
    let function = Str::new(function, vm)?.value();
    let resolution = vm.float(1e-9);
    let values = [function, Value::bool(monotonic), Value::bool(adjustable), resolution];
    vm.call_with_names(class, &values, keys)
}
