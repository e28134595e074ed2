raise ImportError("taipan does not support importlib._bootstrap_external", name="importlib._bootstrap_external")
