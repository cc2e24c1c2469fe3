package io.tidings.modelregistry;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.jspecify.annotations.Nullable;

/// All that a model must pass before an instance scores with it: signature, size and hash, format, labels, a first
/// scoring, the golden set.
final class ModelAdmission {

    private static final int WARM_BATCH = 64;
    private static final int WARM_ROUNDS = 3;
    private static final List<String> WARM_TEXTS = List.of("", "good", "not good at all",
            "The story begins well and then goes on and on, with little to see and less to hear. ".repeat(20),
            "맛있어요 \uD83D\uDE00 http://example.com :-)");

    private final Signatures signatures;
    private final ModelCache cache;
    private final ModelLoader loader;
    private final ModelCheck check;

    ModelAdmission(Signatures signatures, ModelCache cache, ModelLoader loader, ModelCheck check) {
        this.signatures = signatures;
        this.cache = cache;
        this.loader = loader;
        this.check = check;
    }

    /// A model, ready to score.
    ///
    /// @param name    under which it shall serve
    /// @param present the champion in use, or null at the start
    /// @throws RegistryFailure of the kind UNTRUSTED or NOT_FOUND with the reason why the model is refused; of other
    ///                         kinds where trying again may help
    Classifier admit(TopicReader reader, String name, ModelId id, @Nullable Classifier present) {
        ModelManifest manifest = reader.state().manifest(id);
        if (!manifest.getName().equals(name)) {
            throw refused(id, "it was published as " + manifest.getName());
        }
        signatures.require(manifest);
        if (present != null) {
            requireLabels(reader, id, present);
        }
        Classifier next = load(id, content(reader, manifest));
        requireSame(manifest, next);
        Optional<String> objection = tried(next, present);
        if (objection.isPresent()) {
            throw refused(id, objection.get());
        }
        return next;
    }

    /// @throws RegistryFailure where a model would give other labels than the one in use, as its manifest says
    void requireLabels(TopicReader reader, ModelId id, Classifier present) {
        List<String> labels = reader.state().manifest(id).getLabels();
        if (!labels.equals(present.labels().names())) {
            throw refused(id, "it labels " + labels + ", the model in use " + present.labels().names());
        }
    }

    private byte[] content(TopicReader reader, ModelManifest manifest) {
        var id = new ModelId(manifest.getId());
        Optional<byte[]> cached = cache.read(id).filter(bytes -> bytes.length == manifest.getSize());
        if (cached.isPresent()) {
            return cached.get();
        }
        byte[] content = fetch(reader, manifest);
        cache.write(id, content);
        return content;
    }

    private static byte[] fetch(TopicReader reader, ModelManifest manifest) {
        try {
            return reader.fetch(manifest);
        } catch (RegistryFailure e) {
            if (e.kind() != Kind.UNTRUSTED) {
                throw e;
            }
            // Chunks may have been written anew, and the old ones compacted away, since the topic was read.
            reader.readToEnd();
            return reader.fetch(reader.state().manifest(new ModelId(manifest.getId())));
        }
    }

    private Classifier load(ModelId id, byte[] content) {
        try {
            return loader.load(content);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw refused(id, "it cannot be loaded: " + reason(e));
        }
    }

    private static void requireSame(ModelManifest manifest, Classifier loaded) {
        var id = new ModelId(manifest.getId());
        LabelSet labels = loaded.labels();
        if (!labels.names().equals(manifest.getLabels())) {
            throw refused(id, "it labels " + labels.names() + ", its manifest says " + manifest.getLabels());
        }
        if (!loaded.id().equals(id)) {
            throw refused(id, "once loaded it says that it is model " + loaded.id().abbreviated());
        }
    }

    /// Scores as the stream will, so that the first batch is not slower than the others, and asks the check.
    private Optional<String> tried(Classifier next, @Nullable Classifier present) {
        try {
            for (int round = 0; round < WARM_ROUNDS; round++) {
                for (String text : WARM_TEXTS) {
                    next.classify(text);
                    next.classify(Collections.nCopies(WARM_BATCH, text));
                }
            }
            return check.objection(next, present);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Optional.of("it cannot score: " + reason(e));
        }
    }

    private static RegistryFailure refused(ModelId id, String why) {
        return new RegistryFailure(Kind.UNTRUSTED, "model " + id.abbreviated() + " is refused: " + why);
    }

    private static String reason(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }
}
