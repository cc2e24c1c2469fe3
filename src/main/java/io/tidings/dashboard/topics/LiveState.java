package io.tidings.dashboard.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ShownAlert;
import io.tidings.dashboard.view.ShownModelEvent;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.StreamView;
import io.tidings.dashboard.view.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners what is new, not more often than they can take. Any thread may subscribe; all else is for the reading
/// thread. Tells nothing before [#begin()], because what is read until then is history.
final class LiveState {

    private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);
    private static final long REVIEWS_MILLIS = 250;
    private static final long WINDOWS_MILLIS = 1_000;
    private static final long STREAM_MILLIS = 2_000;
    private static final int WINDOWS = 500;

    private final InstantSource clock;
    private final RateState rate = new RateState();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final NewestState<WindowKey, ShownWindow> windows = new NewestState<>(WINDOWS);
    /// Those of all subjects together: a few, which those of many subjects must not crowd out.
    private final NewestState<WindowKey, ShownWindow> together = new NewestState<>(WINDOWS);
    private volatile boolean begun;
    private long lookedAt;
    private long sampledOut;
    private long reviewsTold;
    private long windowsTold;
    private long streamTold;

    LiveState(InstantSource clock) {
        this.clock = clock;
    }

    private record WindowKey(Duration size, Instant start, @Nullable String subject) {}

    /// One listener and what it has not heard of yet.
    private static final class Line {

        private final LiveFilter filter;
        private final Listener listener;
        private final ArrayDeque<ShownReview> waiting = new ArrayDeque<>();
        private long passed;

        Line(LiveFilter filter, Listener listener) {
            this.filter = filter;
            this.listener = listener;
        }

        void take(ShownReview review) {
            if (filter.passes(review.subject(), review.label())) {
                passed++;
                waiting.addFirst(review);
                if (waiting.size() > ReviewBatch.MOST) {
                    waiting.removeLast();
                }
            }
        }

        /// @param unseen how many reviews were passed over for each that was looked at
        ReviewBatch flush(double unseen, UnaryOperator<ShownReview> completed) {
            var batch = new ReviewBatch(waiting.stream().map(completed).toList(),
                    passed + Math.round(passed * unseen), waiting.size());
            waiting.clear();
            passed = 0;
            return batch;
        }
    }

    Subscription subscribe(LiveFilter filter, Listener listener) {
        var line = new Line(filter, listener);
        lines.add(line);
        return () -> lines.remove(line);
    }

    void begin() {
        begun = true;
    }

    /// A labelled event was read, whatever is done with it.
    void labeled() {
        if (begun) {
            rate.add(clock.millis(), 1);
        }
    }

    double labeledPerSecond() {
        return rate.perSecond(clock.millis());
    }

    void sampledOut() {
        sampledOut++;
    }

    void review(ShownReview review) {
        lookedAt++;
        if (begun) {
            lines.forEach(line -> line.take(review));
        }
    }

    void window(ShownWindow window) {
        if (begun && !lines.isEmpty()) {
            (window.subject() == null ? together : windows)
                    .put(new WindowKey(window.size(), window.start(), window.subject()), window);
        }
    }

    void alert(ShownAlert alert) {
        if (begun) {
            tell(listener -> listener.alert(alert));
        }
    }

    void model(ShownModelEvent event) {
        if (begun) {
            tell(listener -> listener.model(event));
        }
    }

    /// Tells what is due.
    ///
    /// @param completed adds to a review what is known of it meanwhile
    void tick(UnaryOperator<ShownReview> completed, Supplier<StreamView> stream) {
        long now = clock.millis();
        if (due(now, reviewsTold, REVIEWS_MILLIS)) {
            reviewsTold = now;
            tellReviews(completed);
        }
        if (due(now, windowsTold, WINDOWS_MILLIS)) {
            windowsTold = now;
            tellWindows();
        }
        if (due(now, streamTold, STREAM_MILLIS) && !lines.isEmpty()) {
            streamTold = now;
            StreamView view = stream.get();
            tell(listener -> listener.stream(view));
        }
    }

    // A clock that was set back must not silence it.
    private static boolean due(long now, long last, long interval) {
        return now - last >= interval || now < last;
    }

    private void tellReviews(UnaryOperator<ShownReview> completed) {
        double unseen = lookedAt == 0 ? 0 : (double) sampledOut / lookedAt;
        lookedAt = 0;
        sampledOut = 0;
        for (Line line : lines) {
            if (line.passed > 0) {
                ReviewBatch batch = line.flush(unseen, completed);
                tell(line, listener -> listener.reviews(batch));
            }
        }
    }

    private void tellWindows() {
        var changed = new ArrayList<>(together.values());
        changed.addAll(windows.values());
        together.clear();
        windows.clear();
        if (!changed.isEmpty()) {
            List<ShownWindow> all = List.copyOf(changed);
            tell(listener -> listener.windows(all));
        }
    }

    private void tell(Consumer<Listener> what) {
        lines.forEach(line -> tell(line, what));
    }

    private void tell(Line line, Consumer<Listener> what) {
        try {
            what.accept(line.listener);
        } catch (RuntimeException e) {
            lines.remove(line);
            LOG.warn("a listener of the live page failed and hears no more", e);
        }
    }
}
