package io.tidings.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidings.stream.ReplayRange.Span;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The label and the confidence of each record of a range, in six bytes a record.
final class ReplayLabelsBuffer {

    private static final long MOST_OFFSETS = 100_000_000;

    private final Map<TopicPartition, Column> columns = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private long size;

    /// @throws StreamFailure where the range is too long to be held
    ReplayLabelsBuffer(ReplayRange range) {
        if (range.offsets() > MOST_OFFSETS) {
            throw new StreamFailure(StreamFailure.Kind.BAD_SETTINGS, "the range has " + range.offsets()
                    + " offsets, labels of at most " + MOST_OFFSETS + " are compared at once: compare a shorter range",
                    null);
        }
        range.spans().forEach((partition, span) -> columns.put(partition, new Column(span)));
    }

    /// What one event says.
    record Judged(String label, float confidence) {}

    private static final class Column {
        private final Span span;
        private final char[] codes; // [offsets], 0 for none, else the place in `labels` and 1
        private final float[] confidences; // [offsets]

        Column(Span span) {
            this.span = span;
            this.codes = new char[Math.toIntExact(span.offsets())];
            this.confidences = new float[codes.length];
        }

        int index(long offset) {
            return (int) (offset - span.start());
        }
    }

    /// How many records have a label.
    long size() {
        return size;
    }

    /// Ignored where the record is not of the range.
    void put(TopicPartition partition, long offset, Judged judged) {
        Column column = columns.get(partition);
        if (column != null && column.span.contains(offset)) {
            int index = column.index(offset);
            size += column.codes[index] == 0 ? 1 : 0;
            column.codes[index] = (char) (code(judged.label()) + 1);
            column.confidences[index] = judged.confidence();
        }
    }

    /// Gives the label of a record and forgets it; null where it has none.
    @Nullable
    Judged take(TopicPartition partition, long offset) {
        Column column = columns.get(partition);
        if (column == null || !column.span.contains(offset) || column.codes[column.index(offset)] == 0) {
            return null;
        }
        int index = column.index(offset);
        var judged = new Judged(labels.get(column.codes[index] - 1), column.confidences[index]);
        column.codes[index] = 0;
        size--;
        return judged;
    }

    private int code(String label) {
        int code = labels.indexOf(label);
        if (code >= 0) {
            return code;
        }
        labels.add(label);
        return labels.size() - 1;
    }
}
