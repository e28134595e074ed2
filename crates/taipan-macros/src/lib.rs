//! The declaration attribute [`macro@native`].
//!
//! The one idea: a native function is declared **once**. Its Python signature
//! is text, in the notation of `__text_signature__`; the macro reads it and
//! writes the [`NativeDecl`] with the entry that converts each argument.
//!
//! [`NativeDecl`]: ../taipan_vm/native/struct.NativeDecl.html

use proc_macro::TokenStream;
use proc_macro2::{Span, TokenStream as Tokens};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{FnArg, Ident, ItemFn, LitStr, Token, Type, parse_macro_input};

/// Declares a native function: `#[native("join(self, iterable, /)")]`, with
/// `, class` or `, static` behind the text for class and static methods.
///
/// The Rust function takes one argument per parameter, in the order of the
/// text (a parameter `*args` as `Args`, `**kwargs` as `Option<Dict>`), and the
/// token `&Vm` (a leaf: it cannot run Python code) or `&mut Vm` last. Defaults
/// that are literals are filled in by the declaration; `=None` goes with
/// `OrNone<T>` or `Value`, `=?` (may be absent) with `Option<T>`.
///
/// Beside the function `f` stands `static F: NativeDecl`, its name in upper
/// case.
#[proc_macro_attribute]
pub fn native(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let attribute = parse_macro_input!(attribute as Attribute);
    let function = parse_macro_input!(item as ItemFn);
    expand(&attribute, &function).unwrap_or_else(|error| error.to_compile_error()).into()
}

struct Attribute {
    text: LitStr,
    binding: Ident,
}

impl Parse for Attribute {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let text = input.parse()?;
        let mut binding = Ident::new("Method", Span::call_site());
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            binding = if input.peek(Token![static]) {
                Ident::new("Static", input.parse::<Token![static]>()?.span)
            } else {
                let word: Ident = input.parse()?;
                if word != "class" {
                    return Err(syn::Error::new(word.span(), "expected `class` or `static`"));
                }
                Ident::new("Class", word.span())
            };
        }
        Ok(Attribute { text, binding })
    }
}

#[derive(PartialEq, Clone, Copy)]
enum Kind {
    PositionalOnly,
    Positional,
    Keyword,
    VarArgs,
    VarKeywords,
}

struct Param {
    name: String,
    kind: Kind,
    default: Option<String>,
}

/// Splits `name(a, b=', ', /)` into name, parameter texts and the text between
/// the parentheses.
fn split_signature(text: &LitStr) -> syn::Result<(String, Vec<String>, String)> {
    let whole = text.value();
    let fail = || syn::Error::new(text.span(), "expected `name(parameters)`");
    let open = whole.find('(').ok_or_else(fail)?;
    let inner = whole[open + 1..].strip_suffix(')').ok_or_else(fail)?;
    let mut parts = vec![String::new()];
    let mut quote = None;
    for ch in inner.chars() {
        match (quote, ch) {
            (None, ',') => {
                parts.push(String::new());
                continue;
            }
            (None, '\'' | '"') => quote = Some(ch),
            (Some(q), _) if q == ch => quote = None,
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(ch);
        }
    }
    let parts = parts.iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    Ok((whole[..open].to_owned(), parts, inner.to_owned()))
}

fn parse_params(parts: &[String]) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    let mut kind = Kind::Positional;
    for part in parts {
        if part == "/" {
            params.iter_mut().for_each(|p| p.kind = Kind::PositionalOnly);
        } else if part == "*" {
            kind = Kind::Keyword;
        } else if let Some(name) = part.strip_prefix("**") {
            params.push(Param { name: name.into(), kind: Kind::VarKeywords, default: None });
        } else if let Some(name) = part.strip_prefix('*') {
            params.push(Param { name: name.into(), kind: Kind::VarArgs, default: None });
            kind = Kind::Keyword;
        } else if let Some((name, default)) = part.split_once('=') {
            params.push(Param {
                name: name.trim().into(),
                kind,
                default: Some(default.trim().into()),
            });
        } else {
            params.push(Param { name: part.clone(), kind, default: None });
        }
    }
    params
}

