package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broker.BrokerSettings;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.drift.DriftStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DriftCommandIT {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theLatestWindowsAreShownForPeopleAndForPrograms() throws Exception {
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            var missing = run(cluster, "drift");
            assertThat(missing.code()).isEqualTo(ExitCode.FAILURE.number());
            assertThat(missing.err()).contains("tidings.drift").contains("tidings topics --create");

            new TopicPlan(List.of(DriftStream.reports("tidings.drift", ScoreSettings.defaults())))
                    .create(cluster.kafka(), Duration.ofSeconds(30));
            assertThat(run(cluster, "drift").err()).contains("no window was reported yet");

            cluster.write(records());
            var table = run(cluster, "drift", "--count", "3");
            assertThat(table.code()).isZero();
            assertThat(table.out().lines().toList()).hasSize(6); // head, 3 windows, an empty line, a trend
            assertThat(table.out()).contains("ALARM labels");

            JsonNode json = new ObjectMapper().readTree(run(cluster, "drift", "--json", "--count", "2").out());
            assertThat(json.path("alarms").asInt()).isEqualTo(1);
            assertThat(json.path("windows")).hasSize(2);
            assertThat(json.path("windows").path(1).path("from").asText()).isEqualTo("2026-11-20T16:00:00Z");
            assertThat(run(cluster, "drift", "--json", "--model", "topic").out()).isEqualTo(
                    "{\"windows\":[],\"alarms\":0}\n");
        }
    }

    @Test
    void aCountThatIsNoneIsAMistake() {
        assertThat(Invocation.of("drift", "--count", "0").run().err())
                .startsWith("tidings: --count: expected at least 1, found 0");
    }

    private static Invocation.Outcome run(TestCluster cluster, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", cluster.address()));
        return Invocation.of(all.toArray(String[]::new)).run();
    }

    private static List<ProducerRecord<byte[], byte[]>> records() {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int hour = 0; hour < 5; hour++) {
            var report = new DriftReport();
            report.setKind("distribution");
            report.setModel("sentiment");
            report.setModelId("a".repeat(64));
            report.setFrom(START.plus(Duration.ofHours(hour)));
            report.setTo(START.plus(Duration.ofHours(hour + 1)));
            report.setCount(1_000);
            report.setMeasures(Map.of("psi.labels", hour < 4 ? 0.01 : 0.4));
            report.setAlarm(hour == 4);
            report.setAlarms(hour < 4 ? List.of() : List.of("psi.labels"));
            report.setObserved(Map.of());
            records.add(new ProducerRecord<>("tidings.drift", EventCodec.DRIFT_REPORT.write(report)));
        }
        return records;
    }
}
