package io.tidings.dashboard.topics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.tidings.dashboard.view.NamedModels.Accuracy;
import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest training examples without their texts. One thread writes, any may ask.
final class ExamplesState implements Sink {

    /// Of the words on one review, so many are remembered.
    private static final int WORDS = 4;
    /// How many examples an accuracy is of: a tenth of all, within these.
    private static final int SHORTEST = 25;
    private static final int LONGEST = 200;
    private static final int PART = 10;
    private static final int POINTS = 200;

    /// An example, as far as it matters here.
    ///
    /// @param scored whether a model had labelled the review
    /// @param right  whether with the label that feedback gave
    record Example(String model, Instant at, int partition, long offset, boolean scored, boolean right) {}

    private final NewestState<String, TreeMap<Instant, Example>> examples;
    private final ReviewsState reviews;
    private final Shown shown = new Shown();

    /// @param reviews are told what is to be forgotten
    ExamplesState(int most, ReviewsState reviews) {
        this.examples = new NewestState<>(most);
        this.reviews = reviews;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            forget(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
            return Taken.READ;
        }
        TrainingExample event = EventCodec.TRAINING_EXAMPLE.read(record.value());
        add(event.getId(), new Example(shown.name(event.getModel()), event.getFeedbackAt(), record.partition(),
                record.offset(), !event.getScoredLabel().isEmpty(), event.getScoredLabel().equals(event.getLabel())));
        return Taken.READ;
    }

    private synchronized void add(String id, Example example) {
        TreeMap<Instant, Example> words = examples.get(id).orElseGet(TreeMap::new);
        words.put(example.at(), example);
        if (words.size() > WORDS) {
            words.pollFirstEntry();
        }
        examples.put(id, words);
    }

    private void forget(String id) {
        reviews.forget(id);
        synchronized (this) {
            examples.remove(id);
        }
    }

    /// The first example that counts this feedback in.
    synchronized Optional<Example> of(FeedbackState.Given given) {
        return examples.get(given.reviewId())
                .map(words -> words.ceilingEntry(given.at()))
                .map(java.util.Map.Entry::getValue)
                .filter(example -> example.model().equals(given.model()));
    }

    /// How often a model was right by feedback, over the last so many examples at each of some moments, in the order of
    /// time. Where there are few, one figure of all.
    List<Accuracy> accuracy(String model) {
        List<Example> judged = judged(model);
        var points = new ArrayList<Accuracy>();
        int span = Math.clamp(judged.size() / PART, SHORTEST, LONGEST);
        int step = Math.max(1, judged.size() / POINTS);
        int right = 0;
        for (int i = 0; i < judged.size(); i++) {
            right += judged.get(i).right() ? 1 : 0;
            right -= i >= span && judged.get(i - span).right() ? 1 : 0;
            int of = Math.min(i + 1, span);
            boolean last = i == judged.size() - 1;
            if (last || (of == span && (i + 1) % step == 0)) {
                points.add(new Accuracy(judged.get(i).at(), (double) right / of, i + 1L));
            }
        }
        return points;
    }

    private List<Example> judged(String model) {
        var judged = new ArrayList<Example>();
        synchronized (this) {
            for (TreeMap<Instant, Example> words : examples.values()) {
                Example last = words.lastEntry().getValue();
                if (last.scored() && last.model().equals(model)) {
                    judged.add(last);
                }
            }
        }
        judged.sort(Comparator.comparing(Example::at));
        return judged;
    }

    @Override
    public synchronized void clear() {
        examples.clear();
    }
}
