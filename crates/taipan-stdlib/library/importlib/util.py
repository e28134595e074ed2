"""Utility code for constructing importers, etc."""

__all__ = ['cache_from_source', 'find_spec', 'module_from_spec', 'resolve_name',
           'source_from_cache', 'spec_from_file_location', 'spec_from_loader']

import sys
from _importlib import find as _find
from .machinery import ModuleSpec, SourceFileLoader, SOURCE_SUFFIXES, _OwnLoader

_POPULATE = object()


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} '
                          '(required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name[level:]}' if name[level:] else bits[0]


def _spec_of(fullname):
    # The spec of a module, imported or not; None where there is none.
    parent, _, _ = fullname.rpartition('.')
    path = None
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} "
                f"while trying to find {fullname!r}", name=fullname) from error
    found = _find(fullname, path)
    return found and _described(fullname, found)


def _described(fullname, found):
    # The spec of what the machine has found.
    kind, origin, locations = found
    if kind == 'file':
        return spec_from_file_location(fullname, origin, submodule_search_locations=locations)
    loader = None if kind == 'namespace' else _OwnLoader(fullname)
    spec = ModuleSpec(fullname, loader, origin=origin)
    spec.submodule_search_locations = locations
    spec.has_location = kind == 'library'
    return spec


def find_spec(name, package=None):
    """Return the spec for the specified module.

    First, sys.modules is checked to see if the module was already imported. If
    so, then sys.modules[name].__spec__ is returned, where it has one. Parents of
    the module are imported. None is returned if no spec could be found.

    """
    fullname = resolve_name(name, package)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            # The machine's own modules have none.
            spec = _spec_of(fullname)
            if spec is None:
                raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is not None:
            return spec
        if fullname == '__main__':
            raise ValueError(f'{name}.__spec__ is None')
    return _spec_of(fullname)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        search = [] if is_package else None
        return spec_from_file_location(name, loader=loader, submodule_search_locations=search)
    if is_package is None:
        is_package = False
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_POPULATE):
    """Return a module spec based on a file location.

    To indicate that the module is a package, set
    submodule_search_locations to a list of directory paths.  An
    empty list is sufficient, though its not otherwise useful to the
    import system.

    """
    import os
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not _POPULATE:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, 'is_package'):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.split(location)[0])
    return spec


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = type(sys)(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        module.__cached__ = spec.cached
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Nothing is cached in files."""
    raise NotImplementedError('taipan does not support files of compiled code')


def source_from_cache(path):
    """Nothing is cached in files."""
    raise NotImplementedError('taipan does not support files of compiled code')
