class Key:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        return self.n < other.missing
    def __repr__(self): return f"Key({self.n})"
items = [Key(2), Key(1)]
print(sorted(items))
