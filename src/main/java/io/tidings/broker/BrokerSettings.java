package io.tidings.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How an embedded broker is to run.
///
/// @param port       where clients connect, on the loopback address only; 0 takes any free port
/// @param folder     where topics live, kept after closing and used again by the next start; where empty, a folder
///                   under the system's temporary one that closing deletes
/// @param partitions of a topic that is created without saying how many, 1..1000
/// @param patience   how long starting may take, and stopping likewise
/// @param properties of Kafka's broker, laid over the ones chosen here; those that the embedding depends on are refused
public record BrokerSettings(int port, Optional<Path> folder, int partitions, Duration patience,
        Map<String, String> properties) {

    private static final int PORTS = 65_536;
    private static final int MAXIMUM_PARTITIONS = 1000;
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    public BrokerSettings {
        if (port < 0 || port >= PORTS) {
            throw new IllegalArgumentException("broker port must be 0 (any) to " + (PORTS - 1) + ", found " + port);
        }
        if (partitions < 1 || partitions > MAXIMUM_PARTITIONS) {
            throw new IllegalArgumentException(
                    "broker partitions must be 1 to " + MAXIMUM_PARTITIONS + ", found " + partitions);
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("broker patience must be positive, found " + patience);
        }
        folder = folder.map(path -> path.toAbsolutePath().normalize());
        properties = Map.copyOf(properties);
        var fixed = properties.keySet().stream().filter(BrokerProperties.FIXED::contains).sorted().toList();
        if (!fixed.isEmpty()) {
            throw new IllegalArgumentException("the embedded broker sets " + fixed + " itself: leave them out");
        }
    }

    /// Any free port, a folder that goes away with the broker, one partition a topic.
    public static BrokerSettings temporary() {
        return new BrokerSettings(0, Optional.empty(), 1, DEFAULT_PATIENCE, Map.of());
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(newPort, folder, partitions, patience, properties);
    }

    public BrokerSettings withFolder(Path newFolder) {
        return new BrokerSettings(port, Optional.of(newFolder), partitions, patience, properties);
    }

    public BrokerSettings withPartitions(int newPartitions) {
        return new BrokerSettings(port, folder, newPartitions, patience, properties);
    }

    public BrokerSettings withProperties(Map<String, String> newProperties) {
        return new BrokerSettings(port, folder, partitions, patience, newProperties);
    }
}
