//! Making an isolate: classes before there are classes, strings before there are
//! strings, in the one order that works.

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
    /// An isolate: its built-in classes and an empty `builtins`.
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
    for byte in 0..128u8 {
        let string = Str::new((byte as char).encode_utf8(&mut [0; 4]), vm)?;
        vm.set_ascii_char(byte, string);
        vm.intern_str(string)?;
    }
    for &special in Special::ALL {
        vm.set_special_name(special, vm.intern(special.name())?);
    }
    for &id in ClassId::ALL {
        make_class(id, vm)?;
    }
    vm.modules.set(Dict::new(vm).value());
    vm.builtins.set(Dict::new(vm).value());
    vm.set_root(Root::MemoryError, vm.exception_of(ClassId::MemoryError, &[]));
    super::fill_builtins(vm)?;
    for &id in ClassId::ALL {
        let decl = id.decl();
        if decl.module == "builtins" && is_public(id) {
            let name = vm.intern(decl.name)?;
            vm.builtins().set_str(name, vm.class(id).value(), vm)?;
        }
    }
    Ok(())
}

/// Is the class a name in `builtins`?
fn is_public(id: ClassId) -> bool {
    use ClassId::*;
    id as u16 >= BaseException as u16
        || matches!(
            id,
            Object
                | Type
                | Int
                | Bool
                | Float
                | Complex
                | Str
                | Bytes
                | ByteArray
                | MemoryView
                | List
                | Tuple
                | Dict
                | Set
                | FrozenSet
                | Range
                | Slice
                | Property
                | StaticMethod
                | ClassMethod
                | Super
                | Enumerate
                | Zip
                | Map
                | Filter
                | Reversed
        )
}

/// Makes the class object of a built-in class; those with lower numbers exist.
fn make_class(id: ClassId, vm: &Vm) -> PyResult<()> {
    let decl = id.decl();
    assert!(decl.id == id, "{id:?} is declared as {:?}", decl.id);
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
    let mut mro = crate::GcVec::with_capacity(4, vm)?;
    mro.push(class.value(), vm)?;
    for &ancestor in base.iter().flat_map(|b| b.mro().items().to_vec()).collect::<Box<[_]>>().iter()
    {
        mro.push(ancestor, vm)?;
    }
    if id == ClassId::ExceptionGroup {
        // Derives from `Exception` too.
        let exception = vm.class(ClassId::Exception).value();
        let (group, own) = (vm.class(ClassId::BaseExceptionGroup).value(), class.value());
        let (base, object) =
            (vm.class(ClassId::BaseException).value(), vm.class(ClassId::Object).value());
        class.set_bases(Tuple::small([group, exception], vm), vm);
        class.set_mro(Tuple::small([own, group, exception, base, object], vm), vm);
    } else {
        class.set_mro(mro.into_tuple(vm)?, vm);
    }
    let shape = vm.shapes.add_root(class, layout, &[]);
    assert!(shape == id.shape(), "the shapes of built-in classes come first, in order");
    class.set_root_shape(shape);
    vm.set_class(id, class);
    Ok(())
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
