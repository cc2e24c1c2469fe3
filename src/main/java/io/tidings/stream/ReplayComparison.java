package io.tidings.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.stream.ReplayDiff.Change;
import io.tidings.stream.ReplayDiff.Example;
import io.tidings.stream.ReplayLabelsBuffer.Judged;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads the events of a replay and those of the stream for the same records, and tells where they differ. Two events
/// belong together by topic, partition and offset of their record; where the stream's topic has several for one, the
/// first counts.
final class ReplayComparison {

    private final ReplaySettings settings;
    private final ReplayLabelsBuffer replayed;
    private final ModelId model;
    private final Map<String, Long> models = new TreeMap<>();
    private final Map<List<String>, Long> changes = new HashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long same;
    private long otherScores;
    private double largestDifference;

    ReplayComparison(ReplaySettings settings, ReplayRange range, ModelId model) {
        this.settings = settings;
        this.replayed = new ReplayLabelsBuffer(range);
        this.model = model;
    }

    ReplayDiff diff(int most) {
        var reader = new CommittedEvents(settings.score().kafka());
        reader.read(settings.output(), Instant.EPOCH, value -> {
            LabeledReview event = event(value);
            if (event != null && event.getModelId().equals(model.value())) {
                replayed.put(place(event), event.getSourceOffset(),
                        new Judged(event.getLabel(), event.getConfidence()));
            }
            return true;
        });
        // An event has its record's time, so none of the range stands far before its beginning.
        reader.read(settings.score().output().topic(), settings.from(), value -> {
            LabeledReview event = event(value);
            if (event != null) {
                compare(event, most);
            }
            return replayed.size() > 0;
        });
        long changed = changes.values().stream().mapToLong(Long::longValue).sum();
        return new ReplayDiff(same + changed, same, changed, otherScores, largestDifference, replayed.size(), models,
                ranked(), examples);
    }

    private void compare(LabeledReview original, int most) {
        Judged now = replayed.take(place(original), original.getSourceOffset());
        if (now == null) {
            return;
        }
        models.merge(original.getModelId(), 1L, Long::sum);
        if (now.label().equals(original.getLabel())) {
            same++;
            double difference = Math.abs(now.confidence() - original.getConfidence());
            otherScores += difference > 0 ? 1 : 0;
            largestDifference = Math.max(largestDifference, difference);
            return;
        }
        changes.merge(List.of(original.getLabel(), now.label()), 1L, Long::sum);
        if (examples.size() < most) {
            examples.add(new Example(original.getId(), original.getLabel(), original.getConfidence(), now.label(),
                    now.confidence(), original.getText().orElse(null)));
        }
    }

    private List<Change> ranked() {
        return changes.entrySet()
                .stream()
                .map(entry -> new Change(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                .sorted(Comparator.comparingLong(Change::count)
                        .reversed()
                        .thenComparing(Change::from)
                        .thenComparing(Change::to))
                .toList();
    }

    private static TopicPartition place(LabeledReview event) {
        return new TopicPartition(event.getSourceTopic(), event.getSourcePartition());
    }

    /// Null where it is no labelled event: whatever else stands on the topic has no part in this.
    private static @Nullable LabeledReview event(byte @Nullable [] value) {
        try {
            return value == null ? null : EventCodec.LABELED_REVIEW.read(value);
        } catch (IOException e) {
            return null;
        }
    }
}
