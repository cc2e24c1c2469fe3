package io.tidings.learn.feedback;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import io.tidings.learn.feedback.Memory.Moment;
import io.tidings.learn.feedback.TotalsState.Figure;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Applies messages, and the passing of time, to what is remembered, and sends what follows from it.
final class JoinProcessor implements Processor<String, Message, String, Output> {

    private static final Duration SWEEP = Duration.ofSeconds(5);
    /// Within the transaction's time and well within that between two polls.
    private static final long LONGEST_SWEEP_MILLIS = 1_000;
    private static final int SWEPT_AT_ONCE = 500;
    private static final int EVICTED_AT_ONCE = 20;

    private final JoinSettings settings;
    private final FeedbackMeters meters;
    private ProcessorContext<String, Output> context;
    private ReviewStore store;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    JoinProcessor(JoinSettings settings, FeedbackMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Output> given) {
        context = given;
        store = new ReviewStore(given);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
        show();
    }

    @Override
    public void process(Record<String, Message> message) {
        var effects = new Effects(message.key(), message.timestamp());
        switch (message.value()) {
            case Message.Labeled labeled -> labeled(labeled, effects);
            case Message.Given given -> given(message.key(), given, effects);
            case Message.Refused refused -> {
                store.totals().add(Figure.RECEIVED, 1);
                effects.count(refused.reason());
                effects.send(settings.feedback().unmatched(), refused.feedback().getReviewId(),
                        EventCodec.UNMATCHED_FEEDBACK.write(refused.feedback()));
            }
            case Message.Forget _ -> forget(message.key(), effects);
            case Message.ForgetAuthor(String author, long at) -> {
                store.forgetAuthor(author, at);
                forgetSome(author, message.timestamp());
            }
        }
        makeRoom(message.timestamp());
        store.saveTotals();
        show();
    }

    @Override
    public void close() {
        meters.gone(partition());
    }

    private void labeled(Message.Labeled labeled, Effects effects) {
        TrainingExample review = labeled.review();
        store.totals().add(Figure.LABELED, 1);
        if (store.isForgotten(review.getAuthor(), review.getEventTime().toEpochMilli())) {
            // It stands on the topic of labelled events, and its tombstone keeps it out of rehearsals.
            forget(review.getId(), effects);
        } else {
            Memory former = store.get(review.getId());
            store.put(review.getId(), former, former.labeled(labeled, moment(), effects));
        }
    }

    private void given(String id, Message.Given given, Effects effects) {
        store.totals().add(Figure.RECEIVED, 1);
        var voice = new Voice(given.feedback(), moment().now());
        TrainingExample review = given.review();
        Memory former = store.get(id);
        if (review.getText().isEmpty()) {
            store.put(id, former, former.feedback(voice, moment(), effects));
        } else if (store.isForgotten(review.getAuthor(), review.getEventTime().toEpochMilli())) {
            effects.refused(voice, UnmatchedReason.FORGOTTEN, "its author is forgotten");
        } else {
            store.put(id, former, former.brought(review, voice, moment(), effects));
        }
    }

    private void forget(String id, Effects effects) {
        Memory former = store.get(id);
        Memory next = former.forgotten(effects);
        if (!next.equals(former)) {
            store.totals().add(Figure.FORGOTTEN, 1);
            store.put(id, former, next);
        }
    }

    /// Forgets some reviews of an author, so that one who wrote many does not hold up a transaction.
    ///
    /// @return whether there may be more
    private boolean forgetSome(String author, long timestamp) {
        List<String> ids = store.ofAuthor(author, SWEPT_AT_ONCE);
        ids.forEach(id -> forget(id, new Effects(id, timestamp)));
        if (ids.size() == SWEPT_AT_ONCE) {
            return true;
        }
        store.authorIsForgotten(author);
        return false;
    }

    /// Lets expire what is due and forgets what is left of authors, as much as fits into a second or two.
    private void sweep(long now) {
        long begun = System.nanoTime();
        for (String author : store.authorsToForget()) {
            while (forgetSome(author, now) && isEarly(begun)) {
                // The next portion.
            }
        }
        List<String> due = store.due(moment().now(), SWEPT_AT_ONCE);
        while (!due.isEmpty()) {
            for (String id : due) {
                Memory former = store.get(id);
                store.put(id, former, former.expired(moment(), new Effects(id, now)));
            }
            due = due.size() == SWEPT_AT_ONCE && isEarly(begun) ? store.due(moment().now(), SWEPT_AT_ONCE) : List.of();
        }
        store.saveTotals();
        show();
    }

    private static boolean isEarly(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() < LONGEST_SWEEP_MILLIS;
    }

    /// Evicts the oldest where more is kept than may be; each message brings at most one, so a few at a time suffice.
    /// Traces of reviews that have examples leave at least half of the room to what may still become one.
    private void makeRoom(long timestamp) {
        if (store.totals().get(Figure.BYTES) <= settings.partitionBytes()) {
            return;
        }
        var oldest = store.totals().get(Figure.TRACES) > settings.partitionBytes() / 2
                ? store.oldestTraces(EVICTED_AT_ONCE)
                : store.due(Memory.NEVER - 1, EVICTED_AT_ONCE);
        for (String id : oldest) {
            Memory former = store.get(id);
            store.put(id, former, former.evicted(new Effects(id, timestamp)));
            store.totals().add(Figure.EVICTED, 1);
        }
    }

    private Moment moment() {
        return new Moment(context.currentSystemTimeMs(), settings.retentionMillis());
    }

    private void show() {
        meters.show(partition(), store.totals().counters());
    }

    private int partition() {
        return context.taskId().partition();
    }

    /// What follows for one review.
    private final class Effects implements Consequences {

        private final String id;
        private final long timestamp;

        Effects(String id, long timestamp) {
            this.id = id;
            this.timestamp = timestamp;
        }

        @Override
        public void joined(Voice voice) {
            store.totals().add(Figure.JOINED, 1);
        }

        @Override
        public void refused(Voice voice, UnmatchedReason reason, String detail) {
            count(reason);
            var unmatched = FeedbackIntake.unmatched(voice.feedback(), reason, detail, context.currentSystemTimeMs());
            send(settings.feedback().unmatched(), id, EventCodec.UNMATCHED_FEEDBACK.write(unmatched));
        }

        @Override
        public void example(TrainingExample example) {
            store.totals().add(Figure.EXAMPLES, 1);
            send(settings.feedback().examples(), settings.exampleKey(id, example.getModel()),
                    EventCodec.TRAINING_EXAMPLE.write(example));
        }

        @Override
        public void tombstones(Set<String> models) {
            var all = new TreeSet<>(models);
            all.add(settings.labeled().model());
            all.forEach(model -> send(settings.feedback().examples(), settings.exampleKey(id, model), null));
        }

        @Override
        public void dropped(Set<String> models) {
            new TreeSet<>(models).forEach(model -> context.forward(new Record<>(settings.exampleKey(id, model),
                    new Output(settings.feedback().examples(), null), Math.max(0, timestamp), Tombstone.evicted())));
        }

        void count(UnmatchedReason reason) {
            if (reason == UnmatchedReason.DUPLICATE) {
                store.totals().add(Figure.DUPLICATE, 1);
            } else {
                store.totals().unmatched(reason);
            }
        }

        private void send(String topic, String key, byte @org.jspecify.annotations.Nullable [] value) {
            context.forward(new Record<>(key, new Output(topic, value), Math.max(0, timestamp)));
        }
    }
}
