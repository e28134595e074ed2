//! `super`.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `super`'s declaration.
pub static SUPER: ClassDecl =
    ClassDecl { kind: Kind::Super, subclassable: true, ..ClassDecl::new(ClassId::Super, "super") };
