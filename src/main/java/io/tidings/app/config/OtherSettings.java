package io.tidings.app.config;

/// One of the further models.
///
/// @param model `bundled`, or a model file's path
public record OtherSettings(String model) {

    public OtherSettings {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model: expected '" + ProcessSettings.BUNDLED + "' or a file, found nothing");
        }
    }
}
