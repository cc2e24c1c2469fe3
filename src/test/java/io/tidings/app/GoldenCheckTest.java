package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenCheckTest {

    private static final Classifier RIGHT = model("right",
            text -> text.contains("xcellent") || text.contains("loved") || text.contains("best")
                    || text.contains("great") || text.contains("friendly"));
    private static final Classifier ALL_POSITIVE = model("positive", _ -> true);

    @TempDir
    Path folder;

    @Test
    void aModelFarBelowTheChampionIsRefused() throws IOException {
        GoldenCheck check = GoldenCheck.of(golden());

        assertThat(check.objection(ALL_POSITIVE, RIGHT))
                .contains("it labels 50 % of the 4 golden texts right, the champion 100 %");
        assertThat(check.objection(RIGHT, ALL_POSITIVE)).isEmpty();
        assertThat(check.objection(ALL_POSITIVE, ALL_POSITIVE)).as("texts of another kind than the champion's")
                .isEmpty();
    }

    @Test
    void theFirstModelAndThoseWithOtherLabelsAreNotHeldAgainstAnything() throws IOException {
        GoldenCheck check = GoldenCheck.of(golden());
        Classifier other = model("other", _ -> true, "a", "b");

        assertThat(check.objection(ALL_POSITIVE, null)).isEmpty();
        assertThat(check.objection(other, other)).isEmpty();
        assertThat(GoldenCheck.of("none").objection(ALL_POSITIVE, RIGHT)).isEmpty();
        assertThat(GoldenCheck.of("bundled").objection(RIGHT, RIGHT)).isEmpty();
    }

    @Test
    void aFileThatIsNoneOfGoldenTextsIsNamed() throws IOException {
        Path unlabelled = Files.writeString(folder.resolve("unlabelled.jsonl"), "{\"text\":\"a\"}\n");

        assertThatThrownBy(() -> GoldenCheck.of(folder.resolve("none.jsonl").toString()))
                .hasMessageContaining("golden texts (models.golden)")
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> GoldenCheck.of(unlabelled.toString())).hasMessageContaining("no text with a label");
    }

    private String golden() throws IOException {
        return Files.writeString(folder.resolve("golden.jsonl"), """
                {"text":"great","label":"pos"}
                {"text":"loved it","label":"pos"}
                {"text":"awful","label":"neg"}
                {"text":"dull","label":"neg"}
                """).toString();
    }

    private static Classifier model(String name, Predicate<String> positive, String... labels) {
        LabelSet set = labels.length == 0 ? LabelSet.of("neg", "pos") : LabelSet.of(labels);
        return new Classifier() {

            @Override
            public ModelId id() {
                return ModelId.ofName(name);
            }

            @Override
            public LabelSet labels() {
                return set;
            }

            @Override
            public List<Classification> classify(List<String> texts) {
                return texts.stream()
                        .map(text -> new Classification(
                                positive.test(text) ? new Scores(set, 0, 1) : new Scores(set, 1, 0), 1, 0, false,
                                "Latn"))
                        .toList();
            }
        };
    }
}
