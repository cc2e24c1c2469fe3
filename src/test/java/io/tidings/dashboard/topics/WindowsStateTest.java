package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.NOON;
import static io.tidings.dashboard.topics.Events.record;
import static io.tidings.dashboard.topics.Events.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.tidings.dashboard.view.RankedSubject;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.SubjectQuery.Order;
import io.tidings.dashboard.view.WindowQuery;
import io.tidings.event.EventCodec;
import io.tidings.event.SentimentWindow;
import org.junit.jupiter.api.Test;

class WindowsStateTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final WindowsState state = new WindowsState(PictureSettings.Bounds.defaults(), "sentiment",
            new LiveState(InstantSource.fixed(NOON)));

    private void take(SentimentWindow... windows) throws IOException {
        for (SentimentWindow window : windows) {
            state.take(record(0, EventCodec.SENTIMENT_WINDOW.write(window)));
        }
    }

    private List<String> ranked(Order order) {
        return state.rank(new SubjectQuery(HOUR, order, 10)).subjects().stream().map(RankedSubject::subject).toList();
    }

    @Test
    void theNewestStateOfAWindowHolds() throws IOException {
        take(window("Delta", 0, 1, 0), window("Delta", 1, 5, 5), window("Delta", 0, 2, 2));
        assertThat(state.select(new WindowQuery(HOUR, "Delta", null, null))).extracting(ShownWindow::count)
                .containsExactly(4L, 10L);
    }

    @Test
    void windowsOfAllTogetherAreNotThoseOfReviewsWithoutASubject() throws IOException {
        take(window(null, 0, 10, 0), window("", 0, 1, 0));
        assertThat(state.select(new WindowQuery(HOUR, null, null, null))).singleElement()
                .satisfies(window -> assertThat(window.count()).isEqualTo(10));
        assertThat(state.select(new WindowQuery(HOUR, "", null, null))).singleElement()
                .satisfies(window -> assertThat(window.count()).isEqualTo(1));
        assertThat(ranked(Order.VOLUME)).containsExactly("");
    }

    @Test
    void aStretchOfTimeTakesTheWindowsThatReachIntoIt() throws IOException {
        take(window(null, 0, 1, 0), window(null, 1, 2, 0), window(null, 2, 3, 0));
        assertThat(state.select(
                new WindowQuery(HOUR, null, NOON.plus(HOUR), NOON.plus(HOUR).plusSeconds(1))))
                .extracting(ShownWindow::count)
                .containsExactly(2L);
    }

    @Test
    void otherSizesAndOtherModelsAreOthers() throws IOException {
        SentimentWindow other = window("Delta", 0, 1, 0);
        other.setModel("topics");
        take(other);
        assertThat(state.select(new WindowQuery(HOUR, "Delta", null, null))).isEmpty();
        assertThat(state.select(new WindowQuery(Duration.ofDays(1), "Delta", null, null))).isEmpty();
    }

    @Test
    void subjectsAreRankedByVolumeAndByNegativity() throws IOException {
        take(window("good", 0, 90, 10), window("bad", 0, 5, 15), window("mixed", 0, 30, 30));
        assertThat(ranked(Order.VOLUME)).containsExactly("good", "mixed", "bad");
        assertThat(ranked(Order.NEGATIVITY)).containsExactly("bad", "mixed", "good");
    }

    @Test
    void movementIsTheNewestWindowLessThoseBefore() throws IOException {
        take(window("falls", 0, 80, 20), window("falls", 1, 80, 20), window("falls", 2, 20, 80),
                window("stays", 2, 50, 50), window("stays", 1, 50, 50));
        RankedSubject first = state.rank(new SubjectQuery(HOUR, Order.MOVEMENT, 1)).subjects().getFirst();
        assertThat(first.subject()).isEqualTo("falls");
        assertThat(first.movement()).isCloseTo(-1.2, within(1e-9));
        assertThat(first.count()).isEqualTo(300);
        assertThat(first.sentiment()).isCloseTo(0.2, within(1e-9));
        assertThat(first.labels()).containsEntry("pos", 180L);
    }

    @Test
    void aHandfulOfReviewsDoesNotOutrankHundredsThatMoved() throws IOException {
        take(window("few", 0, 1, 0), window("few", 1, 0, 1), window("many", 0, 500, 500), window("many", 1, 200, 800));
        assertThat(ranked(Order.MOVEMENT)).containsExactly("many", "few");
    }

    @Test
    void aSubjectThatHasBeenQuietDoesNotMove() throws IOException {
        take(window("quiet", 0, 80, 20), window("quiet", 1, 20, 80), window("now", 40, 1, 1));
        assertThat(state.rank(new SubjectQuery(HOUR, Order.MOVEMENT, 9)).subjects()).allSatisfy(
                subject -> assertThat(subject.movement()).isZero());
    }

    @Test
    void subjectsBeyondTheBoundAreCounted() throws IOException {
        var small = new WindowsState(new PictureSettings.Bounds(1, 1, 1, 1_000, 1, 1, 1), "sentiment",
                new LiveState(InstantSource.fixed(NOON)));
        for (int i = 0; i < 100; i++) {
            small.take(record(0, EventCodec.SENTIMENT_WINDOW.write(window("s" + i, 0, 1, 0))));
        }
        var list = small.rank(new SubjectQuery(HOUR, Order.VOLUME, 500));
        assertThat(list.subjects()).hasSize(8);
        assertThat(list.others()).isBetween(88L, 96L);
    }

    @Test
    void aSizeThatIsNoLengthIsRefused() {
        SentimentWindow odd = window("Delta", 0, 1, 0);
        odd.setSize("an hour");
        assertThatThrownBy(() -> take(odd)).isInstanceOf(IOException.class).hasMessageContaining("an hour");
    }
}
