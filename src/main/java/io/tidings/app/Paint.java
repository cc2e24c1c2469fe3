package io.tidings.app;

import org.jline.utils.WCWidth;

/// Colours text for a terminal (ECMA-48 SGR), or leaves it as it is.
///
/// Text that came from outside goes through [#printable] first: a review must not move the cursor or set a title.
///
/// @param colours whether to colour at all
public record Paint(boolean colours) {

    private static final String ESCAPE = "\u001b[";

    public String green(String text) {
        return painted("32", text);
    }

    public String red(String text) {
        return painted("31", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    /// The text on one line, without control and direction-changing characters, cut to a width.
    ///
    /// @param columns the terminal columns it may take; wide characters count twice, a cut is marked by `…`
    public static String printable(String text, int columns) {
        var line = new StringBuilder();
        int width = 0;
        int beforeEllipsis = 0;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            int shown = unsafe(codePoint) ? ' ' : codePoint;
            if (shown == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ')) {
                continue;
            }
            width += Math.max(0, WCWidth.wcwidth(shown));
            if (width > columns) {
                line.setLength(beforeEllipsis);
                return line.append('…').toString();
            }
            line.appendCodePoint(shown);
            beforeEllipsis = width < columns ? line.length() : beforeEllipsis;
        }
        return line.toString().stripTrailing();
    }

    /// The text with a space for each control or direction-changing character, neither cut nor trimmed.
    public static String safe(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> line.appendCodePoint(unsafe(codePoint) ? ' ' : codePoint));
        return line.toString();
    }

    /// [#printable] and then spaces, so that what follows begins in the same column on each line.
    public static String cell(String text, int columns) {
        String shown = printable(text, columns);
        int width = shown.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
        return shown + " ".repeat(Math.max(0, columns - width));
    }

    private static boolean unsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Format characters reorder what is shown, except the joiner that holds emoji together.
            case Character.FORMAT -> codePoint != 0x200d;
            default -> false;
        };
    }

    private String painted(String code, String text) {
        return colours ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
