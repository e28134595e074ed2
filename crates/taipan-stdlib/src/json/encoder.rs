//! Writing values: into one text, which goes back as a tuple of one string.

use super::text::{self, quote};
use crate::instance::{address, instance};
use std::collections::HashSet;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::native::NativeDecl;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::exception::Exception;
use taipan_vm::object::list::List;
use taipan_vm::object::native_function::Native;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Raised, Vm};

/// The class. Its field is a tuple of the constructor's arguments.
pub(super) static ENCODER: NativeClass = NativeClass::new(
    "Encoder",
    "_json",
    "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    &[&NEW, &CALL],
);

instance!(Encoder, ENCODER);

/// Create and return a new object.
#[native(
    "__new__(cls, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    static
)]
fn new(
    class: Class,
    markers: Value,
    default: Value,
    encoder: Value,
    indent: Value,
    key_separator: Str,
    item_separator: Str,
    sort_keys: bool,
    skipkeys: bool,
    allow_nan: bool,
    vm: &mut Vm,
) -> PyResult<Value> {
    if !markers.is_none() && markers.downcast::<Dict>().is_none() {
        let name = vm.type_name(markers);
        return Err(
            vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {name}"))
        );
    }
    let settings = Tuple::small(
        [
            markers,
            default,
            encoder,
            indent,
            key_separator.value(),
            item_separator.value(),
            Value::bool(sort_keys),
            Value::bool(skipkeys),
            Value::bool(allow_nan),
        ],
        vm,
    );
    Ok(Opaque::of(&ENCODER, class, [settings.value()], vm).value())
}

/// Call self as a function.
#[native("__call__(self, obj, _current_indent_level)")]
fn call(
    encoder: Encoder,
    obj: Value,
    _current_indent_level: isize,
    vm: &mut Vm,
) -> PyResult<Tuple> {
    let settings = encoder.0.payload(vm).downcast::<Tuple>();
    let Some(&[markers, default, function, indent, key, item, sort_keys, skip, allow_nan]) =
        settings.as_ref().map(|settings| settings.items())
    else {
        return Err(vm.runtime_error("an encoder without settings"));
    };
    let (Some(key_separator), Some(item_separator)) = (key.downcast(), item.downcast()) else {
        return Err(vm.type_error("separators must be strings"));
    };
    let yes = Value::bool(true);
    let mut writer = Writer {
        out: Vec::new(),
        open: (!markers.is_none()).then(HashSet::new),
        default,
        quoting: Quoting::of(function),
        indent: indent.downcast(),
        key_separator,
        item_separator,
        sort_keys: sort_keys == yes,
        skip_keys: skip == yes,
        allow_nan: allow_nan == yes,
        level: usize::try_from(_current_indent_level).unwrap_or(0),
    };
    writer.value(obj, vm)?;
    let text = Str::from_wtf8(&writer.out, vm)?;
    Ok(Tuple::small([text.value()], vm))
}

/// How strings are written.
#[derive(Clone, Copy)]
enum Quoting {
    Ascii,
    Plain,
    Function(Value),
}

impl Quoting {
    fn of(function: Value) -> Quoting {
        let is = |decl: &'static NativeDecl| {
            function.downcast::<Native>().is_some_and(|f| std::ptr::eq(f.decl(), decl))
        };
        if is(&text::ENCODE_BASESTRING_ASCII) {
            Quoting::Ascii
        } else if is(&text::ENCODE_BASESTRING) {
            Quoting::Plain
        } else {
            Quoting::Function(function)
        }
    }
}

struct Writer {
    out: Vec<u8>,
    /// The addresses of the containers being written; `None`: not asked for.
    open: Option<HashSet<i64>>,
    default: Value,
    quoting: Quoting,
    indent: Option<Str>,
    key_separator: Str,
    item_separator: Str,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    level: usize,
}

