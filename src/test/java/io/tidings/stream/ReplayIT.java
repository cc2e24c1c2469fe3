package io.tidings.stream;

import static io.tidings.stream.TestCluster.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.EventCodec;
import io.tidings.event.InputFormat;
import io.tidings.event.LabeledReview;
import io.tidings.model.BundledModel;
import io.tidings.stream.ReplayDiff.Change;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Replays on a real broker, beside the stream whose past they score again.
class ReplayIT extends OwnCluster {

    private static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00Z");
    private static final Classifier RULES = new WordRules("rules");

    @Test
    void theSameModelGivesTheSameEventsButForTheTimeOfScoring() throws Exception {
        ScoreSettings settings = settings("again", InputFormat.TEXT);
        prepare(settings, timed(settings, 3_000));
        run(settings, model(), 3_000);
        Replay replay = replay(range(settings, 1_000, 2_000, "again-replayed"), RULES);

        ReplayReport report = replay.run(() -> false, done -> {});

        assertThat(report)
                .isEqualTo(new ReplayReport(1_000, 0, 1_000, 990, Map.of(DeadLetterReason.SCORING_FAILED, 10L),
                        true));
        var originals = events(settings.output().topic());
        var replayed = events("again-replayed");
        assertThat(replayed).hasSize(990);
        replayed.forEach((key, event) -> {
            int i = Integer.parseInt(key.substring("key-".length()));
            assertThat(i).isBetween(1_000, 1_999);
            event.setScoredAt(requireNonNull(originals.get(key)).getScoredAt());
            assertThat(event).isEqualTo(originals.get(key));
        });
        ReplayDiff diff = replay.diff(10);
        assertThat(diff).isEqualTo(new ReplayDiff(990, 990, 0, 0, 0, 0, Map.of(RULES.id().value(), 990L), List.of(),
                List.of()));
    }

    /// The stream's batches are other ones than the replay's, and its first texts are scored before the kernel is warm.
    @Test
    void aNetworkGivesTheSameScoresToTheLastBit() throws Exception {
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        ScoreSettings settings = settings("bits", InputFormat.TEXT);
        prepare(settings, reviews(settings));
        Classifier network = BundledModel.load();
        run(settings, ActiveModels.only(new ActiveModel(network)), 390);
        var others = settings.withBatch(new BatchSettings(7, 500_000, 31));
        Replay replay = replay(range(others, 0, 390, "bits-replayed"), BundledModel.load());

        assertThat(replay.run(() -> false, done -> {}).labeled()).isEqualTo(390);

        var originals = events(settings.output().topic());
        events("bits-replayed").forEach((key, event) -> {
            assertThat(event.getModelId()).isEqualTo(network.id().value());
            assertThat(event.getScores()).as(key).isEqualTo(requireNonNull(originals.get(key)).getScores());
        });
        assertThat(replay.diff(10)).isEqualTo(new ReplayDiff(390, 390, 0, 0, 0, 0,
                Map.of(network.id().value(), 390L), List.of(), List.of()));
    }

    @Test
    void doneOnceItIsNotDoneAgain() throws Exception {
        ScoreSettings settings = settings("once", InputFormat.TEXT);
        prepare(settings, timed(settings, 500));
        ReplaySettings range = range(settings, 0, 1_000, "once-replayed");
        replay(range, RULES).run(() -> false, done -> {});

        ReplayReport second = replay(range, RULES).run(() -> false, done -> {});

        assertThat(second).isEqualTo(new ReplayReport(500, 500, 0, 0, Map.of(), true));
        assertThat(events("once-replayed")).hasSize(495);
    }

