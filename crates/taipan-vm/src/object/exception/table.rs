//! The built-in exception classes, as data.

use crate::class_id::ClassId;
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::exception::{EXCEPTION_WORDS, fields, group, special, unicode};

/// As [`exception`], with methods of its own.
const fn with_methods(methods: &'static [&'static NativeDecl], decl: ClassDecl) -> ClassDecl {
    ClassDecl { methods, ..decl }
}

/// As [`exception`], with fields of its own.
const fn with_fields(getsets: &'static [GetSetDecl], decl: ClassDecl) -> ClassDecl {
    ClassDecl { getsets, ..decl }
}

const fn exception(id: ClassId, name: &'static str, base: ClassId, doc: &'static str) -> ClassDecl {
    ClassDecl {
        base,
        kind: Kind::Exception,
        subclassable: true,
        has_dict: true,
        fixed_words: EXCEPTION_WORDS,
        doc,
        ..ClassDecl::new(id, name)
    }
}

/// `BaseExceptionGroup`.
pub static BASE_EXCEPTION_GROUP: ClassDecl = with_fields(
    fields::GROUP,
    with_methods(
        &[
            &group::GROUP_NEW,
            &group::GROUP_STR,
            &group::GROUP_REPR,
            &group::GROUP_DERIVE,
            &group::GROUP_SPLIT,
            &group::GROUP_SUBGROUP,
            &group::GROUP_CLASS_GETITEM,
        ],
        exception(
            ClassId::BaseExceptionGroup,
            "BaseExceptionGroup",
            ClassId::BaseException,
            "A combination of multiple unrelated exceptions.",
        ),
    ),
);
/// `GeneratorExit`.
pub static GENERATOR_EXIT: ClassDecl = exception(
    ClassId::GeneratorExit,
    "GeneratorExit",
    ClassId::BaseException,
    "Request that a generator exit.",
);
/// `KeyboardInterrupt`.
pub static KEYBOARD_INTERRUPT: ClassDecl = exception(
    ClassId::KeyboardInterrupt,
    "KeyboardInterrupt",
    ClassId::BaseException,
    "Program interrupted by user.",
);
/// `SystemExit`.
pub static SYSTEM_EXIT: ClassDecl = with_fields(
    fields::SYSTEM_EXIT,
    with_methods(
        &[&special::SYSTEM_EXIT_INIT],
        exception(
            ClassId::SystemExit,
            "SystemExit",
            ClassId::BaseException,
            "Request to exit from the interpreter.",
        ),
    ),
);
/// `Exception`.
pub static EXCEPTION: ClassDecl = exception(
    ClassId::Exception,
    "Exception",
    ClassId::BaseException,
    "Common base class for all non-exit exceptions.",
);
/// `ExceptionGroup`.
pub static EXCEPTION_GROUP: ClassDecl =
    exception(ClassId::ExceptionGroup, "ExceptionGroup", ClassId::BaseExceptionGroup, "");
/// `ArithmeticError`.
pub static ARITHMETIC_ERROR: ClassDecl = exception(
    ClassId::ArithmeticError,
    "ArithmeticError",
    ClassId::Exception,
    "Base class for arithmetic errors.",
);
/// `FloatingPointError`.
pub static FLOATING_POINT_ERROR: ClassDecl = exception(
    ClassId::FloatingPointError,
    "FloatingPointError",
    ClassId::ArithmeticError,
    "Floating point operation failed.",
);
/// `OverflowError`.
pub static OVERFLOW_ERROR: ClassDecl = exception(
    ClassId::OverflowError,
    "OverflowError",
    ClassId::ArithmeticError,
    "Result too large to be represented.",
);
/// `ZeroDivisionError`.
pub static ZERO_DIVISION_ERROR: ClassDecl = exception(
    ClassId::ZeroDivisionError,
    "ZeroDivisionError",
    ClassId::ArithmeticError,
    "Second argument to a division or modulo operation was zero.",
);
/// `AssertionError`.
pub static ASSERTION_ERROR: ClassDecl =
    exception(ClassId::AssertionError, "AssertionError", ClassId::Exception, "Assertion failed.");
/// `AttributeError`.
pub static ATTRIBUTE_ERROR: ClassDecl = with_fields(
    fields::ATTRIBUTE_ERROR,
    with_methods(
        &[&special::ATTRIBUTE_ERROR_INIT, &special::ATTRIBUTE_ERROR_REDUCE],
        exception(
            ClassId::AttributeError,
            "AttributeError",
            ClassId::Exception,
            "Attribute not found.",
        ),
    ),
);
/// `BufferError`.
pub static BUFFER_ERROR: ClassDecl =
    exception(ClassId::BufferError, "BufferError", ClassId::Exception, "Buffer error.");
