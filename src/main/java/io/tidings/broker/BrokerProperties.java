package io.tidings.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What Kafka is told. A node that is alone, on one machine and often short-lived wants few threads, few internal
/// partitions and quick answers; all else stays at Kafka's defaults.
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CLIENT_LISTENER = "CLIENTS";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /// What the embedding depends on, so that nobody may set it otherwise.
    static final Set<String> FIXED = Set.of("process.roles", "node.id", "listeners", "advertised.listeners",
            "listener.security.protocol.map", "controller.listener.names", "inter.broker.listener.name",
            "controller.quorum.voters", "controller.quorum.bootstrap.servers", "log.dir", "log.dirs",
            "metadata.log.dir");

    private BrokerProperties() {}

    static Map<String, String> of(BrokerSettings settings, String folder, ReservedSockets sockets) {
        var all = new HashMap<String, String>();
        all.putAll(single());
        all.putAll(brisk());
        all.put("num.partitions", Integer.toString(settings.partitions()));
        all.put("server.max.startup.time.ms", Long.toString(settings.patience().toMillis()));
        all.putAll(settings.properties());
        String clients = CLIENT_LISTENER + "://" + sockets.clientAddress();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE_ID));
        all.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + sockets.controllerAddress());
        all.put("advertised.listeners", clients);
        all.put("listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        all.put("controller.listener.names", CONTROLLER_LISTENER);
        all.put("inter.broker.listener.name", CLIENT_LISTENER);
        all.put("controller.quorum.voters", NODE_ID + "@" + sockets.controllerAddress());
        all.put("log.dirs", folder);
        return all;
    }

    /// One node holds the only copy of everything.
    private static Map<String, String> single() {
        return Map.ofEntries(Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // A mistyped topic name is an error, not a new topic.
                Map.entry("auto.create.topics.enable", "false"));
    }

    private static Map<String, String> brisk() {
        return Map.ofEntries(
                // Kafka's 50 and 50 are for clusters: each costs files and start-up time.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Decides how soon the broker opens for clients; the session only matters where the machine starves.
                Map.entry("broker.heartbeat.interval.ms", "500"), Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20)),
                Map.entry("num.network.threads", "2"), Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "4"),
                // No JMX: beans are global to the process and would clash between two brokers in it.
                Map.entry("metric.reporters", ""));
    }
}
