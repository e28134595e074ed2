//! Reading the text form.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::builder::encode;
use crate::code::{Code, CodeFlags, Const, Handler, Parameters, Position};
use crate::op::{Op, Operand, Word};

/// Why a text is no code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for TextError {}

/// Reads a code block.
///
/// # Errors
/// If the text is not in the form that [`super::Text`] writes. The result is
/// not verified.
pub fn parse(text: &str) -> Result<Code, TextError> {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let tokens = tokens(line).map_err(|message| TextError { line: number + 1, message })?;
        if !tokens.is_empty() {
            lines.push((number + 1, tokens));
        }
    }
    let mut reader = Reader { lines, next: 0 };
    reader.code().map_err(|message| TextError { line: reader.line(), message })
}

type Outcome<T> = Result<T, String>;

/// Splits a line; strings keep their opening quote, and their escapes are
/// resolved.
fn tokens(line: &str) -> Outcome<Vec<Vec<u8>>> {
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with(';') {
        let (token, after) = match rest.strip_prefix('"') {
            Some(quoted) => string(quoted)?,
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (rest.as_bytes()[..end].to_vec(), &rest[end..])
            }
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn string(quoted: &str) -> Outcome<(Vec<u8>, &str)> {
    let mut token = vec![b'"'];
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((token, &quoted[at + 1..])),
            '\\' => match characters.next().map(|(_, escape)| escape) {
                Some('n') => token.push(b'\n'),
                Some('r') => token.push(b'\r'),
                Some('t') => token.push(b'\t'),
                Some('0') => token.push(0),
                Some('x') => {
                    let digits: String = characters.by_ref().take(2).map(|(_, c)| c).collect();
                    token.push(u8::from_str_radix(&digits, 16).map_err(|e| e.to_string())?);
                }
                Some('u') => {
                    let digits: String = characters
                        .by_ref()
                        .map(|(_, c)| c)
                        .skip_while(|&c| c == '{')
                        .take_while(|&c| c != '}')
                        .collect();
                    let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                    let character = code.ok_or("no such character")?;
                    token.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Some(other) => token.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
                None => break,
            },
            _ => token.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Err("a string does not end".to_owned())
}

struct Reader {
    lines: Vec<(usize, Vec<Vec<u8>>)>,
    next: usize,
}

/// The instructions as far as they are read.
#[derive(Default)]
struct Assembly {
    labels: BTreeMap<u32, u32>,
    /// (offset word, end of the instruction, label)
    jumps: Vec<(usize, u32, u32)>,
    handlers: Vec<[u32; 4]>,
}

impl Reader {
    fn line(&self) -> usize {
        let last = self.next.saturating_sub(1).min(self.lines.len().saturating_sub(1));
        self.lines.get(last).map_or(0, |line| line.0)
    }

    fn take(&mut self) -> Outcome<Vec<Vec<u8>>> {
        let line = self.lines.get(self.next).ok_or("the text ends early")?;
        self.next += 1;
        Ok(line.1.clone())
    }

    fn code(&mut self) -> Outcome<Code> {
        let head = self.take()?;
        let [_, name, _, qualified, _, file, _, line] = head.as_slice() else {
            return Err("a code block begins with `code`".to_owned());
        };
        let mut code = Code {
            name: text(name)?,
            qualified_name: text(qualified)?,
            filename: text(file)?,
            first_line: number(line)?,
            ..Code::default()
        };
        let mut assembly = Assembly::default();
        let mut section = Vec::new();
        loop {
            let line = self.take()?;
            let (first, rest) = line.split_first().ok_or("an empty line")?;
            match first.as_slice() {
                b"end" => break,
                b"flags" => code.flags = CodeFlags(number(rest.first().ok_or("no flags")?)?),
                b"parameters" => {
                    let [positional_only, positional, keyword_only] = rest else {
                        return Err("three numbers of parameters".to_owned());
                    };
                    code.parameters = Parameters {
                        positional_only: number(positional_only)?,
                        positional: number(positional)?,
                        keyword_only: number(keyword_only)?,
                    };
                }
                b"registers" => code.registers = number(rest.first().ok_or("no number")?)?,
                b"locals" => code.locals = texts(rest)?,
                b"cells" => {
                    code.cells = rest.iter().map(|item| number(item)).collect::<Outcome<_>>()?;
                }
                b"free" => code.free = texts(rest)?,
                b"names" => code.names = texts(rest)?,
                b"constants" | b"instructions" | b"handlers" => section = first.clone(),
                b"code" => {
                    self.next -= 1;
                    code.constants.push(Const::Code(Arc::new(self.code()?)));
                }
                _ if section == b"constants" => {
                    code.constants.push(constant(&mut line.iter().map(Vec::as_slice))?);
                }
                _ if section == b"handlers" => assembly.handler(&line)?,
                _ => assembly.line(&line, &mut code)?,
            }
        }
        assembly.finish(&mut code)?;
        Ok(code)
    }
}

impl Assembly {
    fn line(&mut self, line: &[Vec<u8>], code: &mut Code) -> Outcome<()> {
        let at = code.instructions.len() as u32;
        let first = utf8(&line[0])?;
        if let Some(label) = first.strip_suffix(':') {
            self.labels.insert(numbered(label, "L")?, at);
            return Ok(());
        }
        if first == "@" {
            let span = utf8(line.get(1).ok_or("no position")?)?;
            let numbers: Vec<u32> = span
                .split([':', '-'])
                .map(|part| number(part.as_bytes()))
                .collect::<Outcome<_>>()?;
            let [line, column, end_line, end_column] = numbers.as_slice() else {
                return Err("a position is line:column-line:column".to_owned());
            };
            let position = Position {
                line: *line,
                end_line: *end_line,
                column: *column,
                end_column: *end_column,
            };
            code.positions.push((at, position));
            return Ok(());
        }
        self.instruction(first, &line[1..], code)
    }

    fn instruction(&mut self, name: &str, rest: &[Vec<u8>], code: &mut Code) -> Outcome<()> {
        let op = Op::ALL.iter().copied().find(|op| op.info().name == name);
        let op = op.ok_or_else(|| format!("no instruction {name}"))?;
        let info = op.info();
        let mut items = rest.iter();
        let mut item = || items.next().ok_or("an operand is missing").map(|item| utf8(item));
        let mut operands = [0; 3];
        for (kind, operand) in info.operands.iter().zip(&mut operands) {
            *operand = match kind {
                Operand::None | Operand::High => continue,
                Operand::Write | Operand::Read | Operand::Modify | Operand::Window => {
                    numbered(item()??, "r")?
                }
                Operand::Number => number(item()??.as_bytes())?,
                Operand::Const16 | Operand::Const8 => numbered(item()??, "k")?,
                Operand::Name16 => numbered(item()??, "n")?,
                Operand::Free16 => numbered(item()??, "f")?,
                Operand::Int16 => {
                    let value: i16 = item()??.parse().map_err(|_| "no 16-bit number")?;
                    u32::from(value as u16)
                }
            };
        }
        encode(op, operands, &mut code.instructions);
        let first_word = code.instructions.len();
        let end = first_word + info.words.len();
        for (index, kind) in info.words.iter().enumerate() {
            let word = match items.next() {
                None => 0,
                Some(item) => {
                    let item = utf8(item)?;
                    match kind {
                        Word::Offset => {
                            let label = numbered(item, "L")?;
                            self.jumps.push((first_word + index, end as u32, label));
                            0
                        }
                        Word::Name => numbered(item, "n")?,
                        Word::Const => numbered(item, "k")?,
                        Word::Number | Word::Cache => hexadecimal(item)?,
                    }
                }
            };
            code.instructions.push(word);
        }
        Ok(())
    }

    fn handler(&mut self, line: &[Vec<u8>]) -> Outcome<()> {
        let [start, end, target, register] = line else {
            return Err("a handler is start, end, target and register".to_owned());
        };
        self.handlers.push([
            numbered(utf8(start)?, "L")?,
            numbered(utf8(end)?, "L")?,
            numbered(utf8(target)?, "L")?,
            numbered(utf8(register)?, "r")?,
        ]);
        Ok(())
    }

    fn finish(self, code: &mut Code) -> Outcome<()> {
        let position = |label: u32| {
            self.labels.get(&label).copied().ok_or_else(|| format!("no label L{label}"))
        };
        for (word, end, label) in self.jumps {
            let offset = i64::from(position(label)?) - i64::from(end);
            code.instructions[word] = offset as i32 as u32;
        }
        for [start, end, target, register] in self.handlers {
            code.handlers.push(Handler {
                start: position(start)?,
                end: position(end)?,
                target: position(target)?,
                register: u16::try_from(register).map_err(|_| "no such register")?,
            });
        }
        Ok(())
    }
}

fn utf8(token: &[u8]) -> Outcome<&str> {
    std::str::from_utf8(token).map_err(|error| error.to_string())
}

fn quoted(token: &[u8]) -> Outcome<&[u8]> {
    token.strip_prefix(b"\"").ok_or_else(|| "a string is missing".to_owned())
}

fn text(token: &[u8]) -> Outcome<Arc<str>> {
    Ok(Arc::from(utf8(quoted(token)?)?))
}

fn texts(tokens: &[Vec<u8>]) -> Outcome<Vec<Arc<str>>> {
    tokens.iter().map(|token| text(token)).collect()
}

fn number<T: std::str::FromStr>(token: &[u8]) -> Outcome<T> {
    let token = utf8(token)?;
    token.parse().map_err(|_| format!("{token} is no such number"))
}

fn numbered(token: &str, prefix: &str) -> Outcome<u32> {
    let digits = token.strip_prefix(prefix).ok_or_else(|| format!("{token} is no {prefix}"))?;
    number(digits.as_bytes())
}

fn hexadecimal(token: &str) -> Outcome<u32> {
    let digits = token.strip_prefix("0x").unwrap_or(token);
    u32::from_str_radix(digits, 16).map_err(|_| format!("{token} is no word"))
}

fn constant<'t>(tokens: &mut impl Iterator<Item = &'t [u8]>) -> Outcome<Const> {
    let kind = tokens.next().ok_or("a constant is missing")?;
    constant_of(kind, tokens)
}

fn constant_of<'t>(kind: &[u8], tokens: &mut impl Iterator<Item = &'t [u8]>) -> Outcome<Const> {
    let missing = "a value is missing";
    Ok(match kind {
        b"None" => Const::None,
        b"Ellipsis" => Const::Ellipsis,
        b"True" => Const::Bool(true),
        b"False" => Const::Bool(false),
        b"int" => integer(utf8(tokens.next().ok_or(missing)?)?)?,
        b"float" => Const::Float(number(tokens.next().ok_or(missing)?)?),
        b"complex" => {
            let real = number(tokens.next().ok_or(missing)?)?;
            Const::Complex(real, number(tokens.next().ok_or(missing)?)?)
        }
        b"str" => Const::Str(quoted(tokens.next().ok_or(missing)?)?.into()),
        b"bytes" => Const::Bytes(quoted(tokens.next().ok_or(missing)?)?.into()),
        b"tuple" => Const::Tuple(constants(tokens)?),
        b"frozenset" => Const::FrozenSet(constants(tokens)?),
        _ => return Err(format!("no kind of constant: {}", kind.escape_ascii())),
    })
}

fn constants<'t>(tokens: &mut impl Iterator<Item = &'t [u8]>) -> Outcome<Vec<Const>> {
    if tokens.next() != Some(b"(") {
        return Err("a list of constants begins with (".to_owned());
    }
    let mut values = Vec::new();
    loop {
        match tokens.next().ok_or("a list of constants ends with )")? {
            b")" => return Ok(values),
            // Nesting recurses; texts are written by people and tests.
            kind => {
                let tokens: &mut dyn Iterator<Item = &'t [u8]> = tokens;
                values.push(constant_of(kind, &mut { tokens })?);
            }
        }
    }
}

fn integer(token: &str) -> Outcome<Const> {
    let (negative, digits) = match token.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, token),
    };
    let Some(digits) = digits.strip_prefix("0x") else {
        return Ok(Const::Int(number(token.as_bytes())?));
    };
    let byte = |pair: &[u8]| {
        u8::from_str_radix(&String::from_utf8_lossy(pair), 16).map_err(|error| error.to_string())
    };
    let bytes = digits.as_bytes().chunks(2).rev().map(byte);
    Ok(Const::BigInt(negative, bytes.collect::<Outcome<_>>()?))
}
