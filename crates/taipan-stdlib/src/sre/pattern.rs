//! `re.Pattern`. The fields: the pattern's text (or `None`), a list of flags, number
//! of groups, `groupindex` and names by number, and the program (a buffer).

use super::engine::compile::compile as translate;
use super::scanning;
use super::subject::{Anchor, Found, Region, Subject, run};
use super::{matching, own, replace};
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::array::RawBuffer;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::dict::Dict;
use taipan_vm::object::list::List;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::object::typing::CLASS_GETITEM;
use taipan_vm::{Args, ClassId, Downcast, GcVec, Handle, PyResult, Value, Vm};

const fn reader<const PLACE: usize>(name: &'static str, doc: &'static str) -> GetSetDecl {
    let get = |vm: &mut Vm, this: Value| {
        Ok(Pattern::of(this).map_or(Value::NONE, |pattern| pattern.part(PLACE, vm)))
    };
    GetSetDecl { name, get, set: None, doc }
}

static PATTERN: NativeClass = NativeClass {
    subclassable: false,
    getters: &[
        GetSetDecl {
            name: "pattern",
            get: |vm, this| Ok(Pattern::of(this).map_or(Value::NONE, |p| p.0.field::<0>(vm))),
            set: None,
            doc: "The pattern string from which the RE object was compiled.",
        },
        reader::<FLAGS>("flags", "The regex matching flags."),
        reader::<GROUPS>("groups", "The number of capturing groups in the pattern."),
        GetSetDecl {
            name: "groupindex",
            get: |vm, this| {
                let index = Pattern::of(this).map_or(Value::NONE, |p| p.part(INDEX, vm));
                let proxy = vm.class(ClassId::MappingProxy).value();
                vm.call(proxy, &[index])
            },
            set: None,
            doc: "A dictionary mapping group names to group numbers.",
        },
    ],
    ..NativeClass::new(
        "Pattern",
        "re",
        "Compiled regular expression object.",
        &[
            &NEW,
            &MATCH_START,
            &FULLMATCH,
            &SEARCH,
            &FINDALL,
            &FINDITER,
            &SPLIT,
            &replace::SUB,
            &replace::SUBN,
            &scanning::SCANNER,
            &COPY,
            &DEEPCOPY,
            &REPR,
            &EQ,
            &HASH,
            &CLASS_GETITEM,
        ],
    )
};

instance!(Pattern, PATTERN);

// Places in the list.
const FLAGS: usize = 0;
const GROUPS: usize = 1;
const INDEX: usize = 2;
const NAMES: usize = 3;

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("Pattern", vm.native_class(&PATTERN)?.value(), vm)
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn new(_class: Class, _args: Args, _kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    Err(vm.type_error("cannot create 're.Pattern' instances"))
}

#[native("compile(pattern, flags, code, groups, groupindex, indexgroup)")]
pub(super) fn compile(
    pattern: Value,
    flags: i64,
    code: List,
    groups: isize,
    groupindex: Dict,
    indexgroup: Tuple,
    vm: &mut Vm,
) -> PyResult<Value> {
    let mut words = Vec::with_capacity(code.len(vm));
    let mut index = 0;
    while let Some(word) = code.get(index, vm) {
        let word = u32::try_from(vm.index_i64(word)?);
        words.push(
            word.map_err(|_| vm.overflow_error("regular expression code size limit exceeded"))?,
        );
        index += 1;
    }
    if !pattern.is_none() {
        Subject::new(pattern, None, vm)?;
    }
    let octets = !pattern.is_kind(taipan_vm::Kind::Str);
    let count = usize::try_from(groups).ok();
    let program = count.and_then(|groups| translate(&words, groups, octets));
    let (Some(count), Some(program)) = (count, program) else {
        return Err(vm.runtime_error("invalid SRE code"));
    };
    let mut buffer = RawBuffer::zeroed(program.len(), vm)?;
    for (to, word) in buffer.words_mut(vm).iter_mut().zip(program) {
        *to = word;
    }
    let flags = vm.int(flags);
    let parts = [flags, Value::int(count as i64), groupindex.value(), indexgroup.value()];
    let parts = List::from_slice(&parts, vm)?;
    let Some(class) = own("Pattern", vm)?.downcast::<Class>() else {
        return Err(vm.type_error("_sre.Pattern is not a class"));
    };
    let fields = [pattern, parts.value(), buffer.value()];
    Ok(Opaque::of(&PATTERN, class, fields, vm).value())
}

