def a(x): return b(x) + 1
def b(x):
    y = x * 2
    return c(y)
def c(z):
    return [1, 2, 3][z]
class K:
    def method(self, n):
        return a(n)
    @staticmethod
    def s(): return K().method(5)
K.s()
