/// The `demo` command: a broker of its own, the score topology, a feed of reviews, a view of what comes out, and at
/// the end an account of every review.
///
/// A review is known by its place in the input topic ([io.tidings.app.demo.Position]), so files may repeat ids.
/// What was lost or doubled is not concluded from counters along the way but from reading the output topics back.
///
/// Reading order: [io.tidings.app.demo.DemoCommand], [io.tidings.app.demo.DemoRun],
/// [io.tidings.app.demo.ReviewFeed], [io.tidings.app.demo.Outcome], [io.tidings.app.demo.LiveView],
/// [io.tidings.app.demo.Audit], [io.tidings.app.demo.DemoSummary].
@NullMarked
package io.tidings.app.demo;

import org.jspecify.annotations.NullMarked;
