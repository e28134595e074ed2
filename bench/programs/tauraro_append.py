# Group: reports
# Source: the Tauraro report, 100k appends from module-level code, repeated 30 times.

check = 0
for repeat in range(30):
    items = []
    for i in range(100_000):
        items.append(i)
    check = check + len(items) + items[repeat]
print(check)
