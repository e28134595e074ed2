//! Type parameters, aliases and generic aliases.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `GenericAlias`'s declaration.
pub static GENERIC_ALIAS: ClassDecl =
    ClassDecl { kind: Kind::GenericAlias, ..ClassDecl::new(ClassId::GenericAlias, "GenericAlias") };
/// `Union`'s declaration.
pub static UNION: ClassDecl =
    ClassDecl { kind: Kind::Union, ..ClassDecl::new(ClassId::Union, "Union") };
/// `TypeVar`'s declaration.
pub static TYPE_VAR: ClassDecl =
    ClassDecl { kind: Kind::TypeVar, ..ClassDecl::new(ClassId::TypeVar, "TypeVar") };
/// `ParamSpec`'s declaration.
pub static PARAM_SPEC: ClassDecl =
    ClassDecl { kind: Kind::TypeVar, ..ClassDecl::new(ClassId::ParamSpec, "ParamSpec") };
/// `TypeVarTuple`'s declaration.
pub static TYPE_VAR_TUPLE: ClassDecl =
    ClassDecl { kind: Kind::TypeVar, ..ClassDecl::new(ClassId::TypeVarTuple, "TypeVarTuple") };
/// `TypeAliasType`'s declaration.
pub static TYPE_ALIAS_TYPE: ClassDecl =
    ClassDecl { kind: Kind::TypeAlias, ..ClassDecl::new(ClassId::TypeAliasType, "TypeAliasType") };
