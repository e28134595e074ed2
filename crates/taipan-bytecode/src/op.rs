//! The opcode table: the one place that says which instructions exist.
//!
//! Decoder, disassembler, assembler, verifier, the interpreter's coverage check
//! and the documentation are all generated from `ops!` below.
//!
//! An instruction is one 32-bit word `opcode | a << 8 | b << 16 | c << 24`,
//! followed by as many further words as its row names. Registers are numbered
//! from the frame's base; `r[a]` is register `a`. An [`Op::Wide`] prefix gives
//! the next instruction's operands their upper eight bits; where `b` and `c` are
//! one 16-bit index, the prefix's `b` and `c` are its upper 16 bits, and a 16-bit
//! signed number takes nothing from it.
//!
//! *Specialized* instructions stand behind the generic one that they replace
//! in place (quickening, PEP 659): same length, same operands, and the cache
//! words hold what they rely on. The compiler emits generic ones only.
//!
//! # Conventions
//! - **Call window**: consecutive registers `[callee, self or unbound, args…]`
//!   at the top of the live registers. The callee's frame begins at its first
//!   argument, so arguments are not copied. Everything above the window's start
//!   is dead after the call.
//! - **Namespace**: class bodies, and modules run with separate locals
//!   ([`CodeFlags::NAMESPACE`](crate::CodeFlags)), hold their mapping in `r[0]`.
//! - **Offsets** are in words, from the end of the instruction (its further
//!   words included) to the target.

/// What an 8-bit operand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Not used; zero.
    None,
    /// A register that is written.
    Write,
    /// A register that is read.
    Read,
    /// A register that is read and written.
    Modify,
    /// The first register of a consecutive run whose meaning the row's
    /// documentation gives.
    Window,
    /// A number: a count, a flag set, an operator.
    Number,
    /// `b` and `c` together are a 16-bit unsigned index into the constants.
    Const16,
    /// `b` and `c` together are a 16-bit unsigned index into the names.
    Name16,
    /// `b` and `c` together are a 16-bit signed number.
    Int16,
    /// `b` and `c` together are a 16-bit index of a free variable.
    Free16,
    /// The upper half of the operand before it.
    High,
    /// An index into the constants, 8 bits.
    Const8,
}

/// What a further word of an instruction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Signed jump offset in words.
    Offset,
    /// Index into the names.
    Name,
    /// Index into the constants.
    Const,
    /// A number.
    Number,
    /// Interpreter's own: counters and what a specialized instruction relies
    /// on. Zero when compiled.
    Cache,
}

/// A row of the table.
#[derive(Debug)]
pub struct OpInfo {
    /// Name in the text form.
    pub name: &'static str,
    /// What `a`, `b` and `c` are.
    pub operands: [Operand; 3],
    /// The further words.
    pub words: &'static [Word],
    /// The generic instruction that this one specializes; itself if generic.
    pub generic: Op,
    /// What it does.
    pub doc: &'static str,
}

macro_rules! ops {
    ($( $name:ident $operands:tt $words:tt $doc:literal
        $( => { $( $special:ident $sdoc:literal ),* $(,)? } )? ; )*) => {
        /// An opcode. See the head of this module.
        #[allow(rustdoc::broken_intra_doc_links, reason = "`r[a]` is a register, not a link")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op {
            $( #[doc = $doc] $name, $( $( #[doc = $sdoc] $special, )* )? )*
        }

        impl Op {
            /// Every opcode, in numeric order.
            pub const ALL: &'static [Op] = &[ $( Op::$name, $( $( Op::$special, )* )? )* ];

            /// The opcode's row.
            #[inline]
            pub fn info(self) -> &'static OpInfo {
                &INFO[self as usize]
            }
        }

        static INFO: &[OpInfo] = &[ $(
            OpInfo {
                name: stringify!($name),
                operands: ops!(@operands $operands),
                words: ops!(@words $words),
                generic: Op::$name,
                doc: $doc,
            },
            $( $( OpInfo {
                name: stringify!($special),
                operands: ops!(@operands $operands),
                words: ops!(@words $words),
                generic: Op::$name,
                doc: $sdoc,
            }, )* )?
        )* ];
    };
    (@operands [$a:ident, $b:ident, $c:ident]) => {
        [Operand::$a, Operand::$b, Operand::$c]
    };
    (@words [$($word:ident),*]) => { &[$(Word::$word),*] };
}

include!("table.rs");

impl Op {
    /// The opcode with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<Op> {
        Op::ALL.get(number as usize).copied()
    }

    /// How many words the instruction takes, its first included.
    #[inline]
    pub fn length(self) -> usize {
        1 + self.info().words.len()
    }

    /// Does the next instruction never run after it?
    pub fn is_terminator(self) -> bool {
        matches!(self, Op::Jump | Op::Loop | Op::Return | Op::Raise | Op::Reraise)
    }

    /// Does it jump backward, to the head of a loop? All others jump forward.
    pub fn is_back_edge(self) -> bool {
        use Op::*;
        matches!(
            self.info().generic,
            Loop | LoopTrue
                | LoopFalse
                | LoopNone
                | LoopNotNone
                | LoopCompare
                | LoopCompareK
                | ForIter
        )
    }

    /// The instruction that jumps backward where this one jumps forward.
    #[inline(always)]
    pub fn backward(self) -> Op {
        match self {
            Op::Jump => Op::Loop,
            Op::BranchTrue => Op::LoopTrue,
            Op::BranchFalse => Op::LoopFalse,
            Op::BranchNone => Op::LoopNone,
            Op::BranchNotNone => Op::LoopNotNone,
            Op::BranchCompare => Op::LoopCompare,
            Op::BranchCompareK => Op::LoopCompareK,
            op => op,
        }
    }

    /// Is it one the compiler emits?
    pub fn is_generic(self) -> bool {
        self.info().generic == self
    }
}

