package io.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabeledReviewsTest {

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void readsBackWhatItWrote(OutputFormat format) throws IOException {
        var event = SchemaEvolutionTest.LABELED_REVIEW_2;
        var textless = LabeledReview.newBuilder(event).clearText().clearModels().build();

        assertThat(EventCodec.LABELED_REVIEW.read(EventCodec.LABELED_REVIEW.write(event, format))).isEqualTo(event);
        assertThat(EventCodec.LABELED_REVIEW.read(EventCodec.LABELED_REVIEW.write(textless, format)))
                .isEqualTo(textless);
    }

    @Test
    void jsonHasTheNamesOfTheSchemaAndReadableTimes() {
        assertThat(new String(EventCodec.LABELED_REVIEW.write(SchemaEvolutionTest.LABELED_REVIEW_1, OutputFormat.JSON),
                UTF_8))
                .startsWith("{\"id\":\"r-1\",\"subject\":\"Kettle\",\"label\":\"pos\",\"scores\":{\"neg\":0.25,")
                .contains("\"eventTime\":\"2026-11-20T18:30:00.123Z\"")
                .doesNotContain("models");
    }

    @Test
    void saysWhatIsNoLabeledEvent() {
        assertRefused(new byte[]{0, 0, 0, 0, 1}, "expected a LabeledReview");
        assertRefused(new byte[0], "found nothing");
        assertRefused("{}".getBytes(UTF_8), "lacks field id, expected a string");
        assertRefused(EventCodec.REVIEW.write(SchemaEvolutionTest.REVIEW_1), "fingerprint");
    }

    @Test
    void attributesTakeWhatElseTheReviewSays() {
        assertThat(LabeledReviews.attributesOf(SchemaEvolutionTest.REVIEW_1))
                .isEqualTo(Map.of("stars", "4", "author", "Ann", "source", "shop", "language", "en"));
        var own = Review.newBuilder()
                .setText("t")
                .setCreatedAt(Instant.EPOCH)
                .setAuthor("Ann")
                .setAttributes(Map.of("author", "Bob"))
                .build();
        assertThat(LabeledReviews.attributesOf(own)).isEqualTo(Map.of("author", "Bob"));
    }

    private static void assertRefused(byte[] value, String message) {
        assertThatThrownBy(() -> EventCodec.LABELED_REVIEW.read(value)).isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }
}
