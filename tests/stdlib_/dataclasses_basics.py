from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
    def total(self): return self.x + self.y
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
@dataclass
class Q(P):
    z: int = 3
    _: KW_ONLY
    k: str = "kw"
    def __post_init__(self): self.w = self.z * 2
p = P(1, 2)
print(p, p == P(1, 2, hidden="other"), p != P(1), p.total(), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], Q(1, k="q"), Q(1).w)
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5), V(1)]), hash(V(1)) == hash(V(1)), {V(1): "a"}[V(1)], P.__match_args__)
for bad in (lambda: setattr(V(1), "major", 2), lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: hash(p), lambda: Q(1, 2, [], "h", 3, "k"), lambda: p < p, lambda: delattr(V(1), "major")):
    try: print(bad())
    except (TypeError, FrozenInstanceError) as e: print(type(e).__name__, e)
for src in ("@dataclass\nclass A:\n  x: int = 0\n  y: int", "@dataclass\nclass A:\n  x: list = []"):
    try: exec(src)
    except (TypeError, ValueError) as e: print(e)
@dataclass(slots=True, kw_only=True)
class S: a: int; b: int = 2
print(S(a=1), hasattr(S(a=1), "__dict__"), p.tags is P(1).tags)
match p:
    case P(x, y): print("matched", x, y)
