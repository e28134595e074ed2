//! The classes of `None`, `Ellipsis` and `NotImplemented`.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `NoneType`'s declaration.
pub static NONE_TYPE: ClassDecl =
    ClassDecl { kind: Kind::Instance, ..ClassDecl::new(ClassId::NoneType, "NoneType") };
/// `ellipsis`'s declaration.
pub static ELLIPSIS_TYPE: ClassDecl =
    ClassDecl { kind: Kind::Instance, ..ClassDecl::new(ClassId::EllipsisType, "ellipsis") };
/// `NotImplementedType`'s declaration.
pub static NOT_IMPLEMENTED_TYPE: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    ..ClassDecl::new(ClassId::NotImplementedType, "NotImplementedType")
};
