package io.tidings.stream;

/// How many reviews are scored in one pass.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param texts       the most texts of a batch; 1 switches batching off
/// @param characters  a batch ends where its texts together pass this many UTF-16 units
/// @param pollRecords the most records of a poll (`max.poll.records`); a batch never reaches beyond its poll
public record BatchSettings(Integer texts, Integer characters, Integer pollRecords) {

    private static final int TEXTS = 256;
    private static final int CHARACTERS = 500_000;
    private static final int POLL_RECORDS = 1_024;

    public BatchSettings {
        texts = Require.atLeast(1, "texts", Require.or(texts, TEXTS));
        characters = Require.atLeast(1, "characters", Require.or(characters, CHARACTERS));
        pollRecords = Require.atLeast(1, "pollRecords", Require.or(pollRecords, POLL_RECORDS));
    }

    public static BatchSettings defaults() {
        return new BatchSettings(TEXTS, CHARACTERS, POLL_RECORDS);
    }
}
