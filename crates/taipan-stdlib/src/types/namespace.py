class SimpleNamespace:
    """A simple attribute-based namespace."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        given = dict(mapping_or_iterable)
        for key in given:
            if not isinstance(key, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(given)
        self.__dict__.update(kwargs)

    def __repr__(self):
        cls = type(self)
        name = "namespace" if cls is SimpleNamespace else cls.__name__
        if id(self) in _shown:
            return name + "(...)"
        _shown.add(id(self))
        try:
            items = self.__dict__.items()
            return name + "(" + ", ".join([f"{k}={v!r}" for k, v in items if k]) + ")"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __reduce__(self):
        return (type(self), (), self.__dict__)

    def __replace__(self, /, **changes):
        copy = type(self)(**self.__dict__)
        copy.__dict__.update(changes)
        return copy

_shown = set()
