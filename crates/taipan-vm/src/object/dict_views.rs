//! Views of dicts: keys, values, items, and the read-only proxy.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::object::class::ClassDecl;

/// `dict_keys`'s declaration.
pub static DICT_KEYS: ClassDecl =
    ClassDecl { kind: Kind::DictView, ..ClassDecl::new(ClassId::DictKeys, "dict_keys") };
/// `dict_values`'s declaration.
pub static DICT_VALUES: ClassDecl =
    ClassDecl { kind: Kind::DictView, ..ClassDecl::new(ClassId::DictValues, "dict_values") };
/// `dict_items`'s declaration.
pub static DICT_ITEMS: ClassDecl =
    ClassDecl { kind: Kind::DictView, ..ClassDecl::new(ClassId::DictItems, "dict_items") };
/// `mappingproxy`'s declaration.
pub static MAPPING_PROXY: ClassDecl = ClassDecl {
    kind: Kind::MappingProxy,
    is_mapping: true,
    ..ClassDecl::new(ClassId::MappingProxy, "mappingproxy")
};
