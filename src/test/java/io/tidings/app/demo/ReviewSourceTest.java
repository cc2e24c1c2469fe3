package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.ReadSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewSourceTest {

    @TempDir
    private Path folder;

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

    /// Before anything is started.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            empty.jsonl  |                                | empty.jsonl has no reviews
            blank.jsonl  | ~ ~                            | blank.jsonl has no reviews
            other.jsonl  | {"body":"good"}                | line 1: expected the text as a string in field 'text'
            words.jsonl  | good                           | line 1: expected one JSON object
            empty.csv    |                                | empty.csv line 1: expected a header and rows
            header.csv   | text,label~                    | header.csv has no reviews
            others.csv   | body,label~good,pos~           | line 1: expected a header with a column 'text'
            open.csv     | text,label~"good,pos~bad,neg~  | line 2: expected a row with the columns of the header
            """)
    void aFileWithoutAnyReviewEndsInOneLine(String name, @Nullable String content, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content == null ? "" : content.replace('~', '\n'));

        assertThatThrownBy(() -> requireSome(file, ReadSettings.DEFAULT)).isInstanceOf(CommandFailure.class)
                .hasMessageContaining(line)
                .extracting(e -> ((CommandFailure) e).code())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aFileOfMalformedRowsOnlySaysHowManyWereSkipped() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "good\nbad\n");

        assertThatThrownBy(() -> requireSome(file, ReadSettings.DEFAULT.skippingMalformed()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no review that can be read, but 2 malformed rows, the first: ")
                .hasMessageContaining("bad.jsonl line 1");
    }

    private static void requireSome(Path file, ReadSettings settings) {
        try (var source = ReviewSource.of(Optional.of(file.toString()), NOTHING, settings, -1)) {
            source.requireSome();
        }
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
