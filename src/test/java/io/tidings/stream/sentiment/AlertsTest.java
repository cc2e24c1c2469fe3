package io.tidings.stream.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final WindowSize HOUR = new WindowSize(3_600_000);
    private static final Whose KETTLE = new Whose("kettle");

    private final Map<WindowKey, Known> windows = new HashMap<>();
    private final Alerts alerts = new Alerts(AlertSettings.defaults(), windows::get);

    @Test
    void aRiseIsToldWithWhatItWasComparedWith() {
        window(1, 10, 90);
        window(3, 20, 80);

        assertThat(at(5, 18, 12)).singleElement().satisfies(raised -> {
            assertThat(raised.label()).isEqualTo("neg");
            assertThat(raised.rise().share()).isEqualTo(0.6);
            assertThat(raised.rise().baseline()).isEqualTo(0.15);
            assertThat(raised.baselineCount()).isEqualTo(200);
            assertThat(raised.baselineWindows()).isEqualTo(2);
        });
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        window(1, 10, 90);

        Known known = known(18, 12).told("neg");

        assertThat(alerts.of(key(5), known)).isEmpty();
    }

    @Test
    void aSmallWindowGivesNoAlert() {
        window(1, 10, 90);

        assertThat(at(2, 29, 0)).isEmpty();
        assertThat(at(2, 30, 0)).isNotEmpty();
    }

    @Test
    void aSmallBaselineGivesNoAlert() {
        window(1, 1, 28);
        assertThat(at(2, 100, 0)).isEmpty();

        window(1, 1, 29);
        assertThat(at(2, 100, 0)).isNotEmpty();
    }

    @Test
    void aSmallRiseGivesNoAlertHoweverSurelyItIsNoChance() {
        window(1, 10_000, 90_000);

        assertThat(at(2, 19_900, 80_100)).isEmpty();
        assertThat(at(2, 20_000, 80_000)).isNotEmpty();
    }

    @Test
    void windowsBeforeTheBaselineDoNotCount() {
        window(0, 90, 10);
        window(1, 10, 90);

        assertThat(at(24, 50, 50)).isEmpty();
        assertThat(at(25, 50, 50)).isNotEmpty();
    }

    @Test
    void otherSubjectsAndSizesDoNotCount() {
        windows.put(new WindowKey(HOUR, 0, Whose.ALL), known(10, 90));
        windows.put(new WindowKey(new WindowSize(1_800_000), 3_600_000, KETTLE), known(10, 90));

        assertThat(at(1, 100, 0)).isEmpty();
    }

    @Test
    void ofAStationaryStreamHardlyAnyWindowRaisesAnAlertThoughItIsLookedAtAsItFillsSeed11() {
        var anyRise = new Alerts(new AlertSettings("alerts", 0.0001, 0.0, 30, 24), windows::get);
        var random = new Random(11);
        int raised = 0;
        int hours = 20_000;
        for (int hour = 0; hour < hours; hour++) {
            Known known = Known.NOTHING;
            for (int i = 0; i < 200; i++) {
                known = known.plus(Counts.one(random.nextDouble() < 0.3 ? "neg" : "pos", 1));
                if (i % 10 == 9) {
                    for (Alerts.Raised one : anyRise.of(key(hour), known)) {
                        known = known.told(one.label());
                        raised++;
                    }
                }
            }
            windows.put(key(hour), known);
            windows.remove(key(hour - 25));
        }

        // Two labels an hour, each looked at 18 times: more than the level for one look, less than for 18.
        assertThat((double) raised / (2 * hours)).isLessThan(18 * 0.0001);
    }

    private List<Alerts.Raised> at(int hour, long negative, long positive) {
        return alerts.of(key(hour), known(negative, positive));
    }

    private void window(int hour, long negative, long positive) {
        windows.put(key(hour), known(negative, positive));
    }

    private static WindowKey key(int hour) {
        return new WindowKey(HOUR, hour * HOUR.millis(), KETTLE);
    }

    private static Known known(long negative, long positive) {
        return Known.NOTHING.plus(new Counts(new TreeMap<>(Map.of("neg", negative, "pos", positive)), 0, 0));
    }
}
