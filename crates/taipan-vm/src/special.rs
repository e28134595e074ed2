//! Special methods: the `__dunder__` names that operations look up on classes.
//!
//! Each class object has a table with an entry per [`Special`], filled on first
//! use by a look-up along the MRO, and emptied when the class or one of its
//! bases changes. Built-in types need no other table of operations: a built-in
//! special method is a native function whose entry is called without binding.

macro_rules! specials {
    ($($name:ident $text:literal,)*) => {
        /// A special method name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "named after the Python name")]
        pub enum Special { $($name),* }

        impl Special {
            /// Every one, in numeric order.
            pub const ALL: &'static [Special] = &[$(Special::$name),*];

            /// The Python name.
            pub const fn name(self) -> &'static str {
                match self { $(Special::$name => $text),* }
            }
        }
    };
}

specials! {
    New "__new__", Init "__init__", Del "__del__", Call "__call__",
    Repr "__repr__", Str "__str__", Format "__format__", Bytes "__bytes__",
    Hash "__hash__", Bool "__bool__", Len "__len__", LengthHint "__length_hint__",
    GetAttribute "__getattribute__", GetAttr "__getattr__", SetAttr "__setattr__",
    DelAttr "__delattr__", Dir "__dir__",
    Get "__get__", Set "__set__", Delete "__delete__", SetName "__set_name__",
    Lt "__lt__", Le "__le__", Eq "__eq__", Ne "__ne__", Gt "__gt__", Ge "__ge__",
    GetItem "__getitem__", SetItem "__setitem__", DelItem "__delitem__",
    Missing "__missing__", Contains "__contains__", ClassGetItem "__class_getitem__",
    Iter "__iter__", Next "__next__", Reversed "__reversed__",
    Await "__await__", AIter "__aiter__", ANext "__anext__",
    Enter "__enter__", Exit "__exit__", AEnter "__aenter__", AExit "__aexit__",
    Neg "__neg__", Pos "__pos__", Abs "__abs__", Invert "__invert__",
    Int "__int__", Float "__float__", Complex "__complex__", Index "__index__",
    Round "__round__", Trunc "__trunc__", Floor "__floor__", Ceil "__ceil__",
    Divmod "__divmod__", RDivmod "__rdivmod__",
    // The order of the three groups below is that of `BinaryOp`.
    Add "__add__", Sub "__sub__", Mul "__mul__", MatMul "__matmul__",
    TrueDiv "__truediv__", FloorDiv "__floordiv__", Mod "__mod__", Pow "__pow__",
    LShift "__lshift__", RShift "__rshift__", And "__and__", Or "__or__", Xor "__xor__",
    RAdd "__radd__", RSub "__rsub__", RMul "__rmul__", RMatMul "__rmatmul__",
    RTrueDiv "__rtruediv__", RFloorDiv "__rfloordiv__", RMod "__rmod__", RPow "__rpow__",
    RLShift "__rlshift__", RRShift "__rrshift__", RAnd "__rand__", ROr "__ror__", RXor "__rxor__",
    IAdd "__iadd__", ISub "__isub__", IMul "__imul__", IMatMul "__imatmul__",
    ITrueDiv "__itruediv__", IFloorDiv "__ifloordiv__", IMod "__imod__", IPow "__ipow__",
    ILShift "__ilshift__", IRShift "__irshift__", IAnd "__iand__", IOr "__ior__", IXor "__ixor__",
    InstanceCheck "__instancecheck__", SubclassCheck "__subclasscheck__",
    InitSubclass "__init_subclass__", MroEntries "__mro_entries__", Prepare "__prepare__",
    Fspath "__fspath__", Buffer "__buffer__", SizeOf "__sizeof__", Reduce "__reduce__",
    ReduceEx "__reduce_ex__",
}

impl Special {
    /// How many there are.
    pub const COUNT: usize = Special::ALL.len();

    /// The special method of a binary operator.
    pub fn binary(op: taipan_bytecode::BinaryOp) -> Special {
        Special::ALL[Special::Add as usize + op as usize]
    }

    /// Its reflected form.
    pub fn reflected(op: taipan_bytecode::BinaryOp) -> Special {
        Special::ALL[Special::RAdd as usize + op as usize]
    }

    /// Its in-place form.
    pub fn in_place(op: taipan_bytecode::BinaryOp) -> Special {
        Special::ALL[Special::IAdd as usize + op as usize]
    }
}
