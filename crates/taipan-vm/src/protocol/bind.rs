//! Binding of arguments to the parameters of native functions.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, FITTING, NativeDecl, ParamKind};
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;

/// The name a message calls the function by: `str.join()`, `len()`.
pub(crate) fn display_name(native: Native, vm: &Vm) -> String {
    let decl = native.decl();
    match native.owner().downcast::<crate::object::class::Class>() {
        Some(class) if !matches!(decl.name, "__new__" | "__init__") => {
            format!("{}.{}", class.plain_name(), decl.name)
        }
        _ => match native.receiver().downcast::<Module>() {
            // CPython names the module of a function unless that is `builtins`.
            Some(module) if !module.is_builtins(vm) => {
                format!("{}.{}", module.name_text(vm), decl.name)
            }
            _ => short_name(native),
        },
    }
}

/// The name without the class; a constructor has its class's name.
fn short_name(native: Native) -> String {
    let decl = native.decl();
    match native.owner().downcast::<crate::object::class::Class>() {
        Some(class) if matches!(decl.name, "__new__" | "__init__") => class.plain_name(),
        _ => decl.name.to_owned(),
    }
}

impl Vm {
    /// Binds the arguments (the last `names.len()` by name) and calls the entry.
    pub(crate) fn bind_and_call(
        &mut self,
        native: Native,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        let decl = native.decl();
        let positional = args.len() - names.map_or(0, |n| n.len());
        if decl.is_constructor() {
            self.check_constructor(native, args.first().filter(|_| positional > 0).copied())?;
        }
        if names.is_none() && decl.exact && positional == decl.params.len() {
            // SAFETY: `args` outlives the call and is reachable.
            return (decl.entry)(self, unsafe { Args::new(args) });
        }
        if names.is_none() && decl.takes(positional) {
            return self.call_fitting(decl, None, args);
        }
        let window = self.bind(native, args, names)?;
        // SAFETY: the window's buffer is a heap object that `window` keeps alive.
        (decl.entry)(self, unsafe { Args::new(window.as_slice()) })
    }

    /// Calls the entry with positional arguments that [`NativeDecl::takes`].
    #[inline]
    pub(crate) fn call_fitting(
        &mut self,
        decl: &'static NativeDecl,
        receiver: Option<Value>,
        args: &[Value],
    ) -> PyResult<Value> {
        let mut window = [Value::UNBOUND; FITTING];
        let first = usize::from(receiver.is_some());
        if let Some(receiver) = receiver {
            window[0] = receiver;
        }
        let direct = args.len().min(decl.max_positional() - first);
        window[first..first + direct].copy_from_slice(&args[..direct]);
        let mut len = decl.params.len();
        if decl.varargs {
            let extra = &args[direct..];
            window[len..len + extra.len()].copy_from_slice(extra);
            len += extra.len();
        }
        // An absent dict of keywords is one more unbound value.
        len += usize::from(decl.varkeywords);
        // SAFETY: the window lies in this frame, which outlives the call, where
        // the stack scan finds its values.
        (decl.entry)(self, unsafe { Args::new(&window[..len]) })
    }

    fn bind(&mut self, native: Native, args: &[Value], names: Option<Tuple>) -> PyResult<GcVec> {
        let decl = native.decl();
        let given = args.len() - names.map_or(0, |n| n.len());
        let most = decl.max_positional();
        if let Some(names) = names
            && !decl.varkeywords
        {
            self.check_total(native, given, names.len())?;
        }
        if given > most && !decl.varargs {
            return Err(self.too_many(native, given));
        }
        let mut window = GcVec::with_capacity(decl.params.len() + args.len() + 1, self)?;
        for i in 0..decl.params.len() {
            let value = args[..most.min(given)].get(i).copied().unwrap_or(Value::UNBOUND);
            window.push(value, self)?;
        }
        if decl.varargs {
            for &extra in args.get(most..given).unwrap_or(&[]) {
                window.push(extra, self)?;
            }
        }
        let mut keywords: Option<Dict> = None;
        // CPython misses required arguments before it looks at the other names.
        let mut wrong: Option<(Str, Option<usize>)> = None;
        if let Some(names) = names {
            for (i, &name) in names.items().iter().enumerate() {
                let name = self.keyword_name(name)?;
                let value = args[given + i];
                match parameter(decl, name) {
                    Some(index) if window.get(index).is_some_and(|v| v.is_unbound()) => {
                        window.set(index, value, self);
                    }
                    Some(index) => {
                        wrong.get_or_insert((name, Some(index)));
                    }
                    None if decl.varkeywords => {
                        let dict = *keywords.get_or_insert_with(|| Dict::new(self));
                        dict.set_str(name, value, self)?;
                    }
                    None => {
                        wrong.get_or_insert((name, None));
                    }
                }
            }
        }
        if let Some((name, None)) = wrong
            && (!takes_names(native) || short_name(native) == "enumerate")
        {
            return Err(self.unexpected_keyword(native, name));
        }
        for (i, param) in decl.params.iter().enumerate() {
            if param.required && window.get(i).is_none_or(|v| v.is_unbound()) {
                return Err(self.missing(native, i, given));
            }
        }
        match wrong {
            Some((_, Some(index))) => return Err(self.given_twice(native, index)),
            Some((name, None)) => return Err(self.unexpected_keyword(native, name)),
            None => {}
        }
        if decl.varkeywords {
            window.push(keywords.map_or(Value::UNBOUND, Dict::value), self)?;
        }
        Ok(window)
    }

