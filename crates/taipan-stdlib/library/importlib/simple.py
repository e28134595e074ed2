raise ImportError("taipan does not support importlib.simple", name="importlib.simple")
