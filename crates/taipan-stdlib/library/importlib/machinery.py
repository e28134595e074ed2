"""The machinery of importlib: finders, loaders, hooks, etc."""

__all__ = ['BYTECODE_SUFFIXES', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES', 'FileFinder', 'ModuleSpec',
           'OPTIMIZED_BYTECODE_SUFFIXES', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'all_suffixes']

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = ['.pyc']
# No module of another language can be loaded.
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """The specification for a module, used for loading."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(parts)})'

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin and self.cached == other.cached
                    and self.submodule_search_locations == other.submodule_search_locations
                    and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    # Nothing is cached in files.
    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the module's parent."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class SourceFileLoader:
    """Concrete implementation of SourceLoader using the file system."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check_name(self, name):
        if name is not None and name != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)

    def is_package(self, fullname):
        self._check_name(fullname)
        stem = self.get_filename().rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def get_filename(self, name=None):
        """Return the path to the source file as found by the finder."""
        self._check_name(name)
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname):
        self._check_name(fullname)
        from linecache import getlines
        return ''.join(getlines(self.path))

    def source_to_code(self, data, path):
        return compile(data, path, 'exec', dont_inherit=True)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        """Execute the module."""
        exec(self.get_code(module.__name__), module.__dict__)


class FileFinder:
    """File-based finder: finds modules in one folder."""

    # The loaders are always the machine's.
    def __init__(self, path, *loader_details):
        self.path = path or '.'

    def find_spec(self, fullname, target=None):
        """Try to find a spec for the specified module."""
        from _importlib import find_in
        from .util import _described
        found = find_in(self.path, fullname.rpartition('.')[2])
        return found and _described(fullname, found)

    def invalidate_caches(self):
        """Invalidate the directory mtime."""

    def __repr__(self):
        return f'FileFinder({self.path!r})'


class _OwnLoader:
    """The loader of modules that are part of the machine."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        raise ImportError(f'taipan does not support running its own module {self.name!r} again',
                          name=self.name)
