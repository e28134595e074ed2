# Group: reports
# Source: the Tauraro report, "arithmetic (5M)": every variable is a global of the module.

total = 0
for i in range(5_000_000):
    total = total + (i * 2 + 3)
print(total)
