/// Trains a network: batching by length, epochs, early stopping, schedules, evaluation.
@NullMarked
package io.tidings.training;

import org.jspecify.annotations.NullMarked;
