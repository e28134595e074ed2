# Files, dates and decimal numbers have no Python functions to be told of; what they call has.
import csv
import datetime
import decimal
import io
import sys

events = []


def watch(frame, event, argument):
    if event in ("call", "return"):
        events.append((event, frame.f_code.co_name, argument))
    return watch


def profile(frame, event, argument):
    if event in ("call", "return"):
        events.append(("profile " + event, frame.f_code.co_name, argument))


class Sink(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        return len(data)


def work():
    lines = io.StringIO("a,b\nc,d\n")
    rows = list(csv.reader(lines))
    day = datetime.date(2024, 2, 28) + datetime.timedelta(days=2)
    number = decimal.Decimal("1.10") + 2
    try:
        decimal.Decimal("x")
    except decimal.InvalidOperation as error:
        name = type(error).__name__
    return rows, str(day), str(number), name


for install in (sys.settrace, sys.setprofile):
    install(watch if install is sys.settrace else profile)
    work()
    install(None)
    for event in events:
        print(event)
    events.clear()

sink = Sink()
sys.settrace(watch)
sink.writelines([b"one", b"two"])
sys.settrace(None)
for event in events:
    print(event)
