package io.tidings.modelregistry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;

/// How and as whom the cluster is spoken to.
///
/// @param kafka    properties of every client: addresses, security
/// @param instance the process, as it names itself in events
/// @param timeout  how long a step may make no progress
/// @param clock    the time that manifests, champions and events are stamped with
public record RegistryAccess(Map<String, String> kafka, String instance, Duration timeout, InstantSource clock) {

    public RegistryAccess {
        kafka = Map.copyOf(kafka);
    }

    String servers() {
        return String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /// The properties of a client, to which its own are added.
    Map<String, Object> properties() {
        return new HashMap<>(kafka);
    }

    int timeoutMillis() {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }
}
