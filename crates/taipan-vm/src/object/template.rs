//! Template strings (PEP 750).

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `Template`'s declaration.
pub static TEMPLATE: ClassDecl =
    ClassDecl { kind: Kind::Template, ..ClassDecl::new(ClassId::Template, "Template") };
/// `Interpolation`'s declaration.
pub static INTERPOLATION: ClassDecl = ClassDecl {
    kind: Kind::Interpolation,
    ..ClassDecl::new(ClassId::Interpolation, "Interpolation")
};
