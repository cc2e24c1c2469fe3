package io.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.tidings.event.Decoded.Complete;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/// Events of every version stay readable: those checked in here were written by the version they are named after and
/// are never written again.
class SchemaEvolutionTest {

    static final Review REVIEW_1 = Review.newBuilder()
            .setId("r-1")
            .setSubject("Kettle")
            .setText("Boils fast, leaks now and then. Très bien \uD83D\uDC4D")
            .setAuthor("Ann")
            .setSource("shop")
            .setLanguage("en")
            .setCreatedAt(Instant.parse("2026-11-20T18:30:00.123Z"))
            .setAttributes(Map.of("stars", "4"))
            .build();

    static final LabeledReview LABELED_REVIEW_1 = LabeledReview.newBuilder()
            .setId("r-1")
            .setSubject("Kettle")
            .setLabel("pos")
            .setScores(Map.of("pos", 0.75f, "neg", 0.25f))
            .setConfidence(0.75f)
            .setUncertain(false)
            .setModelId("0123456789abcdef".repeat(4))
            .setSourceTopic("reviews")
            .setSourcePartition(3)
            .setSourceOffset(42)
            .setEventTime(Instant.parse("2026-11-20T18:30:00.123Z"))
            .setScoredAt(Instant.parse("2026-11-20T18:30:00.456Z"))
            .setTruncated(false)
            .setScript("Latn")
            .setTokens(11)
            .setUnknownTokens(2)
            .setText("Boils fast, leaks now and then. Très bien \uD83D\uDC4D")
            .setAttributes(Map.of("stars", "4"))
            .build();

    private final ReviewDecoder decoder = new ReviewDecoder(Map.of("t", InputSettings.of(InputFormat.AVRO)), 1_000);

    @Test
    void todaysCodeReadsAReviewOfVersion1() throws IOException {
        var source = new SourceRecord("t", 0, 0, 0, null, resource("review-1.avro"), null);

        assertThat(decoder.decode(source)).isEqualTo(new Complete(REVIEW_1));
    }

    @Test
    void todaysCodeReadsALabeledReviewOfVersion1() throws IOException {
        assertThat(LabeledReviews.read(resource("labeled-review-1.avro"))).isEqualTo(LABELED_REVIEW_1);
        assertThat(LabeledReviews.read(resource("labeled-review-1.json"))).isEqualTo(LABELED_REVIEW_1);
    }

    @Test
    void todaysSchemasReadAndAreReadByEveryVersion() {
        for (int version = 1; version <= SingleObject.REVIEW_VERSIONS; version++) {
            assertCompatible(Review.getClassSchema(), SingleObject.schema("Review", version));
        }
        for (int version = 1; version <= SingleObject.LABELED_REVIEW_VERSIONS; version++) {
            assertCompatible(LabeledReview.getClassSchema(), SingleObject.schema("LabeledReview", version));
        }
    }

    @Test
    void todaysSchemasStandInTheHistory() throws IOException {
        assertThat(SingleObject.schema("Review", SingleObject.REVIEW_VERSIONS))
                .isEqualTo(new Schema.Parser().parse(Files.readString(Path.of("schemas/Review.avsc"))));
        assertThat(SingleObject.schema("LabeledReview", SingleObject.LABELED_REVIEW_VERSIONS))
                .isEqualTo(new Schema.Parser().parse(Files.readString(Path.of("schemas/LabeledReview.avsc"))));
    }

    @Test
    void everyFieldIsDocumented() {
        for (Schema schema : new Schema[]{Review.getClassSchema(), LabeledReview.getClassSchema()}) {
            assertThat(schema.getDoc()).contains("Evolution:");
            assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
        }
    }

    private static void assertCompatible(Schema today, Schema former) {
        for (var result : new SchemaCompatibility.SchemaPairCompatibility[]{
                SchemaCompatibility.checkReaderWriterCompatibility(today, former),
                SchemaCompatibility.checkReaderWriterCompatibility(former, today)}) {
            assertThat(result.getType()).as(result.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = requireNonNull(SchemaEvolutionTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /// Writes the events of the newest version, once: `java ... SchemaEvolutionTest FOLDER`.
    static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve("review-1.avro"), Reviews.write(REVIEW_1));
        Files.write(folder.resolve("labeled-review-1.avro"), LabeledReviews.write(LABELED_REVIEW_1, OutputFormat.AVRO));
        Files.writeString(folder.resolve("labeled-review-1.json"),
                new String(LabeledReviews.write(LABELED_REVIEW_1, OutputFormat.JSON), UTF_8));
    }
}
