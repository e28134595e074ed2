//! Open files below Python's objects: bytes, buffered in both directions.

use crate::host::{Host, HostFile, Stream};
use std::io::{self, SeekFrom};

/// Bytes that are read or kept before they are written.
const BUFFER: usize = 64 * 1024;

/// Where the bytes come from and go to.
pub(crate) enum Source {
    /// Standard input.
    In,
    /// Standard output or error.
    Std(Stream),
    /// A file of the host's.
    Host(Box<dyn HostFile>),
}

/// An open file.
pub(crate) struct OpenFile {
    source: Source,
    readable: bool,
    writable: bool,
    /// What has been read from the source and not yet been asked for begins at
    /// `position`.
    buffer: Vec<u8>,
    position: usize,
    /// What is still to be written.
    pending: Vec<u8>,
}

/// The open files of an isolate, by number.
#[derive(Default)]
pub(crate) struct Files(Vec<Option<OpenFile>>);

impl Files {
    /// Adds a file and returns its number.
    pub(crate) fn add(&mut self, file: OpenFile) -> usize {
        match self.0.iter().position(Option::is_none) {
            Some(free) => {
                self.0[free] = Some(file);
                free
            }
            None => {
                self.0.push(Some(file));
                self.0.len() - 1
            }
        }
    }

    /// The file with this number, if it is open.
    pub(crate) fn get(&mut self, number: usize) -> Option<&mut OpenFile> {
        self.0.get_mut(number)?.as_mut()
    }

    /// Forgets a file, which closes it.
    pub(crate) fn remove(&mut self, number: usize) -> Option<OpenFile> {
        self.0.get_mut(number)?.take()
    }

    /// Writes what all files still have to write.
    pub(crate) fn flush_all(&mut self) -> io::Result<()> {
        let mut result = Ok(());
        for file in self.0.iter_mut().flatten() {
            if let Source::Host(_) = file.source {
                let flushed = file.flush_host();
                result = result.and(flushed);
            }
        }
        result
    }
}

impl OpenFile {
    pub(crate) fn new(source: Source, readable: bool, writable: bool) -> OpenFile {
        OpenFile {
            source,
            readable,
            writable,
            buffer: Vec::new(),
            position: 0,
            pending: Vec::new(),
        }
    }

    pub(crate) fn readable(&self) -> bool {
        self.readable
    }

    pub(crate) fn writable(&self) -> bool {
        self.writable
    }

    pub(crate) fn seekable(&self) -> bool {
        matches!(self.source, Source::Host(_))
    }

    pub(crate) fn is_terminal(&self, host: &dyn Host) -> bool {
        match &self.source {
            Source::In => false,
            Source::Std(stream) => host.is_terminal(*stream),
            Source::Host(file) => file.is_terminal(),
        }
    }

    pub(crate) fn descriptor(&self) -> Option<i64> {
        match &self.source {
            Source::In => Some(0),
            Source::Std(Stream::Out) => Some(1),
            Source::Std(Stream::Err) => Some(2),
            Source::Host(file) => file.descriptor(),
        }
    }

    /// What has been read and not yet been asked for.
    pub(crate) fn available(&self) -> &[u8] {
        self.buffer.get(self.position..).unwrap_or(&[])
    }

    /// Takes the first `count` available bytes.
    pub(crate) fn take(&mut self, count: usize) -> Vec<u8> {
        let taken: Vec<u8> = self.available().iter().take(count).copied().collect();
        self.position += taken.len();
        if self.position >= self.buffer.len() {
            self.buffer.clear();
            self.position = 0;
        }
        taken
    }

    /// Reads more; false at the end.
    pub(crate) fn fill(&mut self, host: &mut dyn Host) -> io::Result<bool> {
        self.flush(host)?;
        if self.position > 0 {
            self.buffer.drain(..self.position);
            self.position = 0;
        }
        let old = self.buffer.len();
        self.buffer.resize(old + BUFFER, 0);
        let room = self.buffer.get_mut(old..).unwrap_or(&mut []);
        let result = match &mut self.source {
            Source::In => host.read_input(room),
            Source::Std(_) => Ok(0),
            Source::Host(file) => file.read(room),
        };
        self.buffer.truncate(old + result.as_ref().map_or(0, |&n| n));
        result.map(|n| n > 0)
    }

    /// Writes bytes.
    pub(crate) fn write(&mut self, bytes: &[u8], host: &mut dyn Host) -> io::Result<()> {
        if let Source::Std(stream) = self.source {
            return host.write(stream, bytes);
        }
        self.unread()?;
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= BUFFER { self.flush(host) } else { Ok(()) }
    }

    /// Writes what is still to be written.
    pub(crate) fn flush(&mut self, host: &mut dyn Host) -> io::Result<()> {
        match self.source {
            Source::In => Ok(()),
            Source::Std(stream) => host.flush(stream),
            Source::Host(_) => self.flush_host(),
        }
    }

    fn flush_host(&mut self) -> io::Result<()> {
        let Source::Host(file) = &mut self.source else { return Ok(()) };
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        file.write_all(&pending)?;
        file.flush()
    }

    /// Gives back what was read ahead, so that the source stands where the
    /// program is.
    fn unread(&mut self) -> io::Result<()> {
        let ahead = self.available().len() as i64;
        self.buffer.clear();
        self.position = 0;
        match &mut self.source {
            Source::Host(file) if ahead > 0 => file.seek(SeekFrom::Current(-ahead)).map(|_| ()),
            _ => Ok(()),
        }
    }

    /// Where the program is.
    pub(crate) fn tell(&mut self) -> io::Result<u64> {
        let (ahead, behind) = (self.available().len() as u64, self.pending.len() as u64);
        match &mut self.source {
            Source::Host(file) => Ok((file.stream_position()? + behind).saturating_sub(ahead)),
            _ => Err(io::Error::from_raw_os_error(libc::ESPIPE)),
        }
    }

    pub(crate) fn seek(&mut self, to: SeekFrom, host: &mut dyn Host) -> io::Result<u64> {
        self.flush(host)?;
        self.unread()?;
        match &mut self.source {
            Source::Host(file) => file.seek(to),
            _ => Err(io::Error::from_raw_os_error(libc::ESPIPE)),
        }
    }

    pub(crate) fn truncate(&mut self, length: u64, host: &mut dyn Host) -> io::Result<()> {
        self.flush(host)?;
        match &mut self.source {
            Source::Host(file) => file.set_length(length),
            _ => Err(io::Error::from_raw_os_error(libc::EINVAL)),
        }
    }
}
