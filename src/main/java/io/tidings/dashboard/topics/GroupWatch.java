package io.tidings.dashboard.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tidings.dashboard.view.StreamView.Assigned;
import io.tidings.dashboard.view.StreamView.Instance;
import io.tidings.dashboard.view.StreamView.PartitionLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the cluster knows of the instances that label: who reads what, and how far behind they are. Asked for now and
/// then without waiting; until there is an answer, the former one holds. Any thread may ask for the newest.
final class GroupWatch {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWatch.class);
    private static final long EVERY_MILLIS = 2_000;
    /// How Kafka Streams names the consumers of a process.
    private static final Pattern THREAD = Pattern.compile("(?<process>.+)-StreamThread-[0-9]+-consumer.*");

    private final PictureSettings.Stream stream;
    private volatile List<PartitionLag> lag = List.of();
    private volatile List<Instance> instances = List.of();
    private @Nullable CompletableFuture<?> underWay;
    private long askedAt;

    GroupWatch(PictureSettings.Stream stream) {
        this.stream = stream;
    }

    List<PartitionLag> lag() {
        return lag;
    }

    List<Instance> instances() {
        return instances;
    }

    /// Asks again where it is time to. For one thread.
    void ask(Admin admin, long now) {
        boolean due = now - askedAt >= EVERY_MILLIS || now < askedAt;
        if (!due || (underWay != null && !underWay.isDone())) {
            return;
        }
        askedAt = now;
        var lags = lags(admin).handle((found, failure) -> {
            lag = told("lag", found, failure).orElse(lag);
            return lag;
        });
        var members = members(admin).handle((found, failure) -> {
            instances = told("instances", found, failure).orElse(instances);
            return instances;
        });
        underWay = CompletableFuture.allOf(lags.toCompletableFuture(), members.toCompletableFuture());
    }

    private static <T> Optional<List<T>> told(String what, @Nullable List<T> found, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("the cluster does not tell of {}: {}", what, failure.toString());
        }
        return Optional.ofNullable(found);
    }

    private CompletionStage<List<PartitionLag>> lags(Admin admin) {
        var committed = stage(admin.listConsumerGroupOffsets(stream.group()).partitionsToOffsetAndMetadata())
                .exceptionally(noneFor(GroupIdNotFoundException.class, Map.of()));
        return partitions(admin).thenCompose(partitions -> {
            var ends = offsets(admin, partitions, OffsetSpec.latest());
            var begins = offsets(admin, partitions, OffsetSpec.earliest());
            return ends.thenCombine(begins, Bounds::new)
                    .thenCombine(committed, (bounds, offsets) -> lags(partitions, bounds, offsets));
        });
    }

    private record Bounds(Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<TopicPartition, ListOffsetsResultInfo> begins) {

        long behind(TopicPartition partition, long committed) {
            return Math.max(0, offset(ends, partition) - Math.max(committed, offset(begins, partition)));
        }

        private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
            ListOffsetsResultInfo found = offsets.get(partition);
            return found == null ? 0 : found.offset();
        }
    }

    private static List<PartitionLag> lags(Collection<TopicPartition> partitions, Bounds bounds,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .map(partition -> {
                    OffsetAndMetadata offset = committed.get(partition);
                    return new PartitionLag(partition.topic(), partition.partition(),
                            bounds.behind(partition, offset == null ? 0 : offset.offset()));
                })
                .toList();
    }

    private CompletionStage<List<TopicPartition>> partitions(Admin admin) {
        var all = new ArrayList<TopicPartition>();
        CompletionStage<List<TopicPartition>> found = CompletableFuture.completedFuture(all);
        for (var described : admin.describeTopics(stream.inputs()).topicNameValues().entrySet()) {
            var partitions = stage(described.getValue())
                    .<List<TopicPartition>>thenApply(topic -> topic.partitions()
                            .stream()
                            .map(one -> new TopicPartition(topic.name(), one.partition()))
                            .toList())
                    .exceptionally(noneFor(UnknownTopicOrPartitionException.class, List.of()));
            found = found.thenCombine(partitions, (list, more) -> {
                list.addAll(more);
                return list;
            });
        }
        return found;
    }

    private static CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(Admin admin,
            List<TopicPartition> partitions, OffsetSpec which) {
        return stage(admin.listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> which))).all());
    }

    private CompletionStage<List<Instance>> members(Admin admin) {
        var classic = stage(admin.describeConsumerGroups(Set.of(stream.group())).all()).thenApply(groups -> {
            var assigned = new TreeMap<String, Joined>();
            groups.values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .forEach(member -> join(assigned, process(member.clientId()), member.host())
                            .addAll(member.assignment().topicPartitions()));
            return instances(assigned);
        });
        // The one does not know of groups of the other kind.
        return classic.exceptionallyCompose(
                other -> stage(admin.describeStreamsGroups(Set.of(stream.group())).all()).thenApply(groups -> {
                    var assigned = new TreeMap<String, Joined>();
                    groups.values().forEach(group -> join(assigned, group));
                    return instances(assigned);
                }));
    }

    private static void join(Map<String, Joined> assigned, StreamsGroupDescription group) {
        Map<String, List<String>> sources = new HashMap<>();
        for (StreamsGroupSubtopologyDescription part : group.subtopologies()) {
            sources.put(part.subtopologyId(), part.sourceTopics());
        }
        for (StreamsGroupMemberDescription member : group.members()) {
            Joined joined = join(assigned, member.processId(), member.clientHost());
            member.assignment()
                    .activeTasks()
                    .forEach(tasks -> sources.getOrDefault(tasks.subtopologyId(), List.of())
                            .forEach(topic -> tasks.partitions()
                                    .forEach(partition -> joined.add(new TopicPartition(topic, partition)))));
        }
    }

    /// What one process reads, over all its threads.
    private record Joined(String host, List<TopicPartition> partitions) {

        void addAll(Collection<TopicPartition> more) {
            partitions.addAll(more);
        }

        void add(TopicPartition one) {
            partitions.add(one);
        }
    }

    private static Joined join(Map<String, Joined> assigned, String process, String host) {
        String plain = host.startsWith("/") ? host.substring(1) : host;
        return assigned.computeIfAbsent(process, _ -> new Joined(plain, new ArrayList<>()));
    }

    private static String process(String clientId) {
        Matcher thread = THREAD.matcher(clientId);
        return thread.matches() ? thread.group("process") : clientId;
    }

    private static List<Instance> instances(Map<String, Joined> assigned) {
        return assigned.entrySet()
                .stream()
                .map(entry -> new Instance(entry.getKey(), entry.getValue().host(),
                        entry.getValue()
                                .partitions()
                                .stream()
                                .sorted(Comparator.comparing(TopicPartition::topic)
                                        .thenComparingInt(TopicPartition::partition))
                                .map(one -> new Assigned(one.topic(), one.partition()))
                                .toList()))
                .toList();
    }

    /// Something that is missing has nothing; whatever else fails, nothing is known of it, and the former answer holds.
    static <T> Function<Throwable, T> noneFor(Class<? extends Exception> missing, T none) {
        return failure -> {
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure;
            if (missing.isInstance(cause)) {
                return none;
            }
            throw new CompletionException(cause);
        };
    }

    private static <T> CompletionStage<T> stage(KafkaFuture<T> future) {
        return future.toCompletionStage();
    }
}
