package io.tidings.dashboard.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.tidings.classify.ActiveModels;
import io.tidings.dashboard.view.Picture;

/// All that the server shows and does, handed in by whoever starts it.
///
/// @param picture     what is shown; any thread may ask it
/// @param windowSizes of the windows that reviews are counted in, the smallest first, at least one
public record PageSources(Identity identity, Picture picture, List<Duration> windowSizes, Labeling labeling,
        Actions actions, Watch watch) {

    public PageSources {
        windowSizes = List.copyOf(windowSizes);
        if (windowSizes.isEmpty()) {
            throw new IllegalArgumentException("windowSizes: expected at least one, found none");
        }
    }

    /// Who answers.
    ///
    /// @param version     of this program
    /// @param instance    this process, as it names itself in events
    /// @param application the id that the instances of one stream share
    /// @param demo        whether it is a demo, with a Kafka of its own
    public record Identity(String version, String instance, String application, boolean demo) {}

    /// What labels a text that somebody types.
    ///
    /// @param name           of the main model, such as `sentiment`
    /// @param uncertainBelow a label with less confidence is uncertain
    /// @param textCharacters a longer text is refused, in UTF-16 units
    public record Labeling(ActiveModels models, String name, double uncertainBelow, int textCharacters) {}

    /// What a client may change.
    public record Actions(FeedbackDesk feedback, ModelDesk models, DeadLetterDesk deadLetters) {}

    /// @param ready   whether the stream runs
    /// @param metrics in the text format of Prometheus
    public record Watch(BooleanSupplier ready, Supplier<String> metrics, InstantSource clock) {}
}
