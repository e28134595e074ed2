//! Warnings that the machine itself gives, as the `warnings` module shows them.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// Warns about what the running frame does. The module `warnings`, where the
    /// program has imported it, decides; else its default filters do: a
    /// `DeprecationWarning` is shown if the main program does it, and each warning
    /// once for its line.
    pub(crate) fn warn(&mut self, category: ClassId, message: &str) -> PyResult<()> {
        let text = Str::new(message, self)?.value();
        let category = self.class(category).value();
        if let Some(module) = self.modules().get_str(self.intern("warnings")?, self) {
            return self.call_method(module, "warn", &[text, category]).map(|_| ());
        }
        let Some(&frame) = self.stacks.frames().last() else { return Ok(()) };
        let (globals, block) = (frame.code.globals(), frame.code.shared_block());
        let line = block.position(frame.word()).line;
        if !self.shows(globals, text, category, line)? {
            return Ok(());
        }
        let name = category.downcast::<crate::object::class::Class>();
        let name = name.map_or_else(String::new, |class| class.name_text());
        let mut shown = format!("{}:{line}: {name}: {message}\n", block.filename);
        if let Some(source) = self.source_line(&block.filename, line) {
            shown.push_str(&format!("  {}\n", source.trim()));
        }
        self.flush_stream(crate::host::Stream::Out)?;
        self.write_error(&shown);
        Ok(())
    }

    /// By the default filters: and notes that it was shown.
    fn shows(&mut self, globals: Dict, text: Value, category: Value, line: u32) -> PyResult<bool> {
        let name = self.intern("__name__")?;
        let main = globals
            .get_str(name, self)
            .and_then(|name| name.downcast::<Str>())
            .is_some_and(|name| name.as_bytes() == b"__main__");
        if !main && category.is(self.class(ClassId::DeprecationWarning).value()) {
            return Ok(false);
        }
        let name = self.intern("__warningregistry__")?;
        let registry = match globals.get_str(name, self).and_then(|r| r.downcast::<Dict>()) {
            Some(registry) => registry,
            None => {
                let registry = Dict::new(self);
                globals.set_str(name, registry.value(), self)?;
                registry
            }
        };
        let key = Tuple::small([text, category, Value::int(i64::from(line))], self).value();
        if registry.get(key, self)?.is_some() {
            return Ok(false);
        }
        registry.set(key, Value::TRUE, self)?;
        Ok(true)
    }
}
