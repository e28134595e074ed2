//! Tests of the representation; what Python can see is tested by programs.

use super::*;
use crate::Config;

struct Nothing;
impl crate::host::Host for Nothing {}

fn machine() -> Box<Vm> {
    Vm::new(Config::new(Box::new(Nothing)))
}

#[test]
fn appending_shares_one_buffer_and_leaves_older_views_alone() {
    let vm = machine();
    let part = Str::new("0123456789ä", &vm).expect("small");
    let mut text = vm.empty_str();
    let mut expected = String::new();
    let mut older = Vec::new();
    for _ in 0..200 {
        text = vm.concat(text, part).expect("small");
        expected.push_str("0123456789ä");
        older.push((text, expected.clone()));
    }
    // A second continuation of an older view is not written over the first.
    let other = vm.concat(older[150].0, part).expect("small");
    assert_eq!(other.to_str(), Some(older[151].1.as_str()));
    for (text, expected) in older {
        assert_eq!(text.to_str(), Some(expected.as_str()));
        assert_eq!(text.char_len(), expected.chars().count());
    }
}

#[test]
fn characters_are_found_by_breadcrumbs() {
    let vm = machine();
    let text: String = (0..1000).map(|i| if i % 3 == 0 { 'a' } else { 'é' }).collect();
    let string = Str::new(&text, &vm).expect("small");
    for (i, ch) in text.chars().enumerate() {
        let found = string.char_at(i, &vm).expect("within");
        assert_eq!(found.to_str(), Some(ch.encode_utf8(&mut [0; 4]) as &str));
    }
    assert!(string.char_at(1000, &vm).is_none());
    let slice = string.slice(100, 300, &vm).expect("small");
    let expected: String = text.chars().skip(100).take(200).collect();
    assert_eq!(slice.to_str(), Some(expected.as_str()));
}
