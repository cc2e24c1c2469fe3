package io.tidings.app.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Paint;
import io.tidings.app.Surroundings;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.model.LstmClassifier;
import io.tidings.model.ModelFormatException;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.ModelRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Two models side by side.
@Command(name = "diff", description = {"Shows two models side by side.", "",
        "With --data both label the texts of a file, and the texts with different labels are shown."})
final class DiffCommand implements Runnable {

    private static final int COLUMNS = 30;
    private static final int TEXT_COLUMNS = 90;

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Mixin
    private DiffData data = new DiffData();

    @Parameters(index = "0", paramLabel = "A", description = "A model's id.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one's.")
    private String second = "";

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param differing the names of what differs, such as `labels` or `metrics.validationAccuracy`
    /// @param data      null where no texts were given
    private record Report(ModelLine a, ModelLine b, List<String> differing, DiffData.@Nullable Labels data) {}

    @Override
    public void run() {
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            Catalog catalog = registry.catalog();
            ModelId a = catalog.byPrefix(first);
            ModelId b = catalog.byPrefix(second);
            Map<String, List<String>> rows = rows(line(catalog, a), line(catalog, b));
            DiffData.Labels labels = data.given()
                    ? data.compare(load(registry, a), load(registry, b))
                    : null;
            List<String> differing = rows.entrySet()
                    .stream()
                    .filter(row -> !row.getValue().getFirst().equals(row.getValue().getLast()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (options.json()) {
                JsonOutput.print(surroundings.out(),
                        new Report(line(catalog, a), line(catalog, b), differing, labels));
            } else {
                print(rows, labels);
            }
        }
    }

    private static ModelLine line(Catalog catalog, ModelId id) {
        return ModelLine.of(catalog.manifest(id).orElseThrow(), catalog);
    }

    private static Classifier load(ModelRegistry registry, ModelId id) {
        try {
            return LstmClassifier.ofBytes(registry.fetch(id));
        } catch (ModelFormatException e) {
            throw new CommandFailure(ExitCode.FAILURE,
                    "model " + id.abbreviated() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<String>> rows(ModelLine a, ModelLine b) {
        var rows = new java.util.LinkedHashMap<String, List<String>>();
        rows.put("id", List.of(a.shortId(), b.shortId()));
        rows.put("name", List.of(a.name(), b.name()));
        rows.put("state", List.of(a.state(), b.state()));
        rows.put("published", List.of(a.publishedAt(), b.publishedAt()));
        rows.put("labels", List.of(String.join(", ", a.labels()), String.join(", ", b.labels())));
        rows.put("parent", List.of(parent(a), parent(b)));
        rows.put("network", List.of(a.spec(), b.spec()));
        rows.put("words", List.of(String.valueOf(a.vocabulary()), String.valueOf(b.vocabulary())));
        rows.put("bytes", List.of(String.valueOf(a.size()), String.valueOf(b.size())));
        rows.put("signed", List.of(String.valueOf(a.signed()), String.valueOf(b.signed())));
        pairs(a.metrics(), b.metrics()).forEach((name, pair) -> rows.put("metrics." + name, pair));
        pairs(a.provenance(), b.provenance()).forEach((name, pair) -> rows.put("provenance." + name, pair));
        return rows;
    }

    private static Map<String, List<String>> pairs(Map<String, ?> a, Map<String, ?> b) {
        var names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        var pairs = new TreeMap<String, List<String>>();
        names.forEach(name -> pairs.put(name, List.of(text(a.get(name)), text(b.get(name)))));
        return pairs;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double figure
                ? String.format(Locale.ROOT, "%.4f", figure)
                : Objects.toString(value, "");
    }

    private static String parent(ModelLine model) {
        return model.parent() == null ? "none" : new ModelId(model.parent()).abbreviated();
    }

    private void print(Map<String, List<String>> rows, DiffData.@Nullable Labels labels) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(1);
        rows.forEach((name, pair) -> surroundings.out()
                .printf(Locale.ROOT, "%s %-" + width + "s  %-" + COLUMNS + "s  %s%n",
                        pair.getFirst().equals(pair.getLast()) ? " " : "*", name,
                        Paint.printable(pair.getFirst(), COLUMNS), Paint.printable(pair.getLast(), COLUMNS)));
        if (labels == null) {
            return;
        }
        surroundings.out()
                .printf(Locale.ROOT, "%n%,d of %,d texts are labelled differently%n", labels.different(),
                        labels.texts());
        var shown = new ArrayList<>(labels.examples());
        shown.forEach(example -> surroundings.out()
                .printf(Locale.ROOT, "  %s -> %s  %s%n", example.a(), example.b(),
                        Paint.printable(example.text(), TEXT_COLUMNS)));
    }
}
