package io.tidings.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.Paint;
import io.tidings.app.TemporaryFolder;
import io.tidings.app.config.ShadowSettings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.classify.ShadowModel;
import io.tidings.event.ModelEvent;
import io.tidings.learn.feedback.FeedbackStream;
import io.tidings.learn.service.LearnObserver;
import io.tidings.learn.service.LearnService;
import io.tidings.learn.service.Plan;
import io.tidings.learn.service.Sight;
import io.tidings.model.LstmClassifier;
import io.tidings.modelregistry.ModelCheck;
import io.tidings.modelregistry.ModelWatcher;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// The whole learning loop beside the stream of a demo: people's feedback, the join, the trainer, the gate, the models
/// on their topic and the watcher that takes them up. Each shares topics with the others, never objects, as if they were
/// processes of their own.
final class LearningLoop implements Companion {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_UNDERWAY = 300;
    /// Enough that the stream has always work to do.
    private static final int MOST_BESIDE = 10_000;
    private static final int MOST_FEEDBACK_UNDERWAY = 20;
    private static final double PERCENT = 100;
    private static final double MICROS = 1000;
    private static final double ALMOST_ALL = 99;

    private final LearnOptions.Values how;
    private final Home home;
    private final Classifier first;
    private final ActiveModel active;
    private final ShadowModel shadow = new ShadowModel(ShadowSettings.defaults().fraction());
    private final ModelWatcher watcher;
    private final FeedbackStream join;
    private final LearnService service;
    private final FeedbackGiver people;
    private final AtomicLong seen = new AtomicLong();
    private final Speeds speeds = new Speeds();
    private final Verdicts verdicts;
    private final Progress progress;
    private final TemporaryFolder folder;
    private boolean finished;

    /// What is told on other threads.
    private static final class Progress implements LearnObserver {

        private final java.util.function.Consumer<String> status;
        private final AtomicReference<@Nullable String> awaited = new AtomicReference<>();
        private final Set<String> answered = ConcurrentHashMap.newKeySet();
        private final Histogram swaps = new Histogram(3_600_000_000L, 3);
        private volatile boolean training;
        private final AtomicInteger promotions = new AtomicInteger();
        private final AtomicInteger rejections = new AtomicInteger();
        private final AtomicInteger shadows = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();

        Progress(java.util.function.Consumer<String> status) {
            this.status = status;
        }

        @Override
        public void elected(Sight sight) {
            training = false;
        }

        @Override
        public void began(Plan plan) {
            training = true;
            status.accept("learning: " + plan.trigger() + "; training on " + plan.count() + " examples");
        }

        @Override
        public void ended(Plan plan, ModelEvent event) {
            switch (event.getKind()) {
                case "promoted" -> {
                    awaited.set(event.getModelId());
                    promotions.incrementAndGet();
                }
                case "rejected" -> rejections.incrementAndGet();
                case "shadow" -> shadows.incrementAndGet();
                default -> failures.incrementAndGet();
            }
            status.accept("learning: " + event.getKind() + (event.getModelId().isEmpty()
                    ? ""
                    : " "
                            + event.getModelId().substring(0, Math.min(12, event.getModelId().length())))
                    + ": "
                    + event.getReason());
            training = false;
        }

        @Override
        public void troubled(String what) {
            training = false;
            status.accept("learning: trouble, tries again: " + what);
        }

        /// On the watcher's thread.
        synchronized void happened(ModelEvent event) {
            if (event.getKind().equals("acknowledged")) {
                Double millis = event.getFigures().get("swapMillis");
                if (millis != null) {
                    swaps.recordValue(Math.clamp(Math.round(millis * MICROS), 0, 3_600_000_000L));
                }
            }
            // The watcher may be quicker than the service's own word of the promotion.
            answered.add(event.getModelId());
        }

        synchronized double swapMillis() {
            return swaps.getTotalCount() == 0 ? 0 : swaps.getValueAtPercentile(ALMOST_ALL) / MICROS;
        }

        boolean busy() {
            String promoted = awaited.get();
            return training || (promoted != null && !answered.contains(promoted));
        }
    }

