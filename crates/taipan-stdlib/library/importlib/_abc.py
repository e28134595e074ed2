raise ImportError("taipan does not support importlib._abc", name="importlib._abc")
