package io.tidings.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.BundledModel;
import io.tidings.modelregistry.RegistrySettings;

/// Clear cases, labelled by hand, that a new model is held against (`models.golden`).
public final class GoldenTexts {

    private GoldenTexts() {}

    /// @param golden `bundled`, `none` or a file
    /// @throws CommandFailure naming the file and what is wrong with it
    public static List<LabeledText> of(String golden) {
        return switch (golden) {
            case RegistrySettings.NONE -> List.of();
            case RegistrySettings.BUNDLED -> bundled();
            default -> ofFile(Path.of(golden));
        };
    }

    private static List<LabeledText> bundled() {
        try (InputStream in = Objects.requireNonNull(BundledModel.class.getResourceAsStream("golden.jsonl"))) {
            return read(in, "golden.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException("the golden texts cannot be read", e);
        }
    }

    private static List<LabeledText> ofFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<LabeledText> texts = read(in, file.toString());
            if (texts.stream().allMatch(text -> text.label() == null)) {
                throw new CommandFailure(ExitCode.CONFIGURATION,
                        "models.golden: " + file + " has no text with a label; expected lines with text and label");
            }
            return texts;
        } catch (IOException e) {
            throw CommandFailure.ofFile("golden texts (models.golden)", file, e);
        } catch (MalformedReviewException e) {
            throw new CommandFailure(ExitCode.INPUT, "models.golden: " + e.getMessage(), e);
        }
    }

    private static List<LabeledText> read(InputStream in, String name) throws IOException {
        var texts = new ArrayList<LabeledText>();
        try (CorpusReader reader = Corpus.open(in, name, ReadSettings.DEFAULT)) {
            reader.forEachRemaining(texts::add);
        }
        return texts;
    }
}