/// `EOFError`.
pub static EOF_ERROR: ClassDecl =
    exception(ClassId::EOFError, "EOFError", ClassId::Exception, "Read beyond end of file.");
/// `ImportError`.
pub static IMPORT_ERROR: ClassDecl = with_fields(
    fields::IMPORT_ERROR,
    with_methods(
        &[&special::IMPORT_ERROR_INIT, &special::IMPORT_ERROR_STR, &special::IMPORT_ERROR_REDUCE],
        exception(
            ClassId::ImportError,
            "ImportError",
            ClassId::Exception,
            "Import can't find module, or can't find name in module.",
        ),
    ),
);
/// `ModuleNotFoundError`.
pub static MODULE_NOT_FOUND_ERROR: ClassDecl = exception(
    ClassId::ModuleNotFoundError,
    "ModuleNotFoundError",
    ClassId::ImportError,
    "Module not found.",
);
/// `LookupError`.
pub static LOOKUP_ERROR: ClassDecl = exception(
    ClassId::LookupError,
    "LookupError",
    ClassId::Exception,
    "Base class for lookup errors.",
);
/// `IndexError`.
pub static INDEX_ERROR: ClassDecl = exception(
    ClassId::IndexError,
    "IndexError",
    ClassId::LookupError,
    "Sequence index out of range.",
);
/// `KeyError`.
pub static KEY_ERROR: ClassDecl = with_methods(
    &[&special::KEY_ERROR_STR],
    exception(ClassId::KeyError, "KeyError", ClassId::LookupError, "Mapping key not found."),
);
/// `MemoryError`.
pub static MEMORY_ERROR: ClassDecl =
    exception(ClassId::MemoryError, "MemoryError", ClassId::Exception, "Out of memory.");
/// `NameError`.
pub static NAME_ERROR: ClassDecl = with_fields(
    fields::NAME_ERROR,
    with_methods(
        &[&special::NAME_ERROR_INIT],
        exception(ClassId::NameError, "NameError", ClassId::Exception, "Name not found globally."),
    ),
);
/// `UnboundLocalError`.
pub static UNBOUND_LOCAL_ERROR: ClassDecl = exception(
    ClassId::UnboundLocalError,
    "UnboundLocalError",
    ClassId::NameError,
    "Local name referenced but not bound to a value.",
);
/// `OSError`.
pub static OS_ERROR: ClassDecl = with_fields(
    fields::OS_ERROR,
    with_methods(
        &[
            &special::OS_ERROR_NEW,
            &special::OS_ERROR_INIT,
            &special::OS_ERROR_STR,
            &special::OS_ERROR_REDUCE,
        ],
        exception(
            ClassId::OSError,
            "OSError",
            ClassId::Exception,
            "Base class for I/O related errors.",
        ),
    ),
);
/// `BlockingIOError`.
pub static BLOCKING_IO_ERROR: ClassDecl = exception(
    ClassId::BlockingIOError,
    "BlockingIOError",
    ClassId::OSError,
    "I/O operation would block.",
);
/// `ChildProcessError`.
pub static CHILD_PROCESS_ERROR: ClassDecl = exception(
    ClassId::ChildProcessError,
    "ChildProcessError",
    ClassId::OSError,
    "Child process error.",
);
/// `ConnectionError`.
pub static CONNECTION_ERROR: ClassDecl =
    exception(ClassId::ConnectionError, "ConnectionError", ClassId::OSError, "Connection error.");
/// `BrokenPipeError`.
pub static BROKEN_PIPE_ERROR: ClassDecl = exception(
    ClassId::BrokenPipeError,
    "BrokenPipeError",
    ClassId::ConnectionError,
    "Broken pipe.",
);
/// `ConnectionAbortedError`.
pub static CONNECTION_ABORTED_ERROR: ClassDecl = exception(
    ClassId::ConnectionAbortedError,
    "ConnectionAbortedError",
    ClassId::ConnectionError,
    "Connection aborted.",
);
/// `ConnectionRefusedError`.
pub static CONNECTION_REFUSED_ERROR: ClassDecl = exception(
    ClassId::ConnectionRefusedError,
    "ConnectionRefusedError",
    ClassId::ConnectionError,
    "Connection refused.",
);
/// `ConnectionResetError`.
pub static CONNECTION_RESET_ERROR: ClassDecl = exception(
    ClassId::ConnectionResetError,
    "ConnectionResetError",
    ClassId::ConnectionError,
    "Connection reset.",
);
/// `FileExistsError`.
pub static FILE_EXISTS_ERROR: ClassDecl = exception(
    ClassId::FileExistsError,
    "FileExistsError",
    ClassId::OSError,
    "File already exists.",
);
/// `FileNotFoundError`.
pub static FILE_NOT_FOUND_ERROR: ClassDecl =
    exception(ClassId::FileNotFoundError, "FileNotFoundError", ClassId::OSError, "File not found.");
