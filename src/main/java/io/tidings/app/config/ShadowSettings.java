package io.tidings.app.config;

/// A challenger that scores along, unseen.
///
/// Components that are left out (null) take their defaults.
///
/// @param model    `topic`: the one that the side loop keeps in the shadow, where there is one; or `none`, `bundled`,
///                 or a model file's path
/// @param fraction the share of the reviews that it scores, 0..1
public record ShadowSettings(String model, Double fraction) {

    public static final String NONE = "none";
    public static final String TOPIC = "topic";

    private static final double FRACTION = 0.1;

    public ShadowSettings {
        model = model == null ? TOPIC : model;
        fraction = fraction == null ? FRACTION : fraction;
        if (model.isBlank()) {
            throw new IllegalArgumentException(
                    "model: expected '" + TOPIC + "', '" + NONE + "' or a file, found nothing");
        }
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: expected 0..1, found " + fraction);
        }
    }

    public static ShadowSettings defaults() {
        return new ShadowSettings(TOPIC, FRACTION);
    }

    /// Whether it is a model given here, which stays for the whole run.
    public boolean pinned() {
        return !model.equals(NONE) && !followed();
    }

    /// Whether it is the one on the models topic at any time.
    public boolean followed() {
        return model.equals(TOPIC);
    }
}
