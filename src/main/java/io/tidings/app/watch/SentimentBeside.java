package io.tidings.app.watch;

import java.nio.file.Path;
import java.util.Optional;

import io.tidings.app.StateFolder;
import io.tidings.app.Surroundings;
import io.tidings.app.TemporaryFolder;
import io.tidings.app.config.Settings;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.sentiment.SentimentCounters;
import io.tidings.stream.sentiment.SentimentStream;
import io.tidings.stream.sentiment.SentimentTask;
import org.jspecify.annotations.Nullable;

/// The count of windows beside labelling, which goes on where this cannot. Start it once at most, when labelling has
/// begun, and close it once; any thread may ask for its counters.
public final class SentimentBeside implements AutoCloseable {

    private static final String STATE = "state.dir";

    private final Surroundings surroundings;
    private final @Nullable SentimentTask task;
    private final ScoreSettings score;
    private @Nullable Running running;
    private boolean closed;

    /// @param task null for counting nothing
    public SentimentBeside(Surroundings surroundings, @Nullable SentimentTask task, ScoreSettings score) {
        this.surroundings = surroundings;
        this.task = task;
        this.score = score;
    }

    /// Counts where `sentiment.enabled` says so.
    public static SentimentBeside of(Surroundings surroundings, Settings settings) {
        var sentiment = settings.process().sentiment();
        ScoreSettings score = settings.score();
        var task = new SentimentTask(settings.process().models().name(), score.output().topic(),
                score.output().format(), sentiment);
        var beside = new SentimentBeside(surroundings, sentiment.enabled() ? task : null, score);
        // Closed beside the other work, not after it: a process that is to end has ten seconds for all.
        surroundings.onStop().accept(beside::close);
        return beside;
    }

    private record Running(SentimentStream stream, AutoCloseable folder) {}

    /// Starts counting; says why where it cannot.
    public synchronized void start() {
        if (task == null || closed) {
            return;
        }
        try {
            running = made(task, score);
            running.stream().start();
        } catch (StreamFailure e) {
            surroundings.err().println("tidings: sentiment is not counted, all else goes on: " + e.getMessage());
            stop();
        }
    }

    /// What was left in a folder of the user's choice is found again. Anywhere else it might be another cluster's.
    private static Running made(SentimentTask task, ScoreSettings score) {
        String chosen = score.streams().get(STATE);
        if (chosen != null) {
            var folder = StateFolder.below(Path.of(chosen), "sentiment", "streams " + STATE);
            return new Running(new SentimentStream(task, score, folder.folder()), folder);
        }
        var folder = TemporaryFolder.make("tidings-sentiment");
        return new Running(new SentimentStream(task, score, folder.path()), folder);
    }

    /// What it has done; empty where it does not run.
    public synchronized Optional<SentimentCounters> counters() {
        return Optional.ofNullable(running).map(one -> one.stream().counters());
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private void stop() {
        if (running == null) {
            return;
        }
        running.stream().close();
        try {
            running.folder().close();
        } catch (Exception e) {
            throw new IllegalStateException("neither kind of folder throws", e);
        }
        running = null;
    }
}