    /// More arguments than parameters are reported before any is looked at.
    fn check_total(&self, native: Native, given: usize, named: usize) -> PyResult<()> {
        let decl = native.decl();
        let takes_names = takes_names(native);
        let own = own_parameters(native);
        // CPython's oldest way to bind: only keywords are counted, `*args` are not.
        let by_name_only = decl.params.len() - decl.max_positional();
        let (total, given) = if decl.varargs && by_name_only > 0 {
            (by_name_only, 0)
        } else {
            (decl.params.len() - own.min(decl.params.len()), given.saturating_sub(own))
        };
        let counts = !decl.varargs
            || by_name_only == 0
            || matches!(short_name(native).as_str(), "zip" | "max" | "min");
        if !takes_names || !counts || given + named <= total || decl.name == "sorted" {
            return Ok(());
        }
        let keyword = if given == 0 { "keyword " } else { "" };
        Err(self.type_error(format!(
            "{}() takes at most {total} {keyword}argument{} ({} given)",
            short_name(native),
            plural(total),
            given + named
        )))
    }

    #[cold]
    fn too_many(&self, native: Native, given: usize) -> crate::Raised {
        let decl = native.decl();
        // `self` is not counted.
        let own = own_parameters(native);
        let (most, least) = (
            decl.max_positional() - own.min(decl.max_positional()),
            decl.min_positional().saturating_sub(own),
        );
        let given = given.saturating_sub(own);
        let name = display_name(native, self);
        if decl.name == "sorted" {
            return self.sorted_takes_one(given);
        }
        if is_slot(native) {
            return self.slot_takes(native, given + own);
        }
        // Functions that take arguments by name count in other words.
        let kinds = decl.params.iter().skip(own).map(|p| p.kind);
        if short_name(native) == "super" {
            let text = format!("super() expected at most {most} arguments, got {given}");
            return self.type_error(text);
        }
        if short_name(native) == "str" {
            return self.type_error(format!("str expected at most {most} arguments, got {given}"));
        }
        if most == 0 && kinds.clone().next().is_some() {
            return self
                .type_error(format!("{}() takes no positional arguments", short_name(native)));
        }
        if most > 0 && kinds.clone().any(|kind| kind != ParamKind::PositionalOnly) {
            let total = kinds.count();
            let (limit, word) = if given > total { (total, "") } else { (most, "positional ") };
            let bound = if limit == least { "exactly" } else { "at most" };
            return self.type_error(format!(
                "{}() takes {bound} {limit} {word}argument{} ({given} given)",
                short_name(native),
                plural(limit)
            ));
        }
        self.type_error(match (most, least) {
            (0, _) => format!("{name}() takes no arguments ({given} given)"),
            (1, 1) if !decl.is_constructor() => {
                format!("{name}() takes exactly one argument ({given} given)")
            }
            (m, l) if m == l => {
                format!("{} expected {m} argument{}, got {given}", short_name(native), plural(m))
            }
            (m, _) => {
                format!(
                    "{} expected at most {m} argument{}, got {given}",
                    short_name(native),
                    plural(m)
                )
            }
        })
    }