/// `InterruptedError`.
pub static INTERRUPTED_ERROR: ClassDecl = exception(
    ClassId::InterruptedError,
    "InterruptedError",
    ClassId::OSError,
    "Interrupted by signal.",
);
/// `IsADirectoryError`.
pub static IS_A_DIRECTORY_ERROR: ClassDecl = exception(
    ClassId::IsADirectoryError,
    "IsADirectoryError",
    ClassId::OSError,
    "Operation doesn't work on directories.",
);
/// `NotADirectoryError`.
pub static NOT_A_DIRECTORY_ERROR: ClassDecl = exception(
    ClassId::NotADirectoryError,
    "NotADirectoryError",
    ClassId::OSError,
    "Operation only works on directories.",
);
/// `PermissionError`.
pub static PERMISSION_ERROR: ClassDecl = exception(
    ClassId::PermissionError,
    "PermissionError",
    ClassId::OSError,
    "Not enough permissions.",
);
/// `ProcessLookupError`.
pub static PROCESS_LOOKUP_ERROR: ClassDecl = exception(
    ClassId::ProcessLookupError,
    "ProcessLookupError",
    ClassId::OSError,
    "Process not found.",
);
/// `TimeoutError`.
pub static TIMEOUT_ERROR: ClassDecl =
    exception(ClassId::TimeoutError, "TimeoutError", ClassId::OSError, "Timeout expired.");
/// `ReferenceError`.
pub static REFERENCE_ERROR: ClassDecl = exception(
    ClassId::ReferenceError,
    "ReferenceError",
    ClassId::Exception,
    "Weak ref proxy used after referent went away.",
);
/// `RuntimeError`.
pub static RUNTIME_ERROR: ClassDecl = exception(
    ClassId::RuntimeError,
    "RuntimeError",
    ClassId::Exception,
    "Unspecified run-time error.",
);
/// `NotImplementedError`.
pub static NOT_IMPLEMENTED_ERROR: ClassDecl = exception(
    ClassId::NotImplementedError,
    "NotImplementedError",
    ClassId::RuntimeError,
    "Method or function hasn't been implemented yet.",
);
/// `PythonFinalizationError`.
pub static PYTHON_FINALIZATION_ERROR: ClassDecl = exception(
    ClassId::PythonFinalizationError,
    "PythonFinalizationError",
    ClassId::RuntimeError,
    "Operation blocked during Python finalization.",
);
/// `RecursionError`.
pub static RECURSION_ERROR: ClassDecl = exception(
    ClassId::RecursionError,
    "RecursionError",
    ClassId::RuntimeError,
    "Recursion limit exceeded.",
);
/// `StopAsyncIteration`.
pub static STOP_ASYNC_ITERATION: ClassDecl = exception(
    ClassId::StopAsyncIteration,
    "StopAsyncIteration",
    ClassId::Exception,
    "Signal the end from iterator.__anext__().",
);
/// `StopIteration`.
pub static STOP_ITERATION: ClassDecl = with_fields(
    fields::STOP_ITERATION,
    with_methods(
        &[&special::STOP_ITERATION_INIT],
        exception(
            ClassId::StopIteration,
            "StopIteration",
            ClassId::Exception,
            "Signal the end from iterator.__next__().",
        ),
    ),
);
/// `SyntaxError`.
pub static SYNTAX_ERROR: ClassDecl = with_fields(
    fields::SYNTAX_ERROR,
    with_methods(
        &[&special::SYNTAX_ERROR_INIT, &special::SYNTAX_ERROR_STR],
        exception(ClassId::SyntaxError, "SyntaxError", ClassId::Exception, "Invalid syntax."),
    ),
);
/// `IndentationError`.
pub static INDENTATION_ERROR: ClassDecl = exception(
    ClassId::IndentationError,
    "IndentationError",
    ClassId::SyntaxError,
    "Improper indentation.",
);
/// `TabError`.
pub static TAB_ERROR: ClassDecl = exception(
    ClassId::TabError,
    "TabError",
    ClassId::IndentationError,
    "Improper mixture of spaces and tabs.",
);
/// `SystemError`.
pub static SYSTEM_ERROR: ClassDecl = exception(
    ClassId::SystemError,
    "SystemError",
    ClassId::Exception,
    "Internal error in the Python interpreter.",
);
/// `TypeError`.
pub static TYPE_ERROR: ClassDecl =
    exception(ClassId::TypeError, "TypeError", ClassId::Exception, "Inappropriate argument type.");
