//! The declaration of `str`.

use super::{SHARED_WORDS, convert, index};
use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `str`'s declaration.
pub static STR: ClassDecl = ClassDecl {
    kind: Kind::Str,
    fixed_words: SHARED_WORDS as u16,
    subclassable: true,
    methods: &[
        &convert::NEW,
        &convert::TO_STR,
        &convert::REPR,
        &convert::HASH,
        &convert::LEN,
        &convert::EQ,
        &convert::NE,
        &convert::LT,
        &convert::LE,
        &convert::GT,
        &convert::GE,
        &convert::ADD,
        &convert::MUL,
        &convert::RMUL,
        &convert::GETNEWARGS,
        &index::GET_ITEM,
    ],
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    ..ClassDecl::new(ClassId::Str, "str")
};
