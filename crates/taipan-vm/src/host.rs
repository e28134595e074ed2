//! The world outside, as an isolate sees it: files, clock, environment, output.
//!
//! Everything a program can touch beyond its own memory goes through [`Host`].
//! A method that a host does not grant returns an error of kind
//! [`PermissionDenied`](std::io::ErrorKind::PermissionDenied), which is the
//! default of every one.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A standard stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Directory,
    /// Anything else.
    File,
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenMode {
    /// It is read.
    pub read: bool,
    /// It is written.
    pub write: bool,
    /// Everything is written to its end.
    pub append: bool,
    /// Its old content is dropped.
    pub truncate: bool,
    /// It is made if it is missing.
    pub create: bool,
    /// It must not exist.
    pub exclusive: bool,
}

/// An open file of the host's. Dropping closes it.
pub trait HostFile: io::Read + io::Write + io::Seek {
    /// Cuts or extends it.
    fn set_length(&mut self, _length: u64) -> io::Result<()> {
        denied()
    }

    /// Is it a terminal?
    fn is_terminal(&self) -> bool {
        false
    }

    /// The system's number of it.
    fn descriptor(&self) -> Option<i64> {
        None
    }
}

fn denied<T>() -> io::Result<T> {
    Err(io::Error::from(io::ErrorKind::PermissionDenied))
}

/// What an isolate may do to the world. See the head of this module.
pub trait Host {
    /// Writes all bytes to a standard stream.
    fn write(&mut self, _stream: Stream, _bytes: &[u8]) -> io::Result<()> {
        denied()
    }

    /// Flushes a standard stream.
    fn flush(&mut self, _stream: Stream) -> io::Result<()> {
        Ok(())
    }

    /// Is the stream a terminal?
    fn is_terminal(&self, _stream: Stream) -> bool {
        false
    }

    /// Reads up to `buffer.len()` bytes from standard input; 0 at its end.
    fn read_input(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        denied()
    }

    /// Access to files by path, if granted.
    fn files(&self) -> bool {
        false
    }

    /// The whole content of a file.
    fn read_file(&self, _path: &Path) -> io::Result<Vec<u8>> {
        denied()
    }

    /// What a path leads to; `None`: nothing, or nothing to be seen.
    fn file_kind(&self, _path: &Path) -> Option<FileKind> {
        None
    }

    /// Opens a file.
    fn open(&mut self, _path: &Path, _mode: OpenMode) -> io::Result<Box<dyn HostFile>> {
        denied()
    }

    /// The folder that relative paths start from.
    fn current_directory(&self) -> io::Result<PathBuf> {
        denied()
    }

    /// Time since the epoch.
    fn wall_clock(&self) -> io::Result<Duration> {
        denied()
    }

    /// Time since a fixed point, never going back.
    fn monotonic_clock(&self) -> io::Result<Duration> {
        denied()
    }

    /// CPU time of the process.
    fn cpu_clock(&self) -> io::Result<Duration> {
        denied()
    }

    /// Sleeps.
    fn sleep(&mut self, _time: Duration) -> io::Result<()> {
        denied()
    }

    /// The environment's variables.
    fn environment(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Fills the buffer with unpredictable bytes.
    fn entropy(&mut self, _buffer: &mut [u8]) -> io::Result<()> {
        denied()
    }

    /// The key of string hashes.
    fn hash_seed(&self) -> u64 {
        0x5bd1_e995_9d1b_58d3
    }
}
