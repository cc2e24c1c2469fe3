package io.tidings.modelregistry;

import io.tidings.classify.ModelId;
import org.jspecify.annotations.Nullable;

/// A promotion found another champion than the one it was decided against; nothing was written.
public final class StaleChampionException extends RegistryFailure {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ModelId expected;
    private final transient @Nullable ModelId found;

    StaleChampionException(String name, @Nullable ModelId expected, @Nullable ModelId found) {
        super(Kind.CONFLICT, "the champion of " + name + " is " + text(found) + ", expected " + text(expected)
                + ": somebody else has promoted meanwhile; nothing was changed");
        this.expected = expected;
        this.found = found;
    }

    /// Null where none was expected.
    public @Nullable ModelId expected() {
        return expected;
    }

    /// Null where there is none.
    public @Nullable ModelId found() {
        return found;
    }

    private static String text(@Nullable ModelId id) {
        return id == null ? "none" : id.abbreviated();
    }
}
