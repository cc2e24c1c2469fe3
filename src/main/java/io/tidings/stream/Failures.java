package io.tidings.stream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import io.tidings.stream.StreamFailure.Kind;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.jspecify.annotations.Nullable;

/// Tells trouble that will not pass by itself from trouble that may, and puts it in words.
final class Failures {

    private static final int DEEPEST = 20;

    private Failures() {}

    /// The failure that a stream must stop for; empty where trying again may help.
    static Optional<StreamFailure> permanent(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            StreamFailure failure = known(cause);
            if (failure != null) {
                return Optional.of(failure);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    @Nullable
    private static StreamFailure known(Throwable cause) {
        return switch (cause) {
            case StreamFailure failure -> failure;
            case MissingSourceTopicException e -> new StreamFailure(Kind.MISSING_TOPIC,
                    "an input topic does not exist or was deleted: " + e.getMessage(), e);
            case TopicAuthorizationException e -> new StreamFailure(Kind.NOT_ALLOWED,
                    "the broker denies access to topics " + e.unauthorizedTopics(), e);
            case AuthorizationException e -> new StreamFailure(Kind.NOT_ALLOWED,
                    "the broker denies access: " + e.getMessage(), e);
            case AuthenticationException e -> new StreamFailure(Kind.NOT_ALLOWED,
                    "the broker does not accept the credentials under kafka: " + e.getMessage(), e);
            case RecordTooLargeException e -> new StreamFailure(Kind.BAD_SETTINGS,
                    "the broker takes no records of this size: lower limits.recordBytes or raise the topic's "
                            + "max.message.bytes: " + e.getMessage(),
                    e);
            // Kafka checks the addresses with the other settings, but nobody may be there for other reasons.
            case ConfigException e when String.valueOf(e.getMessage()).startsWith("No resolvable") ->
                new StreamFailure(Kind.UNREACHABLE,
                        "no Kafka broker can be found: none of the names in kafka.bootstrap.servers can be resolved",
                        e);
            case ConfigException e -> new StreamFailure(Kind.BAD_SETTINGS, String.valueOf(e.getMessage()), e);
            case InvalidReplicationFactorException e -> new StreamFailure(Kind.BAD_SETTINGS,
                    "the cluster cannot keep topics.replication copies: " + e.getMessage(), e);
            case PolicyViolationException e -> new StreamFailure(Kind.BAD_SETTINGS,
                    "the cluster's policy forbids it: " + e.getMessage(), e);
            case InvalidTopicException e -> new StreamFailure(Kind.BAD_SETTINGS, String.valueOf(e.getMessage()), e);
            case UnsupportedVersionException e -> new StreamFailure(Kind.BAD_SETTINGS,
                    "the broker is too old for what the settings ask: " + e.getMessage(), e);
            case Error e -> new StreamFailure(Kind.BROKEN, "the stream cannot go on: " + e, e);
            default -> null;
        };
    }

    /// The failure of a question to the cluster.
    static StreamFailure ofRequest(String what, Map<String, String> kafka, long millis, Throwable thrown) {
        Throwable cause = thrown instanceof ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        String servers = String.valueOf(kafka.get("bootstrap.servers"));
        if (cause instanceof TimeoutException) {
            return new StreamFailure(Kind.UNREACHABLE, "no Kafka broker answered at " + servers + " within "
                    + millis / 1000.0 + " s: is it running, and is kafka.bootstrap.servers right?", cause);
        }
        return permanent(cause).orElseGet(() -> new StreamFailure(Kind.BROKEN,
                "cannot " + what + " at " + servers + ": " + cause.getMessage(), cause));
    }
}
