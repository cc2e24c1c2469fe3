package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.tidings.classify.Classification;
import org.junit.jupiter.api.Test;

class LstmClassifierTest {

    private static final LstmClassifier CLASSIFIER = LstmClassifier.ofBytes(ModelFile.bytes(TinyModels.trained()));

    @Test
    void labelsClearTexts() {
        assertThat(CLASSIFIER.classify("the plot was very good").scores().label()).isEqualTo("pos");
        assertThat(CLASSIFIER.classify("the plot was very dull").scores().label()).isEqualTo("neg");
    }

    @Test
    void aBatchScoresAsEachTextAlone() {
        var texts = texts(700);
        var batch = CLASSIFIER.classify(texts);
        for (int i = 0; i < texts.size(); i++) {
            var alone = CLASSIFIER.classify(texts.get(i)).scores();
            for (int c = 0; c < 2; c++) {
                assertThat(batch.get(i).scores().score(c)).isCloseTo(alone.score(c),
                        offset(1e-5f));
            }
        }
    }

    @Test
    void scoresEmptyTextsAndNoTexts() {
        assertThat(CLASSIFIER.classify(List.of())).isEmpty();
        var outcomes = CLASSIFIER.classify(List.of("", "good", "   "));
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.getFirst().tokens()).isZero();
        assertThat(outcomes.getFirst().unknown()).isZero();
        assertThat(outcomes.getFirst().scores()).isEqualTo(outcomes.getLast().scores());
    }

    @Test
    void readsHeadAndTailOfALongTextAndSaysSo() {
        var fits = CLASSIFIER.classify("film ".repeat(24));
        assertThat(fits.truncated()).isFalse();
        assertThat(fits.tokens()).isEqualTo(24);
        var head = "film ".repeat(8);
        var tail = "plot ".repeat(15) + "dull";
        var shorter = CLASSIFIER.classify(head + tail);
        var longer = CLASSIFIER.classify(head + "good unheard ".repeat(500) + tail);
        assertThat(longer.truncated()).isTrue();
        assertThat(longer.tokens()).isEqualTo(1024);
        assertThat(longer.unknown()).isZero();
        assertThat(longer.scores()).isEqualTo(shorter.scores());
    }

    @Test
    void countsUnknownWords() {
        assertThat(CLASSIFIER.classify("the zyzzyva was good").unknown()).isEqualTo(1);
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        var texts = texts(100);
        var expected = CLASSIFIER.classify(texts);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Classification>>> tasks = new ArrayList<>();
            IntStream.range(0, 64).forEach(i -> tasks.add(() -> CLASSIFIER.classify(texts)));
            for (var task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isEqualTo(expected);
            }
        }
    }

    private static List<String> texts(int count) {
        var random = new Random(5);
        return IntStream.range(0, count).mapToObj(i -> TinyModels.text(i % 2 == 0, random)).toList();
    }
}
