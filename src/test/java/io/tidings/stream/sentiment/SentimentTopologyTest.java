package io.tidings.stream.sentiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.tidings.corpus.Corpus;
import io.tidings.corpus.ReadSettings;
import io.tidings.event.Alert;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelLabel;
import io.tidings.event.OutputFormat;
import io.tidings.event.SentimentWindow;
import io.tidings.stream.ScoreSettings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The topology with its clock in the test's hand.
class SentimentTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final SentimentSettings SETTINGS = SentimentSettings.defaults().withWindows("PT1M,PT1H,P1D", 60);

    @TempDir
    Path folder;

    private SentimentMeters meters = new SentimentMeters();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> input;

    @BeforeEach
    void begin() {
        begin(SETTINGS);
    }

    private void begin(SentimentSettings settings) {
        var properties = new Properties();
        properties.putAll(SentimentStream.properties(ScoreSettings.defaults(), folder));
        meters = new SentimentMeters();
        var task = new SentimentTask("sentiment", "labeled", OutputFormat.JSON, settings);
        driver = new TopologyTestDriver(SentimentTopology.of(task, meters), properties, Labeled.SCORED);
        input = driver.createInputTopic("labeled", new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void countsEachSubjectAndAllTogetherInWindowsOfEachSize() {
        arrives("kettle", "pos", 0, 0.9f);
        arrives("kettle", "neg", 30, 0.6f);
        arrives("phone", "neutral", 59, 0.5f);
        arrives("kettle", "pos", 61, 0.8f);

        Map<String, SentimentWindow> windows = windows();

        assertThat(windows).containsOnlyKeys("PT1M/2026-11-20T12:00:00Z", "PT1M/2026-11-20T12:00:00Z/kettle",
                "PT1M/2026-11-20T12:00:00Z/phone", "PT1M/2026-11-20T12:01:00Z", "PT1M/2026-11-20T12:01:00Z/kettle",
                "PT1H/2026-11-20T12:00:00Z", "PT1H/2026-11-20T12:00:00Z/kettle", "PT1H/2026-11-20T12:00:00Z/phone",
                "P1D/2026-11-20T00:00:00Z", "P1D/2026-11-20T00:00:00Z/kettle", "P1D/2026-11-20T00:00:00Z/phone");
        SentimentWindow first = at(windows, "PT1M/2026-11-20T12:00:00Z/kettle");
        assertThat(first.getSubject()).contains("kettle");
        assertThat(first.getSize()).isEqualTo("PT1M");
        assertThat(first.getStart()).isEqualTo(NOON);
        assertThat(first.getEnd()).isEqualTo(NOON.plusSeconds(60));
        assertThat(first.getModel()).isEqualTo("sentiment");
        assertThat(first.getCount()).isEqualTo(2);
        assertThat(first.getLabels()).isEqualTo(Map.of("pos", 1L, "neg", 1L));
        assertThat(first.getMeanConfidence()).isEqualTo(0.75);
        assertThat(first.getSentiment()).isZero();
        SentimentWindow hour = at(windows, "PT1H/2026-11-20T12:00:00Z");
        assertThat(hour.getSubject()).isEmpty();
        assertThat(hour.getCount()).isEqualTo(4);
        assertThat(hour.getLabels()).isEqualTo(Map.of("pos", 2L, "neg", 1L, "neutral", 1L));
        assertThat(hour.getMeanConfidence()).isEqualTo(0.7);
        assertThat(hour.getSentiment()).isEqualTo(0.25);
        assertThat(at(windows, "P1D/2026-11-20T00:00:00Z").getEnd()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Test
    void aWindowIsWrittenAgainWhenMoreComesAndNotMoreOftenThanTwiceASecond() {
        for (int i = 0; i < 100; i++) {
            arrives("kettle", "pos", i % 60);
        }
        passes();
        assertThat(meters.counters().written()).isEqualTo(6);
        arrives("kettle", "neg", 59);
        passes();

        assertThat(at(windows(), "PT1M/2026-11-20T12:00:00Z/kettle").getCount()).isEqualTo(101);
        assertThat(meters.counters().written()).isEqualTo(12);
    }

    @Test
    void anEmptySubjectIsNotAllTogether() {
        arrives("", "pos", 0);
        arrives("kettle", "neg", 0);

        Map<String, SentimentWindow> windows = windows();

        assertThat(at(windows, "PT1M/2026-11-20T12:00:00Z/").getSubject()).contains("");
        assertThat(at(windows, "PT1M/2026-11-20T12:00:00Z/").getCount()).isEqualTo(1);
        assertThat(at(windows, "PT1M/2026-11-20T12:00:00Z").getCount()).isEqualTo(2);
    }

    @Test
    void whatComesWithinTheGraceTimeIsCountedAndWhatComesLaterIsTold() {
        arrives("kettle", "pos", 0);
        arrives("kettle", "pos", 119); // the first minute is over by 59 s
        arrives("kettle", "neg", 10);
        arrives("kettle", "pos", 120); // and now by 60
        arrives("kettle", "neg", 20);
        arrives("kettle", "neg", 30);

        Map<String, SentimentWindow> windows = windows();

        assertThat(at(windows, "PT1M/2026-11-20T12:00:00Z/kettle").getLabels()).isEqualTo(Map.of("pos", 1L, "neg", 1L));
        // In time for the hour and the day.
        assertThat(at(windows, "PT1H/2026-11-20T12:00:00Z").getCount()).isEqualTo(6);
        assertThat(at(windows, "PT1M/2026-11-20T12:02:00Z").getLate()).isEqualTo(2);
        assertThat(at(windows, "PT1H/2026-11-20T12:00:00Z").getLate()).isZero();
        assertThat(meters.counters().late()).isEqualTo(Map.of("PT1M", 2L));
    }

    @Test
    void whatIsLateForEverySizeIsStillToldInEach() {
        arrives("kettle", "pos", 0);
        arrives("kettle", "pos", -2 * 86_400);

        Map<String, SentimentWindow> windows = windows();

        for (String key : List.of("PT1M/2026-11-20T12:00:00Z", "PT1H/2026-11-20T12:00:00Z",
                "P1D/2026-11-20T00:00:00Z")) {
            assertThat(at(windows, key).getCount()).as(key).isEqualTo(1);
            assertThat(at(windows, key).getLate()).as(key).isEqualTo(1);
            assertThat(at(windows, key + "/kettle").getLate()).as(key).isZero();
        }
        assertThat(windows).hasSize(6);
    }

    @Test
    void countedAndLateTogetherAreAllSeed7() {
        var random = new Random(7);
        int reviews = 2_000;
        for (int i = 0; i < reviews; i++) {
            arrives("s" + random.nextInt(5), random.nextBoolean() ? "pos" : "neg", i * 20 - random.nextInt(10_000));
        }

        Map<String, SentimentWindow> windows = windows();

        for (String size : List.of("PT1M", "PT1H", "P1D")) {
            var all = windows.values()
                    .stream()
                    .filter(window -> window.getSize().equals(size) && window.getSubject().isEmpty())
                    .toList();
            assertThat(all.stream().mapToLong(window -> window.getCount() + window.getLate()).sum()).as(size)
                    .isEqualTo(reviews);
            long bySubject = windows.values()
                    .stream()
                    .filter(window -> window.getSize().equals(size) && window.getSubject().isPresent())
                    .mapToLong(SentimentWindow::getCount)
                    .sum();
            assertThat(bySubject).as(size).isEqualTo(all.stream().mapToLong(SentimentWindow::getCount).sum());
        }
        SentimentCounters counters = meters.counters();
        assertThat(counters.late().get("PT1M")).isGreaterThan(counters.late().get("PT1H"));
        assertThat(counters.read()).isEqualTo(counters.counted() + counters.unreadable()).isEqualTo(reviews);
    }

    @Test
    void aClockThatRunsAheadDoesNotMakeOthersLate() {
        arrives(Labeled.event("kettle", "pos", Instant.parse("2099-01-01T00:00:00Z")));
        arrives(Labeled.event("kettle", "neg", Labeled.SCORED.minusSeconds(1)));

        Map<String, SentimentWindow> windows = windows();

        assertThat(at(windows, "PT1M/2026-11-21T00:00:00Z/kettle").getLabels()).isEqualTo(Map.of("pos", 1L));
        assertThat(at(windows, "PT1M/2026-11-20T23:59:00Z/kettle").getLabels()).isEqualTo(Map.of("neg", 1L));
        assertThat(meters.counters().late()).isEmpty();
    }

    @Test
    void labelsOfFurtherModelsAreNotCounted() {
        LabeledReview event = Labeled.event("kettle", "pos", NOON);
        event.setModels(Map.of("topic", new ModelLabel("kitchen", Map.of("kitchen", 1f), 1f, false, "b".repeat(64))));
        arrives(event);

        assertThat(at(windows(), "P1D/2026-11-20T00:00:00Z").getLabels()).isEqualTo(Map.of("pos", 1L));
    }

    @Test
    void whatIsNoLabelledEventIsCountedAndPassedOver() {
        input.pipeInput(new byte[0], new byte[]{1, 2, 3});
        input.pipeInput(new byte[0], new byte[0]);
        arrives("kettle", "pos", 0);

        assertThat(windows()).hasSize(6);
        assertThat(meters.counters().unreadable()).isEqualTo(2);
        assertThat(meters.counters().read()).isEqualTo(3);
    }

    @Test
    void windowsBeyondTheStateAreForgottenAndWhatComesForThemIsCounted() {
        driver.close();
        begin(SETTINGS.withWindows("PT1M", 86_400 * 30)
                .withStateHours(1)
                .withAlerts(new AlertSettings("alerts", 0.01, 0.1, 10, 0)));
        arrives("kettle", "pos", 0);
        passes();
        arrives("kettle", "pos", 7_200);
        passes();
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(stored()).containsOnlyKeys("PT1M/2026-11-20T14:00:00Z", "PT1M/2026-11-20T14:00:00Z/kettle");

        arrives("kettle", "neg", 30);

        // Counting it anew would replace what the topic says of that minute.
        assertThat(at(windows(), "PT1M/2026-11-20T12:00:00Z/kettle").getLabels()).isEqualTo(Map.of("pos", 1L));
        assertThat(meters.counters().expired()).isEqualTo(2);
    }

    @Test
    void aRiseOfAShareIsToldOnce() {
        quiet();
        for (int i = 0; i < 60; i++) {
            arrives("kettle", i % 10 < 6 ? "neg" : "pos", 3_600 * 5 + i);
            passes();
        }

        List<Alert> alerts = alerts().values().stream().toList();

        assertThat(alerts).extracting(alert -> alert.getSubject() + " " + alert.getSize())
                .containsExactlyInAnyOrder("Optional[kettle] PT1H", "Optional.empty PT1H");
        Alert alert = alerts.getFirst();
        assertThat(alert.getLabel()).isEqualTo("neg");
        assertThat(alert.getStart()).isEqualTo(NOON.plusSeconds(3_600 * 5));
        assertThat(alert.getCount()).isBetween(30L, 60L);
        assertThat(alert.getShare()).isBetween(0.5, 0.75);
        assertThat(alert.getBaseline()).isEqualTo(0.1);
        assertThat(alert.getBaselineCount()).isEqualTo(500);
        assertThat(alert.getBaselineWindows()).isEqualTo(5);
        assertThat(alert.getProbability()).isLessThan(0.0001);
        assertThat(alert.getRaisedAt()).isAfter(Labeled.SCORED);
        assertThat(meters.counters().alerts()).isEqualTo(2);
        assertThat(EventCodec.ALERT.toJson(alert)).doesNotContain("text");
    }

    @Test
    void readingFromTheBeginningGivesTheSameWindowsAndAlertsUnderTheSameKeys() {
        Map<String, SentimentWindow> before = story();
        Map<String, Alert> alertsBefore = alerts();
        driver.close();
        begin();

        assertThat(story()).isEqualTo(before);
        assertThat(alerts().keySet()).isEqualTo(alertsBefore.keySet()).isNotEmpty();
    }

    private Map<String, SentimentWindow> story() {
        quiet();
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            arrives("kettle", random.nextDouble() < 0.7 ? "neg" : "pos", 3_600 * 5 + i - random.nextInt(300),
                    random.nextFloat());
        }
        return windows();
    }

    /// 100 reviews in each of five hours from noon on, a tenth of them negative.
    /// By the labels that people gave, so that the figures are those of the file and of no model.
    @Test
    void countsEightDaysOfTweetsByTheirOwnTime() throws IOException {
        String data = System.getenv("TIDINGS_DATA");
        assumeTrue(data != null, "SKIPPED: set TIDINGS_DATA to the folder of public data sets to count real tweets");
        try (var tweets = Corpus.open(Path.of(data, "airline_tweets/all.jsonl.gz"), ReadSettings.DEFAULT)) {
            tweets.stream()
                    .forEach(tweet -> arrives(Labeled.event(requireNonNull(tweet.subject()),
                            requireNonNull(tweet.label()), requireNonNull(tweet.time()))));
        }
        Map<String, SentimentWindow> windows = windows();

        assertThat(all(windows, "P1D").values()).containsExactly(953L, 1_416L, 1_298L, 1_512L, 1_418L, 2_388L, 3_511L,
                1_989L);
        assertThat(all(windows, "P1D")).containsOnlyKeys(
                IntStream.rangeClosed(17, 24).mapToObj(day -> "2015-02-" + day + "T00:00:00Z").toList());
        for (String size : List.of("PT1M", "PT1H", "P1D")) {
            assertThat(all(windows, size).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(14_485);
        }
        assertThat(windows.values()).extracting(SentimentWindow::getLate).containsOnly(0L);
        assertThat(alerts()).containsKeys("P1D/2015-02-22T00:00:00Z/neg", "P1D/2015-02-22T00:00:00Z/US Airways/neg");
    }

    /// How many reviews each window of all subjects has, by its start.
    private static SortedMap<String, Long> all(Map<String, SentimentWindow> windows, String size) {
        var counts = new TreeMap<String, Long>();
        windows.values()
                .stream()
                .filter(window -> window.getSubject().isEmpty() && window.getSize().equals(size))
                .forEach(window -> counts.put(window.getStart().toString(), window.getCount()));
        return counts;
    }

    private void quiet() {
        for (int hour = 0; hour < 5; hour++) {
            for (int i = 0; i < 100; i++) {
                arrives("kettle", i % 10 == 0 ? "neg" : "pos", 3_600 * hour + i);
            }
        }
        passes();
    }

    private void arrives(String subject, String label, long second) {
        arrives(subject, label, second, 0.75f);
    }

    private void arrives(String subject, String label, long second, float confidence) {
        arrives(Labeled.event(subject, label, NOON.plusSeconds(second), confidence));
    }

    private void arrives(LabeledReview event) {
        input.pipeInput(new byte[0], EventCodec.LABELED_REVIEW.write(event));
    }

    private void passes() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /// The newest state of each window, by key.
    private Map<String, SentimentWindow> windows() {
        passes();
        var windows = new TreeMap<String, SentimentWindow>();
        output("tidings.sentiment").readKeyValuesToList()
                .forEach(entry -> windows.put(entry.key, read(EventCodec.SENTIMENT_WINDOW, entry.value)));
        return windows;
    }

    private static SentimentWindow at(Map<String, SentimentWindow> windows, String key) {
        return requireNonNull(windows.get(key), key);
    }

    private Map<String, Alert> alerts() {
        passes();
        var alerts = new LinkedHashMap<String, Alert>();
        output("tidings.alerts").readKeyValuesToList()
                .forEach(entry -> assertThat(alerts.put(entry.key, read(EventCodec.ALERT, entry.value))).as("repeated")
                        .isNull());
        return alerts;
    }

    private Map<String, Known> stored() {
        var stored = new TreeMap<String, Known>();
        try (var all = driver.<String, Known>getKeyValueStore(WindowProcessor.WINDOWS).all()) {
            all.forEachRemaining(entry -> stored.put(WindowKey.of(entry.key).topicKey(), entry.value));
        }
        return stored;
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static <T extends org.apache.avro.specific.SpecificRecordBase> T read(EventCodec<T> codec, byte[] value) {
        try {
            return codec.read(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
