//! Expressions back to source text, as `ast.unparse` words them: what
//! annotations are under `from __future__ import annotations`.

use ast::{Expr, InterpolatedStringElement, Operator, UnaryOp};
use ruff_python_ast as ast;

/// Binding strengths, weakest first, as in `ast._Precedence`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Named,
    Tuple,
    Yield,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

use Strength as S;

/// The text of an expression.
pub(crate) fn unparse(expr: &Expr) -> String {
    let mut text = String::new();
    write(expr, S::Test, &mut text);
    text
}

fn write(expr: &Expr, around: Strength, out: &mut String) {
    let own = strength(expr);
    let parenthesized = own < around;
    if parenthesized {
        out.push('(');
    }
    write_bare(expr, out);
    if parenthesized {
        out.push(')');
    }
}

fn strength(expr: &Expr) -> Strength {
    match expr {
        Expr::Named(_) => S::Named,
        Expr::Tuple(node) if !node.elts.is_empty() => S::Tuple,
        Expr::Yield(_) | Expr::YieldFrom(_) => S::Yield,
        Expr::If(_) | Expr::Lambda(_) => S::Test,
        Expr::BoolOp(node) if node.op == ast::BoolOp::Or => S::Or,
        Expr::BoolOp(_) => S::And,
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => S::Not,
        Expr::UnaryOp(_) => S::Factor,
        Expr::Compare(_) => S::Compare,
        Expr::BinOp(node) => operator(node.op),
        Expr::Await(_) => S::Await,
        _ => S::Atom,
    }
}

fn operator(op: Operator) -> Strength {
    match op {
        Operator::BitOr => S::BitOr,
        Operator::BitXor => S::BitXor,
        Operator::BitAnd => S::BitAnd,
        Operator::LShift | Operator::RShift => S::Shift,
        Operator::Add | Operator::Sub => S::Arithmetic,
        Operator::Pow => S::Power,
        _ => S::Term,
    }
}

/// One step stronger.
fn above(strength: Strength) -> Strength {
    match strength {
        S::BitOr => S::BitXor,
        S::BitXor => S::BitAnd,
        S::BitAnd => S::Shift,
        S::Shift => S::Arithmetic,
        S::Arithmetic => S::Term,
        S::Term => S::Factor,
        S::Factor => S::Power,
        S::Power => S::Await,
        S::Compare => S::BitOr,
        S::Or => S::And,
        S::And => S::Not,
        S::Test => S::Or,
        _ => S::Atom,
    }
}

