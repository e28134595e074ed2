//! The end of a program by an exception.

use super::text_or;
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::host::Stream;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::vm::{Root, Vm};
use taipan_heap::Value;

impl Vm {
    /// Reports an uncaught exception by `sys.excepthook`, and says with which
    /// status the program ends. `SystemExit` is not reported: it says the
    /// status.
    pub fn report_uncaught(&mut self, raised: Raised) -> u8 {
        let exception = self.take_raised(raised);
        self.relieve();
        if let Some(status) = self.exit_status(exception) {
            return status;
        }
        if let Some(sys) = self.root(Root::Sys).downcast::<Dict>()
            && let Ok(name) = self.intern("last_exc")
            && let Err(raised) = sys.set_str(name, exception, self)
        {
            self.ignore(raised);
        }
        let hook = self.sys_attribute("excepthook");
        let own = hook
            .and_then(|h| h.downcast::<Native>())
            .is_some_and(|n| n.decl().name == "excepthook");
        match hook {
            Some(hook) if !own => match self.call_hook(hook, exception) {
                Ok(()) => {}
                Err(raised) => {
                    let error = self.take_raised(raised);
                    if let Some(status) = self.exit_status(error) {
                        return status;
                    }
                    let text = format!(
                        "Error in sys.excepthook:\n{}\nOriginal exception was:\n{}",
                        self.report(error),
                        self.report(exception)
                    );
                    self.write_error(&text);
                }
            },
            _ => {
                let text = self.report(exception);
                self.write_error(&text);
            }
        }
        if self.is_instance(exception, ClassId::KeyboardInterrupt) { 130 } else { 1 }
    }

    fn call_hook(&mut self, hook: Value, exception: Value) -> PyResult<()> {
        let class = self.class_of(exception).value();
        let traceback = exception.downcast::<Exception>().map_or(Value::NONE, Exception::traceback);
        self.call(hook, &[class, exception, traceback]).map(|_| ())
    }

    /// The status that a `SystemExit` asks for; what is neither a number nor
    /// `None` is printed.
    fn exit_status(&mut self, exception: Value) -> Option<u8> {
        if !self.is_instance(exception, ClassId::SystemExit) {
            return None;
        }
        let code = exception.downcast::<Exception>()?.named_field("code", self);
        if code.is_none() {
            return Some(0);
        }
        if let Some(truth) = code.as_bool() {
            return Some(u8::from(truth));
        }
        if self.is_instance(code, ClassId::Int) {
            return Some(code.as_int().map_or(255, |code| code as u8));
        }
        let text = text_or(code, "", Vm::str, self);
        self.write_error(&format!("{text}\n"));
        Some(1)
    }

    /// Writes to `sys.stderr`; where that fails there is nobody to tell.
    pub fn write_error(&mut self, text: &str) {
        let stream = self.sys_attribute("stderr");
        let own = stream.is_none_or(|s| s.is(self.root(Root::Stderr)));
        let result = match stream {
            Some(stream) if stream.is_none() => Ok(()),
            Some(stream) if !own => Str::new(text, self)
                .and_then(|text| self.call_method(stream, "write", &[text.value()]))
                .map(|_| ()),
            _ => self.write_stream(Stream::Err, text.as_bytes()),
        };
        if let Err(raised) = result {
            self.ignore(raised);
        }
    }

    /// Flushes what is still to be written; false where that failed.
    pub fn flush_at_exit(&mut self) -> bool {
        let files = self.files.borrow_mut().flush_all();
        let flushed = self.host().flush(Stream::Out);
        match flushed.and(files) {
            Ok(()) => true,
            Err(error) => {
                let error = self.os_error(&error);
                let error = self.take_raised(error);
                let text = self.report(error);
                self.write_error(&format!("Exception ignored while flushing sys.stdout:\n{text}"));
                false
            }
        }
    }

    /// Runs what `atexit` has registered.
    pub fn run_exit_functions(&mut self) -> PyResult<()> {
        let name = self.intern("atexit")?;
        let Some(module) = self.modules().get_str(name, self) else { return Ok(()) };
        self.call_method(module, "_run_exitfuncs", &[]).map(drop)
    }
}
