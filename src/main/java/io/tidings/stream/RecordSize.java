package io.tidings.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// About how large a record is on its way to a broker, never less than it is (without compression).
final class RecordSize {

    private static final int RECORD = 128; // a batch of one record and its own fields
    private static final int HEADER = 10; // two lengths

    private RecordSize() {}

    static long of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = RECORD + length(key) + length(value);
        for (Header header : headers) {
            // A character takes at most 3 bytes of UTF-8.
            size += HEADER + 3L * header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