fn write_bare(expr: &Expr, out: &mut String) {
    match expr {
        Expr::Name(node) => out.push_str(&node.id),
        Expr::NoneLiteral(_) => out.push_str("None"),
        Expr::EllipsisLiteral(_) => out.push_str("..."),
        Expr::BooleanLiteral(node) => out.push_str(if node.value { "True" } else { "False" }),
        Expr::NumberLiteral(node) => number(&node.value, out),
        Expr::StringLiteral(node) => {
            if node.value.is_unicode() {
                out.push('u');
            }
            quote(node.value.to_str(), out);
        }
        Expr::BytesLiteral(node) => {
            let bytes: Vec<u8> = node.value.iter().flat_map(|part| part.value.to_vec()).collect();
            quote_bytes(&bytes, out);
        }
        Expr::Attribute(node) => {
            let of_integer =
                matches!(&*node.value, Expr::NumberLiteral(number) if number.value.is_int());
            write(&node.value, S::Atom, out);
            out.push_str(if of_integer { " ." } else { "." });
            out.push_str(&node.attr.id);
        }
        Expr::Subscript(node) => {
            write(&node.value, S::Atom, out);
            out.push('[');
            match &*node.slice {
                // A tuple needs no parentheses here.
                Expr::Tuple(tuple) if !tuple.elts.is_empty() => elements(&tuple.elts, out),
                slice => write(slice, S::Tuple, out),
            }
            out.push(']');
        }
        Expr::Slice(node) => {
            let part = |part: &Option<Box<Expr>>, out: &mut String| {
                if let Some(part) = part {
                    write(part, S::Test, out);
                }
            };
            part(&node.lower, out);
            out.push(':');
            part(&node.upper, out);
            if node.step.is_some() {
                out.push(':');
                part(&node.step, out);
            }
        }
        Expr::Starred(node) => {
            out.push('*');
            write(&node.value, S::BitOr, out);
        }
        Expr::Tuple(node) if node.elts.is_empty() => out.push_str("()"),
        Expr::Tuple(node) => elements(&node.elts, out),
        Expr::List(node) => {
            out.push('[');
            separated(&node.elts, out);
            out.push(']');
        }
        Expr::Set(node) if node.elts.is_empty() => out.push_str("{*()}"),
        Expr::Set(node) => {
            out.push('{');
            separated(&node.elts, out);
            out.push('}');
        }
        Expr::Dict(node) => dict(node, out),
        Expr::Call(node) => call(node, out),
        Expr::BinOp(node) => {
            let own = operator(node.op);
            let (left, right) =
                if node.op == Operator::Pow { (above(own), own) } else { (own, above(own)) };
            write(&node.left, left, out);
            out.push_str(&format!(" {} ", node.op.as_str()));
            write(&node.right, right, out);
        }
        Expr::UnaryOp(node) => {
            out.push_str(node.op.as_str());
            if node.op == UnaryOp::Not {
                out.push(' ');
            }
            write(&node.operand, if node.op == UnaryOp::Not { S::Not } else { S::Factor }, out);
        }
        Expr::BoolOp(node) => {
            let word = format!(" {} ", node.op.as_str());
            let mut around = strength(expr);
            for (index, value) in node.values.iter().enumerate() {
                if index > 0 {
                    out.push_str(&word);
                }
                around = above(strength(expr)).max(around);
                write(value, around, out);
            }
        }
        Expr::Compare(node) => {
            write(&node.left, S::BitOr, out);
            for (op, right) in node.ops.iter().zip(&*node.comparators) {
                out.push_str(&format!(" {} ", op.as_str()));
                write(right, S::BitOr, out);
            }
        }
        Expr::If(node) => {
            write(&node.body, S::Or, out);
            out.push_str(" if ");
            write(&node.test, S::Or, out);
            out.push_str(" else ");
            write(&node.orelse, S::Test, out);
        }
        Expr::Lambda(node) => {
            out.push_str("lambda");
            if let Some(list) = &node.parameters {
                out.push(' ');
                parameters(list, out);
            }
            out.push_str(": ");
            write(&node.body, S::Test, out);
        }
        Expr::Named(node) => {
            write(&node.target, S::Atom, out);
            out.push_str(" := ");
            write(&node.value, S::Atom, out);
        }
        Expr::Await(node) => {
            out.push_str("await ");
            write(&node.value, S::Atom, out);
        }
        Expr::Yield(node) => {
            out.push_str("yield");
            if let Some(value) = &node.value {
                out.push(' ');
                write(value, S::Atom, out);
            }
        }
        Expr::YieldFrom(node) => {
            out.push_str("yield from ");
            write(&node.value, S::Atom, out);
        }
        Expr::ListComp(node) => comprehension("[", &[&node.elt], &node.generators, "]", out),
        Expr::SetComp(node) => comprehension("{", &[&node.elt], &node.generators, "}", out),
        Expr::Generator(node) => comprehension("(", &[&node.elt], &node.generators, ")", out),
        Expr::DictComp(node) => {
            let parts: Vec<&Expr> = node.key.as_deref().into_iter().chain([&*node.value]).collect();
            comprehension("{", &parts, &node.generators, "}", out);
        }
        Expr::FString(node) => {
            let mut text = String::new();
            for part in &node.value {
                match part {
                    ast::FStringPart::Literal(literal) => {
                        escape_braces(literal.as_str(), &mut text)
                    }
                    ast::FStringPart::FString(string) => interpolated(&string.elements, &mut text),
                }
            }
            out.push('f');
            quote(&text, out);
        }
        Expr::TString(node) => {
            let mut text = String::new();
            node.value.iter().for_each(|string| interpolated(&string.elements, &mut text));
            out.push('t');
            quote(&text, out);
        }
        Expr::IpyEscapeCommand(node) => out.push_str(&node.value),
    }
}

fn separated(exprs: &[Expr], out: &mut String) {
    for (index, expr) in exprs.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(expr, S::Test, out);
    }
}

/// The elements of a tuple.
fn elements(exprs: &[Expr], out: &mut String) {
    separated(exprs, out);
    if exprs.len() == 1 {
        out.push(',');
    }
}

fn dict(node: &ast::ExprDict, out: &mut String) {
    out.push('{');
    for (index, item) in node.items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        match &item.key {
            Some(key) => {
                write(key, S::Test, out);
                out.push_str(": ");
                write(&item.value, S::Test, out);
            }
            None => {
                out.push_str("**");
                write(&item.value, S::BitOr, out);
            }
        }
    }
    out.push('}');
}

