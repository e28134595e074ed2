// Runs a program with CPython 3.14 compiled to WebAssembly, as `python3.14 FILE ARGS` would:
//
//     node pyodide.mjs PACKAGE FILE [ARGS]
//
// PACKAGE is the folder of the installed npm package `pyodide`. The working folder is mounted at its
// own path, so that tracebacks show the same file names as with a native CPython.
import { readSync, writeSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const [pkg, ...args] = process.argv.slice(2);
const { loadPyodide } = await import(path.join(pkg, "pyodide.mjs"));
const folder = process.cwd();
const python = await loadPyodide({
  args: ["-B", "-X", "utf8", ...args],
  _sysExecutable: "python3.14",
  env: { PYTHONHASHSEED: process.env.PYTHONHASHSEED ?? "0", PYTHONINSPECT: "", HOME: "/" },
  fsInit: async (FS) => {
    FS.mkdirTree(folder);
    FS.mount(FS.filesystems.NODEFS, { root: folder }, folder);
    FS.chdir(folder);
  },
});

const sink = (descriptor) => ({
  isatty: false,
  write(bytes) {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    return written;
  },
});
python.setStdout(sink(1));
python.setStderr(sink(2));
python.setStdin({ isatty: false, read: (buffer) => readSync(0, buffer) });

let status;
try {
  status = python._module._run_main();
} catch (error) {
  // A program that ends by SystemExit unwinds through JavaScript.
  if (typeof error?.status !== "number") throw error;
  status = error.status;
}
process.exit(status);
