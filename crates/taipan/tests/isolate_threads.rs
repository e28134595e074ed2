//! Many isolates at once, on many threads, collecting at every safepoint.

use std::thread;
use taipan::{Denied, Exit, Isolate, Settings};

const PROGRAM: &str = "
import sys, math
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
points = {name: Point(len(name), i) for i, name in enumerate(dir(int))}
assert points['__add__'] == Point(7, points['__add__'].y)
try:
    points['no']
except LookupError as error:
    assert type(error) is KeyError and type(error).__mro__[-1] is object
assert int.__add__ is int.__add__ and vars(__builtins__)['len'] is len
assert sum(map(abs, range(-10, 10))) == 100 and ''.join(reversed('abc')) == 'cba'
";

#[test]
fn isolates_on_many_threads_do_not_disturb_each_other() {
    let threads: Vec<_> = (0..8)
        .map(|n| {
            thread::spawn(move || {
                for round in 0..3 {
                    let settings =
                        Settings { gc_stress: (n + round) % 2 == 0, ..Settings::default() };
                    let mut isolate = Isolate::new(settings, Box::new(Denied));
                    assert_eq!(isolate.run_text(PROGRAM, "<program>"), Exit::SUCCESS);
                }
            })
        })
        .collect();
    for thread in threads {
        assert!(thread.join().is_ok());
    }
}

#[test]
fn many_isolates_live_at_once() {
    let mut isolates: Vec<_> =
        (0..100).map(|_| Isolate::new(Settings::default(), Box::new(Denied))).collect();
    for isolate in &mut isolates {
        assert_eq!(
            isolate.run_text("x = [1] * 100; assert len(x) == 100", "<program>"),
            Exit::SUCCESS
        );
    }
}
