# modes: no-stress
# A list nested two million deep is built and dropped.
def build(n):
    l = None
    for _ in range(n): l = [l]
    return l
l = build(2_000_000)
print(type(l[0][0]).__name__)
l = None
print("done")