impl Writer {
    fn value(&mut self, value: Value, vm: &mut Vm) -> PyResult<()> {
        if value.is_none() {
            self.out.extend_from_slice(b"null");
        } else if value.is_bool() {
            let text: &[u8] = if value == Value::bool(true) { b"true" } else { b"false" };
            self.out.extend_from_slice(text);
        } else if let Some(text) = value.downcast::<Str>() {
            self.string(text, vm)?;
        } else if vm.is_instance(value, ClassId::Int) {
            self.int(value, vm)?;
        } else if vm.is_instance(value, ClassId::Float) {
            self.float(value, vm)?;
        } else if let Some(list) = value.downcast::<List>() {
            self.sequence(value, |i, vm| list.get(i, vm), vm)?;
        } else if let Some(tuple) = value.downcast::<Tuple>() {
            self.sequence(value, |i, _| tuple.items().get(i).copied(), vm)?;
        } else if value.downcast::<Dict>().is_some() {
            self.dict(value, vm)?;
        } else {
            self.other(value, vm)?;
        }
        Ok(())
    }

    fn string(&mut self, text: Str, vm: &mut Vm) -> PyResult<()> {
        match self.quoting {
            Quoting::Ascii => quote(text, true, &mut self.out),
            Quoting::Plain => quote(text, false, &mut self.out),
            Quoting::Function(function) => {
                let quoted = vm.call(function, &[text.value()])?;
                let Some(quoted) = quoted.downcast::<Str>() else {
                    let name = vm.type_name(quoted);
                    return Err(
                        vm.type_error(format!("encoder() must return a string, not {name}"))
                    );
                };
                self.out.extend_from_slice(quoted.as_bytes());
            }
        }
        vm.check_room(self.out.len())
    }

