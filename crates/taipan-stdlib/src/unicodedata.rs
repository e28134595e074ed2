//! `unicodedata`: properties of characters and normal forms of texts, from the
//! crates that carry Unicode's tables. What these do not tell raises
//! `NotImplementedError`.

use icu_properties::CodePointMapData;
use icu_properties::props::{
    BidiClass, BidiMirrored, BinaryProperty, EastAsianWidth, NamedEnumeratedProperty,
};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::{Str, unicode, wtf8};
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Raised, TextBuffer, Vm};
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "unicodedata",
        "This module provides access to the Unicode Character Database which\n\
         defines character properties for all Unicode characters.",
        &[
            &NAME,
            &LOOKUP,
            &CATEGORY,
            &BIDIRECTIONAL,
            &COMBINING,
            &EAST_ASIAN_WIDTH,
            &MIRRORED,
            &DECIMAL,
            &DIGIT,
            &NUMERIC,
            &NORMALIZE,
            &IS_NORMALIZED,
            &DECOMPOSITION,
        ],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let version = vm.intern("16.0.0")?;
    module.add("unidata_version", version.value(), vm)
}

/// The argument of `function` as a code point.
fn code_of(chr: Value, function: &str, vm: &Vm) -> PyResult<u32> {
    let Some(text) = chr.downcast::<Str>() else {
        let got = if chr.is_none() { "None".to_owned() } else { vm.type_name(chr) };
        return Err(
            vm.type_error(format!("{function}() argument must be a unicode character, not {got}"))
        );
    };
    let mut codes = text.code_points();
    match (codes.next(), codes.next()) {
        (Some(code), None) => Ok(code),
        // So it is where more than one argument may be given.
        _ if matches!(function, "name" | "decimal" | "digit" | "numeric") => Err(
            vm.type_error(format!("{function}() argument 1 must be a unicode character, not str"))
        ),
        _ => {
            Err(vm
                .type_error(format!("{function}() argument must be a unicode character, not str")))
        }
    }
}

/// The default, or a `ValueError`.
fn or_default(default: Option<Value>, message: &str, vm: &Vm) -> PyResult<Value> {
    default.ok_or_else(|| vm.value_error(message))
}

fn not_supported(what: &str, vm: &Vm) -> Raised {
    vm.raise(ClassId::NotImplementedError, format!("taipan does not support {what} yet"))
}

/// Returns the name assigned to the character chr as a string.
///
/// If no name is defined, default is returned, or, if not given,
/// ValueError is raised.
#[native("name(chr, default=?, /)")]
fn name(chr: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let code = code_of(chr, "name", vm)?;
    match char::from_u32(code).and_then(unicode_names2::name) {
        Some(name) => Str::new(&name.to_string(), vm).map(Handle::value),
        None => or_default(default, "no such name", vm),
    }
}

/// Look up character by name.
///
/// If a character with the given name is found, return the
/// corresponding character.  If not found, KeyError is raised.
#[native("lookup(name, /)")]
fn lookup(name: Str, vm: &mut Vm) -> PyResult<Str> {
    let text = name.to_string_lossy();
    match unicode_names2::character(&text) {
        Some(found) => Str::from_code_point(found as u32, vm),
        None => {
            let message = format!("undefined character name '{text}'");
            let message = Str::new(&message, vm)?.value();
            let error = vm.exception_of(ClassId::KeyError, &[message]);
            Err(vm.raise_value(error))
        }
    }
}

