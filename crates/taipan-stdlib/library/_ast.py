"""Nodes of syntax trees: they can be made, walked and unparsed.

Making a tree from source text (`ast.parse`) is not supported, and says so.
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")

class AST:
    _fields = _attributes = __match_args__ = ()
    _field_types = {}

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields, types = cls._fields, cls._field_types
        if len(args) > len(fields):
            plural = "" if len(fields) == 1 else "s"
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} "
                            f"positional argument{plural}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields[:len(args)]:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            if name not in fields and name not in cls._attributes:
                import warnings
                warnings.warn(f"{cls.__name__}.__init__ got an unexpected keyword argument "
                              f"{name!r}. Support for arbitrary keyword arguments is deprecated "
                              "and will be removed in Python 3.15.", DeprecationWarning, 2)
            setattr(self, name, value)
        for name in fields[len(args):]:
            if name in kwargs:
                continue
            kind = types.get(name, "?")
            if kind[-1] == "*":
                setattr(self, name, [])
            elif kind == "expr_context":
                setattr(self, name, Load())
            elif kind[-1] != "?":
                import warnings
                warnings.warn(f"{cls.__name__}.__init__ missing 1 required positional argument: "
                              f"{name!r}. This will become an error in Python 3.15.",
                              DeprecationWarning, 2)

    def __reduce_ex__(self, protocol):
        return _remade, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        made = _remade(type(self), dict(self.__dict__))
        for name, value in changes.items():
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword "
                                f"argument {name!r}.")
            setattr(made, name, value)
        return made

    def __repr__(self):
        return _shown(self, 3)

def _remade(kind, fields):
    made = object.__new__(kind)
    made.__dict__.update(fields)
    return made

def _shown(node, depth):
    if isinstance(node, list):
        parts = [_shown(item, depth) for item in node]
        return "[" + ", ".join(parts if len(parts) < 3 else (parts[0], "...", parts[-1])) + "]"
    if not isinstance(node, AST):
        return repr(node)
    if depth <= 0:
        return type(node).__name__ + "(...)"
    parts = [f"{name}={_shown(getattr(node, name), depth - 1)}"
             for name in node._fields if hasattr(node, name)]
    return f"{type(node).__name__}({', '.join(parts)})"

# Each line: a class, or a class and its subclasses; the fields of each with their types
# (`?`: may be None, `*`: a list). `@`: nodes have a place in the source.
_GRAMMAR = """
alias(name:str asname:str?) @
arg(arg:str annotation:expr? type_comment:str?) @
arguments(posonlyargs:arg* args:arg* vararg:arg? kwonlyargs:arg* kw_defaults:expr*
    kwarg:arg? defaults:expr*)
boolop = And() | Or()
cmpop = Eq() | Gt() | GtE() | In() | Is() | IsNot() | Lt() | LtE() | NotEq() | NotIn()
comprehension(target:expr iter:expr ifs:expr* is_async:int)
excepthandler @ = ExceptHandler(type:expr? name:str? body:stmt*)
expr @ = Attribute(value:expr attr:str ctx:expr_context) | Await(value:expr) |
    BinOp(left:expr op:operator right:expr) | BoolOp(op:boolop values:expr*) |
    Call(func:expr args:expr* keywords:keyword*) | Compare(left:expr ops:cmpop*
    comparators:expr*) | Constant(value:object kind:str?) | Dict(keys:expr* values:expr*) |
    DictComp(key:expr value:expr generators:comprehension*) | FormattedValue(value:expr
    conversion:int format_spec:expr?) | GeneratorExp(elt:expr generators:comprehension*) |
    IfExp(test:expr body:expr orelse:expr) | Interpolation(value:expr str:object
    conversion:int format_spec:expr?) | JoinedStr(values:expr*) | Lambda(args:arguments
    body:expr) | List(elts:expr* ctx:expr_context) | ListComp(elt:expr
    generators:comprehension*) | Name(id:str ctx:expr_context) | NamedExpr(target:expr
    value:expr) | Set(elts:expr*) | SetComp(elt:expr generators:comprehension*) |
    Slice(lower:expr? upper:expr? step:expr?) | Starred(value:expr ctx:expr_context) |
    Subscript(value:expr slice:expr ctx:expr_context) | TemplateStr(values:expr*) |
    Tuple(elts:expr* ctx:expr_context) | UnaryOp(op:unaryop operand:expr) |
    Yield(value:expr?) | YieldFrom(value:expr)
