# Group: reports
# Source: the Tauraro report, "loop (10M)": every variable is a global of the module.

count = 0
for i in range(10_000_000):
    count = count + 1
print(count)