    @Test
    void interruptedItGoesOnWhereItStopped() throws Exception {
        ScoreSettings settings = settings("pause", InputFormat.TEXT).withBatch(new BatchSettings(16, 500_000, 64));
        prepare(settings, timed(settings, 1_000));
        ReplaySettings range = range(settings, 0, 1_000, "pause-replayed");
        var told = new ArrayList<Long>();

        ReplayReport first = replay(range, RULES).run(() -> !told.isEmpty() && told.getLast() >= 200, told::add);
        ReplayReport second = replay(range, RULES).run(() -> false, told::add);

        assertThat(first.complete()).isFalse();
        assertThat(first.read()).isBetween(200L, 400L).isEqualTo(second.before());
        assertThat(second.complete()).isTrue();
        assertThat(first.read() + second.read()).isEqualTo(1_000);
        assertThat(told).isSorted().endsWith(1_000L);
        assertThat(events("pause-replayed")).hasSize(990);
    }

    @Test
    void aCrashInTheMiddleOfATransactionDoublesAndLosesNothing() throws Exception {
        ScoreSettings settings = settings("crash", InputFormat.TEXT).withBatch(new BatchSettings(16, 500_000, 64));
        prepare(settings, timed(settings, 1_000));
        ReplaySettings range = range(settings, 0, 1_000, "crash-replayed");
        for (int passes : new int[]{3, 30, 90}) {
            Replay dying = replay(range, new Dying(new AtomicInteger(passes)));
            assertThatThrownBy(() -> dying.run(() -> false, done -> {})).isInstanceOf(LinkageError.class);
        }

        ReplayReport last = replay(range, RULES).run(() -> false, done -> {});

        assertThat(last.before()).isPositive();
        assertThat(events("crash-replayed")).hasSize(990);
    }

    @Test
    void ofTwoAtOnceOneStops() throws Exception {
        ScoreSettings settings = settings("twice", InputFormat.TEXT).withBatch(new BatchSettings(16, 500_000, 64));
        prepare(settings, timed(settings, 1_000));
        ReplaySettings range = range(settings, 0, 1_000, "twice-replayed");
        Replay first = replay(range, RULES);

        assertThatThrownBy(() -> first.run(() -> false, done -> {
            if (done >= 200) {
                replay(range, RULES).run(() -> false, other -> {});
            }
        })).isInstanceOf(StreamFailure.class).hasMessageContaining("was started elsewhere");

        assertThat(events("twice-replayed")).hasSize(990);
    }

    @Test
    void anotherModelsChangesAreCountedAndShown() throws Exception {
        ScoreSettings settings = settings("other", InputFormat.TEXT);
        prepare(settings, timed(settings, 1_000));
        run(settings, model(), 1_000);
        Replay replay = replay(range(settings, 0, 1_000, "other-replayed"), new Sevens());
        replay.run(() -> false, done -> {});

        ReplayDiff diff = replay.diff(3);

        // Texts that the stream's model fails on (the dead letters) are no trouble to this one.
        assertThat(diff.missing()).isEqualTo(10);
        assertThat(diff.compared()).isEqualTo(990);
        assertThat(diff.same() + diff.changed()).isEqualTo(990);
        assertThat(diff.changes()).containsExactly(new Change("pos", "neg", diff.changed()));
        assertThat(diff.otherScores()).isEqualTo(diff.same());
        assertThat(diff.largestDifference()).isBetween(0.1, 0.5);
        assertThat(diff.examples()).hasSize(3).allSatisfy(example -> {
            assertThat(example.text()).contains("7");
            assertThat(example.to()).isEqualTo("neg");
        });
    }

    @Test
    void aTimeWithoutRecordsIsDoneAtOnce() throws Exception {
        ScoreSettings settings = settings("void", InputFormat.TEXT);
        prepare(settings, timed(settings, 10));

        ReplayReport report = replay(range(settings, 5_000, 6_000, "void-replayed"), RULES).run(() -> false,
                done -> {});

        assertThat(report).isEqualTo(new ReplayReport(0, 0, 0, 0, Map.of(), true));
    }

