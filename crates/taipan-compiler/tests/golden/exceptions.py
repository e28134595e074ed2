def guarded(path, cleanup):
    try:
        value = path.read()
    except OSError as error:
        value = str(error)
        return value
    except (KeyError, ValueError):
        raise RuntimeError("no") from None
    else:
        value += "!"
    finally:
        cleanup()
    return value


def managed(lock, items):
    for item in items:
        with lock as held, open(item):
            if not item:
                continue
            return held
