package io.tidings.app.page;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.tidings.app.config.Settings;
import io.tidings.app.metrics.Metrics;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Encoder;
import io.tidings.dashboard.topics.PictureParts;
import io.tidings.dashboard.topics.PictureSettings;
import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.dashboard.view.Picture;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.learn.feedback.Pseudonyms;
import io.tidings.stream.RecentFigures;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.StreamState;
import io.tidings.stream.sentiment.Polarity;
import io.tidings.stream.sentiment.SentimentCounters;

/// What a page is about.
///
/// @param http     where it is served
/// @param settings of the stream beside it, and of the topics that it shows
/// @param models   what the stream scores with
public record PageTask(HttpSettings http, Settings settings, ActiveModels models, Stream stream) {

    /// The stream beside it.
    ///
    /// @param running whether it labels now
    /// @param figures of this process
    /// @param meters  binds what this process counts
    /// @param demo    whether it is a demo
    public record Stream(BooleanSupplier running, Supplier<InstanceFigures> figures, Consumer<Metrics> meters,
            boolean demo) {

        /// @param stream the one in this process
        public static Stream of(ScoreStream stream, boolean demo) {
            return new Stream(() -> stream.state() == StreamState.RUNNING, () -> figures(stream),
                    metrics -> metrics.stream(stream), demo);
        }

        /// With the count of windows in this process.
        ///
        /// @param counters empty where it is not counted
        public Stream with(Supplier<Optional<SentimentCounters>> counters) {
            return new Stream(running, figures, meters.andThen(metrics -> metrics.windows(counters)), demo);
        }

        private static InstanceFigures figures(ScoreStream stream) {
            RecentFigures batches = stream.recentBatches();
            RecentFigures latency = stream.recentLatencyMillis();
            return new InstanceFigures(new InstanceFigures.Batch(batches.count(), batches.mean(), batches.p50(),
                    batches.p99(), batches.max()),
                    new InstanceFigures.Latency(latency.p50(), latency.p99(), latency.max()));
        }
    }

    Metrics bind(Metrics metrics, Picture picture) {
        metrics.process().models(models, settings.process().models().name()).picture(picture);
        stream.meters().accept(metrics);
        return metrics;
    }

    /// Of the windows that the configuration asks for, the smallest first.
    List<Duration> windowSizes() {
        return settings.process()
                .sentiment()
                .windowSizes()
                .stream()
                .map(size -> Duration.ofMillis(size.millis()))
                .toList();
    }

    PictureSettings pictureSettings() {
        ScoreSettings score = settings.score();
        var process = settings.process();
        var topics = new PictureSettings.Topics(
                new PictureSettings.Labels(score.output().topic(), process.sentiment().topic(),
                        process.sentiment().alerts().topic(), score.output().deadLetters()),
                new PictureSettings.Feedback(process.feedback().topic(), process.feedback().unmatched(),
                        process.feedback().examples()),
                new PictureSettings.Models(process.models().topic(), process.models().events(),
                        process.drift().topic()));
        return new PictureSettings(score.kafka(), topics,
                new PictureSettings.Stream(score.applicationId(), score.inputs().keySet()), process.models().name(),
                PictureSettings.Bounds.defaults());
    }

    PictureParts pictureParts(InstantSource clock) {
        var polarity = new Polarity(settings.process().sentiment().polarity());
        return new PictureParts(polarity::of,
                () -> models.main().current() instanceof Encoder encoder ? Optional.of(encoder) : Optional.empty(),
                stream.figures(), new Pseudonyms(settings.process().feedback().salt())::of, clock);
    }
}
