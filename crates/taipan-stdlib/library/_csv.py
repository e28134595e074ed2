"""CSV parsing and writing."""

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

class Error(Exception):
    pass

Error.__module__ = "_csv"

_dialects = {}
_limit = 131072

def _character(name, value, default, optional):
    if value is _ABSENT:
        return default
    if value is None and optional:
        return None
    if not isinstance(value, str):
        kind = type(value).__name__
        none = " or None" if optional else ""
        raise TypeError(f'"{name}" must be a unicode character{none}, not {kind}')
    if len(value) != 1:
        none = " or None" if optional else ""
        raise TypeError(f'"{name}" must be a unicode character{none}, '
                        f"not a string of length {len(value)}")
    return value

class _Absent:
    def __bool__(self):
        return False

_ABSENT = _Absent()
_NAMES = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
          "skipinitialspace", "strict")

class Dialect:
    """CSV dialect

    The Dialect type records CSV dialect options."""
    __slots__ = tuple("_" + name for name in _NAMES)

    def __new__(cls, dialect=None, **options):
        for name in options:
            if name not in _NAMES:
                raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        elif isinstance(dialect, Dialect) and not options:
            return dialect
        def option(name):
            value = options.get(name, _ABSENT)
            return getattr(dialect, name, _ABSENT) if value is _ABSENT else value
        self = object.__new__(cls)
        self._delimiter = _character("delimiter", option("delimiter"), ",", False)
        doublequote = option("doublequote")
        self._doublequote = True if doublequote is _ABSENT else bool(doublequote)
        self._escapechar = _character("escapechar", option("escapechar"), None, True)
        terminator = option("lineterminator")
        if terminator is not _ABSENT and not isinstance(terminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(terminator).__name__}')
        self._lineterminator = "\r\n" if terminator is _ABSENT else terminator
        quotechar, quoting = option("quotechar"), option("quoting")
        self._quotechar = _character("quotechar", quotechar, '"', True)
        if quoting is _ABSENT:
            quoting = QUOTE_MINIMAL
        elif type(quoting) is not int:
            raise TypeError('"quoting" must be an integer, not ' + type(quoting).__name__)
        if not 0 <= quoting <= 5:
            raise TypeError('bad "quoting" value')
        if quotechar is None and "quoting" not in options and option("quoting") is _ABSENT:
            quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        self._quoting = quoting
        space, strict = option("skipinitialspace"), option("strict")
        self._skipinitialspace, self._strict = bool(space), bool(strict)
        self._check()
        return self

    def _check(self):
        chars = {"delimiter": self._delimiter, "escapechar": self._escapechar,
                 "quotechar": self._quotechar}
        for name, char in chars.items():
            if char in ("\n", "\r") or char == " " and name != "delimiter" and self._skipinitialspace:
                raise ValueError(f"bad {name} value")
            if char and char in self._lineterminator:
                raise ValueError(f"bad {name} or lineterminator value")
        if self._delimiter == " " and self._skipinitialspace:
            raise ValueError("bad delimiter value")
        names = list(chars)
        for i, name in enumerate(names):
            for other in names[i + 1:]:
                if chars[name] is not None and chars[name] == chars[other]:
                    raise ValueError(f"bad {name} or {other} value")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")

for _name in _NAMES:
    setattr(Dialect, _name, property(lambda self, _key="_" + _name: getattr(self, _key)))
Dialect.__module__ = "_csv"

def register_dialect(name, dialect=None, /, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **options)

def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]

def get_dialect(name, /):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None

def list_dialects():
    return list(_dialects)

def field_size_limit(limit=_ABSENT, /):
    global _limit
    old = _limit
    if limit is not _ABSENT:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old

