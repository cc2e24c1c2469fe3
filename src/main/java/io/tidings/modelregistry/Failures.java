package io.tidings.modelregistry;

import java.util.concurrent.ExecutionException;

import io.tidings.modelregistry.RegistryFailure.Kind;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Puts what Kafka's clients throw in words.
final class Failures {

    private static final double MILLIS = 1000.0;
    private static final int DEEPEST = 20;

    private Failures() {}

    /// @param what what was being done, such as `read the models`
    static RegistryFailure of(String what, RegistryAccess access, Exception thrown) {
        Throwable cause = thrown instanceof ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            RegistryFailure known = known(what, access, cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        return new RegistryFailure(Kind.BROKEN,
                "cannot " + what + " at " + access.servers() + ": " + thrown.getMessage(), thrown);
    }

    private static @Nullable RegistryFailure known(String what, RegistryAccess access, Throwable cause) {
        String servers = access.servers();
        return switch (cause) {
            case RegistryFailure failure -> failure;
            case TimeoutException e -> new RegistryFailure(Kind.UNREACHABLE,
                    "cannot " + what + ": no Kafka broker answered at " + servers + " within "
                            + access.timeoutMillis() / MILLIS
                            + " s: is it running, and is kafka.bootstrap.servers right?",
                    e);
            // Kafka checks the addresses with the other settings, but nobody may be there for other reasons.
            case ConfigException e when String.valueOf(e.getMessage()).startsWith("No resolvable") ->
                new RegistryFailure(Kind.UNREACHABLE,
                        "no Kafka broker can be found: none of the names in kafka.bootstrap.servers can be resolved ("
                                + servers + ")",
                        e);
            case ConfigException e -> new RegistryFailure(Kind.BAD_SETTINGS, String.valueOf(e.getMessage()), e);
            case UnknownTopicOrPartitionException e -> missingTopic(String.valueOf(e.getMessage()), servers);
            case AuthorizationException e -> new RegistryFailure(Kind.NOT_ALLOWED,
                    "the broker does not let us " + what + ": " + e.getMessage(), e);
            case AuthenticationException e -> new RegistryFailure(Kind.NOT_ALLOWED,
                    "the broker does not accept the credentials under kafka: " + e.getMessage(), e);
            case RecordTooLargeException e -> new RegistryFailure(Kind.BAD_SETTINGS,
                    "the broker takes no records of this size: lower models.chunkBytes or raise the topic's "
                            + "max.message.bytes: " + e.getMessage(),
                    e);
            default -> null;
        };
    }

    static RegistryFailure missingTopic(String topic, String servers) {
        return new RegistryFailure(Kind.MISSING_TOPIC, "topic " + topic + " does not exist at " + servers
                + ": create it with tidings topics --create");
    }

    /// Runs a step whose Kafka exceptions are told in words.
    static <T> T telling(String what, RegistryAccess access, Step<T> step) {
        try {
            return step.run();
        } catch (KafkaException | ExecutionException e) {
            throw of(what, access, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryFailure(Kind.BROKEN, "interrupted: cannot " + what, e);
        }
    }

    interface Step<T> {
        T run() throws ExecutionException, InterruptedException;
    }
}
