package io.tidings.app.demo;

/// The place of a produced review in the input topic. It names the review even where a file repeats an id, and both
/// labelled events and dead letters carry it.
record Position(int partition, long offset) {}
