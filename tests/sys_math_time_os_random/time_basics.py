# requires: 3.14
# time: monotony and formats, nothing that depends on the hour.
import time
a, m, p, c = time.time(), time.monotonic(), time.perf_counter(), time.process_time()
n = sum(i * i for i in range(20000))
print(time.time() >= a > 1.6e9, time.monotonic() >= m, time.perf_counter() > p, time.process_time() >= c, time.time_ns() > 1e18, isinstance(time.perf_counter_ns(), int), isinstance(time.monotonic_ns(), int))
t = time.perf_counter(); time.sleep(0.01); print(0.009 < time.perf_counter() - t < 5)
g = time.gmtime(86400 * 365)
print(g, g.tm_year, g[0], tuple(g), g.tm_yday, g.tm_isdst, len(g))
print(time.gmtime(0)[:6], time.gmtime(1_700_000_000.9)[:6], time.strftime("%Y-%m-%d %H:%M:%S %j %a %B %%", time.gmtime(1_000_000_000)), time.asctime(time.gmtime(0)), time.gmtime(-1)[:6], time.gmtime(4e9)[:6])
for bad in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.gmtime("x"), lambda: time.gmtime(1e30), lambda: time.strftime(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
time.sleep(0)