    fn int(&mut self, value: Value, vm: &mut Vm) -> PyResult<()> {
        use std::io::Write;
        if let Some(int) = value.as_int() {
            let _ = write!(self.out, "{int}");
            return Ok(());
        }
        // Of a subclass only the number counts.
        let plain = taipan_vm::object::int::plain(value, vm)?;
        let text = vm.repr_text(plain)?;
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn float(&mut self, value: Value, vm: &mut Vm) -> PyResult<()> {
        let float = vm.to_float(value)?;
        if float.is_finite() {
            let text = vm.repr_text(vm.float(float))?;
            self.out.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        if !self.allow_nan {
            let shown = vm.repr_text(value)?;
            return Err(vm.value_error(format!(
                "Out of range float values are not JSON compliant: {shown}"
            )));
        }
        let text = if float.is_nan() {
            "NaN"
        } else if float > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn enter(&mut self, value: Value, vm: &Vm) -> PyResult<()> {
        if let Some(open) = &mut self.open
            && !open.insert(address(value, vm))
        {
            return Err(vm.value_error("Circular reference detected"));
        }
        Ok(())
    }

    fn leave(&mut self, value: Value, vm: &Vm) {
        if let Some(open) = &mut self.open {
            open.remove(&address(value, vm));
        }
    }

    /// A new line, indented, where lines are asked for.
    fn line(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push(b'\n');
            for _ in 0..self.level {
                self.out.extend_from_slice(indent.as_bytes());
            }
        }
    }

    fn separate(&mut self, first: bool) {
        if !first {
            self.out.extend_from_slice(self.item_separator.as_bytes());
            self.line();
        }
    }

    fn sequence(
        &mut self,
        value: Value,
        get: impl Fn(usize, &Vm) -> Option<Value>,
        vm: &mut Vm,
    ) -> PyResult<()> {
        vm.check_native_stack()?;
        if get(0, vm).is_none() {
            self.out.extend_from_slice(b"[]");
            return Ok(());
        }
        self.enter(value, vm)?;
        self.out.push(b'[');
        self.level += 1;
        self.line();
        let mut i = 0;
        while let Some(item) = get(i, vm) {
            self.separate(i == 0);
            if let Err(raised) = self.value(item, vm) {
                let name = vm.type_name(value);
                return Err(noted(raised, &format!("when serializing {name} item {i}"), vm));
            }
            i += 1;
        }
        self.level -= 1;
        self.line();
        self.out.push(b']');
        self.leave(value, vm);
        Ok(())
    }

    fn dict(&mut self, value: Value, vm: &mut Vm) -> PyResult<()> {
        vm.check_native_stack()?;
        let Some(dict) = value.downcast::<Dict>() else { return Ok(()) };
        if dict.len(vm) == 0 {
            self.out.extend_from_slice(b"{}");
            return Ok(());
        }
        self.enter(value, vm)?;
        self.out.push(b'{');
        self.level += 1;
        self.line();
        let mut first = true;
        if self.sort_keys || !vm.is_exact(value, ClassId::Dict) {
            let items = vm.call_method(value, "items", &[])?;
            let items = vm.collect(items)?.into_list(vm);
            if self.sort_keys {
                vm.call_method(items.value(), "sort", &[])?;
            }
            let mut i = 0;
            while let Some(item) = items.get(i, vm) {
                i += 1;
                let Some(&[key, item]) = item.downcast::<Tuple>().as_ref().map(|t| t.items())
                else {
                    return Err(vm.value_error("items must return 2-tuples"));
                };
                self.member(value, key, item, &mut first, vm)?;
            }
        } else {
            let mut number = 0;
            while let Some((at, entry)) = dict.next_entry(number, vm) {
                number = at + 1;
                self.member(value, entry.key, entry.value, &mut first, vm)?;
            }
        }
        self.level -= 1;
        self.line();
        self.out.push(b'}');
        self.leave(value, vm);
        Ok(())
    }

    fn member(
        &mut self,
        dict: Value,
        key: Value,
        value: Value,
        first: &mut bool,
        vm: &mut Vm,
    ) -> PyResult<()> {
        let before = self.out.len();
        if key.downcast::<Str>().is_none() && !self.is_key(key, vm) {
            if self.skip_keys {
                return Ok(());
            }
            let name = vm.type_name(key);
            return Err(
                vm.type_error(format!("keys must be str, int, float, bool or None, not {name}"))
            );
        }
        self.separate(*first);
        *first = false;
        match key.downcast::<Str>() {
            Some(key) => self.string(key, vm)?,
            None => {
                // Numbers and constants are keys in quotes.
                let start = self.out.len();
                self.value(key, vm)?;
                let text = Str::from_wtf8(&self.out[start..], vm)?;
                self.out.truncate(start);
                self.string(text, vm)?;
            }
        }
        self.out.extend_from_slice(self.key_separator.as_bytes());
        debug_assert!(self.out.len() >= before);
        if let Err(raised) = self.value(value, vm) {
            let name = vm.type_name(dict);
            let pending = vm.take_raised(raised);
            let key = vm.repr_text(key)?;
            let raised = vm.raise_value(pending);
            return Err(noted(raised, &format!("when serializing {name} item {key}"), vm));
        }
        Ok(())
    }

    fn is_key(&self, key: Value, vm: &Vm) -> bool {
        key.is_none()
            || key.is_bool()
            || vm.is_instance(key, ClassId::Int)
            || vm.is_instance(key, ClassId::Float)
    }

    fn other(&mut self, value: Value, vm: &mut Vm) -> PyResult<()> {
        vm.check_native_stack()?;
        self.enter(value, vm)?;
        let replaced = vm.call(self.default, &[value])?;
        if let Err(raised) = self.value(replaced, vm) {
            let name = vm.type_name(value);
            return Err(noted(raised, &format!("when serializing {name} object"), vm));
        }
        self.leave(value, vm);
        Ok(())
    }
}

/// Adds a note to the exception on its way out.
#[cold]
fn noted(raised: Raised, note: &str, vm: &mut Vm) -> Raised {
    let pending = vm.take_raised(raised);
    if pending.downcast::<Exception>().is_some()
        && let Ok(note) = Str::new(note, vm)
        && let Err(raised) = vm.call_method(pending, "add_note", &[note.value()])
    {
        vm.take_raised(raised);
    }
    vm.raise_value(pending)
}
