package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void aPositionIsNewOnce() {
        var ledger = new Ledger(2);
        assertThat(ledger.enter(new Position(1, 7))).isTrue();
        assertThat(ledger.enter(new Position(1, 7))).isFalse();
        assertThat(ledger.enter(new Position(0, 7))).isTrue();
        assertThat(ledger.size()).isEqualTo(2);
        assertThat(ledger.contains(new Position(1, 7))).isTrue();
        assertThat(ledger.contains(new Position(1, 8))).isFalse();
    }

    @Test
    void positionsThatCannotBeOursAreNeverIn() {
        var ledger = new Ledger(2);
        assertThat(ledger.enter(new Position(2, 0))).isFalse();
        assertThat(ledger.enter(new Position(-1, 0))).isFalse();
        assertThat(ledger.enter(new Position(0, -1))).isFalse();
        assertThat(ledger.enter(new Position(0, Ledger.LARGEST_OFFSET + 1))).isFalse();
        assertThat(ledger.size()).isZero();
    }

    @Test
    void countsWhatAnotherLacks() {
        var sent = new Ledger(2);
        var found = new Ledger(2);
        for (int i = 0; i < 10; i++) {
            sent.enter(new Position(i % 2, i));
            found.enter(new Position(i % 2, i + 2));
        }
        assertThat(sent.missingFrom(found)).isEqualTo(2);
        assertThat(found.missingFrom(sent)).isEqualTo(2);
        assertThat(sent.missingFrom(sent)).isZero();
    }

    @Test
    void cutsAtAnOffsetOfEachPartition() {
        var ledger = new Ledger(3);
        for (int offset = 0; offset < 5; offset++) {
            ledger.enter(new Position(0, offset));
            ledger.enter(new Position(1, offset));
            ledger.enter(new Position(2, offset));
        }
        Ledger below = ledger.below(Map.of(0, 2L, 1, 100L));
        assertThat(below.size()).isEqualTo(7);
        assertThat(below.contains(new Position(0, 1))).isTrue();
        assertThat(below.contains(new Position(0, 2))).isFalse();
        assertThat(below.contains(new Position(2, 0))).isFalse();
    }
}
