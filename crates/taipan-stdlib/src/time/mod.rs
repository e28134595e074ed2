//! `time`: the host's clocks, and calendar times.
//!
//! [`calendar`]: seconds to dates and back. [`format`]: `strftime`.

mod calendar;
mod clocks;
mod format;

use taipan_heap::Value;
use taipan_vm::handle::Handle;
use taipan_vm::native::NativeDecl;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::object::struct_sequence::{StructSequence, field};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{PyResult, Vm};

/// `time`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "time",
        "This module provides various functions to manipulate time values.",
        FUNCTIONS,
    )
};

static FUNCTIONS: &[&NativeDecl] = &[
    &clocks::TIME,
    &clocks::TIME_NS,
    &clocks::MONOTONIC,
    &clocks::MONOTONIC_NS,
    &clocks::PERF_COUNTER,
    &clocks::PERF_COUNTER_NS,
    &clocks::PROCESS_TIME,
    &clocks::PROCESS_TIME_NS,
    &clocks::THREAD_TIME,
    &clocks::THREAD_TIME_NS,
    &clocks::SLEEP,
    &clocks::GET_CLOCK_INFO,
    &calendar::GMTIME,
    &calendar::LOCALTIME,
    &calendar::MKTIME,
    &calendar::CTIME,
    &calendar::ASCTIME,
    &format::STRFTIME,
];

static FIELDS: &[GetSetDecl] = &[
    field::<0>("tm_year", "year, for example, 1993"),
    field::<1>("tm_mon", "month of year, range [1, 12]"),
    field::<2>("tm_mday", "day of month, range [1, 31]"),
    field::<3>("tm_hour", "hours, range [0, 23]"),
    field::<4>("tm_min", "minutes, range [0, 59]"),
    field::<5>("tm_sec", "seconds, range [0, 61])"),
    field::<6>("tm_wday", "day of week, range [0, 6], Monday is 0"),
    field::<7>("tm_yday", "day of year, range [1, 366]"),
    field::<8>("tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
];

static STRUCT_TIME: StructSequence = StructSequence {
    name: "struct_time",
    module: "time",
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n\
          accepted by asctime(), mktime() and strftime().  May be considered as a\n\
          sequence of 9 integers.\n\n\
          Note that several fields' values are not the same as those defined by\n\
          the C language standard for struct tm.  For example, the value of the\n\
          field tm_year is the actual year, not year - 1900.  See individual\n\
          fields' descriptions for details.",
    fields: FIELDS,
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let class = vm.struct_sequence(&STRUCT_TIME)?;
    module.add("struct_time", class.value(), vm)?;
    let zone = calendar::Zone::here();
    module.add("timezone", vm.int(-zone.standard_offset), vm)?;
    module.add("altzone", vm.int(-zone.summer_offset), vm)?;
    module.add("daylight", Value::int(i64::from(zone.has_summer)), vm)?;
    let names =
        [Str::new(&zone.standard_name, vm)?.value(), Str::new(&zone.summer_name, vm)?.value()];
    module.add("tzname", Tuple::small(names, vm).value(), vm)
}

/// The class `struct_time` of the imported module.
fn struct_time(vm: &mut Vm) -> PyResult<Option<Class>> {
    use taipan_vm::handle::Downcast;
    let (module, class) = (vm.intern("time")?, vm.intern("struct_time")?);
    let module = vm.modules().get_str(module, vm).and_then(|m| m.downcast::<Module>());
    Ok(module.and_then(|m| m.dict(vm).get_str(class, vm)).and_then(|c| c.downcast()))
}
