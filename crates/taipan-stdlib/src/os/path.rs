//! `os.path` (`posixpath`): paths as text, and a few questions to the file
//! system.

use super::files::{checked, path_for};
use super::{path_text, try_path};
use std::os::unix::fs::MetadataExt;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::Handle;
use taipan_vm::native::{Args, NativeDecl};
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{PyResult, Vm};

/// `posixpath`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new("posixpath", "Common operations on Posix pathnames.", FUNCTIONS)
};

static FUNCTIONS: &[&NativeDecl] = &[
    &JOIN,
    &BASENAME,
    &DIRNAME,
    &SPLIT,
    &SPLITEXT,
    &NORMPATH,
    &NORMCASE,
    &ISABS,
    &COMMONPREFIX,
    &COMMONPATH,
    &RELPATH,
    &EXPANDUSER,
    &ABSPATH,
    &REALPATH,
    &EXISTS,
    &LEXISTS,
    &ISFILE,
    &ISDIR,
    &ISLINK,
    &GETSIZE,
    &GETMTIME,
    &GETATIME,
    &GETCTIME,
    &GETATTR,
    &SAMEFILE,
    &SPLITDRIVE,
];

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    for (name, text) in [
        ("sep", "/"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
        ("pathsep", ":"),
        ("devnull", "/dev/null"),
        ("defpath", "/bin:/usr/bin"),
    ] {
        module.add(name, Str::new(text, vm)?.value(), vm)?;
    }
    module.add("altsep", Value::NONE, vm)?;
    module.add("supports_unicode_filenames", Value::FALSE, vm)
}

fn text(value: Value, vm: &mut Vm) -> PyResult<String> {
    let path = path_text(value, vm)?;
    // What the functions here keep of the parts of a path of one letter each.
    vm.check_room(path.byte_len().saturating_mul(12))?;
    Ok(path.to_string_lossy().into_owned())
}

/// Join two or more pathname components, inserting '/' as needed.
/// If any component is an absolute path, all previous path components
/// will be discarded.  An empty last part will result in a path that
/// ends with a separator.
#[native("join(a, /, *paths)")]
fn join(a: Value, paths: Args, vm: &mut Vm) -> PyResult<String> {
    let mut path = text(a, vm)?;
    for &part in paths.iter() {
        let Some(part) = try_path(part, vm)? else {
            let name = vm.type_name(part);
            return Err(vm.type_error(format!(
                "join() argument must be str, bytes, or os.PathLike object, not '{name}'"
            )));
        };
        let part = part.to_string_lossy();
        if part.starts_with('/') {
            path = part.into_owned();
        } else {
            if !path.is_empty() && !path.ends_with('/') {
                path.push('/');
            }
            path.push_str(&part);
        }
    }
    Ok(path)
}

/// Folder and last component; the slashes between belong to neither, unless the
/// folder is the root.
fn parts(path: &str) -> (&str, &str) {
    let at = path.rfind('/').map_or(0, |i| i + 1);
    let (head, tail) = path.split_at(at);
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head } else { trimmed }, tail)
}

/// Returns the final component of a pathname
#[native("basename(p, /)")]
fn basename(p: Value, vm: &mut Vm) -> PyResult<String> {
    let path = text(p, vm)?;
    Ok(parts(&path).1.to_owned())
}

/// Returns the directory component of a pathname
#[native("dirname(p, /)")]
fn dirname(p: Value, vm: &mut Vm) -> PyResult<String> {
    let path = text(p, vm)?;
    Ok(parts(&path).0.to_owned())
}

fn pair(first: &str, second: &str, vm: &Vm) -> PyResult<Tuple> {
    Ok(Tuple::small([Str::new(first, vm)?.value(), Str::new(second, vm)?.value()], vm))
}

/// Split a pathname.  Returns tuple "(head, tail)" where "tail" is
/// everything after the final slash.  Either part may be empty.
#[native("split(p, /)")]
fn split(p: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let path = text(p, vm)?;
    let (head, tail) = parts(&path);
    pair(head, tail, vm)
}

/// Split a pathname into drive and path. On Posix, drive is always
/// empty.
#[native("splitdrive(p, /)")]
fn splitdrive(p: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let path = text(p, vm)?;
    pair("", &path, vm)
}