    @Test
    void withoutTheStreamsEventsThereIsNothingToCompareWith() throws Exception {
        ScoreSettings settings = settings("alone", InputFormat.TEXT);
        prepare(settings, timed(settings, 10));
        cluster.delete(settings.output().topic());
        Replay replay = replay(range(settings, 0, 10, "alone-replayed"), RULES);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(replay::requireOriginals)
                        .isInstanceOf(StreamFailure.class)
                        .hasMessageContaining("[alone-out] do not exist"));
    }

    @Test
    void aMissingInputIsNamed() {
        ReplaySettings range = range(settings("gone", InputFormat.TEXT), 0, 1, "gone-replayed");

        assertThatThrownBy(() -> replay(range, RULES)).isInstanceOf(StreamFailure.class)
                .hasMessageContaining("[gone-in] do not exist");
    }

    private static Replay replay(ReplaySettings settings, Classifier model) {
        return Replay.of(settings, model, InstantSource.system());
    }

    private static ReplaySettings range(ScoreSettings settings, int fromSecond, int toSecond, String output) {
        return new ReplaySettings(settings, BEGIN.plusSeconds(fromSecond), BEGIN.plusSeconds(toSecond), output);
    }

    /// One review a second; every hundredth is one that the rules fail on.
    private static List<ProducerRecord<byte[], byte[]>> timed(ScoreSettings settings, int count) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < count; i++) {
            String text = i % 100 == 5 ? "POISON " + i : "good one " + i;
            records.add(new ProducerRecord<>(input(settings), i % 2, BEGIN.plusSeconds(i).toEpochMilli(),
                    utf8("key-" + i), utf8(text)));
        }
        return records;
    }

    /// The demo's reviews, one to five of them in a text.
    private static List<ProducerRecord<byte[], byte[]>> reviews(ScoreSettings settings) throws IOException {
        var texts = new ArrayList<String>();
        try (var in = requireNonNull(Replay.class.getResourceAsStream("/io/tidings/app/demo-reviews.jsonl"))) {
            new String(in.readAllBytes(), UTF_8).lines()
                    .limit(390)
                    .map(line -> line.replaceAll(".*\"text\": *\"(.*)\", *\"label\".*", "$1"))
                    .forEach(texts::add);
        }
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < texts.size(); i++) {
            String text = String.join(" ", texts.subList(i, Math.min(texts.size(), i + 1 + i % 5)));
            records.add(new ProducerRecord<>(input(settings), i % 2, BEGIN.plusSeconds(i).toEpochMilli(),
                    utf8("key-" + i), utf8(text)));
        }
        return records;
    }

    private static Map<String, LabeledReview> events(String topic) throws IOException {
        var events = new TreeMap<String, LabeledReview>();
        for (var record : byKey(cluster.read(topic)).entrySet()) {
            events.put(record.getKey(), EventCodec.LABELED_REVIEW.read(record.getValue().value()));
        }
        return events;
    }

    /// The rules, until a class of them cannot be loaded any more: an error, as a process has it that goes down.
    private record Dying(AtomicInteger passes) implements Classifier {

        @Override
        public ModelId id() {
            return RULES.id();
        }

        @Override
        public LabelSet labels() {
            return RULES.labels();
        }

        @Override
        public List<Classification> classify(List<String> texts) {
            if (passes.getAndDecrement() == 0) {
                throw new LinkageError("down");
            }
            return RULES.classify(texts);
        }
    }

    /// Whatever has a seven in it is bad.
    private record Sevens() implements Classifier {

        @Override
        public ModelId id() {
            return ModelId.ofName("sevens");
        }

        @Override
        public LabelSet labels() {
            return WordRules.LABELS;
        }

        @Override
        public List<Classification> classify(List<String> texts) {
            return texts.stream()
                    .map(text -> new Classification(text.contains("7")
                            ? new Scores(WordRules.LABELS, 0.9f, 0.1f)
                            : new Scores(WordRules.LABELS, 0.0f, 1.0f), 1, 0, false, "Latn"))
                    .toList();
        }
    }
}
