//! The host that grants all that the process has.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use taipan_vm::host::{FileKind, Host, HostFile, OpenMode, Stream};

/// Bytes of output that are kept before they are written.
const BUFFER: usize = 1 << 16;

/// The process's streams, files, clocks and environment.
#[derive(Debug)]
pub struct Process {
    out: BufWriter<io::Stdout>,
    /// A terminal sees each line at once.
    line_by_line: bool,
    started: Instant,
}

impl Default for Process {
    fn default() -> Process {
        let out = io::stdout();
        let line_by_line = out.is_terminal();
        Process {
            out: BufWriter::with_capacity(BUFFER, out),
            line_by_line,
            started: Instant::now(),
        }
    }
}

struct Opened(File);

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Opened {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl io::Seek for Opened {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl HostFile for Opened {
    fn set_length(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }
    fn is_terminal(&self) -> bool {
        self.0.is_terminal()
    }
    fn descriptor(&self) -> Option<i64> {
        use std::os::fd::AsRawFd;
        Some(i64::from(self.0.as_raw_fd()))
    }
}

impl Host for Process {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        match stream {
            Stream::Out => {
                self.out.write_all(bytes)?;
                if self.line_by_line && bytes.contains(&b'\n') { self.out.flush() } else { Ok(()) }
            }
            Stream::Err => {
                // What was printed before stands before. Where it cannot be
                // written, the end of the program reports that.
                let _ = self.out.flush();
                io::stderr().write_all(bytes)
            }
        }
    }

    fn flush(&mut self, stream: Stream) -> io::Result<()> {
        match stream {
            Stream::Out => self.out.flush(),
            Stream::Err => Ok(()),
        }
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        match stream {
            Stream::Out => self.line_by_line,
            Stream::Err => io::stderr().is_terminal(),
        }
    }

    fn read_input(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        io::stdin().lock().read(buffer)
    }

    fn files(&self) -> bool {
        true
    }

    fn read_file(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn file_kind(&self, path: &Path) -> Option<FileKind> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(if metadata.is_dir() { FileKind::Directory } else { FileKind::File })
    }

    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<Box<dyn HostFile>> {
        let mut options = OpenOptions::new();
        options.read(mode.read).write(mode.write).append(mode.append);
        options.truncate(mode.truncate).create(mode.create).create_new(mode.exclusive);
        let file = options.open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::from_raw_os_error(libc::EISDIR));
        }
        Ok(Box::new(Opened(file)))
    }

    fn current_directory(&self) -> io::Result<PathBuf> {
        std::env::current_dir()
    }

    fn wall_clock(&self) -> io::Result<Duration> {
        SystemTime::now().duration_since(UNIX_EPOCH).map_err(io::Error::other)
    }

    fn monotonic_clock(&self) -> io::Result<Duration> {
        Ok(self.started.elapsed())
    }

    fn cpu_clock(&self) -> io::Result<Duration> {
        // SAFETY: the structure is local; all its bit patterns are valid.
        let (result, time) = unsafe {
            let mut time = std::mem::zeroed::<libc::timespec>();
            (libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time), time)
        };
        if result != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32))
    }

    fn sleep(&mut self, time: Duration) -> io::Result<()> {
        let _ = self.out.flush();
        std::thread::sleep(time);
        Ok(())
    }

    fn environment(&self) -> Vec<(String, String)> {
        let text = |s: std::ffi::OsString| s.to_string_lossy().into_owned();
        std::env::vars_os().map(|(key, value)| (text(key), text(value))).collect()
    }

    fn entropy(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        File::open("/dev/urandom")?.read_exact(buffer)
    }
}
