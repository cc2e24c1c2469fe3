/// The network: cells, layers, weights, forward and backward passes, the optimiser.
@NullMarked
package io.tidings.nn;

import org.jspecify.annotations.NullMarked;
