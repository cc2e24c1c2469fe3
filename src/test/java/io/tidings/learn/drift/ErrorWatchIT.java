package io.tidings.learn.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tidings.broker.BrokerSettings;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ErrorWatchIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final ErrorWatch.Topics TOPICS = new ErrorWatch.Topics("examples", "drift");

    @Test
    void aRestartForgetsNothingAndReportsNothingTwice() throws Exception {
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            new TopicPlan(List.of(new PlannedTopic("examples", Role.LABELED, 3, 1, Retention.hours(-1), 1_000_000),
                    new PlannedTopic("drift", Role.DRIFT, 1, 1, Retention.hours(-1), 1_000_000)))
                    .create(cluster.kafka(), PATIENCE);
            var examples = new Examples(1);

            write(cluster, examples.of("a", 1_000, 0.1));
            try (var watch = start(cluster)) {
                assertThat(watch.poll(Duration.ofMillis(100))).isEmpty();
            }
            assertThat(reports(cluster)).hasSize(10).noneMatch(DriftReport::getAlarm);

            // While nobody watches, the error grows.
            write(cluster, examples.of("a", 300, 0.5));
            try (var watch = start(cluster)) {
                assertThat(reports(cluster)).anyMatch(DriftReport::getAlarm);
                int before = reports(cluster).size();
                assertThat(before).isGreaterThanOrEqualTo(13);
                write(cluster, examples.of("a", 100, 0.5));
                var written = new ArrayList<DriftReport>();
                while (written.isEmpty()) {
                    written.addAll(watch.poll(Duration.ofMillis(100)));
                }
                assertThat(reports(cluster)).hasSize(before + written.size());
            }
            assertThat(reports(cluster)).extracting(DriftReport::getTo).doesNotHaveDuplicates();
        }
    }

    private static ErrorWatch start(TestCluster cluster) {
        ErrorWatch watch = ErrorWatch.open(TOPICS, cluster.kafka(), FeedbackDriftSettings.defaults());
        while (watch.isBehind()) {
            watch.poll(Duration.ofMillis(100));
        }
        return watch;
    }

    private static void write(TestCluster cluster, List<TrainingExample> examples) throws Exception {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (TrainingExample example : examples) {
            records.add(new ProducerRecord<>("examples", example.getId().getBytes(UTF_8),
                    EventCodec.TRAINING_EXAMPLE.write(example)));
        }
        cluster.write(records);
    }

    private static List<DriftReport> reports(TestCluster cluster) throws IOException {
        var reports = new ArrayList<DriftReport>();
        for (var each : cluster.read("drift")) {
            reports.add(EventCodec.DRIFT_REPORT.read(each.value()));
        }
        return reports;
    }
}
