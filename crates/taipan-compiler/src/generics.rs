//! Type parameters and type aliases (PEP 695, 696).
//!
//! The parameters of a generic function, class or alias live in a scope around
//! it, which is a function that is called at once: it makes the parameters,
//! then what they parametrize, and returns that. Bounds, constraints, defaults
//! and the values of aliases are evaluated lazily, by functions.

use ast::{Expr, TypeParam};
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{CodeFlags, Const, Intrinsic1, Intrinsic2, Op, Parameters};
use taipan_syntax::ScopeId;

use crate::function::{ANNOTATE, DEFAULTS, KEYWORD_DEFAULTS};
use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn generic_function(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        type_params: &'a ast::TypeParams,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let scope = self.parsed.scopes.type_parameters(type_params);
        let window = self.unit.registers.window(2);
        let holds = self.default_values(&node.parameters, at)?;
        let mut parameters = Vec::new();
        if holds & DEFAULTS != 0 {
            parameters.push(Name::new_static(".defaults"));
        }
        if holds & KEYWORD_DEFAULTS != 0 {
            parameters.push(Name::new_static(".kwdefaults"));
        }
        self.type_scope(scope, &parameters, window, into, at, |compiler, result| {
            let made = compiler.unit.registers.temporary();
            compiler.type_params(type_params, made, at)?;
            let first = compiler.unit.registers.mark();
            for register in 0..holds.count_ones() {
                let slot = compiler.unit.registers.temporary();
                compiler.move_to(slot, register, at);
            }
            let annotate = if compiler.function_annotations(node, at)? { ANNOTATE } else { 0 };
            compiler.function(node, first, holds | annotate, result, at)?;
            let set = Intrinsic2::SetFunctionTypeParams as u32;
            compiler.emit(at, Op::Intrinsic2, [result, result, made], &[set]);
            Ok(())
        })
    }

    pub(crate) fn generic_class(
        &mut self,
        node: &'a ast::StmtClassDef,
        type_params: &'a ast::TypeParams,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let scope = self.parsed.scopes.type_parameters(type_params);
        let window = self.unit.registers.window(2);
        self.type_scope(scope, &[], window, into, at, |compiler, result| {
            let made = compiler.unit.registers.temporary();
            compiler.type_params(type_params, made, at)?;
            compiler.store_mangled(".type_params", made, at);
            compiler.unit.registers.release(made);
            compiler.build_class(node, true, result, at)
        })
    }

    /// `Generic[*type_params]`, the last base of a generic class.
    pub(crate) fn generic_base(&mut self, into: Reg, at: TextRange) {
        self.load_place(".type_params", into, at);
        let kind = Intrinsic1::SubscriptGeneric as u32;
        self.emit(at, Op::Intrinsic1, [into, into, kind], &[]);
        self.store_mangled(".generic_base", into, at);
    }

    pub(crate) fn type_alias(&mut self, node: &'a ast::StmtTypeAlias) -> Outcome {
        let at = node.range;
        let Expr::Name(name) = &*node.name else {
            return Err(self.error("invalid syntax", node.name.range()));
        };
        self.bind_name(&name.id, name.range, |compiler, into| match &node.type_params {
            None => compiler.alias(node, &name.id, None, into),
            Some(type_params) => {
                let scope = compiler.parsed.scopes.type_parameters(type_params);
                let mark = compiler.unit.registers.mark();
                let window = compiler.unit.registers.window(2);
                compiler.type_scope(scope, &[], window, into, at, |compiler, result| {
                    let made = compiler.unit.registers.temporary();
                    compiler.type_params(type_params, made, at)?;
                    compiler.alias(node, &name.id, Some(made), result)
                })?;
                compiler.unit.registers.release(mark);
                Ok(())
            }
        })
    }

    fn alias(
        &mut self,
        node: &'a ast::StmtTypeAlias,
        name: &str,
        type_params: Option<Reg>,
        into: Reg,
    ) -> Outcome {
        let at = node.range;
        let window = self.unit.registers.window(3);
        self.load_str(name, window, at);
        match type_params {
            Some(made) => self.move_to(window + 1, made, at),
            None => self.emit(at, Op::LoadNone, [window + 1, 0, 0], &[]),
        }
        let scope = self.parsed.scopes.type_alias_value(node);
        self.lazy_function(scope, &node.value, window + 2)?;
        let parts = self.unit.registers.temporary();
        self.emit(at, Op::BuildTuple, [parts, window, 3], &[]);
        let kind = Intrinsic1::TypeAlias as u32;
        self.emit(at, Op::Intrinsic1, [into, parts, kind], &[]);
        self.unit.registers.release(window);
        Ok(())
    }

    /// Compiles a scope of type parameters as a function and calls it with the
    /// arguments that stand in `window` already.
    fn type_scope(
        &mut self,
        scope: ScopeId,
        parameters: &[Name],
        window: Reg,
        into: Reg,
        at: TextRange,
        body: impl FnOnce(&mut Self, Reg) -> Outcome,
    ) -> Outcome {
        let outer = self.begin(scope, parameters)?;
        self.make_cells(at);
        let result = self.unit.registers.temporary();
        body(self, result)?;
        self.emit(at, Op::Return, [result, 0, 0], &[]);
        let count = parameters.len() as u32;
        let counts = Parameters { positional: count as u16, ..Parameters::default() };
        let code = self.finish(outer, CodeFlags::FUNCTION, counts, self.line(at))?;
        let first = self.unit.registers.mark();
        self.make_function(scope, code, first, 0, window, at);
        self.emit(at, Op::LoadUnbound, [window + 1, 0, 0], &[]);
        self.emit(at, Op::Call, [window, count, into], &[]);
        Ok(())
    }

    /// Makes the type parameters, binds their names, and collects them in a
    /// tuple.
    fn type_params(
        &mut self,
        type_params: &'a ast::TypeParams,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let first = self.unit.registers.mark();
        for parameter in type_params.iter() {
            let made = self.unit.registers.temporary();
            self.type_param(parameter, made)?;
            let name = self.mangled(&parameter.name().id);
            self.store_mangled(&name, made, parameter.range());
        }
        self.emit(at, Op::BuildTuple, [into, first, type_params.len() as u32], &[]);
        self.unit.registers.release(first);
        Ok(())
    }

    fn type_param(&mut self, parameter: &'a TypeParam, into: Reg) -> Outcome {
        let at = parameter.range();
        self.load_constant(Const::Str(parameter.name().id.as_bytes().into()), into, at);
        let kind = match parameter {
            TypeParam::TypeVar(variable) => match &variable.bound {
                Some(bound) => {
                    let scope = self.parsed.scopes.type_variable_bound(variable);
                    let evaluate = self.unit.registers.temporary();
                    self.lazy_function(scope, bound, evaluate)?;
                    let kind = if bound.is_tuple_expr() {
                        Intrinsic2::TypeVarWithConstraints
                    } else {
                        Intrinsic2::TypeVarWithBound
                    };
                    self.emit(at, Op::Intrinsic2, [into, into, evaluate], &[kind as u32]);
                    self.unit.registers.release(evaluate);
                    None
                }
                None => Some(Intrinsic1::TypeVar),
            },
            TypeParam::ParamSpec(_) => Some(Intrinsic1::ParamSpec),
            TypeParam::TypeVarTuple(_) => Some(Intrinsic1::TypeVarTuple),
        };
        if let Some(kind) = kind {
            self.emit(at, Op::Intrinsic1, [into, into, kind as u32], &[]);
        }
        if let Some(default) = parameter.default() {
            let scope = self.parsed.scopes.type_parameter_default(parameter);
            let evaluate = self.unit.registers.temporary();
            self.lazy_function(scope, default, evaluate)?;
            let set = Intrinsic2::SetTypeParamDefault as u32;
            self.emit(at, Op::Intrinsic2, [into, into, evaluate], &[set]);
            self.unit.registers.release(evaluate);
        }
        Ok(())
    }
}
