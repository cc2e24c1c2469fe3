package io.tidings.modelregistry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.event.ModelManifest;

/// Models whose file is one line that says their labels, and filling; they give every text their first label.
final class RuleModels {

    static final List<String> LABELS = List.of("neg", "pos");
    private static final String BEGIN = "rule-model ";

    private RuleModels() {}

    /// Another model for each seed.
    static byte[] content(int seed, int bytes) {
        return content(seed, bytes, LABELS);
    }

    static byte[] content(int seed, int bytes, List<String> labels) {
        byte[] line = (BEGIN + String.join(",", labels) + "\n").getBytes(UTF_8);
        byte[] all = new byte[bytes];
        new Random(seed).nextBytes(all);
        System.arraycopy(line, 0, all, 0, line.length);
        return all;
    }

    static ModelManifest manifest(String name) {
        return manifest(name, LABELS);
    }

    /// As a trainer hands it to the registry.
    static ModelManifest manifest(String name, List<String> labels) {
        var manifest = new ModelManifest();
        manifest.setName(name);
        manifest.setLabels(List.copyOf(labels));
        manifest.setParent("");
        manifest.setVocabularyHash("");
        manifest.setSpec("rules");
        manifest.setProvenance(java.util.Map.of("examples", "12"));
        manifest.setMetrics(java.util.Map.of("validationAccuracy", 0.9));
        manifest.setReference(java.util.Map.of());
        return manifest;
    }

    /// Stands in for the network's reader of model files.
    static Classifier load(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        String line = new String(Arrays.copyOf(content, end), UTF_8);
        if (!line.startsWith(BEGIN)) {
            throw new IllegalArgumentException("not a rule model");
        }
        return new Rule(ModelId.ofContent(content), new LabelSet(List.of(line.substring(BEGIN.length()).split(","))));
    }

    private record Rule(ModelId id, LabelSet labels) implements Classifier {

        @Override
        public List<Classification> classify(List<String> texts) {
            float[] scores = new float[labels.size()];
            scores[0] = 1;
            return texts.stream()
                    .map(text -> new Classification(new Scores(labels, scores), text.length(), 0, false, "Latn"))
                    .toList();
        }
    }
}
