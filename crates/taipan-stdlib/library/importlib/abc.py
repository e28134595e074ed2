raise ImportError("taipan does not support importlib.abc", name="importlib.abc")
