package io.tidings.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words a model knows, each with its index and how often it was seen. Immutable; any number of threads may share one.
///
/// Index 0 pads, index 1 stands for every word that is not known; the words follow, the most frequent first,
/// words of equal count in code point order. The same counts give the same vocabulary, byte for byte.
public final class Vocabulary {

    public static final int PADDING = 0;
    public static final int UNKNOWN = 1;

    static final int RESERVED = 2;

    private static final String PADDING_NAME = "<pad>";
    private static final String UNKNOWN_NAME = "<unk>";

    private final WordBuffer words;
    private final long[] counts; // [words], without the reserved indices

    /// @param words  in index order, without the reserved ones; never changed again
    /// @param counts how often each was seen, owned by the vocabulary from here on
    Vocabulary(WordBuffer words, long[] counts) {
        this.words = words;
        this.counts = counts;
    }

    /// Starts counting.
    public static VocabularyBuilder builder() {
        return new VocabularyBuilder();
    }

    /// This vocabulary with the words of another that it lacks behind its own, whose indices stay what they are.
    ///
    /// Since counts never increase from word to word, a new word's count is at most that of the last one here.
    ///
    /// @param most how many words are added at the most, the most frequent first
    public Vocabulary plus(Vocabulary other, int most) {
        int before = words.size();
        var grown = new WordBuffer(before + most);
        for (int number = 0; number < before; number++) {
            addTo(grown, words.word(number));
        }
        long[] counted = Arrays.copyOf(counts, before + Math.min(most, other.words.size()));
        for (int number = 0; number < other.words.size() && grown.size() < before + most; number++) {
            int at = grown.size();
            addTo(grown, other.words.word(number));
            if (grown.size() > at) {
                counted[at] = at == 0 ? other.counts[number] : Math.min(counted[at - 1], other.counts[number]);
            }
        }
        return new Vocabulary(grown, Arrays.copyOf(counted, grown.size()));
    }

    private static void addTo(WordBuffer words, String word) {
        char[] chars = word.toCharArray();
        words.add(chars, 0, chars.length);
    }

    /// Reads what [#toBytes()] wrote.
    ///
    /// @throws VocabularyFormatException where the bytes are not a vocabulary of a known version
    public static Vocabulary ofBytes(byte[] bytes) {
        return VocabularyFormat.read(bytes);
    }

    /// The stable form described at [VocabularyFormat].
    public byte[] toBytes() {
        return VocabularyFormat.write(this);
    }

    /// SHA-256 of [#toBytes()] in lower-case hexadecimal digits.
    public String hash() {
        return VocabularyFormat.hash(toBytes());
    }

    /// All indices, the two reserved ones included.
    public int size() {
        return words.size() + RESERVED;
    }

    /// The word at an index; `<pad>` and `<unk>` for the reserved ones.
    public String word(int index) {
        return switch (index) {
            case PADDING -> PADDING_NAME;
            case UNKNOWN -> UNKNOWN_NAME;
            default -> words.word(index - RESERVED);
        };
    }

    /// All words in index order, the reserved ones included.
    public List<String> words() {
        var all = new ArrayList<String>(size());
        for (int index = 0; index < size(); index++) {
            all.add(word(index));
        }
        return List.copyOf(all);
    }

    /// How often the word was seen when the vocabulary was built; 0 for the reserved indices.
    public long count(int index) {
        return index < RESERVED ? 0 : counts[index - RESERVED];
    }

    /// The index of a token as the tokenizer writes it, or [#UNKNOWN].
    public int indexOf(CharSequence token) {
        if (token instanceof TokenBuffer buffer) {
            return indexOf(buffer.source(), buffer.from(), buffer.length());
        }
        return indexOf(token.toString().toCharArray(), 0, token.length());
    }

    /// The index of the word in a range of chars, or [#UNKNOWN].
    public int indexOf(char[] chars, int from, int length) {
        int number = words.find(chars, from, length);
        return number < 0 ? UNKNOWN : number + RESERVED;
    }

    /// The index of each token.
    public int[] encode(Tokens tokens) {
        var indices = new int[tokens.size()];
        var token = new TokenBuffer();
        for (int i = 0; i < indices.length; i++) {
            tokens.read(i, token);
            indices[i] = indexOf(token);
        }
        return indices;
    }

    @Override
    public String toString() {
        return "vocabulary of " + words.size() + " words";
    }
}
