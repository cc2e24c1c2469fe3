package io.tidings.modelregistry;

import java.io.ByteArrayOutputStream;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.jspecify.annotations.Nullable;

/// A model being put together from its chunks. Used by one thread.
final class Assembly {

    /// No model comes near; a manifest may claim anything.
    static final long LARGEST = 1L << 30;

    private final ModelId id;
    private final long size;
    private final int count;
    private final NavigableMap<Long, Integer> places; // by offset
    private final TreeMap<Integer, byte[]> found = new TreeMap<>();
    private long bytes;

    /// @param offsets where each chunk lies on the topic, by its place in the model
    Assembly(ModelManifest manifest, NavigableMap<Integer, Long> offsets) {
        id = new ModelId(manifest.getId());
        size = manifest.getSize();
        count = manifest.getChunks();
        if (size < 1 || size > LARGEST) {
            throw untrusted("its manifest says that it has " + size + " bytes, expected 1 to " + LARGEST);
        }
        if (count < 1 || offsets.headMap(count).size() != count) {
            throw untrusted(offsets.headMap(Math.max(0, count)).size() + " of its " + count
                    + " chunks are on the topic");
        }
        places = new TreeMap<>();
        offsets.headMap(count).forEach((index, offset) -> places.put(offset, index));
    }

    ModelId id() {
        return id;
    }

    long firstOffset() {
        return places.firstKey();
    }

    long lastOffset() {
        return places.lastKey();
    }

    boolean complete() {
        return found.size() == count;
    }

    /// @param value the value of any record
    void add(long offset, byte @Nullable [] value) {
        Integer index = places.get(offset);
        if (index == null || value == null) {
            return;
        }
        bytes += value.length;
        if (bytes > size) {
            throw untrusted("its chunks have more than the " + size + " bytes that its manifest says");
        }
        found.put(index, value);
    }

    /// @throws RegistryFailure where this is not the model of the manifest
    byte[] verified() {
        if (!complete()) {
            throw untrusted(found.size() + " of its " + count + " chunks could be read");
        }
        if (bytes != size) {
            throw untrusted("its chunks have " + bytes + " bytes, its manifest says " + size);
        }
        var content = new ByteArrayOutputStream((int) size);
        found.values().forEach(content::writeBytes);
        return verified(id, content.toByteArray());
    }

    /// @throws RegistryFailure where the bytes are not those that the id is the hash of
    static byte[] verified(ModelId id, byte[] content) {
        ModelId hash = ModelId.ofContent(content);
        if (!hash.equals(id)) {
            throw new RegistryFailure(Kind.UNTRUSTED, "model " + id.abbreviated() + " is damaged: its "
                    + content.length + " bytes have the SHA-256 " + hash.abbreviated() + "...");
        }
        return content;
    }

    private RegistryFailure untrusted(String what) {
        return new RegistryFailure(Kind.UNTRUSTED, "model " + id.abbreviated() + " is damaged: " + what);
    }
}
