package io.tidings.dashboard.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Which topics there are, asked for now and then without waiting for the answer. For one thread.
final class TopicsLook {

    private final Admin admin;
    private final List<String> topics;
    private final long everyMillis;
    private final AtomicReference<@Nullable Map<String, Seen>> answer = new AtomicReference<>();
    private @Nullable CompletableFuture<?> underWay;
    private long askedAt = Long.MIN_VALUE;

    /// @param id tells a topic from another that had its name before
    record Seen(Uuid id, int partitions) {}

    TopicsLook(Admin admin, List<String> topics, long everyMillis) {
        this.admin = admin;
        this.topics = topics;
        this.everyMillis = everyMillis;
    }

    /// Asks again where it is time to.
    void ask(long now) {
        boolean due = askedAt == Long.MIN_VALUE || now - askedAt >= everyMillis || now < askedAt;
        if (!due || (underWay != null && !underWay.isDone())) {
            return;
        }
        askedAt = now;
        var found = new ConcurrentHashMap<String, Seen>();
        var all = admin.describeTopics(topics).topicNameValues().entrySet().stream().map(entry -> {
            var described = entry.getValue().toCompletionStage().toCompletableFuture();
            return described.handle(TopicsLook::seen)
                    .thenAccept(seen -> seen.ifPresent(one -> found.put(entry.getKey(), one)));
        }).toArray(CompletableFuture<?>[]::new);
        underWay = CompletableFuture.allOf(all).thenRun(() -> answer.set(found));
    }

    /// @return empty where there is no such topic
    /// @throws IllegalStateException where that cannot be said
    private static Optional<Seen> seen(@Nullable TopicDescription topic, @Nullable Throwable failure) {
        if (topic != null) {
            return Optional.of(new Seen(topic.topicId(), topic.partitions().size()));
        }
        Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof AuthorizationException
                || cause instanceof InvalidTopicException) {
            return Optional.empty();
        }
        throw new IllegalStateException("the cluster does not answer", failure);
    }

    /// The topics that exist, where that has been found out since the last call.
    Optional<Map<String, Seen>> take() {
        return Optional.ofNullable(answer.getAndSet(null));
    }
}
