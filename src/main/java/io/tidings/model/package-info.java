/// The Tribuo face of the network: trainer, model, examples, and the model file.
@NullMarked
package io.tidings.model;

import org.jspecify.annotations.NullMarked;
