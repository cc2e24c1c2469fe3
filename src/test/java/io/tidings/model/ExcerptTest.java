package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    private final Excerpt excerpt = new Excerpt(5, 2);

    @Test
    void takesHeadAndTailOfALongTextAndAllOfAShortOne() {
        assertThat(excerpt.of(new int[]{2, 3, 4, 5, 6})).containsExactly(2, 3, 4, 5, 6);
        assertThat(excerpt.of(new int[]{2, 3, 4, 5, 6, 7, 8})).containsExactly(2, 3, 6, 7, 8);
        assertThat(excerpt.cuts(5)).isFalse();
        assertThat(excerpt.cuts(6)).isTrue();
    }

    @Test
    void readsAnEmptyTextAsOneUnknownWord() {
        assertThat(excerpt.of(new int[0])).containsExactly(1);
    }

    @Test
    void refusesAHeadThatIsLongerThanTheWhole() {
        assertThatThrownBy(() -> new Excerpt(5, 6)).hasMessageContaining("found 5 tokens, head 6");
        assertThatThrownBy(() -> new Excerpt(0, 0)).hasMessageContaining("at least 1 token");
    }
}