    /// Starts all of it but the stream; the topics must exist.
    LearningLoop(LearnParts parts, LstmClassifier first, Home home) {
        this.how = parts.how();
        this.folder = parts.folder();
        this.first = first;
        this.home = home;
        this.progress = new Progress(parts.status());
        this.verdicts = new Verdicts(first.labels());
        this.watcher = new ModelWatcher(parts.registry(), parts.access(),
                new ModelWatcher.Steps(LstmClassifier::ofBytes, ModelCheck.none()), progress::happened)
                .watch(parts.registry().name(), () -> first);
        this.join = new FeedbackStream(parts.join());
        this.service = parts.service(first, home, progress);
        this.people = new FeedbackGiver(how, first.labels(), parts.people());
        watcher.start();
        try {
            this.active = watcher.awaitFirst(parts.registry().name(), PATIENCE);
            watcher.shadow(parts.registry().name(), shadow);
            join.start();
            if (!join.awaitRunning(PATIENCE)) {
                throw new CommandFailure(ExitCode.FAILURE, "the join of feedback did not begin within "
                        + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILURE, "interrupted while the learning loop began", e);
        }
        service.start();
    }

    @Override
    public ActiveModels models() {
        return new ActiveModels(active, Map.of(), shadow);
    }

    @Override
    public void saw(Outcome outcome) {
        seen.incrementAndGet();
        speeds.saw(System.nanoTime(), progress.training);
        if (outcome instanceof Outcome.Labeled labeled && !finished) {
            verdicts.saw(labeled);
            people.saw(labeled);
        }
    }

    @Override
    public boolean busy(long sent) {
        // Whatever this machine's speed: a review is sent when those before it are labelled, and feedback on them is
        // an example.
        return (!how.goOn() && progress.busy()) || sent - seen.get() > (how.goOn() ? MOST_BESIDE : MOST_UNDERWAY)
                || people.given() - join.counters().received() > MOST_FEEDBACK_UNDERWAY;
    }

    @Override
    public Optional<CommandFailure> failure() {
        return join.failure()
                .map(thrown -> new CommandFailure(ExitCode.FAILURE,
                        "the join of feedback failed: " + CommandFailure.reason(thrown), thrown));
    }

    @Override
    public void finish(boolean goesOn) {
        finished = true;
        people.close();
        if (!goesOn) {
            service.close();
            join.close();
            watcher.close();
        }
        Path plot = how.plot();
        if (plot != null && verdicts.size() > 0) {
            try {
                AccuracyPlot.draw(verdicts, "Accuracy while learning from feedback", plot);
            } catch (IOException e) {
                throw CommandFailure.ofFile("plot", plot, e);
            }
        }
    }

    @Override
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("accuracyBefore", rounded(verdicts.accuracy(true)));
        json.put("accuracyAfter", rounded(verdicts.accuracy(false)));
        json.put("homeBefore", rounded(home.accuracy(first)));
        json.put("homeAfter", rounded(home.accuracy(active.current())));
        json.put("promotions", progress.promotions.get());
        json.put("rejections", progress.rejections.get());
        json.put("shadows", progress.shadows.get());
        json.put("failures", progress.failures.get());
        json.put("feedback", people.given());
        json.put("swapMillisP99", progress.swapMillis());
        if (how.goOn()) {
            json.putAll(speeds.perSecond());
        }
        json.put("models", verdicts.models());
        return json;
    }

    /// Nothing was scored by another model than the first where there was no promotion: null in JSON.
    private static @Nullable Double rounded(double share) {
        return Double.isNaN(share) ? null : Math.round(share * 1e5) / 1e5;
    }

    @Override
    public List<String> lines(Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(row("feedback", String.format(Locale.ROOT, "%,d, %s after the review", people.given(),
                how.delay() + " reviews")));
        lines.add(row("promotions",
                progress.promotions.get() + "; " + progress.rejections.get() + " rejected, " + progress.shadows
                        + " kept in the shadow, " + progress.failures.get() + " failed"));
        lines.add(row("learnt", percent(verdicts.accuracy(true)) + " right before the first promotion, "
                + percent(verdicts.accuracy(false)) + " after it"));
        if (!home.lessons().isEmpty()) {
            lines.add(row("at home", percent(home.accuracy(first)) + " right before, "
                    + percent(home.accuracy(active.current())) + " after (" + home.description() + ")"));
        }
        if (how.goOn()) {
            var perSecond = speeds.perSecond();
            lines.add(row("speed", String.format(Locale.ROOT, "%,.0f reviews a second alone, %,.0f beside a training",
                    perSecond.get("reviewsPerSecondAlone"), perSecond.get("reviewsPerSecondTraining"))));
        }
        lines.add(row("swap", String.format(Locale.ROOT, "p99 %.3f ms", progress.swapMillis())));
        return lines;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "none" : String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-14s %s", name, value);
    }

    @Override
    public void close() {
        people.close();
        service.close();
        join.close();
        watcher.close();
        folder.close();
    }
}