    #[cold]
    fn missing(&self, native: Native, index: usize, given: usize) -> crate::Raised {
        let decl = native.decl();
        let own = usize::from(!native.owner().is_unbound());
        if index < own && crate::object::native_function::is_slot_name(decl.name) {
            let owner = native.owner().downcast::<crate::object::class::Class>();
            let owner = owner.map_or_else(String::new, |c| c.name_text());
            return self.type_error(format!(
                "descriptor '{}' of '{owner}' object needs an argument",
                decl.name
            ));
        }
        if index < own {
            return self.type_error(format!(
                "unbound method {}() needs an argument",
                display_name(native, self)
            ));
        }
        if is_slot(native) {
            return self.slot_takes(native, given);
        }
        let param = decl.params[index];
        let name = display_name(native, self);
        if decl.name == "sorted" {
            return self.sorted_takes_one(given);
        }
        let takes_names = takes_names(native);
        if param.kind == ParamKind::PositionalOnly && takes_names && index >= own {
            let only = decl.params.iter().filter(|p| p.kind == ParamKind::PositionalOnly);
            let least = only.filter(|p| p.required).count() - own;
            let bound = if least < decl.max_positional() - own { "at least" } else { "exactly" };
            return self.type_error(format!(
                "{}() takes {bound} {least} positional argument{} ({} given)",
                short_name(native),
                plural(least),
                given.saturating_sub(own)
            ));
        }
        if param.kind == ParamKind::PositionalOnly {
            let least = decl.min_positional().saturating_sub(own);
            let most = decl.max_positional().saturating_sub(own);
            let given = given.saturating_sub(own);
            return self.type_error(match (least, most) {
                (1, 1) if !decl.is_constructor() => {
                    format!("{name}() takes exactly one argument ({given} given)")
                }
                (l, m) if l == m => {
                    format!(
                        "{} expected {l} argument{}, got {given}",
                        short_name(native),
                        plural(l)
                    )
                }
                (l, _) => {
                    format!(
                        "{} expected at least {l} argument{}, got {given}",
                        short_name(native),
                        plural(l)
                    )
                }
            });
        }
        let function = short_name(native);
        // CPython's `enumerate` binds its arguments by hand.
        let position = match function.as_str() {
            "enumerate" => String::new(),
            _ => format!(" (pos {})", index + 1 - own),
        };
        self.type_error(format!(
            "{function}() missing required argument '{}'{position}",
            param.name
        ))
    }

    /// CPython's `sorted` hands everything else on to `list.sort`.
    #[cold]
    fn sorted_takes_one(&self, given: usize) -> crate::Raised {
        self.type_error(format!("sorted expected 1 argument, got {given}"))
    }

    #[cold]
    fn given_twice(&self, native: Native, index: usize) -> crate::Raised {
        let decl = native.decl();
        let own = usize::from(!native.owner().is_unbound());
        self.type_error(format!(
            "argument for {}() given by name ('{}') and position ({})",
            short_name(native),
            decl.params[index].name,
            index + 1 - own.min(index + 1)
        ))
    }

    #[cold]
    fn unexpected_keyword(&self, native: Native, name: Str) -> crate::Raised {
        let decl = native.decl();
        let takes_names = takes_names(native);
        if takes_names {
            let name = name.to_string_lossy();
            match short_name(native).as_str() {
                "enumerate" => {
                    return self.type_error(format!(
                        "'{name}' is an invalid keyword argument for enumerate()"
                    ));
                }
                "zip_longest" => {
                    return self.type_error("zip_longest() got an unexpected keyword argument");
                }
                _ => {}
            }
            return self.type_error(format!(
                "{}() got an unexpected keyword argument '{name}'",
                if decl.name == "sorted" { "sort".to_owned() } else { short_name(native) }
            ));
        }
        if is_slot(native) {
            return self.type_error(format!("wrapper {}() takes no keyword arguments", decl.name));
        }
        self.type_error(format!("{}() takes no keyword arguments", display_name(native, self)))
    }

    /// CPython's wrappers of slots count arguments without naming a function.
    #[cold]
    fn slot_takes(&self, native: Native, given: usize) -> crate::Raised {
        let decl = native.decl();
        let own = own_parameters(native);
        let (least, most) = (decl.min_positional() - own, decl.max_positional() - own);
        if matches!(decl.name, "__setitem__" | "__setattr__" | "__set__") {
            let given = given.saturating_sub(own);
            let text = format!("{} expected {most} arguments, got {given}", decl.name);
            return self.type_error(text);
        }
        let bounds = if least == most { least.to_string() } else { format!("{least} or {most}") };
        self.type_error(format!(
            "expected {bounds} argument{}, got {}",
            plural(most),
            given.saturating_sub(own)
        ))
    }
}

/// Does a slot of a C type stand behind it, rather than a method?
fn is_slot(native: Native) -> bool {
    let name = native.decl().name;
    let is_method = matches!(name, "__getitem__" | "__contains__" | "__init__")
        && native.owner().downcast::<crate::object::class::Class>().is_some_and(|class| {
            let class = class.plain_name();
            let coexists = matches!(class.as_str(), "set" | "frozenset" | "dict");
            coexists || name == "__getitem__" && class == "list" || name == "__init__"
        });
    !native.owner().is_unbound() && !is_method && crate::object::native_function::is_slot_name(name)
}

/// Can any argument be given by name?
fn takes_names(native: Native) -> bool {
    let own = own_parameters(native);
    native.decl().params.iter().skip(own).any(|p| p.kind != ParamKind::PositionalOnly)
}

/// How many parameters are no arguments of a call: `self`, or the class.
fn own_parameters(native: Native) -> usize {
    usize::from(!native.owner().is_unbound() || native.decl().name == "__new__")
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

fn parameter(decl: &NativeDecl, name: Str) -> Option<usize> {
    let named = |p: &crate::native::Param| {
        p.kind != ParamKind::PositionalOnly && p.name.as_bytes() == name.as_bytes()
    };
    decl.params.iter().position(named)
}
