package io.tidings.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Splits reviews in two parts so that no group stands in both.
///
/// A validation part that shares films or products with the training part flatters the model: it then knows
/// the names in the text. Groups are those of [LabeledText#group()].
///
/// @param training   in the order of the input
/// @param validation in the order of the input
public record GroupSplit(List<LabeledText> training, List<LabeledText> validation) {

    public GroupSplit {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /// Puts whole groups, in an order that depends on nothing but their names and the seed, into the validation part
    /// until that has its share of the reviews.
    ///
    /// @param fraction of the reviews for validation, from 0 up to but not 1
    public static GroupSplit of(List<LabeledText> reviews, double fraction, long seed) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("the validation fraction must be from 0 up to but not 1, found "
                    + fraction);
        }
        var sizes = new LinkedHashMap<String, Integer>();
        reviews.forEach(review -> sizes.merge(group(review), 1, Integer::sum));
        Set<String> chosen = choose(sizes, Math.round(fraction * reviews.size()), seed);
        var training = new ArrayList<LabeledText>();
        var validation = new ArrayList<LabeledText>();
        reviews.forEach(review -> (chosen.contains(group(review)) ? validation : training).add(review));
        return new GroupSplit(training, validation);
    }

    private static Set<String> choose(Map<String, Integer> sizes, long wanted, long seed) {
        var order = new ArrayList<>(sizes.entrySet());
        order.sort(Comparator.<Map.Entry<String, Integer>>comparingLong(group -> mixed(group.getKey(), seed))
                .thenComparing(Map.Entry::getKey));
        var chosen = new HashSet<String>();
        long taken = 0;
        for (var group : order) {
            int size = group.getValue();
            // A group that would overshoot by more than it fills is left to the training part.
            if (taken < wanted && taken + size - wanted <= wanted - taken) {
                chosen.add(group.getKey());
                taken += size;
            }
        }
        return chosen;
    }

    private static String group(LabeledText review) {
        return review.group() == null ? "\0" + review.id() + "\0" + review.line() : review.group();
    }

    private static long mixed(String group, long seed) {
        long hash = 0xcbf29ce484222325L; // FNV-1a over chars, so that the order is the same on every machine
        for (int i = 0; i < group.length(); i++) {
            hash = (hash ^ group.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(hash ^ seed).nextLong();
    }
}
