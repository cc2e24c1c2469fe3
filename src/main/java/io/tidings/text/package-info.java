/// From the raw text of a review to tokens with offsets, and from tokens to vocabulary indices.
@NullMarked
package io.tidings.text;

import org.jspecify.annotations.NullMarked;
