package io.tidings.classify;

import java.util.HashSet;
import java.util.List;

/// The labels that a model can give, in the order of its output neurons.
///
/// @param names at least two distinct, non-blank names
public record LabelSet(List<String> names) {

    public LabelSet {
        names = List.copyOf(names);
        if (names.size() < 2) {
            throw new IllegalArgumentException("a label set needs at least 2 labels, found " + names);
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("labels must be distinct, found " + names);
        }
        if (names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a label must not be blank, found " + names);
        }
    }

    public static LabelSet of(String... names) {
        return new LabelSet(List.of(names));
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    /// The position of a label, or -1 where this set does not know it.
    public int indexOf(String name) {
        return names.indexOf(name);
    }
}
