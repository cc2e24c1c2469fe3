package io.tidings.app.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.classify.Classifier;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Two models on the same texts.
final class DiffData {

    private static final int BATCH = 256;
    private static final int EXAMPLES = 20;

    @Option(names = "--data", paramLabel = "FILE", description = "Texts to label with both: .jsonl, .csv, .txt, each also with .gz.")
    private @Nullable Path file;

    /// @param examples the first of the texts with different labels
    record Labels(long texts, long different, List<Example> examples) {}

    /// @param a what the first model says
    record Example(String id, String a, String b, String text) {}

    boolean given() {
        return file != null;
    }

    /// @throws CommandFailure naming the file and what is wrong with it
    Labels compare(Classifier a, Classifier b) {
        Path path = java.util.Objects.requireNonNull(file);
        try (CorpusReader reader = Corpus.open(path, ReadSettings.DEFAULT)) {
            long texts = 0;
            long different = 0;
            var examples = new ArrayList<Example>();
            while (reader.hasNext()) {
                List<Example> both = batch(reader, a, b);
                texts += both.size();
                for (Example one : both) {
                    if (!one.a().equals(one.b())) {
                        different++;
                        if (examples.size() < EXAMPLES) {
                            examples.add(one);
                        }
                    }
                }
            }
            return new Labels(texts, different, examples);
        } catch (IOException e) {
            throw CommandFailure.ofFile("reviews", path, e);
        } catch (MalformedReviewException | UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Example> batch(CorpusReader reader, Classifier a, Classifier b) {
        var reviews = new ArrayList<LabeledText>();
        while (reader.hasNext() && reviews.size() < BATCH) {
            reviews.add(reader.next());
        }
        List<String> texts = reviews.stream().map(LabeledText::text).toList();
        var byA = a.classify(texts);
        var byB = b.classify(texts);
        var both = new ArrayList<Example>();
        for (int i = 0; i < reviews.size(); i++) {
            both.add(new Example(reviews.get(i).id(), byA.get(i).scores().label(), byB.get(i).scores().label(),
                    texts.get(i)));
        }
        return both;
    }
}
