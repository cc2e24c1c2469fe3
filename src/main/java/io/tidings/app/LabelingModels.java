package io.tidings.app;

import java.util.TreeMap;

import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.ShadowSettings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.classify.ShadowModel;

/// Loads every model that the configuration names.
final class LabelingModels {

    private LabelingModels() {}

    /// @param main   `bundled` or a file: the model of the events' own label, over the one in the settings
    /// @param source where models come from
    /// @throws CommandFailure naming the model that cannot be used and why
    static ActiveModels load(String main, ProcessSettings settings, ModelSource source) throws InterruptedException {
        ActiveModel active = source.take(settings.models().name(), main);
        var others = new TreeMap<String, ActiveModel>();
        for (var other : settings.others().entrySet()) {
            others.put(other.getKey(), source.take(other.getKey(), other.getValue().model()));
        }
        ShadowModel shadow = shadow(active.current(), settings.shadow(), source);
        if (settings.shadow().followed()) {
            source.shadow(settings.models().name(), shadow);
        }
        return new ActiveModels(active, others, shadow);
    }

    private static ShadowModel shadow(Classifier main, ShadowSettings settings, ModelSource source) {
        var shadow = new ShadowModel(settings.fraction());
        if (settings.pinned()) {
            Classifier challenger = source.load(settings.model());
            if (!challenger.labels().equals(main.labels())) {
                throw new CommandFailure(ExitCode.CONFIGURATION, "shadow.model: " + settings.model() + " labels "
                        + challenger.labels().names() + ", the model " + main.labels().names()
                        + "; expected the same labels in the same order");
            }
            shadow.start(challenger);
        }
        return shadow;
    }
}
