# A discrete event simulation of a shop with processes as generators.
import random
rng = random.Random(11)
class Sim:
    def __init__(self): self.now, self.queue, self.n = 0, [], 0
    def at(self, t, proc, value=None):
        self.n += 1; item = (t, self.n, proc, value)
        lo, hi = 0, len(self.queue)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.queue[mid] > item[:2] + (None,)[:0]: hi = mid
            else: lo = mid + 1
        self.queue.insert(lo, item)
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, proc, value = self.queue.pop(0)
            try: cmd, arg = proc.send(value)
            except StopIteration: continue
            if cmd == "wait": self.at(self.now + arg, proc)
            elif cmd == "get": arg.request(proc)
            elif cmd == "put": arg.release(); self.at(self.now, proc)
class Resource:
    def __init__(self, sim, n): self.sim, self.free, self.waiting, self.longest = sim, n, [], 0
    def request(self, p):
        if self.free: self.free -= 1; self.sim.at(self.sim.now, p, "granted")
        else: self.waiting.append(p); self.longest = max(self.longest, len(self.waiting))
    def release(self):
        if self.waiting: self.sim.at(self.sim.now, self.waiting.pop(0), "granted later")
        else: self.free += 1
sim = Sim(); tills = Resource(sim, 2); log, waits = [], []
def customer(name):
    arrived = sim.now
    got = yield "get", tills
    waits.append(sim.now - arrived)
    if len(log) < 12: log.append(f"{sim.now:>4} {name} {got} after {sim.now - arrived}")
    yield "wait", rng.randint(2, 9)
    yield "put", tills
    if len(log) < 12: log.append(f"{sim.now:>4} {name} leaves")
def arrivals():
    for i in range(60):
        sim.at(sim.now, customer(f"c{i}"))
        yield "wait", rng.randint(1, 5)
sim.at(0, arrivals()); sim.run(1000)
print("\n".join(log)); print(len(waits), sum(waits), max(waits), tills.longest, tills.free, sim.now)
