package io.tidings.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.tidings.event.Decoded.Complete;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static final LabeledReview LABELED_REVIEW_2 = LabeledReview.newBuilder(LABELED_REVIEW_1)
            .setModels(Map.of("topic", ModelLabel.newBuilder()
                    .setLabel("kitchen")
                    .setScores(Map.of("kitchen", 0.5f, "garden", 0.375f, "film", 0.125f))
                    .setConfidence(0.5f)
                    .setUncertain(true)
                    .setModelId("fedcba9876543210".repeat(4))
                    .build()))
            .build();

    static final LabeledReview LABELED_REVIEW_3 = LabeledReview.newBuilder(LABELED_REVIEW_1)
            .setModels(LABELED_REVIEW_2.getModels().orElseThrow())
            .setWords(List.of(new DecidingWord(12, 17, -1.5f), new DecidingWord(0, 5, 0.75f)))
            .build();

    private final ReviewDecoder decoder = new ReviewDecoder(Map.of("t", InputSettings.of(InputFormat.AVRO)), 1_000);

    @Test
    void todaysCodeReadsAReviewOfVersion1() throws IOException {
        var source = new SourceRecord("t", 0, 0, 0, null, resource("review-1.avro"), null);

        assertThat(decoder.decode(source)).isEqualTo(new Complete(REVIEW_1));
    }

    @Test
    void todaysCodeReadsALabeledReviewOfVersion1() throws IOException {
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-1.avro"))).isEqualTo(LABELED_REVIEW_1);
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-1.json"))).isEqualTo(LABELED_REVIEW_1);
    }

    @Test
    void todaysCodeReadsALabeledReviewOfVersion2() throws IOException {
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-2.avro"))).isEqualTo(LABELED_REVIEW_2);
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-2.json"))).isEqualTo(LABELED_REVIEW_2);
    }

    @Test
    void todaysCodeReadsALabeledReviewOfVersion3() throws IOException {
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-3.avro"))).isEqualTo(LABELED_REVIEW_3);
        assertThat(EventCodec.LABELED_REVIEW.read(resource("labeled-review-3.json"))).isEqualTo(LABELED_REVIEW_3);
    }

    static Stream<EventCodec<?>> codecs() {
        return Stream.of(EventCodec.REVIEW, EventCodec.LABELED_REVIEW, EventCodec.FEEDBACK,
                EventCodec.TRAINING_EXAMPLE, EventCodec.UNMATCHED_FEEDBACK, EventCodec.MODEL_MANIFEST,
                EventCodec.MODEL_EVENT, EventCodec.DRIFT_REPORT, EventCodec.SENTIMENT_WINDOW, EventCodec.ALERT);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void todaysSchemasReadAndAreReadByEveryVersion(EventCodec<?> codec) {
        for (int version = 1; version <= codec.versions(); version++) {
            assertCompatible(codec.schema(), codec.version(version));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void todaysSchemasStandInTheHistory(EventCodec<?> codec) throws IOException {
        Path file = Path.of("schemas", codec.schema().getName() + ".avsc");

        assertThat(codec.version(codec.versions())).isEqualTo(new Schema.Parser().parse(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void everyFieldIsDocumented(EventCodec<?> codec) {
        Schema schema = codec.schema();

        assertThat(schema.getDoc()).contains("Evolution:");
        assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @Test
    void everySchemaHasItsCodec() throws IOException {
        try (var files = Files.list(Path.of("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".avsc", "")))
                    .containsExactlyInAnyOrderElementsOf(codecs().map(codec -> codec.schema().getName()).toList());
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
        for (OutputFormat format : OutputFormat.values()) {
            Files.write(folder.resolve("labeled-review-3." + format.name().toLowerCase(Locale.ROOT)),
                    EventCodec.LABELED_REVIEW.write(LABELED_REVIEW_3, format));
        }
    }
}
