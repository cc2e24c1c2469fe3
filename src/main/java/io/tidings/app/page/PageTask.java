package io.tidings.app.page;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.tidings.app.config.Settings;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Encoder;
import io.tidings.dashboard.topics.PictureParts;
import io.tidings.dashboard.topics.PictureSettings;
import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.stream.RecentFigures;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.StreamState;
import io.tidings.stream.sentiment.Polarity;

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
    /// @param metrics in the text format of Prometheus
    /// @param demo    whether it is a demo
    public record Stream(BooleanSupplier running, Supplier<InstanceFigures> figures, Supplier<String> metrics,
            boolean demo) {

        /// @param stream the one in this process
        public static Stream of(ScoreStream stream, boolean demo) {
            return new Stream(() -> stream.state() == StreamState.RUNNING, () -> figures(stream),
                    () -> "# nothing is measured yet\n", demo);
        }

        private static InstanceFigures figures(ScoreStream stream) {
            RecentFigures batches = stream.recentBatches();
            RecentFigures latency = stream.recentLatencyMillis();
            return new InstanceFigures(
                    new InstanceFigures.Batch(batches.count(), batches.mean(), batches.p50(), batches.p99(),
                            batches.max()),
                    new InstanceFigures.Latency(latency.p50(), latency.p99(), latency.max()));
        }
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
                stream.figures(), clock);
    }
}
