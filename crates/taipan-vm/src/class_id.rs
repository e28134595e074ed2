//! The built-in classes, by number.
//!
//! A built-in class's number is also the shape number of its plain instances,
//! so "is exactly a list" is one comparison of the object's header.

use crate::object::class::ClassDecl;

macro_rules! class_ids {
    ($($name:ident = $decl:path;)*) => {
        /// A built-in class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "named after the Python class")]
        pub enum ClassId { $($name),* }

        impl ClassId {
            /// Every built-in class, in numeric order; bases come first.
            pub const ALL: &'static [ClassId] = &[$(ClassId::$name),*];

            /// How the class is declared.
            pub fn decl(self) -> &'static ClassDecl {
                match self { $(ClassId::$name => &$decl),* }
            }
        }
    };
}

include!("class_table.rs");

impl ClassId {
    /// How many there are.
    pub const COUNT: usize = ClassId::ALL.len();

    /// The shape of plain instances.
    #[inline(always)]
    pub const fn shape(self) -> u32 {
        self as u32
    }
}
