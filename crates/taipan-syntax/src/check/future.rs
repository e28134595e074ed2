//! `from __future__ import …` (language reference, section 7.11.1).

use ruff_python_ast as ast;
use ruff_text_size::TextRange;

use crate::FutureFeatures;
use crate::scope::ScopeError;

/// Features that have become part of the language.
const ALWAYS_ON: [&str; 8] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// The features that a module asks for, and the last statement that may ask.
pub(crate) fn future_features(
    tree: &ast::Mod,
    inherited: FutureFeatures,
) -> Result<(FutureFeatures, TextRange), ScopeError> {
    let mut features = inherited;
    let mut end = TextRange::default();
    let ast::Mod::Module(module) = tree else { return Ok((features, end)) };
    for (index, statement) in module.body.iter().enumerate() {
        match statement {
            ast::Stmt::Expr(node) if index == 0 && node.value.is_string_literal_expr() => {}
            ast::Stmt::ImportFrom(node)
                if node.level == 0
                    && node.module.as_ref().is_some_and(|module| &module.id == "__future__") =>
            {
                for alias in &node.names {
                    enable(&mut features, alias)?;
                }
                end = node.range;
            }
            _ => break,
        }
    }
    Ok((features, end))
}

fn enable(features: &mut FutureFeatures, alias: &ast::Alias) -> Result<(), ScopeError> {
    match alias.name.id.as_str() {
        "annotations" => features.annotations = true,
        "barry_as_FLUFL" => features.barry_as_flufl = true,
        "braces" => return Err(ScopeError::new("not a chance", alias.range)),
        name if ALWAYS_ON.contains(&name) => {}
        name => {
            return Err(ScopeError::new(
                format!("future feature {name} is not defined"),
                alias.range,
            ));
        }
    }
    Ok(())
}
