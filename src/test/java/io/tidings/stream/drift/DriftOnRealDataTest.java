package io.tidings.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidings.classify.Reference;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.BundledModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whether the default thresholds tell a stream of another kind from chance, with the bundled model of film reviews.
class DriftOnRealDataTest {

    private static final int WINDOW = 500;
    private static final DriftSettings SETTINGS = DriftSettings.defaults();

    private static Path data = Path.of("");

    @BeforeAll
    static void find() {
        String folder = System.getenv("TIDINGS_DATA");
        assumeTrue(folder != null, "SKIPPED: set TIDINGS_DATA to the folder of public data sets to watch real reviews");
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        data = Path.of(folder);
    }

    @Test
    void otherFilmReviewsAreNoDriftAndTweetsAboutAirlinesAre() throws IOException {
        Reference usual = window("imdb/test.jsonl.gz", 0);

        for (int offset = 2; offset <= 8; offset += 2) {
            Map<String, Double> figures = Comparison.of(usual, window("imdb/test.jsonl.gz", offset));
            assertThat(SETTINGS.alarms(figures)).as("films %d: %s", offset, figures).isEmpty();
        }
        Map<String, Double> tweets = Comparison.of(usual, window("airline_tweets/all.jsonl.gz", 0));
        assertThat(SETTINGS.alarms(tweets)).as("tweets: %s", tweets)
                .contains("ks.confidence", "psi.length", "ks.length", "psi.unknown");
    }

    /// Texts from all over the file.
    private static Reference window(String file, int offset) throws IOException {
        var texts = new ArrayList<String>();
        try (var reader = Corpus.open(data.resolve(file), ReadSettings.DEFAULT)) {
            List<String> all = reader.stream().map(LabeledText::text).toList();
            int step = all.size() / WINDOW - 1 | 1; // odd: the film reviews take turns by label
            for (int i = 0; i < WINDOW; i++) {
                texts.add(all.get(i * step + offset));
            }
        }
        return Reference.of(BundledModel.load().classify(texts));
    }
}
