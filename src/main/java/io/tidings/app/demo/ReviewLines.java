package io.tidings.app.demo;

import java.util.Locale;

import io.tidings.app.Paint;
import io.tidings.event.LabeledReview;

/// How an outcome looks on one line of the screen: subject, label, confidence, as much of the text as fits.
///
/// @param columns the screen's width
/// @param labels  the width of the longest label
record ReviewLines(int columns, int labels, Paint paint) {

    private static final int WIDEST_SUBJECT = 22;
    private static final int SUBJECT_SHARE = 4;
    private static final int CONFIDENCE = 5;
    private static final int GAPS = 6;
    private static final int LEAST_TEXT = 10;
    private static final int PERCENT = 100;

    String line(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Labeled labeled -> labeled(labeled.event());
            case Outcome.DeadLetter letter -> deadLetter(letter);
        };
    }

    private String labeled(LabeledReview event) {
        // A question mark behind the label says that the model is not sure.
        String label = Paint.cell(event.getLabel() + (event.getUncertain() ? "?" : ""), labels + 1);
        String confidence = String.format(Locale.ROOT, "%3d %%", Math.round(event.getConfidence() * PERCENT));
        return paint.bold(Paint.cell(event.getSubject(), subject())) + "  " + coloured(event, label) + "  "
                + paint.faint(confidence) + "  " + Paint.printable(event.getText().orElse(""), text());
    }

    private String deadLetter(Outcome.DeadLetter letter) {
        String place = "partition " + letter.position().partition() + ", offset " + letter.position().offset();
        return paint.yellow(Paint.printable("dead letter: " + letter.reason() + " (" + place + ")", columns));
    }

    private String coloured(LabeledReview event, String label) {
        if (event.getUncertain()) {
            return paint.yellow(label);
        }
        return switch (event.getLabel().toLowerCase(Locale.ROOT)) {
            case "pos", "positive" -> paint.green(label);
            case "neg", "negative" -> paint.red(label);
            default -> paint.bold(label);
        };
    }

    private int subject() {
        return Math.min(WIDEST_SUBJECT, columns / SUBJECT_SHARE);
    }

    private int text() {
        return Math.max(LEAST_TEXT, columns - subject() - labels - 1 - CONFIDENCE - GAPS);
    }
}