fn call(node: &ast::ExprCall, out: &mut String) {
    write(&node.func, S::Atom, out);
    out.push('(');
    separated(&node.arguments.args, out);
    for (index, keyword) in node.arguments.keywords.iter().enumerate() {
        if index > 0 || !node.arguments.args.is_empty() {
            out.push_str(", ");
        }
        match &keyword.arg {
            Some(name) => {
                out.push_str(&name.id);
                out.push('=');
            }
            None => out.push_str("**"),
        }
        write(&keyword.value, S::Test, out);
    }
    out.push(')');
}

fn parameters(node: &ast::Parameters, out: &mut String) {
    let mut parts = Vec::new();
    let plain = |parameter: &ast::ParameterWithDefault| {
        let mut text = parameter.parameter.name.id.to_string();
        if let Some(default) = &parameter.default {
            text.push('=');
            write(default, S::Test, &mut text);
        }
        text
    };
    parts.extend(node.posonlyargs.iter().map(plain));
    if !node.posonlyargs.is_empty() {
        parts.push("/".to_owned());
    }
    parts.extend(node.args.iter().map(plain));
    match &node.vararg {
        Some(parameter) => parts.push(format!("*{}", parameter.name.id)),
        None if !node.kwonlyargs.is_empty() => parts.push("*".to_owned()),
        None => {}
    }
    parts.extend(node.kwonlyargs.iter().map(plain));
    parts.extend(node.kwarg.iter().map(|parameter| format!("**{}", parameter.name.id)));
    out.push_str(&parts.join(", "));
}

fn comprehension(
    open: &str,
    parts: &[&Expr],
    generators: &[ast::Comprehension],
    close: &str,
    out: &mut String,
) {
    out.push_str(open);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(": ");
        }
        write(part, S::Test, out);
    }
    for generator in generators {
        out.push_str(if generator.is_async { " async for " } else { " for " });
        write(&generator.target, S::Tuple, out);
        out.push_str(" in ");
        write(&generator.iter, S::Or, out);
        for condition in &generator.ifs {
            out.push_str(" if ");
            write(condition, S::Or, out);
        }
    }
    out.push_str(close);
}

fn escape_braces(text: &str, out: &mut String) {
    out.push_str(&text.replace('{', "{{").replace('}', "}}"));
}

fn interpolated(parts: &[InterpolatedStringElement], out: &mut String) {
    for part in parts {
        match part {
            InterpolatedStringElement::Literal(literal) => escape_braces(&literal.value, out),
            InterpolatedStringElement::Interpolation(element) => {
                if let Some(debug) = &element.debug_text {
                    escape_braces(debug.as_str(), out);
                }
                let mut inner = String::new();
                write(&element.expression, S::Or, &mut inner);
                out.push_str(if inner.starts_with('{') { "{ " } else { "{" });
                out.push_str(&inner);
                if let Some(conversion) = element.conversion.to_char() {
                    out.push('!');
                    out.push(conversion);
                } else if element.debug_text.is_some() && element.format_spec.is_none() {
                    out.push_str("!r");
                }
                if let Some(spec) = &element.format_spec {
                    out.push(':');
                    interpolated(&spec.elements, out);
                }
                out.push('}');
            }
        }
    }
}

fn number(value: &ast::Number, out: &mut String) {
    match value {
        ast::Number::Int(value) => out.push_str(&value.to_string()),
        ast::Number::Float(value) => float(*value, out),
        ast::Number::Complex { imag, .. } => {
            float(*imag, out);
            if out.ends_with(".0") {
                out.truncate(out.len() - 2);
            }
            out.push('j');
        }
    }
}

/// As `repr` writes a float, infinity as a literal that overflows.
fn float(value: f64, out: &mut String) {
    if value.is_infinite() {
        return out.push_str("1e309");
    }
    let text = format!("{value:?}");
    // Rust writes `1e16`, Python `1e+16`.
    match text.split_once('e') {
        Some((digits, exponent)) => {
            let (sign, exponent) = match exponent.strip_prefix('-') {
                Some(exponent) => ('-', exponent),
                None => ('+', exponent),
            };
            let digits = digits.strip_suffix(".0").unwrap_or(digits);
            out.push_str(&format!("{digits}e{sign}{exponent:0>2}"));
        }
        None => out.push_str(&text),
    }
}

/// As `repr` writes a string.
fn quote(text: &str, out: &mut String) {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(mark);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if character == mark => out.extend(['\\', mark]),
            _ if (character as u32) < 0x20 || character as u32 == 0x7f => {
                out.push_str(&format!("\\x{:02x}", character as u32));
            }
            _ => out.push(character),
        }
    }
    out.push(mark);
}

fn quote_bytes(bytes: &[u8], out: &mut String) {
    let mark = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.push('b');
    out.push(mark as char);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte == mark => out.extend(['\\', mark as char]),
            0x20..=0x7e => out.push(byte as char),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(mark as char);
}
