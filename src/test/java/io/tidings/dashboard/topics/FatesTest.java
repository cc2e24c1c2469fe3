package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.NOON;
import static io.tidings.dashboard.topics.Events.record;
import static io.tidings.dashboard.topics.Events.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackFate.State;
import io.tidings.dashboard.view.NamedModels.Accuracy;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.event.TextId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of feedback, as its topics tell.
class FatesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    private final LiveState live = new LiveState(CLOCK);
    private final ReviewsState reviews = new ReviewsState(PictureSettings.Bounds.defaults(), live,
            PictureStage::pseudonym, CLOCK);
    private final FeedbackState feedback = new FeedbackState(100, reviews);
    private final UnmatchedState unmatched = new UnmatchedState(100);
    private final ExamplesState examples = new ExamplesState(1_000, reviews);
    private final ModelEventsState models = new ModelEventsState(live);
    private final Fates fates = new Fates(unmatched, examples, models);

    @BeforeEach
    void say() throws IOException {
        feedback.take(record(0, EventCodec.FEEDBACK.write(Events.feedback("a", "neg", 10))));
    }

    private FeedbackFate fate() {
        return fates.of(feedback.newest(1).getFirst());
    }

    private void example(long offset, int second) throws IOException {
        examples.take(record(offset, EventCodec.TRAINING_EXAMPLE.write(Events.example("a", "neg", "pos", second))));
    }

    private void happened(List<ModelEvent> events) throws IOException {
        for (ModelEvent event : events) {
            models.take(record(0, EventCodec.MODEL_EVENT.write(event)));
        }
    }

    @Test
    void feedbackOfWhichNothingIsHeardWaits() {
        assertThat(fate().state()).isEqualTo(State.WAITING);
        assertThat(fate().source()).isEqualTo("page");
    }

    @Test
    void feedbackThatIsAnExampleIsJoined() throws IOException {
        example(5, 10);
        assertThat(fate().state()).isEqualTo(State.JOINED);
        assertThat(fate().training()).isNull();
    }

    @Test
    void anExampleOfEarlierFeedbackIsAnothers() throws IOException {
        example(5, 9);
        assertThat(fate().state()).isEqualTo(State.WAITING);
    }

    @Test
    void theExampleMayBeReadBeforeTheFeedback() throws IOException {
        examples.take(record(0, EventCodec.TRAINING_EXAMPLE.write(Events.example("b", "neg", "pos", 20))));
        feedback.take(record(1, EventCodec.FEEDBACK.write(Events.feedback("b", "neg", 20))));
        assertThat(fate().state()).isEqualTo(State.JOINED);
    }

    @Test
    void whatIsRefusedSaysWhy() throws IOException {
        unmatched.take(record(0, EventCodec.UNMATCHED_FEEDBACK.write(Events.unmatched("a", "neg", 10, "late"))));
        assertThat(fate().state()).isEqualTo(State.UNMATCHED);
        assertThat(fate().reason()).isEqualTo("late");
    }

    @Test
    void whatWasSaidBeforeIsADuplicate() throws IOException {
        unmatched.take(record(0, EventCodec.UNMATCHED_FEEDBACK.write(Events.unmatched("a", "neg", 10, "duplicate"))));
        assertThat(fate().state()).isEqualTo(State.DUPLICATE);
    }

    @Test
    void aTrainingThatReadPastItTookIt() throws IOException {
        example(5, 10);
        happened(Events.training(20, "0:5", "promoted", Events.FIRST_MODEL));
        assertThat(fate().state()).as("it read up to offset 4").isEqualTo(State.JOINED);
        happened(Events.training(30, "0:6", "rejected", Events.SECOND_MODEL));
        assertThat(fate().state()).isEqualTo(State.TRAINED);
        assertThat(fate().training()).isEqualTo(2);
        assertThat(fate().modelId()).isNull();
    }

    @Test
    void whatAPromotedModelLearntFromIsInTheChampion() throws IOException {
        example(5, 10);
        happened(Events.training(20, "0:6", "rejected", Events.FIRST_MODEL));
        happened(Events.training(30, "0:8", "promoted", Events.SECOND_MODEL));
        assertThat(fate().state()).isEqualTo(State.CHAMPION);
        assertThat(fate().training()).isEqualTo(2);
        assertThat(fate().modelId()).isEqualTo(Events.SECOND_MODEL);
    }

    @Test
    void aTrainingThatFailedTookNothing() throws IOException {
        example(5, 10);
        happened(Events.training(20, "0:6", "training-failed", ""));
        assertThat(fate().state()).isEqualTo(State.JOINED);
    }

    @Test
    void aTrainingThatIsAnnouncedAgainKeepsItsNumber() throws IOException {
        example(5, 10);
        happened(List.of(Events.training(20, "0:6", "rejected", "").getFirst()));
        happened(Events.training(20, "0:6", "promoted", Events.SECOND_MODEL));
        assertThat(fate().training()).isEqualTo(1);
    }

    @Test
    void aPlanThatIsNoneIsRefusedAndTheRestGoesOn() throws IOException {
        List<ModelEvent> odd = Events.training(20, "everything", "promoted", Events.SECOND_MODEL);
        assertThatThrownBy(() -> happened(odd)).isInstanceOf(IOException.class).hasMessageContaining("everything");
        assertThat(models.names()).containsExactly("sentiment");
    }

    @Test
    void feedbackWithATextOfItsOwnGoesByThatText() throws IOException {
        var own = Events.feedback("", "neg", 20);
        own.setText(" a text of Ann, ann@example.org ");
        feedback.take(record(1, EventCodec.FEEDBACK.write(own)));
        String id = TextId.of("a text of Ann, <email>");
        examples.take(record(0, EventCodec.TRAINING_EXAMPLE.write(Events.example(id, "neg", "", 20))));
        assertThat(fate().reviewId()).isEqualTo(id);
        assertThat(fate().state()).isEqualTo(State.JOINED);
    }

    @Test
    void aReviewThatIsForgottenHasNoLabelAnyMore() throws IOException {
        assertThat(feedback.labelOf("a")).contains("neg");
        feedback.take(tombstone("a"));
        assertThat(feedback.labelOf("a")).isEmpty();
    }

    @Test
    void theNewestWordOnAReviewIsItsLabel() throws IOException {
        feedback.take(record(1, EventCodec.FEEDBACK.write(Events.feedback("a", "pos", 11))));
        assertThat(feedback.labelOf("a")).contains("pos");
        assertThat(feedback.newest(10)).extracting(FeedbackState.Given::label).containsExactly("pos", "neg");
    }

    @Test
    void accuracyIsOfTheLastExamplesInTheOrderOfTime() throws IOException {
        for (int i = 399; i >= 0; i--) {
            // Wrong in the first half, right in the second.
            examples.take(record(i, EventCodec.TRAINING_EXAMPLE.write(
                    Events.example("e" + i, "neg", i < 200 ? "pos" : "neg", i))));
        }
        List<Accuracy> accuracy = examples.accuracy("sentiment");
        assertThat(accuracy.getFirst().accuracy()).isZero();
        assertThat(accuracy.getFirst().examples()).isEqualTo(40);
        assertThat(accuracy.getLast().accuracy()).isEqualTo(1);
        assertThat(accuracy).isSortedAccordingTo(java.util.Comparator.comparing(Accuracy::at));
        assertThat(examples.accuracy("other")).isEmpty();
    }
}
