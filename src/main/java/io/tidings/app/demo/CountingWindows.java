package io.tidings.app.demo;

import java.util.Optional;

import io.tidings.app.Surroundings;
import io.tidings.app.watch.SentimentBeside;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.sentiment.SentimentCounters;
import io.tidings.stream.sentiment.SentimentSettings;
import io.tidings.stream.sentiment.SentimentTask;

/// Counts the demo's events in windows. It begins on a thread of its own, so that the first label does not wait for it.
final class CountingWindows implements AutoCloseable {

    private static final String MODEL = "sentiment";
    private static final SentimentSettings SETTINGS = SentimentSettings.defaults();

    private final SentimentBeside beside;

    CountingWindows(Surroundings surroundings, ScoreSettings score) {
        var task = new SentimentTask(MODEL, score.output().topic(), score.output().format(), SETTINGS);
        this.beside = new SentimentBeside(surroundings, task, score);
    }

    void start() {
        Thread.ofPlatform().daemon().name("demo-windows").start(beside::start);
    }

    /// Empty before it runs.
    Optional<SentimentCounters> counters() {
        return beside.counters();
    }

    @Override
    public void close() {
        beside.close();
    }
}
