package io.tidings.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.tidings.classify.Classifier;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.BundledModel;
import io.tidings.modelregistry.ModelCheck;
import io.tidings.modelregistry.RegistrySettings;
import org.jspecify.annotations.Nullable;

/// Refuses a model that labels far fewer of the golden texts right than the champion in use does.
///
/// It is held against the champion because golden texts are of one language and kind: where the champion was made for
/// others, it gets them wrong too. Texts with labels that a model does not know are left out.
final class GoldenCheck implements ModelCheck {

    /// How much smaller the share of right labels may be.
    static final double TOLERANCE = 0.15;

    private final List<LabeledText> texts;

    GoldenCheck(List<LabeledText> texts) {
        this.texts = List.copyOf(texts);
    }

    /// @param golden `bundled`, `none` or a file
    /// @throws CommandFailure naming the file and what is wrong with it
    static GoldenCheck of(String golden) {
        return switch (golden) {
            case RegistrySettings.NONE -> new GoldenCheck(List.of());
            case RegistrySettings.BUNDLED -> new GoldenCheck(bundled());
            default -> new GoldenCheck(ofFile(Path.of(golden)));
        };
    }

    @Override
    public Optional<String> objection(Classifier next, @Nullable Classifier present) {
        List<LabeledText> known = texts.stream()
                .filter(text -> text.label() != null && next.labels().indexOf(text.label()) >= 0)
                .toList();
        if (known.isEmpty() || present == null) {
            return Optional.empty();
        }
        double theirs = right(next, known);
        double ours = right(present, known);
        return theirs < ours - TOLERANCE
                ? Optional.of(String.format(Locale.ROOT,
                        "it labels %.0f %% of the %d golden texts right, the champion %.0f %%", 100 * theirs,
                        known.size(), 100 * ours))
                : Optional.empty();
    }

    private static double right(Classifier model, List<LabeledText> known) {
        var outcomes = model.classify(known.stream().map(LabeledText::text).toList());
        int right = 0;
        for (int i = 0; i < known.size(); i++) {
            right += Objects.equals(outcomes.get(i).scores().label(), known.get(i).label()) ? 1 : 0;
        }
        return (double) right / known.size();
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
