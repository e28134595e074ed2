class Bad:
    def __repr__(self): raise TypeError("no repr")
    def __eq__(self, o): return 1 / 0
data = {"k": [Bad()]}
try: data["k"] == [Bad()]
except ZeroDivisionError as e: print("eq", e)
print(data)
