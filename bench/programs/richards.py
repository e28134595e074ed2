# Group: programs
# Source: first measurements of peers. Like Richards: a simulated kernel whose tasks pass packets.

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
PAYLOAD = 4


class Packet:
    def __init__(self, link, address, kind):
        self.link = link
        self.address = address
        self.kind = kind
        self.datum = 0
        self.payload = [0] * PAYLOAD


def append(packet, queue):
    """The queue with the packet at its end."""
    packet.link = None
    if queue is None:
        return packet
    last = queue
    while last.link is not None:
        last = last.link
    last.link = packet
    return queue


class Task:
    def __init__(self, kernel, name, priority, queue, waiting):
        self.kernel = kernel
        self.name = name
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = waiting
        self.holding = False
        self.link = kernel.tasks
        kernel.tasks = self
        kernel.table[name] = self

    def is_blocked(self):
        return self.holding or (self.waiting and not self.pending)

    def resume(self):
        packet = None
        if self.pending and self.waiting:
            packet = self.queue
            self.queue = packet.link
            self.pending = self.queue is not None
            self.waiting = False
        return self.step(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.kernel.holds += 1
        self.holding = True
        return self.link

    def release(self, name):
        task = self.kernel.table[name]
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        receiver = self.kernel.table[packet.address]
        self.kernel.sent += 1
        packet.address = self.name
        return receiver.receive(packet, self)

    def receive(self, packet, sender):
        if self.queue is None:
            packet.link = None
            self.queue = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            append(packet, self.queue)
        return sender


class Idle(Task):
    def __init__(self, kernel, rounds):
        super().__init__(kernel, IDLE, 0, None, False)
        self.rounds = rounds
        self.control = 1

    def step(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        odd = self.control & 1
        self.control >>= 1
        if odd:
            self.control ^= 0xD008
            return self.release(DEVICE_B)
        return self.release(DEVICE_A)


class Worker(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue, True)
        self.next = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.next = HANDLER_B if self.next == HANDLER_A else HANDLER_A
        packet.address = self.next
        packet.datum = 0
        for i in range(PAYLOAD):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.payload[i] = 64 + self.letter
        return self.send(packet)


class Handler(Task):
    def __init__(self, kernel, name, priority, queue):
        super().__init__(kernel, name, priority, queue, True)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = append(packet, self.work)
            else:
                self.devices = append(packet, self.devices)
        work = self.work
        if work is not None:
            at = work.datum
            if at >= PAYLOAD:
                self.work = work.link
                return self.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.payload[at]
                work.datum = at + 1
                return self.send(device)
        return self.wait()


class Device(Task):
    def __init__(self, kernel, name, priority):
        super().__init__(kernel, name, priority, None, True)
        self.held = None

    def step(self, packet):
        if packet is not None:
            self.held = packet
            return self.hold()
        packet = self.held
        if packet is None:
            return self.wait()
        self.held = None
        return self.send(packet)


def packets(count, address, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, address, kind)
    return queue


class Kernel:
    def __init__(self, rounds):
        self.tasks = None
        self.table = [None] * 6
        self.sent = 0
        self.holds = 0
        Idle(self, rounds)
        Worker(self, packets(2, WORKER, WORK_PACKET))
        Handler(self, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
        Handler(self, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
        Device(self, DEVICE_A, 4000)
        Device(self, DEVICE_B, 5000)

    def run(self):
        task = self.tasks
        while task is not None:
            task = task.link if task.is_blocked() else task.resume()


def main(repeat):
    sent = holds = 0
    for _ in range(repeat):
        kernel = Kernel(10_000)
        kernel.run()
        sent += kernel.sent
        holds += kernel.holds
    print(sent // repeat, holds // repeat, sent, holds)


main(20)
