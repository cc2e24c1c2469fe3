package io.tidings.corpus;

import org.jspecify.annotations.Nullable;

/// How files are read.
///
/// @param format        null to go by the file's name
/// @param maxRowBytes   the longest row (line, CSV cell, text file) that is read, in bytes
/// @param skipMalformed whether a malformed row is counted and left out; otherwise it ends the reading
public record ReadSettings(FieldNames fields, @Nullable CorpusFormat format, int maxRowBytes, boolean skipMalformed) {

    /// Far above any review, far below what would hurt.
    public static final int DEFAULT_MAX_ROW_BYTES = 4 << 20;

    public static final ReadSettings DEFAULT = new ReadSettings(FieldNames.DEFAULT, null, DEFAULT_MAX_ROW_BYTES,
            false);

    public ReadSettings {
        if (maxRowBytes < 1) {
            throw new IllegalArgumentException("the longest row must be at least 1 byte, found " + maxRowBytes);
        }
    }

    public ReadSettings with(FieldNames names) {
        return new ReadSettings(names, format, maxRowBytes, skipMalformed);
    }

    public ReadSettings with(CorpusFormat chosen) {
        return new ReadSettings(fields, chosen, maxRowBytes, skipMalformed);
    }

    public ReadSettings withMaxRowBytes(int bytes) {
        return new ReadSettings(fields, format, bytes, skipMalformed);
    }

    public ReadSettings skippingMalformed() {
        return new ReadSettings(fields, format, maxRowBytes, true);
    }
}
