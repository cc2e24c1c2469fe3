package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.tidings.learn.feedback.TotalsState.Figure;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// What one partition remembers of its reviews, with an index by deadline and one by author, and the totals. Used by the
/// stream thread that has the partition; all of it is written in the transaction of the records that caused it.
///
/// | store | key | value |
/// |---|---|---|
/// | reviews | review id | a [Memory] |
/// | deadlines | deadline (8 bytes), review id | nothing |
/// | deadlines | negative (8 bytes), review id | nothing: a trace, see [Memory#traceOf] |
/// | deadlines | 0 (8 bytes), author | nothing: there may be reviews left to forget |
/// | authors | author, 0, review id | nothing |
/// | authors | author, 0 | until when what the author wrote is to be forgotten (8 bytes) |
/// | totals | nothing | [TotalsState] |
final class ReviewStore {

    static final String REVIEWS = "reviews";
    static final String DEADLINES = "deadlines";
    static final String AUTHORS = "authors";
    static final String TOTALS = "totals";

    private static final byte[] NOTHING = {};
    private static final Bytes ONLY = Bytes.wrap(new byte[]{0});

    private final KeyValueStore<Bytes, byte[]> reviews;
    private final KeyValueStore<Bytes, byte[]> deadlines;
    private final KeyValueStore<Bytes, byte[]> authors;
    private final KeyValueStore<Bytes, byte[]> stored;
    private final TotalsState totals;
    /// No deadline stands before it: where looking begins, because a store steps slowly over what was deleted.
    private Bytes front = deadlineKey(1, "");
    private Bytes traces = deadlineKey(Long.MIN_VALUE, "");

    ReviewStore(ProcessorContext<?, ?> context) {
        reviews = context.getStateStore(REVIEWS);
        deadlines = context.getStateStore(DEADLINES);
        authors = context.getStateStore(AUTHORS);
        stored = context.getStateStore(TOTALS);
        totals = TotalsState.of(stored.get(ONLY));
    }

    TotalsState totals() {
        return totals;
    }

    /// To be called when all that one record led to is counted.
    void saveTotals() {
        stored.put(ONLY, totals.toBytes());
    }

    Memory get(String id) {
        byte[] bytes = reviews.get(key(id));
        return bytes == null ? new Memory.Unknown() : MemoryCodec.read(bytes);
    }

    /// Replaces what is known of a review.
    void put(String id, Memory former, Memory next) {
        if (next.equals(former)) {
            return;
        }
        byte[] bytes = next instanceof Memory.Unknown ? null : MemoryCodec.write(next);
        // The bytes that get has just read are nearer than those that would have to be made again.
        byte[] before = former instanceof Memory.Unknown ? null : reviews.get(key(id));
        reviews.put(key(id), bytes);
        if (former.deadline() != next.deadline()) {
            moveDeadline(id, former.deadline(), next.deadline());
        }
        if (!former.author().equals(next.author())) {
            moveAuthor(id, former.author(), next.author());
        }
        totals.add(Figure.WAITING, next.waiting() - former.waiting());
        totals.add(Figure.REVIEWS, (bytes == null ? 0 : 1) - (before == null ? 0 : 1));
        long size = size(id, next, bytes);
        long formerSize = size(id, former, before);
        totals.add(Figure.BYTES, size - formerSize);
        totals.add(Figure.TRACES, (next.deadline() < 0 ? size : 0) - (former.deadline() < 0 ? formerSize : 0));
    }

    /// Ids whose deadline is at or before `until`, at most so many, the earliest first.
    List<String> due(long until, int most) {
        var ids = new ArrayList<String>();
        front = collect(front, deadlineKey(until + 1, ""), most, ids);
        return ids;
    }

    /// Ids of traces, at most so many, the oldest first.
    List<String> oldestTraces(int most) {
        var ids = new ArrayList<String>();
        traces = collect(traces, deadlineKey(-1, ""), most, ids);
        return ids;
    }

    /// @return the first key of this range, or its end where there is none
    private Bytes collect(Bytes from, Bytes to, int most, List<String> ids) {
        try (KeyValueIterator<Bytes, byte[]> keys = deadlines.range(from, to)) {
            Bytes first = keys.hasNext() ? keys.peekNextKey() : to;
            while (keys.hasNext() && ids.size() < most) {
                ids.add(name(keys.next().key));
            }
            return first;
        }
    }

    /// Ids of reviews of an author in this partition, at most so many.
    List<String> ofAuthor(String author, int most) {
        Bytes prefix = authorKey(author, "");
        var ids = new ArrayList<String>();
        try (KeyValueIterator<Bytes, byte[]> keys = authors.prefixScan(prefix, new BytesSerializer())) {
            while (keys.hasNext() && ids.size() < most) {
                byte[] key = keys.next().key.get();
                if (key.length > prefix.get().length) {
                    ids.add(new String(key, prefix.get().length, key.length - prefix.get().length, UTF_8));
                }
            }
        }
        return ids;
    }

    /// From now on nothing is kept that the author wrote until `at`.
    void forgetAuthor(String author, long at) {
        authors.put(authorKey(author, ""), ByteBuffer.allocate(Long.BYTES).putLong(at).array());
        deadlines.put(deadlineKey(0, author), NOTHING);
    }

    /// Nothing is left of the author.
    void authorIsForgotten(String author) {
        deadlines.delete(deadlineKey(0, author));
    }

    List<String> authorsToForget() {
        var left = new ArrayList<String>();
        try (KeyValueIterator<Bytes, byte[]> keys = deadlines.range(deadlineKey(0, ""), deadlineKey(1, ""))) {
            keys.forEachRemaining(entry -> left.add(name(entry.key)));
        }
        return left;
    }

    boolean isForgotten(String author, long written) {
        byte[] until = author.isEmpty() ? null : authors.get(authorKey(author, ""));
        return until != null && written <= ByteBuffer.wrap(until).getLong();
    }

    private void moveDeadline(String id, long former, long next) {
        if (former != Memory.NEVER) {
            deadlines.delete(deadlineKey(former, id));
        }
        if (next != Memory.NEVER) {
            Bytes key = deadlineKey(next, id);
            deadlines.put(key, NOTHING);
            if (next < 0) {
                traces = key.compareTo(traces) < 0 ? key : traces;
            } else {
                front = key.compareTo(front) < 0 ? key : front;
            }
        }
    }

    private void moveAuthor(String id, String former, String next) {
        if (!former.isEmpty()) {
            authors.delete(authorKey(former, id));
        }
        if (!next.isEmpty()) {
            authors.put(authorKey(next, id), NOTHING);
        }
    }

    private static long size(String id, Memory memory, byte @Nullable [] bytes) {
        if (bytes == null) {
            return 0;
        }
        long key = 3L * id.length();
        long indexes = (memory.deadline() == Memory.NEVER ? 0 : Long.BYTES + key)
                + (memory.author().isEmpty() ? 0 : memory.author().length() + key);
        return bytes.length + key + indexes;
    }

    private static Bytes key(String id) {
        return Bytes.wrap(id.getBytes(UTF_8));
    }

    private static String name(Bytes deadlineKey) {
        return new String(deadlineKey.get(), Long.BYTES, deadlineKey.get().length - Long.BYTES, UTF_8);
    }

    private static Bytes deadlineKey(long deadline, String id) {
        byte[] name = id.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length).putLong(deadline).put(name).array());
    }

    private static Bytes authorKey(String author, String id) {
        return Bytes.wrap((author + '\0' + id).getBytes(UTF_8));
    }
}
