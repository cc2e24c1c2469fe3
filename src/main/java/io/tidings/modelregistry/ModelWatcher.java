package io.tidings.modelregistry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import io.tidings.event.ModelEvent;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the models topic on a thread of its own and makes each new champion the active model of this instance, once
/// [ModelAdmission] has checked it. What it did or refused it tells on the events topic.
///
/// A swap is replacing one reference: scoring threads never wait for it, and take the new model with their next batch.
/// Trouble with the brokers is waited out; the champion in use stays meanwhile.
public final class ModelWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatcher.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final double NANOS_OF_MILLI = 1e6;

    private final RegistrySettings settings;
    private final RegistryAccess access;
    private final ModelEvents events;
    private final ModelAdmission admission;
    private final Consumer<ModelEvent> observer;
    private final Map<String, WatchedModelState> watched = new LinkedHashMap<>();
    private final AtomicReference<@Nullable TopicReader> reading = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("model-watcher").daemon().unstarted(this::run);

    /// @param observer told of every event on the watcher's thread, before it is sent
    public ModelWatcher(RegistrySettings settings, RegistryAccess access, Steps steps, Consumer<ModelEvent> observer) {
        this.settings = settings;
        this.access = access;
        this.events = new ModelEvents(settings, access);
        this.observer = observer;
        var cache = new ModelCache(Path.of(settings.cacheFolder()), settings.cachedModels(), access.clock());
        this.admission = new ModelAdmission(Signatures.checking(settings), cache, steps.loader(), steps.check());
    }

    /// How bytes become a champion.
    public record Steps(ModelLoader loader, ModelCheck check) {}

    /// Adds a name to follow, before the start.
    ///
    /// @param fallback the model where none was ever promoted under this name; asked on the watcher's thread
    public ModelWatcher watch(String name, Supplier<Classifier> fallback) {
        watched.put(name, new WatchedModelState(RegistrySettings.checkedName(name), fallback));
        return this;
    }

    /// Puts the shadow of a name in its place from now on, as often as there is another one or none; a place to which
    /// this is never said stays as it is.
    public void shadow(String name, ShadowModel place) {
        state(name).place = place;
    }

    public void start() {
        thread.start();
    }

    /// Waits until the topic was read to its end and the champion of a name is loaded; that one is kept up to date
    /// from then on.
    ///
    /// @throws RegistryFailure  where the topic cannot be read in time
    /// @throws RuntimeException what the fallback threw
    public ActiveModel awaitFirst(String name, Duration timeout) throws InterruptedException {
        WatchedModelState state = state(name);
        try {
            return state.first.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RegistryFailure(Kind.UNREACHABLE, "the models on " + settings.topic() + " at " + access.servers()
                    + " could not be read within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new RegistryFailure(Kind.BROKEN, "the model watcher failed: " + e.getCause(), e);
        }
    }

    private WatchedModelState state(String name) {
        WatchedModelState state = watched.get(name);
        if (state == null) {
            throw new IllegalArgumentException("the model name " + name + " is not watched");
        }
        return state;
    }

    /// Stops following; active models stay as they are.
    @Override
    public void close() {
        closing.countDown();
        TopicReader reader = reading.get();
        if (reader != null) {
            reader.wakeup();
        }
        try {
            if (thread.isAlive() && !thread.join(CLOSE)) {
                LOG.warn("the model watcher is still loading a model; it ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void run() {
        try (var sender = new EventSender(events)) {
            while (!closed()) {
                try {
                    follow(sender);
                } catch (WakeupException e) {
                    LOG.debug("the model watcher was woken to end", e);
                } catch (RuntimeException e) {
                    trouble(e);
                }
            }
        } catch (RuntimeException e) {
            watched.values().forEach(state -> state.first.completeExceptionally(e));
        }
    }

    private void follow(EventSender sender) {
        try (TopicReader reader = TopicReader.open(settings, access)) {
            reading.set(reader);
            reader.readToEnd();
            while (!closed()) {
                watched.values().forEach(state -> consider(state, reader, sender));
                reader.poll(POLL);
            }
        } finally {
            reading.set(null);
        }
    }

    /// Waits before the next attempt. Those who wait for the first model are told where that cannot help.
    private void trouble(RuntimeException thrown) {
        if (closed()) {
            return;
        }
        RegistryFailure failure = Failures.of("read " + settings.topic(), access, thrown);
        if (failure.kind() != Kind.UNREACHABLE && failure.kind() != Kind.BROKEN) {
            watched.values().forEach(state -> state.first.completeExceptionally(failure));
        }
        LOG.warn("models are not followed for now, the champion stays: {}", failure.getMessage());
        try {
            var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private void consider(WatchedModelState state, TopicReader reader, EventSender sender) {
        Champion champion = reader.state().champion(state.name).orElse(null);
        if (!state.first.isDone()) {
            begin(state, champion, reader, sender);
            state.handled = champion;
        } else if (champion != null && !champion.equals(state.handled) && !state.first.isCompletedExceptionally()) {
            takeUp(state.first.join(), champion, reader, sender);
            state.handled = champion;
        }
        ShadowModel place = state.place;
        if (place != null && state.first.isDone() && !state.first.isCompletedExceptionally()) {
            shadow(state, place, reader, sender);
        }
    }

    /// Loads the shadow, where there is another one than before, or ends its scoring.
    private void shadow(WatchedModelState state, ShadowModel place, TopicReader reader, EventSender sender) {
        ModelId next = reader.state().shadow(state.name).orElse(null);
        if (Objects.equals(next, state.shadow)) {
            return;
        }
        if (next == null) {
            place.stop();
        } else {
            Classifier champion = state.first.join().current();
            try {
                place.start(admission.admit(reader, state.name, next, champion));
                LOG.info("model {} scores along with {} of {}, unseen", next.abbreviated(),
                        champion.id().abbreviated(), state.name);
            } catch (RegistryFailure e) {
                place.stop();
                refuse(e, new ModelEvents.Subject(state.name, next, champion.id()), sender);
            }
        }
        state.shadow = next;
    }

    /// The first model: the champion; where that one is refused, the latest before it that is not; where there never
    /// was one, the fallback.
    private void begin(WatchedModelState state, @Nullable Champion champion, TopicReader reader, EventSender sender) {
        for (Champion candidate : champion == null ? List.<Champion>of() : champion.andFormer()) {
            long begun = System.nanoTime();
            try {
                Classifier first = admission.admit(reader, candidate.name(), candidate.model(), null);
                state.first.complete(new ActiveModel(first));
                acknowledge(candidate, begun, System.nanoTime(), sender);
                return;
            } catch (RegistryFailure e) {
                refuse(e, subject(candidate, null), sender);
            }
        }
        try {
            Classifier fallback = state.fallback.get();
            if (champion != null) {
                admission.requireLabels(reader, champion.model(), fallback);
            }
            state.first.complete(new ActiveModel(fallback));
        } catch (RuntimeException e) {
            state.first.completeExceptionally(e);
        }
    }

    private void takeUp(ActiveModel active, Champion champion, TopicReader reader, EventSender sender) {
        Classifier present = active.current();
        long begun = System.nanoTime();
        try {
            Classifier next = present.id().equals(champion.model())
                    ? present
                    : admission.admit(reader, champion.name(), champion.model(), present);
            long loaded = System.nanoTime();
            active.swap(next);
            acknowledge(champion, begun, loaded, sender);
        } catch (RegistryFailure e) {
            refuse(e, subject(champion, present.id()), sender);
        }
    }

    /// Called at once after the swap.
    ///
    /// @param begun  when loading began, in nanoseconds
    /// @param loaded when it had ended and the swap began
    private void acknowledge(Champion champion, long begun, long loaded, EventSender sender) {
        double swapMillis = (System.nanoTime() - loaded) / NANOS_OF_MILLI;
        double loadMillis = (loaded - begun) / NANOS_OF_MILLI;
        tell(sender, "acknowledged", subject(champion, champion.model()),
                new Why("", Map.of("swapMillis", swapMillis, "loadMillis", loadMillis), null));
    }

    /// @throws RegistryFailure the one given, where the model is not to blame
    private void refuse(RegistryFailure failure, ModelEvents.Subject about, EventSender sender) {
        if (failure.kind() != Kind.UNTRUSTED && failure.kind() != Kind.NOT_FOUND) {
            throw failure;
        }
        LOG.warn("{}; the model in use stays", failure.getMessage());
        tell(sender, "refused", about, Why.because(String.valueOf(failure.getMessage())));
    }

    private static ModelEvents.Subject subject(Champion about, @Nullable ModelId inUse) {
        return new ModelEvents.Subject(about.name(), about.model(), inUse);
    }

    private void tell(EventSender sender, String kind, ModelEvents.Subject subject, Why why) {
        ModelEvent event = events.event(kind, subject, why);
        observer.accept(event);
        sender.send(event);
    }
}
