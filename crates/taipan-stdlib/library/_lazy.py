"""Modules that are imported when something is first taken from them."""

class Lazy:
    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        return getattr(__import__(self._name, fromlist=["*"]), name)
