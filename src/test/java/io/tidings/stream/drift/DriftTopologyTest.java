package io.tidings.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import io.tidings.classify.Reference;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelLabel;
import io.tidings.stream.ScoreSettings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The topology with its clock in the test's hand. Windows of 60 s, reported 10 s after their end.
class DriftTopologyTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final DriftSettings SETTINGS = DriftSettings.defaults()
            .withReference(2, 200)
            .withWindows(60, 10);

    private final DriftMeters meters = new DriftMeters();
    private final LabeledEvents events = new LabeledEvents(1);
    private TopologyTestDriver driver = driver(SETTINGS, References.NONE);
    private Instant now = START;

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void theFirstWindowsBecomeTheReferenceAndLikeOnesGiveNoAlarm() {
        minute(0.5, 1_000);
        minute(0.5, 1_000);
        minute(0.5, 1_000);
        passes(Duration.ofSeconds(15));

        List<DriftReport> reports = reports();
        assertThat(reports).hasSize(3).noneMatch(DriftReport::getAlarm);
        assertThat(reports.get(0).getFrom()).isEqualTo(START);
        assertThat(reports.get(0).getTo()).isEqualTo(START.plusSeconds(60));
        assertThat(reports.get(0).getCount()).isEqualTo(1_000);
        assertThat(reports.get(0).getMeasures()).containsEntry("reference.complete", 0.0)
                .doesNotContainKey("psi.labels");
        assertThat(reports.get(2).getMeasures()).containsEntry("reference.complete", 1.0)
                .containsEntry("reference.events", 2_000.0)
                .containsKeys("psi.labels", "psi.confidence", "psi.unknown", "psi.length", "ks.confidence",
                        "p.confidence");
        assertThat(reports.get(2).getObserved()).containsKeys("count", "label.neg", "label.pos", "confidence",
                "length");
    }

    @Test
    void aShiftOfTheLabelsIsAnAlarmThatNamesThem() {
        minute(0.5, 1_000);
        minute(0.5, 1_000);
        minute(0.9, 1_000);
        passes(Duration.ofSeconds(15));

        DriftReport last = reports().getLast();
        assertThat(last.getAlarm()).isTrue();
        assertThat(last.getAlarms()).containsExactly("psi.labels");
        assertThat(last.getModelId()).isEqualTo(LabeledEvents.MODEL_ID);
        assertThat(last.getModel()).isEqualTo("sentiment");
        assertThat(meters.counters().alarms()).isEqualTo(1);
    }

    @Test
    void aWindowOfFewEventsRaisesNoAlarmAndIsNoReference() {
        minute(0.5, 1_000);
        minute(0.9, 100);
        minute(0.5, 1_000);
        minute(0.9, 100);
        passes(Duration.ofSeconds(15));

        assertThat(reports()).hasSize(4).noneMatch(DriftReport::getAlarm);
    }

    @Test
    void aReferenceOfTheManifestIsUsedFromTheFirstWindow() {
        driver.close();
        var usual = new io.tidings.classify.Tally();
        events.between(START, START, 2_000, 0.1).forEach(event -> usual.add(event.getLabel(), 1));
        driver = driver(SETTINGS, modelId -> Optional.of(Reference.of(usual)));

        minute(0.9, 1_000);
        passes(Duration.ofSeconds(15));

        DriftReport report = reports().getFirst();
        assertThat(report.getAlarms()).containsExactly("psi.labels");
        assertThat(report.getMeasures()).containsEntry("reference.windows", 0.0)
                .containsEntry("reference.events", 2_000.0);
    }

    @Test
    void whatArrivesBehindItsWindowsReportIsCountedAsLate() {
        minute(0.5, 300);
        passes(Duration.ofSeconds(60));
        pipe(events.between(START, START.plusSeconds(60), 7, 0.5));
        minute(0.5, 300);
        passes(Duration.ofSeconds(75));

        List<DriftReport> reports = reports();
        assertThat(reports).extracting(DriftReport::getCount).containsExactly(300L, 300L);
        assertThat(reports.get(1).getMeasures()).containsEntry("late", 7.0);
        DriftCounters counters = meters.counters();
        assertThat(counters.late()).isEqualTo(7);
        assertThat(counters.observed()).isEqualTo(counters.reported() + counters.late());
    }

    @Test
    void aWindowWaitsForThePartitionThatIsReadLast() {
        minute(0.5, 300);
        passes(Duration.ofSeconds(8));
        pipe(events.between(START, START.plusSeconds(60), 50, 0.5));
        passes(Duration.ofSeconds(8));
        assertThat(reports()).isEmpty();
        passes(Duration.ofSeconds(5));

        assertThat(reports()).extracting(DriftReport::getCount).containsExactly(350L);
    }

    @Test
    void windowsMayBeToldByTheNumberOfEvents() {
        driver.close();
        driver = driver(SETTINGS.withWindowEvents(500), References.NONE);

        pipe(events.between(START, START.plusSeconds(5), 1_600, 0.5));

        List<DriftReport> reports = reports();
        assertThat(reports).extracting(DriftReport::getCount).containsExactly(500L, 500L, 500L);
        assertThat(reports.get(0).getFrom()).isEqualTo(START);
        assertThat(reports.get(1).getFrom()).isAfterOrEqualTo(reports.get(0).getTo().minusMillis(1));
    }

    @Test
    void furtherModelsAreWatchedUnderTheirNames() {
        var labeled = events.between(START, START.plusSeconds(60), 300, 0.5);
        labeled.forEach(event -> event.setModels(Map.of("topic", new ModelLabel("price", Map.of("price", 1f), 0.9f,
                false, "0".repeat(64)))));
        pipe(labeled);
        passes(Duration.ofSeconds(75));

        List<DriftReport> reports = reports();
        assertThat(reports).extracting(DriftReport::getModel).containsExactlyInAnyOrder("sentiment", "topic");
        DriftReport topic = reports.stream().filter(r -> r.getModel().equals("topic")).findFirst().orElseThrow();
        assertThat(topic.getCount()).isEqualTo(300);
        assertThat(topic.getObserved()).containsEntry("label.price", List.of(1.0))
                .containsKey("length")
                .doesNotContainKey("unknown");
    }

    @Test
    void whatIsNoLabelledEventIsPassedOverAndCounted() {
        input().pipeInput("no event".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        input().pipeInput(new byte[]{1}, (byte[]) null);
        minute(0.5, 300);

        DriftCounters counters = meters.counters();
        assertThat(counters.unreadable()).isEqualTo(2);
        assertThat(counters.read()).isEqualTo(counters.observed() + counters.unreadable()).isEqualTo(302);
    }

    @Test
    void scoringTimesFromAnywhereOpenOnlySoManyWindows() {
        for (int window = 0; window < 200; window++) {
            pipe(events.between(START.plusSeconds(60L * window), START.plusSeconds(60L * window + 1), 1, 0.5));
        }
        passes(Duration.ofSeconds(3));

        assertThat(reports()).hasSize(200 - WindowProcessor.MOST_WINDOWS);
    }

    private void minute(double positive, int count) {
        pipe(events.between(now, now.plusSeconds(60), count, positive));
        passes(Duration.ofSeconds(60));
    }

    private void passes(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        now = now.plus(time);
    }

    private void pipe(List<LabeledReview> labeled) {
        TestInputTopic<byte[], byte[]> input = input();
        labeled.forEach(event -> input.pipeInput(LabeledEvents.bytes(event)));
    }

    private TestInputTopic<byte[], byte[]> input() {
        return driver.createInputTopic("tidings.labeled", new ByteArraySerializer(), new ByteArraySerializer());
    }

    private List<DriftReport> reports() {
        TestOutputTopic<String, byte[]> output = driver.createOutputTopic("tidings.drift", new StringDeserializer(),
                new ByteArrayDeserializer());
        return output.readValuesToList().stream().map(DriftTopologyTest::read).toList();
    }

    private static DriftReport read(byte[] value) {
        try {
            return EventCodec.DRIFT_REPORT.read(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TopologyTestDriver driver(DriftSettings settings, References references) {
        var task = new DriftTask("sentiment", "tidings.labeled", "tidings.drift", settings);
        var properties = new Properties();
        properties.putAll(DriftStream.properties(task, ScoreSettings.defaults()));
        return new TopologyTestDriver(DriftTopology.of(task, references, meters), properties, START);
    }
}
