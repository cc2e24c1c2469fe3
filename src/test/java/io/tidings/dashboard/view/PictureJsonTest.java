package io.tidings.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidings.classify.Word;
import org.junit.jupiter.api.Test;

class PictureJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static String json(Object value) throws JsonProcessingException {
        return PictureJson.mapper().writeValueAsString(value);
    }

    @Test
    void aReviewHasTheNamesOfTheInterface() throws JsonProcessingException {
        var review = new ShownReview("a", "Delta", "great", "pos", Map.of("pos", 0.9f, "neg", 0.1f), 0.9f, false, "m",
                NOON, NOON, "reviews", 1, 2, List.of(new Word(0, 5, 1.5)), null);
        assertThat(json(review)).isEqualTo("{\"id\":\"a\",\"subject\":\"Delta\",\"text\":\"great\",\"label\":\"pos\","
                + "\"scores\":{\"neg\":0.1,\"pos\":0.9},\"confidence\":0.9,\"uncertain\":false,\"modelId\":\"m\","
                + "\"at\":\"2026-03-01T12:00:00Z\",\"scoredAt\":\"2026-03-01T12:00:00Z\",\"topic\":\"reviews\","
                + "\"partition\":1,\"offset\":2,\"words\":[{\"start\":0,\"end\":5,\"weight\":1.5}],\"feedback\":null}");
    }

    @Test
    void lengthsAndStatesAreInWords() throws JsonProcessingException {
        assertThat(json(new Trend(Duration.ofHours(1), null, List.of(), List.of()))).isEqualTo(
                "{\"size\":\"PT1H\",\"subject\":null,\"windows\":[],\"marks\":[]}");
        assertThat(json(Duration.ofDays(1))).isEqualTo("\"P1D\"");
        assertThat(json(Duration.ofHours(25))).isEqualTo("\"PT25H\"");
        assertThat(json(Duration.ofMinutes(1))).isEqualTo("\"PT1M\"");
        assertThat(json(new FeedbackFate("a", "neg", NOON, "page", FeedbackFate.State.CHAMPION, "", 3L, "m")))
                .contains("\"state\":\"champion\"", "\"training\":3");
    }

    @Test
    void queriesRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> ReviewQuery.newest(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("limit");
        assertThatThrownBy(() -> new ReviewQuery(null, null, 0.9, 0.1, null, null, null, ReviewQuery.Order.NEWEST, 1))
                .hasMessageStartingWith("maxConfidence");
        assertThatThrownBy(
                () -> new ReviewQuery(null, null, Double.NaN, 1, null, null, null, ReviewQuery.Order.NEWEST, 1))
                .hasMessageStartingWith("minConfidence");
        assertThat(ReviewQuery.newest(1_000_000).limit()).isEqualTo(ReviewQuery.MOST);
    }
}
