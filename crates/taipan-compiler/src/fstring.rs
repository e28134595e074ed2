//! f-strings and t-strings.

use ast::{ConversionFlag, FStringPart, InterpolatedStringElement};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// A part of an interpolated string.
enum Part<'a> {
    Text(Vec<u8>),
    Value(&'a ast::InterpolatedElement, bool),
}

/// The parts of a string as they are collected: adjacent text is one.
#[derive(Default)]
struct Parts<'a>(Vec<Part<'a>>);

impl<'a> Parts<'a> {
    fn text(&mut self) -> &mut Vec<u8> {
        if !matches!(self.0.last(), Some(Part::Text(_))) {
            self.0.push(Part::Text(Vec::new()));
        }
        match self.0.last_mut() {
            Some(Part::Text(text)) => text,
            _ => unreachable!("a text was just pushed"),
        }
    }
}

impl<'a> Compiler<'a> {
    pub(crate) fn f_string(&mut self, node: &'a ast::ExprFString, into: Reg) -> Outcome {
        let mut parts = Parts::default();
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => self.string_part(literal, parts.text()),
                FStringPart::FString(string) => {
                    let raw = string.flags.prefix().is_raw();
                    self.add_parts(&string.elements, raw, true, &mut parts);
                }
            }
        }
        self.join(parts, into, node.range)
    }

    fn add_parts(
        &self,
        elements: &'a [InterpolatedStringElement],
        raw: bool,
        shows_source: bool,
        parts: &mut Parts<'a>,
    ) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    self.interpolated_text(literal, raw, parts.text());
                }
                InterpolatedStringElement::Interpolation(element) => {
                    if let Some(debug) = &element.debug_text
                        && shows_source
                    {
                        parts.text().extend_from_slice(debug.as_str().as_bytes());
                    }
                    parts.0.push(Part::Value(element, raw));
                }
            }
        }
    }

    /// Joins parts to one string.
    fn join(&mut self, parts: Parts<'a>, into: Reg, at: TextRange) -> Outcome {
        let mut parts = parts.0;
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        match parts.as_slice() {
            [] => {
                self.load_str("", into, at);
                return Ok(());
            }
            [only] => return self.part(only, into, at),
            _ => {}
        }
        // Very long ones are joined in steps.
        const MAX_RUN: usize = 60;
        let first = self.unit.registers.mark();
        let mut count = 0;
        for part in &parts {
            if count == MAX_RUN {
                self.emit(at, Op::BuildString, [first, first, count as u32], &[]);
                self.unit.registers.release(first + 1);
                count = 1;
            }
            let slot = self.unit.registers.temporary();
            self.part(part, slot, at)?;
            count += 1;
        }
        self.emit(at, Op::BuildString, [into, first, count as u32], &[]);
        self.unit.registers.release(first);
        Ok(())
    }

    fn part(&mut self, part: &Part<'a>, into: Reg, at: TextRange) -> Outcome {
        match part {
            Part::Text(text) => {
                self.load_constant(Const::Str(text.as_slice().into()), into, at);
                Ok(())
            }
            Part::Value(element, raw) => self.formatted(element, *raw, into),
        }
    }

    fn formatted(
        &mut self,
        element: &'a ast::InterpolatedElement,
        raw: bool,
        into: Reg,
    ) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = element.range;
        let later = element.format_spec.as_ref().map_or(TextRange::default(), |spec| spec.range());
        let scratch =
            if element.format_spec.is_some() { self.unit.registers.temporary() } else { into };
        let value = self.operand_in(&element.expression, later, scratch)?;
        let mut kind = self.conversion(element);
        let target = self.scratch(into);
        if let Some(spec) = &element.format_spec {
            self.format_spec(spec, raw, target)?;
            kind |= 4;
        }
        self.emit(at, Op::Format, [target, value, kind], &[]);
        self.move_to(into, target, at);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn format_spec(
        &mut self,
        spec: &'a ast::InterpolatedStringFormatSpec,
        raw: bool,
        into: Reg,
    ) -> Outcome {
        let mut parts = Parts::default();
        self.add_parts(&spec.elements, raw, true, &mut parts);
        self.join(parts, into, spec.range)
    }

    /// The conversion's number. `{x=}` means `repr` unless it is formatted.
    fn conversion(&self, element: &ast::InterpolatedElement) -> u32 {
        match element.conversion {
            ConversionFlag::None
                if element.debug_text.is_some() && element.format_spec.is_none() =>
            {
                2
            }
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        }
    }

    pub(crate) fn t_string(&mut self, node: &'a ast::ExprTString, into: Reg) -> Outcome {
        let mut parts = Parts::default();
        for string in &node.value {
            let raw = string.flags.prefix().is_raw();
            self.add_parts(&string.elements, raw, true, &mut parts);
        }
        let at = node.range;
        let window = self.unit.registers.window(2);
        let first = self.unit.registers.mark();
        let (mut strings, mut count, mut text) = (Vec::new(), 0, Vec::new());
        // Interpolations are appended to a list when they are many.
        let list = window + 1;
        self.emit(at, Op::BuildList, [list, first, 0], &[]);
        for part in parts.0 {
            match part {
                Part::Text(more) => text.extend(more),
                Part::Value(element, raw) => {
                    strings.push(Const::Str(std::mem::take(&mut text).into()));
                    let slot = self.unit.registers.temporary();
                    self.interpolation(element, raw, slot)?;
                    self.emit(element.range, Op::ListAppend, [list, slot, 0], &[]);
                    self.unit.registers.release(slot);
                    count += 1;
                }
            }
        }
        strings.push(Const::Str(text.into()));
        debug_assert_eq!(strings.len(), count + 1);
        self.load_constant(Const::Tuple(strings), window, at);
        let to_tuple = taipan_bytecode::Intrinsic1::ListToTuple as u32;
        self.emit(at, Op::Intrinsic1, [list, list, to_tuple], &[]);
        self.emit(at, Op::Template, [into, window, 0], &[]);
        Ok(())
    }

    fn interpolation(
        &mut self,
        element: &'a ast::InterpolatedElement,
        raw: bool,
        into: Reg,
    ) -> Outcome {
        let window = self.unit.registers.window(3);
        let at = element.range;
        self.expr_to(&element.expression, window)?;
        let source = self.interpolation_source(element);
        self.load_str(&source, window + 1, at);
        match &element.format_spec {
            Some(spec) => self.format_spec(spec, raw, window + 2)?,
            None => self.load_str("", window + 2, at),
        }
        let kind = self.conversion(element);
        self.emit(at, Op::Interpolation, [into, window, kind], &[]);
        self.unit.registers.release(window);
        Ok(())
    }

    /// The text of the expression, as the `Interpolation` shows it: all between
    /// the brace and what ends the expression, without blanks at its end.
    fn interpolation_source(&self, element: &ast::InterpolatedElement) -> String {
        if let Some(debug) = &element.debug_text {
            let text = debug.as_str().trim_end();
            let text = text.strip_suffix('=').unwrap_or(text);
            return text.trim_end().to_owned();
        }
        let start = element.range.start().to_usize() + 1;
        let end = element.expression.range().end().to_usize();
        // Closing parentheses around the expression belong to it.
        let rest = self.source.get(end..element.range.end().to_usize()).unwrap_or("");
        let closing = rest
            .char_indices()
            .take_while(|(_, c)| c.is_whitespace() || *c == ')')
            .filter(|(_, c)| *c == ')')
            .last()
            .map_or(0, |(at, _)| at + 1);
        self.source.get(start..end + closing).unwrap_or("").to_owned()
    }
}
