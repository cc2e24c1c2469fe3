package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.tidings.dashboard.view.RankedSubject;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.SubjectList;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.WindowQuery;
import io.tidings.event.EventCodec;
import io.tidings.event.SentimentWindow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest windows, those of subjects and those of all reviews together. One thread writes, any may ask.
final class WindowsState implements Sink {

    /// Of all reviews together, of each size.
    private static final int TOGETHER = 4_000;
    private static final int SIZES = 8;

    private record Key(Duration size, String subject) {}

    private final FairShareState<Key, Instant, ShownWindow> subjects;
    private final FairShareState<Duration, Instant, ShownWindow> together = new FairShareState<>(
            new FairShareState.Most(SIZES, SIZES * TOGETHER, Long.MAX_VALUE), _ -> 1);
    private final DistinctState known = new DistinctState();
    private final Shown shown = new Shown();
    private final String model;
    private final LiveState live;

    /// @param model the name of the model whose labels are shown
    WindowsState(PictureSettings.Bounds bounds, String model, LiveState live) {
        this.subjects = new FairShareState<>(
                new FairShareState.Most(bounds.subjects() * SIZES, bounds.windows(), Long.MAX_VALUE), _ -> 1);
        this.model = model;
        this.live = live;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            return Taken.READ;
        }
        SentimentWindow event = EventCodec.SENTIMENT_WINDOW.read(record.value());
        if (event.getModel().equals(model)) {
            ShownWindow window = window(event);
            add(window);
            live.window(window);
        }
        return Taken.READ;
    }

    private ShownWindow window(SentimentWindow event) throws IOException {
        return new ShownWindow(event.getStart(), event.getEnd(), size(event.getSize()),
                event.getSubject().map(shown::name).orElse(null), event.getCount(), event.getLabels(),
                event.getMeanConfidence(), event.getSentiment(), event.getLate());
    }

    static Duration size(String text) throws IOException {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("expected a length such as PT1M, found '" + Shown.cut(text, 40) + "'", e);
        }
    }

    private synchronized void add(ShownWindow window) {
        String subject = window.subject();
        if (subject == null) {
            together.put(window.size(), window.start(), window);
        } else {
            known.add(subject);
            subjects.put(new Key(window.size(), subject), window.start(), window);
        }
    }

    /// Those that were asked for, in the order of time.
    List<ShownWindow> select(WindowQuery query) {
        List<ShownWindow> all = query.subject() == null
                ? together(query.size())
                : of(query.size(), query.subject());
        return all.stream()
                .filter(window -> query.from() == null || window.end().isAfter(query.from()))
                .filter(window -> query.to() == null || window.start().isBefore(query.to()))
                .toList();
    }

    synchronized List<ShownWindow> of(Duration size, String subject) {
        return subjects.of(new Key(size, subject));
    }

    private synchronized List<ShownWindow> together(Duration size) {
        return together.of(size);
    }

    /// The subjects with windows of a size, in the order that was asked for.
    SubjectList rank(SubjectQuery query) {
        var standings = new ArrayList<Standing>();
        for (List<ShownWindow> windows : bySubject(query.size())) {
            standings.add(Standing.of(windows));
        }
        Instant newest = standings.stream().map(Standing::newest).max(Instant::compareTo).orElse(Instant.MIN);
        List<RankedSubject> ranked = standings.stream()
                .sorted(Standing.order(query.order(), newest))
                .limit(query.limit())
                .map(standing -> standing.ranked(newest))
                .toList();
        return new SubjectList(query.size(), ranked, others(standings.size()));
    }

    private synchronized List<List<ShownWindow>> bySubject(Duration size) {
        return subjects.keys().stream().filter(key -> key.size().equals(size)).map(subjects::of).toList();
    }

    private synchronized long others(int kept) {
        return Math.max(0, known.estimate() - kept);
    }

    @Override
    public synchronized void clear() {
        subjects.clear();
        together.clear();
        known.clear();
    }
}
