package io.tidings.app.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidings.classify.Explanation;
import io.tidings.classify.Word;
import io.tidings.model.Lime;
import io.tidings.model.LstmClassifier;
import org.jspecify.annotations.Nullable;

/// Collects what an [Agreement] says, a review at a time.
final class AgreementState {

    private static final int TOP = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final LstmClassifier classifier;
    private final @Nullable Lime lime;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> limeMillis = new ArrayList<>();
    private final List<Double> overlaps = new ArrayList<>();
    private final List<Double> correlations = new ArrayList<>();
    private final List<Double> completeness = new ArrayList<>();
    private long tokens;
    private long weighed;
    private long sameSign;

    AgreementState(LstmClassifier classifier, @Nullable Lime lime) {
        this.classifier = classifier;
        this.lime = lime;
    }

    void add(String text) {
        long start = System.nanoTime();
        Explanation found = classifier.explain(text);
        millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        completeness.add(found.completeness());
        tokens += found.classification().tokens();
        if (lime != null) {
            long limeStart = System.nanoTime();
            List<Word> said = lime.explain(text);
            limeMillis.add((System.nanoTime() - limeStart) / NANOS_PER_MILLI);
            compare(found, said);
        }
    }

    private void compare(Explanation found, List<Word> said) {
        Set<Integer> mine = top(found.words());
        Set<Integer> both = new HashSet<>(mine);
        both.retainAll(top(said));
        if (!mine.isEmpty()) {
            overlaps.add((double) both.size() / mine.size());
        }
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).weight() != 0) {
                theirs.add(said.get(i).weight());
                ours.add(found.words().get(i).weight());
            }
        }
        weighed += theirs.size();
        for (int i = 0; i < theirs.size(); i++) {
            sameSign += Math.signum(theirs.get(i)) == Math.signum(ours.get(i)) ? 1 : 0;
        }
        if (theirs.size() > 2) {
            correlations.add(spearman(ours, theirs));
        }
    }

    private static Set<Integer> top(List<Word> words) {
        return words.stream()
                .filter(word -> word.weight() != 0)
                .sorted(Comparator.comparingDouble(word -> -Math.abs(word.weight())))
                .limit(TOP)
                .map(Word::start)
                .collect(Collectors.toSet());
    }

    /// Ties, which weights hardly have, take the order of the text.
    static double spearman(List<Double> a, List<Double> b) {
        int[] ranksOfA = ranks(a);
        int[] ranksOfB = ranks(b);
        double squares = 0;
        for (int i = 0; i < ranksOfA.length; i++) {
            squares += Math.pow((double) ranksOfA[i] - ranksOfB[i], 2);
        }
        double n = ranksOfA.length;
        return 1 - 6 * squares / (n * (n * n - 1));
    }

    private static int[] ranks(List<Double> values) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(values::get));
        var ranks = new int[values.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
    }

    Agreement result() {
        boolean asked = !limeMillis.isEmpty();
        return new Agreement(millis.size(), median(millis), millis.isEmpty() ? 0 : (double) tokens / millis.size(),
                completeness.stream().mapToDouble(each -> each).min().orElse(1),
                completeness.stream().mapToDouble(each -> each).max().orElse(1), asked ? median(limeMillis) : null,
                asked ? mean(overlaps) : null, asked && weighed > 0 ? (double) sameSign / weighed : null,
                asked ? mean(correlations) : null);
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElse(0);
    }
}
