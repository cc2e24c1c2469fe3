package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.NOON;
import static io.tidings.dashboard.topics.Events.record;
import static io.tidings.dashboard.topics.Events.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ReviewQuery.Order;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.event.LabeledReview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewsStateTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    private final ReviewsState state = new ReviewsState(PictureSettings.Bounds.defaults(), new LiveState(CLOCK),
            PictureStage::pseudonym, CLOCK);

    @BeforeEach
    void fill() throws IOException {
        take(review("a", "Delta", "pos", 0.95, "A GREAT flight"));
        take(review("b", "Delta", "neg", 0.55, "late again"));
        take(review("c", "United", "neg", 0.8, "Great, late again"));
    }

    private void take(LabeledReview event) throws IOException {
        state.take(record(0, event));
    }

    private List<String> ids(ReviewQuery query) {
        return state.select(query, "judged"::equals).stream().map(ShownReview::id).toList();
    }

    @Test
    void theNewestComeFirstUnlessTheUncertainAreAskedFor() {
        assertThat(ids(ReviewQuery.newest(2))).containsExactly("c", "b");
        assertThat(ids(new ReviewQuery(null, null, 0, 1, null, null, null, Order.UNCERTAIN, 2)))
                .containsExactly("b", "c");
    }

    @Test
    void theUncertainThatWereJudgedMakeRoomForOthers() throws IOException {
        take(review("judged", "Delta", "pos", 0.51, "so so"));
        assertThat(ids(new ReviewQuery(null, null, 0, 1, null, null, null, Order.UNCERTAIN, 2)))
                .containsExactly("b", "c");
        assertThat(ids(ReviewQuery.newest(1))).containsExactly("judged");
    }

    @Test
    void everyFilterFilters() {
        assertThat(ids(new ReviewQuery("Delta", null, 0, 1, null, null, null, Order.NEWEST, 9)))
                .containsExactly("b", "a");
        assertThat(ids(new ReviewQuery(null, "neg", 0.6, 1, null, null, null, Order.NEWEST, 9))).containsExactly("c");
        assertThat(ids(new ReviewQuery(null, null, 0, 1, "great", null, null, Order.NEWEST, 9)))
                .containsExactly("c", "a");
        assertThat(ids(new ReviewQuery(null, null, 0, 1, null, NOON.plusSeconds(1), null, Order.NEWEST, 9))).isEmpty();
        assertThat(ids(new ReviewQuery(null, null, 0, 1, null, NOON, NOON.plusSeconds(1), Order.NEWEST, 9))).hasSize(3);
        assertThat(ids(new ReviewQuery(null, null, 0, 1, null, null, NOON, Order.NEWEST, 9))).isEmpty();
    }

    @Test
    void aReviewIsShownWithAllThatItsEventSays() {
        ShownReview shown = state.select(ReviewQuery.newest(1), _ -> false).getFirst();
        assertThat(shown.subject()).isEqualTo("United");
        assertThat(shown.scores()).containsEntry("neg", 0.8f);
        assertThat(shown.modelId()).isEqualTo(Events.FIRST_MODEL);
        assertThat(shown.topic()).isEqualTo("reviews");
        assertThat(shown.offset()).isEqualTo(7);
        assertThat(shown.at()).isEqualTo(NOON);
    }

    @Test
    void longTextsAreCutBetweenCharacters() throws IOException {
        take(review("long", "x", "pos", 0.9, "y".repeat(ShownReview.TEXT - 1) + "\uD83D\uDE00"));
        assertThat(state.select(ReviewQuery.newest(1), _ -> false).getFirst().text()).hasSize(ShownReview.TEXT - 1);
    }

    @Test
    void whatIsForgottenIsGoneAndWhatItsAuthorWritesLaterToo() throws IOException {
        state.forget("b");
        assertThat(ids(ReviewQuery.newest(9))).containsExactly("c", "a");
        LabeledReview own = review("d", "Delta", "pos", 0.9, "mine");
        own.setAttributes(Map.of("author", "p-1"));
        take(own);
        ReviewsState.Version before = state.version("Delta");
        state.forgetAuthor("p-1");
        take(own);
        assertThat(ids(ReviewQuery.newest(9))).containsExactly("c", "a");
        assertThat(state.version("Delta")).isNotEqualTo(before);
    }

    @Test
    void anAuthorIsForgottenByThePseudonymOfTheNameThatEventsCarry() throws IOException {
        LabeledReview own = review("d", "Delta", "pos", 0.9, "mine");
        own.setAttributes(Map.of("author", "Ann Example"));
        take(own);
        state.forgetAuthor(PictureStage.pseudonym("Ann Example"));
        assertThat(ids(ReviewQuery.newest(9))).containsExactly("c", "b", "a");
        assertThat(state.mayShow(own)).isFalse();
        take(own);
        assertThat(ids(ReviewQuery.newest(9))).containsExactly("c", "b", "a");
    }

    @Test
    void aForgottenReviewStaysAwayWhenItIsReadAfterwards() throws IOException {
        String longId = "i".repeat(300);
        state.forget(longId);
        state.forget("d");
        take(review("d", "Delta", "pos", 0.9, "as after a restart"));
        take(review(longId, "Delta", "pos", 0.9, "as after a restart"));
        assertThat(ids(ReviewQuery.newest(9))).containsExactly("c", "b", "a");
    }

    @Test
    void beyondTheBudgetReviewsAreOnlyCounted() throws IOException {
        var bounds = new PictureSettings.Bounds(2, 100, 10, 10, 10, 10, 2);
        var small = new ReviewsState(bounds, new LiveState(CLOCK), PictureStage::pseudonym, CLOCK);
        var record = record(0, review("a", "Delta", "pos", 0.9, "x"));
        for (int i = 0; i < ReviewsState.HISTORY * bounds.reviews(); i++) {
            assertThat(small.take(record)).isEqualTo(Sink.Taken.READ);
        }
        assertThat(small.take(record)).isEqualTo(Sink.Taken.SAMPLED_OUT);
    }

    @Test
    void theFirstReviewOfAnotherModelTellsWhenItsTimeBegan() throws IOException {
        assertThat(state.reignOf(Events.FIRST_MODEL)).as("it was there before").isEmpty();
        Instant later = NOON.plusSeconds(60);
        LabeledReview other = review("d", "Delta", "pos", 0.9, "x");
        other.setModelId(Events.SECOND_MODEL);
        other.setEventTime(later);
        take(other);
        assertThat(state.reignOf(Events.SECOND_MODEL)).contains(later);
    }

    @Test
    void bytesThatAreNoEventAreRefused() {
        assertThatThrownBy(() -> state.take(record(0, new byte[]{1, 2}))).isInstanceOf(IOException.class);
    }
}
