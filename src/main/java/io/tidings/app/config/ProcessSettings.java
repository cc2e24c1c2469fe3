package io.tidings.app.config;

/// What this process does beside scoring.
///
/// Components that are left out (null) take their defaults.
///
/// @param model         `bundled`, or a model file's path
/// @param statusSeconds how often a status line is printed; 0 for never
public record ProcessSettings(String model, Integer statusSeconds) {

    public static final String BUNDLED = "bundled";

    private static final int STATUS_SECONDS = 10;

    public ProcessSettings {
        model = model == null ? BUNDLED : model;
        statusSeconds = statusSeconds == null ? STATUS_SECONDS : statusSeconds;
        if (model.isBlank()) {
            throw new IllegalArgumentException("model: expected '" + BUNDLED + "' or a file, found nothing");
        }
        if (statusSeconds < 0) {
            throw new IllegalArgumentException("statusSeconds: expected at least 0, found " + statusSeconds);
        }
    }
}
