package io.tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.app.config.Configuration;
import io.tidings.broker.BrokerSettings;
import io.tidings.classify.ModelId;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import io.tidings.event.TrainingExample;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.modelregistry.Why;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.Retention;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class StatusCommandIT {

    private static final byte[] CONTENT = "not a network, but bytes".getBytes(UTF_8);
    private static final String ID = ModelId.ofContent(CONTENT).value();
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void everyQuestionIsAnsweredFromTopics() throws Exception {
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            var nothing = run(cluster, "status");
            assertThat(nothing.code()).isZero();
            assertThat(nothing.out()).contains("none published");
            assertThat(nothing.err()).contains("do not exist");

            new TopicPlan(List.of(new PlannedTopic("tidings.training-examples", PlannedTopic.Role.LABELED, 1, 1,
                    new Retention.Latest(), 1_000_000))).create(cluster.kafka(), Duration.ofSeconds(30));
            Configuration.load(null, Map.of(), List.of())
                    .settings()
                    .topics()
                    .create(cluster.kafka(), Duration.ofSeconds(30));
            promote(cluster);
            cluster.write(List.of(record("tidings.model-events", EventCodec.MODEL_EVENT.write(acknowledged())),
                    record("tidings.training-examples", EventCodec.TRAINING_EXAMPLE.write(example("1", "pos"))),
                    record("tidings.training-examples", EventCodec.TRAINING_EXAMPLE.write(example("2", "neg"))),
                    record("tidings.drift", EventCodec.DRIFT_REPORT.write(drift()))));

            JsonNode status = new ObjectMapper().readTree(run(cluster, "status", "--json").out());
            assertThat(status.path("absent")).isEmpty();
            JsonNode model = status.path("models").path(0);
            assertThat(model.path("model").asText()).isEqualTo("sentiment");
            assertThat(model.path("modelId").asText()).isEqualTo(ID);
            assertThat(Instant.parse(model.path("since").asText())).isAfter(AT);
            assertThat(model.path("why").path("kind").asText()).isEqualTo("promoted");
            assertThat(model.path("why").path("reason").asText()).isEqualTo("better on held-out feedback");
            assertThat(model.path("data").path("provenance").path("examples").asText()).isEqualTo("412");
            assertThat(model.path("feedback").path("examples").asInt()).isEqualTo(2);
            assertThat(model.path("feedback").path("accuracy").asDouble()).isEqualTo(0.5);
            assertThat(model.path("drift").path(0).path("alarms").path(0).asText()).isEqualTo("psi.labels");
            assertThat(model.path("usedBy").path(0).path("instance").asText()).isEqualTo("host-1");

            var text = run(cluster, "status");
            assertThat(text.err()).isEmpty();
            assertThat(text.out()).startsWith("sentiment\n  model     " + ID.substring(0, 12) + " as neg or pos")
                    .contains("  why       promoted " + ID.substring(0, 12), "better on held-out feedback")
                    .contains("  from      no parent, examples 412")
                    .contains("right in 50.0 % of 2 examples")
                    .contains("ALARM psi.labels in 1,000 events")
                    .contains("  used by   host-1 at ");
        }
    }

    private static void promote(TestCluster cluster) {
        var access = new RegistryAccess(cluster.kafka(), "test", Duration.ofSeconds(30), Clock.systemUTC());
        try (var registry = new ModelRegistry(RegistrySettings.defaults(), access)) {
            var manifest = new ModelManifest();
            manifest.setId("");
            manifest.setName("sentiment");
            manifest.setParent("");
            manifest.setLabels(List.of("neg", "pos"));
            manifest.setVocabularyHash("");
            manifest.setSpec("");
            manifest.setProvenance(Map.of("examples", "412"));
            manifest.setMetrics(Map.of("heldOutAccuracy", 0.9));
            manifest.setReference(Map.of());
            manifest.setCreatedAt(AT);
            registry.publishAndPromote(manifest, CONTENT, null, Why.because("better on held-out feedback"));
        }
    }

    private static ModelEvent acknowledged() {
        var event = new ModelEvent();
        event.setKind("acknowledged");
        event.setModel("sentiment");
        event.setModelId(ID);
        event.setChampionId(ID);
        event.setInstance("host-1");
        event.setAt(AT);
        event.setReason("");
        event.setFigures(Map.of("swapMillis", 0.2));
        return event;
    }

    private static TrainingExample example(String id, String label) {
        var example = new TrainingExample();
        example.setId(id);
        example.setSubject("");
        example.setText("a text");
        example.setAuthor("");
        example.setModel("sentiment");
        example.setLabel(label);
        example.setWeight(1f);
        example.setSource("");
        example.setBy("");
        example.setVotes(Map.of());
        example.setFeedbackAt(AT);
        example.setEventTime(AT);
        example.setScoredLabel("pos");
        example.setScores(Map.of());
        example.setModelId(ID);
        return example;
    }

    private static DriftReport drift() {
        var report = new DriftReport();
        report.setKind("distribution");
        report.setModel("sentiment");
        report.setModelId(ID);
        report.setFrom(AT);
        report.setTo(AT.plusSeconds(3_600));
        report.setCount(1_000);
        report.setMeasures(Map.of("psi.labels", 0.4));
        report.setAlarm(true);
        report.setAlarms(List.of("psi.labels"));
        report.setObserved(Map.of());
        return report;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, byte[] value) {
        return new ProducerRecord<>(topic, ("k" + value.length + value[value.length / 2]).getBytes(UTF_8), value);
    }

    private static Invocation.Outcome run(TestCluster cluster, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", cluster.address()));
        return Invocation.of(all.toArray(String[]::new)).run();
    }
}
