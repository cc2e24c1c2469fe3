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

    /// @param main the model of the events' own label, over the one in the settings
    /// @throws CommandFailure naming the model that cannot be used and why
    static ActiveModels load(Classifier main, ProcessSettings settings, Models.Loader loader) {
        var others = new TreeMap<String, ActiveModel>();
        settings.others().forEach((name, other) -> others.put(name, new ActiveModel(loader.load(other.model()))));
        return new ActiveModels(new ActiveModel(main), others, shadow(main, settings.shadow(), loader));
    }

    private static ShadowModel shadow(Classifier main, ShadowSettings settings, Models.Loader loader) {
        var shadow = new ShadowModel(settings.fraction());
        if (settings.present()) {
            Classifier challenger = loader.load(settings.model());
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
