# Tasks, packets and a scheduler: classes with much state and virtual calls.
class Packet:
    def __init__(self, link, ident, kind): self.link, self.ident, self.kind, self.datum, self.data = link, ident, kind, 0, [0] * 4
    def append_to(self, lst):
        self.link = None
        if lst is None: return self
        p = lst
        while p.link is not None: p = p.link
        p.link = self
        return lst
class Task:
    tasks, order, holds, queued = {}, [], 0, 0
    def __init__(self, ident, pri, queue):
        self.ident, self.pri, self.queue, self.held, self.waiting = ident, pri, queue, False, queue is None
        Task.tasks[ident] = self; Task.order.append(self); Task.order.sort(key=lambda t: -t.pri)
    def send(self, packet, to):
        Task.queued += 1; packet.ident = self.ident
        t = Task.tasks[to]; t.queue = packet.append_to(t.queue); t.waiting = False
    def step(self):
        if self.held or self.waiting: return False
        p = self.queue
        if p is not None: self.queue = p.link; p.link = None
        self.run(p)
        return True
    def run(self, packet): raise NotImplementedError
class Idle(Task):
    def __init__(self, i, n): super().__init__(i, 0, None); self.waiting, self.seed, self.n = False, 1, n
    def run(self, p):
        self.n -= 1
        if self.n == 0: self.held = True; return
        self.seed = (self.seed // 2) ^ 0xD008 if self.seed & 1 else self.seed // 2
        Task.tasks[5 if self.seed & 1 else 6].waiting = False
class Worker(Task):
    def __init__(self, *a): super().__init__(*a); self.dest, self.count = 3, 0
    def run(self, p):
        if p is None: self.waiting = True; return
        self.dest = 7 - self.dest
        for i in range(4): self.count = self.count % 26 + 1; p.data[i] = 64 + self.count
        self.send(p, self.dest)
class Handler(Task):
    def __init__(self, *a): super().__init__(*a); self.work, self.seen = [], []
    def run(self, p):
        if p is not None: self.work.append(p)
        if not self.work: self.waiting = True; return
        q = self.work.pop(0); self.seen.append("".join(map(chr, q.data)))
        if len(self.seen) > 60: self.held = True; Task.holds += 1; return
        self.send(q, 2)
class Device(Task):
    def run(self, p): Task.holds += 1; self.waiting = True
Idle(1, 300)
Worker(2, 10, Packet(Packet(None, 0, 1), 0, 1))
Handler(3, 20, None); Handler(4, 20, None); Device(5, 5, None); Device(6, 5, None)
steps = 0
while any([t.step() for t in Task.order]) and steps < 2000: steps += 1
print(steps, Task.queued, Task.holds, [len(t.seen) for t in Task.order if isinstance(t, Handler)], Task.tasks[3].seen[:3], Task.tasks[2].count)
try: Task(9, 1, Packet(None, 1, 1)).step()
except NotImplementedError as e: print(repr(e))
