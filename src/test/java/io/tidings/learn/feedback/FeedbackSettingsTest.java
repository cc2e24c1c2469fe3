package io.tidings.learn.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class FeedbackSettingsTest {

    private static final StarsSettings STARS = new StarsSettings("stars", Map.of("neg", "1..2.5", "pos", "4..5"), 1.0);

    @Test
    void starsStandForLabels() {
        assertThat(label("1")).isEqualTo("neg");
        assertThat(label(" 2.5 ")).isEqualTo("neg");
        assertThat(label("3")).isEqualTo("none");
        assertThat(label("4.0")).isEqualTo("pos");
        assertThat(label("6")).isEqualTo("none");
        assertThat(label("five")).isEqualTo("none");
        assertThat(label("NaN")).isEqualTo("none");
        assertThat(STARS.labelOf(Map.of("rating", "5"))).isEmpty();
        assertThat(StarsSettings.defaults().labelOf(Map.of("", "5", "stars", "5"))).isEmpty();
    }

    @Test
    void rangesThatMakeNoSenseAreRefused() {
        assertRefused("neg", "1-2", "labels.neg: expected a number or a range such as 1..2, found '1-2'");
        assertRefused("neg", "2..1", "labels.neg: expected the smaller number first");
        assertRefused("neg", "1..4", "labels.neg: the value 4.0 stands for 'pos' too");
    }

    @Test
    void whatTheGuaranteesRestOnIsNotForSetting() {
        assertThatThrownBy(
                () -> FeedbackSettings.defaults().withStreams(Map.of("processing.guarantee", "at_least_once")))
                .hasMessage("streams.processing.guarantee: not for setting here");
        assertThatThrownBy(() -> FeedbackSettings.defaults().withStoreMegabytes(0))
                .hasMessage("storeMegabytes: expected at least 1, found 0");
        assertThatThrownBy(() -> FeedbackSettings.defaults().withTopics("a", "b", "a"))
                .hasMessageContaining("must be three topics");
    }

    @Test
    void pseudonymsDependOnTheSaltAndAreLeftAsTheyAre() {
        var ours = new Pseudonyms("salt");
        String ann = ours.of("Ann");

        assertThat(ann).matches("p-[0-9a-f]{32}").isEqualTo(ours.of(" Ann ")).isEqualTo(ours.of(ann));
        assertThat(new Pseudonyms("pepper").of("Ann")).isNotEqualTo(ann);
        assertThat(new Pseudonyms("").of("Ann")).isNotEqualTo(ann);
        assertThat(ours.of("  ")).isEmpty();
    }

    private static String label(String stars) {
        return STARS.labelOf(Map.of("stars", stars)).orElse("none");
    }

    private static void assertRefused(String label, String range, String message) {
        assertThatThrownBy(() -> new StarsSettings("stars", Map.of("pos", "4..5", label, range), 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
