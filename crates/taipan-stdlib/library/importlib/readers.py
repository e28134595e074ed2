raise ImportError("taipan does not support importlib.readers", name="importlib.readers")
