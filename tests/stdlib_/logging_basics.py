# Loggers, levels, handlers, formatters, filters, and exceptions in records.
import io
import logging
import logging.handlers
import sys

stream = io.StringIO()
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.part")
log.debug("not shown")
log.info("shown %d %s", 1, {"a": 2})
log.warning("careful", extra={"user": "me"})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("went wrong")
child = log.getChild("sub")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("{name}|{levelname:>8}|{message}", style="{"))
child.addHandler(handler)
child.propagate = False
child.error("only there")
class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0
handler.addFilter(OnlyEven())
for i in range(4):
    child.critical("n=%d", i)
print(stream.getvalue())
print(logging.getLevelName(30), logging.getLevelName("ERROR"), log.getEffectiveLevel())
print(log, child.hasHandlers(), log.isEnabledFor(logging.DEBUG))
memory = logging.handlers.MemoryHandler(2, target=handler)
logging.disable(logging.CRITICAL)
log.critical("silenced")
