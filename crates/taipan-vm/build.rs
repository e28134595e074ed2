//! Decides how the interpreter dispatches: see `src/interp/dispatch.rs`.

fn main() {
    let env = |name: &str| std::env::var(name).unwrap_or_default();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(sibling_calls)");
    let optimized = matches!(env("OPT_LEVEL").as_str(), "2" | "3");
    let register_arguments = matches!(env("CARGO_CFG_TARGET_ARCH").as_str(), "x86_64" | "aarch64");
    if optimized && register_arguments {
        println!("cargo::rustc-cfg=sibling_calls");
    }
}
