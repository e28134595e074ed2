//! Files.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `TextIOWrapper`'s declaration.
pub static TEXT_FILE: ClassDecl =
    ClassDecl { kind: Kind::Foreign, ..ClassDecl::new(ClassId::TextFile, "TextIOWrapper") };
/// `BufferedReader`'s declaration.
pub static BINARY_FILE: ClassDecl =
    ClassDecl { kind: Kind::Foreign, ..ClassDecl::new(ClassId::BinaryFile, "BufferedReader") };
