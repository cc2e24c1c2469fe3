package io.tidings.event;

import java.util.HexFormat;

/// Makes foreign data fit for a message: short, on one line, with nothing that a terminal obeys.
final class Excerpt {

    private static final int CHARACTERS = 60;
    private static final int BYTES = 8;

    private Excerpt() {}

    static String of(String text) {
        return of(text, CHARACTERS);
    }

    static String of(String text, int characters) {
        var line = new StringBuilder();
        text.codePoints().limit(characters).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    line.append(String.format("\\u%04x", c));
                default -> line.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > characters ? line + "..." : line.toString();
    }

    static String of(byte[] bytes) {
        if (bytes.length == 0) {
            return "nothing";
        }
        String start = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, Math.min(BYTES, bytes.length));
        return bytes.length > BYTES ? start + " ..." : start;
    }
}
