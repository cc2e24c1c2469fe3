package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

class VocabularyFormatTest {

    private static final String FILE = "54564f43" + "0001" + "00000002" + "0004" + "676f6f64" + "0000000000000003"
            + "0002"
            + "c3a9" + "0000000000000001";

    private final byte[] bytes = HexFormat.of().parseHex(FILE);

    @Test
    void bytesAreStable() {
        Vocabulary vocabulary = Vocabulary.builder().add("é", 1).add("good", 3).build(1, 10);
        assertThat(HexFormat.of().formatHex(vocabulary.toBytes())).isEqualTo(FILE);
        assertThat(vocabulary.hash()).isEqualTo(Vocabulary.ofBytes(bytes).hash()).hasSize(64);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Vocabulary read = Vocabulary.ofBytes(bytes);
        assertThat(read.words()).containsExactly("<pad>", "<unk>", "good", "é");
        assertThat(read.count(2)).isEqualTo(3);
        assertThat(read.indexOf("é")).isEqualTo(3);
        assertThat(read.toBytes()).isEqualTo(bytes);
        assertThat(Vocabulary.ofBytes(Vocabulary.builder().build(1, 2).toBytes()).size()).isEqualTo(2);
    }

    @Test
    void errorsSayWhatIsWrongWhere() {
        assertError(new byte[0], "vocabulary: expected the bytes to start with 'TVOC'");
        assertError(changed(0, 'X'), "vocabulary: expected the bytes to start with 'TVOC'");
        assertError(changed(5, 2), "vocabulary: version 2 is not known, expected 1; a newer Tidings may read it");
        assertError(changed(6, 0x7F), "vocabulary: claims 2130706434 words, but only 26 bytes follow");
        assertError(changed(6, 0xFF), "vocabulary: claims 4278190082 words, but only 26 bytes follow");
        assertError(changed(10, 0x7F), "vocabulary: word 0 at byte 10: length 32516 is not possible");
        assertError(changed(11, 0), "vocabulary: word 0 at byte 10: length 0 is not possible");
        assertError(changed(26, 0x28), "vocabulary: word 1 at byte 24: not UTF-8");
        assertError(changed(16, 0x80), "vocabulary: word 0 at byte 10: count -9223372036854775805 out of order");
        assertError(changed(35, 4), "vocabulary: word 1 at byte 24: count 4 out of order");
        assertError(Arrays.copyOf(bytes, bytes.length + 1), "vocabulary: 1 bytes follow the last of 2 words");
        assertError(Arrays.copyOf(bytes, bytes.length - 1), "vocabulary: word 1 at byte 24: length 2 is not possible");
    }

    @Test
    void aWordThatOccursTwiceIsAnError() {
        byte[] twice = ByteBuffer.allocate(10 + 2 * 11)
                .put(bytes, 0, 10)
                .put(HexFormat.of().parseHex("0001610000000000000003"))
                .put(HexFormat.of().parseHex("0001610000000000000003"))
                .array();
        assertError(twice, "vocabulary: word 1 at byte 21: word 'a' occurs twice");
    }

    @Test
    void damagedBytesAreRefusedAndNothingElseIsThrown() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 4));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Vocabulary.ofBytes(damaged).size()).isEqualTo(4);
            } catch (VocabularyFormatException e) {
                assertThat(e).hasMessageStartingWith("vocabulary: ");
            }
        }
    }

    private byte[] changed(int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private static void assertError(byte[] bytes, String message) {
        assertThatThrownBy(() -> Vocabulary.ofBytes(bytes)).isInstanceOf(VocabularyFormatException.class)
                .hasMessageStartingWith(message);
    }
}