/// `ValueError`.
pub static VALUE_ERROR: ClassDecl = exception(
    ClassId::ValueError,
    "ValueError",
    ClassId::Exception,
    "Inappropriate argument value (of correct type).",
);
/// `UnicodeError`.
pub static UNICODE_ERROR: ClassDecl =
    exception(ClassId::UnicodeError, "UnicodeError", ClassId::ValueError, "Unicode related error.");
/// `UnicodeDecodeError`.
pub static UNICODE_DECODE_ERROR: ClassDecl = with_fields(
    fields::UNICODE_ERROR,
    with_methods(
        &[&unicode::DECODE_ERROR_INIT, &unicode::DECODE_ERROR_STR],
        exception(
            ClassId::UnicodeDecodeError,
            "UnicodeDecodeError",
            ClassId::UnicodeError,
            "Unicode decoding error.",
        ),
    ),
);
/// `UnicodeEncodeError`.
pub static UNICODE_ENCODE_ERROR: ClassDecl = with_fields(
    fields::UNICODE_ERROR,
    with_methods(
        &[&unicode::ENCODE_ERROR_INIT, &unicode::ENCODE_ERROR_STR],
        exception(
            ClassId::UnicodeEncodeError,
            "UnicodeEncodeError",
            ClassId::UnicodeError,
            "Unicode encoding error.",
        ),
    ),
);
/// `UnicodeTranslateError`.
pub static UNICODE_TRANSLATE_ERROR: ClassDecl = with_fields(
    fields::UNICODE_ERROR,
    with_methods(
        &[&unicode::TRANSLATE_ERROR_INIT, &unicode::TRANSLATE_ERROR_STR],
        exception(
            ClassId::UnicodeTranslateError,
            "UnicodeTranslateError",
            ClassId::UnicodeError,
            "Unicode translation error.",
        ),
    ),
);
/// `Warning`.
pub static WARNING: ClassDecl = exception(
    ClassId::Warning,
    "Warning",
    ClassId::Exception,
    "Base class for warning categories.",
);
/// `BytesWarning`.
pub static BYTES_WARNING: ClassDecl = exception(
    ClassId::BytesWarning,
    "BytesWarning",
    ClassId::Warning,
    "Base class for warnings about bytes and buffer related problems, mostly",
);
/// `DeprecationWarning`.
pub static DEPRECATION_WARNING: ClassDecl = exception(
    ClassId::DeprecationWarning,
    "DeprecationWarning",
    ClassId::Warning,
    "Base class for warnings about deprecated features.",
);
/// `EncodingWarning`.
pub static ENCODING_WARNING: ClassDecl = exception(
    ClassId::EncodingWarning,
    "EncodingWarning",
    ClassId::Warning,
    "Base class for warnings about encodings.",
);
/// `FutureWarning`.
pub static FUTURE_WARNING: ClassDecl = exception(
    ClassId::FutureWarning,
    "FutureWarning",
    ClassId::Warning,
    "Base class for warnings about constructs that will change semantically",
);
/// `ImportWarning`.
pub static IMPORT_WARNING: ClassDecl = exception(
    ClassId::ImportWarning,
    "ImportWarning",
    ClassId::Warning,
    "Base class for warnings about probable mistakes in module imports",
);
/// `PendingDeprecationWarning`.
pub static PENDING_DEPRECATION_WARNING: ClassDecl = exception(
    ClassId::PendingDeprecationWarning,
    "PendingDeprecationWarning",
    ClassId::Warning,
    "Base class for warnings about features which will be deprecated",
);
/// `ResourceWarning`.
pub static RESOURCE_WARNING: ClassDecl = exception(
    ClassId::ResourceWarning,
    "ResourceWarning",
    ClassId::Warning,
    "Base class for warnings about resource usage.",
);
/// `RuntimeWarning`.
pub static RUNTIME_WARNING: ClassDecl = exception(
    ClassId::RuntimeWarning,
    "RuntimeWarning",
    ClassId::Warning,
    "Base class for warnings about dubious runtime behavior.",
);
/// `SyntaxWarning`.
pub static SYNTAX_WARNING: ClassDecl = exception(
    ClassId::SyntaxWarning,
    "SyntaxWarning",
    ClassId::Warning,
    "Base class for warnings about dubious syntax.",
);
/// `UnicodeWarning`.
pub static UNICODE_WARNING: ClassDecl = exception(
    ClassId::UnicodeWarning,
    "UnicodeWarning",
    ClassId::Warning,
    "Base class for warnings about Unicode related problems, mostly",
);
/// `UserWarning`.
pub static USER_WARNING: ClassDecl = exception(
    ClassId::UserWarning,
    "UserWarning",
    ClassId::Warning,
    "Base class for warnings generated by user code.",
);
