package io.tidings.app.demo;

import static io.tidings.app.demo.Events.event;
import static io.tidings.app.demo.Events.labeled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;

import io.tidings.app.Paint;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;

class ReviewLinesTest {

    private static final int COLUMNS = 60;

    private final ReviewLines plain = new ReviewLines(COLUMNS, 3, new Paint(false));

    @Test
    void showsSubjectLabelConfidenceAndText() {
        assertThat(plain.line(labeled(event("The Juniper Ladle", "pos", 0.984f, "Best soup of my life"))))
                .isEqualTo("The Juniper La…  pos    98 %  Best soup of my life");
    }

    @Test
    void marksUncertainLabels() {
        assertThat(plain.line(labeled(event("Radio", "neg", 0.52f, "well")))).contains("neg?   52 %  well");
    }

    @Test
    void neverIsWiderThanTheScreen() {
        String wide = "배송이 빨라요 👨‍👩‍👧‍👦 很好吃 ".repeat(20);
        String line = plain.line(labeled(event(wide, "pos", 1f, wide)));
        assertThat(width(line)).isBetween(COLUMNS - 2, COLUMNS);
        assertThat(line).endsWith("…");
    }

    @Test
    void obeysNoReviewThatWantsToRuleTheTerminal() {
        String line = plain.line(
                labeled(event("a\u001b[2Jb", "pos", 1f, "one\r\ntwo\u001b]0;title\u0007\u202eevil\u2028three")));
        assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
        assertThat(line).doesNotContain("\u202e").doesNotContain("\u2028");
        assertThat(line).contains("one two");
    }

    @Test
    void coloursGoodBadAndDoubtfulApart() {
        var painted = new ReviewLines(COLUMNS, 3, new Paint(true));
        assertThat(painted.line(labeled(event("x", "pos", 0.9f, "t")))).contains("\u001b[32mpos");
        assertThat(painted.line(labeled(event("x", "neg", 0.9f, "t")))).contains("\u001b[31mneg");
        assertThat(painted.line(labeled(event("x", "neg", 0.6f, "t")))).contains("\u001b[33mneg?");
    }

    @Test
    void saysWhyAReviewWasNotLabelledAndWhereItIs() {
        var letter = new Outcome.DeadLetter("MISSING_TEXT", new Position(2, 17), OptionalLong.empty());
        assertThat(plain.line(letter)).isEqualTo("dead letter: MISSING_TEXT (partition 2, offset 17)");
    }

    private static int width(String line) {
        return line.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }
}
