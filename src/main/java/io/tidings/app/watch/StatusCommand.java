package io.tidings.app.watch;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.tidings.app.ConfigurationOptions;
import io.tidings.app.InstanceName;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidings status`.
@Command(name = "status", description = {
        "Answers what is asked of models in use: which, since when, why, from which data, how good by feedback, used by "
                + "whom.",
        "", "Reads topics only, so it needs no process of Tidings to be running: 'models.topic', 'models.events', "
                + "'drift.topic', the training examples and the newest labelled events. Training examples and model "
                + "events are read from their beginning."})
public final class StatusCommand implements Runnable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    public StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param absent topics that do not exist, so that nothing is known from them
    private record Status(List<ModelStatus> models, List<String> absent) {}

    @Override
    public void run() {
        Settings settings = configuration.load(surroundings).settings();
        Status status = status(settings);
        if (report.json()) {
            JsonOutput.print(surroundings.out(), status);
            return;
        }
        var text = new StatusText(surroundings.paint(), ZoneId.systemDefault(), surroundings.clock().instant());
        status.models().forEach(model -> text.lines(model).forEach(surroundings.out()::println));
        if (!status.absent().isEmpty() && !report.silent()) {
            surroundings.err()
                    .println("tidings: nothing is known from the topics " + status.absent()
                            + ", which do not exist; 'tidings topics --create' makes them");
        }
    }

    private Status status(Settings settings) {
        RegistrySettings models = settings.process().models();
        String examples = settings.process().feedback().examples();
        String drift = settings.process().drift().topic();
        String labeled = settings.score().output().topic();
        List<String> topics = List.of(models.topic(), models.events(), examples, drift, labeled);
        TopicNews news = TopicNews.of(settings.score().kafka(), topics);
        news.readEvents(models.events());
        news.readExamples(examples);
        news.readDrift(drift);
        news.readLabeled(labeled, models.name());
        Catalog catalog = news.has(models.topic())
                ? catalog(settings)
                : new Catalog(new LinkedHashMap<>(), Map.of(), Map.of());
        return new Status(statuses(catalog, news, models.name()),
                topics.stream().filter(topic -> !news.has(topic)).toList());
    }

    private static List<ModelStatus> statuses(Catalog catalog, TopicNews news, String main) {
        var names = new TreeSet<>(news.names());
        names.addAll(catalog.champions().keySet());
        names.add(main);
        return names.stream()
                .map(name -> ModelStatus.of(name, champion(catalog, name), news.model(name), news.scoring(name)))
                .toList();
    }

    private static Optional<ModelStatus.Reigning> champion(Catalog catalog, String name) {
        return catalog.champion(name)
                .map(champion -> new ModelStatus.Reigning(champion.model().value(), champion.since(),
                        catalog.manifest(champion.model())));
    }

    private Catalog catalog(Settings settings) {
        var access = new RegistryAccess(settings.score().kafka(),
                InstanceName.of("tidings-status", surroundings.environment()), TIMEOUT, surroundings.clock());
        try (var registry = new ModelRegistry(settings.process().models(), access)) {
            return registry.catalog();
        }
    }
}
