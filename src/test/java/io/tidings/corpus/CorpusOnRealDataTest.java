package io.tidings.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusOnRealDataTest {

    @ParameterizedTest
    @CsvSource({"imdb/train.jsonl.gz,25000,25000,3456", "airline_tweets/all.jsonl.gz,14485,14485,6",
            "sst2/dev.jsonl.gz,872,872,0"})
    void readsEveryRowOfAPublicDataSet(String file, long rows, long labelled, int subjects) throws IOException {
        var found = new HashSet<String>();
        long[] counts = new long[2];
        try (var reader = Corpus.open(data().resolve(file), ReadSettings.DEFAULT)) {
            reader.stream().forEach(review -> {
                counts[0]++;
                counts[1] += review.label() == null ? 0 : 1;
                if (review.subject() != null) {
                    found.add(review.subject());
                }
            });
            assertThat(reader.bytesRead()).isEqualTo(reader.totalBytes());
        }
        assertThat(counts).containsExactly(rows, labelled);
        assertThat(found).hasSize(subjects);
    }

    @Test
    void readsTimesOfARealStreamInOrder() throws IOException {
        try (var reader = Corpus.open(data().resolve("airline_tweets/all.jsonl.gz"), ReadSettings.DEFAULT)) {
            assertThat(reader.stream().map(LabeledText::time).toList()).doesNotContainNull()
                    .isSortedAccordingTo((a, b) -> a.compareTo(b));
        }
    }

    private static Path data() {
        String folder = System.getenv("TIDINGS_DATA");
        assumeTrue(folder != null, "SKIPPED: set TIDINGS_DATA to the folder of public data sets to read real files");
        return Path.of(folder);
    }
}