class _Reader:
    """CSV reader"""

    def __init__(self, lines, dialect=None, /, **options):
        self._lines = iter(lines)
        self.dialect = Dialect(dialect, **options)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        fields = None
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if fields is not None and (self._field or self._state == "quoted"):
                    if dialect._strict:
                        raise Error("unexpected end of data") from None
                    self._save(fields)
                    return fields
                if fields:
                    return fields
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            if fields is None:
                plain = self._plain(line, dialect)
                if plain is not None:
                    return plain
                fields, self._field, self._state, self._number = [], [], "start", False
            if self._read(line, fields, dialect):
                return fields

    def _plain(self, line, dialect):
        # A line without quotes, escapes and line ends inside is only split.
        if dialect._quoting > QUOTE_ALL or dialect._skipinitialspace or len(line) > _limit:
            return None
        if dialect._quotechar in line or dialect._escapechar and dialect._escapechar in line:
            return None
        end = len(line)
        if line.endswith("\n"):
            end -= 1
            if end and line[end - 1] == "\r":
                end -= 1
        elif line.endswith("\r"):
            end -= 1
        text = line[:end]
        if "\n" in text or "\r" in text:
            return None
        return text.split(dialect._delimiter) if text else []

    def _save(self, fields):
        field = "".join(self._field)
        quoting = self.dialect._quoting
        if not self._number:
            if quoting == QUOTE_NONNUMERIC and (field or self._plain_field):
                fields.append(float(field) if field else field)
            elif quoting == QUOTE_STRINGS and self._plain_field:
                fields.append(float(field) if field else None)
            elif quoting == QUOTE_NOTNULL and not field and self._plain_field:
                fields.append(None)
            else:
                fields.append(field)
        else:
            fields.append(field)
        self._field, self._number, self._plain_field = [], False, True

    _plain_field = True

    def _add(self, char):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(char)

    def _read(self, line, fields, dialect):
        # True where the record is complete.
        delimiter, quote, escape = dialect._delimiter, dialect._quotechar, dialect._escapechar
        quoting, state = dialect._quoting, self._state
        quotes = quoting != QUOTE_NONE
        for char in line + "\0":
            end = char == "\0"
            newline = char == "\n" or char == "\r"
            if end and state not in ("escape", "quoted", "quoted escape", "eaten"):
                newline = True
            if state == "start":
                if end:
                    self._state = "start"
                    return True
                if newline:
                    state = "eaten"
                    continue
                state = "field start"
            if state == "field start":
                if newline:
                    self._save(fields)
                    state = "start" if end else "eaten"
                elif char == quote and quotes:
                    self._number = True
                    self._plain_field = False
                    state = "quoted"
                elif char == escape and escape is not None:
                    state = "escape"
                elif char == " " and dialect._skipinitialspace:
                    pass
                elif char == delimiter:
                    self._save(fields)
                else:
                    self._add(char)
                    state = "field"
            elif state == "escape":
                if end:
                    self._add("\n")
                    break
                self._add(char)
                state = "escaped newline" if newline else "field"
            elif state in ("field", "escaped newline"):
                if state == "escaped newline" and end:
                    break
                if newline:
                    self._save(fields)
                    state = "start" if end else "eaten"
                elif char == escape and escape is not None:
                    state = "escape"
                elif char == delimiter:
                    self._save(fields)
                    state = "field start"
                else:
                    self._add(char)
                    state = "field"
            elif state == "quoted":
                if end:
                    break
                if char == escape and escape is not None:
                    state = "quoted escape"
                elif char == quote and quotes:
                    state = "quote" if dialect._doublequote else "field"
                else:
                    self._add(char)
            elif state == "quoted escape":
                if end:
                    self._add("\n")
                    break
                self._add(char)
                state = "quoted"
            elif state == "quote":
                if quotes and char == quote:
                    self._add(char)
                    state = "quoted"
                elif char == delimiter:
                    self._save(fields)
                    state = "field start"
                elif newline:
                    self._save(fields)
                    state = "start" if end else "eaten"
                elif not dialect._strict:
                    self._add(char)
                    state = "field"
                else:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
            elif state == "eaten":
                if end:
                    state = "start"
                elif not newline:
                    raise Error("new-line character seen in unquoted field - do you need to open "
                                "the file with newline=''?")
        self._state = state
        return state == "start"

def reader(iterable, /, dialect="excel", **options):
    return _Reader(iterable, dialect, **options)

class _Writer:
    """CSV writer"""

    def __init__(self, file, dialect=None, /, **options):
        write = getattr(file, "write", None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = dialect = Dialect(dialect, **options)
        special = dialect._delimiter + "\r\n" + dialect._lineterminator
        self._special = frozenset(special + (dialect._quotechar or "") + (dialect._escapechar or ""))

    def writerow(self, row, /):
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        dialect = self.dialect
        quoting = dialect._quoting
        parts = []
        empty = False
        for value in row:
            if isinstance(value, str):
                text, number, null = value, False, False
            elif value is None:
                text, number, null = "", False, True
            else:
                text, number, null = str(value), isinstance(value, (int, float)), False
                if not number:
                    number = hasattr(type(value), "__float__") or hasattr(type(value), "__index__")
            if quoting == QUOTE_ALL:
                quoted = True
            elif quoting == QUOTE_NONNUMERIC:
                quoted = not number
            elif quoting == QUOTE_STRINGS:
                quoted = isinstance(value, str)
            elif quoting == QUOTE_NOTNULL:
                quoted = not null
            else:
                quoted = False
            empty = null or not text
            parts.append(self._field(text, quoted, dialect))
        if len(parts) == 1 and parts[0] == "":
            if quoting == QUOTE_NONE or quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and null:
                raise Error("single empty field record must be quoted")
            parts[0] = dialect._quotechar * 2
        return self._write(dialect._delimiter.join(parts) + dialect._lineterminator)

    def _field(self, text, quoted, dialect):
        space = dialect._delimiter == " " and dialect._skipinitialspace
        if self._special.isdisjoint(text) and not (text[:1] == " " and dialect._skipinitialspace):
            return dialect._quotechar + text + dialect._quotechar if quoted else text
        quote, escape, out = dialect._quotechar, dialect._escapechar, []
        for char in text:
            if char in self._special or char == " " and space:
                wanted = True
                if dialect._quoting == QUOTE_NONE:
                    pass
                else:
                    if char == quote:
                        if dialect._doublequote:
                            out.append(quote)
                            wanted = False
                    elif char == escape and escape is not None:
                        pass
                    else:
                        wanted = False
                    if not wanted:
                        quoted = True
                if wanted:
                    if escape is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(escape)
            out.append(char)
        if text[:1] == " " and dialect._skipinitialspace and dialect._quoting != QUOTE_NONE:
            quoted = True
        text = "".join(out)
        return quote + text + quote if quoted else text

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

def writer(file, /, dialect="excel", **options):
    return _Writer(file, dialect, **options)

Reader, Writer = _Reader, _Writer