/// A literal default as an expression, for parameters whose Rust type is not
/// optional.
fn literal(default: &str, ty: &Type) -> Option<Tokens> {
    let ty = quote!(#ty).to_string();
    if default == "?" || ty.starts_with("Option") || ty.starts_with("OrNone") {
        return None;
    }
    match default {
        "None" => Some(quote!(::taipan_heap::Value::NONE)),
        "True" if ty == "bool" => Some(quote!(true)),
        "False" if ty == "bool" => Some(quote!(false)),
        "True" => Some(quote!(::taipan_heap::Value::TRUE)),
        "False" => Some(quote!(::taipan_heap::Value::FALSE)),
        _ => {
            let number: Tokens = default.parse().ok()?;
            match ty.as_str() {
                "i64" | "isize" | "usize" | "i32" | "u32" | "f64" => Some(quote!(#number)),
                "Value" if default.parse::<i64>().is_ok() => {
                    Some(quote!(::taipan_heap::Value::int(#number)))
                }
                _ => None,
            }
        }
    }
}

fn expand(attribute: &Attribute, function: &ItemFn) -> syn::Result<Tokens> {
    let (name, parts, inner) = split_signature(&attribute.text)?;
    let params = parse_params(&parts);
    let mut inputs: Vec<&FnArg> = function.sig.inputs.iter().collect();
    let leaf = match inputs.pop() {
        Some(FnArg::Typed(token)) => match &*token.ty {
            Type::Reference(reference) => reference.mutability.is_none(),
            _ => return Err(syn::Error::new_spanned(token, "the last argument is the token")),
        },
        _ => return Err(syn::Error::new_spanned(&function.sig, "the last argument is the token")),
    };
    if inputs.len() != params.len() {
        let message = format!("{} parameters in the text, {} in Rust", params.len(), inputs.len());
        return Err(syn::Error::new_spanned(&function.sig, message));
    }
    let decl = format_ident!("{}", function.sig.ident.to_string().to_uppercase());
    let count = params.iter().filter(|p| !matches!(p.kind, Kind::VarArgs | Kind::VarKeywords));
    let count = count.count();
    let varargs = params.iter().any(|p| p.kind == Kind::VarArgs);
    let varkeywords = params.iter().any(|p| p.kind == Kind::VarKeywords);

    let exact = params.iter().all(|p| matches!(p.kind, Kind::PositionalOnly | Kind::Positional));
    let positional = params.iter();
    let positional =
        positional.filter(|p| matches!(p.kind, Kind::PositionalOnly | Kind::Positional)).count();

    let mut rows = Vec::new();
    let mut conversions = Vec::new();
    let mut arguments = Vec::new();
    // Window order: every ordinary parameter in text order, then `*args`, then
    // `**kwargs`.
    let mut index = 0usize;
    for (position, (param, input)) in params.iter().zip(&inputs).enumerate() {
        let FnArg::Typed(input) = input else {
            return Err(syn::Error::new_spanned(input, "no `self` here"));
        };
        let ty = &input.ty;
        let local = format_ident!("argument_{position}");
        arguments.push(local.clone());
        match param.kind {
            Kind::VarArgs => {
                let rest = if varkeywords { quote!(.without_last()) } else { quote!() };
                conversions.push(quote!(let #local = args.rest(#count)#rest;));
            }
            Kind::VarKeywords => conversions.push(quote! {
                let #local = ::taipan_vm::native::keywords_of(args);
            }),
            kind => {
                let kind = match kind {
                    Kind::PositionalOnly => quote!(PositionalOnly),
                    Kind::Keyword => quote!(Keyword),
                    _ => quote!(Positional),
                };
                let (text, required) = (&param.name, param.default.is_none());
                rows.push(quote!(::taipan_vm::native::Param {
                    name: #text, kind: ::taipan_vm::native::ParamKind::#kind, required: #required,
                }));
                let convert = quote! {
                    <#ty as ::taipan_vm::native::FromArg>::from_arg(
                        value,
                        ::taipan_vm::native::ArgContext { decl: &#decl, index: #index },
                        vm,
                    )?
                };
                let default = param.default.as_deref().and_then(|d| literal(d, ty));
                let convert = match default {
                    Some(default) => quote!(if value.is_unbound() { #default } else { #convert }),
                    None => convert,
                };
                conversions.push(quote! {
                    let #local = { let value = args[#index]; #convert };
                });
                index += 1;
            }
        }
    }
    let doc = docstring(function);
    let binding = &attribute.binding;
    let visibility = &function.vis;
    let ident = &function.sig.ident;
    let summary = format!("Declaration of [`{ident}`].");
    Ok(quote! {
        // Its documentation is the Python docstring, whose brackets are no links.
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, rustdoc::bare_urls)]
        #function

        #[doc = #summary]
        #visibility static #decl: ::taipan_vm::native::NativeDecl = {
            fn entry(
                vm: &mut ::taipan_vm::Vm,
                args: ::taipan_vm::native::Args,
            ) -> ::taipan_vm::PyResult<::taipan_heap::Value> {
                let _ = args;
                #(#conversions)*
                let result = #ident(#(#arguments,)* vm);
                ::taipan_vm::native::IntoResult::into_result(result, vm)
            }
            ::taipan_vm::native::NativeDecl {
                name: #name,
                signature: #inner,
                doc: #doc,
                params: &[#(#rows),*],
                varargs: #varargs,
                varkeywords: #varkeywords,
                binding: ::taipan_vm::native::Binding::#binding,
                leaf: #leaf,
                exact: #exact,
                positional: #positional,
                entry,
            }
        };
    })
}

/// The function's doc comment, which becomes its `__doc__`.
fn docstring(function: &ItemFn) -> String {
    let mut lines = Vec::new();
    for attribute in &function.attrs {
        if let syn::Meta::NameValue(meta) = &attribute.meta
            && meta.path.is_ident("doc")
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &meta.value
        {
            let text = text.value();
            lines.push(text.strip_prefix(' ').unwrap_or(&text).to_owned());
        }
    }
    lines.join("\n")
}
