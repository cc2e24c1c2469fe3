package io.tidings.app.models;

import java.util.List;
import java.util.Locale;

import io.tidings.app.JsonOutput;
import io.tidings.app.Paint;
import io.tidings.app.Surroundings;
import io.tidings.modelregistry.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Every model on the topic, the latest first.
@Command(name = "list", description = "Lists the models on the topic, the latest first.")
final class ListCommand implements Runnable {

    private static final String ACCURACY = "validationAccuracy";
    private static final int LABEL_COLUMNS = 30;
    private static final double MEBI = 1 << 20;

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Report(List<ModelLine> models) {}

    @Override
    public void run() {
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            Catalog catalog = registry.catalog();
            List<ModelLine> lines = catalog.manifests()
                    .sequencedValues()
                    .reversed()
                    .stream()
                    .map(manifest -> ModelLine.of(manifest, catalog))
                    .toList();
            if (options.json()) {
                JsonOutput.print(surroundings.out(), new Report(lines));
            } else {
                print(lines);
            }
        }
    }

    private void print(List<ModelLine> lines) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        String row = "%-12s  %-" + Math.max(width, "NAME".length()) + "s  %-9s  %-16s  %8s  %8s  %s%n";
        surroundings.out().printf(Locale.ROOT, row, "ID", "NAME", "STATE", "PUBLISHED", "MIB", "ACCURACY", "LABELS");
        lines.forEach(line -> surroundings.out()
                .printf(Locale.ROOT, row, line.shortId(), line.name(), line.state(), minute(line.publishedAt()),
                        String.format(Locale.ROOT, "%.2f", line.size() / MEBI), accuracy(line),
                        Paint.printable(String.join(", ", line.labels()), LABEL_COLUMNS)));
        if (lines.isEmpty() && !options.silent()) {
            surroundings.err()
                    .println("tidings: no models yet; 'tidings models publish FILE' puts one on the topic");
        }
    }

    private static String accuracy(ModelLine line) {
        Double accuracy = line.metrics().get(ACCURACY);
        return accuracy == null ? "" : String.format(Locale.ROOT, "%.4f", accuracy);
    }

    /// ISO-8601 to the minute.
    private static String minute(String instant) {
        return instant.substring(0, "2026-01-01T00:00".length()).replace('T', ' ');
    }
}
