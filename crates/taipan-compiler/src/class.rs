//! Classes: the call of `__build_class__` and the body, whose names live in the
//! namespace in register 0.

use std::sync::Arc;

use ast::Expr;
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::TextRange;
use taipan_bytecode::{Code, Const, Op, Parameters};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn class_def(&mut self, node: &'a ast::StmtClassDef) -> Outcome {
        let at = self.definition_range(&node.decorator_list, node.range);
        self.bind_name(&node.name.id, at, |compiler, into| {
            compiler.decorated(&node.decorator_list, at, into, |compiler, into| {
                match &node.type_params {
                    Some(type_params) => compiler.generic_class(node, type_params, into, at),
                    None => compiler.build_class(node, false, into, at),
                }
            })
        })
    }

    /// Calls `__build_class__`; a generic class has `Generic[…]` as a further
    /// base.
    pub(crate) fn build_class(
        &mut self,
        node: &'a ast::StmtClassDef,
        is_generic: bool,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let mark = self.unit.registers.mark();
        let window = self.unit.registers.window(2);
        self.emit(at, Op::LoadBuildClass, [window, 0, 0], &[]);
        self.emit(at, Op::LoadUnbound, [window + 1, 0, 0], &[]);
        let body = self.unit.registers.temporary();
        let code = self.class_body(node, at)?;
        let scope = self.parsed.scopes.class(node);
        let first = self.unit.registers.mark();
        self.make_function(scope, code, first, 0, body, at);
        let name = self.unit.registers.temporary();
        self.load_str(&node.name.id, name, at);
        let (bases, keywords): (&'a [Expr], &'a [ast::Keyword]) = match &node.arguments {
            Some(arguments) => (&arguments.args, &arguments.keywords),
            None => (&[], &[]),
        };
        let position = self.position(at);
        self.call_window(window, 2, bases, is_generic, keywords, into, position)?;
        self.unit.registers.release(mark);
        Ok(())
    }

    fn class_body(&mut self, node: &'a ast::StmtClassDef, at: TextRange) -> Outcome<Arc<Code>> {
        let scope = self.parsed.scopes.class(node);
        let here = &self.parsed.scopes[scope];
        let at = node.decorator_list.first().map_or(at, |first| first.range);
        let line = self.line(at);
        let outer = self.begin(scope, &[])?;
        self.static_attributes.push(Vec::new());
        self.make_cells(at);
        let value = self.unit.registers.temporary();
        self.load_name("__name__", value, at);
        self.store_mangled("__module__", value, at);
        self.unit.registers.release(value);
        let qualname = Arc::from(here.qualname.as_bytes());
        self.store_constant("__qualname__", Const::Str(qualname), at);
        self.store_constant("__firstlineno__", Const::Int(i64::from(line)), at);
        if node.type_params.is_some() {
            let value = self.unit.registers.temporary();
            self.load_place(".type_params", value, at);
            self.store_mangled("__type_params__", value, at);
            self.unit.registers.release(value);
        }
        if let Some(cell) = self.class_cell("__classdict__") {
            let value = self.unit.registers.temporary();
            self.emit(at, Op::LoadNamespace, [value, 0, 0], &[]);
            self.emit(at, Op::StoreCell, [value, cell, 0], &[]);
            self.unit.registers.release(value);
        }
        self.class_annotations_set(&node.body, at)?;
        if let Some((doc, at)) = self.docstring(&node.body) {
            self.store_constant("__doc__", Const::Str(doc.into_bytes().into()), at);
        }
        self.body(&node.body)?;
        self.class_annotations(&node.body)?;
        self.class_end();
        self.finish(outer, 0, Parameters::default(), line)
    }

    /// What the compiler adds at the end of a class body.
    fn class_end(&mut self) {
        let nowhere = TextRange::default();
        let mut attributes = self.static_attributes.pop().unwrap_or_default();
        attributes.sort();
        attributes.dedup();
        let attributes = attributes.iter().map(|name| Const::Str(name.as_bytes().into())).collect();
        self.store_constant("__static_attributes__", Const::Tuple(attributes), nowhere);
        if let Some(cell) = self.class_cell("__classdict__") {
            self.store_mangled("__classdictcell__", cell, nowhere);
        }
        match self.class_cell("__class__") {
            Some(cell) => {
                self.store_mangled("__classcell__", cell, nowhere);
                self.emit(nowhere, Op::Return, [cell, 0, 0], &[]);
            }
            None => self.return_none(nowhere),
        }
    }

    /// The register of an implicit cell of the class being compiled.
    pub(crate) fn class_cell(&self, name: &'static str) -> Option<Reg> {
        let key = (self.unit.frame, Name::new_static(name));
        self.unit.variables.get(&key).copied()
    }

    /// Notes that a method assigns `self.name`, for `__static_attributes__`.
    pub(crate) fn note_static_attribute(&mut self, node: &ast::ExprAttribute) {
        let of_self = matches!(&*node.value, Expr::Name(name) if &name.id == "self");
        let in_function = self.parsed.scopes[self.unit.frame].kind.is_function_like();
        if of_self && in_function {
            let name = self.mangled_attribute(&node.attr.id);
            if let Some(attributes) = self.static_attributes.last_mut() {
                attributes.push(name);
            }
        }
    }
}
