//! Refusals by name.

use crate::class_id::ClassId;
use crate::error::Raised;
use crate::vm::Vm;

impl Vm {
    /// Raises the error for what is not supported.
    #[cold]
    pub(crate) fn unsupported(&self, what: &str) -> Raised {
        self.raise(ClassId::NotImplementedError, format!("taipan does not support {what} yet"))
    }
}
