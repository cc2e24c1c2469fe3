package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextScriptTest {

    @Test
    void tellsTheScriptOfMostLetters() {
        assertThat(TextScript.of("Très bien, 10/10")).isEqualTo("LATIN");
        assertThat(TextScript.of("맛있어요 ok")).isEqualTo("HANGUL");
        assertThat(TextScript.of("很好吃")).isEqualTo("HAN");
        assertThat(TextScript.of("Очень хорошо, super")).isEqualTo("CYRILLIC");
        assertThat(TextScript.of("ไม่ดี")).isEqualTo("THAI");
    }

    @Test
    void aTextWithoutLettersHasNone() {
        assertThat(TextScript.of("")).isEqualTo("COMMON");
        assertThat(TextScript.of("10/10 \uD83D\uDC4D \uD800")).isEqualTo("COMMON");
    }
}
