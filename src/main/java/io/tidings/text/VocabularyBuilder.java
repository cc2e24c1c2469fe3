package io.tidings.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Counts tokens and keeps the frequent ones. Belongs to one thread; builders of several threads are merged.
///
/// Is a [TokenSink], so that texts are counted without making Strings: `tokenizer.tokenize(text, builder)`.
public final class VocabularyBuilder implements TokenSink {

    private final WordBuffer words = new WordBuffer(1 << 14);
    private final CountBuffer counts = new CountBuffer();
    private final TokenBuffer current = new TokenBuffer();

    VocabularyBuilder() {}

    @Override
    public void accept(TokenBuffer token) {
        add(token.source(), token.from(), token.length(), 1);
    }

    public VocabularyBuilder add(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            tokens.read(i, current);
            accept(current);
        }
        return this;
    }

    /// @throws IllegalArgumentException where the word is empty or holds half a surrogate pair, or the count is negative
    public VocabularyBuilder add(String word, long count) {
        if (word.isEmpty() || count < 0 || !wellFormed(word)) {
            throw new IllegalArgumentException(
                    "a word must be well-formed and not empty and its count not negative, found '"
                            + word + "' " + count);
        }
        char[] chars = word.toCharArray();
        add(chars, 0, chars.length, count);
        return this;
    }

    /// Adds all counts of another builder.
    public VocabularyBuilder addAll(VocabularyBuilder other) {
        for (int number = 0; number < other.words.size(); number++) {
            add(other.words.word(number), other.counts.get(number));
        }
        return this;
    }

    /// How many different words were seen.
    public int distinct() {
        return words.size();
    }

    /// The words seen at least `minCount` times, at most `maxSize` indices with the two reserved ones.
    public Vocabulary build(long minCount, int maxSize) {
        if (maxSize < Vocabulary.RESERVED) {
            throw new IllegalArgumentException(
                    "a vocabulary has at least " + Vocabulary.RESERVED + " indices, found maxSize " + maxSize);
        }
        String[] names = IntStream.range(0, words.size()).mapToObj(words::word).toArray(String[]::new);
        int[] kept = IntStream.range(0, names.length)
                .filter(number -> counts.get(number) >= minCount)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(number -> -counts.get(number))
                        .thenComparing(number -> names[number], VocabularyBuilder::compareCodePoints))
                .limit(maxSize - Vocabulary.RESERVED)
                .mapToInt(Integer::intValue)
                .toArray();
        var ordered = new WordBuffer(kept.length);
        for (int number : kept) {
            char[] chars = names[number].toCharArray();
            ordered.add(chars, 0, chars.length);
        }
        return new Vocabulary(ordered, Arrays.stream(kept).mapToLong(counts::get).toArray());
    }

    static boolean wellFormed(String word) {
        return word.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static int compareCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private void add(char[] chars, int from, int length, long count) {
        counts.add(words.add(chars, from, length), count);
    }

    private static final class CountBuffer {

        private long[] values = new long[1 << 14];

        void add(int number, long count) {
            if (number >= values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            values[number] += count;
        }

        long get(int number) {
            return values[number];
        }
    }
}
