package io.tidings.corpus;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/// One format's way through a file. For one thread.
interface Rows extends Closeable {

    /// The next review, or null at the end. After a [MalformedReviewException] the next call goes on behind the bad row.
    @Nullable
    LabeledText next() throws IOException;

    /// Whether [#next()] would answer without waiting for input.
    boolean ready() throws IOException;
}
