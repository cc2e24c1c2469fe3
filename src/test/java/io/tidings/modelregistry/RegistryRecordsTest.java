package io.tidings.modelregistry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.tidings.classify.ModelId;
import org.junit.jupiter.api.Test;

class RegistryRecordsTest {

    private static final ModelId A = ModelId.ofName("a");
    private static final ModelId B = ModelId.ofName("b");

    @Test
    void keysAreReadAsTheyAreWritten() {
        for (RecordKey key : List.of(new RecordKey.Manifest(A), new RecordKey.Chunk(A, 17),
                new RecordKey.ChampionOf("sentiment"), new RecordKey.ShadowOf("sentiment"))) {
            assertThat(RecordKey.of(key.bytes())).isEqualTo(key);
        }
        assertThat(RecordKey.of("chunk/12/3".getBytes(UTF_8))).isEqualTo(new RecordKey.Unknown());
        assertThat(RecordKey.of(null)).isEqualTo(new RecordKey.Unknown());
    }

    @Test
    void aChampionRemembersThoseBeforeIt() throws IOException {
        var first = new Champion("sentiment", A, Instant.EPOCH, "1", List.of());
        Champion second = first.next(B, Instant.EPOCH.plusSeconds(5), "2");

        assertThat(Champion.ofJson("sentiment", second.toJson())).isEqualTo(second);
        assertThat(second.former()).containsExactly(new Champion.Reign(A, Instant.EPOCH));
        Champion last = second;
        for (int i = 0; i < 2 * Champion.REMEMBERED; i++) {
            last = last.next(A, Instant.EPOCH, "x");
        }
        assertThat(last.former()).hasSize(Champion.REMEMBERED);
    }

    @Test
    void whatIsNoChampionIsRefused() {
        for (String value : List.of("", "[]", "{}", "{\"model\":\"12\",\"since\":\"2026-01-01T00:00:00Z\"}")) {
            assertThatThrownBy(() -> Champion.ofJson("sentiment", value.getBytes(UTF_8)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void settingsThatCannotBeNameTheirKey() {
        assertThatThrownBy(() -> RegistrySettings.defaults().withTopics("a b", "c"))
                .hasMessageStartingWith("topic: expected a topic name");
        assertThatThrownBy(() -> RegistrySettings.defaults().withTopics("a", "a"))
                .hasMessageStartingWith("events: expected another topic");
        assertThatThrownBy(() -> RegistrySettings.defaults().withChunkBytes(0))
                .hasMessage("chunkBytes: expected 1 to 67108864, found 0");
        assertThatThrownBy(() -> RegistrySettings.checkedName("a/b")).hasMessageStartingWith("name: expected");
    }
}
