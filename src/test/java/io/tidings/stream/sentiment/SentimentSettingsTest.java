package io.tidings.stream.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Left out is null here.
class SentimentSettingsTest {

    @Test
    void whatIsLeftOutTakesItsDefault() {
        assertThat(new SentimentSettings(null, null, null, null, null, null, null, null))
                .isEqualTo(SentimentSettings.defaults());
        assertThat(new AlertSettings(null, null, null, null, null)).isEqualTo(AlertSettings.defaults());
        assertThat(SentimentSettings.defaults().windowSizes()).extracting(WindowSize::toString)
                .containsExactly("PT1M", "PT1H", "P1D");
    }

    @Test
    void sizesAreSortedAndNamedTheShortestWay() {
        assertThat(sizes("P1D, PT60M,PT24H , PT10S")).extracting(WindowSize::toString)
                .containsExactly("PT10S", "PT1H", "P1D");
        assertThat(sizes("P7D")).extracting(WindowSize::millis).containsExactly(604_800_000L);
    }

    @Test
    void sizesThatCannotBeAreNamed() {
        assertThatThrownBy(() -> sizes("PT1M,ten minutes")).hasMessage(
                "sizes: expected lengths of whole seconds such as PT1M, PT1H, P1D, found 'ten minutes'");
        assertThatThrownBy(() -> sizes("")).hasMessageContaining("found ''");
        assertThatThrownBy(() -> sizes("PT0.5S")).hasMessageContaining("found 'PT0.5S'");
        assertThatThrownBy(() -> sizes("PT0S")).hasMessageContaining("found 'PT0S'");
        assertThatThrownBy(() -> sizes("-PT1M")).hasMessageContaining("found '-PT1M'");
        assertThatThrownBy(() -> sizes("PT7M,PT1H"))
                .hasMessage("sizes: expected multiples of the smallest, PT7M, found PT1H");
    }

    @Test
    void otherValuesThatCannotBeAreNamed() {
        assertThatThrownBy(() -> SentimentSettings.defaults().withTopic("no topic"))
                .hasMessageStartingWith("topic: not a topic name");
        assertThatThrownBy(() -> SentimentSettings.defaults().withTopic("tidings.alerts"))
                .hasMessage("topic: must be another topic than the alerts', found 'tidings.alerts' for both");
        assertThatThrownBy(() -> SentimentSettings.defaults().withWindows("PT1M", -1))
                .hasMessage("graceSeconds: expected at least 0, found -1");
        assertThatThrownBy(() -> new SentimentSettings(null, null, null, null, 0, null, null, null))
                .hasMessage("retentionHours: expected at least 1, or -1 for ever, found 0");
        assertThatThrownBy(() -> new SentimentSettings(null, null, null, null, null, null, Map.of("meh", 2.0), null))
                .hasMessage("polarity.meh: expected -1..1, found 2.0");
        assertThatThrownBy(() -> new AlertSettings(null, 1.5, null, null, null))
                .hasMessage("level: expected 0..1, found 1.5");
        assertThatThrownBy(() -> new AlertSettings(null, null, null, 0, null))
                .hasMessage("minimum: expected at least 1, found 0");
        assertThatThrownBy(() -> new AlertSettings(null, null, null, null, 2_000))
                .hasMessage("windows: expected at most 1000, found 2000");
    }

    @Test
    void stateIsKeptForAsLongAsTheBaselineNeedsIt() {
        var settings = SentimentSettings.defaults().withStateHours(48);

        assertThat(settings.stateMillis(new WindowSize(60_000))).isEqualTo(48 * 3_600_000L);
        assertThat(settings.stateMillis(new WindowSize(86_400_000))).isEqualTo(26 * 86_400_000L);
    }

    @Test
    void polarityIsThatOfTheSettingsOrOfTheName() {
        var polarity = new Polarity(Map.of("5", 1.0, "4", 0.5, "good", 0.25));

        assertThat(List.of(polarity.of("4"), polarity.of("good"), polarity.of("Positive"), polarity.of("NEG"),
                polarity.of("neutral"))).containsExactly(0.5, 0.25, 1.0, -1.0, 0.0);
        assertThat(polarity.mean(Map.of("pos", 3L, "neg", 1L, "neutral", 4L))).isEqualTo(0.25);
        assertThat(polarity.mean(Map.of())).isZero();
    }

    private static List<WindowSize> sizes(String text) {
        return WindowSize.parse("sizes", text);
    }
}
