package io.tidings.app.models;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tidings.app.JsonOutput;
import io.tidings.app.Paint;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import io.tidings.modelregistry.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// All that the topics know of one model.
@Command(name = "show", description = "Shows all that is known of a model: what it is, where it came from, what happened "
        + "to it and which instances took it up.")
final class ShowCommand implements Runnable {

    private static final int REASON_COLUMNS = 100;

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Parameters(paramLabel = "ID", description = "The model.")
    private String id = "";

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param at ISO-8601
    private record Event(String kind, String at, String instance, String reason, Map<String, Double> figures) {

        static Event of(ModelEvent event) {
            return new Event(event.getKind(), event.getAt().toString(), event.getInstance(), event.getReason(),
                    new TreeMap<>(event.getFigures()));
        }
    }

    private record Report(@JsonUnwrapped ModelLine model, List<Event> events) {}

    @Override
    public void run() {
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            Catalog catalog = registry.catalog();
            ModelId model = catalog.byPrefix(id);
            var line = ModelLine.of(catalog.manifest(model).orElseThrow(), catalog);
            var report = new Report(line, registry.events(model).stream().map(Event::of).toList());
            if (options.json()) {
                JsonOutput.print(surroundings.out(), report);
            } else {
                print(report);
            }
        }
    }

    private void print(Report report) {
        PrintStream out = surroundings.out();
        ModelLine model = report.model();
        row("id", model.id());
        row("name", model.name());
        row("state", model.championSince() == null ? model.state() : "champion since " + model.championSince());
        row("published", model.publishedAt());
        row("labels", String.join(", ", model.labels()));
        row("parent", model.parent() == null ? "none" : model.parent());
        row("network", model.spec());
        row("words", String.format(Locale.ROOT, "%,d", model.vocabulary()));
        row("size", String.format(Locale.ROOT, "%,d bytes in %d chunks", model.size(), model.chunks()));
        row("signed", model.signed() ? "yes" : "no");
        model.provenance().forEach(this::row);
        model.metrics().forEach((name, figure) -> row(name, String.format(Locale.ROOT, "%.4f", figure)));
        out.println();
        report.events()
                .forEach(event -> out.println(Paint.printable(event.at() + " " + event.kind() + " by "
                        + event.instance() + (event.reason().isEmpty() ? "" : ": " + event.reason()) + figures(event),
                        2 * REASON_COLUMNS)));
    }

    private static String figures(Event event) {
        return event.figures()
                .entrySet()
                .stream()
                .map(figure -> String.format(Locale.ROOT, ", %s %.3f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining());
    }

    private void row(String name, String value) {
        surroundings.out()
                .printf(Locale.ROOT, "%-28s %s%n", Paint.printable(name, 28), Paint.printable(value, REASON_COLUMNS));
    }
}
