//! How deep a program may nest.

/// The default limit for the depth of a syntax tree.
pub const MAX_DEPTH: usize = 20_000;

/// Native stack that dropping one level of a tree takes.
pub(crate) const DROP_FRAME: usize = 512;

/// Runs `walk` on a stack that holds `depth` levels of `frame_bytes` each: on the current one where it is large
/// enough, on a new one otherwise.
pub fn with_stack<T>(depth: usize, frame_bytes: usize, walk: impl FnOnce() -> T) -> T {
    let need = depth.saturating_mul(frame_bytes).saturating_add(128 * 1024);
    stacker::maybe_grow(need, need, walk)
}
