_absent = object()
_shown = set()


class FrameLocalsProxy:
    __slots__ = ("_frame",)

    def __init__(self, frame, /):
        self._frame = frame

    def __getitem__(self, key):
        value = load(self._frame, key, _absent)
        if value is _absent:
            value = extra(self._frame).get(key, _absent)
        if value is _absent:
            raise KeyError(f"local variable '{key!r}' is not defined")
        return value

    def __setitem__(self, key, value):
        if not store(self._frame, key, value):
            extra(self._frame)[key] = value

    def __delitem__(self, key):
        if known(self._frame, key):
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        del extra(self._frame)[key]

    def keys(self):
        return names(self._frame) + list(extra(self._frame))

    def values(self):
        return [self[key] for key in self.keys()]

    def items(self):
        return [(key, self[key]) for key in self.keys()]

    def __iter__(self):
        return iter(self.keys())

    def __reversed__(self):
        return reversed(self.keys())

    def __len__(self):
        return len(self.keys())

    def __contains__(self, key):
        return load(self._frame, key, _absent) is not _absent or key in extra(self._frame)

    def get(self, key, default=None, /):
        return self[key] if key in self else default

    def setdefault(self, key, default=None, /):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other, /):
        if not isinstance(other, dict) and type(other) is not FrameLocalsProxy:
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        for key in other.keys():
            self[key] = other[key]

    def pop(self, key, default=_absent, /):
        if known(self._frame, key):
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        if default is _absent:
            return extra(self._frame).pop(key)
        return extra(self._frame).pop(key, default)

    def copy(self):
        return dict(self.items())

    __copy__ = copy

    def __eq__(self, other):
        if type(other) is FrameLocalsProxy:
            return self._frame is other._frame
        if isinstance(other, dict):
            return self.copy() == other
        return NotImplemented

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict) and type(other) is not FrameLocalsProxy:
            return NotImplemented
        return self.copy() | dict(other.items())

    def __ror__(self, other):
        if not isinstance(other, dict) and type(other) is not FrameLocalsProxy:
            return NotImplemented
        return dict(other.items()) | self.copy()

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        if id(self._frame) in _shown:
            return "{...}"
        _shown.add(id(self._frame))
        try:
            return repr(self.copy())
        finally:
            _shown.discard(id(self._frame))