expr_context = Del() | Load() | Store()
keyword(arg:str? value:expr) @
match_case(pattern:pattern guard:expr? body:stmt*)
mod = Expression(body:expr) | FunctionType(argtypes:expr* returns:expr) |
    Interactive(body:stmt*) | Module(body:stmt* type_ignores:type_ignore*)
operator = Add() | BitAnd() | BitOr() | BitXor() | Div() | FloorDiv() | LShift() | MatMult()
    | Mod() | Mult() | Pow() | RShift() | Sub()
pattern @ = MatchAs(pattern:pattern? name:str?) | MatchClass(cls:expr patterns:pattern*
    kwd_attrs:str* kwd_patterns:pattern*) | MatchMapping(keys:expr* patterns:pattern*
    rest:str?) | MatchOr(patterns:pattern*) | MatchSequence(patterns:pattern*) |
    MatchSingleton(value:object) | MatchStar(name:str?) | MatchValue(value:expr)
stmt @ = AnnAssign(target:expr annotation:expr value:expr? simple:int) | Assert(test:expr
    msg:expr?) | Assign(targets:expr* value:expr type_comment:str?) | AsyncFor(target:expr
    iter:expr body:stmt* orelse:stmt* type_comment:str?) | AsyncFunctionDef(name:str
    args:arguments body:stmt* decorator_list:expr* returns:expr? type_comment:str?
    type_params:type_param*) | AsyncWith(items:withitem* body:stmt* type_comment:str?) |
    AugAssign(target:expr op:operator value:expr) | Break() | ClassDef(name:str bases:expr*
    keywords:keyword* body:stmt* decorator_list:expr* type_params:type_param*) | Continue()
    | Delete(targets:expr*) | Expr(value:expr) | For(target:expr iter:expr body:stmt*
    orelse:stmt* type_comment:str?) | FunctionDef(name:str args:arguments body:stmt*
    decorator_list:expr* returns:expr? type_comment:str? type_params:type_param*) |
    Global(names:str*) | If(test:expr body:stmt* orelse:stmt*) | Import(names:alias*) |
    ImportFrom(module:str? names:alias* level:int?) | Match(subject:expr cases:match_case*)
    | Nonlocal(names:str*) | Pass() | Raise(exc:expr? cause:expr?) | Return(value:expr?) |
    Try(body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*) |
    TryStar(body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*) |
    TypeAlias(name:expr type_params:type_param* value:expr) | While(test:expr body:stmt*
    orelse:stmt*) | With(items:withitem* body:stmt* type_comment:str?)
type_ignore = TypeIgnore(lineno:int tag:str)
type_param @ = ParamSpec(name:str default_value:expr?) | TypeVar(name:str bound:expr?
    default_value:expr?) | TypeVarTuple(name:str default_value:expr?)
unaryop = Invert() | Not() | UAdd() | USub()
withitem(context_expr:expr optional_vars:expr?)
"""

def _make(text, base, placed):
    name, _, fields = text.partition("(")
    fields = [field.split(":") for field in fields.rstrip(")").split()]
    names = tuple(field[0] for field in fields)
    space = {"_fields": names, "__match_args__": names, "__module__": "ast",
             "_field_types": dict(fields)}
    if placed:
        space["_attributes"] = _PLACE
    for field, kind in fields:
        if kind[-1] == "?":
            space[field] = None
    made = type(name.strip(), (base,), space)
    if placed:
        made.end_lineno = made.end_col_offset = None
    globals()[made.__name__] = made
    return made

for _line in _GRAMMAR.replace("\n    ", " ").strip().split("\n"):
    _head, _, _kinds = _line.partition(" = ")
    _placed = _head.endswith("@")
    _base = _make(_head.rstrip(" @"), AST, _placed)
    for _kind in _kinds.split(" | ") if _kinds else ():
        _make(_kind, _base, False)
AST.__module__ = "ast"
del _line, _head, _kinds, _placed, _base
