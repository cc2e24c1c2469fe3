package io.tidings.training;

import java.util.SplittableRandom;

/// Texts of fillers with one A and one B: class 1 where A comes first. Every class has the same bag of words, so only a
/// model that reads in order can tell them apart.
final class OrderTask {

    static final int VOCABULARY = 12;

    private static final int A = 2;
    private static final int B = 3;
    private static final int FIRST_FILLER = 4;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 14;

    private OrderTask() {}

    static Samples samples(int count, long seed) {
        var random = new SplittableRandom(seed);
        int[][] texts = new int[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int[] text = random.ints(random.nextInt(SHORTEST, LONGEST + 1), FIRST_FILLER, VOCABULARY).toArray();
            int first = random.nextInt(text.length - 1);
            int second = random.nextInt(first + 1, text.length);
            labels[i] = random.nextInt(2);
            text[first] = labels[i] == 1 ? A : B;
            text[second] = labels[i] == 1 ? B : A;
            texts[i] = text;
        }
        return Samples.of(texts, labels, 2);
    }

    /// The same texts with every label wrong.
    static Samples wrong(Samples samples) {
        int[] labels = new int[samples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 1 - samples.label(i);
        }
        return Samples.of(samples.texts(), labels, 2);
    }
}
