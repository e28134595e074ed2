//! Links the command at a fixed address.
//!
//! The declarations of all classes and functions are 250 KB of static data full
//! of pointers. In an executable that may lie anywhere the loader adds its
//! address to each of some ten thousand, and by that copies 70 pages, before
//! `main`: a third of what a short program takes. Stack, heap and libraries lie
//! at random addresses all the same; CPython is linked like this on Debian.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}"));
    if target("OS").as_deref() == Ok("linux") && target("ENV").as_deref() == Ok("gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
