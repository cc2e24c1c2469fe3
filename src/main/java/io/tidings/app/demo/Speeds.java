package io.tidings.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/// How fast reviews come out while a model is trained, and while none is. For one thread.
final class Speeds {

    private static final double NANOS = 1e9;

    private final Speed training = new Speed();
    private final Speed alone = new Speed();
    private long last = -1;

    private static final class Speed {

        private long reviews;
        private long nanos;

        double perSecond() {
            return nanos == 0 ? 0 : reviews * NANOS / nanos;
        }
    }

    /// A review came out.
    ///
    /// @param now  of [System#nanoTime()]
    /// @param busy whether a model is being trained
    void saw(long now, boolean busy) {
        if (last >= 0) {
            Speed speed = busy ? training : alone;
            speed.reviews++;
            speed.nanos += now - last;
        }
        last = now;
    }

    /// Reviews a second, 0 where there were none.
    Map<String, Double> perSecond() {
        var speeds = new LinkedHashMap<String, Double>();
        speeds.put("reviewsPerSecondAlone", Math.round(10 * alone.perSecond()) / 10.0);
        speeds.put("reviewsPerSecondTraining", Math.round(10 * training.perSecond()) / 10.0);
        return speeds;
    }
}
