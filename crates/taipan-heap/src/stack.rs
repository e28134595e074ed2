//! The native stack and the registers that a callee must preserve.

use crate::trace::Tracer;

#[cfg(target_arch = "x86_64")]
const SAVED: usize = 6;
#[cfg(target_arch = "aarch64")]
const SAVED: usize = 20;

impl Tracer<'_> {
    /// Scans the stack of this thread, from here up to `stack_base`, and the
    /// callee-saved registers: a caller's value may be in one of them and
    /// nowhere else.
    ///
    /// # Safety
    /// `stack_base` is an address on this thread's stack, at or above the frame
    /// of every function that may hold a value.
    #[inline(never)]
    pub unsafe fn native_stack(&mut self, stack_base: *const u8) {
        let mut saved = [0_usize; SAVED];
        let stack_pointer: usize;
        // SAFETY: stores to the array; reads the stack pointer.
        #[cfg(target_arch = "x86_64")]
        unsafe {
            std::arch::asm!(
                "mov [{0}], rbx",
                "mov [{0} + 8], rbp",
                "mov [{0} + 16], r12",
                "mov [{0} + 24], r13",
                "mov [{0} + 32], r14",
                "mov [{0} + 40], r15",
                "mov {1}, rsp",
                in(reg) saved.as_mut_ptr(),
                lateout(reg) stack_pointer,
                options(nostack, preserves_flags),
            );
        }
        // SAFETY: as above.
        #[cfg(target_arch = "aarch64")]
        unsafe {
            std::arch::asm!(
                "stp x19, x20, [{0}]",
                "stp x21, x22, [{0}, #16]",
                "stp x23, x24, [{0}, #32]",
                "stp x25, x26, [{0}, #48]",
                "stp x27, x28, [{0}, #64]",
                "stp x29, x30, [{0}, #80]",
                "stp d8, d9, [{0}, #96]",
                "stp d10, d11, [{0}, #112]",
                "stp d12, d13, [{0}, #128]",
                "stp d14, d15, [{0}, #144]",
                "mov {1}, sp",
                in(reg) saved.as_mut_ptr(),
                out(reg) stack_pointer,
                options(nostack, preserves_flags),
            );
        }
        let registers = saved.as_ptr_range();
        let start = (stack_pointer & !7) as *const usize;
        let end = (stack_base as usize & !7) as *const usize;
        // SAFETY: the array is readable, and so is all stack between the stack
        // pointer and the base.
        unsafe {
            self.conservative_words(registers.start, registers.end);
            self.conservative_words(start, end);
        }
    }
}
