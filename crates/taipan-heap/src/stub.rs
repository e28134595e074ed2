//! stub
use crate::{Header, Value};
use std::cell::Cell;
use std::ptr::NonNull;
pub struct Heap {
    cursor: Cell<usize>,
    end: Cell<usize>,
}
#[derive(Default)]
pub struct HeapConfig {
    pub nursery_bytes: usize,
    pub limit_bytes: usize,
    pub stress: bool,
}
pub struct OutOfMemory;
impl Heap {
    pub fn new(_: HeapConfig) -> Heap {
        Heap { cursor: Cell::new(0), end: Cell::new(0) }
    }
    pub fn alloc_small(&self, kind: u8, raw: u8, words: usize, shape: u32) -> NonNull<Header> {
        if self.cursor.get() + words * 8 > self.end.get() {
            let v: Vec<u64> = vec![0; 1 << 17];
            let p = Box::leak(v.into_boxed_slice()).as_ptr() as usize;
            self.cursor.set(p);
            self.end.set(p + (8 << 17));
        }
        let p = self.cursor.get() as *mut Header;
        self.cursor.set(self.cursor.get() + words * 8);
        unsafe {
            p.write(Header::small(kind, raw, words, shape));
            NonNull::new_unchecked(p)
        }
    }
    pub fn try_alloc(
        &self,
        kind: u8,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> Result<NonNull<Header>, OutOfMemory> {
        if words <= 1024 {
            return Ok(self.alloc_small(kind, raw, words, shape));
        }
        if words > 1 << 30 {
            return Err(OutOfMemory);
        }
        let v: Vec<u64> = vec![0; words + 1];
        let p = Box::leak(v.into_boxed_slice()).as_mut_ptr();
        unsafe {
            *p = words as u64;
            let h = p.add(1) as *mut Header;
            h.write(Header::large(kind, raw, shape));
            Ok(NonNull::new_unchecked(h))
        }
    }
    pub fn barrier(&self, _: NonNull<Header>) {}
    pub fn barrier_slot(&self, _: NonNull<Header>, _: *const Value) {}
    pub fn register_finalizer(&self, _: NonNull<Header>) {}
    pub fn collection_due(&self) -> bool {
        false
    }
}
