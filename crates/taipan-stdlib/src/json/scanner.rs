//! Reading values. Positions inside are byte offsets; the program's are characters.

use super::text::{decode_error, scan};
use crate::instance::instance;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Raised, Vm};

/// The class. Its field is a tuple: [`STRICT`] and what follows it.
pub(super) static SCANNER: NativeClass =
    NativeClass::new("Scanner", "_json", "JSON scanner object", &[&NEW, &CALL]);

instance!(Scanner, SCANNER);

const STRICT: usize = 0;
const OBJECT_HOOK: usize = 1;
const PAIRS_HOOK: usize = 2;
const PARSE_FLOAT: usize = 3;
const PARSE_INT: usize = 4;
const PARSE_CONSTANT: usize = 5;

/// Create and return a new object.
#[native("__new__(cls, context)", static)]
fn new(class: Class, context: Value, vm: &mut Vm) -> PyResult<Value> {
    let mut settings = [Value::NONE; 6];
    let names = [
        "strict",
        "object_hook",
        "object_pairs_hook",
        "parse_float",
        "parse_int",
        "parse_constant",
    ];
    for (setting, name) in settings.iter_mut().zip(names) {
        let name = vm.intern(name)?;
        *setting = vm.get_attr(context, name)?;
    }
    settings[STRICT] = Value::bool(vm.is_true(settings[STRICT])?);
    let settings = Tuple::small(settings, vm);
    Ok(Opaque::of(&SCANNER, class, [settings.value()], vm).value())
}

