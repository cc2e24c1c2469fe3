package io.tidings.modelregistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelManifest;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A model as records of the topic.
///
/// @param whole the manifest with every field
record Publication(RegistrySettings settings, ModelManifest whole, byte[] content) {

    static int chunks(byte[] content, int chunkBytes) {
        return Math.ceilDiv(content.length, chunkBytes);
    }

    ModelId id() {
        return new ModelId(whole.getId());
    }

    String name() {
        return whole.getName();
    }

    /// The manifest beside the chunks that will be there: where the topic has the model whole, those stay.
    ModelManifest manifest(RegistryState state) {
        return state.catalog()
                .manifest(id())
                .filter(state::complete)
                .map(there -> ModelManifest.newBuilder(whole).setChunks(there.getChunks()).build())
                .orElse(whole);
    }

    List<ProducerRecord<byte[], byte[]>> records(RegistryState state) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        if (state.catalog().manifest(id()).filter(state::complete).isEmpty()) {
            for (int index = 0; index < whole.getChunks(); index++) {
                int from = index * settings.chunkBytes();
                int to = Math.min(content.length, from + settings.chunkBytes());
                records.add(record(new RecordKey.Chunk(id(), index), Arrays.copyOfRange(content, from, to)));
            }
        }
        records.add(record(new RecordKey.Manifest(id()), EventCodec.MODEL_MANIFEST.write(manifest(state))));
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(RecordKey key, byte[] value) {
        return new ProducerRecord<>(settings.topic(), 0, key.bytes(), value);
    }
}
