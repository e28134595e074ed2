//! `import` and `from … import`.

use ruff_python_ast as ast;
use ruff_text_size::TextRange;
use taipan_bytecode::{Const, Intrinsic1, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, node: &'a ast::StmtImport) -> Outcome {
        for alias in &node.names {
            let mark = self.unit.registers.mark();
            let module = self.unit.registers.temporary();
            self.import_name(&alias.name.id, Const::None, 0, module, node.range);
            match &alias.asname {
                None => {
                    let top = alias.name.id.split('.').next().unwrap_or_default();
                    self.store_name(top, module, node.range);
                }
                Some(name) => {
                    // `import a.b.c as x` binds the submodule.
                    for part in alias.name.id.split('.').skip(1) {
                        let part = self.unit.names.add(part);
                        self.emit(node.range, Op::ImportFrom, [module, module, 0], &[part]);
                    }
                    self.store_name(&name.id, module, node.range);
                }
            }
            self.unit.registers.release(mark);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, node: &'a ast::StmtImportFrom) -> Outcome {
        let at = node.range;
        let module = self.unit.registers.temporary();
        let name = node.module.as_ref().map_or("", |module| module.id.as_str());
        let names = node.names.iter().map(|alias| Const::Str(alias.name.id.as_bytes().into()));
        self.import_name(name, Const::Tuple(names.collect()), node.level, module, at);
        let is_star = |alias: &ast::Alias| &alias.name.id == "*";
        if node.names.iter().any(is_star) {
            let kind = Intrinsic1::ImportStar as u32;
            self.emit(at, Op::Intrinsic1, [module, module, kind], &[]);
            return Ok(());
        }
        for alias in &node.names {
            let attribute = self.unit.names.add(&alias.name.id);
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.bind_name(&bound.id, at, |compiler, into| {
                compiler.emit(at, Op::ImportFrom, [into, module, 0], &[attribute]);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn import_name(&mut self, name: &str, from: Const, level: u32, into: Reg, at: TextRange) {
        let operands = self.unit.registers.window(2);
        self.load_constant(from, operands, at);
        self.load_constant(Const::Int(i64::from(level)), operands + 1, at);
        let name = self.unit.names.add(name);
        self.emit(at, Op::ImportName, [into, operands, operands + 1], &[name]);
        self.unit.registers.release(operands);
    }
}
