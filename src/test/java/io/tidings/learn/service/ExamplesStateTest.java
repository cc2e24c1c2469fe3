package io.tidings.learn.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.tidings.event.TrainingExample;
import org.junit.jupiter.api.Test;

class ExamplesStateTest {

    private final ExamplesState examples = new ExamplesState("sentiment", 3);

    @Test
    void theNewestWinWhateverTheOrderInWhichTheyCome() {
        for (int second : new int[]{5, 1, 4, 2, 3}) {
            examples.put("r" + second, 0, second, example("r" + second, second, "pos"));
        }

        assertThat(examples.examples()).extracting(TrainingExample::getId).containsExactly("r3", "r4", "r5");
    }

    @Test
    void theLastWordOnAReviewReplacesTheFormerOne() {
        examples.put("r", 0, 0, example("r", 1, "neg"));
        examples.put("r", 0, 1, example("r", 2, "pos"));

        assertThat(examples.examples()).singleElement().extracting(TrainingExample::getLabel).isEqualTo("pos");
    }

    @Test
    void whatIsForgottenIsGoneAndBarredFromRehearsal() {
        examples.put("r", 0, 0, example("r", 1, "neg"));
        examples.put("s", 0, 1, example("s", 1, "neg"));
        examples.forget("r", 0, 2);
        examples.forget("never seen", 0, 3);

        var barred = examples.barred();
        assertThat(examples.examples()).extracting(TrainingExample::getId).containsExactly("s");
        assertThat(barred.test("r")).isTrue();
        assertThat(barred.test("never seen")).isTrue();
        assertThat(barred.test("s")).as("an example is no rehearsal").isTrue();
        assertThat(barred.test("t")).isFalse();
        examples.drop("s", 0, 4);
        assertThat(examples.barred().test("s")).as("nobody wants it forgotten").isFalse();
    }

    @Test
    void anUnreadableWordIsTheLastWordNevertheless() {
        examples.put("r", 0, 0, example("r", 1, "neg"));
        examples.unreadable("r", 0, 1);

        assertThat(examples.examples()).isEmpty();
        assertThat(examples.unreadable()).isEqualTo(1);
    }

    @Test
    void examplesOfOtherModelsDoNotCount() {
        TrainingExample other = example("r", 1, "sport");
        other.setModel("topic");
        examples.put("topic\u001fr", 0, 0, other);

        assertThat(examples.sight(Positions.NONE)).isEqualTo(new Sight(0, 0, Positions.NONE.with(0, 1)));
    }

    @Test
    void newIsWhatLiesBehindTheLastTraining() {
        examples.put("a", 0, 7, example("a", 1, "neg"));
        examples.put("b", 1, 3, example("b", 1, "neg"));
        Positions then = examples.sight(Positions.NONE).positions();
        examples.put("a", 0, 8, example("a", 2, "pos"));

        assertThat(examples.sight(then).fresh()).isEqualTo(1);
        assertThat(examples.sight(then).positions().text()).isEqualTo("0:9,1:4");
        assertThat(Positions.parse("0:9,1:4")).isEqualTo(examples.sight(then).positions());
        assertThat(Positions.parse("")).isEqualTo(Positions.NONE);
    }

    @Test
    void longTextsMakeRoomToo() {
        for (int i = 0; i < 3; i++) {
            TrainingExample example = example("r" + i, i, "neg");
            example.setText("x".repeat(7_000));
            examples.put("r" + i, 0, i, example);
        }

        assertThat(examples.examples()).extracting(TrainingExample::getId).containsExactly("r2");
    }

    private static TrainingExample example(String id, int second, String label) {
        return TrainingExample.newBuilder()
                .setId(id)
                .setText("text of " + id)
                .setLabel(label)
                .setFeedbackAt(Instant.ofEpochSecond(second))
                .setEventTime(Instant.ofEpochSecond(second))
                .build();
    }
}
