//! Method resolution orders: C3 linearization (the Python 2.3 MRO document,
//! M. Simionato; Barrett et al., *A Monotonic Superclass Linearization for
//! Dylan*, 1996).

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::shape::WordMap;
use crate::vm::Vm;
use taipan_heap::Value;

/// A sequence to merge: the MRO of a base, or the bases themselves.
struct Sequence {
    items: Tuple,
    /// How many of them have been merged.
    taken: usize,
}

impl Sequence {
    fn head(&self) -> Option<Value> {
        self.items.items().get(self.taken).copied()
    }

    /// What comes behind the head.
    fn tail(&self) -> &[Value] {
        self.items.items().get(self.taken + 1..).unwrap_or_default()
    }
}

impl Vm {
    /// The MRO of a class with these bases (all of them classes), by C3.
    pub(crate) fn linearize(&self, class: Class, bases: Tuple) -> PyResult<Tuple> {
        self.check_duplicates(bases)?;
        let mut merged = GcVec::with_capacity(4, self)?;
        merged.push(class.value(), self)?;
        if let [base] = bases.items()
            && let Some(base) = base.downcast::<Class>()
        {
            // There is nothing to merge.
            let inherited = base.mro();
            for &class in inherited.items() {
                merged.push(class, self)?;
            }
            return merged.into_tuple(self);
        }
        let mut sequences = Vec::with_capacity(bases.len() + 1);
        for base in bases.items() {
            if let Some(base) = base.downcast::<Class>() {
                sequences.push(Sequence { items: base.mro(), taken: 0 });
            }
        }
        sequences.push(Sequence { items: bases, taken: 0 });
        // In how many tails each class stands: only one in none can come next.
        let mut in_tails = WordMap::<u32>::default();
        for class in sequences.iter().flat_map(Sequence::tail) {
            *in_tails.entry(class.bits()).or_default() += 1;
        }
        loop {
            self.check_interrupt()?;
            let mut heads = sequences.iter().filter_map(Sequence::head).peekable();
            if heads.peek().is_none() {
                return merged.into_tuple(self);
            }
            let next = heads.find(|head| in_tails.get(&head.bits()).is_none_or(|&n| n == 0));
            let Some(next) = next else { return Err(self.inconsistent(&sequences)) };
            merged.push(next, self)?;
            for sequence in &mut sequences {
                if sequence.head().is_some_and(|h| h.is(next)) {
                    sequence.taken += 1;
                    if let Some(n) = sequence.head().and_then(|h| in_tails.get_mut(&h.bits())) {
                        *n = n.saturating_sub(1);
                    }
                }
            }
        }
    }

    fn check_duplicates(&self, bases: Tuple) -> PyResult<()> {
        if bases.len() < 2 {
            return Ok(());
        }
        let mut seen = WordMap::<()>::default();
        for base in bases.items() {
            if seen.insert(base.bits(), ()).is_some() {
                let name = base.downcast::<Class>().map_or_else(String::new, Class::name_text);
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        Ok(())
    }

    #[cold]
    fn inconsistent(&self, sequences: &[Sequence]) -> crate::Raised {
        let mut names: Vec<(u64, String)> = Vec::new();
        for head in sequences.iter().filter_map(Sequence::head) {
            if let Some(class) = head.downcast::<Class>()
                && names.iter().all(|(bits, _)| *bits != head.bits())
            {
                names.push((head.bits(), class.name_text()));
            }
        }
        let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        ))
    }

    /// Computes the MRO of `class` and sets it: by C3, or by its metaclass's
    /// `mro()`.
    pub(crate) fn set_up_mro(&mut self, class: Class, bases: Tuple) -> PyResult<()> {
        let meta = self.class_of(class.value());
        let name = self.intern("mro")?;
        let hook = meta.lookup(name, self);
        let builtin = hook.and_then(|h| h.downcast::<crate::object::native_function::Native>());
        let mro = match hook {
            Some(hook) if builtin.is_none() => {
                let result = self.call_unbound(hook, class.value(), &[])?;
                self.checked_mro(class, bases, result)?
            }
            _ => self.linearize(class, bases)?,
        };
        class.set_mro(mro, self);
        self.mro_cache.clear();
        Ok(())
    }

    /// What a metaclass's `mro()` returned, checked to be classes of the same
    /// layout.
    fn checked_mro(&mut self, class: Class, bases: Tuple, result: Value) -> PyResult<Tuple> {
        let items = self.collect(result)?;
        let solid = match self.best_base(bases)? {
            Some(base) => base.solid_base(self),
            None => class,
        };
        for &item in items.as_slice() {
            let Some(base) = item.downcast::<Class>() else {
                let name = self.type_name(item);
                return Err(self.type_error(format!("mro() returned a non-class ('{name}')")));
            };
            if base != class && !solid.is_subclass_of(base.solid_base(self)) {
                return Err(self.type_error(format!(
                    "mro() returned base with unsuitable layout ('{}')",
                    base.name_text()
                )));
            }
        }
        if items.is_empty() {
            return Err(self.type_error("type MRO must not be empty"));
        }
        items.into_tuple(self)
    }
}
