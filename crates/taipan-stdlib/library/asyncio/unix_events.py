"""The event loop of a machine without sockets, threads and child processes: it runs
what is ready and sleeps until something is due."""

import time

from . import base_events
from . import events

__all__ = (
    'SelectorEventLoop',
    '_DefaultEventLoopPolicy',
    'EventLoop',
)


class _Sleeper:
    """Stands where other loops wait for files."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError('the event loop has nothing left to wait for')
        if timeout > 0:
            time.sleep(timeout)
        return ()


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """An event loop over timers and callbacks."""

    def __init__(self, selector=None):
        if selector is not None:
            raise NotImplementedError('taipan does not support selectors yet')
        super().__init__()
        self._selector = _Sleeper()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        return self.call_soon(callback, *args, context=context)


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """UNIX event loop policy"""
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
