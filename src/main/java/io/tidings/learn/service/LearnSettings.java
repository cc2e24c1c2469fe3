package io.tidings.learn.service;

import java.util.regex.Pattern;

import io.tidings.learn.gate.GateSettings;
import io.tidings.learn.round.RoundSettings;
import io.tidings.model.TuningSettings;
import org.jspecify.annotations.Nullable;

/// When and on what a model is trained further: the section `learn` of the configuration.
///
/// Components that are left out (null) take the values of [#defaults()]. A value that makes no sense is refused with an
/// [IllegalArgumentException] whose message begins with the component's name.
///
/// @param enabled      whether `tidings run` learns too; `tidings learn` always does
/// @param control      the topic of one partition whose reader is the trainer; calls by hand come in on it
/// @param group        the consumer group in which instances find out which of them trains
/// @param everyMinutes a training when so much time has passed since the last one and any example is new; 0 for never
/// @param minExamples  a training when so many examples are new
/// @param growth       a training also needs so many new examples as this share of those that the last one had, 0..1
/// @param maxExamples  the most examples of a training; the newest win
/// @param rehearsal    the most texts of past events that a challenger must go on to label as the champion does
/// @param threads      that compute in a training
/// @param seed         of all that is random in a training
/// @param home         `none`, or a file of labelled texts of what the first model was made for, which no later one
///                     must get worse at
/// @param gate         when a challenger is let through
public record LearnSettings(Boolean enabled, String control, String group, Integer everyMinutes, Integer minExamples,
        Double growth, Integer maxExamples, Integer rehearsal, Integer threads, Long seed, String home,
        GateSettings gate) {

    /// No texts from home.
    public static final String NONE = "none";

    private static final int DAY = 24 * 60;
    private static final int YEAR = 366 * DAY;
    private static final int MIN_EXAMPLES = 200;
    private static final double GROWTH = 0.2;
    private static final int MAX_EXAMPLES = 20_000;
    private static final int MOST_EXAMPLES = 1_000_000;
    private static final int REHEARSAL = 2_000;
    private static final int MOST_REHEARSAL = 100_000;
    private static final int MOST_THREADS = 1_024;
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    public LearnSettings {
        enabled = enabled != null && enabled;
        control = control == null ? "tidings.learn-control" : control;
        group = group == null ? "tidings-learn" : group;
        everyMinutes = within("everyMinutes", 0, YEAR, everyMinutes, DAY);
        minExamples = within("minExamples", 1, MOST_EXAMPLES, minExamples, MIN_EXAMPLES);
        growth = growth == null ? GROWTH : growth;
        maxExamples = within("maxExamples", 1, MOST_EXAMPLES, maxExamples, MAX_EXAMPLES);
        rehearsal = within("rehearsal", 0, MOST_REHEARSAL, rehearsal, REHEARSAL);
        threads = within("threads", 1, MOST_THREADS, threads, 1);
        seed = seed == null ? 1L : seed;
        home = home == null ? NONE : home;
        gate = gate == null ? GateSettings.defaults() : gate;
        if (!TOPIC.matcher(control).matches()) {
            throw new IllegalArgumentException(
                    "control: expected a topic name of letters, digits, '.', '_' and '-', found '" + control + "'");
        }
        if (!(growth >= 0 && growth <= 1)) {
            throw new IllegalArgumentException("growth: expected 0..1, found " + growth);
        }
        if (group.isBlank()) {
            throw new IllegalArgumentException("group: expected a name, found nothing");
        }
        if (minExamples > maxExamples) {
            throw new IllegalArgumentException("minExamples: expected at most maxExamples, " + maxExamples
                    + ", found " + minExamples);
        }
    }

    public static LearnSettings defaults() {
        return new LearnSettings(false, "tidings.learn-control", "tidings-learn", DAY, MIN_EXAMPLES, GROWTH,
                MAX_EXAMPLES,
                REHEARSAL, 1, 1L, NONE, GateSettings.defaults());
    }

    /// @param minutes  0 for no schedule
    /// @param examples that are enough
    public LearnSettings withTriggers(int minutes, int examples) {
        return new LearnSettings(enabled, control, group, minutes, examples, growth, maxExamples, rehearsal,
                threads, seed, home, gate);
    }

    public LearnSettings withGrowth(double other) {
        return new LearnSettings(enabled, control, group, everyMinutes, minExamples, other, maxExamples, rehearsal,
                threads, seed, home, gate);
    }

    public LearnSettings withControl(String topic, String consumerGroup) {
        return new LearnSettings(enabled, topic, consumerGroup, everyMinutes, minExamples, growth, maxExamples,
                rehearsal, threads, seed, home, gate);
    }

    /// How a training goes.
    public RoundSettings round() {
        return RoundSettings.defaults()
                .with(TuningSettings.defaults().withThreads(threads).withSeed(seed))
                .with(gate);
    }

    private static int within(String name, int least, int most, @Nullable Integer given, int fallback) {
        int value = given == null ? fallback : given;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + ": expected " + least + " to " + most + ", found " + value);
        }
        return value;
    }
}
