package io.tidings.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(strings = {"2015-02-24T19:35:52Z", "2015-02-24T19:35:52", "2015-02-24 19:35:52",
            "2015-02-24 11:35:52 -0800", "2015-02-24T11:35:52-08:00", "2015-02-24 11:35:52-08", "1424806552000"})
    void readsOneMomentHoweverItIsWritten(String written) {
        assertThat(Times.parse(written)).isEqualTo(Instant.parse("2015-02-24T19:35:52Z"));
    }

    @Test
    void keepsFractionsAndReadsDates() {
        assertThat(Times.parse("2015-02-24T19:35:52.123456Z")).isEqualTo(Instant.parse("2015-02-24T19:35:52.123456Z"));
        assertThat(Times.parse("2015-02-24")).isEqualTo(Instant.parse("2015-02-24T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "24.02.2015", "2015-02-30", "2015-02-24T", "2015-02-24 25:00:00",
            "1e9"})
    void knowsWhatIsNoTime(String written) {
        assertThat(Times.parse(written)).isNull();
    }
}
