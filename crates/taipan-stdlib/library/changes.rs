//! What is changed in files of the library, and why. Included by the build script.

/// A text of a module that is replaced.
pub(crate) struct Change {
    /// The module's full name.
    pub(crate) module: &'static str,
    /// What is there, as often as it is there; the build fails where it is not.
    pub(crate) old: &'static str,
    /// What is put in its place.
    pub(crate) new: &'static str,
}

const fn change(module: &'static str, old: &'static str, new: &'static str) -> Change {
    Change { module, old, new }
}

/// Event loops run without sockets and child processes; they ask for a few numbers.
const LAZY_SOCKET: &str = "\nfrom _lazy import Lazy\nsocket = Lazy('socket', AF_UNSPEC=0, \
                           AI_PASSIVE=1, SOCK_STREAM=1)\n";
const LAZY_SUBPROCESS: &str = "\nfrom _lazy import Lazy\nsubprocess = Lazy('subprocess', PIPE=-1, \
                               STDOUT=-2, DEVNULL=-3)\n";

/// All changes.
pub(crate) const CHANGES: &[Change] = &[
    // `ast`, `dis` and `tokenize` are large, and few programs come to need them.
    change("annotationlib", "import ast\n", "from _lazy import Lazy\nast = Lazy('ast')\n"),
    change("annotationlib", "_make_binop(ast.", "_make_binop(lambda: ast."),
    change("annotationlib", "_make_rbinop(ast.", "_make_rbinop(lambda: ast."),
    change("annotationlib", "_make_compare(ast.", "_make_compare(lambda: ast."),
    change("annotationlib", "_make_unary_op(ast.", "_make_unary_op(lambda: ast."),
    change("annotationlib", "self.__get_ast(), op, rhs", "self.__get_ast(), op(), rhs"),
    change("annotationlib", "new_other, op, self", "new_other, op(), self"),
    change("annotationlib", "ops=[op],", "ops=[op()],"),
    change("annotationlib", "ast.UnaryOp(op, self", "ast.UnaryOp(op(), self"),
    change(
        "inspect",
        "import ast\nimport dis\n",
        "from _lazy import Lazy\nast, dis, token, tokenize = map(Lazy, ('ast', 'dis', 'token', 'tokenize'))\n",
    ),
    change("inspect", "import tokenize\nimport token\n", ""),
    change(
        "inspect",
        "for k, v in dis.COMPILER_FLAG_NAMES.items():\n    mod_dict[\"CO_\" + v] = k\n",
        "for k, v in enumerate((\"OPTIMIZED\", \"NEWLOCALS\", \"VARARGS\", \"VARKEYWORDS\", \"NESTED\",\n    \
         \"GENERATOR\", \"NOFREE\", \"COROUTINE\", \"ITERABLE_COROUTINE\", \"ASYNC_GENERATOR\")):\n    \
         mod_dict[\"CO_\" + v] = 1 << k\n\
         CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000\n",
    ),
    change(
        "annotationlib",
        "class _ExtraNameFixer(ast.NodeTransformer):\n",
        "def _ExtraNameFixer(names):\n    \
         return type('_ExtraNameFixer', (_NameFixer, ast.NodeTransformer), {})(names)\n\n\
         class _NameFixer:\n",
    ),
    // Of `codecs` it wants five constants.
    change(
        "json",
        "import codecs\n",
        "class codecs:\n    \
         BOM_UTF8 = b'\\xef\\xbb\\xbf'\n    \
         BOM_UTF16_LE, BOM_UTF16_BE = b'\\xff\\xfe', b'\\xfe\\xff'\n    \
         BOM_UTF32_LE, BOM_UTF32_BE = b'\\xff\\xfe\\0\\0', b'\\0\\0\\xfe\\xff'\n",
    ),
    // The marks under a line are found by the machine, which parses without a tree in Python.
    change(
        "traceback",
        "        with suppress(SyntaxError, ImportError):\n            import ast\n            \
         tree = ast.parse('\\n'.join(all_lines))\n            if not tree.body:\n                \
         return False\n",
        "        import _traceback\n        if _traceback.is_whole_call('\\n'.join(all_lines), \
         start_offset, end_offset):\n            return False\n        if False:\n            \
         tree = ast = None\n",
    ),
    change(
        "traceback",
        "    `segment` is expected to be a valid Python expression.\n    \"\"\"\n    import ast\n\n",
        "    \"\"\"\n    import _traceback\n    found = _traceback.anchors(segment)\n    \
         return None if found is None else _Anchors(*found)\n\n    ast = None\n",
    ),
    // As the accelerated module says it.
    change(
        "_pydecimal",
        "        raise error(explanation)\n",
        "        raise error([condition])\n",
    ),
    // Only the handlers that send something over a network need sockets.
    change(
        "logging.handlers",
        "import socket\n",
        "from _lazy import Lazy\nsocket = Lazy('socket')\n",
    ),
    // A task that is done is in none of the sets that are asked for tasks; weak sets keep
    // it until a collection.
    change(
        "asyncio.tasks",
        "            _py_leave_task(self._loop, self)\n            self = None",
        "            _py_leave_task(self._loop, self)\n            if self.done():\n                \
         _py_unregister_task(self)\n            self = None",
    ),
    change("asyncio.base_events", "\nimport socket\n", LAZY_SOCKET),
    change("asyncio.events", "\nimport socket\n", LAZY_SOCKET),
    change("asyncio.streams", "\nimport socket\n", LAZY_SOCKET),
    change("asyncio.trsock", "import socket\n", LAZY_SOCKET),
    change("asyncio.base_events", "\nimport subprocess\n", LAZY_SUBPROCESS),
    change("asyncio.events", "\nimport subprocess\n", LAZY_SUBPROCESS),
    change("asyncio.base_subprocess", "\nimport subprocess\n", LAZY_SUBPROCESS),
    change("asyncio.subprocess", "\nimport subprocess\n", LAZY_SUBPROCESS),
    // A view that nobody holds any more would keep the buffer from growing.
    change(
        "_pyio",
        "while n := os.readinto(self._fd, memoryview(result)[bytes_read:]):",
        "while n := self._read_at(result, bytes_read):",
    ),
    change(
        "_pyio",
        "    def readall(self):\n        \"\"\"Read all data from the file",
        "    def _read_at(self, result, at):\n        with memoryview(result) as whole, \
         whole[at:] as view:\n            return os.readinto(self._fd, view)\n\n    \
         def readall(self):\n        \"\"\"Read all data from the file",
    ),
    // What it is, without splitting the text of a built-in function's signature.
    change(
        "unittest.mock",
        "_CODE_SIG = inspect.signature(partial(CodeType.__init__, None))\n",
        "_CODE_SIG = inspect.Signature([\n    \
         inspect.Parameter('args', inspect.Parameter.VAR_POSITIONAL),\n    \
         inspect.Parameter('kwargs', inspect.Parameter.VAR_KEYWORD)])\n",
    ),
];
