package io.tidings.text;

/// Orthographic clusters of scripts that write no spaces between words: a consonant with the vowels before, above,
/// below and behind it, about a syllable.
///
/// A dictionary would find words, but differs by platform and misses slang; a recurrent network composes syllables
/// by itself, as it does Han and Hangul.
final class Clusters {

    private static final String LEADING = "เแโใไເແໂໃໄ";
    private static final String FOLLOWING = "ะาำๅະາຳ";
    /// Signs that stack the next consonant below: Khmer coeng, Myanmar virama, Tai Tham sakot, Javanese, Balinese.
    private static final String STACKING = "\u17D2\u1039\u1A60\uA9C0\u1B44";

    private Clusters() {}

    static int end(char[] text, int at, int length) {
        int i = at;
        if (LEADING.indexOf(text[i]) >= 0 && isCluster(text, i + 1, length)) {
            i++;
        }
        i++;
        while (i < length) {
            if (CharKinds.ofChar(text[i]) == CharKinds.MARK) {
                i += STACKING.indexOf(text[i]) >= 0 && isCluster(text, i + 1, length) ? 2 : 1;
            } else if (FOLLOWING.indexOf(text[i]) >= 0) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isCluster(char[] text, int at, int length) {
        return at < length && CharKinds.ofChar(text[at]) == CharKinds.CLUSTER;
    }
}
