//! The code that the library's compiler makes: `re._constants` gives the numbers,
//! `MAGIC` says of which version.

/// Of the code of CPython 3.13 and 3.14.
pub(in crate::sre) const MAGIC: u32 = 20_230_612;
/// Bytes of a word of code.
pub(in crate::sre) const CODE_SIZE: usize = 4;
/// More repeats than this are without limit.
pub(in crate::sre) const MAX_REPEAT: u32 = u32::MAX;
/// How many groups a pattern can have.
pub(in crate::sre) const MAX_GROUPS: u32 = i32::MAX as u32 / 2;

macro_rules! numbers {
    ($($name:ident)*) => { numbers!(@ 0; $($name)*); };
    (@ $n:expr; $name:ident $($rest:ident)*) => {
        pub(in crate::sre::engine) const $name: u32 = $n;
        numbers!(@ $n + 1; $($rest)*);
    };
    (@ $n:expr;) => {};
}

/// Instructions.
pub(super) mod op {
    #![allow(dead_code, reason = "the numbers count on")]
    numbers! {
        FAILURE SUCCESS ANY ANY_ALL ASSERT ASSERT_NOT AT BRANCH CATEGORY CHARSET BIGCHARSET
        GROUPREF GROUPREF_EXISTS IN INFO JUMP LITERAL MARK MAX_UNTIL MIN_UNTIL NOT_LITERAL
        NEGATE RANGE REPEAT REPEAT_ONE SUBPATTERN MIN_REPEAT_ONE ATOMIC_GROUP
        POSSESSIVE_REPEAT POSSESSIVE_REPEAT_ONE GROUPREF_IGNORE IN_IGNORE LITERAL_IGNORE
        NOT_LITERAL_IGNORE GROUPREF_LOC_IGNORE IN_LOC_IGNORE LITERAL_LOC_IGNORE
        NOT_LITERAL_LOC_IGNORE GROUPREF_UNI_IGNORE IN_UNI_IGNORE LITERAL_UNI_IGNORE
        NOT_LITERAL_UNI_IGNORE RANGE_UNI_IGNORE
    }
}

/// Positions (`AT`).
pub(super) mod at {
    numbers! {
        BEGINNING BEGINNING_LINE BEGINNING_STRING BOUNDARY NON_BOUNDARY END END_LINE END_STRING
        LOC_BOUNDARY LOC_NON_BOUNDARY UNI_BOUNDARY UNI_NON_BOUNDARY
    }
}

/// Categories of characters.
pub(super) mod category {
    numbers! {
        DIGIT NOT_DIGIT SPACE NOT_SPACE WORD NOT_WORD LINEBREAK NOT_LINEBREAK LOC_WORD
        LOC_NOT_WORD UNI_DIGIT UNI_NOT_DIGIT UNI_SPACE UNI_NOT_SPACE UNI_WORD UNI_NOT_WORD
        UNI_LINEBREAK UNI_NOT_LINEBREAK
    }
}