/// Returns the general category assigned to the character chr as string.
#[native("category(chr, /)")]
fn category(chr: Value, vm: &mut Vm) -> PyResult<&'static str> {
    use GeneralCategory as C;
    let Some(ch) = char::from_u32(code_of(chr, "category", vm)?) else { return Ok("Cs") };
    Ok(match get_general_category(ch) {
        C::UppercaseLetter => "Lu",
        C::LowercaseLetter => "Ll",
        C::TitlecaseLetter => "Lt",
        C::ModifierLetter => "Lm",
        C::OtherLetter => "Lo",
        C::NonspacingMark => "Mn",
        C::SpacingMark => "Mc",
        C::EnclosingMark => "Me",
        C::DecimalNumber => "Nd",
        C::LetterNumber => "Nl",
        C::OtherNumber => "No",
        C::ConnectorPunctuation => "Pc",
        C::DashPunctuation => "Pd",
        C::OpenPunctuation => "Ps",
        C::ClosePunctuation => "Pe",
        C::InitialPunctuation => "Pi",
        C::FinalPunctuation => "Pf",
        C::OtherPunctuation => "Po",
        C::MathSymbol => "Sm",
        C::CurrencySymbol => "Sc",
        C::ModifierSymbol => "Sk",
        C::OtherSymbol => "So",
        C::SpaceSeparator => "Zs",
        C::LineSeparator => "Zl",
        C::ParagraphSeparator => "Zp",
        C::Control => "Cc",
        C::Format => "Cf",
        C::Surrogate => "Cs",
        C::PrivateUse => "Co",
        _ => "Cn",
    })
}

/// Returns the bidirectional class assigned to the character chr as string.
#[native("bidirectional(chr, /)")]
fn bidirectional(chr: Value, vm: &mut Vm) -> PyResult<&'static str> {
    let code = code_of(chr, "bidirectional", vm)?;
    if char::from_u32(code)
        .is_some_and(|ch| get_general_category(ch) == GeneralCategory::Unassigned)
    {
        return Ok("");
    }
    Ok(CodePointMapData::<BidiClass>::new().get32(code).short_name())
}

/// Returns the canonical combining class assigned to the character chr as integer.
///
/// Returns 0 if no combining class is defined.
#[native("combining(chr, /)")]
fn combining(chr: Value, vm: &mut Vm) -> PyResult<i64> {
    let code = code_of(chr, "combining", vm)?;
    Ok(char::from_u32(code).map_or(0, |ch| i64::from(canonical_combining_class(ch))))
}

/// Returns the east asian width assigned to the character chr as string.
#[native("east_asian_width(chr, /)")]
fn east_asian_width(chr: Value, vm: &mut Vm) -> PyResult<&'static str> {
    let code = code_of(chr, "east_asian_width", vm)?;
    Ok(CodePointMapData::<EastAsianWidth>::new().get32(code).short_name())
}

/// Returns the mirrored property assigned to the character chr as integer.
#[native("mirrored(chr, /)")]
fn mirrored(chr: Value, vm: &mut Vm) -> PyResult<i64> {
    let code = code_of(chr, "mirrored", vm)?;
    Ok(char::from_u32(code).map_or(0, |ch| i64::from(BidiMirrored::for_char(ch))))
}

/// Converts a Unicode character into its equivalent decimal value.
#[native("decimal(chr, default=?, /)")]
fn decimal(chr: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    match unicode::decimal_value(code_of(chr, "decimal", vm)?) {
        Some(value) => Ok(Value::int(i64::from(value))),
        None => or_default(default, "not a decimal", vm),
    }
}

/// What a character stands for, without its form.
fn plain_form(code: u32) -> String {
    let mut text = String::new();
    if let Some(ch) = char::from_u32(code) {
        decompose_compatible(ch, |part| text.push(part));
    }
    text
}

/// Converts a Unicode character into its equivalent digit value.
#[native("digit(chr, default=?, /)")]
fn digit(chr: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let code = code_of(chr, "digit", vm)?;
    if let Some(value) = unicode::decimal_value(code) {
        return Ok(Value::int(i64::from(value)));
    }
    if !unicode::is_digit(code) {
        return or_default(default, "not a digit", vm);
    }
    let value = plain_form(code).chars().find_map(|ch| ch.to_digit(10));
    match value {
        Some(value) => Ok(Value::int(i64::from(value))),
        None => Err(not_supported("unicodedata.digit of this character", vm)),
    }
}

