# Markers count columns of wide characters.
import sys
def show(f):
    try: f()
    except Exception: sys.excepthook(*sys.exc_info())
show(lambda: "日本語" + 1)
show(lambda: ("é" * 2) + 1 / 0)
show(lambda: {"ключ": 1}["другой"] + "😀")
show(lambda: "😀😀"[10] + "x")
