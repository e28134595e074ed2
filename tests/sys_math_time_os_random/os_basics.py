# os: paths, environment, files, directories.
import os
print(os.sep, os.name, os.linesep == "\n", os.curdir, os.pardir, os.extsep, os.pathsep, os.devnull)
print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.join("a/", ""), os.path.basename("/x/y.z"), os.path.dirname("/x/y.z"), os.path.split("a/b"), os.path.splitext("a.tar.gz"), os.path.splitext(".bashrc"), os.path.normpath("a//b/../c/./d"), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c"), os.path.expanduser("plain"), os.path.abspath("x").endswith("/x"))
os.environ["TAIPAN_TEST_VAR"] = "value"
print(os.environ["TAIPAN_TEST_VAR"], os.getenv("TAIPAN_TEST_VAR"), os.getenv("TAIPAN_NOT_SET"), os.getenv("TAIPAN_NOT_SET", "d"), "TAIPAN_TEST_VAR" in os.environ, os.environ.get("TAIPAN_NOT_SET"))
del os.environ["TAIPAN_TEST_VAR"]
try: os.environ["TAIPAN_TEST_VAR"]
except KeyError as e: print("KeyError", e)
d = "_scratch_os_dir.tmp"
os.mkdir(d)
with open(os.path.join(d, "f.txt"), "w") as f: f.write("12345")
os.makedirs(os.path.join(d, "x", "y"))
print(sorted(os.listdir(d)), os.path.isdir(d), os.path.isfile(d + "/f.txt"), os.path.exists(d + "/none"), os.path.getsize(d + "/f.txt"), os.stat(d + "/f.txt").st_size)
os.rename(d + "/f.txt", d + "/g.txt")
print(sorted(os.listdir(d)), [(r.replace(os.sep, "/"), sorted(ds), sorted(fs)) for r, ds, fs in sorted(os.walk(d))])
for bad in (lambda: os.listdir("nope_dir"), lambda: os.mkdir(d), lambda: os.rmdir(d), lambda: os.remove("nope"), lambda: os.rename("nope", "x"), lambda: os.stat("nope"), lambda: os.chdir("nope"), lambda: os.path.join(5), lambda: os.path.join("a", 5), lambda: os.path.getsize("nope"), lambda: os.environ.__setitem__("k", 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
os.remove(d + "/g.txt"); os.removedirs(d + "/x/y")
print(os.path.exists(d), os.getcwd().rsplit("/", 1)[-1], isinstance(os.getpid(), int), os.cpu_count() > 0, len(os.urandom(8)), os.fspath("p"), os.path.exists(__file__))
