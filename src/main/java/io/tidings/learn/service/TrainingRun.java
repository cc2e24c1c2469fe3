package io.tidings.learn.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.event.TrainingExample;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Material;
import io.tidings.learn.round.Outcome;
import io.tidings.modelregistry.Champion;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryFailure;
import io.tidings.training.Epoch;
import io.tidings.training.TrainingObserver;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One training on a thread of its own, of low priority. Whatever happens there, out of memory included, ends in an
/// [Ending]; a cancelled one ends in nothing.
final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    private static final String NEWEST = "examples.newest";

    private final LearnTask task;
    private final Sources sources;
    private final Job job;
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final AtomicReference<TrainingObserver.Step> step = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean cancelled;

    /// @param registry where champions are
    /// @param first    the model that instances begin with where none was promoted
    record Sources(ModelRegistry registry, Supplier<byte[]> first, Teacher teacher) {}

    /// @param shadow a challenger that is to be judged again first
    record Job(Plan plan, Examples examples, @Nullable ModelId shadow) {}

    /// What is known of the examples.
    ///
    /// @param all        oldest first
    /// @param barred     reviews that must not be rehearsed
    /// @param unreadable how many could not be read
    record Examples(List<TrainingExample> all, Predicate<String> barred, long unreadable) {}

    /// The priority is a wish that not every system heeds; what bounds the work is the number of threads.
    @SuppressWarnings("ThreadPriorityCheck")
    TrainingRun(LearnTask task, Sources sources, Job job) {
        this.task = task;
        this.sources = sources;
        this.job = job;
        this.thread = Thread.ofPlatform()
                .name("learn-training")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Stops it at its next step; what it does until then is thrown away.
    void cancel() {
        cancelled = true;
        thread.interrupt();
    }

    /// Waits for its end.
    ///
    /// @return whether it has ended
    boolean join(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(ending.get());
    }

    /// Where it is, once it computes.
    Optional<TrainingObserver.Step> step() {
        return Optional.ofNullable(step.get());
    }

    private void run() {
        Ending end;
        try {
            end = trained();
        } catch (Throwable e) { // The stream must not die of it, whatever it is.
            end = broken(e);
        }
        if (cancelled) {
            LOG.info("the training of {} was cancelled", job.plan().at());
        } else {
            ending.set(end);
        }
    }

    private Ending trained() {
        if (job.examples().all().isEmpty()) {
            return new Ending.Broken("there are no examples: give feedback first, for instance with 'tidings feedback'",
                    false);
        }
        Parent parent = parent();
        var sample = new RehearsalReader(task, job.examples().barred()).read(job.plan().seed());
        requireWanted();
        var material = new Material(task.model(), job.examples().all(), sample.texts(), List.of(), List.of(), newest(),
                provenance(parent, sample));
        Outcome outcome = judgedAgain(parent, material).orElse(null);
        if (outcome == null) {
            requireWanted();
            outcome = sources.teacher().teach(parent.content(), material, new Leash());
        }
        return new Ending.Trained(parent, outcome);
    }

    /// The shadow, if there is evidence enough for it now.
    private Optional<Outcome> judgedAgain(Parent parent, Material material) {
        ModelId shadow = job.shadow();
        ModelManifest manifest = shadow == null
                ? null
                : sources.registry().catalog().manifest(shadow).orElse(null);
        if (shadow == null || manifest == null || !manifest.getParent().equals(parent.id().value())) {
            return Optional.empty();
        }
        byte[] content = sources.registry().fetch(shadow);
        Instant asOf = Instant.parse(manifest.getProvenance().getOrDefault(NEWEST, material.asOf().toString()));
        return sources.teacher().judge(parent.content(), content, asOf, material) instanceof Decision.Promoted decision
                ? Optional.of(new Outcome(content, ModelManifest.newBuilder(manifest)
                        .setMetrics(decision.report().figures())
                        .build(), decision))
                : Optional.empty();
    }

    private Parent parent() {
        Optional<ModelId> champion = sources.registry().catalog().champion(task.model()).map(Champion::model);
        return champion.map(id -> new Parent(id, sources.registry().fetch(id), null))
                .orElseGet(this::first);
    }

    private Parent first() {
        byte[] content = sources.first().get();
        return new Parent(null, content, sources.teacher().describe(task.model(), content));
    }

    private Instant newest() {
        return job.examples()
                .all()
                .stream()
                .map(TrainingExample::getFeedbackAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /// What the same challenger can be made from again: counts and offsets, never texts. It is part of the model's bytes,
    /// so nothing may stand here that the training does not depend on.
    private Map<String, String> provenance(Parent parent, RehearsalReader.Sample sample) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("parent", parent.id().value());
        provenance.put("seed", String.valueOf(job.plan().seed()));
        provenance.put("examples.topic", task.topics().examples());
        provenance.put("examples.offsets", job.plan().examples().text());
        provenance.put("examples.count", String.valueOf(job.examples().all().size()));
        provenance.put(NEWEST, newest().toString());
        provenance.put("examples.most", String.valueOf(task.settings().maxExamples()));
        provenance.put("examples.unreadable", String.valueOf(job.examples().unreadable()));
        provenance.put("rehearsal.topic", task.topics().labeled());
        provenance.put("rehearsal.from", sample.begin().text());
        provenance.put("rehearsal.to", sample.end().text());
        provenance.put("rehearsal.count", String.valueOf(sample.texts().size()));
        return provenance;
    }

    private void requireWanted() {
        if (cancelled) {
            throw new CancellationException("the right to train is lost");
        }
    }

    private Ending broken(Throwable thrown) {
        if (!cancelled) {
            LOG.warn("the training of {} failed: {}", job.plan().at(), thrown.toString());
            LOG.debug("where it failed", thrown);
        }
        boolean again = thrown instanceof RetriableException || (thrown instanceof RegistryFailure failure
                && failure.kind() == RegistryFailure.Kind.UNREACHABLE);
        String reason = thrown instanceof OutOfMemoryError
                ? "out of memory: give the process more, or lower learn.maxExamples"
                : thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return new Ending.Broken(reason, again);
    }

    /// Notes where the training is, and ends it where it is no longer wanted.
    private final class Leash implements TrainingObserver {

        @Override
        public void stepped(Step done) {
            step.set(done);
            requireWanted();
        }

        @Override
        public void epochEnded(Epoch epoch) {
            requireWanted();
        }
    }
}
