/// What Prometheus reads: the figures of this process as meters under `tidings_`.
///
/// [io.tidings.app.metrics.Metrics] holds the registry and writes the text; the others bind what is counted elsewhere and
/// count nothing twice. A meter's name, labels and meaning stand in the table of README, which a test holds to what a
/// live stream gives.
@NullMarked
package io.tidings.app.metrics;

import org.jspecify.annotations.NullMarked;
