package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.stream.ExplainSettings.Events;
import org.junit.jupiter.api.Test;

/// Which events of a batch get their words, by a clock that every explanation moves on by 30 milliseconds.
class DecidingWordsTest {

    private static final long MILLION = 1_000_000;
    private static final Executor NOBODY = task -> {};

    private final AtomicLong nanos = new AtomicLong();
    private final Classifier model = new ExplainingRules(() -> nanos.addAndGet(30 * MILLION));
    private final List<String> texts = IntStream.range(0, 20).mapToObj(i -> "a good " + i).toList();

    @Test
    void aBatchIsExplainedUntilItsTimeIsOverTheLeastCertainFirst() {
        DecidingWords.Found found = found(new ExplainSettings(Events.ALL, 3, 100, 1), NOBODY);

        assertThat(found.wanted()).isEqualTo(20);
        assertThat(found.words()).hasSize(4);
        double explained = found.words().keySet().stream().mapToDouble(this::confidence).max().orElseThrow();
        assertThat(IntStream.range(0, 20).filter(i -> !found.words().containsKey(i)).mapToDouble(this::confidence))
                .allMatch(confidence -> confidence >= explained);
    }

    @Test
    void withoutABoundAllAreExplained() {
        assertThat(found(new ExplainSettings(Events.ALL, 3, 0, 1), NOBODY).words()).hasSize(20);
    }

    @Test
    void helpersThatNeverComeAreNotWaitedFor() {
        assertThat(found(new ExplainSettings(Events.ALL, 3, 0, 8), NOBODY).words()).hasSize(20);
    }

    @Test
    void wordsComeToTheTextsThatTheyAreOfWhoeverExplainedThem() {
        List<String> several = IntStream.range(0, 500).mapToObj(i -> " ".repeat(i) + "a good one").toList();
        try (var helpers = Executors.newFixedThreadPool(3)) {
            var settings = ScoreSettings.defaults().withExplain(new ExplainSettings(Events.ALL, 1, 0, 4));
            DecidingWords.Found found = new DecidingWords(settings, helpers, System::nanoTime)
                    .of(new ExplainingRules(), several, several.stream().map(WordRules::outcome).toList());

            assertThat(found.words()).hasSize(500);
            found.words()
                    .forEach((place, words) -> assertThat(words.getFirst().start())
                            .isEqualTo(several.get(place).indexOf("good")));
        }
    }

    @Test
    void onlyWhatIsUncertainIsExplainedWhereThatIsAsked() {
        DecidingWords.Found found = found(new ExplainSettings(Events.LOW_CONFIDENCE, 3, 0, 1), NOBODY);

        assertThat(found.words()).hasSize(found.wanted()).hasSizeBetween(1, 19);
        assertThat(found.words().keySet()).allMatch(i -> confidence(i) < 0.7);
    }

    @Test
    void whatTheModelFailsToExplainIsWantedAllTheSame() {
        List<String> two = List.of("good INEXPLICABLE", "a good one");
        DecidingWords.Found found = words(new ExplainSettings(Events.ALL, 3, 0, 1), NOBODY).of(model, two,
                two.stream().map(WordRules::outcome).toList());

        assertThat(found.wanted()).isEqualTo(2);
        assertThat(found.words()).containsOnlyKeys(1);
    }

    private DecidingWords.Found found(ExplainSettings settings, Executor helpers) {
        return words(settings, helpers).of(model, texts, outcomes());
    }

    private DecidingWords words(ExplainSettings settings, Executor helpers) {
        return new DecidingWords(ScoreSettings.defaults().withExplain(settings), helpers, nanos::get);
    }

    private List<Classification> outcomes() {
        return texts.stream().map(WordRules::outcome).toList();
    }

    private double confidence(int place) {
        return outcomes().get(place).scores().confidence();
    }
}
