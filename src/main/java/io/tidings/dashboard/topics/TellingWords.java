package io.tidings.dashboard.topics;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.tidings.dashboard.view.TellingWord;
import io.tidings.text.Tokenizer;
import io.tidings.text.TokenizerSettings;
import io.tidings.text.Tokens;

/// The words by which two groups of texts are told apart: log-odds ratios with an informative Dirichlet prior (Monroe,
/// Colaresi and Quinn, 2008, "Fightin' Words", equations 15 to 22). The prior is how often a word stands in both groups,
/// so rare words must show a larger difference, and words that stand everywhere show none: no list of stop words is
/// needed, in any language. A word counts once a text, so that nobody is loud by repeating.
///
/// @param first  words of the first group, most telling first
/// @param second of the second
record TellingWords(List<TellingWord> first, List<TellingWord> second) {

    static final TellingWords NONE = new TellingWords(List.of(), List.of());

    private static final int MOST = 15;
    private static final int LEAST_COUNT = 3;
    /// Below this a difference is as likely by chance as not worth telling: two-sided 5 %.
    private static final double LEAST_SCORE = 1.96;
    /// How many words the prior weighs, at most.
    private static final double PRIOR = 500;
    private static final Tokenizer TOKENIZER = new Tokenizer(TokenizerSettings.DEFAULT.withMaxTokens(2_000));

    /// How many texts of each group have a word.
    private static final class CountState {

        private int first;
        private int second;

        int both() {
            return first + second;
        }
    }

    static TellingWords of(List<String> first, List<String> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return NONE;
        }
        var counts = new HashMap<String, CountState>();
        first.forEach(text -> words(text).forEach(word -> count(counts, word).first++));
        second.forEach(text -> words(text).forEach(word -> count(counts, word).second++));
        double ofFirst = counts.values().stream().mapToInt(count -> count.first).sum();
        double ofSecond = counts.values().stream().mapToInt(count -> count.second).sum();
        var telling = new ArrayList<TellingWord>();
        counts.forEach((word, count) -> {
            if (count.both() >= LEAST_COUNT) {
                telling.add(new TellingWord(word, score(count, ofFirst, ofSecond), count.both()));
            }
        });
        telling.sort(Comparator.comparingDouble(TellingWord::score).reversed().thenComparing(TellingWord::word));
        return new TellingWords(
                telling.stream().filter(word -> word.score() >= LEAST_SCORE).limit(MOST).toList(),
                telling.reversed()
                        .stream()
                        .filter(word -> word.score() <= -LEAST_SCORE)
                        .limit(MOST)
                        .map(word -> new TellingWord(word.word(), -word.score(), word.count()))
                        .toList());
    }

    private static CountState count(Map<String, CountState> counts, String word) {
        return counts.computeIfAbsent(word, _ -> new CountState());
    }

    private static double score(CountState count, double ofFirst, double ofSecond) {
        double all = ofFirst + ofSecond;
        double weight = Math.min(PRIOR, all);
        double prior = weight * count.both() / all;
        double first = count.first + prior;
        double second = count.second + prior;
        double difference = Math.log(first / (ofFirst + weight - first))
                - Math.log(second / (ofSecond + weight - second));
        return difference / Math.sqrt(1 / first + 1 / second);
    }

    private static HashSet<String> words(String text) {
        Tokens tokens = TOKENIZER.tokenize(text);
        var words = new HashSet<String>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.token(i);
            if (!token.codePoints().anyMatch(TellingWords::speaks)) {
                continue;
            }
            if (!isPart(token)) {
                words.add(token);
            } else if (joins(tokens, i)) {
                words.add(token + tokens.token(i + 1));
            } else if (i == 0 || !joins(tokens, i - 1)) {
                words.add(token);
            }
        }
        return words;
    }

    /// Whether a token is one character of a script that does not part its words, or whose words are read character by
    /// character. Two of them in a row make a better word than one.
    private static boolean isPart(String token) {
        int codePoint = token.codePointAt(0);
        return token.length() == Character.charCount(codePoint) && switch (UnicodeScript.of(codePoint)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean joins(Tokens tokens, int first) {
        return first + 1 < tokens.size() && tokens.end(first) == tokens.start(first + 1)
                && isPart(tokens.token(first)) && isPart(tokens.token(first + 1));
    }

    /// Letters, and symbols such as emoji; not digits and punctuation.
    private static boolean speaks(int codePoint) {
        return Character.isLetter(codePoint) || Character.getType(codePoint) == Character.OTHER_SYMBOL;
    }
}
