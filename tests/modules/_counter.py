print("loading _counter")
count = 0
names = ["a"]
def bump():
    global count
    count += 1
    return count
class K:
    where = __name__
_hidden = 1
__all_off = 2
