package io.tidings.stream.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.tidings.broker.BrokerSettings;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The whole application on a broker: several partitions, restarts, transactions.
class DriftStreamIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final int PARTITIONS = 3;
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    /// Windows of an hour in the past, so that each is over two seconds after its last event is read.
    private static final DriftSettings SETTINGS = DriftSettings.defaults()
            .withWindows(3_600, 2)
            .withReference(2, 300);

    @AutoClose
    private static final TestCluster cluster = new TestCluster(BrokerSettings.temporary());

    @Test
    void aStationaryStreamGivesNoAlarmAndAShiftedOneGivesOneAcrossARestart() throws Exception {
        DriftTask task = task("shift");
        prepare(task);
        var events = new LabeledEvents(2);

        try (var stream = started(task)) {
            write(task, events.between(hour(0), hour(4), 4_000, 0.5));
            await().atMost(PATIENCE).until(() -> reports(task).size() == 4);
            assertThat(stream.failure()).isEmpty();
        }
        assertThat(reports(task)).extracting(DriftReport::getAlarm).containsExactly(false, false, false, false);

        write(task, events.between(hour(4), hour(5), 1_000, 0.9));
        try (var stream = started(task)) {
            await().atMost(PATIENCE).until(() -> reports(task).size() == 5);
            assertThat(stream.counters().observed()).isEqualTo(1_000);
        }
        DriftReport last = reports(task).getLast();
        assertThat(last.getAlarms()).containsExactly("psi.labels");
        assertThat(last.getFrom()).isEqualTo(hour(4));
        assertThat(last.getMeasures()).containsEntry("reference.events", 2_000.0);
        assertThat(reports(task)).extracting(DriftReport::getCount)
                .containsExactly(1_000L, 1_000L, 1_000L, 1_000L, 1_000L);
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static DriftTask task(String name) {
        return new DriftTask("sentiment", name + "-labeled", name + "-drift", SETTINGS.withApplicationId(name));
    }

    private static void prepare(DriftTask task) {
        var labeled = new PlannedTopic(task.labeled(), PlannedTopic.Role.LABELED, PARTITIONS, 1, Retention.hours(-1),
                1_000_000);
        new TopicPlan(List.of(labeled, DriftStream.reports(task.reports(), score()))).create(cluster.kafka(), PATIENCE);
    }

    private static DriftStream started(DriftTask task) throws InterruptedException {
        var stream = new DriftStream(task, score(), References.NONE);
        stream.start();
        assertThat(stream.awaitRunning(PATIENCE)).isTrue();
        return stream;
    }

    private static ScoreSettings score() {
        return ScoreSettings.defaults().withBootstrapServers(cluster.address());
    }

    private static void write(DriftTask task, List<LabeledReview> events) throws Exception {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (LabeledReview event : events) {
            records.add(new ProducerRecord<>(task.labeled(), event.getId().getBytes(UTF_8),
                    LabeledEvents.bytes(event)));
        }
        cluster.write(records);
    }

    private static List<DriftReport> reports(DriftTask task) throws IOException {
        var reports = new ArrayList<DriftReport>();
        for (var each : cluster.read(task.reports())) {
            reports.add(EventCodec.DRIFT_REPORT.read(each.value()));
        }
        return reports;
    }
}
