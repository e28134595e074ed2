//! What an isolate costs: to make one and drop it, and to run `1+1` in between.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use taipan::{Denied, Isolate, Settings};

fn make() -> Isolate {
    Isolate::new(Settings::default(), Box::new(Denied))
}

fn isolate(criterion: &mut Criterion) {
    // The first one of a process pays for what all share.
    drop(make());
    let mut group = criterion.benchmark_group("isolate");
    group.bench_function("make", |b| b.iter_with_large_drop(make));
    group.bench_function("make and drop", |b| b.iter(make));
    group.bench_function("make, run 1+1, drop", |b| {
        b.iter(|| black_box(make().run_text("1+1", "<bench>")));
    });
    group.finish();
}

criterion_group!(benches, isolate);
criterion_main!(benches);
