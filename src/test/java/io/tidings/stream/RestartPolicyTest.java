package io.tidings.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tidings.stream.StreamFailure.Kind;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final List<StreamFailure> stopped = new ArrayList<>();
    private final RestartPolicy policy = new RestartPolicy(() -> now, stopped::add);

    @Test
    void troubleThatMayPassCostsAThread() {
        assertThat(policy.handle(new StreamsException(new TimeoutException("no answer")))).isEqualTo(REPLACE_THREAD);
        assertThat(stopped).isEmpty();
    }

    @Test
    void troubleThatWillNotPassStopsTheStreamAndIsNamed() {
        stops(new MissingSourceTopicException("reviews"), Kind.MISSING_TOPIC, "input topic does not exist");
        stops(new StreamsException(new TopicAuthorizationException(Set.of("reviews"))), Kind.NOT_ALLOWED,
                "denies access to topics [reviews]");
        stops(new StreamsException(new SaslAuthenticationException("wrong password")), Kind.NOT_ALLOWED,
                "does not accept the credentials");
        stops(new StreamsException(new RecordTooLargeException("2 MB")), Kind.BAD_SETTINGS, "limits.recordBytes");
        stops(new OutOfMemoryError("heap"), Kind.BROKEN, "heap");
    }

    @Test
    void threadsThatDieTooFastStopTheStream() {
        for (int i = 0; i < 10; i++) {
            assertThat(policy.handle(new IllegalStateException("bug"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(policy.handle(new IllegalStateException("bug"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(stopped).singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("11 times within 10 minutes")
                        .hasMessageContaining("bug"));
    }

    @Test
    void deathsOfLongAgoAreForgotten() {
        for (int i = 0; i < 100; i++) {
            assertThat(policy.handle(new IllegalStateException("bug"))).isEqualTo(REPLACE_THREAD);
            now = now.plus(Duration.ofMinutes(1).plusSeconds(1));
        }
        assertThat(stopped).isEmpty();
    }

    private void stops(Throwable thrown, Kind kind, String message) {
        stopped.clear();
        assertThat(policy.handle(thrown)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(stopped).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(message);
        });
    }
}
