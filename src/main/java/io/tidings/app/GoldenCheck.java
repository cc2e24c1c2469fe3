package io.tidings.app;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.tidings.classify.Classifier;
import io.tidings.corpus.LabeledText;
import io.tidings.modelregistry.ModelCheck;
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
        return new GoldenCheck(GoldenTexts.of(golden));
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
}
