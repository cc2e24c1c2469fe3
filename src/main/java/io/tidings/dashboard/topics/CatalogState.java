package io.tidings.dashboard.topics;

import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.RegistryState;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The models topic, as far as it was read. One thread writes, any may ask.
final class CatalogState implements Sink {

    private RegistryState registry = new RegistryState();

    @Override
    public synchronized Taken take(ConsumerRecord<byte[], byte[]> record) {
        registry.apply(record);
        return Taken.READ;
    }

    synchronized Catalog catalog() {
        return registry.catalog();
    }

    @Override
    public synchronized void clear() {
        registry = new RegistryState();
    }
}
