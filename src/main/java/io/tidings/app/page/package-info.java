/// The page beside the labelling, in `run` and in `demo`: options, and what the page's actions do to Kafka.
///
/// Reading order: [io.tidings.app.page.PageOptions], [io.tidings.app.page.PageTask], [io.tidings.app.page.PageBeside],
/// then the desks.
@NullMarked
package io.tidings.app.page;

import org.jspecify.annotations.NullMarked;
