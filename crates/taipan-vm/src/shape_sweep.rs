//! The death of classes and their shapes.
//!
//! Objects name their class by a shape number, which the collector does not see as
//! a reference. In a full collection it says which shape numbers it meets
//! ([`taipan_heap::Tracer::watch_shapes`]). A shape met keeps its class; a class that
//! is marked keeps all its shapes, whose keys are then marked too. When nothing more
//! is found, the shapes of unmarked classes are freed.
//!
//! Their numbers are given to new shapes. So every place that holds one must lose it:
//! no object has it, the look-up caches are emptied before each collection, and
//! instructions that cached it are registered as dependents of the class.

use crate::handle::Handle;
use crate::object::class::Class;
use crate::shape::{ShapeTable, WordMap};
use taipan_heap::{Marker, Tracer, Value};

impl ShapeTable {
    /// The roots of a full collection: what lives as long as the isolate.
    pub(crate) fn trace_permanent(&self, visit: &mut dyn FnMut(Value)) {
        for number in 0..self.count() {
            let shape = self.get(number);
            if shape.is_permanent() {
                visit(shape.class.value());
                shape.trace_keys(visit);
            }
        }
    }

    /// Reports the keys of the shapes of classes that are marked by now; `done`
    /// holds the addresses of those that were seen before. False: none was new.
    pub(crate) fn trace_marked(&self, done: &mut WordMap<()>, tracer: &mut Tracer<'_>) -> bool {
        let mut found = false;
        for (class, shapes) in self.by_class.borrow().iter() {
            let Some(&first) = shapes.first() else { continue };
            if done.contains_key(class) || !tracer.is_live(self.class(first).value()) {
                continue;
            }
            done.insert(*class, ());
            found = true;
            for &number in shapes {
                self.get(number).trace_keys(&mut |key| tracer.value(key));
            }
        }
        found
    }

    /// Frees what belongs to classes and code that are not marked.
    pub(crate) fn sweep(&self, marked: &Marker<'_>) {
        self.dependents.borrow_mut().retain(|_, names| {
            names.retain(|_, sites| {
                sites.retain(|(code, _)| marked.is_live(code.value()));
                !sites.is_empty()
            });
            !names.is_empty()
        });
        let mut dead: Vec<Class> = Vec::new(); // tidy: used up below, in the collection
        self.by_class.borrow_mut().retain(|_, shapes| {
            let Some(&first) = shapes.first() else { return false };
            let class = self.class(first);
            if marked.is_live(class.value()) {
                return true;
            }
            dead.push(class);
            shapes.iter().for_each(|&number| self.release(number));
            false
        });
        let mut subclasses = self.subclasses.borrow_mut();
        for class in dead {
            self.forget(class, None);
            self.dependents.borrow_mut().remove(&class.value().bits());
            subclasses.remove(&class.value().bits());
        }
        subclasses.retain(|_, classes| {
            classes.retain(|class| marked.is_live(class.value()));
            !classes.is_empty()
        });
    }

    /// Enters `class` among the subclasses of `base`.
    pub(crate) fn add_subclass(&self, base: Class, class: Class) {
        self.subclasses.borrow_mut().entry(base.value().bits()).or_default().push(class);
    }

    /// Removes `class` from the subclasses of `base`.
    pub(crate) fn remove_subclass(&self, base: Class, class: Class) {
        if let Some(classes) = self.subclasses.borrow_mut().get_mut(&base.value().bits()) {
            classes.retain(|&known| known != class);
        }
    }

    /// The subclass of `base` with this number, oldest first.
    pub(crate) fn subclass(&self, base: Class, number: usize) -> Option<Class> {
        self.subclasses.borrow().get(&base.value().bits())?.get(number).copied()
    }
}
