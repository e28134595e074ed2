# The recursion limit holds in handlers too: there is nothing beyond it while one runs.
import sys


def both():
    global calls
    calls += 1
    try:
        both()
    except:
        both()


def in_handler():
    global calls
    calls += 1
    try:
        1 / 0
    except ZeroDivisionError:
        in_handler()


for limit in 8, 12:
    for f in both, in_handler:
        calls = 0
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(limit)
        try:
            f()
        except RecursionError as e:
            found = e
        sys.setrecursionlimit(before)
        print(limit, f.__name__, calls, found)
