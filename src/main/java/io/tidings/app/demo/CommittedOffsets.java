package io.tidings.app.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import org.apache.kafka.clients.admin.Admin;

/// How far a consumer group has got: what it read and committed, in the same transactions as its output.
final class CommittedOffsets {

    private static final int SECONDS = 10;

    private CommittedOffsets() {}

    /// @return for each partition of the topic that has been read, the offset behind the last record read
    static Map<Integer, Long> of(String bootstrapServers, String group, String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var found = new HashMap<Integer, Long>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, offset) -> {
                        if (partition.topic().equals(topic) && offset != null) {
                            found.put(partition.partition(), offset.offset());
                        }
                    });
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(e);
        }
    }

    private static CommandFailure failed(Exception e) {
        return new CommandFailure(ExitCode.FAILURE, "the broker does not say how much was read: " + e.getMessage(), e);
    }
}
