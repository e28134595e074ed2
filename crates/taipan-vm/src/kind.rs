//! Kinds: which Rust type owns a heap object's memory.
//!
//! The kind is in the object's header and never changes. An instance of a
//! subclass has the kind of the built-in base whose fields it begins with
//! (`class Stack(list)` makes objects of kind [`Kind::List`]), so a handle of
//! that type fits it; its class is told by its shape.

/// Which Rust type owns a heap object's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "each is documented at its handle")]
pub enum Kind {
    /// A plain array of values: buffer of lists, overflow attributes, `GcVec`.
    Array,
    /// Bytes without values: buffers of strings, hash indexes, bytecode.
    RawBuffer,
    /// An object with no fields but its attributes.
    Instance,
    BigInt,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    MemoryView,
    List,
    Tuple,
    Dict,
    DictView,
    MappingProxy,
    Set,
    Range,
    Slice,
    Iterator,
    Function,
    Native,
    Method,
    Cell,
    Code,
    Module,
    Class,
    Property,
    StaticMethod,
    ClassMethod,
    GetSet,
    Member,
    Super,
    Generator,
    /// A step of an async generator, a value it yielded, a coroutine's iterator.
    AsyncStep,
    /// What `anext` with a default returns.
    Anext,
    Exception,
    Traceback,
    Frame,
    TypeVar,
    TypeAlias,
    GenericAlias,
    Union,
    Template,
    Interpolation,
    File,
    /// A weak reference or a proxy: told by class.
    WeakRef,
    /// A Rust value of the embedder's or of a native module.
    Foreign,
    /// An instance of a class that a native module defines.
    Opaque,
}
