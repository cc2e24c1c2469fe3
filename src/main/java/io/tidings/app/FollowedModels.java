package io.tidings.app;

import java.time.Duration;

import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import io.tidings.event.ModelEvent;
import io.tidings.model.LstmClassifier;
import io.tidings.modelregistry.ModelWatcher;
import io.tidings.modelregistry.RegistryAccess;

/// The models of a run that takes up champions from the models topic.
final class FollowedModels implements ModelSource {

    private static final Duration TOPICS = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofMinutes(5); // a long topic on a slow line

    private final Surroundings surroundings;
    private final Models.Loader loader;
    private final boolean silent;
    private final ModelWatcher watcher;

    /// @param main `bundled` or a file, for the case that the topic is empty
    /// @throws io.tidings.stream.StreamFailure where no broker answers or the topics are missing
    FollowedModels(Surroundings surroundings, Settings settings, ReportOptions report, Loading main) {
        this.surroundings = surroundings;
        this.loader = main.loader();
        this.silent = report.silent();
        ProcessSettings process = settings.process();
        // Files are looked at first, so that a wrong name is told whether or not a broker answers.
        GoldenCheck golden = GoldenCheck.of(process.models().golden());
        settings.modelTopics().requireAll(settings.score().kafka(), TOPICS);
        var access = new RegistryAccess(settings.score().kafka(),
                InstanceName.of(settings.score().applicationId(), surroundings.environment()), STEP,
                surroundings.clock());
        watcher = new ModelWatcher(process.models(), access, new ModelWatcher.Steps(LstmClassifier::ofBytes, golden),
                this::tell);
        watcher.watch(process.models().name(), () -> loader.load(main.bundledOrFile()));
        process.others().forEach((name, other) -> watcher.watch(name, () -> loader.load(other.model())));
        watcher.start();
    }

    /// What is loaded where the topic is empty.
    record Loading(Models.Loader loader, String bundledOrFile) {}

    @Override
    public ActiveModel take(String name, String bundledOrFile) throws InterruptedException {
        return watcher.awaitFirst(name, FIRST);
    }

    @Override
    public void shadow(String name, ShadowModel place) {
        watcher.shadow(name, place);
    }

    @Override
    public Classifier load(String bundledOrFile) {
        return loader.load(bundledOrFile);
    }

    private void tell(ModelEvent event) {
        if (silent || !event.getKind().equals("acknowledged")) {
            return; // What is refused stands in the log.
        }
        surroundings.err()
                .println("tidings: model " + new ModelId(event.getModelId()).abbreviated() + " labels as "
                        + event.getModel() + " from now on");
    }

    @Override
    public void close() {
        watcher.close();
    }
}
