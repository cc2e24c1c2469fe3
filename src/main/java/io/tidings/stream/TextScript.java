package io.tidings.stream;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/// Tells the script of a text, such as LATIN or HANGUL: the one that most of its first letters belong to.
final class TextScript {

    /// Enough to tell, few enough to cost nothing beside the scoring.
    private static final int LETTERS = 200;

    private TextScript() {}

    /// The name of a Unicode script (UAX #24); `COMMON` where the text has no letters.
    static String of(String text) {
        int latin = 0;
        int letters = 0;
        var others = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        for (int i = 0; i < text.length() && letters < LETTERS;) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
                    latin++;
                    letters++;
                }
            } else if (Character.isLetter(c)) {
                others.merge(UnicodeScript.of(c), 1, Integer::sum);
                letters++;
            }
        }
        if (letters == 0) {
            return UnicodeScript.COMMON.name();
        }
        if (latin > 0) {
            others.merge(UnicodeScript.LATIN, latin, Integer::sum);
        }
        return others.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey().name();
    }
}
