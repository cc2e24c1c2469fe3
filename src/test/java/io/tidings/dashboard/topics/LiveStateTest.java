package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.StreamView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStateTest {

    private Instant now = NOON;
    private final LiveState live = new LiveState(() -> now);
    private final Heard heard = new Heard();

    private static final class Heard implements Listener {

        private final List<ReviewBatch> batches = new ArrayList<>();
        private final List<List<ShownWindow>> windows = new ArrayList<>();
        private int streams;

        @Override
        public void reviews(ReviewBatch batch) {
            batches.add(batch);
        }

        @Override
        public void windows(List<ShownWindow> changed) {
            windows.add(changed);
        }

        @Override
        public void stream(StreamView view) {
            streams++;
        }
    }

    private static ShownReview review(int number, String subject) {
        return new ShownReview("r" + number, subject, "text", "pos", Map.of("pos", 1f), 1, false, "", NOON, NOON, "in",
                0, number, null, null);
    }

    private void after(long millis) {
        now = now.plusMillis(millis);
        live.tick(UnaryOperator.identity(),
                () -> new StreamView(0, List.of(), InstanceFigures.NONE.batch(), InstanceFigures.NONE.latencyMillis(),
                        List.of(), List.of()));
    }

    @Test
    void historyIsNotTold() {
        live.subscribe(LiveFilter.ALL, heard);
        live.review(review(1, "Delta"));
        after(1_000);
        assertThat(heard.batches).isEmpty();
    }

    @Test
    void atMostFourTimesASecondAndTwentyReviewsAtATime() {
        live.begin();
        live.subscribe(LiveFilter.ALL, heard);
        for (int tick = 0; tick < 40; tick++) {
            for (int i = 0; i < 30; i++) {
                live.review(review(tick * 30 + i, "Delta"));
            }
            after(50);
        }
        assertThat(heard.batches).hasSize(8);
        assertThat(heard.batches).allSatisfy(batch -> {
            assertThat(batch.reviews()).hasSize(20);
            assertThat(batch.shown()).isEqualTo(20);
        });
        assertThat(heard.batches.stream().mapToLong(ReviewBatch::total).sum()).isEqualTo(30L * 36);
        assertThat(heard.batches.getLast().reviews().getFirst().id()).isEqualTo("r1079");
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        live.begin();
        live.subscribe(new LiveFilter("Delta", null), heard);
        live.review(review(1, "United"));
        live.review(review(2, "Delta"));
        after(300);
        assertThat(heard.batches).singleElement().satisfies(batch -> {
            assertThat(batch.reviews()).extracting(ShownReview::id).containsExactly("r2");
            assertThat(batch.total()).isEqualTo(1);
        });
    }

    @Test
    void whatWasNotLookedAtIsEstimated() {
        live.begin();
        live.subscribe(new LiveFilter("Delta", null), heard);
        live.review(review(1, "United"));
        live.review(review(2, "Delta"));
        for (int i = 0; i < 20; i++) {
            live.sampledOut();
        }
        after(300);
        assertThat(heard.batches.getFirst().total()).isEqualTo(11);
        assertThat(heard.batches.getFirst().shown()).isEqualTo(1);
    }

    @Test
    void aWindowThatChangesOftenIsToldOnceASecondInItsNewestState() {
        live.begin();
        live.subscribe(LiveFilter.ALL, heard);
        for (int i = 1; i <= 100; i++) {
            live.window(new ShownWindow(NOON, NOON.plusSeconds(60), Duration.ofMinutes(1), null, i, Map.of(), 1, 0, 0));
        }
        after(1_000);
        after(1_000);
        assertThat(heard.windows).singleElement()
                .satisfies(changed -> assertThat(changed).singleElement()
                        .satisfies(window -> assertThat(window.count()).isEqualTo(100)));
        assertThat(heard.streams).isEqualTo(1);
    }

    @Test
    void windowsOfManySubjectsDoNotCrowdOutThoseOfAllTogether() {
        live.begin();
        live.subscribe(LiveFilter.ALL, heard);
        live.window(window(null));
        for (int i = 0; i < 5_000; i++) {
            live.window(window("subject " + i));
        }
        after(1_000);
        assertThat(heard.windows).singleElement()
                .satisfies(changed -> assertThat(changed).hasSizeLessThan(1_000)
                        .extracting(ShownWindow::subject)
                        .contains(null, "subject 4999"));
    }

    private static ShownWindow window(@Nullable String subject) {
        return new ShownWindow(NOON, NOON.plusSeconds(60), Duration.ofMinutes(1), subject, 1, Map.of(), 1, 0, 0);
    }

    @Test
    void aListenerThatThrowsHearsNoMoreAndTheOthersDo() {
        live.begin();
        live.subscribe(LiveFilter.ALL, new Listener() {
            @Override
            public void reviews(ReviewBatch batch) {
                throw new IllegalStateException("broken");
            }
        });
        live.subscribe(LiveFilter.ALL, heard);
        live.review(review(1, "Delta"));
        after(300);
        live.review(review(2, "Delta"));
        after(300);
        assertThat(heard.batches).hasSize(2);
    }

    @Test
    void whoHasLeftHearsNothing() {
        live.begin();
        live.subscribe(LiveFilter.ALL, heard).close();
        live.review(review(1, "Delta"));
        after(300);
        assertThat(heard.batches).isEmpty();
    }
}
