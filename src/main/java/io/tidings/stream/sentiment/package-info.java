/// Counts labelled events in windows of event time, and tells of labels whose share rises: an application of its own,
/// beside the one that scores.
@NullMarked
package io.tidings.stream.sentiment;

import org.jspecify.annotations.NullMarked;
