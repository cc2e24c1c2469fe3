package io.tidings.modelregistry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models on the topic: reads, publishes, promotes, deletes.
///
/// Every method reads to the end of the topic first. Writes of all processes happen one after the other: each is
/// decided on what is there when it is committed, and tells of itself on the events topic in the same transaction.
/// A write that another one shuts out is tried again. Every method throws [RegistryFailure] and may be called by any
/// thread; calls wait for each other.
public final class ModelRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);
    private static final int ATTEMPTS = 8;
    private static final int FIRST_PAUSE_MILLIS = 100;

    private final RegistrySettings settings;
    private final RegistryAccess access;
    private final Signatures signatures;
    private final ModelEvents events;
    private @Nullable TopicReader reader;

    public ModelRegistry(RegistrySettings settings, RegistryAccess access) {
        this.settings = settings;
        this.access = access;
        this.signatures = Signatures.of(settings);
        this.events = new ModelEvents(settings, access);
    }

    public synchronized Catalog catalog() {
        return upToDate().catalog();
    }

    /// The bytes of a model: of the right hash and size, and signed where that is asked for.
    public synchronized byte[] fetch(ModelId id) {
        ModelManifest manifest = upToDate().manifest(id);
        signatures.require(manifest);
        return reader().fetch(manifest);
    }

    /// What happened to a model, as the events topic tells it: the latest 1,000 events, oldest first.
    public List<ModelEvent> events(ModelId id) {
        return new EventReader(settings.events(), access).read(event -> event.getModelId().equals(id.value()));
    }

    /// Puts a model on the topic, where nobody takes it up yet. A model that is there already gets the new manifest.
    ///
    /// @param manifest what is known of it; id, size, chunks, time and signature are filled in here
    /// @return the manifest as it was written
    public ModelManifest publish(ModelManifest manifest, byte[] content, Why why) {
        return publish(manifest, content, why, false);
    }

    /// The same, and has it score along with the champion of its name, unseen, instead of a former shadow; until the
    /// next champion, or until it is deleted.
    public ModelManifest publishShadow(ModelManifest manifest, byte[] content, Why why) {
        return publish(manifest, content, why, true);
    }

    private ModelManifest publish(ModelManifest manifest, byte[] content, Why why, boolean shadow) {
        var publication = publication(manifest, content);
        return write(content.length, state -> {
            ModelManifest whole = publication.manifest(state);
            var records = publication.records(state);
            if (shadow) {
                records.add(record(new RecordKey.ShadowOf(publication.name()),
                        publication.id().value().getBytes(StandardCharsets.UTF_8)));
            }
            records.add(told("published", state, whole, why));
            return new Write<>(whole, records);
        });
    }

    /// Puts a model on the topic and makes it the champion of its name, in one step.
    ///
    /// @param expected the champion that it was compared with, or null where there was none
    /// @throws StaleChampionException where another one is champion; then nothing was written
    public Champion publishAndPromote(ModelManifest manifest, byte[] content, @Nullable ModelId expected, Why why) {
        var publication = publication(manifest, content);
        var succession = new Succession(publication.name(), expected, publication.id(), signatures);
        return write(content.length, state -> {
            Optional<Champion> done = succession.done(state);
            if (done.isPresent()) {
                return new Write<>(done.get(), List.of());
            }
            ModelManifest whole = publication.manifest(state);
            Champion next = succession.next(state, whole, now());
            var records = publication.records(state);
            records.addAll(promotion(state, next, told("promoted", state, whole, why)));
            return new Write<>(next, records);
        });
    }

    /// Makes a published model the champion of its name.
    ///
    /// @param expected the champion that the decision was made against, or null where there was none
    /// @throws StaleChampionException where another one is champion; then nothing was written
    public Champion promote(String name, @Nullable ModelId expected, ModelId next, Why why) {
        var succession = new Succession(RegistrySettings.checkedName(name), expected, next, signatures);
        return write(0, state -> {
            Optional<Champion> done = succession.done(state);
            if (done.isPresent()) {
                return new Write<>(done.get(), List.of());
            }
            ModelManifest manifest = state.manifest(next);
            requireWhole(state, manifest);
            Champion champion = succession.next(state, manifest, now());
            return new Write<>(champion, promotion(state, champion, told("promoted", state, manifest, why)));
        });
    }

    /// Makes the champion before this one champion again.
    public Champion rollback(String name, Why why) {
        String change = UUID.randomUUID().toString();
        return write(0, state -> {
            Champion present = state.champion(name)
                    .orElseThrow(() -> new RegistryFailure(Kind.NOT_FOUND,
                            "no model was ever promoted as " + name + ", so there is nothing to go back to"));
            if (present.change().equals(change)) {
                return new Write<>(present, List.of());
            }
            Champion next = present.before(state.catalog(), now(), change)
                    .orElseThrow(() -> new RegistryFailure(Kind.NOT_FOUND, "no model that was champion of " + name
                            + " before " + present.model().abbreviated()
                            + " is still on the topic; promote another one, such as with "
                            + "'tidings models publish bundled --promote'"));
            ModelManifest manifest = state.manifest(next.model());
            signatures.require(manifest);
            requireWhole(state, manifest);
            return new Write<>(next, promotion(state, next, told("rolled-back", state, manifest, why)));
        });
    }

    /// Takes a model off the topic.
    ///
    /// @throws RegistryFailure where it is a champion
    public void delete(ModelId id, Why why) {
        write(0, state -> {
            Catalog catalog = state.catalog();
            catalog.champions().values().stream().filter(champion -> champion.model().equals(id)).forEach(champion -> {
                throw new RegistryFailure(Kind.CONFLICT, "model " + id.abbreviated() + " is the champion of "
                        + champion.name() + ": promote another one first, then delete it");
            });
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            catalog.manifest(id).ifPresent(manifest -> {
                records.add(record(new RecordKey.Manifest(id), null));
                records.add(told("deleted", state, manifest, why));
            });
            catalog.shadows().forEach((name, shadow) -> {
                if (shadow.equals(id)) {
                    records.add(record(new RecordKey.ShadowOf(name), null));
                }
            });
            state.chunks(id).keySet().forEach(index -> records.add(record(new RecordKey.Chunk(id, index), null)));
            return new Write<>(id, records);
        });
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /// What is to be written, and what is to be answered once it is. Without records nothing needs to be written.
    private record Write<T>(T answer, List<ProducerRecord<byte[], byte[]>> records) {}

    /// Decides on the state of the topic as it will be until the commit, again for each attempt.
    private synchronized <T> T write(long bytes, Function<RegistryState, Write<T>> decision) {
        long deadline = System.nanoTime() + access.timeout().toNanos();
        for (int attempt = 1;; attempt++) {
            // Before the session is opened, so that a missing topic shuts nobody out.
            reader().requireTopic(settings.events());
            try (var session = WriteSession.open(settings, access, bytes)) {
                Write<T> write = decision.apply(upToDate());
                if (!write.records().isEmpty()) {
                    awaitSeen(session.commit(write.records()));
                }
                return write.answer();
            } catch (KafkaException e) {
                RegistryFailure failure = Failures.of("write to " + settings.topic(), access, e);
                boolean hopeless = switch (failure.kind()) {
                    case UNREACHABLE, BROKEN -> false;
                    default -> true;
                };
                if (hopeless || attempt == ATTEMPTS || (System.nanoTime() > deadline && !WriteSession.fenced(e))) {
                    throw WriteSession.fenced(e)
                            ? new RegistryFailure(Kind.CONFLICT, "other processes write to " + settings.topic()
                                    + " all the time; " + attempt + " attempts were shut out", e)
                            : failure;
                }
                // Longer each time and never the same for two, so that one of them gets through.
                int pause = FIRST_PAUSE_MILLIS << attempt;
                LockSupport.parkNanos(RandomGenerator.getDefault().nextLong(pause / 2, pause) * 1_000_000L);
            }
        }
    }

    /// A commit is decided a moment before readers see it. Whoever is told of it shall find it.
    private void awaitSeen(long offset) {
        try {
            reader().readBeyond(offset);
        } catch (RegistryFailure e) {
            LOG.warn("written to {}, but it cannot be read yet: {}", settings.topic(), e.getMessage());
        }
    }

    private RegistryState upToDate() {
        reader().readToEnd();
        return reader().state();
    }

    private TopicReader reader() {
        if (reader == null) {
            reader = TopicReader.open(settings, access);
        }
        return reader;
    }

    private Publication publication(ModelManifest manifest, byte[] content) {
        if (content.length == 0) {
            throw new RegistryFailure(Kind.UNTRUSTED, "a model of no bytes cannot be published");
        }
        ModelId id = ModelId.ofContent(content);
        RegistrySettings.checkedName(manifest.getName());
        var _ = new LabelSet(manifest.getLabels());
        ModelManifest whole = ModelManifest.newBuilder(manifest)
                .setId(id.value())
                .setSize(content.length)
                .setChunks(Publication.chunks(content, settings.chunkBytes()))
                .setCreatedAt(now())
                .clearSignature()
                .build();
        ByteBuffer signature = signatures.sign(id);
        if (signature != null) {
            whole.setSignature(signature);
        }
        return new Publication(settings, whole, content);
    }

    private static void requireWhole(RegistryState state, ModelManifest manifest) {
        if (!state.complete(manifest)) {
            throw new RegistryFailure(Kind.UNTRUSTED, "model " + manifest.getId() + " is damaged: "
                    + state.chunks(new ModelId(manifest.getId())).size() + " of its " + manifest.getChunks()
                    + " chunks are on the topic");
        }
    }

    private List<ProducerRecord<byte[], byte[]>> promotion(RegistryState state, Champion next,
            ProducerRecord<byte[], byte[]> event) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        records.add(record(new RecordKey.ChampionOf(next.name()), next.toJson()));
        // A shadow was compared with the champion that it was trained from; of this one its figures say nothing.
        if (state.shadow(next.name()).isPresent()) {
            records.add(record(new RecordKey.ShadowOf(next.name()), null));
        }
        records.add(event);
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(RecordKey key, byte @Nullable [] value) {
        return new ProducerRecord<>(settings.topic(), 0, key.bytes(), value);
    }

    private Instant now() {
        return Instant.ofEpochMilli(access.clock().millis());
    }

    private ProducerRecord<byte[], byte[]> told(String kind, RegistryState state, ModelManifest about, Why why) {
        ModelId champion = state.champion(about.getName()).map(Champion::model).orElse(null);
        var subject = new ModelEvents.Subject(about.getName(), new ModelId(about.getId()), champion);
        return events.record(events.event(kind, subject, why));
    }
}
