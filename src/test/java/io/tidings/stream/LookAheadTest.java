package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.ReviewDecoder;
import io.tidings.event.SourceRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Polls as the interceptor tags them and the deserializer claims them, without a broker.
class LookAheadTest {

    private final WordRules rules = new WordRules("rules");
    private final ActiveModel model = new ActiveModel(rules);
    private final Map<String, ActiveModel> others = new HashMap<>();
    private final ShadowModel shadow = new ShadowModel(0.5);
    private final ScoreMeters meters = new ScoreMeters();

    @Test
    void thePollComesBackAsTheVerySameObject() {
        var records = records(3, "good");

        try (var tagger = new PollTagger()) {
            assertThat(tagger.onConsume(records)).isSameAs(records);
        }
    }

    @Test
    void claimingATagLeavesNoTraceOfIt() {
        for (ConsumerRecord<byte[], byte[]> consumed : tagged(records(2, "good"))) {
            consumed.headers().add("own", new byte[0]);
            assertThat(claim(consumed).tag()).isNotNull();
            assertThat(consumed.headers().toArray()).hasSize(1);
            assertThat(claim(consumed).tag()).isNull();
        }
    }

    @Test
    void theFirstRecordScoresItsPollMatesToo() {
        var lookAhead = lookAhead(new BatchSettings(256, 500_000, 1_024));

        List<Outcome> outcomes = outcomes(lookAhead, tagged(records(100, "good")));

        assertThat(rules.batches()).containsExactly(100);
        assertScoredAsAlone(outcomes, "good");
    }

    @Test
    void batchesEndAtTheirMostTexts() {
        outcomes(lookAhead(new BatchSettings(40, 500_000, 1_024)), tagged(records(100, "good")));

        assertThat(rules.batches()).containsExactly(40, 40, 20);
    }

    @Test
    void batchesEndAtTheirMostCharacters() {
        outcomes(lookAhead(new BatchSettings(40, 20, 1_024)), tagged(records(10, "good")));

        assertThat(rules.batches()).containsExactly(4, 4, 2);
    }

    @Test
    void aBatchOfOneTextSwitchesBatchingOff() {
        outcomes(lookAhead(new BatchSettings(1, 500_000, 1_024)), tagged(records(5, "good")));

        assertThat(rules.batches()).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void recordsMayComeInAnotherOrderThanPolled() {
        var tagged = tagged(records(10, "bad"));
        Collections.reverse(tagged);

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(6, 500_000, 1_024)), tagged);

