# MROs of hierarchies that nobody drew, duplicate bases; which keyword of a call counts as repeated.
for s in ('f(a=1,b=1,b=2,a=3)', 'f(x=1, **k, y=2, x=3)', 'f(a=1, b=2, c=3, b=4, b=5)', 'class C(a=1, a=2): pass'):
    try: compile(s, '<s>', 'exec')
    except SyntaxError as e: print(e.msg, e.offset, e.end_offset)
import itertools, random
random.seed(5)
def attempt(n):
    classes = [object]
    for i in range(n):
        bases = random.sample(classes[1:] or classes, min(len(classes[1:]) or 1, random.randrange(1, 5)))
        try: classes.append(type(f'C{i}', tuple(bases), {}))
        except TypeError as e: print(sorted(str(e)))
    for c in classes: print([x.__name__ for x in c.__mro__])
attempt(40)
try: type('D', (int, int), {})
except TypeError as e: print(e)
wide = type('Wide', tuple(type(f'W{i}', (), {}) for i in range(400)), {})
print(len(wide.__mro__), wide.__mro__[200].__name__)
print(len(eval('dict(' + ','.join(f'a{i}=1' for i in range(3000)) + ')')))
