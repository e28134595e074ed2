"""Digests, which are not there yet: no name of the module could keep what it promises."""

raise ImportError("taipan does not support hashlib yet", name="hashlib")
