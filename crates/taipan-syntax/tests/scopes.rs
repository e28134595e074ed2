//! Scope analysis seen from outside.

use taipan_syntax::{Mode, ParseOptions, Parsed, Resolution, ScopeKind, parse};

fn analyze(source: &str) -> Parsed {
    parse(source, "<test>", Mode::Exec, &ParseOptions::default()).expect("a program")
}

/// `scope:name=resolution[@owner]` for every symbol, one scope a line.
fn describe(parsed: &Parsed) -> String {
    let mut text = String::new();
    for scope in parsed.scopes.iter() {
        text.push_str(&scope.qualname);
        text.push(':');
        for symbol in &scope.symbols {
            let resolution = match symbol.resolution {
                Resolution::Local => "local",
                Resolution::Cell => "cell",
                Resolution::Free => "free",
                Resolution::GlobalExplicit => "global",
                Resolution::GlobalImplicit => "implicit",
            };
            text.push_str(&format!(" {}={resolution}", symbol.name));
            if let Some(owner) = symbol.owner.filter(|&owner| owner != scope.id) {
                text.push_str(&format!("@{}", parsed.scopes[owner].qualname));
            }
        }
        text.push('\n');
    }
    text
}

#[test]
fn closures() {
    let parsed = analyze(
        "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n        b = a\n    return g\n",
    );
    assert_eq!(
        describe(&parsed),
        "<module>: f=local\nf: a=cell b=cell g=local\nf.<locals>.g: b=free@f a=free@f\n"
    );
    let inner = parsed.scopes.iter().last().expect("a scope");
    assert_eq!(
        inner.free_variables.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[test]
fn inlined_comprehensions() {
    let parsed = analyze("def f(a):\n    return [a + x for x in a if (y := x)], (lambda: y)\n");
    assert_eq!(
        describe(&parsed),
        "<module>: f=local\nf: a=local y=cell\nf.<locals>.<listcomp>: x=local y=cell@f a=local@f\nf.<locals>.<lambda>: y=free@f\n"
    );
    let captured = analyze("def f(a):\n    return [lambda: (x, a) for x in a]\n");
    assert_eq!(
        describe(&captured),
        "<module>: f=local\nf: a=cell\nf.<locals>.<listcomp>: x=cell\nf.<locals>.<listcomp>.<locals>.<lambda>: x=free@f.<locals>.<listcomp> a=free@f\n"
    );
}

#[test]
fn class_scopes() {
    let parsed = analyze(
        "def f(x):\n    class C:\n        y = x\n        z = [y for _ in x]\n        def m(self): return super().m(), self.__p\n        def n(self) -> y: ...\n",
    );
    let class = parsed.scopes.iter().find(|scope| scope.kind == ScopeKind::Class).expect("a class");
    assert!(class.needs_class_cell && class.needs_class_dict);
    assert_eq!(class.symbol("x").map(|s| s.resolution), Some(Resolution::Free));
    let comprehension =
        parsed.scopes.iter().find(|s| s.kind == ScopeKind::ListComprehension).expect("one");
    assert_eq!(comprehension.symbol("y").map(|s| s.resolution), Some(Resolution::GlobalImplicit));
    let annotate = parsed.scopes.iter().find(|s| s.kind == ScopeKind::Annotations).expect("one");
    assert!(annotate.can_see_class);
    assert_eq!(annotate.symbol("y").map(|s| s.resolution), Some(Resolution::GlobalImplicit));
    assert_eq!(annotate.symbol("__classdict__").map(|s| s.resolution), Some(Resolution::Free));
}

#[test]
fn type_parameters() {
    let parsed = analyze(
        "class A[T: int = str](list[T]):\n    def m[U](self, t: T, x=1) -> U: return T\ntype X[V] = V | X\n",
    );
    let text = describe(&parsed);
    assert!(
        text.contains(
            "A: __type_params__=local .type_params=free@<generic parameters of A> m=local\n"
        ),
        "{text}"
    );
    assert!(text.contains("T=cell"), "{text}");
}
