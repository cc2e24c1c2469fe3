package io.tidings.app.demo;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `tidings demo --learn`: mix in with `@Mixin`.
final class LearnOptions {

    private static final double SHARE = 0.1;
    /// The sample is small.
    private static final double SAMPLE_SHARE = 0.6;

    @Option(names = "--learn", description = "Run the learning loop too: some of the reviews get feedback, by the label"
            + " that the file gives them; the loop trains challengers, and those that pass the gate take over. Reviews"
            + " wait while a model is trained, so that the figures do not depend on this machine's speed.")
    private boolean learn;

    @Option(names = "--feedback", paramLabel = "SHARE", description = "Of the labelled reviews that get feedback"
            + " (default: 0.1; of the sample 0.6).")
    private @Nullable Double share;

    @Option(names = "--feedback-delay", paramLabel = "N", defaultValue = "200", description = "Feedback comes so many"
            + " reviews later (default: ${DEFAULT-VALUE}).")
    private int delay;

    @Option(names = "--feedback-noise", paramLabel = "SHARE", defaultValue = "0", description = "Of the feedback whose"
            + " label is drawn at random (default: ${DEFAULT-VALUE}).")
    private double noise;

    @Option(names = "--feedback-kind", paramLabel = "KIND", defaultValue = "honest", description = "${COMPLETION-CANDIDATES}:"
            + " as the file says, always another label than it says, or only that of one label (default:"
            + " ${DEFAULT-VALUE}).")
    private FeedbackKind kind = FeedbackKind.honest;

    @Option(names = "--learn-after", paramLabel = "N", defaultValue = "100", description = "Examples that are enough for"
            + " a training; twice as many after each that gave nothing (default: ${DEFAULT-VALUE}).")
    private int enough;

    @Option(names = "--learn-threads", paramLabel = "N", description = "That a training may use (default: all"
            + " processors, since reviews wait meanwhile; with --no-wait one).")
    private @Nullable Integer threads;

    @Option(names = "--no-wait", description = "Reviews go on while a model is trained; the summary says how fast with and"
            + " without a training.")
    private boolean goOn;

    @Option(names = "--blank", paramLabel = "LABELS", split = ",", description = "Begin with a model that knows nothing but"
            + " these labels, such as neg,pos.")
    private @Nullable List<String> blank;

    @Option(names = "--home", paramLabel = "FILE", description = "Labelled reviews of what the first model was made for;"
            + " its accuracy there is reported before and after (default: the sample that comes with Tidings).")
    private @Nullable Path home;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "Draw accuracy over time, with the promotions"
            + " marked.")
    private @Nullable Path plot;

    /// How feedback is given.
    // The names are what people type.
    @SuppressWarnings("java:S115")
    enum FeedbackKind {
        honest, flipped, onesided
    }

    /// @param share   of the labelled reviews that get feedback
    /// @param delay   in reviews
    /// @param noise   share of random labels
    /// @param enough  new examples for a training
    /// @param threads of a training
    /// @param goOn    whether reviews go on meanwhile
    /// @param blank   the labels of a model that knows nothing; null for another model
    /// @param home    null for the sample
    /// @param plot    null for none
    record Values(double share, int delay, double noise, FeedbackKind kind, int enough, int threads, boolean goOn,
            @Nullable List<String> blank, @Nullable Path home, @Nullable Path plot) {}

    boolean asked() {
        return learn;
    }

    /// @param sample whether the reviews are those that come with Tidings
    Values values(boolean sample) {
        return new Values(share == null ? sample ? SAMPLE_SHARE : SHARE : share, delay, noise, kind, enough,
                threads != null ? threads : goOn ? 1 : Runtime.getRuntime().availableProcessors(), goOn, blank, home,
                plot);
    }
}
