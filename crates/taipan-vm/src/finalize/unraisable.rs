//! Exceptions that nobody can catch: those of finalizers and callbacks. They are
//! handed to `sys.unraisablehook`, which writes them to standard error.

use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::exception::Exception;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::struct_sequence::{StructSequence, field};
use crate::object::tuple::Tuple;
use crate::vm::{Root, Vm};
use taipan_heap::Value;

/// What the hook is given.
static HOOK_ARGS: StructSequence = StructSequence {
    name: "UnraisableHookArgs",
    module: "builtins",
    doc: "Type used to pass arguments to sys.unraisablehook.",
    fields: &[
        field::<0>("exc_type", "Exception type"),
        field::<1>("exc_value", "Exception value"),
        field::<2>("exc_traceback", "Exception traceback"),
        field::<3>("err_msg", "Error message"),
        field::<4>("object", "Object causing the exception"),
    ],
};

impl Vm {
    /// Reports an exception that was raised by `culprit`. `what` stands before
    /// its repr.
    pub(crate) fn report_unraisable(&mut self, raised: Raised, what: &str, culprit: Value) {
        let exception = self.take_raised(raised);
        if let Some(error) = exception.downcast::<Exception>()
            && error.traceback().is_none()
            && let Some(frame) = self.stacks.frames().last().copied()
        {
            crate::object::traceback::extend(error, &frame, frame.word(), self);
        }
        let shown = match self.repr(culprit) {
            Ok(text) => text.to_string_lossy().into_owned(),
            Err(raised) => {
                let _ = self.take_raised(raised);
                "<object repr() failed>".to_owned()
            }
        };
        let message = format!("{what} {shown}");
        let handed = self.hand_to_hook(exception, &message);
        if let Err(raised) = handed {
            let error = self.take_raised(raised);
            let text = self.report_plainly(error);
            self.write_error(&format!("Exception ignored in sys.unraisablehook:\n{text}"));
        }
    }

    fn hand_to_hook(&mut self, exception: Value, message: &str) -> PyResult<()> {
        let hook = self.sys_attribute("unraisablehook");
        let own = hook
            .and_then(|h| h.downcast::<Native>())
            .is_some_and(|n| n.decl().name == "unraisablehook");
        match hook {
            Some(hook) if !own => {
                let class = match self.root(Root::UnraisableArgs).downcast::<Class>() {
                    Some(class) => class,
                    None => {
                        let class = self.struct_sequence(&HOOK_ARGS)?;
                        self.set_root(Root::UnraisableArgs, class.value());
                        class
                    }
                };
                let kind = self.class_of(exception).value();
                let traceback =
                    exception.downcast::<Exception>().map_or(Value::NONE, Exception::traceback);
                let message = Str::new(message, self)?.value();
                let items = [kind, exception, traceback, message, Value::NONE];
                let args = self.struct_sequence_of(class, &items)?;
                self.call(hook, &[args]).map(|_| ())
            }
            _ => {
                let text = self.report_plainly(exception);
                self.write_error(&format!("{message}:\n{text}"));
                Ok(())
            }
        }
    }

    /// What `sys.unraisablehook` does by itself.
    pub fn show_unraisable(&mut self, args: Value) -> PyResult<()> {
        let items = args.downcast::<Tuple>();
        let Some(&[_, exception, _, message, object]) = items.as_ref().map(|t| t.items()) else {
            return Err(
                self.type_error("sys.unraisablehook argument type must be UnraisableHookArgs")
            );
        };
        let mut head = match message.downcast::<Str>() {
            Some(message) => message.to_string_lossy().into_owned(),
            None => "Exception ignored".to_owned(),
        };
        if !object.is_none() {
            head.push_str(if message.is_none() { " in: " } else { ": " });
            head.push_str(&self.repr_text(object)?);
            head.push('\n');
        } else if !message.is_none() {
            head.push_str(":\n");
        }
        let text = self.report_plainly(exception);
        self.write_error(&(head + &text));
        Ok(())
    }

    /// Writes a warning of the running place to standard error, as `warnings`
    /// does where nobody has loaded it.
    pub(crate) fn show_runtime_warning(&mut self, message: &str) -> PyResult<()> {
        let place = self.stacks.frames().last().map(|frame| {
            let filename = frame.code.block().filename.to_string();
            (filename, frame.code.block().position(frame.word()).line)
        });
        let (filename, line) = place.unwrap_or_else(|| ("<sys>".to_owned(), 0));
        let mut text = format!("{filename}:{line}: RuntimeWarning: {message}\n");
        if !filename.starts_with('<')
            && let Ok(source) = self.config.host.read_file(std::path::Path::new(&filename))
            && let Some(source) =
                String::from_utf8_lossy(&source).lines().nth((line as usize).saturating_sub(1))
        {
            text.push_str(&format!("  {}\n", source.trim()));
        }
        text.push_str(
            "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n",
        );
        self.write_error(&text);
        Ok(())
    }
}
