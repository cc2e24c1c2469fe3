package io.tidings.classify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// All the models that label a review: the main one, whose label is the event's own, and others that add theirs under
/// a name. Each is swapped by itself. Safe for any threads.
///
/// @param main   the model of the event's own label
/// @param others by name, such as `topic`; often none
/// @param shadow a challenger that may score along, unseen
public record ActiveModels(ActiveModel main, Map<String, ActiveModel> others, ShadowModel shadow) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ActiveModels {
        others = Collections.unmodifiableMap(new TreeMap<>(others));
        others.keySet().forEach(ActiveModels::requireName);
    }

    /// One model, and nothing beside it.
    public static ActiveModels only(ActiveModel main) {
        return new ActiveModels(main, Map.of(), ShadowModel.off());
    }

    /// @throws IllegalArgumentException where it is no name of a model
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a model's name is 1 to 64 letters, digits, '.', '_' or '-', beginning "
                    + "with a letter or digit, found '" + name + "'");
        }
        return name;
    }

    /// The champions of one moment: each of them was in place when the clock showed `at`.
    ///
    /// @param others in the order of their names
    /// @param at     milliseconds since 1970-01-01T00:00Z
    public record Champions(Classifier main, Map<String, Classifier> others, long at) {

        private boolean sameModels(Champions other) {
            return main.id().equals(other.main.id()) && ids().equals(other.ids());
        }

        private List<ModelId> ids() {
            return others.values().stream().map(Classifier::id).toList();
        }
    }

    /// @param clock milliseconds since 1970-01-01T00:00Z
    public Champions champions(LongSupplier clock) {
        Champions found = take(clock.getAsLong());
        Champions again = take(clock.getAsLong());
        // A swap between a look at a model and a look at the clock would name a time when it was champion no more.
        while (!found.sameModels(again)) {
            found = again;
            again = take(clock.getAsLong());
        }
        return again;
    }

    private Champions take(long at) {
        if (others.isEmpty()) {
            return new Champions(main.current(), Map.of(), at);
        }
        var current = new LinkedHashMap<String, Classifier>();
        others.forEach((name, model) -> current.put(name, model.current()));
        return new Champions(main.current(), current, at);
    }
}
