//! Tracebacks and frame objects.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `traceback`'s declaration.
pub static TRACEBACK: ClassDecl =
    ClassDecl { kind: Kind::Traceback, ..ClassDecl::new(ClassId::Traceback, "traceback") };
/// `frame`'s declaration.
pub static FRAME: ClassDecl =
    ClassDecl { kind: Kind::Frame, ..ClassDecl::new(ClassId::Frame, "frame") };
