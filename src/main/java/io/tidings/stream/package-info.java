/// The score topology: reviews in, labelled events and dead letters out.
@NullMarked
package io.tidings.stream;

import org.jspecify.annotations.NullMarked;
