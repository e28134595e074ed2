//! `re.Match`. The fields: the string, the pattern, the tuple of positions (start
//! and end of the whole and of each group, then the last group), `pos`, `endpos`.

use super::own;
use super::pattern::{Pattern, piece};
use super::subject::{Region, Subject};
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::object::typing::CLASS_GETITEM;
use taipan_vm::{Args, ClassId, Downcast, GcVec, Handle, PyResult, Value, Vm};

const fn getter(
    name: &'static str,
    doc: &'static str,
    get: fn(&mut Vm, Value) -> PyResult<Value>,
) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc }
}

static MATCH: NativeClass = NativeClass {
    subclassable: false,
    getters: &[
        getter("string", "The string passed to match() or search().", |vm, this| {
            Ok(Match::of(this).map_or(Value::NONE, |m| m.0.field::<0>(vm)))
        }),
        getter("re", "The regular expression object.", |vm, this| {
            Ok(Match::of(this).map_or(Value::NONE, |m| m.0.field::<1>(vm)))
        }),
        getter(
            "pos",
            "The index into the string at which the RE engine started looking for a match.",
            |vm, this| Ok(Match::of(this).map_or(Value::NONE, |m| m.0.field::<3>(vm))),
        ),
        getter(
            "endpos",
            "The index into the string beyond which the RE engine will not go.",
            |vm, this| Ok(Match::of(this).map_or(Value::NONE, |m| m.0.field::<4>(vm))),
        ),
        getter(
            "lastindex",
            "The integer index of the last matched capturing group.",
            |vm, this| Ok(Match::of(this).map_or(Value::NONE, |m| m.last_index(vm))),
        ),
        getter("lastgroup", "The name of the last matched capturing group.", |vm, this| {
            let Some(this) = Match::of(this) else { return Ok(Value::NONE) };
            let names = this.pattern(vm).and_then(|p| p.group_names(vm));
            let index = this.last_index(vm).as_int();
            let name = index.and_then(|i| names?.items().get(i as usize).copied());
            Ok(name.unwrap_or(Value::NONE))
        }),
        getter("regs", "", |vm, this| {
            let Some(this) = Match::of(this) else { return Ok(Value::NONE) };
            let mut all = GcVec::new(vm);
            for group in 0..=this.groups(vm) {
                let (from, to) = this.bounds(group, vm);
                all.push(Tuple::small([Value::int(from), Value::int(to)], vm).value(), vm)?;
            }
            all.into_tuple(vm).map(Handle::value)
        }),
    ],
    ..NativeClass::new(
        "Match",
        "re",
        "The result of re.match() and re.search().\nMatch objects always have a boolean value of \
         True.",
        &[
            &NEW,
            &GROUP,
            &GROUPS,
            &GROUPDICT,
            &START,
            &END,
            &SPAN,
            &EXPAND,
            &GETITEM,
            &COPY,
            &DEEPCOPY,
            &REPR,
            &CLASS_GETITEM,
        ],
    )
};

instance!(Match, MATCH);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("Match", vm.native_class(&MATCH)?.value(), vm)
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn new(_class: Class, _args: Args, _kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    Err(vm.type_error("cannot create 're.Match' instances"))
}

/// The match object of what was found.
pub(super) fn make(
    pattern: Pattern,
    string: Value,
    region: Region,
    numbers: &[i64],
    vm: &mut Vm,
) -> PyResult<Value> {
    let Some(class) = own("Match", vm)?.downcast::<Class>() else {
        return Err(vm.type_error("_sre.Match is not a class"));
    };
    let mut positions = GcVec::with_capacity(numbers.len(), vm)?;
    for &number in numbers {
        positions.push(Value::int(number), vm)?;
    }
    let positions = positions.into_tuple(vm)?;
    let (pos, endpos) = (Value::int(region.start as i64), Value::int(region.end as i64));
    let fields = [string, pattern.value(), positions.value(), pos, endpos];
    Ok(Opaque::of(&MATCH, class, fields, vm).value())
}

impl Match {
    fn pattern(self, vm: &Vm) -> Option<Pattern> {
        Pattern::of(self.0.field::<1>(vm))
    }

    fn number(self, index: usize, vm: &Vm) -> Option<i64> {
        self.0.field::<2>(vm).downcast::<Tuple>()?.items().get(index)?.as_int()
    }

    /// How many groups there are.
    fn groups(self, vm: &Vm) -> usize {
        let positions = self.0.field::<2>(vm).downcast::<Tuple>();
        positions.map_or(0, |p| p.len().saturating_sub(3) / 2)
    }

    fn last_index(self, vm: &Vm) -> Value {
        match self.number(2 * self.groups(vm) + 2, vm) {
            Some(last) if last >= 0 => Value::int(last),
            _ => Value::NONE,
        }
    }

    /// Start and end of a group; -1: it has not matched.
    pub(super) fn bounds(self, group: usize, vm: &Vm) -> (i64, i64) {
        let at = |index| self.number(index, vm).unwrap_or(-1);
        (at(2 * group), at(2 * group + 1))
    }