/// The operators of [`Op::Binary`] and [`Op::BinaryK`] (first further word,
/// bits 0-7; bit 8 says in place).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

impl BinaryOp {
    /// Every operator, in numeric order.
    pub const ALL: [BinaryOp; 13] = {
        use BinaryOp::*;
        [Add, Sub, Mul, MatMul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor]
    };

    /// The operator with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<BinaryOp> {
        BinaryOp::ALL.get(number as usize).copied()
    }

    /// As it is written in Python.
    pub fn symbol(self) -> &'static str {
        ["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"][self as usize]
    }
}

/// The operators of [`Op::Compare`] and [`Op::BranchCompare`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    Is,
    IsNot,
    In,
    NotIn,
}

impl CompareOp {
    /// Every operator, in numeric order.
    pub const ALL: [CompareOp; 10] = {
        use CompareOp::*;
        [Lt, Le, Eq, Ne, Gt, Ge, Is, IsNot, In, NotIn]
    };

    /// The operator with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<CompareOp> {
        CompareOp::ALL.get(number as usize).copied()
    }

    /// As it is written in Python.
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"][self as usize]
    }
}

/// What [`Op::LoadSpecial`] looks up on the object's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum SpecialName {
    Enter,
    Exit,
    AEnter,
    AExit,
}

impl SpecialName {
    /// Every one, in numeric order.
    pub const ALL: [SpecialName; 4] = {
        use SpecialName::*;
        [Enter, Exit, AEnter, AExit]
    };

    /// The one with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<SpecialName> {
        SpecialName::ALL.get(number as usize).copied()
    }
}

/// What [`Op::Intrinsic1`] does with `r[b]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Intrinsic1 {
    /// Prints an expression statement's value (interactive mode).
    PrintExpression,
    /// Binds all public names of the module `r[b]` (`import *`).
    ImportStar,
    /// Turns a `StopIteration` (or, in async generators,
    /// `StopAsyncIteration`) that left a generator body into the
    /// `RuntimeError` of PEP 479, other exceptions stay what they are.
    StopIterationError,
    /// Wraps a value that an async generator yields.
    AsyncGeneratorWrap,
    /// A tuple with the elements of the list `r[b]`.
    ListToTuple,
    /// `TypeVar` with the name `r[b]`.
    TypeVar,
    /// `ParamSpec` with the name `r[b]`.
    ParamSpec,
    /// `TypeVarTuple` with the name `r[b]`.
    TypeVarTuple,
    /// `Generic[*r[b]]`, `r[b]` a tuple of type parameters.
    SubscriptGeneric,
    /// `TypeAliasType` from the tuple `(name, type_params or None, compute)`.
    TypeAlias,
    /// The iterator that `yield from r[b]` drives (a coroutine is allowed in
    /// coroutines only).
    YieldFromIter,
    /// The awaitable's iterator, for `await`.
    Awaitable,
    /// As `Awaitable`, of what `__aenter__` has returned.
    AwaitableEnter,
    /// As `Awaitable`, of what `__aexit__` has returned.
    AwaitableExit,
    /// `__aiter__`, for `async for`.
    AsyncIter,
    /// `__anext__` made awaitable, for `async for`.
    AsyncNext,
    /// The value as a `dict` key of `__annotations__`-like set-ups:
    /// makes sure that the namespace has `__annotations__` (with `r[b]` the
    /// namespace, or `None` for the globals); used under `from __future__ import annotations`.
    SetupAnnotations,
}

impl Intrinsic1 {
    /// Every one, in numeric order.
    pub const ALL: [Intrinsic1; 17] = {
        use Intrinsic1::*;
        [
            PrintExpression,
            ImportStar,
            StopIterationError,
            AsyncGeneratorWrap,
            ListToTuple,
            TypeVar,
            ParamSpec,
            TypeVarTuple,
            SubscriptGeneric,
            TypeAlias,
            YieldFromIter,
            Awaitable,
            AwaitableEnter,
            AwaitableExit,
            AsyncIter,
            AsyncNext,
            SetupAnnotations,
        ]
    };

    /// The one with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<Intrinsic1> {
        Intrinsic1::ALL.get(number as usize).copied()
    }
}

/// What [`Op::Intrinsic2`] does with `r[b]` and `r[c]` (the result goes to
/// `r[a]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Intrinsic2 {
    /// What to raise at the end of `except*`: from the original group and the
    /// list of what is left or was raised; `None` for nothing.
    PrepareReraiseStar,
    /// `TypeVar` named `r[b]` with the lazily computed bound `r[c]`.
    TypeVarWithBound,
    /// `TypeVar` named `r[b]` with lazily computed constraints `r[c]`.
    TypeVarWithConstraints,
    /// Sets the lazily computed default `r[c]` of the type parameter `r[b]`.
    SetTypeParamDefault,
    /// Sets `__type_params__` of the function `r[b]` to the tuple `r[c]`.
    SetFunctionTypeParams,
}

impl Intrinsic2 {
    /// Every one, in numeric order.
    pub const ALL: [Intrinsic2; 5] = {
        use Intrinsic2::*;
        [
            PrepareReraiseStar,
            TypeVarWithBound,
            TypeVarWithConstraints,
            SetTypeParamDefault,
            SetFunctionTypeParams,
        ]
    };

    /// The one with this number.
    #[inline]
    pub fn from_u8(number: u8) -> Option<Intrinsic2> {
        Intrinsic2::ALL.get(number as usize).copied()
    }
}
