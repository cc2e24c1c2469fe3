package io.tidings.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/// Which script a text is written in, by its ISO 15924 code.
public final class Scripts {

    /// The code of a text without a letter of any one script.
    public static final String UNDETERMINED = "Zyyy";

    private static final String OTHER = "Zzzz";
    private static final String JAPANESE = "Jpan";
    /// Enough to tell; the rest of a long text is not read.
    private static final int SAMPLE = 8_192;
    private static final Map<UnicodeScript, String> CODES = codes("""
            LATIN Latn, GREEK Grek, CYRILLIC Cyrl, ARMENIAN Armn, HEBREW Hebr, ARABIC Arab, SYRIAC Syrc, THAANA Thaa,
            DEVANAGARI Deva, BENGALI Beng, GURMUKHI Guru, GUJARATI Gujr, ORIYA Orya, TAMIL Taml, TELUGU Telu,
            KANNADA Knda, MALAYALAM Mlym, SINHALA Sinh, THAI Thai, LAO Laoo, TIBETAN Tibt, MYANMAR Mymr,
            GEORGIAN Geor, HANGUL Hang, ETHIOPIC Ethi, CHEROKEE Cher, CANADIAN_ABORIGINAL Cans, KHMER Khmr,
            MONGOLIAN Mong, HIRAGANA Hira, KATAKANA Kana, BOPOMOFO Bopo, HAN Hani, YI Yiii, TIFINAGH Tfng, NKO Nkoo,
            JAVANESE Java, BALINESE Bali, SUNDANESE Sund, CHAKMA Cakm, OL_CHIKI Olck, MEETEI_MAYEK Mtei, VAI Vaii,
            ADLAM Adlm, TAGALOG Tglg, COPTIC Copt""");

    private Scripts() {}

    /// The script that most letters of the text (of its first 8,192 chars) belong to: `Latn`, `Cyrl`, `Hang`.
    ///
    /// Han with Kana is `Jpan`, Han alone `Hani`. A text without letters is [#UNDETERMINED], one in a script
    /// that has no name here `Zzzz`. Of equally frequent scripts, the one that Unicode took in first.
    public static String dominant(String text) {
        var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int length = Math.min(text.length(), SAMPLE);
        int latin = 0;
        for (int i = 0; i < length;) {
            int codePoint = text.codePointAt(i);
            if (codePoint < 0x80) {
                int folded = codePoint | 0x20;
                latin += folded >= 'a' && folded <= 'z' ? 1 : 0;
            } else if (Character.isLetter(codePoint)) {
                letters.merge(UnicodeScript.of(codePoint), 1, Integer::sum);
            }
            i += Character.charCount(codePoint);
        }
        letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        letters.remove(UnicodeScript.COMMON);
        letters.remove(UnicodeScript.INHERITED);
        return mostFrequent(letters);
    }

    private static String mostFrequent(EnumMap<UnicodeScript, Integer> letters) {
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        int japanese = kana == 0 ? 0 : kana + letters.getOrDefault(UnicodeScript.HAN, 0);
        UnicodeScript best = UnicodeScript.COMMON;
        int most = 0;
        for (var entry : letters.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        if (most == 0) {
            return UNDETERMINED;
        }
        return japanese >= most ? JAPANESE : CODES.getOrDefault(best, OTHER);
    }

    private static Map<UnicodeScript, String> codes(String table) {
        var codes = new EnumMap<UnicodeScript, String>(UnicodeScript.class);
        for (String entry : table.split(",", -1)) {
            String[] pair = entry.strip().split(" ", 2);
            codes.put(UnicodeScript.valueOf(pair[0]), pair[1]);
        }
        return codes;
    }
}
