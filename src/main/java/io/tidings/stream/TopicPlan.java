package io.tidings.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

import io.tidings.stream.PlannedTopic.Role;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The topics that a stream needs, to be looked up or made. Existing topics are never changed.
///
/// Questions to the cluster throw a [StreamFailure] that names the servers asked and the time waited.
public record TopicPlan(List<PlannedTopic> topics) {

    private static final Duration PAUSE = Duration.ofMillis(50);

    public TopicPlan {
        topics = List.copyOf(topics);
    }

    /// Inputs in the order of their names, then labelled events, then dead letters.
    public static TopicPlan of(ScoreSettings settings) {
        TopicSettings how = settings.topics();
        int bytes = settings.limits().recordBytes();
        var topics = new ArrayList<PlannedTopic>();
        settings.inputs()
                .keySet()
                .forEach(name -> topics.add(new PlannedTopic(name, Role.INPUT, how.partitions(), how.replication(),
                        Retention.hours(how.retentionHours()), bytes)));
        topics.add(new PlannedTopic(settings.output().topic(), Role.LABELED, how.partitions(), how.replication(),
                Retention.hours(how.retentionHours()), bytes));
        topics.add(new PlannedTopic(settings.output().deadLetters(), Role.DEAD_LETTERS, how.partitions(),
                how.replication(), Retention.hours(how.deadLetterHours()), bytes));
        return new TopicPlan(topics);
    }

    /// These topics, then further ones.
    public TopicPlan with(List<PlannedTopic> further) {
        var all = new ArrayList<>(topics);
        all.addAll(further);
        return new TopicPlan(all);
    }

    /// How the topics of this plan stand.
    ///
    /// @param kafka   properties of Kafka's clients
    /// @param timeout for the whole answer
    public List<TopicState> describe(Map<String, String> kafka, Duration timeout) {
        return new Cluster(kafka, timeout).ask("describe topics", this::describe);
    }

    /// Makes the topics that do not exist. Doing it again, or at once with others, does no harm.
    public List<TopicState> create(Map<String, String> kafka, Duration timeout) {
        return new Cluster(kafka, timeout).ask("create topics", admin -> create(admin, timeout));
    }

    /// Throws a [StreamFailure] that names the topics of this plan which do not exist.
    public void requireAll(Map<String, String> kafka, Duration timeout) {
        var missing = describe(kafka, timeout).stream().filter(state -> !state.exists()).map(TopicState::name).toList();
        if (!missing.isEmpty()) {
            throw new StreamFailure(StreamFailure.Kind.MISSING_TOPIC, "topics " + missing + " do not exist at "
                    + kafka.get("bootstrap.servers") + ": create them with tidings topics --create", null);
        }
    }

    private List<TopicState> create(Admin admin, Duration timeout) throws ExecutionException, InterruptedException {
        var present = describe(admin).stream().filter(TopicState::exists).map(TopicState::name).toList();
        var absent = topics.stream().filter(topic -> !present.contains(topic.name())).toList();
        var options = new CreateTopicsOptions().timeoutMs((int) timeout.toMillis());
        var answers = admin.createTopics(absent.stream().map(PlannedTopic::toNewTopic).toList(), options).values();
        var made = new ArrayList<String>();
        for (var answer : answers.entrySet()) {
            if (made(answer.getValue())) {
                made.add(answer.getKey());
            }
        }
        List<TopicState> states = whenAllSee(admin, timeout);
        awaitLeaders(admin, states.stream().filter(state -> made.contains(state.name())).toList());
        return states.stream()
                .map(state -> made.contains(state.name()) ? state.justMade() : state)
                .toList();
    }

    /// A topic that the controller has made is not at once known to every broker.
    private List<TopicState> whenAllSee(Admin admin, Duration timeout) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<TopicState> states = describe(admin);
        while (!states.stream().allMatch(TopicState::exists)) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("topics were made, but the brokers do not know of them yet");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            states = describe(admin);
        }
        return states;
    }

    /// Waits until the leader of each partition really serves it. Where a producer is faster, the first of its batches
    /// in flight may be refused and the second taken, and then the first is out of sequence for ever.
    private static void awaitLeaders(Admin admin, List<TopicState> states)
            throws ExecutionException, InterruptedException {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (TopicState state : states) {
            for (int partition = 0; partition < state.partitions(); partition++) {
                ends.put(new TopicPartition(state.name(), partition), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get();
    }

    /// @return false where somebody else has made it meanwhile
    private static boolean made(KafkaFuture<Void> answer) throws ExecutionException, InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private List<TopicState> describe(Admin admin) throws ExecutionException, InterruptedException {
        var names = topics.stream().map(PlannedTopic::name).toList();
        var descriptions = admin.describeTopics(names).topicNameValues();
        var found = new HashMap<String, TopicDescription>();
        for (String name : names) {
            TopicDescription description = unlessMissing(descriptions.get(name));
            if (description != null) {
                found.put(name, description);
            }
        }
        var configs = configs(admin, List.copyOf(found.keySet()));
        var states = new ArrayList<TopicState>();
        for (PlannedTopic topic : topics) {
            TopicDescription description = found.get(topic.name());
            states.add(description == null
                    ? TopicState.missing(topic)
                    : new TopicState(topic.name(), topic.role(), true, false, description.partitions().size(),
                            description.partitions().getFirst().replicas().size(), configs.get(topic.name())));
        }
        return states;
    }

    private static @Nullable TopicDescription unlessMissing(@Nullable KafkaFuture<TopicDescription> answer)
            throws ExecutionException, InterruptedException {
        try {
            return answer == null ? null : answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    /// Retention by topic; topics whose configuration may not be read are left out.
    private static Map<String, Retention> configs(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        var resources = names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
        var retention = new HashMap<String, Retention>();
        for (var answer : admin.describeConfigs(resources).values().entrySet()) {
            try {
                retention.put(answer.getKey().name(), retention(answer.getValue().get()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
            }
        }
        return retention;
    }

    private static Retention retention(Config config) {
        ConfigEntry cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (cleanup != null && TopicConfig.CLEANUP_POLICY_COMPACT.equals(cleanup.value())) {
            return new Retention.Latest();
        }
        long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        return cleanup != null && cleanup.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)
                ? new Retention.LatestFor(millis)
                : new Retention.Time(millis);
    }
}
