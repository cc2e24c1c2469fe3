package io.tidings.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.tidings.text.Vocabulary;

/// Texts that nobody wrote, for rehearsal without the texts that a model was trained on (pseudo-rehearsal, Robins
/// 1995): words drawn as often as the vocabulary counted them, tilted towards one of the labels by what the linear
/// baseline thinks of each word. A model file holds all that is needed.
///
/// Measured on the bundled model taught by 480 airline tweets: without them accuracy on film reviews falls from 88.9
/// to 62 %, with 1,440 of them to 88.5, while accuracy on tweets rises as far as without.
final class PseudoTexts {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 240;
    private static final double STRENGTH = 0.5;
    private static final double LARGEST_TILT = 3;
    /// Tilts towards each label; many enough that no two neighbours differ much.
    private static final int LEVELS = 8;

    private final Vocabulary words;
    private final LinearBaseline baseline;

    /// @param words the vocabulary, or the beginning of it that the baseline knows
    PseudoTexts(Vocabulary words, LinearBaseline baseline) {
        this.words = words;
        this.baseline = baseline;
    }

    /// @return `count` texts as vocabulary indices, the same for the same seed; none where nothing was ever counted
    List<int[]> make(int count, int longest, long seed) {
        var random = new SplittableRandom(seed);
        var texts = new ArrayList<int[]>(count);
        double[][] shares = new double[LEVELS * baseline.classes()][];
        for (int i = 0; i < count; i++) {
            int tilt = random.nextInt(shares.length);
            if (shares[tilt] == null) {
                shares[tilt] = cumulative(tilt / LEVELS, tilt % LEVELS);
            }
            double total = shares[tilt][words.size() - 1];
            if (total == 0) {
                return List.of();
            }
            int[] text = new int[length(Math.min(longest, LONGEST), random)];
            for (int t = 0; t < text.length; t++) {
                text[t] = draw(shares[tilt], random.nextDouble() * total);
            }
            texts.add(text);
        }
        return texts;
    }

    /// As many short texts as long ones: evenly spread over the logarithm.
    private static int length(int most, SplittableRandom random) {
        double least = Math.log(Math.min(SHORTEST, most));
        return (int) Math.round(Math.exp(least + random.nextDouble() * (Math.log(most) - least)));
    }

    /// The words' shares, each with all before it.
    private double[] cumulative(int label, int level) {
        double[] evidence = new double[words.size()];
        double squares = 0;
        for (int word = Vocabulary.UNKNOWN + 1; word < evidence.length; word++) {
            evidence[word] = baseline.evidence(word, label);
            squares += evidence[word] * evidence[word];
        }
        double scale = STRENGTH * 2 * level / (LEVELS - 1) / Math.max(1e-9, Math.sqrt(squares / evidence.length));
        double sum = 0;
        for (int word = 0; word < evidence.length; word++) {
            double tilt = Math.clamp(scale * evidence[word], -LARGEST_TILT, LARGEST_TILT);
            sum += words.count(word) * Math.exp(tilt);
            evidence[word] = sum;
        }
        return evidence;
    }

    private static int draw(double[] cumulative, double at) {
        int found = Arrays.binarySearch(cumulative, at);
        return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
