package io.tidings.app.config;

/// A challenger that scores along, unseen.
///
/// Components that are left out (null) take their defaults.
///
/// @param model    `none`, `bundled`, or a model file's path
/// @param fraction the share of the reviews that it scores, 0..1
public record ShadowSettings(String model, Double fraction) {

    public static final String NONE = "none";

    private static final double FRACTION = 0.1;

    public ShadowSettings {
        model = model == null ? NONE : model;
        fraction = fraction == null ? FRACTION : fraction;
        if (model.isBlank()) {
            throw new IllegalArgumentException("model: expected '" + NONE + "' or a file, found nothing");
        }
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: expected 0..1, found " + fraction);
        }
    }

    public static ShadowSettings none() {
        return new ShadowSettings(NONE, FRACTION);
    }

    public boolean present() {
        return !model.equals(NONE);
    }
}
