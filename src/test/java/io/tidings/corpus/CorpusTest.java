package io.tidings.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    @TempDir
    Path folder;

    @Test
    void readsJsonLinesWithTheDefaultFields() throws IOException {
        assertThat(json("""
                {"id":"7","text":"Good\\u0085one","label":"pos","product":"tt1","ts":"2015-02-17T07:36:05.621Z"}

                {"id":8,"text":"","label":null,"ts":""}
                {"text":"x","label":5,"time":1424158565621}
                """)).containsExactly(
                new LabeledText("7", "tt1", "Good\u0085one", "pos", Instant.parse("2015-02-17T07:36:05.621Z"), "tt1",
                        1),
                new LabeledText("8", null, "", null, null, null, 3), new LabeledText("test:4", null, "x", "5",
                        Instant.parse("2015-02-17T07:36:05.621Z"), null, 4));
    }

    @Test
    void findsFieldsByPointersAndAlternatives() throws IOException {
        var fields = new FieldNames("/meta/id", "about|film", "/body/0|words", "stars", "day", "/meta/user");
        var line = """
                {"meta":{"id":"a","user":"u"},"film":"Alien","body":["Scary."],"stars":9,"day":"1979-05-25"}
                """;
        assertThat(read(line, ReadSettings.DEFAULT.with(fields))).containsExactly(
                new LabeledText("a", "Alien", "Scary.", "9", Instant.parse("1979-05-25T00:00:00Z"), "u", 1));
    }

    @Test
    void namesLineAndExpectationOfAMalformedRow() {
        assertThatThrownBy(() -> json("{\"text\":\"a\"}\n{\"text\":\n")).isInstanceOf(MalformedReviewException.class)
                .hasMessageStartingWith("test line 2: expected one JSON object, found at column ");
        assertThatThrownBy(() -> json("{\"text\":\"a\"} {}"))
                .hasMessageStartingWith("test line 1: expected one JSON object");
        assertThatThrownBy(() -> json("[1]")).hasMessage("test line 1: expected one JSON object, found an array");
        assertThatThrownBy(() -> json("{\"body\":\"a\",\"x\":1}")).hasMessage(
                "test line 1: expected the text as a string in field 'text', found none among [body, x]");
        assertThatThrownBy(() -> json("{\"text\":3}"))
                .hasMessage("test line 1: expected the text as a string in field 'text', found a number");
        assertThatThrownBy(() -> json("{\"text\":\"\",\"label\":[]}"))
                .hasMessage("test line 1: expected the label as a string or number in field 'label', found an array");
        assertThatThrownBy(() -> json("{\"text\":\"\",\"ts\":\"yesterday\"}")).hasMessageContaining(
                "test line 1: expected a time such as 2015-02-17T07:36:05Z, a date or milliseconds since 1970 in field")
                .hasMessageEndingWith("found 'yesterday'");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] broken = "{\"text\":\"\0\0\"}".getBytes(UTF_8);
        broken[9] = (byte) 0xC3;
        broken[10] = '"';
        assertThatThrownBy(() -> drain(Corpus.open(new ByteArrayInputStream(broken), "test", ReadSettings.DEFAULT)))
                .isInstanceOf(MalformedReviewException.class)
                .hasMessageStartingWith("test line 1: expected");
    }

    @Test
    void skipsAndCountsMalformedRowsWhereAsked() throws IOException {
        var settings = ReadSettings.DEFAULT.skippingMalformed().withMaxRowBytes(20);
        var content = "{\"text\":\"a\"}\nnonsense\n{\"text\":\"a very long one\"}\n{\"text\":\"b\"}\n";
        try (var reader = open(content, settings)) {
            assertThat(reader.stream().map(LabeledText::text)).containsExactly("a", "b");
            assertThat(reader.malformed()).isEqualTo(2);
            assertThat(reader.firstMalformed()).hasMessageStartingWith("test line 2: ");
        }
        assertThatThrownBy(() -> read(content, ReadSettings.DEFAULT.withMaxRowBytes(20)))
                .hasMessageStartingWith("test line 2");
    }

    @Test
    void knowsGzipByItsFirstBytesAndCountsCompressedOnes() throws IOException {
        byte[] packed = gzip("{\"text\":\"a\"}\n".repeat(10_000));
        Path file = folder.resolve("packed.jsonl");
        Files.write(file, packed);
        try (var reader = Corpus.open(file, ReadSettings.DEFAULT)) {
            assertThat(reader.totalBytes()).isEqualTo(packed.length);
            assertThat(reader.stream()).hasSize(10_000);
            assertThat(reader.bytesRead()).isEqualTo(packed.length);
        }
    }

    @Test
    void saysThatGzipDataIsCutShort() throws IOException {
        byte[] packed = gzip("{\"text\":\"a\"}\n".repeat(10_000));
        Path file = folder.resolve("cut.jsonl.gz");
        Files.write(file, Arrays.copyOf(packed, packed.length / 2));
        try (var reader = Corpus.open(file, ReadSettings.DEFAULT)) {
            assertThatThrownBy(() -> reader.stream().count()).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file + ": the gzip data is damaged or cut short");
        }
    }

    @Test
    void readsCsvWithQuotesAndLineEndsInCells() throws IOException {
        var content = "id,text,label,product,ts\r\n1,\"two\nlines, \"\"quoted\"\"\",pos,Alien,\n2,,,,2012-10-26\n";
        assertThat(read(content, ReadSettings.DEFAULT.with(CorpusFormat.CSV))).containsExactly(
                new LabeledText("1", "Alien", "two\nlines, \"quoted\"", "pos", null, "Alien", 2),
                new LabeledText("2", null, "", null, Instant.parse("2012-10-26T00:00:00Z"), null, 4));
    }

    @Test
    void namesTheColumnsOfACsvFileThatLacksTheText() {
        assertThatThrownBy(() -> read("id,body\n1,a\n", ReadSettings.DEFAULT.with(CorpusFormat.CSV)))
                .isInstanceOf(MalformedReviewException.class)
                .hasMessage("test line 1: expected a header with a column 'text', found [id, body]");
    }

    @Test
    void knowsTheLinesOfCsvRowsBehindEmptyAndMalformedOnes() throws IOException {
        var settings = ReadSettings.DEFAULT.with(CorpusFormat.CSV).skippingMalformed();
        try (var reader = open("id,text\n\n1,a\n2,b,c\n3\n\n4,\"d\ne\"\n5,f\n", settings)) {
            assertThat(reader.stream().map(LabeledText::line)).containsExactly(3L, 7L, 9L);
            assertThat(reader.malformed()).isEqualTo(2);
            assertThat(reader.firstMalformed()).hasMessageStartingWith("test line 4: ");
        }
        assertThatThrownBy(() -> read("id,text\n1,a\n3\n4,d\n", ReadSettings.DEFAULT.with(CorpusFormat.CSV)))
                .hasMessageStartingWith("test line 3: ");
    }

    @Test
    void skipsAndCountsMalformedCsvRows() throws IOException {
        var settings = ReadSettings.DEFAULT.with(CorpusFormat.CSV);
        var content = "id,text\n1,a\n2,b,c\n3\n4,d\n";
        assertThatThrownBy(() -> read(content, settings)).isInstanceOf(MalformedReviewException.class)
                .hasMessageStartingWith("test line 3: expected a row with the columns of the header, found: ");
        try (var reader = open(content, settings.skippingMalformed())) {
            assertThat(reader.stream().map(LabeledText::text)).containsExactly("a", "d");
            assertThat(reader.malformed()).isEqualTo(2);
        }
    }

    @Test
    void readsAFolderOfFoldersInTheOrderOfNames() throws IOException {
        write("neg/b.txt", "Bad");
        write("neg/a.txt", "Awful");
        write("pos/c.txt", "Good\n");
        write("pos/notes.md", "no review");
        write("top.txt", "no review either");
        try (var reader = Corpus.open(folder, ReadSettings.DEFAULT)) {
            assertThat(reader.stream()).containsExactly(
                    new LabeledText("neg/a", null, "Awful", "neg", null, null, 1),
                    new LabeledText("neg/b", null, "Bad", "neg", null, null, 2),
                    new LabeledText("pos/c", null, "Good\n", "pos", null, null, 3));
            assertThat(reader.bytesRead()).isEqualTo(13).isEqualTo(reader.totalBytes());
        }
    }

    @Test
    void readsLinesOfText() throws IOException {
        assertThat(read("Good.\n\nBad.", ReadSettings.DEFAULT.with(CorpusFormat.TEXT_LINES)))
                .extracting(LabeledText::text)
                .containsExactly("Good.", "", "Bad.");
    }

    @Test
    void namesTheFileThatIsMissingOrOfUnknownFormat() throws IOException {
        assertThatThrownBy(() -> Corpus.open(folder.resolve("none.csv"), ReadSettings.DEFAULT))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.csv");
        write("data.parquet", "");
        assertThatThrownBy(() -> Corpus.open(folder.resolve("data.parquet"), ReadSettings.DEFAULT))
                .hasMessageContaining("data.parquet: cannot tell the format from the name; expected .jsonl");
        assertThatThrownBy(() -> Corpus.open(folder, ReadSettings.DEFAULT)).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the folder has no reviews");
        assertThatThrownBy(() -> Corpus.open(folder, ReadSettings.DEFAULT.with(CorpusFormat.CSV)))
                .hasMessageContaining("but this is a folder");
    }

    @Test
    void refusesBlankFieldNames() {
        assertThatThrownBy(() -> new FieldNames("id", "a|", "text", "label", "ts", "product"))
                .hasMessageContaining("the field name for subject must be a name");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<LabeledText> json(String content) throws IOException {
        return read(content, ReadSettings.DEFAULT);
    }

    private static List<LabeledText> read(String content, ReadSettings settings) throws IOException {
        return drain(open(content, settings));
    }

    private static List<LabeledText> drain(CorpusReader reader) {
        try (var reviews = reader.stream()) {
            return reviews.toList();
        }
    }

    private static CorpusReader open(String content, ReadSettings settings) throws IOException {
        return Corpus.open(new ByteArrayInputStream(content.getBytes(UTF_8)), "test", settings);
    }

    private static byte[] gzip(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