/// Converts a Unicode character into its equivalent numeric value.
#[native("numeric(chr, default=?, /)")]
fn numeric(chr: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let code = code_of(chr, "numeric", vm)?;
    if let Some(value) = unicode::decimal_value(code) {
        return Ok(vm.float(f64::from(value)));
    }
    if !unicode::is_numeric(code) {
        return or_default(default, "not a numeric character", vm);
    }
    let plain = plain_form(code);
    let plain = plain.trim_matches(|ch| matches!(ch, '(' | ')' | '.'));
    let value = match plain.split_once('\u{2044}') {
        Some((above, below)) => match (above.parse::<f64>(), below.parse::<f64>()) {
            (Ok(above), Ok(below)) => Some(above / below),
            _ => None,
        },
        None => plain.parse::<f64>().ok(),
    };
    match value {
        Some(value) => Ok(vm.float(value)),
        None => Err(not_supported("unicodedata.numeric of this character", vm)),
    }
}

/// The text in a normal form. Lone surrogates stay where they are.
fn normalized(form: Str, text: Str, vm: &Vm) -> PyResult<Option<Str>> {
    let mut out = TextBuffer::new(vm);
    let mut part = |part: &str| -> PyResult<bool> {
        let mut put = |ch: char| out.push_code(ch as u32, vm);
        match form.as_bytes() {
            b"NFC" => part.nfc().try_for_each(&mut put)?,
            b"NFD" => part.nfd().try_for_each(&mut put)?,
            b"NFKC" => part.nfkc().try_for_each(&mut put)?,
            b"NFKD" => part.nfkd().try_for_each(&mut put)?,
            _ => return Ok(false),
        }
        Ok(true)
    };
    if let Some(whole) = text.to_str() {
        if !part(whole)? {
            return Ok(None);
        }
        return Str::from_wtf8(&out, vm).map(Some);
    }
    // Between surrogates there is no character that composes with another.
    let mut all = TextBuffer::new(vm);
    let mut run = String::new();
    let mut codes = text.code_points();
    loop {
        let code = codes.next();
        if let Some(ch) = code.and_then(char::from_u32) {
            run.push(ch);
            continue;
        }
        let run = Str::new(&std::mem::take(&mut run), vm)?;
        let Some(run) = normalized(form, run, vm)? else { return Ok(None) };
        all.extend(run.as_bytes(), vm)?;
        match code {
            Some(code) => {
                let (bytes, len) = wtf8::encode(code);
                all.extend(bytes.get(..len).unwrap_or_default(), vm)?;
            }
            None => return Str::from_wtf8(&all, vm).map(Some),
        }
    }
}

/// Return the normal form 'form' for the Unicode string unistr.
///
/// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
#[native("normalize(form, unistr, /)")]
fn normalize(form: Str, unistr: Str, vm: &mut Vm) -> PyResult<Str> {
    if unistr.is_ascii() && form.as_bytes().starts_with(b"NF") {
        return Ok(unistr.exact(vm));
    }
    let text = normalized(form, unistr, vm)?;
    text.ok_or_else(|| vm.value_error("invalid normalization form"))
}

/// Return whether the Unicode string unistr is in the normal form 'form'.
///
/// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
#[native("is_normalized(form, unistr, /)")]
fn is_normalized(form: Str, unistr: Str, vm: &mut Vm) -> PyResult<bool> {
    let text = normalize(form, unistr, vm)?;
    Ok(text.as_bytes() == unistr.as_bytes())
}

/// Returns the character decomposition mapping assigned to the character chr as string.
#[native("decomposition(chr, /)")]
fn decomposition(chr: Value, vm: &mut Vm) -> PyResult<&'static str> {
    let code = code_of(chr, "decomposition", vm)?;
    let same = char::from_u32(code).is_none_or(|ch| plain_form(code) == ch.to_string());
    if same { Ok("") } else { Err(not_supported("unicodedata.decomposition", vm)) }
}
