package io.tidings.learn.feedback;

import static io.tidings.learn.feedback.JoinStage.START;
import static io.tidings.learn.feedback.JoinStage.event;
import static io.tidings.learn.feedback.JoinStage.feedback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;

import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelLabel;
import io.tidings.event.OutputFormat;
import io.tidings.event.TextId;
import io.tidings.event.TrainingExample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedbackTopologyTest {

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private JoinStage join = new JoinStage();

    @AfterEach
    void everyPieceOfFeedbackHasOneFate() {
        FeedbackCounters counters = join.counters();
        assertThat(counters.isBalanced()).as("%s", counters).isTrue();
        join.close();
    }

    @Test
    void feedbackJoinsAReviewThatIsThere() {
        join.labeled("r1");
        join.given("r1", "pos", "Bob");

        TrainingExample example = join.examples().getFirst();
        assertThat(example.getId()).isEqualTo("r1");
        assertThat(example.getText()).isEqualTo("text of r1");
        assertThat(example.getSubject()).isEqualTo("Kettle");
        assertThat(example.getLabel()).isEqualTo("pos");
        assertThat(example.getScoredLabel()).isEqualTo("neg");
        assertThat(example.getScores()).isEqualTo(JoinStage.SCORES);
        assertThat(example.getModelId()).startsWith("0123");
        assertThat(example.getSource()).isEqualTo("page");
        assertThat(example.getFeedbackAt()).isEqualTo(START);
        assertThat(example.getEventTime()).isEqualTo(START.minusSeconds(60));
        assertThat(example.getVotes()).isEqualTo(Map.of("pos", 1));
        assertThat(example.getConflict()).isFalse();
        assertThat(example.getBy()).matches("p-[0-9a-f]{32}");
        assertThat(example.getAuthor()).matches("p-[0-9a-f]{32}").isNotEqualTo(example.getBy());
        assertThat(join.counters().joined()).isEqualTo(1);
    }

    @Test
    void feedbackWaitsForItsReview() {
        join.given("r1", "pos", "Bob");
        join.given("r1", "neg", "Cid");
        assertThat(join.examples()).isEmpty();
        assertThat(join.counters().waiting()).isEqualTo(2);

        join.labeled("r1");

        assertThat(join.examples()).singleElement().satisfies(example -> {
            assertThat(example.getLabel()).isEqualTo("neg");
            assertThat(example.getVotes()).isEqualTo(Map.of("pos", 1, "neg", 1));
            assertThat(example.getConflict()).isTrue();
        });
        assertThat(join.counters().waiting()).isZero();
        assertThat(join.counters().joined()).isEqualTo(2);
    }

    @Test
    void theLastWordIsTheOneThatWasGivenLast() {
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        Feedback older = feedback("r1", "neg", "Cid");
        older.setAt(START.minusSeconds(9));
        join.given(older);

        assertThat(join.examples()).extracting(TrainingExample::getLabel).containsExactly("pos", "pos");

        Feedback future = feedback("r1", "neg", "Eve");
        future.setAt(START.plusSeconds(999_999));
        join.given(future);
        assertThat(join.examples()).singleElement()
                .satisfies(example -> assertThat(example.getFeedbackAt()).isEqualTo(START));
    }

    @Test
    void aPersonMayChangeTheirMindButIsOneVote() {
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        join.given("r1", "neg", "Bob");
        Feedback older = feedback("r1", "pos", "Bob");
        older.setAt(START.minusSeconds(1));
        join.given(older);

        assertThat(join.examples()).last().satisfies(example -> {
            assertThat(example.getLabel()).isEqualTo("neg");
            assertThat(example.getVotes()).isEqualTo(Map.of("neg", 1));
            assertThat(example.getConflict()).isFalse();
        });
        assertThat(join.reasons()).containsExactly("superseded");
    }

    @Test
    void theSameOfTheSamePersonIsADuplicate() {
        join.given("r1", "pos", "Bob");
        join.given("r1", "pos", "Bob");
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        join.given("r1", "pos", "Cid");

        assertThat(join.reasons()).containsExactly("duplicate", "duplicate");
        assertThat(join.counters().duplicate()).isEqualTo(2);
        assertThat(join.counters().joined()).isEqualTo(2);
    }

    @Test
    void feedbackIsUnmatchedWhenItHasWaitedForTheRetention() {
        join.given("r1", "pos", "Bob");
        join.pass(RETENTION.minus(MOMENT));
        join.given("r1", "neg", "Cid");
        assertThat(join.unmatched()).isEmpty();

        join.pass(MOMENT.multipliedBy(2));
        assertThat(join.unmatched()).singleElement().satisfies(unmatched -> {
            assertThat(unmatched.getReason()).isEqualTo("unmatched");
            assertThat(unmatched.getReviewId()).isEqualTo("r1");
            assertThat(unmatched.getLabel()).isEqualTo("pos");
        });
        assertThat(join.counters().waiting()).isEqualTo(1);

        join.labeled("r1");
        assertThat(join.examples()).hasSize(1);
    }

    @Test
    void feedbackIsLateWhenItsReviewHasExpired() {
        join.labeled("r1");
        join.pass(RETENTION.plus(MOMENT));
        join.given("r1", "pos", "Bob");

        assertThat(join.reasons()).containsExactly("late");
        assertThat(join.stored()).doesNotContain("text of");
    }

    @Test
    void nothingIsLeftOfAReviewWithoutFeedbackAfterTwiceTheRetention() {
        var event = event("r1");
        event.setAttributes(Map.of());
        join.labeled(event);
        join.pass(RETENTION.plus(MOMENT));
        join.pass(RETENTION.plus(MOMENT));

        assertThat(join.stored()).isEmpty();
        assertThat(join.counters().store()).isEqualTo(new FeedbackCounters.Store(0, 0, 0));
    }

    @Test
    void aTextNeedsNoJoin() {
        Feedback own = feedback("", "pos", "Bob");
        own.setText("  I love it, write to bob@example.org ");
        own.setSubject("Lamp");
        join.given(own);
        join.given(own);

        TrainingExample example = join.examples().getFirst();
        assertThat(example.getText()).isEqualTo("I love it, write to <email>");
        assertThat(example.getSubject()).isEqualTo("Lamp");
        assertThat(example.getId()).isEqualTo(TextId.of("I love it, write to <email>"));
        assertThat(example.getScores()).isEmpty();
        assertThat(example.getScoredLabel()).isEmpty();
        assertThat(join.reasons()).containsExactly("duplicate");
    }

    @Test
    void aTextWithAnIdBringsInWhatWaitedForThatReview() {
        join.given("r1", "neg", "Cid");
        Feedback own = feedback("r1", "pos", "Bob");
        own.setText("brought");
        join.given(own);

        assertThat(join.examples()).last().satisfies(example -> {
            assertThat(example.getText()).isEqualTo("brought");
            assertThat(example.getVotes()).isEqualTo(Map.of("pos", 1, "neg", 1));
        });
        assertThat(join.counters().joined()).isEqualTo(2);
    }

    @Test
    void otherModelsHaveExamplesOfTheirOwn() {
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        Feedback topic = feedback("r1", "price", "Bob");
        topic.setModel("topic");
        join.given(topic);

        assertThat(join.examples()).extracting(TrainingExample::getModel).containsExactly("sentiment", "topic");
        join.pipe(join.settings.feedback().topic(), "r1", null);
        assertThat(join.examples()).extracting(TrainingExample::getId).containsExactly("r1", "topic\u001fr1");
    }

    @Test
    void labelsThatTheModelDoesNotKnowAreRefused() {
        join.labeled("r1");
        join.given("r1", "postive", "Bob");

        assertThat(join.unmatched()).singleElement().satisfies(unmatched -> {
            assertThat(unmatched.getReason()).isEqualTo("unknown-label");
            assertThat(unmatched.getDetail()).isEqualTo("expected one of [neg, pos]");
        });
    }

    @Test
    void aLabeledEventWithoutTextGivesNoExample() {
        join.labeled(LabeledReview.newBuilder(event("r1")).clearText().build());
        join.given("r1", "pos", "Bob");
        assertThat(join.reasons()).containsExactly("text-missing");

        Feedback own = feedback("r1", "pos", "Bob");
        own.setText("here it is");
        join.given(own);
        assertThat(join.examples()).extracting(TrainingExample::getText).containsExactly("here it is");
    }

    @Test
    void starsAreFeedback() {
        join.close();
        join = new JoinStage(FeedbackSettings.defaults()
                .withStars(new StarsSettings("stars", StarsSettings.defaults().labels(), 0.5)));
        join.labeled("r1");
        var middling = event("r2");
        middling.setAttributes(Map.of("stars", "3"));
        join.labeled(middling);
        join.labeled("r1");

        assertThat(join.examples()).singleElement().satisfies(example -> {
            assertThat(example.getLabel()).isEqualTo("pos");
            assertThat(example.getSource()).isEqualTo("stars");
            assertThat(example.getWeight()).isEqualTo(0.5f);
            assertThat(example.getBy()).isEmpty();
        });
        assertThat(join.reasons()).containsExactly("duplicate");

        join.given("r1", "neg", "Bob");
        assertThat(join.examples()).singleElement().satisfies(example -> {
            assertThat(example.getLabel()).isEqualTo("neg");
            assertThat(example.getConflict()).isTrue();
        });
    }

    @Test
    void jsonIsReadToo() {
        join.pipe("labeled", "any", EventCodec.LABELED_REVIEW.write(event("r1"), OutputFormat.JSON));
        join.pipe(join.settings.feedback().topic(), "r1",
                "{\"label\": \"pos\", \"at\": \"2026-11-20T12:00:00Z\"}".getBytes(UTF_8));

        assertThat(join.examples()).extracting(TrainingExample::getLabel).containsExactly("pos");
    }

    @Test
    void whatCannotBeReadIsUnmatchedAndStopsNothing() {
        String topic = join.settings.feedback().topic();
        join.pipe("labeled", "k", new byte[]{1, 2, 3});
        join.pipe("labeled", "k", null);
        join.pipe(topic, "r1", new byte[]{(byte) 0xC3, 1, 9});
        join.pipe(topic, null, "{".getBytes(UTF_8));
        join.pipe(topic, null, null);
        join.pipe(topic, "r1", "{\"at\": 1, \"weight\": -1, \"label\": \"pos\"}".getBytes(UTF_8));
        join.pipe(topic, "r1", "{\"at\": 1}".getBytes(UTF_8));
        join.given("", "pos", "Bob");
        join.given("x".repeat(1_001), "pos", "Bob");

        assertThat(join.reasons()).hasSize(7).containsOnly("unreadable");
        Feedback tooLong = feedback("", "pos", "Bob");
        tooLong.setText("x".repeat(1_001));
        join.given(tooLong);
        assertThat(join.reasons()).containsExactly("text-too-long");
        join.labeled("r1");
        join.given("r1", "pos", "Bob");
        assertThat(join.examples()).hasSize(1);
        assertThat(join.meters.unreadable()).isEqualTo(1);
    }

    @Test
    void furtherModelsAreJudgedByWhatTheySaid() {
        var event = event("r1");
        event.setModels(Map.of("topic", new ModelLabel("price", Map.of("price", 0.9f, "taste", 0.1f), 0.9f, false,
                "fedcba9876543210".repeat(4))));
        join.labeled(event);
        Feedback topic = feedback("r1", "taste", "Bob");
        topic.setModel("topic");
        join.given(topic);
        topic.setLabel("pos");
        join.given(topic);

        assertThat(join.examples()).singleElement().satisfies(example -> {
            assertThat(example.getScoredLabel()).isEqualTo("price");
            assertThat(example.getScores()).containsOnlyKeys("price", "taste");
            assertThat(example.getModelId()).startsWith("fedc");
            assertThat(example.getText()).isEqualTo("text of r1");
        });
        assertThat(join.reasons()).containsExactly("unknown-label");
    }

    @Test
    void aLabeledEventTooLargeForAnExampleIsPassedOver() {
        var event = event("r1");
        event.setScores(Map.of("x".repeat(90_000), 1f));
        join.labeled(event);
        join.given("r1", "pos", "Bob");

        assertThat(join.counters().waiting()).isEqualTo(1);
        assertThat(join.meters.unreadable()).isEqualTo(1);
    }

    @Test
    void theOldestMakesRoomWhenTheStoreIsFull() {
        join.close();
        join = new JoinStage(FeedbackSettings.defaults().withStoreMegabytes(1));
        join.given("old", "pos", "Bob");
        for (int i = 0; i < 1_500; i++) {
            var event = event("r" + i);
            event.setText("x".repeat(900));
            join.pass(Duration.ofMillis(10));
            join.labeled(event);
        }

        FeedbackCounters.Store store = join.counters().store();
        assertThat(store.bytes()).isLessThanOrEqualTo(1 << 20).isGreaterThan(900_000);
        assertThat(store.evicted()).isPositive();
        assertThat(join.reasons()).containsExactly("store-full");
        join.given("r1499", "pos", "Bob");
        assertThat(join.examples()).hasSize(1);
    }

    @Test
    void tracesOfReviewsWithExamplesLeaveRoomAndTheOldestGoWithTheirExamples() {
        join.close();
        join = new JoinStage(FeedbackSettings.defaults().withStoreMegabytes(1));
        var left = new LinkedHashSet<String>();
        var dropped = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            String id = "x".repeat(500) + i;
            join.labeled(id);
            join.given(id, "pos", "Bob");
            for (TrainingExample example : join.examples()) {
                if (example.getLabel().isEmpty()) {
                    dropped.add(example.getId());
                    assertThat(example.getSource()).isEqualTo("evicted");
                    assertThat(left.remove(example.getId())).isTrue();
                } else {
                    left.add(example.getId());
                }
            }
            join.pass(i % 50 == 49 ? RETENTION.plus(MOMENT) : Duration.ofMillis(1));
        }

        assertThat(dropped).hasSizeGreaterThan(100).startsWith("x".repeat(500) + 0, "x".repeat(500) + 1);
        assertThat(left).hasSizeGreaterThan(100).contains("x".repeat(500) + 499);
        assertThat(join.counters().joined()).as("none had to go while it could become an example").isEqualTo(500);
        assertThat(join.counters().store().bytes()).isLessThanOrEqualTo(1 << 20);

        join.given(Feedback.newBuilder().setForgetAuthor("Ann").setAt(START).build());
        assertThat(join.examples()).allMatch(gone -> gone.getSource().isEmpty())
                .extracting(TrainingExample::getId)
                .containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void aCrowdOnOneReviewIsBounded() {
        join.labeled("r1");
        for (int i = 0; i < Memory.MOST_VOICES + 1; i++) {
            join.given("r1", "pos", "person " + i);
        }

        assertThat(join.reasons()).containsExactly("too-many");
        assertThat(join.examples()).last()
                .satisfies(example -> assertThat(example.getVotes()).isEqualTo(Map.of("pos", 100)));
    }
}