    pub(super) fn subject(self, vm: &Vm) -> PyResult<Subject> {
        Subject::new(self.0.field::<0>(vm), None, vm)
    }

    /// The text of a group, or `default`.
    fn text(self, group: usize, default: Value, vm: &Vm) -> PyResult<Value> {
        let (from, to) = self.bounds(group, vm);
        if from < 0 {
            return Ok(default);
        }
        piece(&self.subject(vm)?, from, to, vm)
    }

    /// The group that an integer or a name means.
    fn index(self, key: Value, vm: &mut Vm) -> PyResult<usize> {
        let number = if vm.is_instance(key, ClassId::Int)
            || vm.class_of(key).special(taipan_vm::Special::Index, vm).is_some()
        {
            let number = vm.index(key)?;
            taipan_vm::object::int::to_i64(number)
        } else {
            let index = self.pattern(vm).and_then(|p| p.group_index(vm));
            match index {
                Some(index) => match index.get(key, vm) {
                    Ok(number) => number.and_then(|n| n.as_int()),
                    Err(raised) => {
                        vm.catch(raised, ClassId::TypeError)?;
                        None
                    }
                },
                None => None,
            }
        };
        let groups = self.groups(vm);
        let number = number.and_then(|n| usize::try_from(n).ok()).filter(|&n| n <= groups);
        number.ok_or_else(|| vm.index_error("no such group"))
    }
}

/// Return subgroup(s) of the match by indices or names.
///
/// For 0 returns the entire match.
#[native("group(self, /, *args)")]
fn group(this: Match, args: Args, vm: &mut Vm) -> PyResult<Value> {
    match *args.as_slice() {
        [] => this.text(0, Value::NONE, vm),
        [key] => {
            let group = this.index(key, vm)?;
            this.text(group, Value::NONE, vm)
        }
        _ => {
            let mut all = GcVec::new(vm);
            for &key in args.as_slice() {
                let group = this.index(key, vm)?;
                all.push(this.text(group, Value::NONE, vm)?, vm)?;
            }
            all.into_tuple(vm).map(Handle::value)
        }
    }
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn getitem(this: Match, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let group = this.index(key, vm)?;
    this.text(group, Value::NONE, vm)
}

/// Return a tuple containing all the subgroups of the match, from 1.
#[native("groups(self, /, default=None)")]
fn groups(this: Match, default: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let mut all = GcVec::new(vm);
    for group in 1..=this.groups(vm) {
        all.push(this.text(group, default, vm)?, vm)?;
    }
    all.into_tuple(vm)
}

/// Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.
#[native("groupdict(self, /, default=None)")]
fn groupdict(this: Match, default: Value, vm: &mut Vm) -> PyResult<Dict> {
    let result = Dict::new(vm);
    let Some(index) = this.pattern(vm).and_then(|p| p.group_index(vm)) else { return Ok(result) };
    let mut number = 0;
    while let Some((at, entry)) = index.next_entry(number, vm) {
        number = at + 1;
        let group = this.index(entry.value, vm)?;
        let text = this.text(group, default, vm)?;
        result.set(entry.key, text, vm)?;
    }
    Ok(result)
}

/// Return index of the start of the substring matched by group.
#[native("start(self, group=0, /)")]
fn start(this: Match, group: Value, vm: &mut Vm) -> PyResult<i64> {
    let group = this.index(group, vm)?;
    Ok(this.bounds(group, vm).0)
}

/// Return index of the end of the substring matched by group.
#[native("end(self, group=0, /)")]
fn end(this: Match, group: Value, vm: &mut Vm) -> PyResult<i64> {
    let group = this.index(group, vm)?;
    Ok(this.bounds(group, vm).1)
}

/// For match object m, return the 2-tuple (m.start(group), m.end(group)).
#[native("span(self, group=0, /)")]
fn span(this: Match, group: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let group = this.index(group, vm)?;
    let (from, to) = this.bounds(group, vm);
    Ok(Tuple::small([Value::int(from), Value::int(to)], vm))
}

/// Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.
#[native("expand(self, /, template)")]
fn expand(this: Match, template: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(pattern) = this.pattern(vm) else { return Ok(Value::NONE) };
    let compiled = super::replace::compile_template(pattern, template, vm)?;
    let subject = this.subject(vm)?;
    let numbers: Vec<i64> =
        (0..2 * this.groups(vm) + 2).map(|i| this.number(i, vm).unwrap_or(-1)).collect();
    let mut text = taipan_vm::TextBuffer::new(vm);
    super::replace::expand(compiled, &subject, &numbers, &mut text, vm)?;
    super::replace::joined(&subject, &text, vm)
}

#[native("__copy__(self, /)")]
fn copy(this: Match, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

#[native("__deepcopy__(self, memo, /)")]
fn deepcopy(this: Match, _memo: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Match, vm: &mut Vm) -> PyResult<String> {
    let (from, to) = this.bounds(0, vm);
    let text = this.text(0, Value::NONE, vm)?;
    let text = vm.repr_text(text)?;
    let text: String = text.chars().take(50).collect();
    Ok(format!("<re.Match object; span=({from}, {to}), match={text}>"))
}
