# Files by path and by number, folders, links, and what is known of them.
import os
import shutil
import stat
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    number = os.open("a.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640)
    print(os.write(number, b"hello"), os.fstat(number).st_size, os.isatty(number))
    os.lseek(number, 0, os.SEEK_SET)
    os.write(number, b"J")
    os.close(number)
    print(Path("a.txt").read_text(), oct(stat.S_IMODE(os.stat("a.txt").st_mode) & 0o700))
    os.symlink("a.txt", "link")
    print(os.readlink("link"), os.path.islink("link"), os.access("a.txt", os.R_OK))
    os.makedirs("d/e/f")
    Path("d/e/x.py").write_text("x = 1\n")
    Path("d/b").write_bytes(bytes(range(5)))
    with os.scandir("d") as entries:
        print(sorted((e.name, e.is_dir(), e.is_file(), e.path) for e in entries))
    print([(p, sorted(ds), sorted(fs)) for p, ds, fs in os.walk("d")])
    print(sorted(str(p) for p in Path("d").rglob("*")))
    shutil.copytree("d", "copy")
    shutil.move("copy/b", "moved")
    print(sorted(os.listdir("copy")), os.path.getsize("moved"))
    shutil.rmtree("copy")
    print(os.path.exists("copy"), isinstance(Path("."), os.PathLike))
    os.utime("moved", ns=(1_000_000_000, 2_000_000_000))
    print(os.stat("moved").st_mtime, os.stat("moved").st_mtime_ns)
    try:
        os.open("missing", os.O_RDONLY)
    except FileNotFoundError as error:
        print(error)
    try:
        os.close(9999)
    except OSError as error:
        print(error.errno, error)
    with tempfile.NamedTemporaryFile("w+", delete=False) as file:
        file.write("line 1\nline 2\n")
        file.seek(0)
        print(file.readlines())
    os.unlink(file.name)
    with open("t.txt", "w", encoding="cp1252") as file:
        file.write("€ é\n")
    print(open("t.txt", "rb").read(), open("t.txt", encoding="cp1252").read())
    with open("t.txt", "rb", buffering=0) as raw:
        print(type(raw).__name__, raw.read(2))
    first, second = os.pipe()
    os.write(second, b"through")
    print(os.read(first, 100))
    os.close(first), os.close(second)
    os.chdir("/")
p = Path("/usr/lib/../x.tar.gz")
print(p.name, p.stem, p.suffixes, p.parent, p.parts, p.with_suffix(".zip"), p.is_absolute())
