package io.tidings.app.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.classify.ActiveModels;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.learn.feedback.FeedbackSettings;
import io.tidings.learn.service.LearnSettings;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.stream.sentiment.SentimentSettings;

/// What this process does beside scoring.
///
/// Components that are left out (null) take their defaults.
///
/// @param model         `bundled`, or a model file's path
/// @param others        further models by name, each adding its own labels to the events
/// @param shadow        a challenger that scores along, unseen
/// @param models        the topic of models, and how they are taken up from it
/// @param statusSeconds how often a status line is printed; 0 for never
/// @param drift         how models are watched
/// @param feedback      how feedback is joined with what it is about
/// @param sentiment     how labelled events are counted in windows
/// @param learn         when and on what the main model is trained further
/// @param http          where the page and REST are served
public record ProcessSettings(String model, Map<String, OtherSettings> others, ShadowSettings shadow,
        RegistrySettings models, Integer statusSeconds, DriftSection drift, FeedbackSettings feedback,
        SentimentSettings sentiment, LearnSettings learn, HttpSettings http) {

    public static final String BUNDLED = "bundled";

    private static final int STATUS_SECONDS = 10;

    public ProcessSettings {
        model = model == null ? BUNDLED : model;
        others = others == null ? Map.of() : checked(others);
        shadow = shadow == null ? ShadowSettings.defaults() : shadow;
        models = models == null ? RegistrySettings.defaults() : models;
        statusSeconds = statusSeconds == null ? STATUS_SECONDS : statusSeconds;
        drift = drift == null ? DriftSection.defaults() : drift;
        sentiment = sentiment == null ? SentimentSettings.defaults() : sentiment;
        learn = learn == null ? LearnSettings.defaults() : learn;
        feedback = feedback == null ? FeedbackSettings.defaults() : feedback;
        http = http == null ? HttpSettings.defaults() : http;
        if (model.isBlank()) {
            throw new IllegalArgumentException("model: expected '" + BUNDLED + "' or a file, found nothing");
        }
        if (others.containsKey(models.name())) {
            throw new IllegalArgumentException("others." + models.name()
                    + ": this is the name of the main model (models.name); expected another one");
        }
        if (statusSeconds < 0) {
            throw new IllegalArgumentException("statusSeconds: expected at least 0, found " + statusSeconds);
        }
    }

    public static ProcessSettings defaults() {
        return new ProcessSettings(BUNDLED, Map.of(), ShadowSettings.defaults(), RegistrySettings.defaults(),
                STATUS_SECONDS, DriftSection.defaults(), FeedbackSettings.defaults(), SentimentSettings.defaults(),
                LearnSettings.defaults(), HttpSettings.defaults());
    }

    private static Map<String, OtherSettings> checked(Map<String, OtherSettings> others) {
        others.forEach((name, other) -> {
            try {
                ActiveModels.requireName(name);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("others." + name + ".model: " + e.getMessage(), e);
            }
            if (other == null) {
                throw new IllegalArgumentException("others." + name + ": expected the key 'model' below it");
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(others));
    }
}
