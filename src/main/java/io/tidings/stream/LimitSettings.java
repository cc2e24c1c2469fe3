package io.tidings.stream;

/// What is too large.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param textCharacters UTF-16 units; a longer text is a dead letter (the model itself cuts earlier, and marks it)
/// @param recordBytes    a labelled event that would be larger is a dead letter, a dead letter that would be larger
///                       loses its value and says so; keep it below the brokers' `message.max.bytes`
/// @param modelFailures  so many reviews in a row may become dead letters because a model failed on them; one more
///                       stops the stream, for then the model is broken. 0 for any number
public record LimitSettings(Integer textCharacters, Integer recordBytes, Integer modelFailures) {

    private static final int TEXT_CHARACTERS = 100_000;
    private static final int RECORD_BYTES = 1_000_000;
    private static final int LEAST_RECORD_BYTES = 4_096;
    private static final int MODEL_FAILURES = 100;

    public LimitSettings {
        textCharacters = Require.atLeast(1, "textCharacters",
                Require.or(textCharacters, TEXT_CHARACTERS));
        recordBytes = Require.atLeast(LEAST_RECORD_BYTES, "recordBytes",
                Require.or(recordBytes, RECORD_BYTES));
        modelFailures = Require.atLeast(0, "modelFailures", Require.or(modelFailures, MODEL_FAILURES));
    }

    public static LimitSettings defaults() {
        return new LimitSettings(TEXT_CHARACTERS, RECORD_BYTES, MODEL_FAILURES);
    }
}
