package io.tidings.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    @Test
    void splitsOnNewlineOnlyAndDropsCarriageReturnBeforeIt() throws IOException {
        assertThat(lines("a\u0085b\u2028c\rd\r\n\ne", 100)).containsExactly("a\u0085b\u2028c\rd", "", "e");
    }

    @Test
    void anEndingNewlineBeginsNoLine() throws IOException {
        assertThat(lines("a\n", 100)).containsExactly("a");
        assertThat(lines("", 100)).isEmpty();
        assertThat(lines("\n", 100)).containsExactly("");
    }

    @Test
    void dropsTheByteOrderMark() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb", 100)).containsExactly("a", "\uFEFFb");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 65_535, 65_536, 65_537, 200_000})
    void readsALineUpToTheLimitAndPassesOverALongerOne(int limit) throws IOException {
        String fits = "x".repeat(limit);
        assertThat(lines(fits + "\n" + fits + "y\nz\n" + fits, limit)).containsExactly(fits, "too long", "z", fits);
    }

    private static List<String> lines(String content, int limit) throws IOException {
        var result = new ArrayList<String>();
        try (var reader = new LineReader("source", new ByteArrayInputStream(content.getBytes(UTF_8)), limit)) {
            while (addNext(reader, result)) {
                assertThat(reader.number()).isEqualTo(result.size());
            }
        }
        return result;
    }

    private static boolean addNext(LineReader reader, List<String> lines) throws IOException {
        try {
            return reader.next() && lines.add(reader.text());
        } catch (MalformedReviewException e) {
            assertThat(e).hasMessageStartingWith("source line " + reader.number() + ": longer than ");
            return lines.add("too long");
        }
    }
}
