package io.tidings.dashboard.topics;

import static io.tidings.stream.TestCluster.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.ShownDeadLetter;
import io.tidings.dashboard.view.StreamView.ReasonCount;
import io.tidings.stream.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersStateTest {

    private final DeadLettersState state = new DeadLettersState(20);

    private void take(byte @Nullable [] value, String... headers) {
        var all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], utf8(headers[i + 1]));
        }
        state.take(new ConsumerRecord<>("dead", 1, 2, 3_000L, TimestampType.CREATE_TIME, 0, 0, utf8("key"), value, all,
                Optional.empty()));
    }

    private ShownDeadLetter newest() {
        return state.select(new DeadLetterQuery(null, 1)).getFirst();
    }

    @Test
    void headersAreThoseThatTheStreamWrites() {
        assertThat(DeadLetterHeaders.REASON).isEqualTo(DeadLetters.REASON);
        assertThat(DeadLetterHeaders.DROPPED).isEqualTo(DeadLetters.DROPPED);
    }

    @Test
    void aLetterSaysWhyAndWhereItCameFrom() {
        take(utf8("{}"), "tidings.reason", "MISSING_TEXT", "__streams.errors.message", "no text",
                "__streams.errors.topic", "reviews", "__streams.errors.partition", "4", "__streams.errors.offset", "5");
        assertThat(newest().reason()).isEqualTo("MISSING_TEXT");
        assertThat(newest().detail()).isEqualTo("no text");
        assertThat(newest().source()).isEqualTo(new ShownDeadLetter.Source("reviews", 4, 5));
        assertThat(newest().key()).isEqualTo("key");
        assertThat(newest().value()).isEqualTo("{}");
        assertThat(newest().headers()).containsEntry("tidings.reason", "MISSING_TEXT");
    }

    @Test
    void lettersOfOthersAreShownToo() {
        take(utf8("x"), "__streams.errors.topic", "reviews", "__streams.errors.partition", "none");
        assertThat(newest().reason()).isEqualTo("unknown");
        assertThat(newest().source()).isNull();
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimalDigits() {
        take(new byte[]{(byte) 0xFF, 0x00, 0x1A});
        assertThat(newest().value()).isEqualTo("ff001a");
        take(null);
        assertThat(newest().value()).isNull();
    }

    @Test
    void longValuesAreCutAndAreTextStill() {
        take(utf8("\uAC00".repeat(9_000)));
        assertThat(newest().value()).isEqualTo("\uAC00".repeat(ShownDeadLetter.CHARACTERS));
        take(utf8("a" + "\uD83D\uDE00".repeat(9_000)));
        assertThat(newest().value()).startsWith("a\uD83D\uDE00").hasSize(ShownDeadLetter.CHARACTERS - 1);
        take(new byte[9_000_000]);
        assertThat(newest().value()).hasSize(ShownDeadLetter.CHARACTERS);
    }

    @Test
    void theNewestAreKeptAndAllAreCounted() {
        for (int i = 0; i < 100; i++) {
            take(utf8("v" + i), "tidings.reason", i % 2 == 0 ? "MISSING_TEXT" : "NULL_VALUE");
        }
        assertThat(state.select(new DeadLetterQuery(null, 3))).extracting(ShownDeadLetter::value)
                .containsExactly("v99", "v98", "v97");
        assertThat(state.select(new DeadLetterQuery(null, 100))).hasSizeBetween(10, 20);
        assertThat(state.reasons()).containsExactly(new ReasonCount("MISSING_TEXT", 50),
                new ReasonCount("NULL_VALUE", 50));
    }

    @Test
    void aFrequentReasonDoesNotCrowdOutARareOne() {
        take(utf8("rare"), "tidings.reason", "NULL_VALUE");
        for (int i = 0; i < 100; i++) {
            take(utf8("v" + i), "tidings.reason", "MISSING_TEXT");
        }
        assertThat(state.select(new DeadLetterQuery("NULL_VALUE", 9))).extracting(ShownDeadLetter::value)
                .containsExactly("rare");
        assertThat(state.select(new DeadLetterQuery("MISSING_TEXT", 1))).extracting(ShownDeadLetter::value)
                .containsExactly("v99");
    }

    @Test
    void aMadeUpReasonForEachLetterFillsNoMemory() {
        for (int i = 0; i < 1_000; i++) {
            take(utf8("x"), "tidings.reason", "made up " + i);
        }
        assertThat(state.reasons()).hasSizeLessThanOrEqualTo(101).contains(new ReasonCount("other", 900));
        assertThat(state.select(new DeadLetterQuery("other", 1))).as("what is in them").hasSize(1);
    }
}