/// Split the extension from a pathname.
///
/// Extension is everything from the last dot to the end, ignoring
/// leading dots.  Returns "(root, ext)"; ext may be empty.
#[native("splitext(p, /)")]
fn splitext(p: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let path = text(p, vm)?;
    let name = path.rfind('/').map_or(0, |i| i + 1);
    let dot = path.rfind('.').filter(|&dot| {
        // Dots in front of a name are no extension.
        dot > name && path[name..dot].bytes().any(|b| b != b'.')
    });
    let at = dot.unwrap_or(path.len());
    pair(&path[..at], &path[at..], vm)
}

fn normalized(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    // Two leading slashes, not three, have a meaning of their own.
    let slashes = match path.bytes().take_while(|&b| b == b'/').count() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        let climbs = part == ".." && kept.last().is_some_and(|last| *last != "..");
        if climbs {
            kept.pop();
        } else if part != ".." || slashes.is_empty() {
            kept.push(part);
        }
    }
    let joined = slashes.to_owned() + &kept.join("/");
    if joined.is_empty() { ".".to_owned() } else { joined }
}

/// Normalize path, eliminating double slashes, etc.
#[native("normpath(path)")]
fn normpath(path: Value, vm: &mut Vm) -> PyResult<String> {
    Ok(normalized(&text(path, vm)?))
}

/// Normalize case of pathname.  Has no effect under Posix
#[native("normcase(s, /)")]
fn normcase(s: Value, vm: &mut Vm) -> PyResult<String> {
    text(s, vm)
}

/// Test whether a path is absolute
#[native("isabs(s, /)")]
fn isabs(s: Value, vm: &mut Vm) -> PyResult<bool> {
    Ok(text(s, vm)?.starts_with('/'))
}

fn absolute(path: &str, vm: &mut Vm) -> PyResult<String> {
    if path.starts_with('/') {
        return Ok(normalized(path));
    }
    let folder = vm.host().current_directory();
    match folder {
        Ok(folder) => Ok(normalized(&format!("{}/{path}", folder.to_string_lossy()))),
        Err(error) => Err(crate::host_error::raise(&error, &[], vm)),
    }
}

/// Return an absolute path.
#[native("abspath(path)")]
fn abspath(path: Value, vm: &mut Vm) -> PyResult<String> {
    let path = text(path, vm)?;
    absolute(&path, vm)
}

/// Return the canonical path of the specified filename, eliminating any
/// symbolic links encountered in the path.
#[native("realpath(filename, /, *, strict=False)")]
fn realpath(filename: Value, strict: bool, vm: &mut Vm) -> PyResult<String> {
    let place = path_for("realpath", filename, vm)?;
    match std::fs::canonicalize(&place) {
        Ok(path) => Ok(path.to_string_lossy().into_owned()),
        Err(error) if strict => Err(crate::host_error::raise(&error, &[filename], vm)),
        Err(_) => absolute(&place.to_string_lossy(), vm),
    }
}

/// Return a relative version of a path
#[native("relpath(path, start=None)")]
fn relpath(path: Value, start: Value, vm: &mut Vm) -> PyResult<String> {
    let path = text(path, vm)?;
    if path.is_empty() {
        return Err(vm.value_error("no path specified"));
    }
    let start = if start.is_none() { ".".to_owned() } else { text(start, vm)? };
    let (path, start) = (absolute(&path, vm)?, absolute(&start, vm)?);
    let words = |path: &str| -> Vec<String> {
        path.split('/').filter(|p| !p.is_empty()).map(str::to_owned).collect()
    };
    let (path, start) = (words(&path), words(&start));
    let common = path.iter().zip(&start).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), start.len() - common);
    let all: Vec<String> = up.chain(path.into_iter().skip(common)).collect();
    Ok(if all.is_empty() { ".".to_owned() } else { all.join("/") })
}

fn texts(values: Value, vm: &mut Vm) -> PyResult<Vec<String>> {
    let values = vm.collect(values)?;
    let mut paths = Vec::with_capacity(values.len());
    for i in 0..values.len() {
        if let Some(value) = values.get(i) {
            paths.push(text(value, vm)?);
        }
    }
    Ok(paths)
}

/// Given a list of pathnames, returns the longest common leading component
#[native("commonprefix(m, /)")]
fn commonprefix(m: Value, vm: &mut Vm) -> PyResult<String> {
    let paths = texts(m, vm)?;
    let Some(first) = paths.iter().min() else { return Ok(String::new()) };
    let Some(last) = paths.iter().max() else { return Ok(String::new()) };
    let pairs = first.chars().zip(last.chars());
    Ok(pairs.take_while(|(a, b)| a == b).map(|(a, _)| a).collect())
}

