package io.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.001Z");

    private static final ModelManifest MANIFEST = ModelManifest.newBuilder()
            .setId("0123456789abcdef".repeat(4))
            .setName("sentiment")
            .setLabels(List.of("neg", "pos"))
            .setMetrics(Map.of("validationAccuracy", 0.9))
            .setReference(Map.of("confidence", List.of(0.25, 0.75)))
            .setSize(5_000_000)
            .setChunks(10)
            .setCreatedAt(NOW)
            .setSignature(ByteBuffer.wrap(new byte[]{1, 2, 3}))
            .build();

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void readsBackListsMapsBytesAndTimes(OutputFormat format) throws IOException {
        assertThat(EventCodec.MODEL_MANIFEST.read(EventCodec.MODEL_MANIFEST.write(MANIFEST, format)))
                .isEqualTo(MANIFEST);
    }

    @Test
    void jsonMayLeaveOutWhatHasADefault() throws IOException {
        var feedback = read("{\"reviewId\": \"r-1\", \"label\": \"pos\", \"at\": \"2026-11-21T08:00:00.001Z\"}");

        assertThat(feedback)
                .isEqualTo(Feedback.newBuilder().setReviewId("r-1").setLabel("pos").setAt(NOW).build());
        assertThat(read("{\"at\": 1795248000001}").getAt()).isEqualTo(Instant.ofEpochMilli(1795248000001L));
    }

    @Test
    void saysWhichFieldOfJsonIsMissingOrOfAnotherKind() {
        assertRefused("{\"reviewId\": \"r-1\"}", "lacks field at, expected a time in ISO-8601");
        assertRefused("{\"reviewId\": 7, \"at\": 1}", "lacks field reviewId, expected a string");
        assertRefused("{\"weight\": \"heavy\", \"at\": 1}", "lacks field weight, expected a number");
        assertRefused("{\"at\": \"yesterday\"}", "lacks field at, expected a time");
    }

    private static Feedback read(String json) throws IOException {
        return EventCodec.FEEDBACK.read(json.getBytes(UTF_8));
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }
}