/// Call self as a function.
#[native("__call__(self, string, idx)")]
fn call(scanner: Scanner, string: Value, idx: isize, vm: &mut Vm) -> PyResult<Tuple> {
    let Some(document) = string.downcast::<Str>() else {
        let name = vm.type_name(string);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let Ok(index) = usize::try_from(idx) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let at = if index < document.char_len() {
        document.byte_offset(index, vm)
    } else {
        return Err(vm.stop_iteration(Value::int(idx as i64)));
    };
    let settings = scanner.0.payload(vm).downcast::<Tuple>();
    let Some(&[strict, object_hook, pairs_hook, parse_float, parse_int, parse_constant]) =
        settings.as_ref().map(|settings| settings.items())
    else {
        return Err(vm.runtime_error("a scanner without settings"));
    };
    let default = |value: Value, id: ClassId| value == vm.class(id).value();
    let mut reader = Reader {
        document,
        memo: Dict::new(vm),
        strict: strict == Value::bool(true),
        object_hook: (!object_hook.is_none()).then_some(object_hook),
        pairs_hook: (!pairs_hook.is_none()).then_some(pairs_hook),
        parse_float: (!default(parse_float, ClassId::Float)).then_some(parse_float),
        parse_int: (!default(parse_int, ClassId::Int)).then_some(parse_int),
        parse_constant,
    };
    const { assert!(OBJECT_HOOK < PAIRS_HOOK && PARSE_FLOAT < PARSE_INT && PARSE_CONSTANT == 5) };
    let (value, end) = reader.value(at, vm)?;
    Ok(Tuple::small([value, Value::int(document.char_index(end) as i64)], vm))
}

struct Reader {
    document: Str,
    /// The keys seen, each mapped to itself: equal keys are one object.
    memo: Dict,
    strict: bool,
    object_hook: Option<Value>,
    pairs_hook: Option<Value>,
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Value,
}

impl Reader {
    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.document.as_bytes().get(at).copied()
    }

    /// The offset behind white space.
    #[inline(always)]
    fn skip(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            at += 1;
        }
        at
    }

    #[cold]
    fn error(&self, message: &str, at: usize, vm: &mut Vm) -> Raised {
        decode_error(message, self.document, at, vm)
    }

    /// `StopIteration` with the position: the caller reports "Expecting value".
    #[cold]
    fn nothing(&self, at: usize, vm: &Vm) -> Raised {
        let index = self.document.char_index(at.min(self.document.byte_len()));
        vm.stop_iteration(Value::int(index as i64))
    }

    fn value(&mut self, at: usize, vm: &mut Vm) -> PyResult<(Value, usize)> {
        let rest = self.document.as_bytes().get(at..).unwrap_or(&[]);
        let constant = match rest.first() {
            Some(b'"') => {
                let (text, end) = scan(self.document, at + 1, self.strict, vm)?;
                return Ok((text.value(), end));
            }
            Some(b'{') => return self.object(at + 1, vm),
            Some(b'[') => return self.array(at + 1, vm),
            Some(b'n') if rest.starts_with(b"null") => return Ok((Value::NONE, at + 4)),
            Some(b't') if rest.starts_with(b"true") => return Ok((Value::bool(true), at + 4)),
            Some(b'f') if rest.starts_with(b"false") => return Ok((Value::bool(false), at + 5)),
            Some(b'N') if rest.starts_with(b"NaN") => "NaN",
            Some(b'I') if rest.starts_with(b"Infinity") => "Infinity",
            Some(b'-') if rest.starts_with(b"-Infinity") => "-Infinity",
            Some(b'-' | b'0'..=b'9') => return self.number(at, vm),
            _ => return Err(self.nothing(at, vm)),
        };
        let name = vm.intern(constant)?;
        let value = vm.call(self.parse_constant, &[name.value()])?;
        Ok((value, at + constant.len()))
    }

    fn number(&mut self, start: usize, vm: &mut Vm) -> PyResult<(Value, usize)> {
        let digits = |mut at: usize| {
            while self.byte(at).is_some_and(|byte| byte.is_ascii_digit()) {
                at += 1;
            }
            at
        };
        let mut at = start + usize::from(self.byte(start) == Some(b'-'));
        at = match self.byte(at) {
            Some(b'0') => at + 1,
            Some(b'1'..=b'9') => digits(at),
            _ => return Err(self.nothing(start, vm)),
        };
        let mut is_float = false;
        if self.byte(at) == Some(b'.') && digits(at + 1) > at + 1 {
            is_float = true;
            at = digits(at + 1);
        }
        if matches!(self.byte(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.byte(at + 1), Some(b'+' | b'-')));
            let end = digits(at + 1 + sign);
            if end > at + 1 + sign {
                is_float = true;
                at = end;
            }
        }
        let bytes = &self.document.as_bytes()[start..at];
        let parse = if is_float { self.parse_float } else { self.parse_int };
        if parse.is_none() {
            let text = std::str::from_utf8(bytes).unwrap_or("");
            if is_float {
                if let Ok(float) = text.parse::<f64>() {
                    return Ok((vm.float(float), at));
                }
            } else if let Ok(int) = text.parse::<i64>() {
                return Ok((vm.int(int), at));
            }
        }
        let class = if is_float { ClassId::Float } else { ClassId::Int };
        let parse = parse.unwrap_or_else(|| vm.class(class).value());
        let text = Str::from_ascii(bytes, vm)?;
        Ok((vm.call(parse, &[text.value()])?, at))
    }

    fn array(&mut self, at: usize, vm: &mut Vm) -> PyResult<(Value, usize)> {
        vm.check_native_stack()?;
        vm.poll()?;
        let list = List::new(vm);
        let mut at = self.skip(at);
        if self.byte(at) == Some(b']') {
            return Ok((list.value(), at + 1));
        }
        loop {
            let (value, end) = self.value(at, vm)?;
            list.push(value, vm)?;
            at = self.skip(end);
            match self.byte(at) {
                Some(b']') => return Ok((list.value(), at + 1)),
                Some(b',') => {}
                _ => return Err(self.error("Expecting ',' delimiter", at, vm)),
            }
            let comma = at;
            at = self.skip(at + 1);
            if self.byte(at) == Some(b']') {
                let message = "Illegal trailing comma before end of array";
                return Err(self.error(message, comma, vm));
            }
        }
    }

    fn object(&mut self, at: usize, vm: &mut Vm) -> PyResult<(Value, usize)> {
        vm.check_native_stack()?;
        vm.poll()?;
        let dict = Dict::new(vm);
        let pairs = self.pairs_hook.map(|_| List::new(vm));
        let mut at = self.skip(at);
        while self.byte(at) != Some(b'}') {
            if self.byte(at) != Some(b'"') {
                let message = "Expecting property name enclosed in double quotes";
                return Err(self.error(message, at, vm));
            }
            let (key, end) = scan(self.document, at + 1, self.strict, vm)?;
            let key = self.shared(key, vm)?;
            at = self.skip(end);
            if self.byte(at) != Some(b':') {
                return Err(self.error("Expecting ':' delimiter", at, vm));
            }
            let (value, end) = self.value(self.skip(at + 1), vm)?;
            match pairs {
                Some(pairs) => {
                    let pair = Tuple::small([key.value(), value], vm);
                    pairs.push(pair.value(), vm)?;
                }
                None => dict.set_str(key, value, vm)?,
            }
            at = self.skip(end);
            match self.byte(at) {
                Some(b'}') => break,
                Some(b',') => {}
                _ => return Err(self.error("Expecting ',' delimiter", at, vm)),
            }
            let comma = at;
            at = self.skip(at + 1);
            if self.byte(at) == Some(b'}') {
                let message = "Illegal trailing comma before end of object";
                return Err(self.error(message, comma, vm));
            }
        }
        let value = match (self.pairs_hook, pairs, self.object_hook) {
            (Some(hook), Some(pairs), _) => vm.call(hook, &[pairs.value()])?,
            (_, _, Some(hook)) => vm.call(hook, &[dict.value()])?,
            _ => dict.value(),
        };
        Ok((value, at + 1))
    }

    /// The key that was seen first among those equal to `key`.
    fn shared(&self, key: Str, vm: &Vm) -> PyResult<Str> {
        if let Some(known) = self.memo.get_str(key, vm).and_then(|known| known.downcast()) {
            return Ok(known);
        }
        self.memo.set_str(key, key.value(), vm)?;
        Ok(key)
    }
}