impl Pattern {
    fn part(self, place: usize, vm: &Vm) -> Value {
        let parts = self.0.field::<1>(vm).downcast::<List>();
        parts.and_then(|parts| parts.get(place, vm)).unwrap_or(Value::NONE)
    }

    /// How many groups it has.
    pub(super) fn groups(self, vm: &Vm) -> usize {
        self.part(GROUPS, vm).as_int().unwrap_or(0) as usize
    }

    /// The number of a group by name.
    pub(super) fn group_index(self, vm: &Vm) -> Option<Dict> {
        self.part(INDEX, vm).downcast()
    }

    /// The names of groups by number.
    pub(super) fn group_names(self, vm: &Vm) -> Option<Tuple> {
        self.part(NAMES, vm).downcast()
    }

    /// Is it for bytes? `None`: for both.
    pub(super) fn of_bytes(self, vm: &Vm) -> Option<bool> {
        let pattern = self.0.field::<0>(vm);
        (!pattern.is_none()).then(|| !pattern.is_kind(taipan_vm::Kind::Str))
    }

    fn program(self, vm: &Vm) -> Option<RawBuffer> {
        self.0.field::<2>(vm).downcast()
    }

    /// Searches the subject.
    pub(super) fn run(
        self,
        subject: &Subject,
        anchor: Anchor,
        region: Region,
        vm: &mut Vm,
    ) -> PyResult<Found> {
        let Some(program) = self.program(vm) else {
            return Err(vm.runtime_error("invalid SRE code"));
        };
        run(program, self.groups(vm), subject, anchor, region, vm)
    }

    /// What is searched by this pattern.
    pub(super) fn subject(self, string: Value, vm: &Vm) -> PyResult<Subject> {
        Subject::new(string, self.of_bytes(vm), vm)
    }
}

/// The part of a subject that `pos` and `endpos` name.
pub(super) fn region(subject: &Subject, pos: isize, endpos: isize) -> Region {
    let len = subject.len();
    let end = (endpos.max(0) as usize).min(len);
    let start = (pos.max(0) as usize).min(len);
    Region { start, end, must_advance: false, limit: 1 }
}

fn find_one(
    this: Pattern,
    string: Value,
    bounds: (isize, isize),
    anchor: Anchor,
    vm: &mut Vm,
) -> PyResult<Value> {
    let subject = this.subject(string, vm)?;
    let region = region(&subject, bounds.0, bounds.1);
    if region.start > region.end {
        return Ok(Value::NONE);
    }
    let found = this.run(&subject, anchor, region, vm)?;
    match found.first() {
        Some(numbers) => matching::make(this, string, region, numbers, vm),
        None => Ok(Value::NONE),
    }
}

macro_rules! finders {
    ($($name:ident $text:literal $anchor:ident $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $name(
            this: Pattern,
            string: Value,
            pos: isize,
            endpos: Option<isize>,
            vm: &mut Vm,
        ) -> PyResult<Value> {
            find_one(this, string, (pos, endpos.unwrap_or(isize::MAX)), Anchor::$anchor, vm)
        }
    )* };
}

finders! {
    match_start "match(self, /, string, pos=0, endpos=?)" Start
        "Matches zero or more characters at the beginning of the string.";
    fullmatch "fullmatch(self, /, string, pos=0, endpos=?)" Full
        "Matches against all of the string.";
    search "search(self, /, string, pos=0, endpos=?)" Search
        "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.";
}

/// A piece of the subject as an object: of the class that the subject's pieces have.
pub(super) fn piece(subject: &Subject, from: i64, to: i64, vm: &Vm) -> PyResult<Value> {
    let bytes = subject.slice(from.max(0) as usize, to.max(0) as usize, vm);
    match subject {
        Subject::Text(text) if text.is_ascii() => Str::from_ascii(bytes, vm).map(Handle::value),
        Subject::Text(_) => Str::from_wtf8(bytes, vm).map(Handle::value),
        Subject::Bytes(_) | Subject::Copied(_) => {
            taipan_vm::object::bytes::Bytes::new(bytes, vm).map(Handle::value)
        }
    }
}

