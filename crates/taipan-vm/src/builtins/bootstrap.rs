//! Making an isolate, and its built-in classes.
//!
//! Everything that a declaration describes is made when it is first asked for
//! ([`Vm::class`], [`Vm::builtin_named`], ...), so that an isolate costs what its
//! program uses: a few microseconds and kilobytes.

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Binding;
use crate::object::array::Array;
use crate::object::class::{Class, ClassDecl, NewClass, class_flags};
use crate::object::descriptor::{GetSet, StaticMethod};
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::AttributeLayout;
use crate::special::Special;
use crate::vm::{Config, Root, Vm};
use crate::{PyResult, Raised};
use taipan_heap::Value;
use taipan_heap::header::RAW_ALL;

impl Vm {
    /// An isolate. Its built-in classes, the names of `builtins`, the strings of
    /// one character and the names of special methods are made when they are
    /// first asked for: most programs use few of them.
    pub fn new(config: Config) -> Box<Vm> {
        let mut vm = Box::new(Vm::bare(config));
        if let Err(raised) = bootstrap(&mut vm) {
            // Only a limit too small for the isolate itself comes here.
            let _ = vm.take_raised(raised);
            panic!("the memory limit is too small for an isolate");
        }
        vm
    }
}

fn bootstrap(vm: &mut Vm) -> PyResult<()> {
    // The empty array and tuple have no class yet; their shapes' numbers are
    // known.
    let array = vm.allocate(Kind::Array, 0, 1, 0);
    let tuple = vm.allocate(Kind::Tuple, 1, 2, ClassId::Tuple.shape());
    // SAFETY: fresh objects of those kinds; the tuple's length is its one word.
    unsafe {
        tuple.as_ptr().cast::<usize>().add(1).write(0);
        vm.set_empties(
            Array::from_value(Value::pointer(array)),
            Tuple::from_value(Value::pointer(tuple)),
        );
    }
    debug_assert_eq!(RAW_ALL, u8::MAX);
    vm.interned.set(Dict::new(vm).value());
    vm.set_empty_str(Str::new("", vm)?);
    vm.class(ClassId::Object);
    vm.modules.set(Dict::new(vm).value());
    vm.builtins.set(Dict::new(vm).value());
    vm.set_root(Root::MemoryError, vm.exception_of(ClassId::MemoryError, &[]));
    Ok(())
}

/// Makes the class object of a built-in class, and of its bases.
pub(super) fn make_class(id: ClassId, vm: &Vm) -> PyResult<Class> {
    let decl = id.decl();
    debug_assert!(decl.id == id, "{id:?} is declared as {:?}", decl.id);
    let name = vm.intern(decl.name)?;
    let layout = AttributeLayout {
        attributes_at: if decl.kind == Kind::Instance && decl.has_dict {
            1
        } else {
            decl.fixed_words
        },
        inline: 0,
        has_dict: decl.has_dict,
    };
    let mut flags = 0;
    let mut flag = |bit: u32, on: bool| flags |= if on { bit } else { 0 };
    flag(class_flags::SUBCLASSABLE, decl.subclassable);
    flag(class_flags::SEQUENCE, decl.is_sequence);
    flag(class_flags::MAPPING, decl.is_mapping);
    flag(class_flags::HAS_DICT, decl.has_dict);
    flag(class_flags::EXCEPTION, id as u16 >= ClassId::BaseException as u16);
    flag(class_flags::METACLASS, id == ClassId::Type);
    let base = (id != ClassId::Object).then(|| vm.class(decl.base));
    let bases = match base {
        Some(base) => Tuple::new(&[base.value()], vm)?,
        None => vm.empty_tuple(),
    };
    let class = Class::allocate(
        &NewClass {
            metaclass_shape: ClassId::Type.shape(),
            name,
            qualified_name: name.value(),
            flags,
            kind: decl.kind,
            layout,
            decl: Some(decl),
            bases: bases.value(),
            dict: Dict::new(vm),
        },
        vm,
    );
    if id == ClassId::ExceptionGroup {
        // Derives from `Exception` too.
        let exception = vm.class(ClassId::Exception).value();
        let (group, own) = (vm.class(ClassId::BaseExceptionGroup).value(), class.value());
        let (base, object) =
            (vm.class(ClassId::BaseException).value(), vm.class(ClassId::Object).value());
        class.set_bases(Tuple::small([group, exception], vm), vm);
        class.set_mro(Tuple::small([own, group, exception, base, object], vm), vm);
    } else {
        let ancestors = base.map_or(vm.empty_tuple(), Class::mro);
        let mut mro = crate::GcVec::with_capacity(1 + ancestors.items().len(), vm)?;
        mro.push(class.value(), vm)?;
        for &ancestor in ancestors.items() {
            mro.push(ancestor, vm)?;
        }
        class.set_mro(mro.into_tuple(vm)?, vm);
    }
    match base {
        Some(_) => vm.shapes.set_builtin(id, class, layout),
        None => vm.shapes.add_object(class, layout),
    }
    class.set_root_shape(id.shape());
    vm.set_class(id, class);
    Ok(class)
}

/// Fills the namespace of a built-in class from its declaration.
pub(crate) fn fill_class(class: Class, decl: &'static ClassDecl, dict: Dict, vm: &Vm) {
    if let Err(Raised { .. }) = try_fill(class, decl, dict, vm) {
        // Memory ran out: what is missing stays missing, and the error that
        // made it so is raised again by whatever allocates next.
        vm.forget_memory_error();
    }
}

fn try_fill(class: Class, decl: &'static ClassDecl, dict: Dict, vm: &Vm) -> PyResult<()> {
    for &method in decl.methods {
        let name = vm.intern(method.name)?;
        let native = Native::method(method, class.value(), vm).value();
        let wraps = method.binding == Binding::Static && method.name != "__new__";
        let value = if wraps { StaticMethod::new(native, vm).value() } else { native };
        dict.set_str(name, value, vm)?;
    }
    if crate::object::typing::is_generic(decl.id) {
        let method = &crate::object::typing::CLASS_GETITEM;
        let native = Native::method(method, class.value(), vm).value();
        dict.set_str(vm.special_name(Special::ClassGetItem), native, vm)?;
    }
    for getset in decl.getsets {
        let name = vm.intern(getset.name)?;
        dict.set_str(name, GetSet::new(getset, class.value(), vm).value(), vm)?;
    }
    if let Some(more) = decl.attributes {
        more(vm, dict)?;
    }
    let doc = vm.intern("__doc__")?;
    if dict.get_str(doc, vm).is_none() {
        let text = if decl.doc.is_empty() { Value::NONE } else { Str::new(decl.doc, vm)?.value() };
        dict.set_str(doc, text, vm)?;
    }
    let defines = |special: Special| dict.get_str(vm.special_name(special), vm).is_some();
    if defines(Special::Eq) && !defines(Special::Hash) {
        dict.set_str(vm.special_name(Special::Hash), Value::NONE, vm)?;
    }
    Ok(())
}

const _: fn(Value) -> Option<Class> = |v| v.downcast();
