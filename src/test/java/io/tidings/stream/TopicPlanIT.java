package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.StreamFailure.Kind;
import org.junit.jupiter.api.Test;

class TopicPlanIT extends OwnCluster {

    private static final Retention DAY = new Retention.Time(86_400_000);

    @Test
    void makesWhatIsAbsentAndDescribesIt() {
        TopicPlan plan = plan("a", new TopicSettings(3, 1, 24, -1), LimitSettings.defaults());

        assertThat(plan.describe(cluster.kafka(), PATIENCE)).noneMatch(TopicState::exists);
        assertThat(plan.create(cluster.kafka(), PATIENCE)).allMatch(TopicState::created);
        assertThat(plan.describe(cluster.kafka(), PATIENCE)).containsExactly(
                new TopicState("a-in", Role.INPUT, true, false, 3, 1, DAY),
                new TopicState("a-out", Role.LABELED, true, false, 3, 1, DAY),
                new TopicState("a-dead", Role.DEAD_LETTERS, true, false, 3, 1, Retention.hours(-1)));
        plan.requireAll(cluster.kafka(), PATIENCE);
    }

    @Test
    void makesCompactedTopicsBesideThoseOfTheStream() {
        var models = new PlannedTopic("e-models", Role.MODELS, 1, 1, new Retention.Latest(), 1_000_000);
        var windows = new PlannedTopic("e-windows", Role.SENTIMENT, 1, 1, Retention.latest(48), 1_000_000);
        TopicPlan plan = plan("e", TopicSettings.defaults(), LimitSettings.defaults()).with(List.of(models, windows));

        plan.create(cluster.kafka(), PATIENCE);

        assertThat(plan.describe(cluster.kafka(), PATIENCE)).hasSize(5)
                .endsWith(new TopicState("e-models", Role.MODELS, true, false, 1, 1, new Retention.Latest()),
                        new TopicState("e-windows", Role.SENTIMENT, true, false, 1, 1,
                                new Retention.LatestFor(172_800_000)));
    }

    @Test
    void leavesExistingTopicsAlone() {
        plan("b", new TopicSettings(3, 1, 24, 24), LimitSettings.defaults()).create(cluster.kafka(), PATIENCE);

        var again = plan("b", new TopicSettings(7, 1, 48, 48), LimitSettings.defaults()).create(cluster.kafka(),
                PATIENCE);

        assertThat(again).allSatisfy(state -> {
            assertThat(state.exists()).isTrue();
            assertThat(state.created()).isFalse();
            assertThat(state.partitions()).isEqualTo(3);
            assertThat(state.retention()).isEqualTo(DAY);
        });
    }

    @Test
    void aReplicationThatTheClusterCannotKeepIsNamed() {
        TopicPlan plan = plan("c", new TopicSettings(1, 3, 24, 24), LimitSettings.defaults());

        assertThatThrownBy(() -> plan.create(cluster.kafka(), PATIENCE)).isInstanceOfSatisfying(StreamFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(Kind.BAD_SETTINGS))
                .hasMessageContaining("topics.replication");
    }

    @Test
    void anUnreachableBrokerIsNamedWithTheTimeWaited() {
        TopicPlan plan = plan("d", TopicSettings.defaults(), LimitSettings.defaults());

        assertThatThrownBy(() -> plan.describe(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(StreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessage("no Kafka broker answered at 127.0.0.1:1 within 1.0 s: "
                        + "is it running, and is kafka.bootstrap.servers right?");
        assertThatThrownBy(() -> plan.create(Map.of("bootstrap.servers", "no-such-host.invalid:9092"), PATIENCE))
                .isInstanceOfSatisfying(StreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("none of the names in kafka.bootstrap.servers can be resolved");
        assertThatThrownBy(() -> plan.create(Map.of("bootstrap.servers", "no such host:9092"), PATIENCE))
                .isInstanceOfSatisfying(StreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.BAD_SETTINGS))
                .hasMessageContaining("no such host:9092");
    }

    private static TopicPlan plan(String name, TopicSettings topics, LimitSettings limits) {
        return TopicPlan.of(ScoreSettings.defaults()
                .withInputs(Map.of(name + "-in", InputSettings.of(InputFormat.JSON)))
                .withOutput(new OutputSettings(name + "-out", OutputFormat.AVRO, true, name + "-dead"))
                .withTopics(topics)
                .withLimits(limits));
    }
}
