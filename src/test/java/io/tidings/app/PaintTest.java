package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintTest {

    @ParameterizedTest
    @CsvSource({"short, 10, short", "exactly ten, 11, exactly ten", "one too long, 11, one too lo…",
            "'  two\tlines\n\nof text ', 40, two lines of text", "日本語のレビュー, 6, 日本…"})
    void textIsCutToTheColumns(String text, int columns, String expected) {
        assertThat(Paint.printable(text, columns)).isEqualTo(expected);
    }

    @Test
    void hostileTextCannotSteerTheTerminal() {
        assertThat(Paint.printable("a\u001b]0;title\u0007b\u202eevil\u009b31m", 80)).isEqualTo("a ]0;title b evil 31m");
    }

    @Test
    void emojiStayWhole() {
        assertThat(Paint.printable("good 👩\u200d👧", 80)).isEqualTo("good 👩\u200d👧");
    }

    @Test
    void withoutColoursTextStaysAsItIs() {
        assertThat(new Paint(false).green("pos")).isEqualTo("pos");
        assertThat(new Paint(true).green("pos")).isEqualTo("\u001b[32mpos\u001b[0m");
    }
}
