//! Objects: a file per type.
//!
//! Each holds the type's memory layout, its handle with the Rust methods, its
//! declared Python methods, and its class declaration.

pub mod array;
pub mod attribute_dict;
pub mod bytes;
pub mod cell;
pub mod class;
pub mod class_assignment;
pub mod class_attributes;
pub mod class_creation;
pub mod class_layout;
pub mod class_slots;
pub mod code;
pub mod code_attributes;
mod code_replace;
pub mod complex;
pub mod constant;
pub mod declared;
pub mod descriptor;
pub mod dict;
pub mod dict_views;
pub mod exception;

pub mod file;
pub mod float;
pub mod frame;
pub mod function;
pub mod function_attributes;
pub mod generator;
pub mod int;
pub mod iterator;
pub mod list;
pub mod memoryview;
pub mod method;
pub mod method_wrappers;
pub mod module;
pub mod module_methods;
pub mod mro;
pub(crate) mod mro_cache;
pub mod native_attributes;
pub mod native_function;
pub mod number;
#[expect(clippy::module_inception, reason = "the file is named after the type `object`")]
pub mod object;
pub mod opaque;
pub(crate) mod ordered_dict;
pub mod property;
pub mod range;
pub mod reduce;
pub(crate) mod sequence;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod str;
pub mod struct_sequence;
pub mod super_object;
pub mod template;
pub mod traceback;
pub mod tuple;
pub mod type_object;
pub mod typing;
pub mod union;
pub mod weakref;