        Collections.reverse(outcomes);
        assertScoredAsAlone(outcomes, "bad");
        assertThat(rules.batches()).containsExactly(6, 4);
    }

    @Test
    void whatCannotBeReadTakesNoPlaceInABatch() {
        var records = new ArrayList<>(texts(6, "good"));
        records.set(0, record(0, new byte[]{(byte) 0xFF}));
        records.set(3, record(3, null));

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(4, 500_000, 1_024)), tagged(poll(records)));

        assertThat(rules.batches()).containsExactly(4);
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(DeadLetterReason.UNDECODABLE_BYTES));
        assertThat(outcomes.get(3)).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(DeadLetterReason.NULL_VALUE));
        assertThat(outcomes.get(5)).isInstanceOf(Outcome.Labeled.class);
    }

    @Test
    void aTextThatTheModelFailsOnFailsAlone() {
        var records = new ArrayList<>(texts(10, "good"));
        records.set(4, record(4, "POISON".getBytes(UTF_8)));

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(256, 500_000, 1_024)), tagged(poll(records)));

        assertThat(outcomes).filteredOn(Outcome.Labeled.class::isInstance).hasSize(9);
        assertThat(outcomes.get(4)).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(DeadLetterReason.SCORING_FAILED));
        assertThat(meters.counters().failedBatches()).isOne();
        assertThat(meters.counters().alone()).isEqualTo(9);
    }

    @Test
    void aBatchIsScoredByExactlyOneModel() {
        var lookAhead = lookAhead(new BatchSettings(4, 500_000, 1_024));
        var tagged = tagged(records(8, "good"));

        var models = new ArrayList<ModelId>();
        for (var consumed : tagged) {
            models.add(((Outcome.Labeled) outcome(lookAhead, consumed)).main().model());
            if (consumed.offset() == 1) {
                model.swap(new WordRules("second"));
            }
        }

        assertThat(models.subList(0, 4)).containsOnly(ModelId.ofName("rules"));
        assertThat(models.subList(4, 8)).containsOnly(ModelId.ofName("second"));
    }

    @Test
    void aBatchIsScoredOnceByEachModel() {
        var topics = new WordRules("topics");
        others.put("topic", new ActiveModel(topics));

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(256, 500_000, 1_024)),
                tagged(records(10, "good")));

        assertThat(rules.batches()).containsExactly(10);
        assertThat(topics.batches()).containsExactly(10);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(((Outcome.Labeled) outcome).others())
                .hasEntrySatisfying("topic",
                        judgment -> assertThat(judgment.model()).isEqualTo(ModelId.ofName("topics"))));
    }

    @Test
    void aTextThatAnotherModelFailsOnIsRefusedWithItsName() {
        others.put("topic", new ActiveModel(new BrokenModel("topics")));

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(256, 500_000, 1_024)),
                tagged(records(1, "good")));

        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.message()).startsWith("the model topic failed on this text: "));
    }

    @Test
    void aModelThatFailsOnEverythingStopsTheStream() {
        model.swap(new BrokenModel("broken"));
        var lookAhead = lookAhead(new BatchSettings(256, 500_000, 1_024));
        var tagged = tagged(records(5, "good"));
        outcomes(lookAhead, tagged.subList(0, 3));

        assertThatThrownBy(() -> outcome(lookAhead, tagged.get(3))).isInstanceOf(StreamFailure.class)
                .hasMessageContaining("failed on 4 reviews in a row (limits.modelFailures is 3)")
                .hasMessageContaining("out of order");
    }

    @Test
    void failuresNowAndThenStopNothing() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < 20; i++) {
            records.add(record(i, (i % 4 == 3 ? "good" : "POISON").getBytes(UTF_8)));
        }

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(1, 500_000, 1_024)), tagged(poll(records)));

        assertThat(outcomes).filteredOn(Outcome.Labeled.class::isInstance).hasSize(5);
    }

    @Test
    void aShadowSeesItsShareAndChangesNothing() {
        var challenger = new WordRules("challenger");
        shadow.start(challenger);

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(256, 500_000, 1_024)),
                tagged(records(200, "good")));

        assertScoredAsAlone(outcomes, "good");
        assertThat(shadow.figures().scored()).isBetween(60L, 140L).isEqualTo(shadow.figures().agreed());
        assertThat(challenger.batches()).containsExactly((int) shadow.figures().scored());
    }

    @Test
    void aShadowThatFailsIsNoTroubleOfTheStream() {
        shadow.start(new BrokenModel("challenger"));

        List<Outcome> outcomes = outcomes(lookAhead(new BatchSettings(4, 500_000, 1_024)),
                tagged(records(200, "good")));

        assertScoredAsAlone(outcomes, "good");
        assertThat(shadow.figures().failures()).isEqualTo(10);
        assertThat(shadow.challenger()).isEmpty();
        assertThat(meters.counters().failedBatches()).isZero();
    }

    @Test
    void countsWhatItDoes() {
        outcomes(lookAhead(new BatchSettings(4, 500_000, 1_024)), tagged(records(9, "good")));

        ScoreCounters counters = meters.counters();
        assertThat(counters.scored()).isEqualTo(9);
        assertThat(counters.batches()).isEqualTo(3);
        assertThat(counters.largestBatch()).isEqualTo(4);
        assertThat(counters.alone()).isOne();
        assertThat(counters.meanBatch()).isEqualTo(3);
    }

    private LookAhead lookAhead(BatchSettings limits) {
        var decoder = new ReviewDecoder(Map.of("t", InputSettings.of(InputFormat.TEXT)), 1_000);
        var scoring = new Scoring(new ActiveModels(model, others, shadow), meters, new ModelBreaker(3),
                DecidingWords.of(ScoreSettings.defaults()));
        return new LookAhead(decoder, scoring, limits, () -> 7);
    }

    private static List<Outcome> outcomes(LookAhead lookAhead, List<ConsumerRecord<byte[], byte[]>> tagged) {
        var outcomes = new ArrayList<Outcome>();
        tagged.forEach(consumed -> outcomes.add(outcome(lookAhead, consumed)));
        return outcomes;
    }

    private static Outcome outcome(LookAhead lookAhead, ConsumerRecord<byte[], byte[]> consumed) {
        PollTag tag = requireNonNull(claim(consumed).tag());
        return lookAhead.outcome(tag, SourceRecord.of(consumed));
    }

    private static Polled claim(ConsumerRecord<byte[], byte[]> consumed) {
        try (var deserializer = new PolledDeserializer()) {
            return deserializer.deserialize("t", consumed.headers(), consumed.value());
        }
    }

    private static void assertScoredAsAlone(List<Outcome> outcomes, String word) {
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(((Outcome.Labeled) outcomes.get(i)).main().classification())
                    .isEqualTo(WordRules.outcome(word + i));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> tagged(ConsumerRecords<byte[], byte[]> records) {
        try (var tagger = new PollTagger()) {
            var list = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            tagger.onConsume(records).forEach(list::add);
            return list;
        }
    }

    private static ConsumerRecords<byte[], byte[]> records(int count, String word) {
        return poll(texts(count, word));
    }

    private static List<ConsumerRecord<byte[], byte[]>> texts(int count, String word) {
        return IntStream.range(0, count).mapToObj(i -> record(i, (word + i).getBytes(UTF_8))).toList();
    }

    private static ConsumerRecord<byte[], byte[]> record(int offset, byte @Nullable [] value) {
        return new ConsumerRecord<>("t", 0, offset, new byte[0], value);
    }

    private static ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
        var partition = new TopicPartition("t", 0);
        var byPartition = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        byPartition.put(partition, records);
        return new ConsumerRecords<>(byPartition, Map.of(partition, new OffsetAndMetadata(records.size())));
    }
}
