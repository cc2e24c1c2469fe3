package io.tidings.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.KafkaStorageException;

/// Keeps those errors of the embedded broker from the screen that are part of its ordinary work, each told by what it
/// says: a whole logger that is off would hide a failing disk. With `--verbose` they show. Named in logback.xml.
public final class ExpectedErrors extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return expected(event) && !Logs.raised() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean expected(ILoggingEvent event) {
        String message = event.getMessage();
        return switch (event.getLoggerName()) {
            // A refusal that the client gets as well, and deals with: the first records of a transaction may overtake
            // one another, and are sent again in order.
            case "kafka.server.ReplicaManager" -> answersTheClient(event);
            // On a busy machine the broker's heartbeats come late, and are sent again.
            case "org.apache.kafka.controller.ReplicationControlManager" ->
                message.contains("processExpiredBrokerHeartbeat");
            // What it is about is thrown as well, and told by who started the broker.
            case "kafka.server.BrokerServer", "kafka.server.ControllerServer" -> message.contains("Fatal error during");
            default -> false;
        };
    }

    private static boolean answersTheClient(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy
                && proxy.getThrowable() instanceof ApiException refusal && !(refusal instanceof KafkaStorageException);
    }
}
