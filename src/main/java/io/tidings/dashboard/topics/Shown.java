package io.tidings.dashboard.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidings.classify.Word;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.event.LabeledReview;
import org.jspecify.annotations.Nullable;

/// Makes what is shown of labelled events. Strings that come again and again are kept once. For one thread.
final class Shown {

    private static final int REMEMBERED = 10_000;
    private static final int NAME = 256;
    private static final int WORDS = 100;

    private final Map<String, String> known = new HashMap<>();

    ShownReview review(LabeledReview event) {
        return new ShownReview(id(event.getId()), name(event.getSubject()),
                cut(event.getText().orElse(""), ShownReview.TEXT), name(event.getLabel()), scores(event.getScores()),
                event.getConfidence(), event.getUncertain(), name(event.getModelId()), event.getEventTime(),
                event.getScoredAt(), name(event.getSourceTopic()), event.getSourcePartition(), event.getSourceOffset(),
                words(event), null);
    }

    /// As much of a review's id as is kept of it.
    static String id(String whole) {
        return cut(whole, NAME);
    }

    /// Those that lie in what is kept of the text.
    private static @Nullable List<Word> words(LabeledReview event) {
        int length = Math.min(event.getText().map(String::length).orElse(0), ShownReview.TEXT);
        return event.getWords()
                .map(words -> words.stream()
                        .filter(word -> 0 <= word.getStart() && word.getStart() <= word.getEnd()
                                && word.getEnd() <= length && Float.isFinite(word.getWeight()))
                        .limit(WORDS)
                        .map(word -> new Word(word.getStart(), word.getEnd(), word.getWeight()))
                        .toList())
                .orElse(null);
    }

    private Map<String, Float> scores(Map<String, Float> scores) {
        return scores.entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(entry -> name(entry.getKey()), Map.Entry::getValue));
    }

    /// At most so many chars, as the same string each time.
    String name(String given) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        String name = cut(given, NAME);
        String former = known.putIfAbsent(name, name);
        return former == null ? name : former;
    }

    /// The beginning of a text, whole characters only.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
