package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.ReadSettings;
import org.junit.jupiter.api.Test;

class ReviewSourceTest {

    private static final InputStream NOTHING = InputStream.nullInputStream();

    @Test
    void withoutAFileTheSampleIsGivenOnce() {
        try (var source = ReviewSource.of(Optional.empty(), NOTHING, ReadSettings.DEFAULT, -1)) {
            assertThat(ids(source)).hasSizeBetween(300, 999).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSampleBeginsAgainWhereMoreIsAsked() {
        try (var source = ReviewSource.of(Optional.empty(), NOTHING, ReadSettings.DEFAULT, 1_000)) {
            assertThat(ids(source)).hasSize(1_000).startsWith("demo-001");
        }
    }

    @Test
    void aCountCutsAFileButNeverRepeatsIt() {
        assertThat(ids(standardInput(2))).containsExactly("a", "b");
        assertThat(ids(standardInput(100))).containsExactly("a", "b", "a");
        assertThat(ids(standardInput(0))).isEmpty();
    }

    @Test
    void aMissingFileEndsInOneLine() {
        assertThatThrownBy(
                () -> ReviewSource.of(Optional.of("no/such.jsonl"), NOTHING, ReadSettings.DEFAULT, -1))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("cannot read the reviews no/such.jsonl: there is no such file");
    }

    private static ReviewSource standardInput(long most) {
        String lines = """
                {"id":"a","text":"one"}
                {"id":"b","text":"two"}
                {"id":"a","text":"three"}
                """;
        return ReviewSource.of(Optional.of("-"), new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                ReadSettings.DEFAULT, most);
    }

    private static List<String> ids(Iterator<LabeledText> source) {
        var ids = new ArrayList<String>();
        source.forEachRemaining(review -> ids.add(review.id()));
        return ids;
    }
}
