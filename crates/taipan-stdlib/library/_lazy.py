"""Modules that are imported when something is first taken from them."""

class Lazy:
    # `known`: constants that need no import.
    def __init__(self, name, **known):
        self._name = name
        self.__dict__.update(known)

    def __getattr__(self, name):
        try:
            module = __import__(self._name, fromlist=["*"])
        except ModuleNotFoundError as error:
            message = f"taipan does not support the module {self._name!r}: {error}"
            raise AttributeError(message) from None
        return getattr(module, name)
