package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectedErrorsTest {

    private static final String REPLICAS = "kafka.server.ReplicaManager";
    private static final String CONTROL = "org.apache.kafka.controller.ReplicationControlManager";

    @ParameterizedTest
    @MethodSource("errors")
    void aFailingDiskShowsAndAnswersToClientsDoNot(String logger, String message, @Nullable Throwable thrown,
            boolean shown) {
        var context = new LoggerContext();
        var event = new LoggingEvent("", context.getLogger(logger), Level.ERROR, message, thrown, null);

        assertThat(new ExpectedErrors().decide(event)).isEqualTo(shown ? FilterReply.NEUTRAL : FilterReply.DENY);
    }

    static Stream<Arguments> errors() {
        String append = "[ReplicaManager broker=1] Error processing append operation on partition reviews-0";
        return Stream.of(Arguments.of(REPLICAS, append, new OutOfOrderSequenceException("1 for 0"), false),
                Arguments.of(REPLICAS, append, new KafkaStorageException("no space left"), true),
                Arguments.of(REPLICAS, append, new IllegalStateException("a fault"), true),
                Arguments.of(REPLICAS, "Error while reading", new IOException("bad sector"), true),
                Arguments.of(REPLICAS, "stopped serving replicas in a folder", null, true),
                Arguments.of(CONTROL, "[..] processExpiredBrokerHeartbeat: controller event queue overloaded.", null,
                        false),
                Arguments.of(CONTROL, "Unexpected createPartitions error for {}", null, true),
                Arguments.of("kafka.server.BrokerServer", "Fatal error during broker startup. Prepare to shutdown",
                        new IOException("no space"), false),
                Arguments.of("kafka.log.LogManager", "Shutdown broker because all log dirs have failed", null, true));
    }
}
