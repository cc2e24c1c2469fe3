package io.tidings.learn.feedback;

import static io.tidings.learn.feedback.JoinStage.START;
import static io.tidings.learn.feedback.JoinStage.event;
import static io.tidings.learn.feedback.JoinStage.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.tidings.event.Feedback;
import io.tidings.event.TrainingExample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the join must not keep.
class ForgettingTest {

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final JoinStage join = new JoinStage();

    @AfterEach
    void everyPieceOfFeedbackHasOneFate() {
        FeedbackCounters counters = join.counters();
        assertThat(counters.isBalanced()).as("%s", counters).isTrue();
        join.close();
    }

    @Test
    void aTombstoneForgetsAReviewForGood() {
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        join.given("r2", "pos", "Bob");
        join.pipe(join.settings.feedback().topic(), "r1", null);
        join.pipe(join.settings.feedback().topic(), "r2", null);

        assertThat(join.examples()).extracting(TrainingExample::getLabel).containsExactly("pos", "", "");
        assertThat(join.reasons()).containsExactly("forgotten");
        assertThat(join.stored()).doesNotContain("text of", "p-");

        join.labeled("r1");
        join.given("r1", "pos", "Cid");
        assertThat(join.examples()).isEmpty();
        assertThat(join.stored()).doesNotContain("text of");
        assertThat(join.counters().forgotten()).isEqualTo(2);
    }

    @Test
    void anAuthorsReviewsAreForgottenWithAndWithoutExamples() {
        join.labeled("r1");
        join.labeled("r2");
        var other = event("r3");
        other.setAttributes(Map.of("author", "Annabel"));
        join.labeled(other);
        join.given("r1", "pos", "Bob");
        join.given("r3", "pos", "Bob");
        join.pass(RETENTION.plus(MOMENT));
        join.labeled("r4");
        join.examples();

        join.given(Feedback.newBuilder().setForgetAuthor("Ann").setAt(START).build());

        assertThat(join.examples()).extracting(TrainingExample::getId).contains("r1", "r4").doesNotContain("r3");
        assertThat(join.stored()).doesNotContain("text of");
        join.labeled("r5");
        assertThat(join.stored()).doesNotContain("text of");
        var newer = event("r6");
        newer.setEventTime(START.plus(RETENTION).plus(RETENTION));
        join.pass(RETENTION);
        join.labeled(newer);
        assertThat(join.stored()).contains("text of r6");
        assertThat(join.counters().received()).isEqualTo(2);
    }

    @Test
    void whatComesFromAForgottenAuthorLaterLeavesATombstone() {
        join.given(Feedback.newBuilder().setForgetAuthor("Ann").setAt(START).build());
        join.given("r1", "pos", "Bob");

        join.labeled("r1");
        join.labeled("r1");

        assertThat(join.examples()).as("told once").singleElement().satisfies(gone -> {
            assertThat(gone.getId()).isEqualTo("r1");
            assertThat(gone.getLabel()).isEmpty();
        });
        assertThat(join.reasons()).containsExactly("forgotten");
        assertThat(join.stored()).doesNotContain("text of");
    }

    @Test
    void anAuthorOfManyReviewsIsForgottenInPortions() {
        for (int i = 0; i < 1_200; i++) {
            join.labeled("r" + i);
        }
        join.given(Feedback.newBuilder().setForgetAuthor("Ann").setAt(START).build());
        assertThat(join.counters().forgotten()).isEqualTo(500);
        join.pass(MOMENT);

        assertThat(join.counters().forgotten()).isEqualTo(1_200);
        assertThat(join.stored()).doesNotContain("text of");
    }

    @Test
    void aTextIsForgottenWithItsAuthor() {
        Feedback own = feedback("", "pos", "Bob");
        own.setText("mine");
        own.setAuthor("Eve");
        join.given(own);
        join.given(Feedback.newBuilder().setForgetAuthor("Eve").setAt(START).build());
        own.setText("mine too");
        join.given(own);

        assertThat(join.examples()).extracting(TrainingExample::getLabel).containsExactly("pos", "");
        assertThat(join.reasons()).containsExactly("forgotten");
        assertThat(join.stored()).doesNotContain("mine");
    }

    @Test
    void nothingIsStoredUnredactedOrWithAName() {
        var event = event("r1");
        event.setText("call 0171/1234567 or bob@example.org");
        event.setAttributes(Map.of("author", "Ann Example"));
        join.labeled(event);
        join.given("r1", "pos", "Bob Example");

        assertThat(join.stored()).contains("<phone>", "<email>").doesNotContain("Example", "0171", "bob@");
    }
}
