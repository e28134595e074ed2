raise ImportError("taipan does not support importlib._bootstrap", name="importlib._bootstrap")