/// Return a list of all non-overlapping matches of pattern in string.
#[native("findall(self, /, string, pos=0, endpos=?)")]
fn findall(
    this: Pattern,
    string: Value,
    pos: isize,
    endpos: Option<isize>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let subject = this.subject(string, vm)?;
    let region = region(&subject, pos, endpos.unwrap_or(isize::MAX));
    let result = List::new(vm);
    if region.start > region.end {
        return Ok(result.value());
    }
    let groups = this.groups(vm);
    let found = this.run(&subject, Anchor::Search, Region { limit: usize::MAX, ..region }, vm)?;
    for numbers in found.iter() {
        let text = |group: usize, vm: &Vm| {
            let (from, to) = bounds(numbers, group);
            piece(&subject, from, to, vm)
        };
        let item = match groups {
            0 => text(0, vm)?,
            1 => text(1, vm)?,
            _ => {
                let mut items = GcVec::with_capacity(groups, vm)?;
                for group in 1..=groups {
                    items.push(text(group, vm)?, vm)?;
                }
                items.into_tuple(vm)?.value()
            }
        };
        result.push(item, vm)?;
    }
    Ok(result.value())
}

/// Start and end of a group in the numbers of a match.
pub(super) fn bounds(numbers: &[i64], group: usize) -> (i64, i64) {
    let at = |index: usize| numbers.get(index).copied().unwrap_or(-1);
    (at(2 * group), at(2 * group + 1))
}

/// Return an iterator over all non-overlapping matches for the RE pattern in string.
///
/// For each match, the iterator returns a match object.
#[native("finditer(self, /, string, pos=0, endpos=?)")]
fn finditer(
    this: Pattern,
    string: Value,
    pos: isize,
    endpos: Option<isize>,
    vm: &mut Vm,
) -> PyResult<Value> {
    scanning::iterator(this, string, pos, endpos.unwrap_or(isize::MAX), vm)
}

/// Split string by the occurrences of pattern.
#[native("split(self, /, string, maxsplit=0)")]
fn split(this: Pattern, string: Value, maxsplit: isize, vm: &mut Vm) -> PyResult<Value> {
    let subject = this.subject(string, vm)?;
    let limit = if maxsplit == 0 { usize::MAX } else { maxsplit.max(0) as usize };
    let whole = Region { limit, ..region(&subject, 0, isize::MAX) };
    let result = List::new(vm);
    let mut last = 0;
    let groups = this.groups(vm);
    if maxsplit >= 0 {
        let found = this.run(&subject, Anchor::Search, whole, vm)?;
        for numbers in found.iter() {
            let (from, to) = bounds(numbers, 0);
            result.push(piece(&subject, last, from, vm)?, vm)?;
            for group in 1..=groups {
                let (from, to) = bounds(numbers, group);
                let item = if from < 0 { Value::NONE } else { piece(&subject, from, to, vm)? };
                result.push(item, vm)?;
            }
            last = to;
        }
    }
    result.push(piece(&subject, last, subject.len() as i64, vm)?, vm)?;
    Ok(result.value())
}

#[native("__copy__(self, /)")]
fn copy(this: Pattern, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

#[native("__deepcopy__(self, memo, /)")]
fn deepcopy(this: Pattern, _memo: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

/// The flags that `repr` shows, by name.
const NAMED: [(i64, &str); 7] = [
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (32, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
];

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Pattern, vm: &mut Vm) -> PyResult<String> {
    let mut flags = this.part(FLAGS, vm).as_int().unwrap_or(0);
    // For text, Unicode goes without saying.
    if this.of_bytes(vm) == Some(false) && flags & (4 | 32 | 256) == 32 {
        flags &= !32;
    }
    let pattern = vm.repr_text(this.0.field::<0>(vm))?;
    let pattern: String = pattern.chars().take(200).collect();
    let mut names = Vec::new();
    for (bit, name) in NAMED.into_iter().chain([(256, "re.ASCII")]) {
        if flags & bit != 0 {
            names.push(name.to_owned());
            flags &= !bit;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    if names.is_empty() {
        return Ok(format!("re.compile({pattern})"));
    }
    Ok(format!("re.compile({pattern}, {})", names.join("|")))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn eq(this: Pattern, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = Pattern::of(other) else { return Ok(Value::NOT_IMPLEMENTED) };
    if this.value().is(other.value()) {
        return Ok(Value::TRUE);
    }
    let same = this.part(FLAGS, vm) == other.part(FLAGS, vm)
        && this.of_bytes(vm) == other.of_bytes(vm)
        && match (this.program(vm), other.program(vm)) {
            (Some(a), Some(b)) => a.words(vm) == b.words(vm),
            _ => false,
        };
    Ok(Value::bool(same && vm.eq(this.0.field::<0>(vm), other.0.field::<0>(vm))?))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn hash(this: Pattern, vm: &mut Vm) -> PyResult<i64> {
    let pattern = vm.hash(this.0.field::<0>(vm))?;
    Ok(pattern ^ this.part(FLAGS, vm).as_int().unwrap_or(0))
}
