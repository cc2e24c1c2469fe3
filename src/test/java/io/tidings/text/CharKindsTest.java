package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

class CharKindsTest {

    /// Segment-wise NFC is right only where a segment never starts with what would compose with the one before.
    @Test
    void whateverEndsADecompositionIsKnownToCompose() {
        var missed = new ArrayList<String>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            String composed = Character.toString(c);
            String decomposed = Normalizer.normalize(composed, Form.NFD);
            int first = decomposed.codePointAt(0);
            int second = decomposed.codePointBefore(decomposed.length());
            boolean composes = Normalizer.isNormalized(composed, Form.NFC)
                    && decomposed.length() > Character.charCount(first);
            if (composes && !CharKinds.composes(second)) {
                missed.add(Integer.toHexString(second) + " in " + Integer.toHexString(c));
            }
            if (!Normalizer.isNormalized(composed, Form.NFC) && !CharKinds.composes(c)) {
                missed.add(Integer.toHexString(c));
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void foldingIsDoneAtOnceAndLeavesNormalisedTextNormalised() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int folded = CharKinds.fold(c);
            assertThat(CharKinds.fold(folded)).as(Integer.toHexString(c)).isEqualTo(folded);
            if (c >= 0xA0 && Normalizer.isNormalized(Character.toString(c), Form.NFC)) {
                assertThat(Normalizer.isNormalized(Character.toString(folded), Form.NFC)).as(Integer.toHexString(c))
                        .isTrue();
            }
        }
    }
}
