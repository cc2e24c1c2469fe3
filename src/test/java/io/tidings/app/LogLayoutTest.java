package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.event.EventCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLayoutTest {

    private final LogLayout layout = new LogLayout();

    @Test
    void aLineIsAnObjectWithTheKeysOfTheVocabulary() throws IOException {
        JsonNode line = json("labelled \"two\"\nand {}", null, 3);

        assertThat(line.fieldNames()).toIterable().containsExactly("time", "level", "logger", "thread", "message");
        assertThat(line.get("time").asText()).isEqualTo("2026-11-20T12:00:00.123Z");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("logger").asText()).isEqualTo("io.tidings.app.LogLayoutTest");
        assertThat(line.get("message").asText()).isEqualTo("labelled \"two\"\nand 3");
    }

    @Test
    void whatWasThrownIsItsRootInAFewWords() throws IOException {
        JsonNode line = json("failed", new IllegalStateException("outer", new IOException("disk\nfull")));

        assertThat(line.get("error").asText()).isEqualTo("IOException: disk");
    }

    @Test
    void anEventThatCannotBeReadIsDescribedWithoutItsText() {
        for (String broken : new String[]{"{\"text\": dreadful}", "{dreadful}", "{\"id\": \"1\", \"x\": dreadful"}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                    () -> EventCodec.LABELED_REVIEW.read(broken.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                    .hasMessageContaining("not JSON at line 1, column")
                    .hasMessageNotContaining("dreadful")
                    .hasNoCause();
        }
    }

    private JsonNode json(String message, @Nullable Throwable thrown, Object... arguments) throws IOException {
        layout.setFormat("JSON");
        var logger = (Logger) LoggerFactory.getLogger(LogLayoutTest.class);
        var event = new LoggingEvent("", logger, Level.WARN, message, thrown, arguments);
        event.setInstant(java.time.Instant.parse("2026-11-20T12:00:00.123Z"));
        String line = layout.doLayout(event);
        assertThat(line.lines()).hasSize(1);
        return new JsonMapper().readTree(line);
    }
}