/// Given a sequence of path names, returns the longest common sub-path.
#[native("commonpath(paths)")]
fn commonpath(paths: Value, vm: &mut Vm) -> PyResult<String> {
    let paths = texts(paths, vm)?;
    if paths.is_empty() {
        return Err(vm.value_error("commonpath() arg is an empty sequence"));
    }
    let rooted = paths.iter().filter(|p| p.starts_with('/')).count();
    if rooted != 0 && rooted != paths.len() {
        return Err(vm.value_error("Can't mix absolute and relative paths"));
    }
    let words = paths
        .iter()
        .map(|path| path.split('/').filter(|p| !p.is_empty() && *p != ".").collect::<Vec<_>>());
    let common = words.reduce(|a, b| {
        let len = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        a.into_iter().take(len).collect()
    });
    let root = if rooted > 0 { "/" } else { "" };
    Ok(root.to_owned() + &common.unwrap_or_default().join("/"))
}

/// Expand ~ and ~user constructions.  If user or $HOME is unknown,
/// do nothing.
#[native("expanduser(path)")]
fn expanduser(path: Value, vm: &mut Vm) -> PyResult<String> {
    let path = text(path, vm)?;
    let Some(rest) = path.strip_prefix('~').filter(|r| r.is_empty() || r.starts_with('/')) else {
        return Ok(path);
    };
    let home = vm.host().environment().into_iter().find(|(name, _)| name == "HOME");
    let Some((_, home)) = home else { return Ok(path) };
    let expanded = home.trim_end_matches('/').to_owned() + rest;
    Ok(if expanded.is_empty() { "/".to_owned() } else { expanded })
}

/// Questions to which the answer for a path that cannot be reached is no.
macro_rules! questions {
    ($($name:ident $text:literal $doc:literal |$path:ident| $answer:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $name(path: Value, vm: &mut Vm) -> PyResult<bool> {
            let $path = path_for(stringify!($name), path, vm)?;
            Ok($answer)
        }
    )* };
}

questions! {
    exists "exists(path, /)" " Test whether a path exists.  Returns False for broken symbolic links"
        |path| path.exists();
    lexists "lexists(path, /)" " Test whether a path exists.  Returns True for broken symbolic links"
        |path| path.symlink_metadata().is_ok();
    isfile "isfile(path, /)" " Test whether a path is a regular file" |path| path.is_file();
    isdir "isdir(path, /)" " Return true if the pathname refers to an existing directory."
        |path| path.is_dir();
    islink "islink(path, /)" " Test whether a path is a symbolic link" |path| path.is_symlink();
}

/// Return the size of a file, reported by os.stat().
#[native("getsize(filename, /)")]
fn getsize(filename: Value, vm: &mut Vm) -> PyResult<i64> {
    let place = path_for("stat", filename, vm)?;
    Ok(checked(std::fs::metadata(place), filename, vm)?.size() as i64)
}

macro_rules! times {
    ($($name:ident $text:literal $doc:literal $seconds:ident $nanoseconds:ident;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $name(filename: Value, vm: &mut Vm) -> PyResult<f64> {
            let place = path_for("stat", filename, vm)?;
            let metadata = checked(std::fs::metadata(place), filename, vm)?;
            Ok(metadata.$seconds() as f64 + metadata.$nanoseconds() as f64 * 1e-9)
        }
    )* };
}

times! {
    getmtime "getmtime(filename, /)"
        " Return the last modification time of a file, reported by os.stat()." mtime mtime_nsec;
    getatime "getatime(filename, /)"
        " Return the last access time of a file, reported by os.stat()." atime atime_nsec;
    getctime "getctime(filename, /)"
        " Return the metadata change time of a file, reported by os.stat()." ctime ctime_nsec;
}

/// Test whether two pathnames reference the same actual file or directory
#[native("samefile(f1, f2, /)")]
fn samefile(f1: Value, f2: Value, vm: &mut Vm) -> PyResult<bool> {
    let (first, second) = (path_for("stat", f1, vm)?, path_for("stat", f2, vm)?);
    let first = checked(std::fs::metadata(first), f1, vm)?;
    let second = checked(std::fs::metadata(second), f2, vm)?;
    Ok((first.dev(), first.ino()) == (second.dev(), second.ino()))
}

/// Makes what is made when first asked for.
#[native("__getattr__(name, /)")]
fn getattr(name: Str, vm: &mut Vm) -> PyResult<Value> {
    super::extra("posixpath", include_str!("path_extras.py"), name, vm)
}
