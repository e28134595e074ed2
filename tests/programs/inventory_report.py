# Records, grouping, aggregation and a formatted report.
raw = """date,item,qty,price
2024-01-05,apple,10,0.50
2024-01-05,pear,4,0.75
2024-01-06,apple,3,0.55
2024-01-07,fig,20,0.20

2024-01-07,pear,x,0.70
2024-01-08,apple,-2,0.50
2024-01-08,kiwi,5
2024-01-09,fig,15,0.25
"""
class Record:
    fields = ("date", "item", "qty", "price"); kinds = (str, str, int, float)
    def __init__(self, *values):
        if len(values) != len(self.fields): raise ValueError(f"{len(values)} fields instead of {len(self.fields)}")
        for f, k, v in zip(self.fields, self.kinds, values): setattr(self, f, k(v))
        if self.qty < 0: raise ValueError(f"negative quantity {self.qty}")
    total = property(lambda self: self.qty * self.price)
    def __repr__(self): return "Record(" + ", ".join(f"{f}={getattr(self, f)!r}" for f in self.fields) + ")"
records, errors = [], []
for n, line in enumerate(raw.splitlines()[1:], 2):
    if not line.strip(): continue
    try: records.append(Record(*line.split(",")))
    except ValueError as e: e.add_note(f"line {n}: {line}"); errors.append(e)
print(records[0], len(records), [(str(e), e.__notes__) for e in errors])
groups = {}
for r in records: groups.setdefault(r.item, []).append(r)
print(f"{'item':<8}|{'n':>3}|{'qty':>5}|{'total':>9}|{'share':>7}")
print("-" * 36)
grand = sum(r.total for r in records)
for item, rs in sorted(groups.items(), key=lambda kv: -sum(r.total for r in kv[1])):
    t = sum(r.total for r in rs)
    print(f"{item:<8}|{len(rs):>3}|{sum(r.qty for r in rs):>5}|{t:>9,.2f}|{t / grand:>7.1%}")
print(f"{'all':=<8}|{len(records):=>3}|{sum(r.qty for r in records):=>5}|{grand:=>9.2f}|{1:=>7.0%}")
best = max(records, key=lambda r: (r.total, r.date))
print(best.item, f"{best.total:.3f}", sorted({r.date for r in records}), {d: round(sum(r.total for r in records if r.date == d), 2) for d in sorted({r.date for r in records})})
pivot = {(r.item, r.date[-2:]): r.qty for r in records}
days = sorted({d for _, d in pivot})
print(" " * 6 + "".join(f"{d:>4}" for d in days))
for item in sorted(groups): print(f"{item:<6}" + "".join(f"{pivot.get((item, d), '.'):>4}" for d in days))
