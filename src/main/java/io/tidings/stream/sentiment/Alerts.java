package io.tidings.stream.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Compares a window with those before it.
final class Alerts {

    private final AlertSettings settings;
    private final Function<WindowKey, @Nullable Known> windows;

    /// @param windows what is known of a window; null where there was nothing in it
    Alerts(AlertSettings settings, Function<WindowKey, @Nullable Known> windows) {
        this.settings = settings;
        this.windows = windows;
    }

    /// @param baselineCount   reviews in the windows before
    /// @param baselineWindows how many of these held any
    record Raised(String label, Rise rise, long baselineCount, int baselineWindows) {}

    /// The labels whose share has risen and that were not told of before.
    List<Raised> of(WindowKey key, Known known) {
        if (settings.windows() == 0 || known.counts().count() < settings.minimum()) {
            return List.of();
        }
        Counts before = Counts.NONE;
        int held = 0;
        for (int back = 1; back <= settings.windows(); back++) {
            Known earlier = windows.apply(key.earlier(back));
            if (earlier != null) {
                before = before.plus(earlier.counts());
                held++;
            }
        }
        return before.count() < settings.minimum() ? List.of() : raised(known, before, held);
    }

    private List<Raised> raised(Known known, Counts before, int held) {
        var raised = new ArrayList<Raised>();
        Counts now = known.counts();
        for (String label : now.labels().keySet()) {
            Rise rise = Rise.of(now.of(label), now.count(), before.of(label), before.count());
            if (rise.share() - rise.baseline() >= settings.rise() && rise.probability() <= settings.level()
                    && !known.told().contains(label)) {
                raised.add(new Raised(label, rise, before.count(), held));
            }
        }
        return raised;
    }
}
