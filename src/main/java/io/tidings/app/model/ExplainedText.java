package io.tidings.app.model;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import io.tidings.app.Paint;
import io.tidings.app.Surroundings;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;

/// An explanation for people: the label, in a terminal the text with its words shaded by weight, and a table of the
/// weightiest words.
final class ExplainedText {

    private static final double STRONG = 0.5;
    private static final double SLIGHT = 0.1;
    private static final int WORD_COLUMNS = 24;

    private final PrintStream out;
    private final Paint paint;
    private final int top;

    ExplainedText(Surroundings surroundings, int top) {
        this.out = surroundings.out();
        this.paint = surroundings.paint();
        this.top = top;
    }

    void print(Explained explained) {
        Scores scores = explained.explanation().classification().scores();
        out.printf(Locale.ROOT, "%s %.3f%n", paint.bold(scores.label()), scores.confidence());
        if (paint.colours()) {
            out.println(shaded(explained));
        }
        table(explained, explained.explanation().deciding(top));
        if (explained.lime() != null) {
            out.println("LIME, by change of probability:");
            table(explained, Explained.weighty(explained.lime())
                    .stream()
                    .sorted((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())))
                    .limit(top)
                    .toList());
        }
    }

    private void table(Explained explained, List<Word> words) {
        for (Word word : words) {
            String weight = String.format(Locale.ROOT, "%+8.3f", word.weight());
            out.printf(Locale.ROOT, "%s  %s%n", word.weight() > 0 ? paint.green(weight) : paint.red(weight),
                    Paint.printable(explained.part(word), WORD_COLUMNS));
        }
    }

    /// Green speaks for the label, red against it; bold where a word has at least half of the largest weight.
    private String shaded(Explained explained) {
        String text = explained.text();
        List<Word> words = explained.explanation().words();
        double largest = words.stream().mapToDouble(word -> Math.abs(word.weight())).max().orElse(1);
        var line = new StringBuilder();
        int at = 0;
        for (Word word : words) {
            line.append(paint.faint(Paint.safe(text.substring(at, word.start()))));
            line.append(shaded(Paint.safe(explained.part(word)), word.weight() / Math.max(largest, Double.MIN_NORMAL)));
            at = word.end();
        }
        return line.append(paint.faint(Paint.safe(text.substring(at)))).toString();
    }

    private String shaded(String word, double share) {
        if (Math.abs(share) < SLIGHT) {
            return word;
        }
        String coloured = share > 0 ? paint.green(word) : paint.red(word);
        return Math.abs(share) < STRONG ? coloured : paint.bold(coloured);
    }
}
