package io.tidings.dashboard.topics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.ShownDeadLetter;
import io.tidings.dashboard.view.StreamView.ReasonCount;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The newest dead letters and how many there are. Reasons share the room fairly, so that a frequent one does not crowd
/// out the others. One thread writes, any may ask.
final class DeadLettersState implements Sink {

    private static final int REASONS = 100;
    private static final String OTHER = "other";
    private static final int HEADERS = 40;
    private static final int KEY = 256;

    /// @param number in the order of reading
    private record Kept(long number, ShownDeadLetter letter) {}

    private final FairShareState<String, Long, Kept> letters;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Shown shown = new Shown();
    private long count;

    DeadLettersState(int most) {
        this.letters = new FairShareState<>(new FairShareState.Most(REASONS + 1, most, Long.MAX_VALUE), _ -> 1);
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) {
        ShownDeadLetter letter = letter(record);
        synchronized (this) {
            String reason = reasons.containsKey(letter.reason()) || reasons.size() < REASONS
                    ? letter.reason()
                    : OTHER;
            letters.put(reason, count, new Kept(count, letter));
            count++;
            reasons.merge(reason, 1L, Long::sum);
        }
        return Taken.READ;
    }

    private ShownDeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : record.headers()) {
            if (headers.size() < HEADERS) {
                headers.put(Shown.cut(header.key(), KEY), text(header.value(), ShownDeadLetter.CHARACTERS));
            }
        }
        // Others than this program may write here too, without ours.
        String reason = headers.getOrDefault(DeadLetterHeaders.REASON,
                headers.getOrDefault(DeadLetterHeaders.EXCEPTION, "unknown"));
        return new ShownDeadLetter(record.topic(), record.partition(), record.offset(),
                Instant.ofEpochMilli(record.timestamp()), shown.name(reason),
                headers.getOrDefault(DeadLetterHeaders.MESSAGE, ""), source(headers),
                record.key() == null ? null : text(record.key(), KEY),
                record.value() == null ? null : text(record.value(), ShownDeadLetter.CHARACTERS), headers);
    }

    private static ShownDeadLetter.@Nullable Source source(Map<String, String> headers) {
        String topic = headers.get(DeadLetterHeaders.TOPIC);
        try {
            return topic == null
                    ? null
                    : new ShownDeadLetter.Source(topic,
                            Integer.parseInt(headers.getOrDefault(DeadLetterHeaders.PARTITION, "")),
                            Long.parseLong(headers.getOrDefault(DeadLetterHeaders.OFFSET, "")));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// As UTF-8 where it is, else in hexadecimal digits; at most so many chars.
    static String text(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return "";
        }
        // A character has at most four bytes, of which the last may be cut in two.
        int enough = Math.min(bytes.length, 4 * most + 4);
        for (int end = enough; end > Math.max(0, enough - 4); end--) {
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
                return Shown.cut(text, most);
            } catch (CharacterCodingException e) {
                if (enough == bytes.length) {
                    break; // It is all there, so nothing was cut.
                }
            }
        }
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, most / 2));
    }

    /// Newest first.
    synchronized List<ShownDeadLetter> select(DeadLetterQuery query) {
        return (query.reason() == null ? letters.all() : letters.of(query.reason())).stream()
                .sorted(Comparator.comparingLong(Kept::number).reversed())
                .limit(query.limit())
                .map(Kept::letter)
                .toList();
    }

    synchronized List<ReasonCount> reasons() {
        return reasons.entrySet().stream().map(entry -> new ReasonCount(entry.getKey(), entry.getValue())).toList();
    }

    @Override
    public synchronized void clear() {
        letters.clear();
        reasons.clear();
    }
}
