//! Private names: `__spam` in the body of class `Ham` is `_Ham__spam` (language reference, section 6.2.1).

use std::borrow::Cow;

/// The name that `identifier` stands for inside the class `class_name`.
///
/// ```
/// assert_eq!(taipan_syntax::mangle(Some("Ham"), "__spam"), "_Ham__spam");
/// assert_eq!(taipan_syntax::mangle(Some("_Ham"), "__spam"), "_Ham__spam");
/// assert_eq!(taipan_syntax::mangle(Some("Ham"), "__init__"), "__init__");
/// assert_eq!(taipan_syntax::mangle(None, "__spam"), "__spam");
/// ```
#[must_use]
pub fn mangle<'a>(class_name: Option<&str>, identifier: &'a str) -> Cow<'a, str> {
    let Some(class_name) = class_name else { return Cow::Borrowed(identifier) };
    let private =
        identifier.starts_with("__") && !identifier.ends_with("__") && !identifier.contains('.');
    let class_name = class_name.trim_start_matches('_');
    if !private || class_name.is_empty() {
        return Cow::Borrowed(identifier);
    }
    Cow::Owned(format!("_{class_name}{identifier}"))
}
