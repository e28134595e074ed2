//! What the interpreter calls and its owners have not landed yet: each says so by
//! name. Owners delete their function here when they land the real one.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    #[cold]
    pub(crate) fn unsupported(&self, what: &str) -> Raised {
        self.raise(ClassId::NotImplementedError, format!("taipan does not support {what} yet"))
    }

    // -- modules
    pub(crate) fn print_expression(&mut self, value: Value) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        let text = self.repr_text(value)?;
        let _ = self.host().write(crate::host::Stream::Out, format!("{text}\n").as_bytes());
        Ok(())
    }
}

const _: fn(Dict) -> Value = |d| d.value();
